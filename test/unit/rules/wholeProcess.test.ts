/** Variables that govern a whole process: what one component said about itself must not become the cluster's unasked. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';

const NAMES = [
  'LOGGING_LEVEL_ROOT',
  'LOGGING_LEVEL_IO_CAMUNDA',
  'logging.level.org.springframework',
  'LOGGING_PATTERN_CONSOLE',
  'ZEEBE_LOG_LEVEL',
  'ZEEBE_LOG_APPENDER',
  'CAMUNDA_LOG_LEVEL',
  'SERVER_TOMCAT_THREADS_MAX',
  'SERVER_MAXHTTPREQUESTHEADERSIZE',
  'SERVER_FORWARDHEADERSSTRATEGY',
  'MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE',
  'MANAGEMENT_METRICS_TAGS_TEAM',
  'SPRING_SERVLET_MULTIPART_MAXFILESIZE',
  'SPRING_APPLICATION_JSON',
];
const run = (root: string, name: string) => {
  const text = `${root}:\n  env:\n    - {name: ${name}, value: x}\n`;
  const { findings, layers } = upgrade(readSet([{ name: 'v.yaml', text }], { from: '8.7' }));
  const after = layers[0]?.after ?? '';
  const list = readSet([{ name: 'v.yaml', text: after }]).merged.get('orchestration.env');
  return { list, after, told: findings.find((f) => f.rule === 'env/whole-process') };
};

describe('a variable that governs the whole process', () => {
  for (const name of NAMES) {
    for (const root of ['operate', 'tasklist', 'zeebeGateway', 'zeebe-gateway'])
      test(`${name} of ${root} is a decision, and kept`, () => {
        const { list, after, told } = run(root, name);
        assert.ok(!JSON.stringify(list ?? []).includes(name));
        assert.equal(told?.safety, 'manual');
        assert.match(after, new RegExp(`# +- \\{name: ${name.replaceAll('.', '\\.')}, value: x\\}`));
      });
    test(`${name} of the brokers stays in their process`, () => {
      const { list, told } = run('zeebe', name);
      assert.ok(JSON.stringify(list).includes(name));
      assert.equal(told, undefined);
    });
  }
  test('what the brokers say too is no decision', () => {
    const item = 'env: [{name: LOGGING_LEVEL_ROOT, value: x}]';
    const { findings, layers } = upgrade(
      readSet([{ name: 'v.yaml', text: `zeebe: {${item}}\noperate: {${item}}\n` }], { from: '8.7' }),
    );
    assert.deepEqual(
      findings.filter((f) => f.rule === 'env/whole-process'),
      [],
    );
    assert.equal(layers[0]?.after.match(/LOGGING_LEVEL_ROOT/g)?.length, 1);
  });
  for (const [root, name] of [
    ['operate', 'LOGGING_LEVEL_IO_CAMUNDA_OPERATE'],
    ['tasklist', 'LOGGING_LEVEL_IO_CAMUNDA_TASKLIST_WEBAPP'],
    ['operate', 'TZ_OF_MY_OWN'],
  ] as const)
    test(`${name} of ${root} is its own`, () => {
      const { list, told } = run(root, name);
      assert.ok(JSON.stringify(list).includes(name));
      assert.equal(told, undefined);
    });
});
