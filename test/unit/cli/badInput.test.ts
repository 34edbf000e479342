/** Every bad input: one line that names the file and what to do, exit 1, nothing written, nothing overwritten. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SMALL, fixtures, folder, type Run } from './helpers.ts';

const bad = (name: string): string => readFileSync(join(fixtures, 'bad', name), 'utf8');

/** One line, about this, with advice; nothing on standard output. */
function refused(run: Run, about: RegExp): void {
  assert.equal(run.code, 1, run.err);
  assert.match(run.err, about);
  assert.match(run.err, /^camunda-values: [^\n]+\.\n$/, 'one line that ends in a full stop');
  assert.equal(run.out, '');
}

test('what cannot be read as values', async (t) => {
  const inputs: [string, string | Buffer, RegExp][] = [
    ['broken.yaml', bad('broken.yaml'), /^camunda-values: broken\.yaml:18:\d+: broken YAML: .* Correct it/],
    ['template.yaml', bad('helm-template.yaml'), /: template\.yaml:2:1: is a Helm template.* Render it first/],
    ['sops.yaml', bad('sops.yaml'), /: sops\.yaml:6:\d+: is encrypted with SOPS\. Decrypt it/],
    ['binary.yaml', readFileSync(join(fixtures, 'bad/binary.yaml')), /: binary\.yaml:5:\d+: is a binary file\./],
    ['empty.yaml', '', /: empty\.yaml: no values in here.* Give a values file/],
    ['comments.yaml', bad('comments-only.yaml'), /: comments\.yaml: no values in here/],
    ['list.yaml', '# x\n- zeebe: 1\n', /: list\.yaml:2:1: is not a map of keys/],
    ['text.yaml', 'zeebe\n', /: text\.yaml:1:1: is not a map of keys/],
    ['alias.yaml', 'zeebe:\n  clusterSize: *CANARY-alias\n', /: alias\.yaml:2:\d+: broken YAML: [^:]+\. Correct it/],
    [
      'flow.yaml',
      'zeebe: {a: b?c}\n',
      /: flow\.yaml:1:\d+: broken YAML: Helm says "did not find expected ',' or '}'"\. Correct it/,
    ],
    ['directive.yaml', '%YAML 1.1\n---\nzeebe: {}\n', /: directive\.yaml:1:1: broken YAML: Helm 4 refuses/],
    [
      'infinity.yaml',
      'zeebe:\n  clusterSize: .inf\n',
      /: infinity\.yaml:2:16: broken YAML: Helm says "json: unsupported value/,
    ],
    [
      'brackets.yaml',
      'zeebe:\n  env: [\n  a\n  ]\n',
      /: brackets\.yaml:2:8: Helm reads this, but not as it looks: indent/,
    ],
    ['token.yaml', 'zeebe:\n  clusterSize: 1\n}CANARY-token\n', /: token\.yaml:3:\d+: broken YAML/],
    ['utf16.yaml', Buffer.from('\ufeffzeebe:\n', 'utf16le'), /: utf16\.yaml: is UTF-16 text\. Save it as UTF-8/],
    [
      'latin1.yaml',
      Buffer.from('zeebe:\n  # K\u00f6ln\n', 'latin1'),
      /: latin1\.yaml:2:6: is not UTF-8 text\. Save it/,
    ],
    [
      'other.yaml',
      readFileSync(join(fixtures, 'foreign/redis.yaml')),
      /: other\.yaml: not values of the Camunda 8 chart.* --from 8\.7/,
    ],
  ];
  for (const [name, content, about] of inputs)
    await t.test(name, () => {
      const here = folder({ [name]: content, 'good.yaml': SMALL });
      const before = here.list();
      const run = here.run(['migrate', name, '--output', 'new.yaml', '--report-file', 'r.json']);
      refused(run, about);
      assert.doesNotMatch(run.err, /CANARY/);
      assert.deepEqual(here.list(), before);
    });
});

test('one bad file stops the set, and every bad file has its line', () => {
  const here = folder({ 'good.yaml': SMALL, 'a.yaml': bad('broken.yaml'), 'b.yaml': bad('broken.yaml') });
  const run = here.run(['migrate', 'good.yaml', 'a.yaml', 'b.yaml', '--output-dir', 'out']);
  assert.equal(run.code, 1);
  assert.match(run.err, /^camunda-values: a\.yaml:18:.*\ncamunda-values: b\.yaml:18:.*\n$/);
  const missing = here.run(['migrate', 'x.yaml', 'good.yaml', 'y.yaml', '--output-dir', 'out']);
  assert.match(missing.err, /^camunda-values: x\.yaml: does not exist.*\ncamunda-values: y\.yaml: does not exist.*\n$/);
  assert.deepEqual(here.list(), ['a.yaml', 'b.yaml', 'good.yaml']);
});

test('check shows what it can read of broken YAML, and exits 1 all the same', () => {
  const here = folder({ 'values.yaml': bad('broken.yaml') });
  const run = here.run(['check', 'values.yaml', '--format', 'json']);
  assert.equal(run.code, 1);
  assert.match(run.err, /^camunda-values: values\.yaml:18:/);
  const report = JSON.parse(run.out) as { files: { findings: unknown[]; problems: { line: number }[] }[] };
  assert.ok(report.files[0]!.findings.length > 0);
  assert.equal(report.files[0]!.problems[0]!.line, 18);
  assert.doesNotMatch(run.out + run.err, /CANARY/);
});

test('files that are none, or the same', () => {
  const here = folder({ 'values.yaml': SMALL });
  mkdirSync(here.at('folder'));
  symlinkSync('values.yaml', here.at('link.yaml'));
  symlinkSync('nowhere', here.at('dangling.yaml'));
  symlinkSync('loop.yaml', here.at('loop.yaml'));
  const before = here.list();
  const to = ['--output-dir', 'out'];
  refused(here.run(['migrate', 'missing.yaml', ...to]), /missing\.yaml: does not exist\. Check the name/);
  refused(here.run(['migrate', 'values.yaml/x', ...to]), /values\.yaml\/x: does not exist/);
  refused(here.run(['migrate', 'dangling.yaml', ...to]), /dangling\.yaml: does not exist/);
  refused(here.run(['migrate', 'loop.yaml', ...to]), /loop\.yaml: is a link that leads back/);
  refused(here.run(['migrate', 'folder', ...to]), /folder: is a folder\. Give the files in it/);
  refused(here.run(['migrate', '/dev/null', ...to]), /\/dev\/null: is a device/);
  refused(here.run(['migrate', 'values.yaml', 'values.yaml', ...to]), /values\.yaml: is given twice/);
  refused(
    here.run(['migrate', 'values.yaml', './values.yaml', ...to]),
    /\.\/values\.yaml: is the same file as values\.yaml/,
  );
  refused(here.run(['check', 'values.yaml', 'link.yaml']), /link\.yaml: is the same file as values\.yaml/);
  refused(here.run(['check', '-', '-'], { input: SMALL }), /standard input: is given twice/);
  refused(here.run(['check', `bad\u001b[2Jname`]), /: bad\?\[2Jname: does not exist/);
  assert.deepEqual(here.list(), before);
});

test(
  'a file nobody may read',
  { skip: process.getuid?.() !== 0 && 'runs as another user, which only root can do' },
  () => {
    const here = folder();
    writeFileSync(here.at('values.yaml'), SMALL, { mode: 0o600 });
    const run = here.run(['check', 'values.yaml'], { uid: 65534 });
    refused(run, /values\.yaml: cannot be read: permission denied/);
  },
);

test('outputs that must not be', () => {
  const here = folder({
    'values.yaml': SMALL,
    'a/values.yaml': SMALL,
    'there.yaml': 'mine\n',
    'out/values.yaml': 'mine\n',
  });
  symlinkSync('there.yaml', here.at('link.yaml'));
  symlinkSync('nowhere', here.at('dangling.yaml'));
  const before = here.list();
  const migrate = (...args: string[]): Run => here.run(['migrate', ...args]);
  refused(migrate('values.yaml', '--output', 'there.yaml'), /there\.yaml: exists\..*--force/);
  refused(migrate('values.yaml', '--output', 'link.yaml'), /link\.yaml: exists/);
  refused(
    migrate('values.yaml', '--output', 'dangling.yaml', '--force'),
    /dangling\.yaml: is a link to a file that does not/,
  );
  refused(migrate('values.yaml', '--output-dir', 'out'), /out\/values\.yaml: exists/);
  refused(migrate('values.yaml', '--output', 'new.yaml', '--report-file', 'there.yaml'), /there\.yaml: exists/);
  refused(migrate('values.yaml', '--output', 'values.yaml', '--force'), /values\.yaml: is an input.*--in-place/);
  refused(migrate('values.yaml', '--output-dir', '.', '--force'), /values\.yaml: is an input/);
  refused(migrate('values.yaml', '--in-place', '--report-file', 'values.yaml', '--force'), /values\.yaml: two files/);
  refused(migrate('values.yaml', '--output', 'x', '--report-file', './x'), /x: two files would be written here/);
  refused(
    migrate('values.yaml', 'a/values.yaml', '--output-dir', 'new'),
    /a\/values\.yaml: would become new\/values\.yaml like values\.yaml/,
  );
  refused(migrate('values.yaml', '--output', 'a'), /a: is a folder\. Use --output-dir/);
  refused(migrate('values.yaml', '--output', '/dev/null', '--force'), /\/dev\/null: is not a plain file/);
  refused(
    migrate('values.yaml', '--output', 'no/such/new.yaml'),
    /new\.yaml: cannot be written: its folder does not exist/,
  );
  refused(
    migrate('values.yaml', '--output-dir', 'there.yaml'),
    /there\.yaml: is a file, not a folder|there\.yaml.*no folder/,
  );
  assert.deepEqual(here.list(), before);
  assert.equal(here.read('there.yaml'), 'mine\n');
  assert.equal(here.read('values.yaml'), SMALL);
});

test('values inside another document, whatever is said about them, and what nobody says', () => {
  const release =
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    zeebe:\n      clusterSize: 3\n';
  const here = folder({
    'values.yaml': SMALL,
    'release.yaml': release,
    'patch.yaml': 'zeebe:\n  image:\n    tag: 8.7.3\n',
    'region.yaml': 'zeebe:\n  clusterSize: 8\nglobal:\n  multiregion:\n    regions: 2\n    regionId: 1\n',
    'u/Chart.yaml':
      'apiVersion: v2\nname: u\nversion: 1.0.0\ndependencies:\n  - {name: camunda-platform, version: ~12.3}\n',
    'u/values.yaml': 'global:\n  license:\n    existingSecret: x\n',
  });
  const before = here.list();
  // Which of the two wins is not known: nothing names the file.
  const said = /values\.yaml: is not named by release\.yaml, a Flux HelmRelease/;
  for (const from of [[], ['--from', '8.7']]) {
    refused(here.run(['check', 'values.yaml', 'release.yaml', ...from]), said);
    refused(here.run(['migrate', 'values.yaml', 'release.yaml', ...from, '--output-dir', 'out']), said);
  }
  refused(here.run(['check', 'release.yaml', 'values.yaml', '--at', 'spec.values']), /--at says where .* one file/);
  const app =
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: camunda-platform\n    helm:\n';
  const inside = folder({
    'only.yaml': `${app}      parameters:\n      - {name: zeebe.clusterSize, value: "3"}\n`,
    'template.yaml': `${app}      values: |\n        zeebe: {clusterSize: "1"}\n        {{- if .x }}\n        operate: {contextPath: /o}\n        {{- end }}\n`,
  });
  assert.match(
    inside.run(['check', 'only.yaml']).out,
    /^Camunda 8\.7 · 1 file [^]* {5}8 {2}decide {2}`zeebe\.clusterSize` is set here/,
  );
  refused(inside.run(['migrate', 'only.yaml', '--in-place']), /only\.yaml: only sets values one by one/);
  refused(
    inside.run(['migrate', 'template.yaml', '--in-place']),
    /template\.yaml:9:\d+: an Argo CD Application whose values at spec\.source\.helm\.values are a template/,
  );
  refused(here.run(['migrate', 'patch.yaml', '--output', 'x']), /patch\.yaml: could be .*--layer or --whole/);
  refused(here.run(['migrate', 'patch.yaml', '--layer', '--whole', '--output', 'x']), /Choose one of/);
  refused(here.run(['check', 'region.yaml', '--region', '0']), /--region 0, but the files say .*regionId: 1/);
  assert.deepEqual(here.list(), before);
  assert.match(here.run(['check', 'patch.yaml']).err, /could be .* Taken for a file on top of others; --whole/);
  assert.equal(here.run(['check', 'patch.yaml', '--layer']).err, '');
  assert.match(here.run(['check', 'u/values.yaml', '--whole']).out, /^Camunda 8\.7 /);
});
