/**
 * What a key did that waits for a person, or that the new chart has no use for, told by the old chart itself: a render without it. Where that
 * says the same as the new render, the difference is that the key is gone, whatever it is called and whatever the chart made of it.
 */
import { parsePath } from '../path.ts';
import type { Place } from '../finding.ts';
import { mergeValues, type JsonObject } from '../view.ts';
import { emptyValue, isObject, sameJson, type Json } from '../yaml/tree.ts';
import { compareRenders, type Difference } from './compare.ts';
import { bare, explain, isOf, leaf, type Explained } from './explain.ts';
import type { Facts } from './facts.ts';
import { endsOf, textOf, type Known } from './known.ts';

interface Waiting extends Place {
  readonly rule: string;
  /** Where the new files still have it. */
  readonly to: readonly string[];
}
/** What a removal claims that changes nothing. If it did something after all, that is a mistake of the upgrade, which nothing may explain. */
const WITHOUT_EFFECT: ReadonlySet<string | undefined> = new Set(['no-effect', 'empty', 'folded']);
/** Keys that are comments in the new files, or not there, and those of which a question says that they do not do what they did. */
function waitingOf({ ledgers, findings, looks, asleep }: Known): Waiting[] {
  const stays = new Map<string, readonly string[]>();
  const gone = ledgers.flatMap((ledger, layer) =>
    ledger.flatMap(({ path, offset, outcome, rule, to, note }): Waiting[] => {
      if (to.length > 0) stays.set(`${String(layer)} ${path}`, to);
      const waits = to.length === 0 && (outcome === 'commented' || outcome === 'manual' || outcome === 'removed');
      const did = rule !== undefined && !asleep.has(rule) && !(outcome === 'removed' && WITHOUT_EFFECT.has(note));
      return did && waits ? [{ rule, layer, path, start: offset, end: offset, to }] : [];
    }),
  );
  const asked = findings.flatMap(({ rule, place }): Waiting[] => {
    const to = stays.get(`${String(place.layer)} ${place.path}`);
    return to && looks.has(rule) ? [{ ...place, rule, to }] : [];
  });
  return [...gone, ...asked];
}

interface Without {
  /** The values of each layer. */
  readonly old: readonly JsonObject[];
  /** Undefined where nothing had to be taken out. */
  readonly now: readonly JsonObject[] | undefined;
}
/**
 * Values without what waits, to be tried one after the other; none where nothing does. What stays under a question is taken out of both,
 * unless somebody has changed it since: what that does has to have a reason of its own.
 */
export function withoutWaiting(known: Known, now: readonly JsonObject[]): Without[] {
  const together = now.reduce<JsonObject>(mergeValues, {});
  const all = waitingOf(known);
  const gone = all.filter((w) => w.to.length === 0);
  const kept = all.filter(({ layer, path, to }) =>
    to.every((t) => sameJson(leaf(together, t), leaf(known.values[layer], path))),
  );
  const of = (waiting: readonly Waiting[]): Without => {
    const taken = (values: JsonObject, paths: readonly string[]): JsonObject =>
      paths.reduce((left, path) => without(left, stepsOf(path)) as JsonObject, values);
    const old = known.values.map((values, layer) =>
      taken(
        values,
        waiting.flatMap((w) => (w.layer === layer ? [w.path] : [])),
      ),
    );
    const places = waiting.flatMap((w) => w.to);
    return { old, now: places.length === 0 ? undefined : now.map((values) => taken(values, places)) };
  };
  return [...(kept.length > gone.length ? [of(kept)] : []), ...(gone.length > 0 ? [of(gone)] : [])];
}
type Step = string | readonly [key: string, value: string];
/** The last one can name an item of a list. */
function stepsOf(path: string): readonly Step[] {
  const [, list = path, key, value = ''] = /^(.*)\[(\w+)=(.*)\]$/s.exec(path) ?? [];
  return key === undefined ? parsePath(list) : [...parsePath(list), [key, value]];
}
/** A map of which nothing is left goes too: what is in it as a default counts then. */
function without(value: Json | undefined, [step, ...rest]: readonly Step[]): Json | undefined {
  if (step === undefined) return undefined;
  if (typeof step !== 'string')
    return Array.isArray(value) ? value.filter((i) => !isObject(i) || textOf(i[step[0]]) !== step[1]) : value;
  if (!isObject(value) || !Object.hasOwn(value, step)) return value;
  const { [step]: found, ...others } = value;
  const left = without(found, rest);
  const empty = left === undefined || (rest.length > 0 && isObject(found) && !emptyValue(found) && emptyValue(left));
  return empty ? others : { ...value, [step]: left };
}

/** @param renders of `values`, by `withoutWaiting` */
export function explainWaiting(
  explained: readonly Explained[],
  known: Known,
  values: Without,
  renders: { readonly before: Facts; readonly after: Facts },
): Explained[] {
  const { objects } = known;
  const at = ({ object, property }: Difference): string => `${objects.successor(object)}\n${property}`;
  const other = { ...known, ...renders, values: values.old };
  const open = new Set(
    explain(compareRenders(renders.before, renders.after, objects), other).flatMap((d) => (d.reason ? [] : [at(d)])),
  );
  const waiting = waitingOf(known);
  return explained.map((d) => {
    if (d.reason || open.has(at(d))) return d;
    const one = nearest(d, waiting, known);
    if (!one) return d;
    const { rule, to: _, ...place } = one;
    return { ...d, reason: { by: 'rule', id: rule, why: known.whyOf(rule) }, values: [place] };
  });
}
/** Which of them speaks most of what the difference is about. */
function nearest(d: Difference, waiting: readonly Waiting[], known: Known): Waiting | undefined {
  const property = bare(d.object + d.property);
  const { before } = endsOf(d, known);
  const [only] = waiting;
  let [found, most]: [Waiting | undefined, number] = [
    waiting.every((w) => w.rule === only?.rule) ? only : undefined,
    0,
  ];
  for (const w of waiting) {
    const [root = '', ...names] = parsePath(w.path.replace(/\[.*$/s, '')).map(bare);
    const value = textOf(leaf(known.values[w.layer], w.path));
    const named = names.filter((name) => name.length > 3 && name !== 'enabled' && property.includes(name)).length;
    const score =
      (isOf(root, d.object, known.objects) ? 1 : 0) +
      (property.includes(root) ? 2 : 0) +
      named * 2 +
      (value !== undefined && value !== '' && before?.includes(value) === true ? 3 : 0);
    if (score > most) [found, most] = [w, score];
  }
  return found;
}
