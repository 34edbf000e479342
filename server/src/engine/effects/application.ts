/**
 * What an application reads when it starts: its configuration files as Spring reads them, and the variables of its container,
 * which win over the files. One name for one setting, however it is spelt: that of the variable, and the new one where the new
 * version renamed the property.
 */
import { readProperties } from '../texts/properties.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import { below, maps, textAt, type Objects } from './objects.ts';
import { readValues } from './read.ts';
import { canonical, HIDDEN, valueOf, type Value } from './value.ts';

/** One variable of a container as it will be, a reference in words: `secret camunda-credentials/token`. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  /** It refers to something that is not in the text. */
  readonly reference: boolean;
}
/** Names objects as both charts know them; see `parts.ts`. */
export type Naming = (kind: string, name: string) => string;

/** `env` of a container, in order. `$(NAME)` of an earlier one is put in, as Kubernetes does. */
export function variables(env: Json | undefined, naming: Naming, earlier: readonly Variable[] = []): Variable[] {
  const out = [...earlier];
  for (const item of maps(env)) {
    const name = typeof item.name === 'string' ? item.name : canonical(item.name ?? null);
    const from = isObject(item.valueFrom) ? reference(item.valueFrom, naming) : undefined;
    const given = item.value ?? '';
    const value = from ?? expand(typeof given === 'string' ? given : canonical(given), out);
    out.push({ name, value, reference: from !== undefined });
  }
  return out;
}
function reference(from: Record<string, Json>, naming: Naming): string {
  const secret = below(from, 'secretKeyRef');
  const config = below(from, 'configMapKeyRef');
  if (secret.name !== undefined || secret.key !== undefined)
    return `secret ${naming('Secret', textAt(secret, 'name'))}/${textAt(secret, 'key')}`;
  if (config.name !== undefined)
    return `configMap ${naming('ConfigMap', textAt(config, 'name'))}/${textAt(config, 'key')}`;
  const field = textAt(below(from, 'fieldRef'), 'fieldPath');
  return field === '' ? canonical(from) : `field ${field}`;
}
function expand(text: string, known: readonly Variable[]): string {
  return text.replace(/\$\(([A-Za-z_][\w.-]*)\)/g, (all, name: string) => {
    const found = last(known, name);
    return found === undefined ? all : inside(found, all === text);
  });
}

/** Of two variables of one name the later one counts. */
const last = (known: readonly Variable[], name: string): Variable | undefined =>
  known.reduce<Variable | undefined>((found, v) => (v.name === name ? v : found), undefined);
const inside = (v: Variable, alone: boolean): string => (v.reference && !alone ? `<${v.value}>` : v.value);

/** What a name in a file is as a variable. */
export const asVariable = (name: string): string =>
  name
    .replace(/\[(\d+)\]/g, '_$1')
    .replace(/-/g, '')
    .replace(/\./g, '_')
    .toUpperCase();

export interface File {
  readonly name: string;
  readonly text: string;
}
export const isApplicationFile = (name: string): boolean => /^application[\w.-]*\.(?:ya?ml|properties)$/.test(name);

/** Where a version says what it stores in. */
const STORAGE = ['CAMUNDA_DATABASE_TYPE', 'CAMUNDA_DATA_SECONDARYSTORAGE_TYPE'];
/** Settings by the name of their variable, which the new version may have changed. A variable that is no setting of any file is among them too. */
export function settings(
  files: readonly File[],
  env: readonly Variable[],
  {
    setting,
    spelled,
    identified,
    renamed,
  }: Pick<Objects, 'setting' | 'spelled' | 'identified'> & {
    readonly renamed: boolean;
  },
  secretName: (name: string) => boolean,
): Map<string, Value> {
  const written = new Map<string, string>();
  for (const file of files) for (const [name, value] of readFile(file, identified)) written.set(name, fill(value, env));
  // Spring fills what a variable says as well.
  for (const v of env) written.set(v.name, v.reference ? v.value : fill(v.value, env));
  const opensearch = STORAGE.some((name) => /opensearch/i.test(written.get(name) ?? ''));
  const out = new Map<string, Value>();
  const references = new Set(env.filter((v) => v.reference).map((v) => v.name));
  const add = (name: string, value: string, as: string): void => {
    out.set(
      as,
      valueOf(
        spelled,
        list(value),
        as,
        secretName(name) && !references.has(name) && !/^<?secret /.test(value) && value !== '',
      ),
    );
  };
  for (const [name, value] of written) {
    const as = renamed ? setting(name, opensearch) : name;
    // Where both names are set, the new one counts.
    if (as === name || !written.has(as)) add(name, value, as);
  }
  return out;
}

/** Spring reads `a, b,` as it reads a list of two. */
function list(text: string): string {
  if (!text.includes(',') || /[{}\s"=]/.test(text.replace(/,\s*/g, ','))) return text;
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .join(', ');
}

/** `${NAME:default}` as Spring fills it from the environment. */
function fill(text: string, env: readonly Variable[]): string {
  return text.replace(/\$\{([A-Za-z_][\w.-]*)(?::([^{}]*))?\}/g, (all, name: string, otherwise?: string) => {
    const found = last(env, name);
    return found ? inside(found, all === text) : (otherwise ?? all);
  });
}

/** The properties of a file by their variable. What depends on a profile keeps its document's number. */
export function readFile(file: File, identified?: RegExp): Map<string, string> {
  const out = new Map<string, string>();
  if (file.name.endsWith('.properties')) {
    for (const p of readProperties(file.text)) out.set(asVariable(p.key), p.value);
    return out;
  }
  readValues(file.text).forEach((value, i) => {
    const own = new Map<string, string>();
    walk(value, '', own, identified);
    const bound = [...own.keys()].some((name) => name.startsWith('SPRING_CONFIG_ACTIVATE_'));
    for (const [name, value] of own) out.set(bound ? `${name} (document ${i})` : name, value);
  });
  return out;
}
function walk(value: Json, path: string, out: Map<string, string>, identified?: RegExp): void {
  if (isObject(value) && Object.keys(value).length > 0) {
    for (const [k, v] of Object.entries(value)) walk(v, path === '' ? k : `${path}.${k}`, out, identified);
  } else if (Array.isArray(value) && value.some(isObject)) {
    const named = identified?.test(path) === true;
    value.forEach((v, i) => {
      const id = named && isObject(v) && typeof v.id === 'string' ? `.${v.id}` : `[${i}]`;
      walk(v, `${path}${id}`, out, identified);
    });
  } else if (Array.isArray(value)) {
    out.set(asVariable(path), value.map((v) => (typeof v === 'string' ? v : canonical(v))).join(', '));
  } else if (path !== '' && value !== null) {
    out.set(asVariable(path), typeof value === 'string' ? value : canonical(value));
  }
}

/** Everything else that a ConfigMap may hold, by name: YAML and TOML as properties, any other text as a whole. */
export function readOther(file: File): Map<string, string> {
  if (/\.(?:ya?ml|properties)$/.test(file.name)) return readFile(file);
  const out = new Map<string, string>();
  if (!file.name.endsWith('.toml')) return file.text === '' ? out : out.set('', file.text);
  let section = '';
  for (const line of file.text.split(/\r?\n/)) {
    const head = /^\s*\[+([^\]]+)\]+\s*$/.exec(line);
    const entry = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (head) section = `${head[1] ?? ''}.`;
    else if (entry) out.set(`${section}${entry[1] ?? ''}`, (entry[2] ?? '').replace(/^"(.*)"$/, '$1'));
  }
  return out;
}

export const hidden = (value: Value): Value => ({ ...value, text: HIDDEN });
