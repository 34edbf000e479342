/** Our reading of a text beside Helm's: the same tree, or a line that says what Helm does. */
import { inspect, readSet } from '../../server/src/engine/index.ts';
import { parseDocuments } from '../../server/src/engine/yaml/parse.ts';
import { toJson } from '../../server/src/engine/yaml/tree.ts';
import { isMap, merge, type Plain } from '../support/tree.ts';
import type { Reading } from './helm.ts';

export type Verdict =
  | 'same'
  | 'refused alike'
  | 'refused alike, in other words'
  | 'Helm reads it, and we say so'
  | 'Helm 3 and 4 differ, and we say so'
  | 'not looked at';

/** Numbers as JSON has them: no sign before a zero. */
function same(a: Plain, b: Plain): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((x, i) => same(x, b[i] ?? null));
  if (isMap(a)) {
    const keys = Object.keys(a);
    return (
      isMap(b) && Object.keys(b).length === keys.length && keys.every((k) => k in b && same(a[k] ?? null, b[k] ?? null))
    );
  }
  return a === b || (a === 0 && b === 0);
}

/** A verdict, or what is wrong. */
export function judge(text: string, helm3: Reading, helm4: Reading): { verdict: Verdict } | { wrong: string } {
  const set = readSet([{ name: 'x.yaml', text }], { from: '8.7' });
  const [layer] = set.layers;
  if (!layer || layer.locked === 'template' || layer.locked === 'encrypted' || layer.locked === 'binary')
    return { verdict: 'not looked at' };
  const show = (r: Reading): string => ('refused' in r ? `refuses it: ${r.refused}` : JSON.stringify(r.value));
  // Somebody else's document is read like any other, and refused for what it is.
  const foreign = layer.locked === 'wrapper' && layer.wrapper?.ours === false && 'value' in helm4;
  if (layer.locked !== undefined && !foreign) {
    const said = layer.problems[0]?.message ?? layer.locked;
    if ('refused' in helm4) {
      const words = /^Helm(?: 4)? says "([^":]*?)(?: a text as.*| of type.*)?(?:[":]|$)/.exec(said)?.[1];
      const theirs = helm4.refused.replace(/ '[^']*'(?= (?:referenced|value))/, '');
      const alike = layer.locked !== 'syntax' || words === undefined || theirs.includes(words);
      if ('value' in helm3 && !said.includes('Helm 3') && !differs(text))
        return { wrong: `Helm 3 reads it, we say only: ${said}` };
      return { verdict: alike ? 'refused alike' : 'refused alike, in other words' };
    }
    if (/Helm (?:4 |may )?reads? (?:this|nothing|them)|either may win/.test(said))
      return { verdict: 'Helm reads it, and we say so' };
    // A file that is `~` and nothing else: no values for Helm, and told as no map.
    if (layer.locked === 'not-a-map' && same({}, helm4.value)) return { verdict: 'Helm reads it, and we say so' };
    return { wrong: `we refuse it (${said}), Helm 4 reads ${show(helm4)}` };
  }
  const read = foreign ? parseDocuments(text) : layer.units.map((u) => u.doc);
  const documents = read.map(({ root }): Plain => (root ? toJson(root) : null));
  const ours = documents.reduce<Plain>((all, d) => (isMap(d) ? merge(all, d) : all), {});
  if ('refused' in helm4) return { wrong: `we read ${JSON.stringify(ours)}, Helm 4 ${show(helm4)}` };
  if (!same(ours, helm4.value)) return { wrong: `we read ${JSON.stringify(ours)}, Helm 4 ${show(helm4)}` };
  if ('value' in helm3 && same(ours, helm3.value)) return { verdict: 'same' };
  const told = foreign || inspect(set).some((f) => f.rule === 'documents' || f.rule === 'documents/last-line');
  return told
    ? { verdict: 'Helm 3 and 4 differ, and we say so' }
    : { wrong: `Helm 3 ${show(helm3)}, Helm 4 ${show(helm4)}: not a word about it` };
}
/** Of several documents only the first is read by Helm 3, which is told with any other problem of the file. */
const differs = (text: string): boolean => /^(?:---|\.\.\.)/m.test(text);
