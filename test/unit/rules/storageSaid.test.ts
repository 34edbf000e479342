/** What charts 12.x and 13.x do without a word about storage is said in the files: the next chart no longer does it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';

const AT = ['global.elasticsearch.enabled', 'elasticsearch.enabled'] as const;
type At = (typeof AT)[number];
/** What is written, by key: the layer it goes to, and how it is told. */
const written = (texts: readonly string[], partial = false): Partial<Record<At, string>> => {
  const { findings, layers } = upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7', partial },
    ),
  );
  assert.ok(layers.every((l) => l.after !== ''));
  return Object.fromEntries<string>(
    findings.flatMap((f) =>
      ['defaults/storage', 'defaults/bundled-storage'].includes(f.rule)
        ? [[String(f.targets[0]), `${String(f.place.layer)} ${f.severity} ${f.safety}`]]
        : [],
    ),
  );
};
const BROKERS = 'zeebe: {clusterSize: "3"}\n';
const IN_FIRST = '0 information safe';
const [USED, RUN] = AT;

describe('storage by default', () => {
  for (const [name, texts, expected] of [
    ['nothing is said', [BROKERS], { [USED]: IN_FIRST, [RUN]: IN_FIRST }],
    ['only what runs is said', [`${BROKERS}elasticsearch: {enabled: false}\n`], { [USED]: IN_FIRST }],
    ['only what is used is said', [`${BROKERS}global: {elasticsearch: {enabled: true}}\n`], { [RUN]: IN_FIRST }],
    [
      'settings, but no switch',
      [`${BROKERS}elasticsearch: {master: {replicaCount: 1}}\n`],
      { [USED]: IN_FIRST, [RUN]: IN_FIRST },
    ],
    // With both on, 13.x uses Elasticsearch, and the next one has to be told the same.
    [
      'OpenSearch beside it',
      [`${BROKERS}global: {opensearch: {enabled: true}}\n`],
      { [USED]: IN_FIRST, [RUN]: IN_FIRST },
    ],
    [
      'the cluster is off',
      ['zeebe: {enabled: false}\noperate: {enabled: false}\ntasklist: {enabled: false}\n'],
      { [USED]: IN_FIRST, [RUN]: IN_FIRST },
    ],
    [
      'files that say it only in part',
      [BROKERS, 'optimize: {enabled: false}\n'],
      { [USED]: IN_FIRST, [RUN]: IN_FIRST },
    ],
  ] as const)
    test(`${name}: said in the first file`, () => {
      assert.deepEqual(written(texts), expected);
    });

  for (const [name, texts] of [
    ['both are said', [`${BROKERS}elasticsearch: {enabled: false}\nglobal: {elasticsearch: {enabled: false}}\n`]],
    ['a later file says it', [BROKERS, 'elasticsearch: {enabled: false}\nglobal: {elasticsearch: {enabled: false}}\n']],
    [
      'a file in between says it',
      [
        BROKERS,
        'elasticsearch: {enabled: true}\nglobal: {elasticsearch: {enabled: true}}\n',
        'optimize: {enabled: false}\n',
      ],
    ],
    // It has no defaults left then; one key in it would bring all of them back.
    [
      'the section of the subchart is taken away',
      [`${BROKERS}elasticsearch: null\nglobal: {elasticsearch: {enabled: true}}\n`],
    ],
    ['a later file takes it away', [BROKERS, 'elasticsearch: null\nglobal: {elasticsearch: {enabled: true}}\n']],
    ['sections of another kind', [`${BROKERS}elasticsearch: 9200\nglobal: {elasticsearch: [a]}\n`]],
    ['nulls in their place', [`${BROKERS}elasticsearch: {enabled: null}\nglobal: {elasticsearch: {enabled: ~}}\n`]],
    ['no storage is wanted', [`${BROKERS}global: {noSecondaryStorage: true}\n`]],
  ] as const)
    test(`${name}: nothing is said`, () => {
      assert.deepEqual(written(texts), {});
    });

  test('a file on top of others gets nothing, whatever it speaks of', () => {
    for (const text of [
      BROKERS,
      'elasticsearch: {master: {replicaCount: 1}}\n',
      'global: {elasticsearch: {prefix: a}}\n',
    ])
      assert.deepEqual(written([text], true), {});
  });
});
