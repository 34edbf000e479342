import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../server/src/engine/index.ts';

/** The retention after the upgrade, and what was left to decide. */
function run(...texts: readonly string[]): { now: unknown; decide: string[]; env: unknown; exporters: unknown } {
  const base = 'global: {identity: {auth: {enabled: false}}}\n';
  const { findings, layers } = upgrade(readSet([base, ...texts].map((text, i) => ({ name: String(i), text }))));
  const { merged } = readSet(layers.map((l) => ({ name: l.name, text: l.after })));
  const plain = (path: string): unknown => JSON.parse(JSON.stringify(merged.get(path) ?? null));
  return {
    now: plain('orchestration.history.retention'),
    // Who signs in is another decision of these small sets.
    decide: findings
      // That keys of 8.8 get an effect is told of each of them, whatever is decided.
      .filter((f) => f.safety === 'manual' && !f.rule.startsWith('authentication/') && f.rule !== 'awakened-key')
      .map((f) => `${f.rule} ${f.place.path}`),
    env: plain('orchestration.env'),
    exporters: plain('orchestration.exporters'),
  };
}
const retention = (o: string, t: string): string => `operate: {retention: ${o}}\ntasklist: {retention: ${t}}\n`;

describe('the retention of one application is not that of the other', () => {
  test('one of two: a decision, and nothing is switched on', () => {
    for (const text of [
      'operate: {retention: {enabled: true, minimumAge: 10d}}\n',
      'tasklist: {retention: {enabled: true}}\n',
      retention('{enabled: true, minimumAge: 1d}', '{enabled: false}'),
      retention('{enabled: false, minimumAge: 1d}', '{enabled: true, minimumAge: 1d}'),
      'operate: {retention: {enabled: true}}\ntasklist: {env: [{name: CAMUNDA_TASKLIST_ARCHIVER_ILMENABLED, value: "false"}], retention: {enabled: true}}\n',
      'operate: {retention: {enabled: "${A}"}}\ntasklist: {retention: {enabled: "${B}"}}\n',
      retention('{enabled: true, minimumAge: "${AGE}"}', '{enabled: true, minimumAge: 10d}'),
    ]) {
      const { now, decide } = run(text);
      assert.equal(now, null, text);
      assert.ok(
        decide.some((d) => d.startsWith('merge/history-retention ')),
        text,
      );
      for (const key of text.match(/minimumAge/g) ?? [])
        assert.ok(
          decide.some((d) => d.endsWith(key)),
          text,
        );
    }
    const layered = run(
      'operate: {retention: {enabled: true, minimumAge: 10d}}\n',
      'tasklist: {retention: {enabled: false}}\n',
    );
    assert.equal(layered.now, null);
  });
  test('both of them, or all that run', () => {
    const cases: [string, unknown][] = [
      [retention('{enabled: true}', '{enabled: true}'), { enabled: true }],
      // Chart 12.x has 30d where nothing is said.
      [retention('{enabled: true, minimumAge: 10d}', '{enabled: true}'), { enabled: true, minimumAge: '30d' }],
      [
        retention('{enabled: true, minimumAge: 10d}', '{enabled: true, minimumAge: 2w}'),
        { enabled: true, minimumAge: '2w' },
      ],
      [
        retention('{enabled: true, minimumAge: "${A}"}', '{enabled: true, minimumAge: "${A}"}'),
        { enabled: true, minimumAge: '${A}' },
      ],
      [
        'operate: {retention: {enabled: true, minimumAge: 10d}}\ntasklist: {enabled: false, retention: {enabled: true, minimumAge: 90d}}\n',
        { enabled: true, minimumAge: '10d' },
      ],
      [retention('{enabled: false, minimumAge: 10d}', '{enabled: false}'), { enabled: false, minimumAge: '10d' }],
      ['operate: {retention: {enabled: false}}\n', { enabled: false }],
    ];
    for (const [text, now] of cases) {
      const got = run(text);
      assert.deepEqual(got.now, now, text);
      assert.deepEqual(got.decide, [], text);
    }
    // Somebody decided already.
    const decided = run(
      'operate: {retention: {enabled: true}}\norchestration: {history: {retention: {enabled: true}}}\n',
    );
    assert.deepEqual([decided.now, decided.decide], [{ enabled: true }, []]);
    const layered = run(
      'operate: {retention: {enabled: true, minimumAge: 10d}}\n',
      'tasklist: {retention: {enabled: true, minimumAge: 20d}}\n',
    );
    assert.deepEqual(layered.now, { enabled: true, minimumAge: '20d' });
    const taken = run('operate: {retention: {enabled: true}}\n', 'operate: {retention: {enabled: false}}\n');
    assert.deepEqual(taken.now, { enabled: false });
  });
  test('off, however it is written: nothing to decide, whatever the ages say', () => {
    const ages = ['10d', '"${AGE}"', '""', 'null', '2w'];
    const offs = ['enabled: false, ', 'enabled: null, ', 'enabled: 0, ', 'enabled: "", ', ''];
    ages.forEach((age, i) => {
      for (const [k, other] of ages.entries()) {
        const off = (n: number): string => offs[n % offs.length] ?? '';
        const mine = `operate: {retention: {${off(i + k)}minimumAge: ${age}}}\n`;
        const theirs = `tasklist: {retention: {${off(k)}minimumAge: ${other}}}\n`;
        const there = 'orchestration: {history: {retention: {minimumAge: 5d}}}\n';
        for (const texts of [[mine + theirs], [mine, theirs], [mine + theirs + there], [there, mine + theirs]]) {
          const { now, decide } = run(...texts);
          assert.deepEqual(decide, [], texts.join('---\n'));
          const { enabled, minimumAge } = now as { enabled?: unknown; minimumAge?: unknown };
          // Chart 13.x asks for a boolean.
          assert.ok(enabled === undefined || enabled === false, texts.join('---\n'));
          const said = [age, other].filter((a) => !['""', 'null'].includes(a)).map((a) => a.replaceAll('"', ''));
          if (texts.join('').includes('5d')) assert.equal(minimumAge, '5d');
          else assert.ok(said.length === 0 ? minimumAge === undefined : said.includes(String(minimumAge)));
        }
      }
    });
    // A key of 8.8 that switches it on is another matter: it deletes what 8.7 kept.
    const on = run(
      `${retention('{enabled: false, minimumAge: 1d}', '{enabled: false, minimumAge: "${A}"}')}orchestration: {history: {retention: {enabled: true, minimumAge: 5d}}}\n`,
    );
    assert.deepEqual(on.decide, ['conflict operate.retention.enabled', 'conflict tasklist.retention.enabled']);
  });
});

describe('the old index of Tasklist does not go before its history', () => {
  const index = (...texts: readonly string[]): unknown => {
    const { layers } = upgrade(readSet(texts.map((text, i) => ({ name: String(i), text }))));
    const after = readSet(layers.map((l) => ({ name: l.name, text: l.after })));
    return after.merged.get('orchestration.migration.data.tasks.legacyIndexRetentionAge');
  };
  test('the age of the history is that of the index', () => {
    for (const [texts, age] of [
      [[retention('{enabled: true, minimumAge: 180d}', '{enabled: true, minimumAge: 180d}')], '180d'],
      [[retention('{enabled: true, minimumAge: 10d}', '{enabled: true, minimumAge: 60d}')], '60d'],
      [[retention('{enabled: true, minimumAge: 5d}', '{enabled: true, minimumAge: 10d}')], '10d'],
      [[retention('{enabled: true, minimumAge: "${A}"}', '{enabled: true, minimumAge: "${A}"}')], '${A}'],
      [[retention('{enabled: true, minimumAge: 60d}', '{enabled: true}')], '60d'],
      [['operate: {enabled: false}\ntasklist: {retention: {enabled: true, minimumAge: 60d}}\n'], '60d'],
      [
        [
          retention('{enabled: true, minimumAge: 60d}', '{enabled: true, minimumAge: 70d}'),
          'tasklist: {retention: {minimumAge: 90d}}\n',
        ],
        '90d',
      ],
    ] as const)
      assert.equal(index(...texts), age, texts.join('---\n'));
  });
  test('the default of the chart, no retention, no migration, or said already: nothing is written', () => {
    const on = retention('{enabled: true, minimumAge: 60d}', '{enabled: true, minimumAge: 60d}');
    const data = (said: string): string => `orchestration: {migration: {data: ${said}}}\n`;
    for (const [texts, age] of [
      [[retention('{enabled: true}', '{enabled: true, minimumAge: 30d}')], undefined],
      [[retention('{enabled: false, minimumAge: 60d}', '{enabled: false}')], undefined],
      [[retention('{enabled: true, minimumAge: 60d}', '{enabled: false}')], undefined],
      [[on + data('{enabled: false}')], undefined],
      [[on, 'zeebe: {enabled: false}\noperate: {enabled: false}\ntasklist: {enabled: false}\n'], undefined],
      [[on + data('{tasks: {legacyIndexRetentionAge: 45d}}')], '45d'],
    ] as const)
      assert.equal(index(...texts), age, texts.join('---\n'));
  });
});

describe('options of one JVM are not those of the brokers', () => {
  for (const name of ['JAVA_OPTS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS', 'JAVA_TOOL_OPTIONS'])
    for (const root of ['operate', 'tasklist', 'zeebeGateway', 'zeebe-gateway'])
      test(`${name} of ${root}`, () => {
        const { env, decide } = run(`zeebe: {javaOpts: -Xmx4g}\n${root}: {env: [{name: ${name}, value: -Xmx1g}]}\n`);
        assert.equal(env, null);
        assert.deepEqual(decide, [`env/java-tool-options-app ${root}.env[name=${name}]`]);
      });
  test('the brokers keep theirs', () => {
    assert.deepEqual(run('zeebe: {env: [{name: JAVA_OPTS, value: -Xmx1g}]}\n').env, [
      { name: 'JAVA_OPTS', value: '-Xmx1g' },
    ]);
  });
});

describe('a switch of the exporter does not go without a word', () => {
  const off = 'global: {elasticsearch: {disableExporter: true}}\nzeebe: {clusterSize: "1"}\n';
  test('one region: a decision', () => {
    const { decide, exporters } = run(off);
    assert.deepEqual(decide, ['multi-region/camunda-exporter global.elasticsearch.disableExporter']);
    assert.equal(exporters, null);
  });
  test('several regions: both are off', () => {
    const { decide, exporters } = run(off, 'global: {multiregion: {regions: 2}}\n');
    assert.deepEqual(decide, []);
    assert.deepEqual(exporters, { camunda: { enabled: false }, zeebe: { enabled: false } });
  });
  test('one region where nothing needs them: both are off', () => {
    const free = 'optimize: {enabled: false}\norchestration: {migration: {data: {enabled: false}}}\n';
    for (const texts of [[off, free], [free, off], [off + free]]) {
      const { decide, exporters } = run(...texts);
      assert.deepEqual(decide, []);
      assert.deepEqual(exporters, { camunda: { enabled: false }, zeebe: { enabled: false } });
    }
    for (const half of free.split('\n').slice(0, 2)) assert.equal(run(off, half).exporters, null);
  });
  test('what somebody said in keys of 8.8 stays', () => {
    const both = (value: boolean): string =>
      `orchestration: {exporters: {camunda: {enabled: ${String(value)}}, zeebe: {enabled: ${String(value)}}}}\n`;
    assert.deepEqual(run(off, both(false)).decide, []);
    assert.equal(run(off, both(true)).decide.length, 1);
    assert.deepEqual(run(off + both(true)).decide, ['conflict global.elasticsearch.disableExporter']);
    assert.deepEqual(run(both(true), off).decide, ['conflict global.elasticsearch.disableExporter']);
  });
  test('where it had no effect, it goes', () => {
    for (const more of [
      'global: {opensearch: {enabled: true}, elasticsearch: {enabled: false}}\n',
      'zeebe: {enabled: false}\n',
      'global: {elasticsearch: {disableExporter: false}}\n',
    ])
      assert.deepEqual(run(off, more).decide, [], more);
  });
});
