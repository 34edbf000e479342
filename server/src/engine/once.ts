/** What a set is upgraded to: asked for by preview, report, checklist and the journey, worked out once. */
import type { Finding } from './finding.ts';
import { upgrading, type UpgradedLayer, type ValuesSet } from './index.ts';
import { readingSet } from './set.ts';
import { finish, type Sliced } from './slices.ts';

/** Remembers what is worked out of a set as long as that lives. In an editor its texts may become others before it goes. */
class Once<T> {
  private readonly known = new WeakMap<ValuesSet, { readonly texts: readonly string[]; readonly made: T }>();
  constructor(private readonly work: (set: ValuesSet) => Sliced<T>) {}
  *of(set: ValuesSet): Sliced<T> {
    const known = this.known.get(set);
    if (known && isOf(set, known.texts)) return known.made;
    const texts = set.layers.map((l) => l.text);
    const made = yield* this.work(set);
    if (isOf(set, texts)) this.known.set(set, { texts, made });
    return made;
  }
}
const isOf = ({ layers }: ValuesSet, texts: readonly string[]): boolean => layers.every((l, i) => l.text === texts[i]);

interface Performed {
  readonly findings: readonly Finding[];
  readonly layers: readonly UpgradedLayer[];
}
const performed = new Once<Performed>(upgrading);
/** As `upgrading`. */
export const performingOnce = (set: ValuesSet): Sliced<Performed> => performed.of(set);

interface Upgraded {
  readonly findings: readonly Finding[];
  readonly after: ValuesSet;
}
const results = new Once(function* (set): Sliced<Upgraded> {
  const { findings, layers } = yield* performingOnce(set);
  const texts = layers.map((l) => ({ name: l.name, text: l.after }));
  return { findings, after: yield* readingSet(texts, { ...set.options, from: set.step.to }) };
});
export function* upgradingOnce(set: ValuesSet): Sliced<Upgraded> {
  if (set.version === set.step.to || set.version === 'foreign') return { findings: [], after: set };
  return yield* results.of(set);
}
/** The set as it will be installed, without what waits for a decision. */
export const upgraded = (set: ValuesSet): ValuesSet => finish(upgradingOnce(set)).after;
