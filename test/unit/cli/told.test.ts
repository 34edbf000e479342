/** What is said about an upgrade is true of the files it wrote. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine, headline, inspect, readSet } from '../../../server/src/engine/index.ts';
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
    rules(`${text}identity: {enabled: false}\n`, '8.7').filter((r) => r.startsWith('types/text'));
  for (const text of [
    'console: {contextPath: $CONSOLE_PATH}\n',
    'global:\n  ingress:\n    host: ${HOST}\n',
    'webModeler:\n  ingress:\n    webapp:\n      host: ${DOMAIN_NAME}\n',
  ])
    assert.deepEqual(found(text), [], text);
  assert.deepEqual(found('zeebe:\n  pvcSize: ${SIZE}\n'), ['types/text zeebe.pvcSize']);
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
  assert.equal(method && headline(method), '8.8 needs `global.security.authentication.method: basic`.');
});

test('counts, labels and legends are of one kind', () => {
  const here = folder({ 'a.yaml': `${OFF}webModeler: {restapi: {strategy: {type: x}}}\nzeebe: {clusterSize: "1"}\n` });
  const first = here.run(['migrate', 'a.yaml', '--output', 'b.yaml']);
  assert.match(first.out, /1 to decide +only you can; nothing was changed there\n/);
  assert.doesNotMatch(first.out, /waits as a comment/);
  const second = here.run(['validate', 'b.yaml']);
  assert.match(second.out, /\d to mend/);
  assert.match(second.out, / mend +`webModeler\.restapi\.strategy` is no key of chart 13\.x\./);
  assert.doesNotMatch(second.out, /decide/);
});
