/**
 * What a key did that waits for a person, or that the new chart has no use for, told by the old chart itself: a render without it. Where that
 * says the same as the new render, the difference is that the key is gone, whatever it is called and whatever the chart made of it.
 */
import { parsePath } from '../path.ts';
import type { Place } from '../finding.ts';
import { mergeValues, type JsonObject } from '../view.ts';
import { emptyValue, isObject, sameJson, type Json } from '../yaml/tree.ts';
import { compareRenders, type Difference } from './compare.ts';
import { awakened, AWAKENED, bare, explain, isOf, leaf, type Explained } from './explain.ts';
import type { Facts } from './facts.ts';
import { endsOf, textOf, type Known } from './known.ts';

interface Waiting extends Place {
  readonly rule: string;
  /** Where the new files still have it. */
  readonly to: readonly string[];
}
/** What a removal claims that changes nothing. If it did something after all, that is a mistake of the upgrade, which nothing may explain. */
const WITHOUT_EFFECT: ReadonlySet<string | undefined> = new Set(['no-effect', 'empty', 'folded']);
/**
 * Keys that are comments in the new files, or not there; those of which a question says that they do not do what they did; and those that
 * begin to do something. What stays is told apart from what somebody has changed since: that has to have a reason of its own.
 */
function waitingOf(known: Known, now: readonly JsonObject[]): Waiting[] {
  const { ledgers, findings, looks, asleep } = known;
  const together = now.reduce<JsonObject>(mergeValues, {});
  const stands = (layer: number, path: string, to: readonly string[]): boolean =>
    to.length > 0 && to.every((t) => sameJson(leaf(together, t), leaf(known.values[layer], path)));
  const stays = new Map<string, readonly string[]>();
  const awake = awakened(findings);
  const out: Waiting[] = [];
  for (const [layer, ledger] of ledgers.entries())
    for (const { path, offset, outcome, rule, to, note } of ledger) {
      if (to.length > 0) stays.set(`${String(layer)} ${path}`, to);
      const gone = to.length === 0 && (outcome === 'commented' || outcome === 'manual' || outcome === 'removed');
      const did = rule !== undefined && !asleep.has(rule) && !(outcome === 'removed' && WITHOUT_EFFECT.has(note));
      const one = { layer, path, start: offset, end: offset, to };
      if (did && gone) out.push({ ...one, rule });
      else if (awake(layer, path) && stands(layer, path, to)) out.push({ ...one, rule: AWAKENED });
    }
  for (const { rule, place } of findings) {
    const to = stays.get(`${String(place.layer)} ${place.path}`);
    if (to && looks.has(rule) && stands(place.layer, place.path, to)) out.push({ ...place, rule, to });
  }
  return out;
}

/** Values of each layer. */
type Layers = readonly JsonObject[];
interface Without {
  readonly waiting: readonly Waiting[];
  readonly old: Layers;
  /** Undefined where nothing had to be taken out. */
  readonly now: Layers | undefined;
}
function withoutThese(waiting: readonly Waiting[], known: Known, now: Layers): Without {
  const taken = (values: JsonObject, paths: readonly string[]): JsonObject =>
    paths.reduce((left, path) => without(left, stepsOf(path)) as JsonObject, values);
  const old = known.values.map((values, layer) =>
    taken(
      values,
      waiting.flatMap((w) => (w.layer === layer ? [w.path] : [])),
    ),
  );
  const places = waiting.flatMap((w) => w.to);
  return { waiting, old, now: places.length === 0 ? undefined : now.map((values) => taken(values, places)) };
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

/** What a chart makes of values; undefined where it makes nothing of them. */
export type Print = (side: 'before' | 'after', values: Layers) => Promise<Facts | undefined>;
/** More rules than these are not tried one by one: each costs two renders. */
const MOST_RULES = 6;

/** @param now the values of each new layer */
export async function explainWaiting(
  explained: readonly Explained[],
  known: Known,
  now: Layers,
  print: Print,
): Promise<Explained[]> {
  const waiting = explained.every((d) => d.reason) ? [] : waitingOf(known, now);
  const gone = waiting.filter((w) => w.to.length === 0);
  for (const some of gone.length < waiting.length ? [waiting, gone] : [gone]) {
    if (some.length === 0) continue;
    const open = await openWithout(withoutThese(some, known, now), known, print);
    // Without it a chart may want something else.
    if (!open) continue;
    const because = explained.filter((d) => !d.reason && !open.has(at(d, known)));
    const by = await narrowed(because, some, known, now, print);
    return explained.map((d) => {
      const one = by.get(d);
      if (!one) return d;
      const { rule, to: _, ...place } = one;
      return { ...d, reason: { by: 'rule', id: rule, why: known.whyOf(rule) }, values: [place] };
    });
  }
  return [...explained];
}
const at = ({ object, property }: Difference, { objects }: Known): string =>
  `${objects.successor(object)}\n${property}`;
/** What has no reason either where that is taken out. */
async function openWithout({ old, now }: Without, known: Known, print: Print): Promise<Set<string> | undefined> {
  const [before, after] = await Promise.all([print('before', old), now ? print('after', now) : known.after]);
  if (!before || !after) return undefined;
  const other = { ...known, before, after, values: old };
  return new Set(
    explain(compareRenders(before, after, known.objects), other).flatMap((d) => (d.reason ? [] : [at(d, known)])),
  );
}
/** Which of them each difference comes from: the one that its name speaks of, or the one without which it is not there. */
async function narrowed(
  differences: readonly Explained[],
  waiting: readonly Waiting[],
  known: Known,
  now: Layers,
  print: Print,
): Promise<Map<Explained, Waiting>> {
  const found = new Map<Explained, Waiting>();
  let doubtful: Explained[] = [];
  for (const d of differences) {
    const { one, sure } = nearest(d, waiting, known);
    if (one) found.set(d, one);
    if (!sure) doubtful.push(d);
  }
  const rules = [...new Set(waiting.map((w) => w.rule))];
  for (const rule of rules.length < 2 ? [] : rules.slice(0, MOST_RULES)) {
    if (doubtful.length === 0) break;
    const mine = waiting.filter((w) => w.rule === rule);
    const open = await openWithout(withoutThese(mine, known, now), known, print);
    if (!open) continue;
    for (const d of doubtful) {
      const one = open.has(at(d, known)) ? undefined : (nearest(d, mine, known).one ?? mine[0]);
      if (one) found.set(d, one);
    }
    doubtful = doubtful.filter((d) => open.has(at(d, known)));
  }
  return found;
}
/** Which of them speaks most of what the difference is about; `sure` where none of another rule speaks as much of it. */
function nearest(
  d: Difference,
  waiting: readonly Waiting[],
  known: Known,
): { readonly one: Waiting | undefined; readonly sure: boolean } {
  const property = bare(d.object + d.property);
  const { before } = endsOf(d, known);
  const [only] = waiting;
  const single = waiting.every((w) => w.rule === only?.rule);
  let [one, most, sure]: [Waiting | undefined, number, boolean] = [single ? only : undefined, 0, single];
  for (const w of waiting) {
    const [root = '', ...names] = parsePath(w.path.replace(/\[.*$/s, '')).map(bare);
    const value = textOf(leaf(known.values[w.layer], w.path));
    const named = names.filter((name) => name.length > 3 && name !== 'enabled' && property.includes(name)).length;
    const valued = value !== undefined && value !== '' && before?.includes(value) === true;
    const score =
      (isOf(root, d.object, known.objects) ? 1 : 0) + (property.includes(root) ? 2 : 0) + named * 2 + (valued ? 3 : 0);
    if (score === most && one && w.rule !== one.rule) sure = false;
    // That a component is named is not enough: others have variables of its name.
    if (score > most) [one, most, sure] = [w, score, single || (valued && named > 0)];
  }
  return { one, sure };
}
