/** `documents`: what goes with the files, written as files. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { WRAPPINGS } from '../../support/wrapping.ts';
import { folder } from './helpers.ts';

const OLD = 'zeebe:\n  clusterSize: "3"\nidentity:\n  firstUser:\n    password: CANARY-documents\n';
const ANSWERS = ['--release', 'camunda', '--namespace', 'prod'];

test('the script, the Secret, the values and the commands of a set of 8.7', () => {
  const work = folder({ 'values.yaml': OLD, 'top.yaml': 'console:\n  enabled: true\n' });
  const { code, out, err } = work.run(['documents', 'values.yaml', 'top.yaml', '--output-dir', 'out', ...ANSWERS]);
  assert.equal(err, '');
  assert.equal(code, 0);
  assert.deepEqual(work.list(), [
    'out/',
    'out/camunda-credentials.template.yaml',
    'out/existing-secrets-values.yaml',
    'out/extract-secrets.sh',
    'out/secrets-8.8.md',
    'out/upgrade-checklist.md',
    'out/upgrade-commands.md',
    'top.yaml',
    'values.yaml',
  ]);
  for (const name of work.list().filter((n) => /^out\/./.test(n))) {
    assert.ok(out.includes(name), name);
    assert.doesNotMatch(work.read(name), /CANARY/);
  }
  assert.match(work.read('out/extract-secrets.sh'), /^#!/);
  assert.equal(statSync(work.at('out/extract-secrets.sh')).mode & 0o111, 0o111, 'can be run');
  assert.match(
    work.read('out/upgrade-commands.md'),
    /-f values\.yaml \\\n {2}-f top\.yaml \\\n {2}-f out\/existing-secrets-values\.yaml \\\n {2}camunda camunda\/camunda-platform/,
  );
});

test('for values inside a document the tool that applies it runs Helm: everything but Helm’s own commands', () => {
  for (const { text, unwrap } of WRAPPINGS.flatMap(({ wrap }) => wrap(OLD) ?? []).filter((_, i) => i % 5 === 0)) {
    const work = folder({ 'document.yaml': text });
    const { code, err, out } = work.run(['documents', 'document.yaml', '--output-dir', 'out', ...ANSWERS]);
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.ok(unwrap(text) !== undefined);
    assert.match(out, /Checklist/);
    const commands = work.read('out/upgrade-commands.md');
    assert.doesNotMatch(commands, /^helm /m);
    assert.match(commands, /Helm is run by the tool that applies the document/);
    assert.match(commands, /kubectl get statefulsets/);
    assert.ok(work.list().includes('out/secrets-8.8.md'));
    for (const name of work.list().filter((n) => /^out\/./.test(n))) assert.doesNotMatch(work.read(name), /CANARY/);
  }
});

test('the checklist fits the deployment: what is to do, with file and line, and the name of the StatefulSet', () => {
  const work = folder({
    'values.yaml':
      'global:\n  identity:\n    auth:\n      enabled: false\nidentity:\n  enabled: false\nzeebe:\n  clusterSize: "3"\n',
  });
  const of = (release: string): string => {
    assert.equal(
      work.run(['documents', 'values.yaml', '--output-dir', 'out', '--force', '--release', release]).code,
      0,
    );
    return work.read('out/upgrade-checklist.md');
  };
  const text = of('my-zeebe');
  assert.match(text, /`my-zeebe-zeebe` becomes `my-zeebe`/);
  assert.match(text, /orchestration\.fullnameOverride: my-zeebe-zeebe/);
  assert.match(text, /unprotectedApi|leave the APIs open/);
  assert.match(text, /values\.yaml:7/);
  assert.doesNotMatch(text, /Set regional exporters|Set the cluster client/, 'of another deployment');
  assert.match(of('camunda'), /\[x\] \*\*Keep StatefulSet name/);
});

test('a set of 8.8 gets the end of the migration, and only an overview where every secret is a reference', () => {
  const work = folder({
    'a.yaml':
      'orchestration:\n  migration:\n    data:\n      enabled: true\n  security:\n    authentication:\n      method: oidc\n      oidc:\n        secret:\n          existingSecret: mine\n          existingSecretKey: key\nconnectors:\n  enabled: false\n',
  });
  assert.equal(work.run(['documents', 'a.yaml', '--output-dir', 'out', ...ANSWERS]).code, 0);
  assert.deepEqual(
    work.list().filter((n) => /^out\/./.test(n)),
    ['out/finish-migration.md', 'out/secrets-8.8.md', 'out/upgrade-checklist.md', 'out/upgrade-commands.md'],
  );
  assert.match(work.read('out/finish-migration.md'), /orchestration\.migration\.data\.enabled: false/);
});

test('nothing is overwritten unasked, nothing is written for files that are not Camunda’s, and all or none', () => {
  const work = folder({ 'values.yaml': OLD, 'other.yaml': 'kind: Pod\n', 'out/secrets-8.8.md': 'mine\n' });
  const refused = work.run(['documents', 'values.yaml', '--output-dir', 'out']);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /out\/secrets-8\.8\.md: exists/);
  assert.equal(work.read('out/secrets-8.8.md'), 'mine\n');
  assert.equal(work.list().filter((n) => n.startsWith('out/')).length, 2);
  assert.equal(work.run(['documents', 'values.yaml', '--output-dir', 'out', '--force']).code, 0);
  assert.notEqual(work.read('out/secrets-8.8.md'), 'mine\n');
  assert.equal(work.run(['documents', 'other.yaml', '--output-dir', 'other']).code, 1);
  assert.equal(work.run(['documents', 'values.yaml']).code, 1);
  assert.match(work.run(['documents', 'values.yaml']).err, /--output-dir DIR/);
  assert.ok(!work.list().includes('other/'));
});

test('a name cannot leave its place in a command', () => {
  const work = folder({ 'values.yaml': OLD });
  const name = 'x; rm -rf ~ ```\n# y';
  work.run(['documents', 'values.yaml', '--output-dir', 'out', '--release', name, '--namespace', "it's"]);
  const text = work.read('out/upgrade-commands.md');
  assert.match(text, /--namespace='it'\\''s'/);
  assert.match(text, /^````shell$/m);
  assert.ok(text.includes(`'${name}'`));
});
