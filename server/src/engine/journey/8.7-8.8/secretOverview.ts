/** What the secrets of a deployment are and what to do with them, in order. */
import type { JourneyDocument } from '../document.ts';
import { markdownCode, shellWord } from '../quote.ts';
import { CONSOLIDATED } from '../../steps/8.7-8.8/journey/secretTable.ts';
import { SCRIPT } from './script.ts';
import { VALUES_FILE } from './secretValues.ts';
import { whence } from './manifest.ts';
import type { Answers, Origin, Relied, SecretsState } from '../secrets.ts';

const WHY: Readonly<Record<Origin, string>> = {
  generated: 'chart 12.x made it up',
  plaintext: 'it stands in a values file',
  default: 'the well-known default of 12.x; chart 13.x wants it in a Secret',
  new: '8.7 had none; the script makes one up',
};
export const why = (r: Relied): string =>
  r.doomed ? 'the files name a Secret of chart 12.x, which the upgrade deletes' : WHY[r.origin];

/** `left`: plain texts that no document takes out. */
export function secretOverview(state: SecretsState, left: readonly string[], answers: Answers): JourneyDocument {
  const { relied, own } = state;
  const parts = [
    '# Secrets for 8.8',
    relied.length === 0 ? nothing(state) : todo(relied, answers),
    own.length === 0
      ? ''
      : `## Secrets of your own\n\nThese must be there, with these keys, before the upgrade:\n\n${own
          .map((o) => `- ${markdownCode(o.name)}, key ${markdownCode(o.key)}: ${o.row.what}`)
          .join('\n')}`,
    left.length === 0
      ? ''
      : `## Left in plain text\n\nThese stand in lists, which another values file can only replace as a whole. Move them to a Secret by hand, or leave them:\n\n${left.map((l) => `- ${markdownCode(l)}`).join('\n')}`,
    state.partial
      ? 'Only a part of the deployment was looked at. Ask again with all files that Helm gets, or secrets may be missing here.'
      : '',
  ];
  return {
    id: 'secrets/overview',
    title: 'Secrets for 8.8',
    fileName: 'secrets-8.8.md',
    language: 'markdown',
    text: `${parts.filter((p) => p !== '').join('\n\n')}\n`,
  };
}

const nothing = (s: SecretsState): string =>
  s.own.length > 0
    ? 'Every secret is a reference to a Secret of your own. There is nothing to extract.'
    : 'The files show no secret that has to be extracted.';

function todo(relied: readonly Relied[], answers: Answers): string {
  const rows = relied.map((r) => `| ${r.row.what} | ${why(r)} | ${cell(whence(r, answers))} | ${cell(r.key)} |`);
  const namespace = answers.namespace === undefined ? '' : ` --namespace=${shellWord(answers.namespace)}`;
  return `The values stay what they are: they are copied into the Secret ${markdownCode(CONSOLIDATED)}, to which the values of 8.8 refer.

| What | Why | Where it is now | Key in ${markdownCode(CONSOLIDATED)} |
| --- | --- | --- | --- |
${rows.join('\n')}

1. While 8.7 still runs, run ${markdownCode(`sh ${SCRIPT}`)}. It reads the values from the cluster, checks that none is missing or empty, prints none, and writes the Secret. With a file name it writes a manifest instead.
2. Check that the keys are there:

   \`\`\`shell
   kubectl get secret${namespace} --output=go-template='{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}' ${CONSOLIDATED}
   \`\`\`

3. Pass ${markdownCode(VALUES_FILE)} to helm upgrade as the last file, or copy its keys into the values of 8.8.
4. Take the plain texts out of the values files. Versions of the files that are in Git still have them: change those passwords after the upgrade.

Do not refer to the Secrets of chart 12.x themselves: they belong to its release, and the upgrade deletes them.`;
}

/** A pipe would end the cell. */
const cell = (text: string): string => markdownCode(text).replaceAll('|', '\\|');
