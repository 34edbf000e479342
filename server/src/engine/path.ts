/** Key paths: `zeebe.service.httpPort`; a dot inside a key is written `\.`. */
export type Keys = readonly string[];

export function parsePath(path: string): string[] {
  if (!path.includes('\\')) return path === '' ? [] : path.split('.');
  return path.split(/(?<!\\)\./).map((k) => k.replace(/\\\./g, '.'));
}
export const escapeKey = (key: string): string => (key.includes('.') ? key.replace(/\./g, '\\.') : key);
export const formatPath = (keys: Keys): string => keys.map(escapeKey).join('.');
export const childPath = (path: string, key: string): string =>
  path === '' ? escapeKey(key) : `${path}.${escapeKey(key)}`;
/** `path` is `ancestor` or lies below it. */
export const isWithin = (path: string, ancestor: string): boolean =>
  path === ancestor || (path.startsWith(ancestor) && path[ancestor.length] === '.');
