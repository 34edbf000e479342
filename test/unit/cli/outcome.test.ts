/** Exit code and words come from one place: neither says what the other denies. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAYER, SMALL, folder } from './helpers.ts';

const OFF = 'global: {identity: {auth: {enabled: false}}}\nidentity: {enabled: false}\n';
const FINE = /\b(?:nothing (?:is )?left|nothing to (?:do|change|upgrade|follow up)|clean)\b/i;

/** Files of many kinds: 8.7 and 8.8, sound, broken, half-way, and those that do not say. */
const FILES: Readonly<Record<string, string>> = {
  'old.yaml': SMALL,
  'easy.yaml': 'zeebe:\n  pvcSize: 8Gi\n',
  'declared.yaml': '# camunda-values: 8.7\nglobal: {license: {existingSecret: x}}\n',
  'new.yaml': LAYER,
  'left.yaml': `${LAYER}  # camunda-upgrade[operate/resources] operate.resources: Decide.\n  # resources: {}\n`,
  'number.yaml': 'orchestration:\n  clusterSize: 3\n  partitionCount: "3"\n',
  'forgotten.yaml':
    'global: {security: {authentication: {method: basic}}}\norchestration: {clusterSize: "3", partitionCount: "3"}\nzeebe: {foo: 1}\n',
  'emptied.yaml': `${OFF}zeebe: {clusterSize: "1"}\nglobal2: 1\nconnectors: {image:}\n`,
  'image.yaml': 'global:\n  image:\n  identity: {auth: {enabled: false}}\nzeebe: {clusterSize: "1"}\n',
  'neutral.yaml': 'global:\n  license:\n    existingSecret: x\n',
  'password.yaml': 'global: {opensearch: {enabled: true, auth: {username: u, password: p}}}\n',
};
const COMMANDS = [
  ['check'],
  ['check', '--from', '8.7'],
  ['check', '--from', '8.8'],
  ['check', '--layer'],
  ['validate'],
  ['validate', '--from', '8.8'],
  ['migrate', '--output', 'OUT'],
  ['migrate', '--from', '8.8', '--output', 'OUT'],
  ['migrate', '--from', '8.7', '--layer', '--output', 'OUT'],
];

test('every way to end says its own exit code, and a code that is not 0 has a reason in words', () => {
  const here = folder(FILES);
  let n = 0;
  for (const [i, name] of Object.keys(FILES).entries())
    // Each command alone takes a while: every file meets a third of them, and each three files meet them all.
    for (const [verb = '', ...args] of COMMANDS.filter((_, k) => k % 3 === i % 3)) {
      const { code, out, err } = here.run([verb, name, ...args.map((a) => (a === 'OUT' ? `out-${String(n++)}` : a))]);
      const what = `${verb} ${name} ${args.join(' ')}`;
      if (code === 1) {
        assert.match(out, /^$|^Exit code 1: /m, what);
        assert.match(err, /^camunda-values: /, what);
        continue;
      }
      const said = /^Exit code (\d): (.+)$/m.exec(out);
      assert.equal(said?.[1], String(code), `${what}: ${out}`);
      if (code === 0) continue;
      const others = out.split('\n').filter((l) => !/^ +\d+ (?:done|decide|to decide)\b|^Done by/.test(l));
      // What an 8.8 file has to upgrade says nothing about its mistakes.
      const claims = others.filter(
        (l) => FINE.test(l) && !/8\.8 already|^ {2}|^Exit code 2: what has to change depends/.test(l),
      );
      assert.deepEqual(claims, [], what);
      if (verb === 'check' && name.includes('neutral')) continue;
      assert.match(
        out,
        /^ +\d+ {2}(?:decide|review|mend) |^Done by .*\n {2}\w/m,
        `${what}: no finding is shown\n${out}`,
      );
    }
});

test('what keeps an upgraded file from working is named, by its line in the new file', () => {
  const here = folder({ 'a.yaml': FILES['image.yaml'] ?? '' });
  const { code, out } = here.run(['migrate', 'a.yaml', '--output', 'b.yaml']);
  assert.equal(code, 3);
  const [, path = '', line = ''] =
    /^Exit code 3: .*`(global\.image)`, line (\d+) \(validate\/emptied-map\)/m.exec(out) ?? [];
  assert.equal(path, 'global.image');
  assert.match(here.read('b.yaml').split('\n')[Number(line) - 1] ?? '', /image:/);
});

test('files of 8.8 that do not work end migrate as they end validate, with the reason', () => {
  const here = folder({ 'a.yaml': FILES['number.yaml'] ?? '', 'b.yaml': FILES['forgotten.yaml'] ?? '' });
  for (const name of ['a.yaml', 'b.yaml']) {
    const [done, valid, check] = [
      here.run(['migrate', name, '--output', `new-${name}`]),
      here.run(['validate', name]),
      here.run(['check', name]),
    ];
    assert.deepEqual([done.code, check.code], [valid.code, valid.code], name);
    const rules = (text: string): string[] => [...text.matchAll(/\((validate\/[\w-]+)\)$/gm)].map((m) => m[1] ?? '');
    assert.ok(rules(valid.out).length > 0);
    assert.deepEqual(new Set(rules(done.out)), new Set(rules(valid.out)), name);
    assert.equal(check.out, valid.out);
  }
});

test('what every answer leaves as it is, is not asked about; where they differ, the flags are named', () => {
  const openshift = 'global: {compatibility: {openshift: {adaptSecurityContext: force}}}\n';
  const here = folder({
    'a.yaml': openshift,
    'b.yaml': 'tasklist: {resources: {limits: {cpu: 2}}}\n',
    'c.yaml': FILES['password.yaml'] ?? '',
  });
  assert.equal(here.run(['migrate', 'a.yaml', '--layer', '--output', 'a8.yaml']).code, 0);
  assert.equal(here.read('a8.yaml'), openshift);
  const asked = here.run(['migrate', 'a.yaml', '--output', 'x.yaml']);
  assert.equal(asked.code, 1);
  assert.match(
    asked.err,
    /--from 8\.7 --layer \(nothing to change\), --from 8\.7 --whole \(\d+ changes\) or --from 8\.8 \(nothing to change\)/,
  );
  assert.match(
    here.run(['migrate', 'b.yaml', '--output', 'x.yaml']).err,
    /Say which: --layer or --whole \(2 changes or \d+ changes\)\./,
  );
  assert.equal(here.run(['check', 'a.yaml']).code, 0);
  const differs = here.run(['check', 'c.yaml']);
  assert.equal(differs.code, 2);
  assert.match(differs.out, /Exit code 2: .*--from 8\.7 --layer \(1 change\) or --from 8\.8 \(nothing to change\)/);
  // Whoever validates says that the files are of 8.8.
  assert.match(here.run(['validate', 'c.yaml']).out, /Camunda 8\.8 .*\n/);
});
