/**
 * Secrets in the spellings before 8.8. Chart 13.x reads them where the new `secret` is not filled in, and has names and key names
 * by default; chart 14.x refuses each of them, also an empty one, and has no default.
 */
import { asText } from '../../rules/functions.ts';
import type { DeriveRule, KeyRule } from '../../rules/rule.ts';
import type { View } from '../../view.ts';
import { isObject } from '../../yaml/tree.ts';
import { derive, move, type Words } from './table.ts';

export interface OldSecret {
  readonly id: string;
  /** The block of both spellings. */
  readonly at: string;
  /** The block with the new `secret`, if it is another one. */
  readonly to?: string;
  readonly reference?: string;
  readonly key: string;
  readonly plain?: string;
  /** Its default names a Secret, so that a reference is there when nobody writes one: while all of these are on. */
  readonly named?: readonly string[];
}
export const OLD_SECRETS: readonly OldSecret[] = [
  { id: 'license', at: 'global.license', key: 'existingSecretKey', plain: 'key' },
  { id: 'elasticsearch', at: 'global.elasticsearch.auth', key: 'existingSecretKey', plain: 'password' },
  { id: 'opensearch', at: 'global.opensearch.auth', key: 'existingSecretKey', plain: 'password' },
  ...['admin', 'identity', 'optimize'].map((client) => ({
    id: `client-${client}`,
    at: `global.identity.auth.${client}`,
    key: 'existingSecretKey',
  })),
  { id: 'connectors', at: 'connectors.security.authentication.oidc', key: 'existingSecretKey' },
  { id: 'cluster', at: 'orchestration.security.authentication.oidc', key: 'existingSecretKey' },
  {
    id: 'first-user',
    at: 'identity.firstUser',
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
const blockOf = (row: OldSecret): string => `${row.to ?? row.at}.secret`;
const referenceOf = (row: OldSecret): string => `${row.at}.existingSecret`;

/** What chart 13.x reads in the old spelling; undefined where it reads none, or the new one. */
export function oldSecret(row: OldSecret, view: View): { name: string; key: string } | { plain: true } | undefined {
  const block = blockOf(row);
  if (view.text(`${block}.existingSecret`) !== '' && view.text(`${block}.existingSecretKey`) !== '') return undefined;
  if (view.text(`${block}.inlineSecret`) !== '') return undefined;
  const said = view.effective(referenceOf(row));
  const key = view.text(`${row.at}.${row.key}`);
  const name = isObject(said) ? asText(said.name) : asText(said);
  if (name !== '' && (key !== '' || isObject(said))) return { name, key };
  // A string without the name of a key is the secret itself, and hides the other one.
  if (name !== '') return undefined;
  return row.plain !== undefined && view.text(`${row.at}.${row.plain}`) !== '' ? { plain: true } : undefined;
}
/** The reference counts: somebody wrote it, or it is the default of something that is on. */
export function refers(row: OldSecret, view: View): boolean {
  const found = oldSecret(row, view);
  if (!found || !('name' in found)) return false;
  if (row.named === undefined) return true;
  return row.named.every((path) => view.is(path)) || view.has(referenceOf(row)) || view.has(`${row.at}.${row.key}`);
}
/** A string without a key name, which chart 13.x takes for the secret itself. */
export const misread = (row: OldSecret, view: View): boolean =>
  asText(view.get(referenceOf(row))) !== '' &&
  view.text(`${row.at}.${row.key}`) === '' &&
  oldSecret(row, view) === undefined;

const WORDS: Words = {
  section: 'secrets',
  ifLeft: 'aborts',
  why: 'Chart 14.x refuses the old spelling of secrets, even an empty one.',
  source: [
    'templates/common/constraints.tpl of 14.8: `keyRemoved`',
    'render of 14.8 with each of the keys, with a value and with an empty string: it aborts',
    'render of 13.12 with old and new spelling side by side: a filled in new one wins',
  ],
};
const DEFAULT =
  'Chart 13.x read this Secret by default; chart 14.x has no default, and the container would start without the secret.';

function rulesOf(row: OldSecret): { keys: KeyRule[]; derived: DeriveRule[] } {
  const group = `secrets/${row.id}`;
  const block = blockOf(row);
  const when = { any: [{ fact: `refers:${row.id}` }, { fact: `misread:${row.id}` }] } as const;
  // Of two rows with one reference the first takes its place.
  const first = OLD_SECRETS.find((r) => r.at === row.at) === row;
  const named = row.named === undefined ? {} : { why: DEFAULT, ifLeft: 'default-changed' as const };
  const derived = [
    derive(
      `${group}-name`,
      `${block}.existingSecret`,
      { from: `name-of-${row.id}` },
      {
        ...WORDS,
        ...named,
        group,
        when,
        ...(first ? { absorbs: [referenceOf(row)] } : {}),
      },
    ),
    derive(
      `${group}-key`,
      `${block}.existingSecretKey`,
      { from: `key-of-${row.id}` },
      {
        ...WORDS,
        ...named,
        group,
        when: { fact: `refers:${row.id}` },
        absorbs: [`${row.at}.${row.key}`],
      },
    ),
  ];
  const keys =
    row.plain === undefined
      ? []
      : [
          move(`${group}-text`, `${row.at}.${row.plain}`, `${block}.inlineSecret`, {
            ...WORDS,
            safety: 'review',
            shape: 'old-plain-secret',
          }),
        ];
  return { keys, derived };
}
export const SECRET_KEYS: readonly KeyRule[] = OLD_SECRETS.flatMap((row) => rulesOf(row).keys);
export const SECRET_VALUES: readonly DeriveRule[] = OLD_SECRETS.flatMap((row) => rulesOf(row).derived);
