/**
 * Most single values have nothing that any look at them would speak of. What is found out about one is kept with its node: whoever
 * inspects the set again after an edit works it out only for what is new.
 */
import { formatPath, type Keys } from '../path.ts';
import type { Step } from '../steps/index.ts';
import { resolve, type Node, type Scalar, type ScalarNode, type Style } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import type { Placed } from './leaves.ts';
import { namesIn } from './nameLooker.ts';
import { isOfItsType } from './types.ts';

interface Known {
  readonly step: Step;
  readonly path: Keys;
  readonly final: Keys;
  readonly text: string;
  readonly value: Scalar;
  readonly style: Style;
  readonly quiet: boolean;
}
const known = new WeakMap<Node, Known>();

/** Neither its type nor its image, name or template, nor what it means where it stays, is worth a word. */
export function isQuiet(step: Step, p: Placed): boolean {
  const node = resolve(p.node);
  if (node.kind !== 'scalar' || p.final[p.final.length - 1] === 'repository') return false;
  const { path, final } = p;
  return look(() => {
    const { text, value, style } = node;
    const last = known.get(node);
    if (
      last?.step === step &&
      sameKeys(last.path, path) &&
      sameKeys(last.final, final) &&
      last.text === text &&
      last.value === value &&
      last.style === style
    )
      return last.quiet;
    const quiet = saysNothing(step, p, node, formatPath(final));
    known.set(node, { step, path, final, text, value, style, quiet });
    return quiet;
  });
}
const sameKeys = (a: Keys, b: Keys): boolean => a === b || (a.length === b.length && a.every((key, i) => key === b[i]));
const saysNothing = (step: Step, p: Placed, node: ScalarNode, final: string): boolean =>
  isOfItsType(step, node, p) &&
  !step.kept.looks.some((l) => l.at.test(final)) &&
  !(typeof node.value === 'string' && node.value.includes('{{')) &&
  namesIn(step.names, node.value, p.path).length === 0;
