/** What is said about an upgrade is true of the files it wrote. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine, headline, inspect, message, readSet } from '../../../server/src/engine/index.ts';
import { folder } from './helpers.ts';

const OFF = 'global: {identity: {auth: {enabled: false}}}\nidentity: {enabled: false}\n';
const rules = (text: string, from: '8.7' | '8.8'): string[] =>
  (from === '8.7' ? inspect : examine)(readSet([{ name: 'v', text }], { from, partial: true })).map(
    (f) => `${f.rule} ${f.place.path}`,
  );

test('a key that neither chart knows is the same before and after the upgrade', () => {
  for (const path of ['webModeler.restapi.strategy', 'connectors.strategy', 'optimize.probe']) {
    const keys = path.split('.');
    const text = `${keys.reduceRight((inner, k) => `{${k}: ${inner}}`, '{type: x}').slice(1, -1)}\n`;
    assert.ok(rules(OFF + text, '8.7').includes(`unknown-key ${path}`), path);
    const now = rules(text, '8.8');
    assert.ok(now.includes(`validate/unknown-key ${path}`), `${path}: ${now.join(', ')}`);
  }
  assert.ok(rules('webModeler: {restapi: {mail: {smtpPassword: x}}}\n', '8.8').some((r) => !r.includes('unknown-key')));
});

test('a placeholder for an address is text whatever comes; one that could be a number is written as text', () => {
  const found = (text: string): string[] =>
    rules(`${text}identity: {enabled: false}\n`, '8.7').filter((r) => r.startsWith('types/'));
  for (const text of [
    'console: {contextPath: $CONSOLE_PATH}\n',
    'global:\n  ingress:\n    host: ${HOST}\n',
    'webModeler:\n  ingress:\n    webapp:\n      host: ${DOMAIN_NAME}\n',
  ])
    assert.deepEqual(found(text), [], text);
  assert.deepEqual(found('zeebe:\n  pvcSize: ${SIZE}\n'), ['types/placeholder zeebe.pvcSize']);
});

test('a variable that is called MY_SECRET is no placeholder, a value that says so is', () => {
  const held = (text: string): boolean => rules(text, '8.8').some((r) => r.startsWith('validate/placeholder'));
  const variable = (name: string, value: string): string =>
    `connectors:\n  env:\n    - name: ${name}\n      value: ${value}\n`;
  assert.ok(!held(variable('MY_SECRET', 'x')));
  assert.ok(!held(variable('A', '"{{secrets.MY_TOKEN}}"')));
  assert.ok(!held(variable('A', '$(MY_SECRET)')));
  assert.ok(!held('a:\n  secretKeyRef: {name: s, key: MY_SECRET}\n'));
  assert.ok(held(variable('A', 'MY_SECRET')));
  assert.ok(held(variable('A', 'https://your-domain.com')));
});

test('what is added says its value, whether it was added already or not', () => {
  const added = inspect(readSet([{ name: 'v', text: `${OFF}zeebe: {clusterSize: "1"}\n` }], { from: '8.7' }));
  const method = added.find((f) => f.rule === 'authentication/method');
  assert.equal(method && headline(method), 'Set `global.security.authentication.method` to `basic`.');
});

test('counts, labels and legends are of one kind', () => {
  const here = folder({ 'a.yaml': `${OFF}webModeler: {restapi: {strategy: {type: x}}}\nzeebe: {clusterSize: "1"}\n` });
  const first = here.run(['migrate', 'a.yaml', '--output', 'b.yaml']);
  assert.match(first.out, /2 to decide +only you can; nothing was changed there\n/);
  assert.doesNotMatch(first.out, /waits as a comment/);
  const second = here.run(['validate', 'b.yaml']);
  assert.match(second.out, /\d to mend/);
  assert.match(second.out, / mend +`webModeler\.restapi\.strategy` is no key of chart 13\.x\./);
  assert.doesNotMatch(second.out, /decide/);
});

test('what is left of many lines is named by its lines, each of them once', () => {
  const more = (zeebe: (keys: readonly string[]) => string, n: number): string[] => {
    const keys = ['clusterSize: 3', ...Array.from({ length: n }, (_, i) => `unheard${String(i)}: 1`)];
    const here = folder({ 'a.yaml': `${OFF}zeebe:${zeebe(keys)}\n` });
    return here.run(['check', 'a.yaml', '--from', '8.7', '--layer']).out.match(/… and .*/g) ?? [];
  };
  const below = (keys: readonly string[]): string => keys.map((k) => `\n  ${k}`).join('');
  const inOne = (keys: readonly string[]): string => ` {${keys.join(', ')}}`;
  assert.deepEqual(more(below, 6), []);
  assert.deepEqual(more(below, 7), ['… and line 11']);
  assert.deepEqual(more(below, 8), ['… and lines 11, 12']);
  assert.deepEqual(more(inOne, 9), ['… and line 3']);
});

const INGRESS = 'global: {ingress: {enabled: true, host: x.example.com}}\n';
const OPERATE = 'operate: {contextPath: /operate}\ntasklist: {contextPath: /tasklist}\n';
const identityAt = (path: string): string => `identity: {contextPath: ${path}}\n`;
const oldRules = (texts: readonly string[], partial = false): string[] =>
  inspect(
    readSet(
      texts.map((text, i) => ({ name: `v${String(i)}`, text })),
      { from: '8.7', partial },
    ),
  ).map((f) => `${f.rule} ${String(f.place.layer)}:${f.place.path}`);

test('what the path of the cluster hides of Management Identity is said before the upgrade', () => {
  const hides = (texts: readonly string[]): string[] =>
    oldRules(texts).filter((r) => r.startsWith('ingress/hidden-identity'));
  const told = ['ingress/hidden-identity 0:identity.contextPath'];
  assert.deepEqual(hides([INGRESS + OPERATE + identityAt('/identity')]), told);
  assert.deepEqual(hides([INGRESS + OPERATE + identityAt('/identity/')]), told);
  assert.deepEqual(hides([identityAt('/identity'), INGRESS + OPERATE]), told, 'in the file that says the path');
  const below = 'operate: {contextPath: /c/operate}\n';
  assert.deepEqual(hides([INGRESS + below + identityAt('/c/identity')]), told);
  assert.deepEqual(hides([INGRESS + below + identityAt('/identity')]), []);
  assert.deepEqual(hides([INGRESS + OPERATE + identityAt('/managementidentity')]), []);
  assert.deepEqual(hides([OPERATE + identityAt('/identity')]), [], 'no combined Ingress');
  assert.deepEqual(hides([`${INGRESS}${OPERATE}identity: {enabled: false, contextPath: /identity}\n`]), []);
  const own = 'orchestration: {contextPath: /orchestration}\n';
  assert.deepEqual(hides([INGRESS + OPERATE + own + identityAt('/identity')]), []);
});

test('with basic authentication the callers of the APIs are spoken of, with the other way', () => {
  const told = (texts: readonly string[], partial = false): string[] =>
    oldRules(texts, partial).filter((r) => r.startsWith('authentication/api-callers'));
  const zeebe = 'zeebe: {clusterSize: "1"}\n';
  assert.equal(told([OFF + zeebe]).length, 1);
  assert.equal(told([zeebe, OFF]).length, 1);
  assert.deepEqual(told([zeebe]), []);
  assert.deepEqual(told([OFF + zeebe, 'global: {identity: {auth: {enabled: true}}}\n']), []);
  assert.deepEqual(told([zeebe], true), []);
  const open = 'orchestration: {security: {authentication: {unprotectedApi: true}}}\n';
  assert.deepEqual(told([OFF + zeebe + open]), []);
  const none =
    'zeebe: {enabled: false}\nzeebeGateway: {enabled: false}\noperate: {enabled: false}\ntasklist: {enabled: false}\n';
  assert.deepEqual(told([OFF + none]), []);
  const here = folder({ 'a.yaml': OFF + zeebe });
  for (const command of ['check', 'migrate'])
    assert.match(
      here.run([command, 'a.yaml', ...(command === 'migrate' ? ['--output', 'b.yaml'] : [])]).out,
      /unprotectedApi/,
    );
});

test('restrictions of the first Tasklist are not said to belong to oidc', () => {
  for (const name of ['USERACCESSRESTRICTIONSENABLED', 'USER_ACCESS_RESTRICTIONS_ENABLED']) {
    const env = `env: [{name: CAMUNDA_TASKLIST_IDENTITY_${name}, value: "false"}]`;
    const found = oldRules([`tasklist: {${env}}\n`]).map((r) => r.split(' ')[0]);
    assert.ok(found.includes('env/user-access-restrictions'), name);
  }
});

test('what a placeholder may become is said as a possibility', () => {
  for (const path of ['zeebe.clusterSize', 'zeebe.pvcSize', 'zeebe.partitionCount']) {
    const text = `zeebe:\n  ${path.slice('zeebe.'.length)}: \${X}\n`;
    const told = inspect(readSet([{ name: 'v', text }], { from: '8.7' })).filter((f) => f.rule.startsWith('types/'));
    assert.deepEqual(
      told.map((f) => f.place.path),
      [path],
    );
    const words = told.map((f) => message(f)).join();
    assert.match(words, /If it is replaced by a number/);
    assert.doesNotMatch(words, /helm upgrade` fails/);
  }
});

test('migrate says whatever validate says about its new file', () => {
  const here = folder({
    'a.yaml': `${INGRESS}${OPERATE}${identityAt('/identity')}connectors: {image: {tag: 8.7.1}}\nglobals: {a: 1}\nconsole: {contextPath: https://<host>/}\n`,
  });
  const first = here.run(['migrate', 'a.yaml', '--output', 'b.yaml', '--report-file', 'r.md']);
  const second = here.run(['validate', 'b.yaml', '--format', 'json']);
  const { files } = JSON.parse(second.out) as { files: { findings: { rule: string; path: string }[] }[] };
  const left = files.flatMap((f) => f.findings).filter((f) => f.rule !== 'left-to-decide');
  assert.ok(left.length > 2);
  for (const f of left) {
    assert.ok(first.out.includes(f.path), f.path);
    assert.ok(here.read('r.md').includes(f.path), f.path);
  }
});

test('before the upgrade a message is an order, afterwards it says what was done', () => {
  const here = folder({ 'a.yaml': `${OFF}zeebe: {clusterSize: "1"}\n` });
  assert.match(here.run(['check', 'a.yaml']).out, / Set `global\.security\.authentication\.method` to `basic`\./);
  const done = here.run(['migrate', 'a.yaml', '--output', 'b.yaml', '--report-file', 'r.md']).out;
  assert.match(done, /`global\.security\.authentication\.method` was set to `basic`\./);
  for (const text of [done, here.read('r.md')]) assert.doesNotMatch(text, /[^\w]Set `|must change|must be set/);
});

test('a level of logging names the variables that it becomes, an unknown key is called one wherever it stands', () => {
  const told = (text: string, rule: string): string[] =>
    inspect(readSet([{ name: 'v', text }], { from: '8.7', partial: true }))
      .filter((f) => f.rule === rule)
      .map(headline);
  assert.deepEqual(told('zeebe: {logLevel: debug}\n', 'merge/env'), [
    'Write `zeebe.logLevel` as `ZEEBE_LOG_LEVEL` in `orchestration.env`.',
  ]);
  assert.deepEqual(told('operate: {logging: {level: {io.camunda.operate: DEBUG}}}\n', 'merge/env'), [
    'Write `operate.logging` as `LOGGING_LEVEL_IO_CAMUNDA_OPERATE` in `orchestration.env`.',
  ]);
  for (const path of ['operate.foo', 'zeebe.foo', 'zeebeGateway.foo', 'connectors.foo']) {
    const [root, key] = path.split('.');
    assert.deepEqual(told(`${root}: {${key}: 1}\n`, 'unknown-key'), [`\`${path}\` is no key of the chart.`]);
  }
});
