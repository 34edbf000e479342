/**
 * Secrets in the spellings before 8.8. Chart 13.x reads them where the new `secret` is not filled in, and has names and key names
 * by default; chart 14.x refuses each of them, also an empty one, and has no default.
 */
import { asText } from '../../rules/functions.ts';
import type { DeriveRule, KeyRule } from '../../rules/rule.ts';
import type { View } from '../../view.ts';
import { emptyValue, isObject, sameJson, type Json } from '../../yaml/tree.ts';
import { derive, move, reshape, type Words } from './table.ts';

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
const FIRST_USER = 'identity.firstUser';
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
/** The reference counts: somebody wrote it, or it is the default of something that is on. */
export function refers(row: OldSecret, view: View): boolean {
  const found = oldSecret(row, view);
  if (!found || !('name' in found)) return false;
  if (row.named === undefined) return true;
  return defaultsCount(row, view) || view.has(referenceOf(row)) || view.has(`${row.at}.${row.key}`);
}
/** The default password of the first user counts. */
export function firstUserByDefault(view: View): boolean {
  const row = OLD_SECRETS.find((r) => r.at === FIRST_USER);
  const found = row && oldSecret(row, view);
  const counts = row !== undefined && defaultsCount(row, view) && !view.has(`${FIRST_USER}.password`);
  return counts && found !== undefined && 'plain' in found;
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
const DEFAULT = 'Chart 13.x had a default here; chart 14.x has none.';

function rulesOf(row: OldSecret): { keys: KeyRule[]; derived: DeriveRule[] } {
  const id = `secrets/${row.id}`;
  // Values that stand for defaults go together, and with the mark that they are written.
  const group = row.named === undefined ? id : 'storage';
  const block = blockOf(row);
  const when = { any: [{ fact: `refers:${row.id}` }, { fact: `misread:${row.id}` }] } as const;
  // Of two rows with one reference the first takes its place.
  const first = OLD_SECRETS.find((r) => r.at === row.at) === row;
  const named =
    row.named === undefined
      ? {}
      : {
          why: DEFAULT,
          details: 'Without it the container would start without the secret.',
          ifLeft: 'default-changed' as const,
        };
  const both = (key: string): string[] =>
    [row.at, ...(row.over === undefined ? [] : [row.over])].map((at) => `${at}.${key}`);
  const derived = [
    derive(
      `${id}-name`,
      `${block}.existingSecret`,
      { from: `name-of-${row.id}` },
      {
        ...WORDS,
        ...named,
        group,
        when,
        ...(first ? { absorbs: both('existingSecret') } : {}),
        addition: true,
      },
    ),
    derive(
      `${id}-key`,
      `${block}.existingSecretKey`,
      { from: `key-of-${row.id}` },
      {
        ...WORDS,
        ...named,
        group,
        when: { fact: `refers:${row.id}` },
        absorbs: both(row.key),
        addition: true,
      },
    ),
  ];
  const keys =
    row.plain === undefined
      ? []
      : [
          move(`${id}-text`, `${row.at}.${row.plain}`, `${block}.inlineSecret`, {
            ...WORDS,
            safety: 'review',
            shape: 'old-plain-secret',
          }),
        ];
  const spare = (['Secret', 'SecretKey'] as const).map((key) =>
    reshape(`${id}-spare-${key === 'Secret' ? 'name' : 'key'}`, `${block}.existing${key}`, 'spare-reference', {
      ...WORDS,
      ifLeft: 'misread',
      why: 'Only half of the new spelling is here, which chart 13.x did not read: it used the old one.',
    }),
  );
  return { keys: [...keys, ...spare], derived };
}
export const SECRET_KEYS: readonly KeyRule[] = OLD_SECRETS.flatMap((row) => rulesOf(row).keys);
export const SECRET_VALUES: readonly DeriveRule[] = [
  ...OLD_SECRETS.flatMap((row) => rulesOf(row).derived),
  derive('secrets/initial-user-default', `${FIRST_USER}.secret.inlineSecret`, 'demo', {
    ...WORDS,
    group: 'storage',
    safety: 'review',
    ifLeft: 'default-changed',
    why: 'Chart 13.x gave the first user the password `demo` where nothing else was said; chart 14.x gives none.',
    when: { fact: 'first-user-by-default' },
    source: [...WORDS.source, 'render: VALUES_IDENTITY_FIRSTUSER_PASSWORD is `demo` on 13.12 and absent on 14.8'],
  }),
];
