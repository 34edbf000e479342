/** Secrets in the spellings before 8.8 get the new one: chart 14.x refuses each of them, also an empty one, and has no default. */
import type { DeriveRule, KeyRule } from '../../rules/rule.ts';
import { blockOf, FIRST_USER, OLD_SECRETS, type OldSecret } from './oldSecrets.ts';
import { derive, move, reshape, type Words } from './table.ts';

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
      group,
      ifLeft: 'misread',
      why: 'Only half of the new spelling is here, which chart 13.x did not read: it used the old one.',
    }),
  );
  return { keys: [...keys, ...spare], derived };
}
export const SECRET_KEYS: readonly KeyRule[] = OLD_SECRETS.flatMap((row) => rulesOf(row).keys);
export const SECRET_VALUES: readonly DeriveRule[] = [
  ...OLD_SECRETS.flatMap((row) => rulesOf(row).derived),
  derive(
    'secrets/initial-user-default',
    `${FIRST_USER}.secret.inlineSecret`,
    { from: 'first-password' },
    {
      ...WORDS,
      group: 'storage',
      safety: 'review',
      ifLeft: 'default-changed',
      why: 'Chart 13.x gave the first user a password where none was said; chart 14.x gives none.',
      details:
        'It was `demo`; and where a file takes away the name of the key, it was `camunda-credentials`, the default name of the Secret itself.',
      when: { fact: 'first-user-by-default' },
      source: [
        ...WORDS.source,
        'render: VALUES_IDENTITY_FIRSTUSER_PASSWORD is `demo` on 13.12, `camunda-credentials` with an empty `existingSecretKey`, and absent on 14.8',
      ],
    },
  ),
];
