/** References to Secrets, and secrets that stand in the file. */
import type { Catalogue } from '../charts/catalogue.ts';
import { formatPath, parsePath } from '../path.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { valueAt } from '../view.ts';
import { effectiveEntries, isObject, resolve, sameJson, type Item, type Json, type Node } from '../yaml/tree.ts';
import { keysBelow, type Below } from './below.ts';
import type { Collector } from './collect.ts';
import type { Fix } from './told.ts';
import { isOpen } from './values.ts';

/** What the key of a Secret is called beside its name, in the old spellings. */
export const KEY_NAMES = ['existingSecretKey', 'existingSecretPasswordKey', 'credentialsKey'];
/** The old spelling takes the key from elsewhere, or is no text. */
const OTHERS = ['global.documentStore.type.aws'];
const PLAIN = /(?:^password|Password|^inlineSecret|^clientSecret)$/;
const PLAIN_PATHS = new Set(['global.license.key']);
const PLAIN_VARIABLE =
  /(?:PASSWORD|PASSWD|(?:^|_)PASS|LICENSE_KEY|SECRET|SECRET_KEY|ACCESS_KEY|API_?KEY|TOKEN|PRIVATE_KEY)$/;
/** Names that end like a secret and are none. */
const HARMLESS = /(?:ENABLED|URL|NAME|TYPE|FILE|PATH|EXISTINGSECRET|EXISTING_SECRET)$/;

/** Parents of `secret` maps and of old references that the chart knows. */
function parents(known: Catalogue): string[] {
  const found = new Set<string>();
  for (const { path } of known.keys()) {
    if (path.endsWith('.secret.existingSecret')) found.add(path.slice(0, -'.secret.existingSecret'.length));
    else if (path.endsWith('.existingSecret') && KEY_NAMES.some((k) => known.get([...parsePath(path).slice(0, -1), k])))
      found.add(path.slice(0, -'.existingSecret'.length));
  }
  return [...found];
}

/** Of several keys that go together. */
export function checkReferences(c: Collector): void {
  for (const parent of parents(c.values.catalogue)) c.ask(() => pair(c, parent));
  c.ask(() => firstUser(c));
  c.ask(() => mailLogin(c));
  for (const list of CREDENTIALS) credentials(c, list);
  c.ask(() => users(c));
}

/** Name and key of a reference, or the text in their place. */
function pair(c: Collector, parent: string): void {
  const { values } = c;
  const name = `${parent}.secret.existingSecret`;
  const key = `${parent}.secret.existingSecretKey`;
  if (values.whole && values.on(name) && values.truth(key) === false && !values.on(`${parent}.secret.inlineSecret`))
    c.tellAt('validate/reference-without-key', [name], { args: { key } });
  const inline = `${parent}.secret.inlineSecret`;
  if (values.on(name) && values.on(key) && values.on(inline) && values.origin(inline))
    c.tellAt('validate/two-secrets', [inline]);
  if (
    values.whole &&
    values.origin(key) &&
    values.said(key) !== values.catalogue.default(parsePath(key)) &&
    values.on(key) &&
    values.truth(name) === false &&
    !values.on(inline) &&
    !oldName(c, parent, key)
  )
    c.tellAt('validate/key-without-name', [key], { args: { key: name } });
  if (!OTHERS.includes(parent) && !configured(c, parent)) old(c, parent);
}

function firstUser(c: Collector): void {
  const { values } = c;
  if (
    values.origin('identity.firstUser.password') &&
    values.text('identity.firstUser.password') !== 'demo' &&
    values.on('identity.firstUser.password') &&
    values.on('identity.firstUser.existingSecret') &&
    !configured(c, 'identity.firstUser')
  )
    c.tellAt('validate/password-ignored', ['identity.firstUser.password']);
}

/** Here the old spellings are no worse ones: with `secret` alone, the login is off. */
export const MAIL = 'webModeler.restapi.mail';
/** The chart logs in at the mail server where it finds a password, and looks for that in the old spellings only. */
function mailLogin(c: Collector): void {
  const { values } = c;
  const mail = MAIL;
  if (!values.on(`${mail}.smtpUser`) || !configured(c, mail)) return;
  if (values.whole && !values.on('webModeler.enabled')) return;
  const how = c.checks.mailLogin;
  const parts = ['configuration', 'extraConfiguration', 'envFrom'].map((k) => `webModeler.restapi.${k}`);
  if (how.by === 'variable') {
    const env = values.get('webModeler.restapi.env');
    const set = Array.isArray(env) && env.some((e) => isObject(e) && e.name === how.name);
    if (!set && parts.every((p) => values.truth(p) === false))
      c.tellAt('validate/mail-login-off', [`${mail}.smtpUser`], { severity: 'warning', args: { variable: how.name } });
    return;
  }
  if (values.on(`${mail}.smtpPassword`) || values.truth(`${mail}.existingSecret`) !== false) return;
  const told = [`${mail}.secret.existingSecret`, `${mail}.secret.inlineSecret`, `${mail}.secret`];
  const fixes = oldMail(c, values.on(`${mail}.secret.existingSecret`) ? REFERENCE : TEXT);
  c.tellAt('validate/mail-login-off', told, { fixes, targets: fixes.map(targetOf) });
}
/** Below `mail`: what stands in the new spelling, and its place in the one that the chart asks for. */
const REFERENCE = [
  ['secret.existingSecret', 'existingSecret.name'],
  ['secret.existingSecretKey', 'existingSecretPasswordKey'],
] as const;
const TEXT = [['secret.inlineSecret', 'smtpPassword']] as const;
/** Nothing where the one is in several files, or the other is not free. */
function oldMail(c: Collector, places: readonly (readonly [from: string, to: string])[]): (Fix & { kind: 'move' })[] {
  const origins = places.map(([from]) => c.values.origin(`${MAIL}.${from}`));
  const taken = (to: string): boolean => c.values.has(`${MAIL}.${to.replace(/\..*$/, '')}`);
  if (origins.some((o) => !o || o.unit !== origins[0]?.unit) || places.some(([, to]) => taken(to))) return [];
  return places.map(([from, to]) => ({
    kind: 'move',
    path: parsePath(`${MAIL}.${from}`),
    to: parsePath(`${MAIL}.${to}`),
    except: new Set<string>(),
  }));
}
const targetOf = (fix: Fix & { kind: 'move' }): string => formatPath(fix.to);

/** The old spelling names a Secret; where only the chart does, the key must be the one it goes with. */
function oldName(c: Collector, parent: string, key: string): boolean {
  const { values } = c;
  if (!values.on(`${parent}.existingSecret`)) return false;
  return values.has(`${parent}.existingSecret`) || values.text(key) === values.text(`${parent}.existingSecretKey`);
}

function configured(c: Collector, parent: string): boolean {
  const { values } = c;
  return (
    values.on(`${parent}.secret.inlineSecret`) ||
    (values.on(`${parent}.secret.existingSecret`) && values.truth(`${parent}.secret.existingSecretKey`) !== false)
  );
}

/** The old spelling: a name alone is taken for the secret itself. */
function old(c: Collector, parent: string): void {
  const { values } = c;
  const path = `${parent}.existingSecret`;
  const key = KEY_NAMES.find((k) => values.catalogue.get([...parsePath(parent), k]));
  const said = values.said(path);
  if (key === undefined || said === undefined || values.truth(path) !== true) return;
  if (!values.whole || values.truth(`${parent}.${key}`) !== false) return;
  if (isObject(said)) c.tellAt('validate/secret-key-missing', [path], { args: { key: `\`${parent}.${key}\`` } });
  else c.tellAt('validate/name-taken-as-secret', [path]);
  const origin = values.origin(path);
  if (origin) c.claim(origin.unit, path);
}

/** Rules about secrets that stand in a file. */
export const PLAIN_RULES: ReadonlySet<string> = new Set(['validate/plain-text-secret', 'validate/plain-text-user']);

/** Users and clients of Management Identity refer to their Secrets item by item. */
const CREDENTIALS = ['identity.users', 'identity.clients'];
function credentials(c: Collector, list: string): void {
  const keys = parsePath(list);
  const origin = c.values.origin(keys);
  if (!origin) return;
  eachItem(c, origin.unit, keys, resolve(origin.entry.value), (v, item, i) => {
    if (!isObject(v)) return;
    const secret = isObject(v.secret) ? v.secret : undefined;
    const given = (k: string): boolean => typeof secret?.[k] === 'string' && secret[k] !== '';
    if (given('inlineSecret') || (given('existingSecret') && given('existingSecretKey'))) return;
    const missing = given('existingSecret') ? 'existingSecretKey' : 'existingSecret';
    c.tell({
      rule: 'validate/secret-key-missing',
      unit: origin.unit,
      path: keys,
      slot: item,
      shown: `${list}[${String(i)}]`,
      args: { key: `\`secret.${missing}\`` },
    });
  });
}

/** The first users of the cluster have their passwords in the file; Spring fills in `${NAME}`. */
function users(c: Collector): void {
  const keys = parsePath(c.checks.users);
  const origin = c.values.origin(keys);
  const json = origin && valueAt(origin.unit.json, keys);
  const seq = origin && resolve(origin.entry.value);
  if (!origin || seq?.kind !== 'seq' || !Array.isArray(json) || sameJson(json, c.values.catalogue.default(keys)))
    return;
  if (c.values.method(c.values.step.marks.newRoot).value === 'oidc') return;
  seq.items.forEach((item, i) => {
    const v = json[i] ?? null;
    if (!isObject(v) || !isPlain(v.password ?? null)) return;
    const map = resolve(item.value);
    const slot = map.kind === 'map' ? effectiveEntries(map).get('password')?.entry : undefined;
    const name = typeof v.username === 'string' ? `username=${v.username}` : String(i);
    c.tell({
      rule: 'validate/plain-text-user',
      unit: origin.unit,
      path: keys,
      slot: slot ?? item,
      shown: `${formatPath(keys)}[${name}]`,
    });
  });
}

/** A question of its own about every item of a list. */
function eachItem(
  c: Collector,
  unit: Unit,
  path: readonly string[],
  list: Node,
  look: (json: Json, item: Item, i: number) => void,
): void {
  if (list.kind !== 'seq') return;
  const json = valueAt(unit.json, path);
  for (const [i, item] of list.items.entries())
    c.ask(() => look(Array.isArray(json) ? (json[i] ?? null) : null, item, i));
}

/** Keys the chart knows for a secret itself, and variables called like one. Values are looked at, never repeated. */
export function* checkPlain(c: Collector, { unit, path, entry }: Below): Sliced<void> {
  if (due()) yield;
  const key = path[path.length - 1] ?? '';
  const child = resolve(entry.value);
  if (child.kind === 'seq') yield;
  if (child.kind === 'map') for (const below of keysBelow(unit, child, path)) yield* checkPlain(c, below);
  else if (child.kind === 'seq' && /^(?:env|extraEnvVars)$/.test(key))
    eachItem(c, unit, path, child, (v, item) => {
      const name = isObject(v) && typeof v.name === 'string' ? v.name : '';
      if (!PLAIN_VARIABLE.test(name) || HARMLESS.test(name) || !isObject(v) || !isPlain(v.value ?? null)) return;
      const map = resolve(item.value);
      const slot = map.kind === 'map' ? effectiveEntries(map).get('value')?.entry : undefined;
      c.tell({
        rule: 'validate/plain-text-secret',
        unit,
        path,
        slot: slot ?? item,
        shown: `${formatPath(path)}[name=${name}]`,
      });
    });
  else if (child.kind === 'seq' && CREDENTIALS.includes(formatPath(path)))
    eachItem(c, unit, path, child, (v, item, i) => {
      const secret = isObject(v) && isObject(v.secret) ? v.secret.inlineSecret : undefined;
      if (!isPlain(secret ?? null)) return;
      c.tell({
        rule: 'validate/plain-text-secret',
        unit,
        path,
        slot: item,
        shown: `${formatPath(path)}[${String(i)}]`,
      });
    });
  else if (isSecretKey(path))
    c.ask(() => {
      const json = valueAt(unit.json, path) ?? null;
      if (!isPlain(json) || sameJson(json, c.values.catalogue.default(path)) || !c.values.decides(unit, path)) return;
      c.tell({ rule: 'validate/plain-text-secret', unit, path, slot: entry });
    });
}
/** A key whose value is a secret itself. */
export const isSecretKey = (path: readonly string[]): boolean =>
  PLAIN.test(path[path.length - 1] ?? '') || PLAIN_PATHS.has(formatPath(path));
const isPlain = (v: Json): boolean =>
  (typeof v === 'string' && v !== '' && !isOpen(v) && !/^<[^>]*>$/.test(v)) || typeof v === 'number';
