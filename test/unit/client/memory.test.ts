import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import type { Memento, Uri } from 'vscode';
import { DeploymentMemory, deploymentOf } from '../../../client/src/journey/memory.ts';
import { MINORS, STEPS, TARGET } from '../../../server/src/engine/steps/index.ts';
import { upgradedName } from '../../../server/src/report/names.ts';
import {
  basesOf,
  FIRST,
  helmOrder,
  LATER,
  lineageOf,
  OLDEST,
  namesUpTo,
  upgradedOf,
} from '../../../client/src/sets/names.ts';

function mementoWith(stored: unknown): Memento {
  let value = stored;
  return {
    keys: () => ['x'],
    get: () => value as never,
    update: (_key: string, v: unknown) => {
      value = JSON.parse(JSON.stringify(v));
      return Promise.resolve();
    },
  };
}
const uri = (text: string): Uri => ({ toString: () => text, path: text }) as unknown as Uri;
const texts = (stored: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(stored).filter((e): e is [string, string] => typeof e[1] === 'string'));
const memoryWith = (stored: unknown) => new DeploymentMemory(mementoWith(stored), 'x', 1, texts);

describe('what the workspace remembers of a deployment', () => {
  const old = [uri('file:///ws/values.yaml'), uri('file:///ws/prod.yaml')];
  const upgraded = [uri('file:///ws/values-8.8.yaml'), uri('file:///ws/prod-8.8.yaml')];

  test('a file and its upgraded one are the same deployment, another order is another one', async () => {
    assert.equal(deploymentOf(old), deploymentOf(upgraded));
    assert.notEqual(deploymentOf(old), deploymentOf([...old].reverse()));
    const memory = memoryWith(undefined);
    await memory.set(old, { a: '1' });
    assert.deepEqual(memory.of(upgraded), { a: '1' });
    assert.deepEqual(memory.of([uri('file:///ws/other.yaml')]), {});
    assert.deepEqual(memory.latest, { a: '1' });
  });
  test('state of another version, or broken, is as good as none and can be written over', async () => {
    for (const stored of [
      undefined,
      null,
      7,
      'x',
      ['an', 'older', 'list'],
      {},
      { version: 0, deployments: { [deploymentOf(old)]: { a: '1' } } },
      { version: 1, deployments: null },
      { version: 1, deployments: [1] },
      { version: 1, deployments: { [deploymentOf(old)]: 'text' } },
      { version: 1, deployments: { [deploymentOf(old)]: { a: 5, b: null } } },
    ]) {
      const memory = memoryWith(stored);
      assert.deepEqual(memory.of(old), {}, JSON.stringify(stored));
      assert.deepEqual(memory.latest, {});
      await memory.set(old, { a: '2' });
      assert.deepEqual(memory.of(old), { a: '2' });
    }
  });
  test('a name that means something to JavaScript is a name', async () => {
    const memory = memoryWith(undefined);
    await memory.set([uri('__proto__')], { a: '1' });
    assert.deepEqual(memory.of([uri('constructor')]), {});
  });
});

describe('names of values files', () => {
  test('what a file is upgraded to', () => {
    assert.equal(upgradedOf('a/values.yaml', '8.8'), 'a/values-8.8.yaml');
    assert.equal(upgradedOf('values-8.7.yml', '8.8'), 'values-8.8.yml');
    assert.equal(upgradedOf('values-8.8.yaml', '8.8'), 'values-8.8.yaml');
    assert.equal(upgradedOf('values-8.8.yaml', '8.9'), 'values-8.9.yaml');
    assert.equal(upgradedOf('values-8.9.yaml', '8.8'), 'values-8.9.yaml');
    assert.equal(upgradedOf('noext', '8.8'), 'noext');
  });
  test('as the server calls the upgraded file', () => {
    for (const step of STEPS)
      for (const name of [
        'values.yaml',
        `values-${step.from}.yaml`,
        `a_${step.from}.yml`,
        `b.${step.from}.yaml`,
        'values-1.0.yaml',
      ])
        assert.equal(upgradedOf(name, step.to), upgradedName(step, name));
  });
  test('what a file can be called after several steps, and the one name for all of that', () => {
    assert.deepEqual(namesUpTo('values-8.7.yaml', '8.9'), ['values-8.9.yaml', 'values-8.8.yaml']);
    assert.deepEqual(namesUpTo('values.yaml', '8.8'), ['values-8.8.yaml']);
    for (const name of ['values.yaml', 'values-8.7.yaml', 'values-8.8.yaml', 'values-8.9.yaml'])
      assert.equal(lineageOf(name), 'values-8.8.yaml');
  });
  test('bases and order', () => {
    assert.ok(basesOf('values-prod.yaml').has('values.yaml'));
    for (const v of ['8.8', '8.9']) assert.ok(basesOf(`values-prod-${v}.yaml`).has(`values-${v}.yaml`));
    const names = ['secrets.yaml', 'values-prod.yaml', 'values.yaml'].map((name) => ({ name }));
    assert.deepEqual(
      helmOrder(names).map((n) => n.name),
      ['values.yaml', 'values-prod.yaml', 'secrets.yaml'],
    );
  });
});
test('the versions that client and settings list are those that have a step', () => {
  assert.deepEqual([OLDEST, ...LATER], MINORS);
  assert.equal(FIRST, MINORS[1]);
  const file = readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8');
  const { contributes } = JSON.parse(file) as {
    contributes: {
      configuration: { properties: Record<string, { enum?: string[]; default: unknown; properties?: object }> };
    };
  };
  const { 'camundaValues.target': target, 'camundaValues.charts': charts } = contributes.configuration.properties;
  assert.deepEqual(target?.enum, MINORS.slice(1));
  assert.equal(target.default, TARGET);
  assert.deepEqual(Object.keys(charts?.properties ?? {}), MINORS);
});
