/** Key paths: `zeebe.service.httpPort`; a dot inside a key is written `\.`. */
export type Keys = readonly string[];

/** The keys of a path. The same few paths are asked for again and again, so they are remembered. */
export function parsePath(path: string): Keys {
  let keys = parsed.get(path);
  if (!keys) {
    if (parsed.size > REMEMBERED) parsed.clear();
    parsed.set(path, (keys = split(path)));
  }
  return keys;
}
const parsed = new Map<string, Keys>();
const REMEMBERED = 20_000;
function split(path: string): Keys {
  if (!path.includes('\\')) return path === '' ? [] : path.split('.');
  return path.split(/(?<!\\)\./).map((k) => k.replace(/\\\./g, '.'));
}
/** Every path that `path` lies below, from the top, and itself. */
export function upward(path: string): readonly string[] {
  let all = above.get(path);
  if (!all) {
    if (above.size > REMEMBERED) above.clear();
    const made: string[] = [];
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) made.push(path.slice(0, dot));
    made.push(path);
    above.set(path, (all = made));
  }
  return all;
}
const above = new Map<string, readonly string[]>();
export const escapeKey = (key: string): string => (key.includes('.') ? key.replace(/\./g, '\\.') : key);
/** Asked for at every key of a set, so without lists in between. */
export function formatPath(keys: Keys): string {
  let out = '';
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const escaped = key.includes('.') ? escapeKey(key) : key;
    out = i === 0 ? escaped : `${out}.${escaped}`;
  }
  return out;
}
export const childPath = (path: string, key: string): string =>
  path === '' ? escapeKey(key) : `${path}.${escapeKey(key)}`;
/** `path` is `ancestor` or lies below it. */
export const isWithin = (path: string, ancestor: string): boolean =>
  path === ancestor || (path.startsWith(ancestor) && path[ancestor.length] === '.');
/** The same place but for its last key. */
export function isRename(from: string, to: string): boolean {
  const a = parsePath(from);
  const b = parsePath(to);
  return a.length === b.length && a.slice(0, -1).every((k, i) => k === b[i]);
}
