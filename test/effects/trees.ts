/** Trees of values, made of paths and of each other. */
import { parsePath } from '../../server/src/engine/path.ts';
import { merge, type Plain, type PlainMap } from '../support/tree.ts';

export function put(path: readonly string[], value: Plain): PlainMap {
  return path.reduceRight<Plain>((inner, key) => ({ [key]: inner }), value) as PlainMap;
}
export const putAt = (path: string, value: Plain): PlainMap => put(parsePath(path), value);
export const together = (...trees: readonly PlainMap[]): PlainMap =>
  trees.reduce<PlainMap>((all, tree) => merge(all, tree) as PlainMap, {});

/** A provider of identities that is not Keycloak, at `global.identity.auth`. */
export const ELSEWHERE = {
  issuer: 'https://login.example.com/realm',
  issuerBackendUrl: 'https://login.example.com/realm',
  tokenUrl: 'https://login.example.com/token',
  jwksUrl: 'https://login.example.com/keys',
  authUrl: 'https://login.example.com/auth',
  publicIssuerUrl: 'https://login.example.com/realm',
  type: 'GENERIC',
};
