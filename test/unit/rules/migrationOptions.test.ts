/** The container that migrates the data of Optimize keeps the Java options that chart 12.x gave it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { parse } from 'yaml';

const upgraded = (...texts: string[]) => {
  const set = readSet(
    texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
    { from: '8.7' },
  );
  const { layers, findings } = upgrade(set);
  return { after: layers.map((l) => l.after), findings };
};
interface Migration {
  readonly optimize?: { readonly javaOpts?: string; readonly migration?: { readonly env?: unknown[] } };
}
const variables = (text: string): unknown => (parse(text) as Migration).optimize?.migration?.env;
const options = (value: string) => [{ name: 'JAVA_TOOL_OPTIONS', value }];
const TLS = 'global:\n  opensearch:\n    tls:\n      existingSecret: certificates\n';

describe('Java options of the migration of Optimize', () => {
  it('its own, in every spelling', () => {
    for (const text of [
      'optimize:\n  migration:\n    javaOpts: -Xmx2g\n',
      'optimize: {migration: {javaOpts: -Xmx2g}}\n',
      'optimize:\n  javaOpts: -Xmx1g\n  migration:\n    javaOpts: "-Xmx2g"\n',
      'optimize:\r\n  migration:\r\n    javaOpts: -Xmx2g\r\n',
    ])
      assert.deepEqual(variables(upgraded(text).after[0] ?? ''), options('-Xmx2g'), text);
  });

  it('those of Optimize, which stay where they are', () => {
    const { after } = upgraded('optimize:\n  javaOpts: -Xmx1g\n');
    assert.deepEqual(variables(after[0] ?? ''), options('-Xmx1g'));
    assert.match(after[0] ?? '', /^ {2}javaOpts: -Xmx1g$/m);
  });

  it('of a later file', () => {
    const { after } = upgraded('optimize:\n  javaOpts: -Xmx1g\n', 'optimize:\n  javaOpts: -Xmx3g\n');
    assert.deepEqual(variables(after[1] ?? ''), options('-Xmx3g'));
  });

  it('a variable of the user wins, as it did', () => {
    const own = 'optimize:\n  javaOpts: -Xmx1g\n  env:\n    - name: JAVA_TOOL_OPTIONS\n      value: -Xmx5g\n';
    assert.equal(variables(upgraded(own).after[0] ?? ''), undefined);
    const list =
      'optimize:\n  javaOpts: -Xmx1g\n  migration:\n    env:\n      - name: JAVA_TOOL_OPTIONS\n        value: -Xmx5g\n';
    assert.deepEqual(variables(upgraded(list).after[0] ?? ''), options('-Xmx5g'));
  });

  it('a later file may change what an earlier one gives, whatever key it says it with', () => {
    const OPTIONS = 'optimize:\n  javaOpts: -Xmx1g\n';
    const merged = (texts: readonly string[]): unknown =>
      (
        readSet(texts.map((text, i) => ({ name: `${String(i)}.yaml`, text }))).merged.get('optimize.migration.env') as
          unknown[] | undefined
      )?.map((item) => ({ ...(item as object) }));
    const own = 'optimize:\n  env:\n    - name: JAVA_TOOL_OPTIONS\n      value: -Xmx5g\n';
    for (const [files, wanted] of [
      [[OPTIONS, own], []],
      [[OPTIONS, 'optimize: {enabled: false}\n'], []],
      [[OPTIONS, 'optimize: {migration: {enabled: false}}\n'], []],
      [[OPTIONS, TLS], []],
      [[`${OPTIONS}  enabled: false\n`, 'optimize: {enabled: true}\n'], options('-Xmx1g')],
      [[OPTIONS, own, 'optimize: {env: []}\n'], options('-Xmx1g')],
      [[OPTIONS, own, 'console: {enabled: true}\n'], []],
    ] as const) {
      const { after } = upgraded(...files);
      assert.deepEqual(merged(after) ?? [], wanted, after.join('---\n'));
      assert.deepEqual(upgraded(...after).after, after);
    }
  });

  it('nothing where nothing runs', () => {
    for (const off of ['enabled: false', 'migration:\n    enabled: false'])
      assert.equal(variables(upgraded(`optimize:\n  javaOpts: -Xmx1g\n  ${off}\n`).after[0] ?? ''), undefined, off);
  });

  it('beside a truststore 13.x gives it those of Optimize; others are a decision', () => {
    assert.equal(variables(upgraded(`${TLS}optimize:\n  javaOpts: -Xmx1g\n`).after[0] ?? ''), undefined);
    assert.equal(variables(upgraded('optimize:\n  javaOpts: -Xmx1g\n', TLS).after[0] ?? ''), undefined, 'a later file');
    const { after, findings } = upgraded(`${TLS}optimize:\n  javaOpts: -Xmx1g\n  migration:\n    javaOpts: -Xmx2g\n`);
    assert.equal(variables(after[0] ?? ''), undefined);
    assert.match(after[0] ?? '', /# javaOpts: -Xmx2g/);
    assert.deepEqual(
      findings
        .filter((f) => f.safety === 'manual' && f.place.path === 'optimize.migration.javaOpts')
        .map((f) => f.rule),
      ['optimize/migration-java-options-kept'],
    );
  });
});
