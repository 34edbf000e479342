/**
 * Secrets in the spellings before 8.8. Chart 13.x reads them where the new `secret` is not filled in, and has names and key names
 * by default.
 */
import { asText } from '../../rules/functions.ts';
import type { View } from '../../view.ts';
import { emptyValue, isObject, sameJson, type Json } from '../../yaml/tree.ts';

export interface OldSecret {
  readonly id: string;
  /** The block of both spellings. */
  readonly at: string;
  /** The block with the new `secret`, if it is another one. */
  readonly to?: string;
  readonly reference?: string;
  readonly key: string;
  readonly plain?: string;
  /** A block that chart 13.x put over it. */
  readonly over?: string;
  /** Its default names a Secret, so that a reference is there when nobody writes one: while all of these are on. */
  readonly named?: readonly string[];
}
/** Blocks that the layer for keys of 8.7 put over those of two components. */
export const LOGINS = (['orchestration', 'connectors'] as const).map((root) => ({
  root,
  from: `global.identity.auth.${root}`,
  to: `${root}.security.authentication.oidc`,
}));
/** Chart 13.x takes the block for that of the component. */
export const readsLogin = (root: string, view: View): boolean =>
  view.is('global.compatibility.orchestration.enabled') && view.is(`${root}.enabled`);
/** Something else is said where the block goes. */
export const meetsOther = (json: Json, to: string, view: View): boolean => {
  const there = view.get(to);
  if (isObject(json) && (there === undefined || isObject(there)))
    return Object.entries(json).some(([key, value]) => meetsOther(value, `${to}.${key}`, view));
  return !emptyValue(json) && there !== undefined && !emptyValue(there) && !sameJson(json, there);
};
export const FIRST_USER = 'identity.firstUser';
export const OLD_SECRETS: readonly OldSecret[] = [
  { id: 'license', at: 'global.license', key: 'existingSecretKey', plain: 'key' },
  { id: 'elasticsearch', at: 'global.elasticsearch.auth', key: 'existingSecretKey', plain: 'password' },
  { id: 'opensearch', at: 'global.opensearch.auth', key: 'existingSecretKey', plain: 'password' },
  ...['admin', 'identity', 'optimize'].map((client) => ({
    id: `client-${client}`,
    at: `global.identity.auth.${client}`,
    key: 'existingSecretKey',
  })),
  ...LOGINS.map(({ root, from, to }) => ({
    id: root === 'orchestration' ? 'cluster' : root,
    at: to,
    over: from,
    key: 'existingSecretKey',
  })),
  {
    id: 'initial-user',
    at: FIRST_USER,
    key: 'existingSecretKey',
    plain: 'password',
    named: ['identity.enabled', 'identity.firstUser.enabled', 'global.identity.auth.enabled'],
  },
  { id: 'identity-database', at: 'identity.externalDatabase', key: 'existingSecretPasswordKey', plain: 'password' },
  {
    id: 'modeler-database',
    at: 'webModeler.restapi.externalDatabase',
    key: 'existingSecretPasswordKey',
    plain: 'password',
  },
  { id: 'modeler-mail', at: 'webModeler.restapi.mail', key: 'existingSecretPasswordKey', plain: 'smtpPassword' },
  {
    id: 'documents-key-id',
    at: 'global.documentStore.type.aws',
    to: 'global.documentStore.type.aws.accessKeyId',
    key: 'accessKeyIdKey',
    named: ['global.documentStore.type.aws.enabled'],
  },
  {
    id: 'documents-key',
    at: 'global.documentStore.type.aws',
    to: 'global.documentStore.type.aws.secretAccessKey',
    key: 'secretAccessKeyKey',
    named: ['global.documentStore.type.aws.enabled'],
  },
  {
    id: 'documents-account',
    at: 'global.documentStore.type.gcp',
    key: 'credentialsKey',
    named: ['global.documentStore.type.gcp.enabled'],
  },
];
export const blockOf = (row: OldSecret): string => `${row.to ?? row.at}.secret`;
const referenceOf = (row: OldSecret): string => `${row.at}.existingSecret`;

/** What stands over a secret: an empty value covers nothing. */
function coveringOf(row: OldSecret, view: View): (path: string) => Json | undefined {
  const [root = ''] = row.at.split('.');
  const cover = row.over === undefined ? undefined : view.get(row.over);
  const covers = cover !== undefined && readsLogin(root, view) && !meetsOther(cover, row.at, view);
  return (path) => {
    const json = covers ? view.get(`${row.over ?? ''}.${path}`) : undefined;
    return isObject(json) || asText(json) !== '' ? json : undefined;
  };
}
/** Chart 13.x reads the new spelling. */
export function readsNew(row: OldSecret, view: View): boolean {
  const covering = coveringOf(row, view);
  const text = (path: string): string => asText(covering(`secret.${path}`)) || view.text(`${blockOf(row)}.${path}`);
  return (text('existingSecret') !== '' && text('existingSecretKey') !== '') || text('inlineSecret') !== '';
}
/** What chart 13.x reads in the old spelling; undefined where it reads none, or the new one. */
export function oldSecret(row: OldSecret, view: View): { name: string; key: string } | { plain: true } | undefined {
  if (readsNew(row, view)) return undefined;
  const covering = coveringOf(row, view);
  const said = covering('existingSecret') ?? view.effective(referenceOf(row));
  const key = asText(covering(row.key)) || view.text(`${row.at}.${row.key}`);
  const name = isObject(said) ? asText(said.name) : asText(said);
  if (name !== '' && (key !== '' || isObject(said))) return { name, key };
  // A string without the name of a key is the secret itself, and hides the other one.
  if (name !== '') return undefined;
  return row.plain !== undefined && view.text(`${row.at}.${row.plain}`) !== '' ? { plain: true } : undefined;
}
/**
 * What the chart itself says counts. In a file that was led on already, which says where the cluster keeps its data, it no longer
 * does: the empty name that stood over it is gone.
 */
const defaultsCount = (row: OldSecret, view: View): boolean =>
  row.named?.every((path) => view.is(path)) === true && !view.has('orchestration.data.secondaryStorage.type');
/** Somebody said something over what the chart itself says, and nothing was left: with that gone, the default would count. */
export const emptiesDefault = (view: View): boolean =>
  OLD_SECRETS.some(
    (row) =>
      defaultsCount(row, view) &&
      [referenceOf(row), `${row.at}.${row.key}`, `${row.at}.${row.plain ?? row.key}`].some((path) => view.has(path)) &&
      !readsNew(row, view) &&
      oldSecret(row, view) === undefined,
  );
/** The reference counts: somebody wrote it, or it is the default of something that is on. */
export function refers(row: OldSecret, view: View): boolean {
  const found = oldSecret(row, view);
  if (!found || !('name' in found)) return false;
  if (row.named === undefined) return true;
  return defaultsCount(row, view) || view.has(referenceOf(row)) || view.has(`${row.at}.${row.key}`);
}
/**
 * The password of the first user where only the chart itself says one: the default password, or the default name of a Secret whose
 * key a file takes away, which is the password then.
 */
export function firstPassword(view: View): string | undefined {
  const row = OLD_SECRETS.find((r) => r.at === FIRST_USER);
  if (!row || !defaultsCount(row, view) || readsNew(row, view)) return undefined;
  const found = oldSecret(row, view);
  const from = found === undefined ? 'existingSecret' : 'plain' in found ? 'password' : '';
  if (from === '' || view.has(`${FIRST_USER}.${from}`)) return undefined;
  return view.text(`${FIRST_USER}.${from}`) || undefined;
}
/** A string without a key name, which chart 13.x takes for the secret itself. */
export const misread = (row: OldSecret, view: View): boolean =>
  asText(view.get(referenceOf(row))) !== '' &&
  view.text(`${row.at}.${row.key}`) === '' &&
  oldSecret(row, view) === undefined;
