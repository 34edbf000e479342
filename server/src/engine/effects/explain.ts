/** Why two renders differ: a rule of the upgrade, a change of the chart itself, or nothing that we know of. */
import { nearestFirst, type Finding, type LedgerEntry, type Place } from '../finding.ts';
import { formatPath, isWithin, parsePath } from '../path.ts';
import type { Copy, DeclaredEffect } from '../rules/rule.ts';
import { valueAt, type JsonObject } from '../view.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import { readFile, variables } from './application.ts';
import type { Difference } from './compare.ts';
import type { Facts } from './facts.ts';
import { concerns, isDeclared } from './declared.ts';
import { endsOf, rawAt, textOf, type Ends, type Known } from './known.ts';
import { wordFor, type Objects } from './objects.ts';
import { fillPlaceholders } from './placeholders.ts';
import { HOSTS, isTold, rowFor } from './rows.ts';
import { canonical } from './value.ts';
import { WEIGHTS, weightOf, type Weight } from './weight.ts';

export interface Reason {
  readonly by: 'rule' | 'chart';
  /** Of the rule, or of the row of chart changes. */
  readonly id: string;
  /** In a sentence. */
  readonly why: string;
}
export interface Explained extends Difference {
  readonly weight: Weight;
  readonly reason: Reason | undefined;
  /** Where the old files say what the reason speaks of. */
  readonly values: readonly Place[];
}

const MOST_PLACES = 5;

/** Sorted by weight, then by object; what has no reason comes first among its equals. */
export function explain(differences: readonly Difference[], known: Known): Explained[] {
  const declared = declarations(known);
  const words = new Names(known.objects);
  const causes = new Causes([...accounted(known, words), ...added(known, words), ...asked(known, words)]);
  const named = variablesOf(known.values);
  const written = new Set(known.values.flatMap((v) => leaves(v, []).map(({ text }) => text)));
  written.delete('');
  /** What the files say is not the chart's: no text that it would have made up, no variable whatever its name. */
  const isOfFiles = (d: Difference, { before }: Ends, generated: boolean): boolean =>
    generated
      ? written.has(before ?? '')
      : d.object.startsWith('Application/') && before !== undefined && named.has(`${bare(d.property)}=${before}`);
  const explained = differences.map((d): Explained => {
    const weight = weightOf(d);
    const ends = endsOf(d, known);
    const copy = d.lone && known.copies.find((c) => isCopy(c, d, known));
    if (copy) return { ...d, weight, reason: { by: 'chart', id: copy.id, why: copy.why }, values: [] };
    const rule =
      declared.find((e) => isEffect(e, d, ends, known, written)) ?? causeOf(causes.of(d, ends), d, ends, known);
    if (rule) {
      const reason = { by: 'rule' as const, id: rule.rule, why: rule.why };
      return { ...d, weight, reason, values: rule.places.slice(0, MOST_PLACES) };
    }
    const volume = isRenamedVolume(d, ends, known);
    if (volume) {
      const reason = { by: 'rule' as const, id: volume.rule, why: known.whyOf(volume.rule) };
      return { ...d, weight, reason, values: [volume.place] };
    }
    const chart = rowFor(d, ends, known, isOfFiles);
    const reason = chart && { by: 'chart' as const, id: chart.id, why: chart.why };
    return { ...d, weight, reason, values: [] };
  });
  const order = (e: Explained): number => WEIGHTS.indexOf(e.weight) * 2 + (e.reason ? 1 : 0);
  return explained
    .map((e, i) => ({ e, i }))
    .sort((a, b) => order(a.e) - order(b.e) || compareText(a.e.object, b.e.object) || a.i - b.i)
    .map(({ e }) => e);
}
/**
 * For people: an object that only one chart has is one line, as long as its chart explains what is in it as well. What the
 * files put in it keeps its own.
 */
export function folded(explained: readonly Explained[]): Explained[] {
  const whole = new Map(explained.filter((e) => e.lone && e.property === 'exists').map((e) => [e.object, e]));
  return explained.filter((e) => {
    const line = e.lone ? whole.get(e.object) : undefined;
    if (!line || line === e) return true;
    return line.reason !== undefined && (!e.reason || (e.reason.by === 'rule' && e.reason.id !== line.reason.id));
  });
}
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `name=value` of every variable that the values set on a container. */
function variablesOf(values: readonly Json[]): Set<string> {
  const out = new Set<string>();
  const walk = (value: Json, key: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) {
        if (/env$/i.test(key) && isObject(item) && typeof item.name === 'string')
          out.add(`${bare(item.name)}=${variableText(item) ?? ''}`);
        walk(item, '');
      }
    } else if (isObject(value)) for (const [k, v] of Object.entries(value)) walk(v, k);
  };
  for (const v of values) walk(v, '');
  return out;
}

interface Cause {
  readonly rule: string;
  readonly why: string;
  readonly places: readonly Place[];
}

interface Declared extends Cause {
  readonly effect: DeclaredEffect;
  /** What the files say at its keys. */
  readonly texts: ReadonlySet<string>;
}
/** What is declared of the keys that the files say, with the rules that decided about them. */
function declarations(known: Known): Declared[] {
  const entries = known.ledgers.flatMap((ledger, layer) => ledger.map((entry) => ({ ...entry, layer })));
  return known.effects.flatMap((effect): Declared[] => {
    const mine = entries.filter(({ path }) => concerns(effect.at, path.replace(/\[.*$/, '')));
    if (mine.length === 0) return [];
    const places = mine.map(({ layer, offset, path }) => ({ layer, start: offset, end: offset, path }));
    const texts = new Set(mine.flatMap(({ layer, path }) => textsIn(leaf(known.values[layer], path))));
    return [{ effect, rule: mine.find((e) => e.rule !== undefined)?.rule ?? 'kept', why: effect.why, places, texts }];
  });
}
/** All that a value says, also in the items of a list. */
const textsIn = (value: Json | undefined): string[] =>
  Array.isArray(value)
    ? value.flatMap(textsIn)
    : isObject(value)
      ? Object.values(value).flatMap(textsIn)
      : [textOf(value) ?? []].flat();
/** That a key is declared to do something explains the value that the files gave it, and no other. */
function isEffect(
  { effect, texts }: Declared,
  d: Difference,
  ends: Ends,
  known: Known,
  written: ReadonlySet<string>,
): boolean {
  // What a key changes too had the value of the chart before; a value of the files has to have a reason of its own.
  const also = effect.what === 'adds' && d.what === 'changes' && !written.has(ends.before ?? '');
  if (!isDeclared(effect, also ? { ...d, what: 'adds' } : d)) return false;
  if (effect.what === 'moves' && effect.to) {
    const was = rawAt(known, 'before', effect.object, effect.property);
    return was !== undefined && was === rawAt(known, 'after', effect.to.object, effect.to.property);
  }
  const end = effect.what === 'adds' ? ends.after : ends.before;
  if (end === undefined) return false;
  // A Secret of the files is read by its name, and by a key that the old render reads as well.
  const [, secret] = /^secret ([^/<>]+)\//.exec(end) ?? [];
  return texts.has(end) || (secret !== undefined && texts.has(secret) && stands(known.before, end));
}

/** A value of the files that stands in a render. Its names tell it from another that happens to be the same. */
interface Valued extends Cause {
  /** Which chart the value works in. */
  readonly side: 'before' | 'after';
  readonly text: string;
  /** Key of the part of the values that it is from. */
  readonly part: string;
  /** Names on its path that say something. */
  readonly names: readonly string[];
  /** Each is the words that all have to be in the name. */
  readonly words: readonly (readonly string[])[];
  /** Ingress of a part that is no more, which had no host of its own. */
  readonly open?: string;
  /** It has another value now, of which others have to speak. */
  readonly another?: boolean;
  /** Where it has to be in the new render, as it was or as `another`. */
  readonly arrives?: readonly (readonly string[])[];
}

/** Causes by what a difference has to be on their side. */
class Causes {
  private readonly bySide = { before: new Map<string, Numbered[]>(), after: new Map<string, Numbered[]>() };
  private readonly open: Numbered[] = [];

  constructor(all: readonly Valued[]) {
    all.forEach((cause, n) => {
      const { [cause.side]: side } = this.bySide;
      const same = side.get(cause.text) ?? [];
      side.set(cause.text, same);
      same.push({ cause, n });
      if (cause.open !== undefined) this.open.push({ cause, n });
    });
  }

  /** Those that a difference can have, in the order of the account. */
  of({ object }: Difference, ends: Ends): Valued[] {
    const found = [
      ...(ends.before === undefined ? [] : (this.bySide.before.get(ends.before) ?? [])),
      ...(ends.after === undefined ? [] : (this.bySide.after.get(ends.after) ?? [])),
      ...(object.startsWith(ROUTE) ? (this.bySide.before.get(object.slice(ROUTE.length)) ?? []) : []),
      ...(object === HOSTS ? this.open : []),
    ];
    return found.sort((a, b) => a.n - b.n).map(({ cause }) => cause);
  }
}
interface Numbered {
  readonly cause: Valued;
  readonly n: number;
}
const ROUTE = 'Route/';

export const AWAKENED = 'awakened-key';
/** Whether a key begins to do something with the new version. */
export function awakened(findings: readonly Finding[]): (layer: number, path: string) => boolean {
  const places = findings.flatMap(({ rule, place }) => (rule === AWAKENED ? [place] : []));
  return (layer, path) => places.some((p) => p.layer === layer && isWithin(path.replace(/\[.*$/s, ''), p.path));
}

/** Where the account says that a value went: out of use, or to a place where the new chart reads it. */
function accounted(known: Known, words: Names): Valued[] {
  const why = `The value stays where it is; chart ${known.chart.name} writes it in other places too.`;
  const awake = awakened(known.findings);
  return known.ledgers.flatMap((ledger, layer) =>
    ledger.flatMap((entry): Valued[] => {
      const { outcome, path, offset, to } = entry;
      const rule = entry.rule ?? (awake(layer, path) ? AWAKENED : undefined);
      const value = leaf(known.values[layer], path);
      // A registry can hold the beginning of every repository, which is compared as the repository.
      const text = /registry$/i.test(path) ? textOf(value)?.split('/')[0] : textOf(value);
      if (text === undefined && Array.isArray(value)) return leftList(value, known, { ...entry, layer });
      if (text === undefined || text === '') return [];
      const places = [{ layer, start: offset, end: offset, path }];
      const stays = outcome === 'kept' || outcome === 'renamed' || outcome === 'moved' || outcome === 'merged';
      // `true` alone says nothing of what is on.
      if ((rule === undefined || rule === AWAKENED) && (!stays || /^(?:true|false)$/.test(text))) return [];
      const cause = {
        rule: rule ?? 'kept',
        why: rule === undefined ? why : known.whyOf(rule),
        places,
        text,
        part: partOf(path),
        names: namesOf([path, ...to]),
      };
      if (!stays) {
        // A configuration that is out of use takes all that it says with it.
        if (to.length === 0 && CONFIGURATION.test(path) && text.includes('\n'))
          return [...readFile({ name: 'application.yaml', text })].map(([name, value]) => ({
            ...cause,
            side: 'before',
            text: value,
            words: words.ofSetting(name),
          }));
        const arrives = to.length > 0 && outcome === 'changed' ? words.of(to) : undefined;
        const open = /^(\w+)\.ingress\.enabled$/.exec(path)?.[1];
        const more = { ...(arrives && { arrives }), ...(open !== undefined && { open }) };
        return [{ ...cause, side: 'before', words: words.of([path, ...to]), another: outcome === 'changed', ...more }];
      }
      const there = { ...cause, side: 'after' as const, part: partOf(to[0] ?? path), words: words.of(to) };
      return rule === undefined || rule === AWAKENED
        ? [there]
        : [there, { ...cause, side: 'before', words: words.of([path]), arrives: words.of(to) }];
    }),
  );
}
/** A list that is out of use takes its items with it: those that stand in a render by what they say. */
function leftList(
  list: readonly Json[],
  known: Known,
  { rule, outcome, path, offset, to, layer }: LedgerEntry & { readonly layer: number },
): Valued[] {
  if (rule === undefined || to.length > 0 || (outcome !== 'commented' && outcome !== 'removed')) return [];
  const name = bare(parsePath(path).at(-1) ?? '');
  const why = known.whyOf(rule);
  const cause = { rule, why, places: [{ layer, start: offset, end: offset, path }], side: 'before' as const };
  return list.map((item) => ({
    ...cause,
    text: 'present',
    part: partOf(path),
    names: namesOf([path]),
    words: [[name, bare(typeof item === 'string' ? item : canonical(item))]],
  }));
}
const CONFIGURATION = /^\w+\.(?:configuration|extraConfiguration\..*)$/;

/** Variables of which a person was told that what they refer to is another one in the list of the cluster, or is not there. */
function asked({ findings, values, whyOf }: Known, words: Names): Valued[] {
  return findings.flatMap(({ rule, place, args }): Valued[] => {
    const { layer, path } = place;
    const text = args.reference === undefined ? undefined : textOf(leaf(values[layer], path));
    if (text?.includes('$') !== true) return [];
    const at = { part: partOf(path), names: namesOf([path]), words: words.of([path]) };
    return [{ ...at, rule, why: whyOf(rule), places: [place], side: 'before', text }];
  });
}

/** What the upgrade itself wrote, because a rule asks for it. */
function added(known: Known, words: Names): Valued[] {
  return known.findings.flatMap((f) =>
    nearestFirst(f).flatMap((o): Valued[] => {
      const cause = { rule: o.rule, why: known.whyOf(o.rule), places: [f.place], side: 'after' as const };
      const part = o.kind === 'set' || o.kind === 'list' || o.kind === 'move' ? bare(o.to[0] ?? '') : '';
      const json =
        o.kind === 'set' ? o.json : o.kind === 'move' && o.value && 'json' in o.value ? o.value.json : undefined;
      if (json !== undefined && (o.kind === 'set' || o.kind === 'move'))
        return leaves(json, [...o.to]).map(({ text, path }) => ({
          ...cause,
          part,
          text,
          names: namesOf([formatPath(path)]),
          words: words.of([formatPath(path)]),
        }));
      if (o.kind !== 'list') return [];
      return o.items.flatMap((item) => {
        if (!isObject(item.json)) return [];
        const { name, mountPath, value: _, ...rest } = item.json;
        const own = { ...cause, part, names: [], rule: item.rule, why: known.whyOf(item.rule) };
        const id = bare(textOf(mountPath) ?? textOf(name) ?? '');
        const set = variableText(item.json);
        if (set !== undefined) return [{ ...own, text: set, words: words.ofSetting(textOf(name) ?? '') }];
        const parts = leaves(mountPath === undefined ? rest : { name: name ?? '', ...rest }, []);
        return parts.map(({ text, path }) => ({ ...own, text, words: [[id, ...path.map(bare)]] }));
      });
    }),
  );
}
/** Texts below a value, and where; an item that has no name is there or not. */
function leaves(value: Json, path: readonly string[]): { readonly text: string; readonly path: readonly string[] }[] {
  if (isObject(value)) return Object.entries(value).flatMap(([k, v]) => leaves(v, [...path, k]));
  const text = textOf(value);
  if (text !== undefined) return [{ text, path }];
  if (!Array.isArray(value)) return [];
  if (!value.some(isObject))
    return [
      { text: fillPlaceholders(value.map((v) => (typeof v === 'string' ? v : canonical(v))).join(', ')).text, path },
    ];
  return value.map((item) => ({ text: 'present', path: [...path, canonical(item)] }));
}

export function leaf(values: JsonObject | undefined, path: string): Json | undefined {
  const item = /^(.*)\[name=([^\]]*)\]$/.exec(path);
  if (!item) return values && valueAt(values, parsePath(path));
  const list = values && valueAt(values, parsePath(item[1] ?? ''));
  const found = Array.isArray(list) ? list.find((i) => isObject(i) && i.name === item[2]) : undefined;
  return isObject(found) ? variableText(found) : undefined;
}
/** What a container is told by an item of its variables, as a render has it. */
const variableText = (item: JsonObject): string | undefined =>
  isObject(item.valueFrom) ? variables([{ ...item }], (_, name) => name)[0]?.value : textOf(item.value);

export const bare = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
/** Names run into each other where nothing stands between them: one begins or ends where a part of the name does. CAMUNDA_TASKLIST has no `data`. */
export function hasWord(name: string, word: string): boolean {
  const { text, borders } = partsOf(name);
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1))
    if (borders.has(i) || borders.has(i + word.length)) return true;
  return false;
}
const parted = new Map<string, { readonly text: string; readonly borders: ReadonlySet<number> }>();
function partsOf(name: string): { readonly text: string; readonly borders: ReadonlySet<number> } {
  const known = parted.get(name);
  if (known) return known;
  const borders = new Set([0]);
  let text = '';
  for (const part of name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []) {
    text += part.toLowerCase();
    borders.add(text.length);
  }
  const made = { text, borders };
  parted.set(name, made);
  return made;
}
/** Says too little alone: the name above it counts as well. */
const VAGUE =
  /^(?:enabled|name|value|key|type|host|port|path|url|size|cpu|memory|tag|user|users|username|password|mode|image|secret|inlinesecret|existingsecret|existingsecretkey|replicas|level)$/;
/** What a property that came of a key, or of an item, would be called. */
class Names {
  constructor(private readonly objects: Objects) {}

  /** A variable by its name, and by the one that the new version gives it. */
  ofSetting(name: string): string[][] {
    const { setting } = this.objects;
    return [...new Set([name, setting(name, false), setting(name, true)])].map((n) => [bare(n)]);
  }
  /** Last names of the paths, or the names of the items. */
  of(paths: readonly string[]): string[][] {
    return paths.flatMap((p) => {
      const item = /\[name=([^\]]*)\]$/.exec(p)?.[1];
      if (item !== undefined) return this.ofSetting(item);
      const names = parsePath(p).map(bare);
      const last = (names.at(-1) ?? '').replace(/^javaopts$/, 'javatooloptions');
      const above = names.at(-2);
      if (last.length < 3 && (above === undefined || above.length < 3)) return [];
      return (VAGUE.test(last) || last.length < 3) && above !== undefined
        ? [[wordFor(this.objects.called, above) ?? above, last]]
        : [[last]];
    });
  }
}

/** `global.identity.auth.operate.existingSecret` speaks of `operate`; what only says where it stands is left out. */
const namesOf = (paths: readonly string[]): string[] =>
  paths
    .flatMap((p) => parsePath(p).map(bare))
    .filter((name) => name.length > 3 && !PLACES.test(name) && !VAGUE.test(name));
const PLACES = /^(?:global|auth|authentication|security|oidc|restapi)$/;

/** Options of a virtual machine go into a longer line of them. */
const carries = (is: string | undefined, text: string): boolean =>
  is === text || (is !== undefined && text.startsWith('-') && ` ${is} `.includes(` ${text} `));

const partOf = (path: string): string => bare(parsePath(path)[0] ?? '');
/** Values work in objects of their part's name; those of the cluster work in everything that was one of its programs. */
export const isOf = (part: string, object: string, { own, ofCluster }: Objects): boolean => {
  if (own.has(part)) return bare(object).includes(part) || /^(?:Route|Ingress)\//.test(object);
  if (!ofCluster.has(part) || /^(?:Route|Ingress)\//.test(object)) return true;
  return ![...own].some((other) => bare(object.slice(object.indexOf('/'))).startsWith(other));
};
/**
 * The value that went is why a property changed, and the one that fits now had waited below it: a variable had the say over a
 * key. Without one that went it is the first that fits.
 */
function causeOf(causes: readonly Valued[], d: Difference, ends: Ends, known: Known): Cause | undefined {
  const first = causes.find((c) => isCause(c, d, ends, known));
  if (first?.side !== 'after' || d.what !== 'changes') return first;
  const went = causes.find((c) => c.side === 'before' && !c.arrives && isCause(c, d, ends, known, true));
  return went ? { ...went, places: [...went.places, ...first.places] } : first;
}
/** `told` where another cause speaks of the new value. */
function isCause(cause: Valued, d: Difference, ends: Ends, known: Known, told = false): boolean {
  // A host that is given up goes with all its paths.
  if (cause.side === 'before' && !cause.arrives && d.what === 'drops' && d.object === `Route/${cause.text}`)
    return true;
  if (cause.open !== undefined && d.what === 'drops' && d.object === 'Route/*')
    return (
      rawAt(known, 'before', d.object, d.property.replace(/ pathType$/, ''))?.startsWith(`<Service/${cause.open}>`) ===
      true
    );
  if (ends[cause.side] !== cause.text || !isOf(cause.part, d.object, known.objects)) return false;
  if (d.lone && /^Secret\/.* data\[/.test(`${d.object} ${d.property}`)) return isOfSecret(cause, d, known);
  const property = `${d.object} ${d.property}`;
  const says = (words: readonly string[], name: string): boolean => words.every((word) => hasWord(name, word));
  if (!cause.words.some((words) => says(words, property))) return false;
  const another = cause.another === true;
  if (!told && cause.side === 'before' && (!cause.arrives || another) && !isTold(d, ends, known, another)) return false;
  if (!cause.arrives) return true;
  // A property that is still there has a new value: where the old one went does not say why it is this one.
  const heir = known.objects.successor(d.object);
  if (d.what === 'changes' && heir === d.object) return false;
  const now = known.after.get(heir) ?? new Map<string, never>();
  return [...now.keys()].some(
    (name) =>
      (another || carries(rawAt(known, 'after', heir, name), cause.text)) &&
      cause.arrives?.some((words) => says(words, name)) === true,
  );
}

/** A volume that has another name in the cluster, where its own was taken: all of it has to be there under that name. */
function isRenamedVolume(d: Difference, ends: Ends, known: Known): Finding | undefined {
  const [, name, rest] = /^pod\.volumes\[([^\]]+)\](\..*)$/.exec(d.property) ?? [];
  const part = d.object.slice(d.object.indexOf('/') + 1);
  if (name === undefined || rest === undefined || ends.before === undefined) return undefined;
  if (rawAt(known, 'after', known.objects.successor(d.object), `pod.volumes[${part}-${name}]${rest}`) !== ends.before)
    return undefined;
  return known.findings.find((f) => f.rule === known.objects.renamedVolume && f.place.path.endsWith(`[name=${name}]`));
}

/** A Secret that only one chart makes: what the files put in it is told by its value, and has to be somewhere in the new render if it moved. */
function isOfSecret({ names, text, side, arrives }: Valued, d: Difference, known: Known): boolean {
  const told = bare(d.object + d.property);
  if (!names.some((name) => told.includes(name))) return false;
  if (side === 'after' || !arrives) return true;
  return stands(known.after, text);
}
const stands = (render: Facts, text: string): boolean =>
  [...render.values()].some((facts) => [...facts.values()].some((v) => v.same === text));

/** The same is true of another object of the same render, and is compared there. */
function isCopy({ objects, of, properties }: Copy, d: Difference, known: Known): boolean {
  if (!objects.includes(d.object) || (properties && !properties.test(d.property))) return false;
  if (of === undefined) return d.what === 'drops';
  const facts = d.what === 'drops' ? known.before : known.after;
  const there = facts.get(of)?.get(d.property);
  return there !== undefined && there.same === facts.get(d.object)?.get(d.property)?.same;
}
