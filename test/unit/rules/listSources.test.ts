/** Variables that come from keys which are no lists: the keys named are those that gave one, whatever else stands in the file. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { message, readSet, upgrade } from '../../../server/src/engine/index.ts';

const sources = (texts: readonly string[], partial: boolean): string[] =>
  upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7', partial },
    ),
  )
    .findings.filter((f) => f.rule === 'merge/env')
    .map((f) => `${String(f.place.layer)} ${f.place.path}`);

const LEVEL = 'zeebe: {logLevel: debug}\n';
const CASES: readonly (readonly [name: string, texts: readonly string[], named: readonly string[]])[] = [
  ['alone', [LEVEL], ['0 zeebe.logLevel']],
  ['beside a list', ['zeebe: {logLevel: debug, env: [{name: A, value: b}]}\n'], ['0 zeebe.logLevel', '0 zeebe.env']],
  [
    'beside the list of another component',
    [`${LEVEL}operate: {env: [{name: A, value: b}]}\n`],
    ['0 zeebe.logLevel', '0 operate.env'],
  ],
  [
    'beside another key that gives one',
    [`${LEVEL}operate: {logging: {level: {io.camunda.operate: DEBUG}}}\n`],
    ['0 zeebe.logLevel', '0 operate.logging'],
  ],
  ['beside one that gives none', [`global: {multiregion: {regions: 1}}\n${LEVEL}`], ['0 zeebe.logLevel']],
  [
    'the variable is there',
    ['zeebe: {logLevel: debug, env: [{name: ZEEBE_LOG_LEVEL, value: info}]}\n'],
    ['0 zeebe.env'],
  ],
  ['an empty level', ['zeebe: {logLevel: "", env: [{name: A, value: b}]}\n'], ['0 zeebe.env']],
  ['a later file', ['zeebe: {env: [{name: A, value: b}]}\n', LEVEL], ['0 zeebe.env', '1 zeebe.logLevel']],
  [
    'an earlier file, whose variable is repeated',
    [LEVEL, 'zeebe: {env: [{name: A, value: b}]}\n'],
    ['0 zeebe.logLevel', '1 zeebe.env'],
  ],
];

describe('what becomes a variable is told at its key', () => {
  for (const [name, texts, named] of CASES)
    for (const partial of [false, true])
      test(`${name}${partial ? ', on top of other files' : ''}`, () => {
        assert.deepEqual(sources(texts, partial), named);
      });
});

test('the level of another component waits for a decision, and takes nothing from the brokers', () => {
  for (const component of ['operate', 'tasklist', 'zeebeGateway', 'zeebe-gateway'])
    for (const own of ['value: info', 'valueFrom: {secretKeyRef: {name: s, key: k}}']) {
      const other = `${component}: {env: [{name: ZEEBE_LOG_LEVEL, ${own}}]}\n`;
      for (const texts of [[LEVEL + other], [LEVEL, other], [other, LEVEL]]) {
        const { layers } = upgrade(
          readSet(
            texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
            { from: '8.7' },
          ),
        );
        const env = readSet(layers.map((l) => ({ name: l.name, text: l.after }))).merged.get('orchestration.env');
        assert.deepEqual(
          JSON.parse(JSON.stringify(env ?? null)),
          [{ name: 'ZEEBE_LOG_LEVEL', value: 'debug' }],
          texts.join('---\n'),
        );
        assert.ok(
          layers.some(
            (l) => l.after.includes('# - name: ZEEBE_LOG_LEVEL') || l.after.includes('# - {name: ZEEBE_LOG_LEVEL'),
          ),
        );
      }
    }
});

test('the variables are named, and only those of the key', () => {
  const text = `${LEVEL}operate: {logging: {level: {io.camunda.operate: DEBUG}}}\nglobal: {multiregion: {regions: 2, regionId: 0}}\n`;
  const { findings } = upgrade(
    readSet([{ name: 'values.yaml', text: `${text}connectors: {inbound: {mode: disabled}}\n` }]),
  );
  const made = findings.flatMap((f) => {
    const names = /^Write `\S+` as (.*) in `\w+\.env`\./.exec(message(f))?.[1];
    return names === undefined ? [] : [`${f.place.path}: ${names.replaceAll('`', '')}`];
  });
  assert.deepEqual(made.sort(), [
    'connectors.inbound.mode: CAMUNDA_CONNECTOR_POLLING_ENABLED, CAMUNDA_CONNECTOR_WEBHOOK_ENABLED',
    'operate.logging: LOGGING_LEVEL_IO_CAMUNDA_OPERATE',
    'zeebe.logLevel: ZEEBE_LOG_LEVEL',
  ]);
});

test('what a later file makes nothing of is said to go, not to be written somewhere', () => {
  const FILES: readonly (readonly [path: string, before: string, after: readonly string[]])[] = [
    [
      'connectors.inbound.mode',
      'connectors: {inbound: {mode: disabled}}\n',
      ['oauth', 'credentials', 'null', '""'].map((mode) => `connectors: {inbound: {mode: ${mode}}}\n`),
    ],
    [
      'operate.logging',
      'operate: {logging: {level: {io.camunda.operate: DEBUG}}}\n',
      ['null', '{level: null}', '{level: {io.camunda.operate: null}}'].map((l) => `operate: {logging: ${l}}\n`),
    ],
    [
      'optimize.migration.javaOpts',
      'optimize: {migration: {javaOpts: -Xmx1g}}\n',
      ['null', '""'].map((o) => `optimize: {migration: {javaOpts: ${o}}}\n`),
    ],
  ];
  for (const [path, before, later] of FILES)
    for (const after of later) {
      const files = [before, after].map((text, i) => ({ name: `${String(i)}.yaml`, text }));
      const about = upgrade(readSet(files, { from: '8.7' })).findings.filter((f) => f.place.layer === 1);
      assert.ok(about.length > 0, after);
      for (const f of about)
        for (const when of ['before', 'after'] as const)
          assert.doesNotMatch(message(f, when), / (?:in|to|by|as|of) ?[.,;:]|``/, `${path} ${after}`);
    }
});

describe('a list of its own takes from no program what it had of all of them', () => {
  const pulls = (...texts: readonly string[]): string[] => {
    const files = (all: readonly string[]) => all.map((text, i) => ({ name: `${String(i)}.yaml`, text }));
    const after = upgrade(readSet(files(texts), { from: '8.7' })).layers.map((l) => l.after);
    const again = upgrade(readSet(files(after))).layers.map((l) => l.after);
    assert.deepEqual(again, after);
    const list = readSet(files(after)).merged.get('orchestration.image.pullSecrets');
    return Array.isArray(list) ? list.map((x) => String((x as { name?: unknown }).name)) : [];
  };
  const ALL = 'global: {image: {pullSecrets: [{name: all}]}}\n';
  const OF = (root: string): string => `${root}: {image: {pullSecrets: [{name: own}]}}\n`;
  for (const root of ['zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist'])
    test(root, () => {
      assert.deepEqual(pulls(ALL + OF(root)), ['own', 'all']);
      assert.deepEqual(pulls(ALL, OF(root)), ['own', 'all']);
      assert.deepEqual(pulls(OF(root), ALL), ['own', 'all']);
    });
  test('an empty list is none', () => {
    assert.deepEqual(pulls(`${ALL}operate: {image: {pullSecrets: []}}\n${OF('tasklist')}`), ['own', 'all']);
    assert.deepEqual(pulls(`${ALL}operate: {image: {pullSecrets: []}}\n`), []);
  });
  test('every program that runs has its own', () => {
    const three = OF('zeebe') + OF('zeebeGateway') + OF('operate');
    assert.deepEqual(pulls(ALL + three + OF('tasklist')), ['own']);
    assert.deepEqual(pulls(`${ALL}${three}tasklist: {enabled: false}\n`), ['own']);
    assert.deepEqual(pulls(ALL + three, 'tasklist: {enabled: false}\n'), ['own']);
  });
  test('what a later file puts in place of them', () => {
    const other = ALL.replace('all', 'other');
    assert.deepEqual(pulls(ALL + OF('operate'), other), ['own', 'other']);
    assert.deepEqual(pulls(ALL + OF('operate'), other, ALL.replace('[{name: all}]', '[]')), ['own']);
  });
  test('the same one twice', () => {
    assert.deepEqual(pulls(`${ALL.replace('all', 'own')}${OF('operate')}`), ['own']);
  });
});
