/**
 * A second, naive interpreter of the rules: plain values in, plain values out. It knows neither texts, layers nor edits;
 * what the engine comments out is simply absent here. Slow and short on purpose.
 */
import { catalogue, isKeyOf } from '../../server/src/engine/charts/catalogue.ts';
import { envVerdict, type Component } from '../../server/src/engine/steps/8.7-8.8/env.ts';
import { rewriteImagePaths } from '../../server/src/engine/steps/8.7-8.8/imagePaths.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import { fact, isReference, shape, transform } from '../../server/src/engine/rules/functions.ts';
import type { Facts } from '../../server/src/engine/rules/ruleSet.ts';
import type { EnvFacts } from '../../server/src/engine/rules/variables.ts';
import type { Action, Condition, DeriveRule, KeyRule, ListRule } from '../../server/src/engine/rules/rule.ts';
import { changedText } from '../../server/src/engine/texts/change.ts';
import { lookAt } from '../../server/src/engine/texts/look.ts';
import { syntaxOf } from '../../server/src/engine/texts/settings.ts';
import { View } from '../../server/src/engine/view.ts';
import { isMap, type Plain, type PlainMap } from '../support/tree.ts';

/** As Spring reads a switch. */
const YES = /^\s*(?:true|on|yes|1)\s*$/i;

type Keys = readonly string[];
type Role =
  | { is: 'key' | 'secret-key'; rule: KeyRule; order: number }
  | { is: 'list'; rule: ListRule }
  | { is: 'value'; rule: DeriveRule };
interface Journey {
  readonly from: Keys;
  readonly to: Keys;
  readonly value: Plain;
  readonly order: number;
  /** How deep the rule that sent it stands. */
  readonly depth: number;
}
/** What the rule above says about everything below it. */
type Fate = { is: 'stay' } | { is: 'gone' } | { is: 'go'; from: Keys; to: Keys; order: number };

const split = (path: string): string[] => path.split(/(?<!\\)\./).map((k) => k.replace(/\\\./g, '.'));
const text = (keys: Keys): string => keys.map((k) => k.replace(/\./g, '\\.')).join('.');
const fresh = (): PlainMap => Object.create(null) as PlainMap;
const get = (tree: Plain | undefined, keys: Keys): Plain | undefined =>
  keys.reduce<Plain | undefined>((v, k) => (isMap(v) && Object.hasOwn(v, k) ? v[k] : undefined), tree);
const equal = (a: Plain, b: Plain): boolean => canonical(a) === canonical(b);
const canonical = (v: Plain): string =>
  JSON.stringify(v, (_, x: Plain) =>
    isMap(x) ? Object.fromEntries(Object.entries(x).sort(([a], [b]) => (a < b ? -1 : 1))) : x,
  );
const isDeep = (keys: Keys): boolean => keys[0] === 'global' && keys.length > 3;
const isEmpty = (v: Plain): boolean => v === null || v === '' || isEmptyCollection(v);
const isEmptyCollection = (v: Plain): boolean =>
  Array.isArray(v) ? v.length === 0 : isMap(v) && Object.keys(v).length === 0;

/** One value for each secret reference that relied on the key name of chart 12.x. */
function pins(): DeriveRule[] {
  return STEP.rules.set.keys.flatMap((rule): DeriveRule[] => {
    const a = rule.action;
    if (a.kind !== 'secret' || a.old !== undefined) return [];
    const when: Condition = { all: [{ fact: `reference:${rule.at}` }, { empty: a.key }] };
    return [{ ...rule, to: `${a.to}.existingSecretKey`, when, value: a.pin }];
  });
}

const ROLES = new Map<string, Role>();
STEP.rules.set.keys.forEach((rule, order) => {
  ROLES.set(rule.at, { is: 'key', rule, order });
  if (rule.action.kind === 'secret') ROLES.set(rule.action.key, { is: 'secret-key', rule, order });
});
for (const rule of STEP.rules.set.lists) {
  const gone = (rule.extra ?? []).filter((e) => e.absorb).map((e) => e.from);
  for (const path of [rule.to, ...rule.sources, ...gone]) ROLES.set(path, { is: 'list', rule });
}
for (const rule of STEP.rules.set.derived)
  for (const path of rule.absorbs ?? []) ROLES.set(path, { is: 'value', rule });

/** The upgrade of one whole 8.7 deployment. */
export function naiveUpgrade(tree: PlainMap): PlainMap {
  return new Naive(tree).run();
}

class Naive {
  private readonly view: View;
  private readonly facts: Facts;
  private readonly journeys: Journey[] = [];
  private readonly stays: { keys: Keys; value: Plain }[] = [];
  private readonly leaving = new Set<string>();
  private out: PlainMap = fresh();

  private readonly tree: PlainMap;
  constructor(tree: PlainMap) {
    const all = new View(structuredClone(tree), STEP.reading);
    this.tree = awake(spelled(structuredClone(tree)));
    this.view = new View(this.tree, STEP.reading);
    this.facts = { rules: STEP.rules.set, options: {}, all, living: this.view };
  }

  run(): PlainMap {
    this.texts();
    this.walk(this.tree, [], { is: 'stay' });
    for (const { keys, value } of this.stays) this.put(keys, this.typed(value, keys));
    for (const j of this.settled()) {
      if (saysNoSecret(j.to, get(this.out, j.to))) this.clear(j.to);
      this.put(j.to, this.typed(j.value, j.to));
    }
    movedImages(this.out, this.view.get('global.imageRegistry'));
    for (const rule of STEP.rules.set.lists) this.list(rule);
    for (const rule of [...STEP.rules.set.derived, ...pins()]) this.derive(rule);
    return this.out;
  }

  /** Every text is first changed where it stands. */
  private texts(): void {
    const own = this.view.get('orchestration.configuration');
    const replaced = typeof own === 'string' && own !== '';
    for (const root of ['orchestration', 'zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist']) {
      const files = get(this.tree, [root, 'extraConfiguration']);
      if (!isMap(files)) continue;
      for (const [file, value] of Object.entries(files))
        if (typeof value === 'string') files[file] = this.text(value, file, replaced ? 'replaces' : 'adds');
    }
  }
  private text(value: string, file: string, role: 'replaces' | 'adds'): string {
    const syntax = syntaxOf(STEP.texts, file, value);
    const { hits, problem } = lookAt(STEP, value, syntax, role, () => this.storage());
    if (problem !== undefined) return value;
    const changes = hits.flatMap((h) => (h.change && !h.offered ? [h.change] : []));
    return changedText(STEP, value, syntax, [...new Set(changes)]);
  }

  private walk(map: PlainMap, path: Keys, fate: Fate): void {
    for (const [key, value] of Object.entries(map)) {
      const here = [...path, key];
      const role = ROLES.get(text(here));
      if (role?.is === 'key') this.key(role.rule, role.order, here, value);
      else if (role?.is === 'secret-key') this.secretKey(role.rule, here, value);
      else if (role) this.leaving.add(text(here));
      else if (fate.is === 'gone' && !known(here)) continue;
      else if (refused(here, goal(here, fate), value)) this.leaving.add(text(here));
      else if (isMap(value) && !isEmptyCollection(value)) this.walk(value, here, fate);
      else this.leaf(here, value, fate);
    }
  }
  private leaf(from: Keys, value: Plain, fate: Fate): void {
    if (fate.is === 'stay') this.stays.push({ keys: from, value });
    else if (fate.is === 'go') {
      const to = goal(from, fate);
      this.journeys.push({ from, to, value, order: fate.order, depth: fate.from.length });
    }
  }

  private key(rule: KeyRule, order: number, path: Keys, value: Plain): void {
    const a = rule.action;
    const full = isMap(value) && !isEmptyCollection(value);
    if (a.kind !== 'keep') this.leaving.add(text(path));
    switch (a.kind) {
      case 'keep':
        if (full) this.walk(value, path, { is: 'stay' });
        else this.stays.push({ keys: path, value });
        return;
      case 'remove':
        if (full) this.walk(value, path, { is: 'gone' });
        return;
      case 'manual':
        if (full) this.walk(value, path, { is: 'gone' });
        return;
      case 'move': {
        const go: Fate = { is: 'go', from: path, to: split(a.to), order };
        const rulesBelow = full && [...ROLES.keys()].some((r) => r.startsWith(`${rule.at}.`));
        const shaped = a.shape && !rulesBelow ? shape(a.shape, value, this.shapeContext(path)) : 'same';
        if (shaped === 'remove' || shaped === 'manual') return;
        if (shaped !== 'same')
          this.journeys.push({ from: path, to: go.to, value: shaped.json, order, depth: path.length });
        else if (full) this.walk(value, path, go);
        else this.leaf(path, value, go);
        return;
      }
      case 'reshape': {
        const shaped = shape(a.shape, value, this.shapeContext(path));
        if (shaped === 'same') {
          this.leaving.delete(text(path));
          if (full) this.walk(value, path, { is: 'stay' });
          else this.stays.push({ keys: path, value });
        } else if (shaped !== 'remove' && shaped !== 'manual') this.stays.push({ keys: path, value: shaped.json });
        return;
      }
      case 'itemize':
        throw new Error(`${rule.id}: no rule of this step`);
      case 'secret':
        this.secret(a, order, path, value);
    }
  }
  private shapeContext(path: Keys) {
    return { view: this.view, full: this.view, path, facts: this.facts };
  }

  private secret(a: Extract<Action, { kind: 'secret' }>, order: number, path: Keys, value: Plain): void {
    const go = (from: Keys, to: string, v: Plain): void => {
      this.journeys.push({ from, to: split(to), value: v, order, depth: from.length });
    };
    if (a.old !== undefined) {
      const plain = !isMap(value) && !isEmpty(value) && value !== false;
      if (plain && !Array.isArray(value)) go(path, a.old, value);
      else if (!Array.isArray(value) || value.length === 0) this.stays.push({ keys: path, value });
    } else if (isMap(value)) {
      if (!isEmpty(value.name ?? null)) go([...path, 'name'], `${a.to}.existingSecret`, value.name ?? null);
    } else if (!isEmpty(value) && value !== false && !Array.isArray(value))
      go(path, a.text === 'inline' ? `${a.to}.inlineSecret` : `${a.to}.existingSecret`, value);
  }
  private secretKey(rule: KeyRule, path: Keys, value: Plain): void {
    const a = rule.action;
    if (a.kind !== 'secret') return;
    if (a.old !== undefined) {
      this.stays.push({ keys: path, value });
      return;
    }
    this.leaving.add(text(path));
    const used = isReference(this.view.get(rule.at), a.text) || this.view.has(`${a.to}.existingSecret`);
    const to = split(`${a.to}.existingSecretKey`);
    if (used && !isEmpty(value)) this.journeys.push({ from: path, to, value, order: 0, depth: path.length });
  }

  /** The 8.8 value that is already there, or the value of a rule that comes earlier, keeps its place. */
  private settled(): Journey[] {
    const won = this.journeys.filter((j) => {
      const native = this.native(j.to);
      if (native !== undefined && !saysNoSecret(j.to, native)) return false;
      // Helm left the default there.
      if (j.value === null && isDeep(j.from) && !isDeep(j.to)) return false;
      return !this.journeys.some(
        (x) => text(x.to) === text(j.to) && x.order < j.order && text(x.from) !== text(j.from),
      );
    });
    return won.sort((a, b) => a.depth - b.depth);
  }
  private native(to: Keys): Plain | undefined {
    if (['zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist', 'executionIdentity'].includes(to[0] ?? ''))
      return undefined;
    for (let n = 1; n <= to.length; n++) {
      const keys = to.slice(0, n);
      const value = get(this.tree, keys);
      if (value === undefined) return undefined;
      const stands = n === to.length || (!isMap(value) && value !== null);
      if (stands && !this.leaving.has(text(keys))) return value;
      if (!isMap(value)) return undefined;
    }
    return undefined;
  }

  /** Nothing is overwritten; what does not fit is left out. */
  private put(to: Keys, value: Plain): boolean {
    let map = this.out;
    for (const key of to.slice(0, -1)) {
      const next = (map[key] ??= fresh());
      if (!isMap(next)) return false;
      map = next;
    }
    const last = to[to.length - 1] as string;
    const there = map[last];
    // A copy: what comes later must not change what was read.
    if (there === undefined || (there === null && isMap(value))) map[last] = structuredClone(value);
    else if (isMap(there) && isMap(value)) for (const [k, v] of Object.entries(value)) this.put([...to, k], v);
    else return equal(there, value);
    return true;
  }

  private derive(rule: DeriveRule): void {
    const touched = (rule.absorbs ?? []).some((p) => this.view.has(p));
    if (rule.absorbs && !touched && rule.addition !== true) return;
    if (!this.holds(rule.when)) return;
    const how = rule.value;
    let value: Plain | undefined;
    if (typeof how !== 'object' || how === null || Array.isArray(how)) value = how;
    else if ('part' in how) value = this.mountedFiles(how.part as string);
    else if ('from' in how) value = transform(how.from as string, this.view, this.facts);
    else value = how;
    const to = split(rule.to);
    // An empty text says as little as nothing, and so does a null at a key of the old version.
    const there = get(this.out, to) ?? null;
    const said = this.native(to);
    const native = said === undefined ? undefined : this.typed(said, to);
    const blank = native === undefined || native === '' || (native === null && isKeyOf('8.7', to));
    if (value !== undefined && blank && (there === null || there === '')) {
      this.clear(to);
      this.put(to, value);
    }
  }
  /** Mounts that a variable or the Java options speak of, and the volumes of those mounts. */
  private mountedFiles(part: string): Plain | undefined {
    const listAt = (path: string): PlainMap[] => {
      const v = get(this.out, split(path));
      return Array.isArray(v) ? v.filter(isMap) : [];
    };
    const said = JSON.stringify([
      get(this.out, split('orchestration.env')) ?? [],
      get(this.out, split('orchestration.javaOpts')) ?? '',
    ]);
    const mounts = listAt('orchestration.extraVolumeMounts').filter(
      (m) => typeof m.mountPath === 'string' && said.includes(m.mountPath),
    );
    const volumes = listAt('orchestration.extraVolumes').filter(
      (v) => mounts.some((m) => m.name === v.name) && v.persistentVolumeClaim === undefined,
    );
    const out = part.endsWith('Mounts') ? mounts.filter((m) => volumes.some((v) => v.name === m.name)) : volumes;
    return out.length > 0 ? out : undefined;
  }
  private clear(to: Keys): void {
    const parent = get(this.out, to.slice(0, -1));
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    if (isMap(parent)) delete parent[to[to.length - 1] as string];
  }
  private holds(c: Condition | undefined): boolean {
    if (!c) return true;
    if ('set' in c) return this.view.has(c.set);
    if ('empty' in c) return isEmpty(this.view.get(c.empty) ?? null);
    if ('absent' in c) return !this.view.has(c.absent) || (this.view.get(c.absent) === null && isDeep(split(c.absent)));
    if ('effective' in c) return equal(this.view.effective(c.effective) ?? null, c.is);
    if ('fact' in c) return fact(c.fact, this.view, this.facts);
    if ('all' in c) return c.all.every((x) => this.holds(x));
    if ('any' in c) return c.any.some((x) => this.holds(x));
    return !this.holds(c.not);
  }

  private list(rule: ListRule): void {
    const sources = [rule.to, ...rule.sources.filter((s) => s !== rule.to)];
    const extras = (rule.extra ?? []).filter((e) => this.view.has(e.from));
    if (!sources.some((s) => this.view.has(s)) && extras.length === 0) return;
    const to = split(rule.to);
    const own = this.view.get(rule.to);
    // Something else than a list stands at the new place: it stays, the old lists are left out.
    if (own !== undefined && own !== null && !Array.isArray(own)) {
      this.put(to, own);
      return;
    }
    const items: {
      json: Plain;
      source: string;
      key: string | undefined;
      was: string | undefined;
      at: number;
    }[] = [];
    let any = false;
    for (const source of sources) {
      const list = this.view.get(source);
      if (!Array.isArray(list)) continue;
      any ||= list.length > 0;
      const by = this.view.get((rule.hides ?? []).find(([, hidden]) => hidden === source)?.[0] ?? '');
      if (Array.isArray(by) && by.length > 0) continue;
      list.forEach((item, at) => {
        for (const json of this.item(item, source, rule))
          items.push({
            json: renameContainer(json, source, rule.items === 'env' ? '' : 'orchestration'),
            source,
            key: keyOf(json, rule),
            was: keyOf(item, rule),
            at,
          });
      });
    }
    for (const e of extras)
      for (const json of (transform(e.items, this.view, this.facts) ?? []) as Plain[]) {
        // A variable of the user's own wins over one made from another key.
        const key = keyOf(json, rule);
        if (key === undefined || !items.some((i) => i.key === key))
          items.push({ json, source: e.from, key, was: undefined, at: Infinity });
      }
    // Every variable sees those above it in its own list, and what is made of a list sees all of them.
    if (rule.items === 'env')
      for (const item of items) {
        const { json, source, at } = item;
        if (!isMap(json) || typeof json.value !== 'string') continue;
        const seen = (at === Infinity ? sources : [source]).flatMap((s) => {
          const list = this.view.get(s);
          return (Array.isArray(list) ? list : []).slice(0, at).map((v, i) => ({ name: keyOf(v, rule), at: i, s }));
        });
        json.value = json.value.replace(/\$\$|\$\((.*?)\)/gs, (whole, name: string | undefined) => {
          const meant = seen.filter((v) => name !== undefined && v.name === name).pop();
          const now = items.filter((i) => i.source === meant?.s && i.at === meant.at).map((i) => i.key);
          return now.length === 0 || now.includes(name) ? whole : `$(${now[0] ?? ''})`;
        });
      }

    const kept: typeof items = [];
    for (const item of items) {
      if (kept.some((k) => equal(k.json, item.json))) continue;
      const other = item.key === undefined ? undefined : kept.find((k) => k.key === item.key);
      // Twice in one list, as the user wrote it: Kubernetes takes the last, and so it stays.
      if (other && (other.source !== item.source || other.was !== item.was)) {
        if (rule.clash === 'comment') continue;
        const as = (name: string): (typeof items)[number] => ({
          ...item,
          json: { ...(item.json as PlainMap), name },
          key: name,
        });
        let renamed = as(`${component(item.source).toLowerCase()}-${item.key ?? ''}`);
        const twin = (): boolean => kept.some((k) => equal(k.json, renamed.json));
        while (!twin() && kept.some((k) => k.key === renamed.key)) renamed = as(`${renamed.key ?? ''}-2`);
        if (!twin()) kept.push(renamed);
      } else kept.push(item);
    }
    // Where every item is gone, so is the list; an empty list stays one.
    const touched = sources.some(
      (s) => this.view.has(s) && (this.view.get(s) === null || Array.isArray(this.view.get(s))),
    );
    const alone = extras.length === 0 && !sources.slice(1).some((s) => this.view.has(s));
    if (alone && own === null) this.put(to, null);
    else if (kept.length > 0 || (touched && !any))
      this.put(
        to,
        kept.map((k) => k.json),
      );
  }

  /** What one item of a list becomes. */
  private item(item: Plain, source: string, rule: ListRule): Plain[] {
    if (!rule.items) return [this.withVolumes(item, source, rule)];
    const legacy = ['zeebe', 'zeebeGateway', 'operate', 'tasklist'].includes(component(source));
    let now = this.withVolumes(legacy ? texts(item, (t) => rewriteImagePaths(t)) : item, source, rule);
    const name = isMap(item) ? item.name : undefined;
    if (rule.items !== 'env' || !isMap(now) || !isMap(item)) return [now];
    // A variable needs a name; `N` and `42` are meant as one.
    if (typeof name !== 'string' && typeof name !== 'number' && typeof name !== 'boolean') return [];
    now = { ...now, name: String(name) };
    const raw = item.value;
    const value =
      typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : undefined;
    const prefix = /^CAMUNDA_(?:OPERATE|TASKLIST)_(ELASTICSEARCH|OPENSEARCH)_INDEX_?PREFIX$/.exec(String(name));
    if (prefix && transform('index-prefix', this.view, this.facts) !== undefined)
      return [asText({ ...now, name: `CAMUNDA_DATA_SECONDARYSTORAGE_${prefix[1] ?? ''}_INDEXPREFIX` })];
    const application = ['operate', 'tasklist'].includes(component(source));
    if (application && name === 'JAVA_TOOL_OPTIONS' && transform('shared-java-options', this.view, this.facts))
      return [asText({ ...now, name: 'JDK_JAVA_OPTIONS' })];
    const own = this.view.text(`${component(source)}.configuration`).trim() !== '';
    const away = ['MICROSOFT', 'GENERIC'].includes(this.view.text('global.identity.auth.type'));
    const facts = { ...this.storage(), ownFile: own, external: away };
    const verdict = envVerdict(component(source), String(name), value, facts);
    switch (verdict.kind) {
      case 'drop':
        return [];
      case 'manual':
        return [];
      case 'values-key': {
        const said = value === undefined ? undefined : rewrite(legacy)(value);
        const as = verdict.coerce;
        if (said !== undefined)
          this.setting(split(verdict.path), as === 'number' ? Number(said) : as === 'boolean' ? YES.test(said) : said);
        return [];
      }
      case 'rename':
        return [asText({ ...now, name: verdict.to })];
      case 'duplicate':
        return [asText(now), asText({ ...now, name: verdict.also })];
      case 'told':
      case 'keep':
        return [asText(now)];
    }
  }
  /** Volumes that would meet another of their name in the pod of the brokers, and the mounts of their component. */
  private withVolumes(item: Plain, source: string, rule: ListRule): Plain {
    const name = (old: Plain): Plain =>
      (typeof old === 'string' ? this.renamed().get(`${split(source)[0] ?? ''}/${old}`) : undefined) ?? old;
    if (!isMap(item) || !rule.volumes) return item;
    if (rule.volumes === 'names') return item.name === undefined ? item : { ...item, name: name(item.name) };
    const mounts = item.volumeMounts;
    if (!Array.isArray(mounts)) return item;
    return {
      ...item,
      volumeMounts: mounts.map((m) => (isMap(m) && m.name !== undefined ? { ...m, name: name(m.name) } : m)),
    };
  }
  private renamed(): Map<string, string> {
    if (this.volumes) return this.volumes;
    const out = new Map<string, string>();
    const pod: PlainMap = Object.assign(fresh(), { data: true, exporters: true });
    for (const root of ['orchestration', 'zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist']) {
      const list = this.view.get(`${root}.extraVolumes`);
      const own = new Map<string, PlainMap>();
      for (const v of Array.isArray(list) ? list : []) if (isMap(v) && typeof v.name === 'string') own.set(v.name, v);
      for (const [old, v] of own) {
        if (['orchestration', 'zeebe'].includes(root)) {
          if (!isMap(pod[old])) pod[old] = v;
          continue;
        }
        const meets = (n: string): boolean => pod[n] !== undefined && !equal(pod[n], { ...v, name: n });
        const tries = [old, `${root.toLowerCase()}-${old}`];
        while (meets(tries[tries.length - 1] as string)) tries.push(`${tries[tries.length - 1] ?? ''}-2`);
        const now = tries.find((n) => !meets(n)) as string;
        if (now !== old) out.set(`${root}/${old}`, now);
        pod[now] = { ...v, name: now };
      }
    }
    return (this.volumes = out);
  }
  private volumes: Map<string, string> | undefined;
  /** Free: the setting moves there. Taken: it says the same, or a person decides. */
  private setting(to: Keys, value: Plain): void {
    const taken = this.native(to) ?? get(this.out, to);
    if ((taken ?? null) === null) this.put(to, value);
  }
  private storage(): EnvFacts {
    const regions = Number(this.view.text('global.multiregion.regions')) || 1;
    const kind = this.view.is('global.opensearch.enabled') ? 'opensearch' : 'elasticsearch';
    const url = (part: string): string => this.view.text(`global.${kind}.url.${part}`);
    const tenantChecks = this.view.is('global.multitenancy.enabled');
    if (url('host') === '') return { regions, secondaryStorage: kind, tenantChecks };
    const address = `${url('protocol') || 'http'}://${url('host')}:${url('port') || '9200'}`;
    return { regions, secondaryStorage: kind, tenantChecks, secondaryStorageUrl: address };
  }

  /** The schema of chart 13.x is strict about text and numbers. */
  private typed(value: Plain, at: Keys): Plain {
    if (typeof value === 'object') return value;
    const wanted = wantedType(at);
    if (wanted === 'string' && value === false && !/^(?:logLevel|level)$/.test(at[at.length - 1] ?? '')) return '';
    if ((wanted === 'string' || wanted === 'quoted') && typeof value !== 'string') return String(value);
    if (wanted === 'number' && value === '@@null@@') return null;
    if (wanted === 'number' && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
    return value;
  }
}

/** Of two spellings that disagree, chart 12.x saw the older one only; some it did not see at all. */
function spelled(tree: PlainMap): PlainMap {
  const drop = (keys: Keys): void => {
    const parent = get(tree, keys.slice(0, -1));
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    if (isMap(parent)) delete parent[keys[keys.length - 1] as string];
  };
  const differs = (keys: Keys, from: Keys, value: Plain): void => {
    for (let n = from.length; n <= keys.length; n++) {
      const there = get(tree, keys.slice(0, n));
      if (there === undefined) return;
      if (isMap(there) && n < keys.length && !isEmptyCollection(there)) continue;
      if (isMap(there) && !isEmptyCollection(there)) {
        if (isMap(value)) return;
        for (const k of Object.keys(there)) differs([...keys, k], [...keys, k], value);
      } else if (!(isMap(value) && isMap(there)) && !(n === keys.length && equal(there, value))) drop(keys.slice(0, n));
      return;
    }
  };
  const over = (value: Plain | undefined, keys: Keys, from = keys): void => {
    if (value === undefined) return;
    if (isMap(value) && !isEmptyCollection(value))
      for (const [k, v] of Object.entries(value)) over(v, [...keys, k], from);
    else differs(keys, from, value);
  };
  const old = (at: Keys, now: Keys): void => {
    const value = get(tree, at);
    if (isMap(value)) for (const [k, v] of Object.entries(value)) over(v, [...now, k]);
  };
  old(['identity', 'keycloak'], ['identityKeycloak']);
  old(['identity', 'postgresql'], ['identityPostgresql']);
  old(['zeebe-gateway'], ['zeebeGateway']);
  const roots = ['zeebeGateway', 'zeebe-gateway'];
  const seen = (path: string): Plain | undefined =>
    roots.map((r) => get(tree, [r, ...split(path)])).reduce((a, b) => b ?? a);
  const truthy = (v: Plain | undefined): boolean => v !== undefined && v !== false && v !== 0 && !isEmpty(v);
  for (const what of ['Name', 'Port']) {
    const value = seen(`service.gateway${what}`);
    if (truthy(value)) for (const r of roots) over(value, [r, 'service', `grpc${what}`]);
  }
  const flat = ['enabled', 'external', 'className', 'annotations', 'host', 'path', 'pathType', 'tls'];
  const on = truthy(seen('ingress.enabled'));
  for (const r of roots)
    for (const k of flat) {
      if (!on) drop([r, 'ingress', k]);
      else for (const other of roots) over(get(tree, [r, 'ingress', k]), [other, 'ingress', 'grpc', k]);
    }
  const url = get(tree, ['global', 'elasticsearch', 'url']);
  if (url !== null && url !== '') for (const k of ['protocol', 'host', 'port']) drop(['global', 'elasticsearch', k]);
  return tree;
}

/** What stands below a component that is off had no effect, so it is not there, but for what others ask of the gateway. */
function awake(tree: PlainMap): PlainMap {
  const said = new View(tree, STEP.reading);
  const off = (v: Plain | undefined): boolean => v !== undefined && (v === false || v === 0 || isEmpty(v));
  const down = (old: string, profile: string): boolean => {
    const now = said.get(`orchestration.profiles.${profile}`);
    return off(now === undefined ? said.effective(`${old}.enabled`) : now);
  };
  const asked = (c: string): boolean => !off(said.effective(`${c}.enabled`) ?? null);
  const callers = ['operate', 'tasklist', 'executionIdentity', 'connectors'].some(asked);
  const ports = callers ? ['service.grpcPort', 'service.gatewayPort', 'service.internalPort'] : [];
  const rest = asked('connectors') ? ['service.restPort', 'contextPath'] : [];
  const only = (root: string, paths: readonly string[]): void => {
    const old = tree[root];
    if (!isMap(old)) return;
    const now = fresh();
    for (const keys of paths.map(split)) {
      const value = get(old, keys);
      if (value === undefined) continue;
      let map = now;
      for (const k of keys.slice(0, -1)) map = (map[k] ??= fresh()) as PlainMap;
      map[keys[keys.length - 1] as string] = value;
    }
    tree[root] = now;
  };
  if (down('zeebe', 'broker')) {
    for (const path of ['global.multiregion.regions', 'global.multiregion.regionId'])
      if (!off(get(tree, split(path)))) take(tree, split(path));
    only('zeebe', ['enabled']);
    for (const root of ['zeebeGateway', 'zeebe-gateway']) only(root, [...ports, ...rest]);
  }
  for (const app of ['operate', 'tasklist']) if (down(app, app)) only(app, ['enabled']);
  for (const root of ['operate', 'tasklist', 'zeebeGateway', 'zeebe-gateway']) {
    const account = get(tree, [root, 'serviceAccount']);
    const annotations = isMap(account) && off(said.effective(`${root}.serviceAccount.enabled`)) && account.annotations;
    // Where all of it is left as a comment, so is the map; an empty one stays.
    if (isMap(account) && isMap(annotations) && Object.keys(annotations).length > 0) delete account.annotations;
  }
  for (const [path, ...switches] of SIGN_IN) {
    const keys = split(path);
    const name = get(tree, keys);
    if (name === undefined || name === false || isEmpty(name) || !switches.some((s) => off(said.effective(s))))
      continue;
    take(tree, keys);
  }
  return tree;
}
/** Names that 12.x read beside these switches alone. */
const SIGN_IN = [
  ['global.elasticsearch.auth.username', 'global.elasticsearch.external', 'global.elasticsearch.enabled'],
  ['global.opensearch.auth.username', 'global.opensearch.enabled'],
] as const;
/** With the maps of which nothing is left. */
function take(map: PlainMap, [key = '', ...rest]: Keys): void {
  const below = map[key];
  if (rest.length > 0 && isMap(below)) take(below, rest);
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
  if (rest.length === 0 || (isMap(below) && isEmptyCollection(below))) delete map[key];
}

/** Bitnami's images are elsewhere now, unless a mirror has them. */
function movedImages(out: PlainMap, everywhere: Plain | undefined): void {
  const hub = (r: Plain | undefined): boolean => typeof r !== 'string' || r === '' || r.endsWith('docker.io');
  const walk = (v: Plain, name: string): void => {
    if (!isMap(v)) return;
    const image = name === 'image' || name.endsWith('Image');
    if (image && typeof v.repository === 'string' && hub(v.registry) && hub(everywhere))
      v.repository = v.repository.replace(/^((?:docker\.io\/)?)bitnami\/(?=[^/]+$)/, '$1bitnamilegacy/');
    for (const [k, x] of Object.entries(v)) walk(x, k);
  };
  for (const root of ['elasticsearch', 'identityKeycloak', 'identityPostgresql', 'webModelerPostgresql'])
    walk(out[root] ?? null, root);
}

/** An empty secret of 8.8 says as little as none. */
const saysNoSecret = (to: Keys, value: Plain | undefined): boolean =>
  value === '' && ['inlineSecret', 'existingSecret', 'existingSecretKey'].includes(to[to.length - 1] ?? '');
/** A field that names the container it stands in, or the one beside it. */
function renameContainer(item: Plain, source: string, now: string): Plain {
  const own: Readonly<Record<string, string>> = { zeebeGateway: 'zeebe-gateway' };
  const root = component(source);
  if (!['zeebe', 'zeebeGateway', 'operate', 'tasklist'].includes(root)) return item;
  const walk = (v: Plain): Plain => {
    if (Array.isArray(v)) return v.map(walk);
    if (!isMap(v)) return v;
    const out: PlainMap = fresh();
    for (const [k, x] of Object.entries(v))
      out[k] =
        k === 'resourceFieldRef' && isMap(x) && x.containerName === (own[root] ?? root)
          ? { ...x, containerName: now }
          : walk(x);
    return out;
  };
  return walk(item);
}
const component = (source: string): Component => {
  const root = split(source)[0] ?? '';
  return (root === 'zeebe-gateway' ? 'zeebeGateway' : root) as Component;
};
const keyOf = (json: Plain, rule: ListRule): string | undefined => {
  const v = isMap(json) && rule.key !== 'equality' ? json[rule.key] : undefined;
  return typeof v === 'string' || typeof v === 'number' ? String(v) : undefined;
};
const asText = (item: Plain): Plain =>
  isMap(item) && (typeof item.value === 'number' || typeof item.value === 'boolean')
    ? { ...item, value: String(item.value) }
    : item;
const rewrite =
  (legacy: boolean) =>
  (t: string): string =>
    legacy ? rewriteImagePaths(t) : t;
function texts(v: Plain, change: (t: string) => string): Plain {
  if (typeof v === 'string') return change(v);
  if (Array.isArray(v)) return v.map((x) => texts(x, change));
  if (!isMap(v)) return v;
  return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, texts(x, change)]));
}
const goal = (from: Keys, fate: Fate): Keys =>
  fate.is === 'go' ? [...fate.to, ...from.slice(fate.from.length)] : from;
/** A key that chart 12.x does not know, below a root that it does, and of which 13.x refuses the kind of value. */
function refused(at: Keys, to: Keys, value: Plain): boolean {
  if (at.length < 2 || isKeyOf('8.7', at) || !isKeyOf('8.7', at.slice(0, 1)) || value === null) return false;
  const fact = catalogue('8.8').get(to);
  if (fact?.enforced !== true || fact.types.length === 0) return false;
  const may = (type: string): boolean => (fact.types as readonly string[]).includes(type);
  if (Array.isArray(value)) return !may('array');
  if (isMap(value)) return !may('object');
  const filledIn = typeof value === 'string' && (value === '' || /[${<@]|__/.test(value));
  return !filledIn && fact.types.every((type) => type === 'array' || type === 'object');
}
/** Below a block that goes away, what chart 12.x never knew is shown to the user instead of going with it. */
function known(path: Keys): boolean {
  const [root = '', ...rest] = path;
  if (root === 'zeebe-gateway' || root === 'identity') return true;
  return catalogue('8.7').known([root, ...rest]);
}
function wantedType(at: Keys): 'string' | 'quoted' | 'number' | undefined {
  const fact = catalogue('8.8').get(at);
  const subchart = ['elasticsearch', 'identityKeycloak', 'identityPostgresql', 'webModelerPostgresql'];
  if (subchart.includes(at[0] ?? '') && !fact?.enforced) return undefined;
  if (/(?:annotations|labels)$/i.test(at[at.length - 2] ?? '')) return 'quoted';
  const types = (fact?.types ?? []) as readonly string[];
  const may = (...names: string[]): boolean => names.some((n) => types.includes(n));
  if (may('string') && !may('number', 'integer', 'boolean')) return 'string';
  if (may('number', 'integer') && !may('string')) return 'number';
  if (types.some((t) => t !== 'object' && t !== 'null')) return undefined;
  return at[at.length - 1] === 'cpu' && at.includes('resources') ? 'quoted' : undefined;
}
