/** `operate.logging` is Spring's whole `logging` of one program: levels become variables, nothing else goes without a word. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { message, readSet, upgrade } from '../../../server/src/engine/index.ts';

function run(...logging: readonly string[]) {
  const { findings, layers } = upgrade(
    readSet(
      logging.map((said, i) => ({ name: `${String(i)}.yaml`, text: `operate: {logging: ${said}}\n` })),
      { from: '8.7' },
    ),
  );
  const about = findings.filter((f) => f.place.path.startsWith('operate.logging'));
  for (const f of about)
    assert.ok(f.targets.length > 0 || !message(f).includes('has one list of variables'), message(f));
  return {
    told: about.map((f) => `${f.safety} ${f.rule} ${f.place.path}`),
    after: layers.map((l) => l.after).join('---\n'),
  };
}
const LEVELS = 'level: {io.camunda.operate: DEBUG}';

describe('logging of Operate', () => {
  for (const [said, path, value] of [
    ["pattern: {console: '%d'}", 'pattern', '%d'],
    ['file: {name: /tmp/operate.log}', 'file', '/tmp/operate.log'],
    ['group: {mine: [a, b]}', 'group', 'mine'],
    ['config: classpath:x.xml', 'config', 'classpath:x.xml'],
  ] as const)
    test(`${path} waits as a comment, beside levels and alone`, () => {
      for (const all of [[`{${LEVELS}, ${said}}`], [`{${said}}`], [`{${LEVELS}}`, `{${said}}`]]) {
        const { told, after } = run(...all);
        assert.ok(told.includes(`manual merge/logging-rest operate.logging.${path}`), told.join());
        assert.match(after, new RegExp(`# .*${value.replace(/[.%]/g, '\\$&')}`));
      }
    });
  test('a level that is no map of loggers waits too', () => {
    assert.deepEqual(run('{level: debug}').told, [
      'safe merge/no-log-level operate.logging',
      'manual merge/logging-rest operate.logging.level',
    ]);
  });
  test('the default, or nothing: one remark', () => {
    for (const said of ['{level: {ROOT: INFO}}', '{}', '{level: {}}', '{pattern: {}}'])
      assert.deepEqual(run(said).told, ['safe merge/no-log-level operate.logging'], said);
  });
  test('levels alone become variables', () => {
    assert.deepEqual(run(`{${LEVELS}}`).told, ['review merge/env operate.logging']);
  });
});

/** Rendered: chart 12.x writes the level as text, whatever YAML makes of the word. */
describe('a log level that YAML 1.1 reads as a switch', () => {
  for (const [written, now, rule] of [
    ['OFF', 'false', 'types/read-off'],
    ['no', 'false', 'types/read-off'],
    ['false', 'false', 'types/read-off'],
    ['on', 'true', 'types/text'],
    ['"OFF"', 'OFF', undefined],
  ] as const)
    test(`${written} reaches the program as in 8.7`, () => {
      const { layers, findings } = upgrade(
        readSet([{ name: 'values.yaml', text: `zeebe: {logLevel: ${written}, clusterSize: "3"}\n` }], { from: '8.7' }),
      );
      const after = layers[0]?.after ?? '';
      assert.match(after, new RegExp(`logLevel: "${now}"`));
      assert.match(after, new RegExp(`name: ZEEBE_LOG_LEVEL[,\\n]\\s*value: "?${now}"?[}\\n]`));
      assert.deepEqual(
        findings.map((f) => f.rule).filter((r) => /^types\/(?:off|read-off|text)$/.test(r)),
        rule === undefined ? [] : [rule],
      );
    });
});
