/** A values file that refers to the consolidated Secret. As the last one it also wins over plain texts in the files before it. */
import { mergeValues, type JsonObject } from '../../view.ts';
import { emptyObject, isObject, type Json } from '../../yaml/tree.ts';
import { parsePath } from '../../path.ts';
import type { JourneyDocument } from '../document.ts';
import { yamlText } from '../quote.ts';
import { CONSOLIDATED } from '../../steps/8.7-8.8/journey/secretTable.ts';
import type { Relied } from '../secrets.ts';

export const VALUES_FILE = 'existing-secrets-values.yaml';

export function secretValues(relied: readonly Relied[]): JourneyDocument {
  let tree = emptyObject();
  for (const { row, part, key, places } of relied) {
    const name =
      row.form === 'subchart'
        ? `${row.path}.existingSecret`
        : row.keepsOld
          ? `${row.path}.existingSecret.name`
          : `${row.path}.secret.existingSecret`;
    // It would win over the old spelling.
    for (const { path } of row.keepsOld ? places : [])
      if (path.endsWith('.inlineSecret')) tree = mergeValues(tree, nested(parsePath(path), ''));
    tree = mergeValues(mergeValues(tree, nested(parsePath(name), CONSOLIDATED)), nested(parsePath(part.at), key));
  }
  return {
    id: 'secrets/values',
    title: 'Values that refer to the consolidated Secret',
    fileName: VALUES_FILE,
    language: 'yaml',
    text: `# camunda-values: 8.8
# Pass it to helm upgrade as the last file. Chart 13.x takes these references before a plain text that is left in other files.
${printed(tree, '')}`,
  };
}

function nested(keys: readonly string[], value: Json): JsonObject {
  const out = emptyObject();
  const [first = '', ...rest] = keys;
  out[first] = rest.length === 0 ? value : nested(rest, value);
  return out;
}
/** Only maps of texts, with keys of our own tables. */
function printed(tree: JsonObject, indent: string): string {
  return Object.entries(tree)
    .map(([k, v]) =>
      isObject(v)
        ? `${indent}${k}:\n${printed(v, `${indent}  `)}`
        : `${indent}${k}: ${yamlText(typeof v === 'string' ? v : '')}\n`,
    )
    .join('');
}
