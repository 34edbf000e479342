/**
 * A values file that Kustomize merges with `valuesInline`. It reads the file itself then, by another reader than Helm's, and hands on
 * what it made of it: what follows is all in which the two were found to differ. Seen with kustomize 5.7.1 and 5.8.1
 * (findings/kustomize-values-file-beside-inline-values.sh).
 */
import type { LayerText } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { parsing } from '../yaml/parse.ts';
import type { Node } from '../yaml/tree.ts';

const WORD = /\b(?:y(?:es)?|no?|o(?:n|ff))\b/i;
const DATE = /^\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?: \d\d?:\d\d?:\d\d?(?:\.\d+)?)?$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
/** Most files have nothing of the kind, and need not be read for it. */
const MAY = new RegExp(`${WORD.source}|\\d{4}-\\d|[:\\s{,]\\*|^---`, 'im');

interface Otherwise {
  readonly offset: number;
  readonly message: string;
}

export function* readOtherwise({ text, name }: LayerText): Sliced<Otherwise[]> {
  if (!MAY.test(text)) return [];
  const out: Otherwise[] = [];
  const say = (offset: number, message: string): void => void out.push({ offset: Math.max(offset, 0), message });
  const look = function* (n: Node, inMap: boolean): Sliced<void> {
    if (due()) yield;
    if (n.kind === 'alias') {
      // Those in a list it keeps.
      if (inMap)
        say(
          n.start,
          `Kustomize merges this file with \`valuesInline\` and leaves out what the alias \`${n.name}\` stands for. Write that out, or take it off.`,
        );
    } else if (n.kind === 'map') for (const e of n.entries) yield* look(e.value, inMap);
    else if (n.kind === 'seq') for (const i of n.items) yield* look(i.value, false);
    else if (n.style !== 'plain' || n.tag !== undefined) return;
    else if (typeof n.value === 'boolean' && !BOOLEAN.test(n.text))
      say(
        n.content,
        `Kustomize merges this file with \`valuesInline\` and takes \`${n.text}\` for text, which is on, where Helm reads \`${String(n.value)}\`. Write true or false.`,
      );
    else if (typeof n.value === 'string' && DATE.test(n.text))
      say(
        n.content,
        `Kustomize merges this file with \`valuesInline\` and adds a time to \`${n.text}\`. Put the date in quotes.`,
      );
  };
  const [first, ...more] = yield* parsing(text, name);
  if (first?.root) yield* look(first.root, true);
  const second = more.find((d) => d.root !== undefined);
  if (second)
    say(
      second.start,
      'Kustomize merges this file with `valuesInline` and does not read the documents after the first. Move them into that one.',
    );
  return out;
}
