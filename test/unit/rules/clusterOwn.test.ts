/** What a program had of its own in 8.7, and what it had not: the cluster that it is part of now is not given either unseen. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';

function run(...texts: readonly string[]) {
  const { findings, layers } = upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  return {
    now: readSet(layers.map((l) => ({ name: l.name, text: l.after }))).merged,
    text: layers.map((l) => l.after).join(''),
    rules: findings.map((f) => f.rule),
  };
}

describe('a ServiceAccount of another name waits for a decision', () => {
  for (const [root, rule] of [
    ['operate', 'operate/service-account-name'],
    ['tasklist', 'tasklist/service-account-name'],
    ['zeebeGateway', 'gateway/service-account-name'],
    ['zeebe-gateway', 'gateway/service-account-name-old-spelling'],
  ] as const)
    test(root, () => {
      for (const account of ['{name: own}', '{enabled: false, name: own}', '{"name": "own", annotations: {a: b}}']) {
        const { now, rules, text } = run(`${root}: {serviceAccount: ${account}}\n`);
        assert.ok(rules.includes(rule), account);
        assert.match(text, /# .*\bown\b/);
        assert.equal(now.get('orchestration.serviceAccount.name'), undefined);
      }
      // That of the cluster, or none.
      const same = 'zeebe: {serviceAccount: {name: own}}\n';
      const one = `${root}: {serviceAccount: {name: own}}\n`;
      const none = ['""', 'null', '~'].map((name) => [one.replace('own', name)]);
      for (const texts of [[same + one], [one, same], ...none])
        assert.doesNotMatch(run(...texts).text, /service-account-name/);
    });
});

describe('an Ingress that led to no program of the cluster', () => {
  const ON = 'global: {ingress: {enabled: true, host: h}}\n';
  const OPENED = 'ingress/cluster-path';
  for (const [name, texts] of [
    ['alone', [ON]],
    ['to another component', [`${ON}connectors: {contextPath: /connectors}\n`]],
    ['empty paths', [`${ON}operate: {contextPath: ""}\ntasklist: {contextPath: /}\n`]],
    ['a later file', ['connectors: {contextPath: /connectors}\n', ON]],
  ] as const)
    test(`${name}: that it leads to the cluster now is what is said`, () => {
      const { now, rules } = run(...texts);
      assert.equal(now.get('orchestration.contextPath'), '/');
      assert.ok(rules.includes(OPENED));
      assert.ok(!rules.includes('merge/context-path') || texts.join('').includes('operate'));
    });
  for (const [name, texts] of [
    ['a path of Operate', [`${ON}operate: {contextPath: /operate}\n`]],
    ['a path of the gateway', [`${ON}zeebeGateway: {contextPath: /z}\n`]],
    ['a path in a later file', [ON, 'tasklist: {contextPath: /tasklist}\n']],
    ['no Ingress', ['connectors: {contextPath: /connectors}\n']],
    ['a path of 8.8', [`${ON}orchestration: {contextPath: /c}\n`]],
  ] as const)
    test(`${name}: nothing is opened`, () => {
      assert.ok(!run(...texts).rules.includes(OPENED));
    });
});
