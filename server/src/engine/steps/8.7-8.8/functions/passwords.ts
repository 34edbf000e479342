/** Subcharts with passwords, and where each of these comes from. */
import { asText } from '../../../rules/functions.ts';
import type { View } from '../../../view.ts';
import type { Json } from '../../../yaml/tree.ts';

/** Subcharts with passwords, by their place in 8.8: every place in 12.x, and the keys a password can be typed at. */
export const STORES = {
  identityKeycloak: { places: ['identityKeycloak'], typed: ['adminPassword'] },
  'identityKeycloak.postgresql': {
    places: ['identityKeycloak.postgresql'],
    typed: ['password', 'postgresPassword'],
  },
  identityPostgresql: {
    places: ['identityPostgresql'],
    typed: ['password', 'postgresPassword'],
  },
  webModelerPostgresql: { places: ['webModelerPostgresql', 'postgresql'], typed: ['password', 'postgresPassword'] },
} as const;
export type Store = keyof typeof STORES;
type StorePlaces = (typeof STORES)[Store];
/** What the files say about a key of a subchart, in whichever spelling. */
export const said = (v: View, store: StorePlaces, key: string): Json | undefined =>
  store.places.map((p) => v.said(`${p}.${key}`)).find((value) => value !== undefined && value !== null);
/** Where the password of a subchart comes from: a Secret that is named, the values, or the chart made it up. */
export function passwordOf(v: View, store: StorePlaces): 'named' | 'typed' | 'generated' {
  if (asText(said(v, store, 'auth.existingSecret')) !== '') return 'named';
  return store.typed.some((k) => asText(said(v, store, `auth.${k}`)) !== '') ? 'typed' : 'generated';
}
export const keycloakOn = (v: View): boolean => {
  const on = said(v, STORES.identityKeycloak, 'enabled');
  return on === undefined ? v.effective('identity.enabled') !== false : on !== false;
};
