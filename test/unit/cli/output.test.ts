/** What the command prints and reports, and its exit codes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import type { JsonReport } from '../../../server/src/report/json.ts';
import { plain, prose } from '../../../server/src/report/markdownText.ts';
import { LAYER, SMALL, cases, folder, layersOf, root } from './helpers.ts';

const sample = (): Record<string, string> =>
  Object.fromEntries(
    ['values.yaml', 'values-prod.yaml', 'values-secrets.yaml'].map((name) => [
      name,
      readFileSync(join(root, 'samples/acme', name), 'utf8'),
    ]),
  );
const acme = Object.keys(sample());
/** Patches are applied as this machine's own git settings do not say. */
const git = (cwd: string, args: readonly string[], input: string) =>
  spawnSync('git', args, {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_DIR: '/nowhere' },
  });

test('exit codes', () => {
  const here = folder({
    'old.yaml': SMALL,
    'easy.yaml': 'zeebe:\n  pvcSize: 8Gi\n',
    'new.yaml': LAYER,
    'left.yaml': `${LAYER}  # camunda-upgrade[operate/resources] operate.resources: Decide.\n  # resources: {}\n`,
    'neutral.yaml': 'identity:\n  enabled: true\nconnectors:\n  enabled: true\n',
  });
  const code = (...args: string[]): number | null => here.run(args).code;
  assert.equal(code('check', 'old.yaml'), 3);
  assert.equal(code('check', 'new.yaml'), 0);
  assert.equal(code('check', 'left.yaml'), 2);
  assert.equal(code('check', 'neutral.yaml'), 0);
  assert.equal(code('migrate', 'old.yaml', '--output', '-'), 2);
  assert.equal(code('migrate', 'easy.yaml', '--layer', '--output', '-'), 0);
  assert.equal(code('migrate', 'new.yaml', '--output', '-'), 0);
  assert.equal(code('migrate', 'left.yaml', '--output', '-'), 2);
  assert.equal(code('migrate', 'old.yaml', '--from', '8.8', '--output', '-'), 3);
  assert.equal(code('validate', 'new.yaml'), 0);
  assert.equal(code('validate', 'left.yaml'), 2);
  const old = here.run(['validate', 'old.yaml']);
  assert.equal(old.code, 3);
  assert.match(old.err, /these are 8\.7 files.*camunda-values migrate\.\n$/);
  assert.match(here.run(['check', 'neutral.yaml']).out, /Nothing in here tells 8\.7 from 8\.8.*--from 8\.7/);
  // What check does not judge, migrate does not touch unasked; beside a file that tells, it is a layer like any other.
  const refused = here.run(['migrate', 'neutral.yaml', '--output', 'x.yaml']);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /neutral\.yaml: nothing in here tells 8\.7 from 8\.8\. Say what it is, --from 8\.7/);
  assert.ok(!here.list().includes('x.yaml'));
  assert.equal(code('migrate', 'neutral.yaml', '--from', '8.7', '--layer', '--output', 'y.yaml'), 0);
  here.run(['migrate', 'old.yaml', 'neutral.yaml', '--output-dir', 'both']);
  assert.ok(here.list().includes('both/neutral.yaml'));
});

test('text: counts first, follow-ups by file with lines, the rest by section, no colour on a pipe', () => {
  const here = folder(sample());
  const { out, code } = here.run(['migrate', ...acme, '--output-dir', 'out'], { env: { FORCE_COLOR: '1' } });
  assert.equal(code, 2);
  const lines = out.split('\n');
  assert.match(lines[0]!, /^Camunda 8\.7 → 8\.8 · 3 files · \d+ values$/);
  assert.match(lines[1]!, /^ +\d+ to decide /);
  assert.match(lines[2]!, /^ +\d+ to review /);
  assert.match(lines[3]!, /^ +\d+ done /);
  for (const name of acme) assert.ok(lines.includes(name), name);
  assert.match(
    out,
    /\n +\d+ {2}decide {2}`JAVA_TOOL_OPTIONS` of `operate\.env` was left as a comment\. New file: line \d+\.\n +Add what matters to `orchestration\.javaOpts`\. Brokers, gateway,/,
  );
  assert.match(out, /\nDone by rule, nothing to do\n {2}\w/);
  assert.match(out, /\nWritten\n {2}out\/values\.yaml\n {2}out\/values-prod\.yaml\n {2}out\/values-secrets\.yaml\n$/);
  assert.ok(!out.includes('\u001b'));
  assert.ok(lines.length < 150, `${lines.length} lines`);
  // The line it names in the new file is the comment that waits there.
  const line = Number(
    /`JAVA_TOOL_OPTIONS` of `operate\.env` was left as a comment\. New file: line (\d+)/.exec(out)?.[1],
  );
  assert.match(here.read('out/values.yaml').split('\n')[line - 1]!, /^ *# camunda-upgrade\[.*JAVA_TOOL_OPTIONS\]/);
});

test('JSON: the shape that is promised', () => {
  const here = folder(sample());
  here.run(['migrate', ...acme, '--output-dir', 'out', '--report-file', 'r.json']);
  const report = JSON.parse(here.read('r.json')) as JsonReport;
  assert.equal(report.from, '8.7');
  assert.equal(report.to, '8.8');
  assert.deepEqual(
    report.files.map((f) => [f.input, f.output]),
    acme.map((name) => [name, join('out', name)]),
  );
  for (const file of report.files) {
    const texts = sample()[file.input]!.split('\n');
    assert.ok(file.findings.length > 0 && file.ledger.length > 0);
    for (const f of file.findings) {
      for (const key of ['rule', 'severity', 'path', 'message', 'fix', 'docs'] as const) assert.ok(f[key] !== '', key);
      assert.match(f.severity, /^(?:error|warning|information)$/);
      assert.match(f.fix, /^(?:safe|review|manual)$/);
      assert.ok(f.docs.endsWith(`/docs/rules/${f.rule}.md`));
      assert.ok(f.target === null || typeof f.target === 'string');
      assert.ok(f.line >= 1 && f.line <= texts.length && f.column >= 1 && f.column <= texts[f.line - 1]!.length + 1);
    }
    for (const e of file.ledger) {
      assert.match(e.outcome, /^(?:kept|renamed|moved|merged|changed|removed|commented|manual)$/);
      assert.ok(Array.isArray(e.to) && e.line >= 1 && e.line <= texts.length);
      assert.ok(e.rule === null || typeof e.rule === 'string');
    }
  }
  const pvc = report.files[0]!.findings.find((f) => f.path === 'zeebe');
  assert.equal(sample()['values.yaml']!.split('\n')[pvc!.line - 1], 'zeebe:');
  const checked = JSON.parse(here.run(['check', ...acme, '--format', 'json']).out) as JsonReport;
  assert.deepEqual(Object.keys(checked), Object.keys(report));
  assert.ok(checked.files.every((f) => f.output === null));
  assert.deepEqual(
    checked.files.map((f) => f.ledger),
    report.files.map((f) => f.ledger),
  );
});

/** As far as the tests look into it. */
interface Sarif {
  version: string;
  runs: {
    tool: {
      driver: {
        rules: {
          id: string;
          helpUri: string;
          help: { text: string; markdown: string };
          shortDescription: { text: string };
        }[];
      };
    };
    originalUriBaseIds: Record<string, unknown>;
    columnKind: string;
    artifacts: { location: { uri: string } }[];
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: object[] }[];
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      partialFingerprints: Record<string, string>;
      locations: {
        physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: { startLine: number } };
      }[];
    }[];
  }[];
}
// The schema of the format, as its makers wrote it: of draft 4, of which it uses nothing that later drafts read in another way.
const {
  id: _,
  $schema: __,
  ...schema
} = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
) as Record<string, unknown>;
const validSarif = new Ajv({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
  allErrors: true,
}).compile<Sarif>(schema);
function sarifOf(text: string): Sarif['runs'][number] {
  const sarif: unknown = JSON.parse(text);
  assert.ok(validSarif(sarif), JSON.stringify(validSarif.errors?.slice(0, 5), null, 1));
  assert.equal(sarif.runs.length, 1);
  return sarif.runs[0]!;
}

test('SARIF: valid by the schema of the format, whatever is told, and what code scanning needs', () => {
  assert.ok(!validSarif({ version: '2.1.0', runs: [{}] }), 'the schema wants something');
  const release = `apiVersion: v2\nkind: HelmRelease\nspec:\n  chart: {spec: {chart: camunda-platform, version: 12.1.0}}\n  values:\n    operate: {contextPath: /o}\n    zeebe: {clusterSize: "3"}\n`;
  const here = folder({
    'my values.yaml': SMALL,
    'no-file': '',
    'new.yaml': '# camunda-values: 8.8\norchestration:\n  clusterSize: 3\n  contextPath: x\n',
    'broken.yaml': `${SMALL}identity: [\n`,
    'release.yaml': release,
    'deploy.sh': '#!/bin/sh\nhelm upgrade c x --set zeebe.clusterSize=3\n',
    'dir/values.yaml': SMALL,
    'dir/values-prod.yaml': 'zeebe: # camunda-upgrade-disable-line\n  partitionCount: "4"\n',
  });
  const told: [string[], number, string[]][] = [
    [['my values.yaml'], 3, ['my%20values.yaml']],
    [['my values.yaml', 'dir/values.yaml'], 3, ['my%20values.yaml', 'dir/values.yaml']],
    [['new.yaml'], 3, ['new.yaml']],
    [['broken.yaml'], 1, ['broken.yaml']],
    [['release.yaml'], 3, ['release.yaml']],
    [['deploy.sh'], 3, ['deploy.sh']],
    [
      ['.'],
      3,
      ['my%20values.yaml', 'new.yaml', 'broken.yaml', 'release.yaml', 'dir/values.yaml', 'dir/values-prod.yaml'],
    ],
  ];
  for (const [args, code, files] of told) {
    const run = here.run(['check', ...args, '--format', 'sarif']);
    assert.equal(run.code, code, args.join(' '));
    const { tool, columnKind, results, artifacts, invocations, originalUriBaseIds } = sarifOf(run.out);
    assert.deepEqual(artifacts.map((a) => a.location.uri).sort(), [...files].sort());
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.ok(results.length > 0);
    const { rules } = tool.driver;
    for (const result of results) {
      const rule = rules[result.ruleIndex]!;
      assert.equal(rule.id, result.ruleId);
      assert.match(rule.helpUri, new RegExp(`/docs/rules/.*\\.md$`));
      assert.ok(rule.help.text.includes(rule.helpUri) && rule.help.markdown.includes(rule.helpUri));
      assert.ok(rule.shortDescription.text.length > 0 && result.message.text.length > 0);
      assert.match(result.level, /^(?:error|warning|note)$/);
      const { artifactLocation: at, region } = result.locations[0]!.physicalLocation;
      assert.ok(files.includes(at.uri) && at.uriBaseId !== undefined && at.uriBaseId in originalUriBaseIds);
      assert.ok(region.startLine >= 1);
    }
    const own = results.map(
      (r) =>
        `${r.locations[0]!.physicalLocation.artifactLocation.uri} ${r.ruleId} ${r.partialFingerprints.primaryLocationLineHash!}`,
    );
    assert.equal(new Set(own).size, own.length, 'every result of a rule in a file can be told from the others');
    const broken = args.some((a) => a === 'broken.yaml' || a === '.');
    assert.equal(invocations[0]!.executionSuccessful, !broken);
    assert.equal(invocations[0]!.toolExecutionNotifications.length > 0, broken);
  }
});

test('SARIF: a finding is the same one wherever its lines have gone', () => {
  const lists = `${SMALL}  env:\n    - {name: A, value: b}\n    - {name: ZEEBE_LOG_LEVEL, value: debug}\n`;
  const moved: ((text: string) => string)[] = [
    (t) => `# one\n\n# more\n${t}`,
    (t) => `${t}\n\n# the end\n`,
    (t) => t.replaceAll('\n', '\r\n'),
    (t) => t.replaceAll('\n', '\n\n'),
    (t) => `${t.slice(t.indexOf('operate:'))}${t.slice(0, t.indexOf('operate:'))}`,
  ];
  const files = Object.fromEntries([lists, ...moved.map((move) => move(lists))].map((t, i) => [`${i}/values.yaml`, t]));
  const { results } = sarifOf(folder(files).run(['check', '.', '--format', 'sarif']).out);
  const of = (i: number): string[] =>
    results
      .filter((r) => r.locations[0]!.physicalLocation.artifactLocation.uri === `${i}/values.yaml`)
      .map((r) => JSON.stringify(r.partialFingerprints))
      .sort();
  assert.ok(of(0).length > 10);
  for (const i of moved.keys()) assert.deepEqual(of(i + 1), of(0), String(moved[i]));
});

test('Markdown: follow-ups to tick off, everything that was removed', () => {
  const here = folder(sample());
  here.run(['migrate', ...acme, '--output-dir', 'out', '--report-file', 'r.md']);
  const text = here.read('r.md');
  assert.match(text, /^# Upgrade of Helm values/);
  assert.match(
    text,
    /\n- \[ \] \*\*decide\*\* \[env\/java-tool-options-app\]\(https:\S+\/env\/java-tool-options-app\.md\) Add what matters to `orchestration\.javaOpts`\./,
  );
  assert.match(text, /\n## Removed from `values\.yaml`\n/);
  assert.match(text, /<details><summary>values\.yaml: \d+ values changed place, \d+ kept<\/summary>/);
});

test('Markdown: names of other people are no markup; spans of code in a message stay, half of one is none', () => {
  assert.equal(plain('a*b_[c](d) <e> & `f`'), 'a\\*b\\_\\[c\\](d) &lt;e&gt; &amp; \\`f\\`');
  assert.equal(prose('Set `a_b` to <c_d>.'), 'Set `a_b` to &lt;c\\_d&gt;.');
  assert.equal(prose('`a` and `<b>'), '`a` and \\`&lt;b&gt;');
});

test('Markdown: what was not there is told as added, with its line in the new file', () => {
  const here = folder({ 'values.yaml': '# brokers\nzeebe:\n  clusterSize: "3"\n' });
  here.run(['migrate', 'values.yaml', '--output', 'new.yaml', '--report-file', 'r.md']);
  const report = here.read('r.md');
  const lines = here.read('new.yaml').split('\n');
  const found = [...report.matchAll(/^ {2}- added in line (\d+): `([\w.]+)(?:: (.+))?`$/gm)];
  assert.ok(found.length > 3);
  for (const [, line, path = '', value] of found) {
    const key = path.split('.').at(-1) ?? '';
    assert.match(
      lines[Number(line) - 1] ?? '',
      new RegExp(`^ *${key}:${value === undefined || value.startsWith('[') ? '' : ` "?${value}"?$`}`),
    );
  }
  assert.doesNotMatch(report, /line 1: .*must be/);
});

test('standard input and standard output', () => {
  const here = folder({ 'values.yaml': SMALL });
  const piped = here.run(['migrate', '-', '--output', '-'], { input: SMALL });
  assert.equal(piped.code, 2);
  assert.match(piped.out, /^# brokers of the shop\norchestration:\n/);
  assert.match(piped.err, /^Camunda 8\.7 → 8\.8/);
  here.run(['migrate', 'values.yaml', '--output', 'new.yaml']);
  assert.equal(here.read('new.yaml'), piped.out);
  assert.match(here.run(['check', '-', '--format', 'json'], { input: SMALL }).out, /"input": "-"/);
  const report = here.run(['migrate', 'values.yaml', '--report-file', '-', '--report-format', 'markdown']);
  assert.match(report.out, /^# Upgrade of Helm values/);
  assert.equal(here.run(['migrate', '-', '--in-place'], { input: SMALL }).code, 1);
  assert.equal(here.run(['migrate', '-', '--output-dir', 'x'], { input: SMALL }).code, 1);
  assert.deepEqual(here.list(), ['new.yaml', 'values.yaml']);
});

test('a long output arrives whole, and whoever stops reading is no error', () => {
  const many = Array.from({ length: 3_000 }, (_, i) => `    k${i}: v${i}\n`).join('');
  const here = folder({ 'values.yaml': `${SMALL}zeebeGateway:\n  podAnnotations:\n${many}` });
  const { out } = here.run(['check', 'values.yaml', '--format', 'json']);
  assert.ok(out.length > 500_000);
  JSON.parse(out);
  const cli = `'${process.execPath}' '${join(here.path, '../cli.js')}'`;
  const head = spawnSync('sh', ['-c', `${cli} check values.yaml --format json | head -c 10`], {
    cwd: here.path,
    encoding: 'utf8',
  });
  assert.equal(head.stdout.length, 10);
  assert.equal(head.stderr, '');
});

test('bytes: byte order mark, CR LF and a missing last line end stay', () => {
  const text = `\ufeff${SMALL.replaceAll('\n', '\r\n').replace(/\r\n$/, '')}`;
  const here = folder({ 'values.yaml': text });
  here.run(['migrate', 'values.yaml', '--output', 'new.yaml']);
  const out = here.read('new.yaml');
  assert.ok(out.startsWith('\ufeff# brokers of the shop\r\norchestration:\r\n'));
  assert.ok(!/[^\r]\n/.test(out));
});

test('--diff is a patch: git apply and patch make the output of it', () => {
  const skip = new Set(['96-odd-root-list', '97-odd-self-reference', '99-odd-complex-keys']);
  const shapes = [
    '02-flow-style',
    '04-crlf',
    '05-bom',
    '06-no-newline-at-end',
    '08-dashes-at-key-column',
    '58-mixed-line-ends',
  ];
  for (const name of shapes.filter((c) => cases().includes(c) && !skip.has(c))) {
    const here = folder();
    mkdirSync(here.at('my values'));
    const files = layersOf(name).map((file) => join('my values', basename(file)));
    layersOf(name).forEach((file, i) => copyFileSync(file, here.at(files[i]!)));
    here.run(['migrate', ...files, '--output-dir', 'out']);
    const diff = here.run(['migrate', ...files, '--diff', '--show-secrets']);
    assert.match(diff.err, /^Camunda 8\.7/);
    if (diff.out === '') continue;
    writeFileSync(here.at('a.patch'), diff.out);
    const before = files.map((file) => readFileSync(here.at(file)));
    const patched = spawnSync('patch', ['-p1', '--binary', '-s', '-i', 'a.patch'], {
      cwd: here.path,
      encoding: 'utf8',
    });
    if (patched.error === undefined) {
      assert.equal(patched.status, 0, `${name}: ${patched.stdout}`);
      for (const file of files) assert.equal(here.read(file), here.read(join('out', basename(file))), name);
      files.forEach((file, i) => writeFileSync(here.at(file), before[i]!));
    }
    const applied = git(here.path, ['apply', '--whitespace=nowarn', '-'], diff.out);
    assert.equal(applied.status, 0, `${name}: ${applied.stderr}`);
    for (const file of files) assert.equal(here.read(file), here.read(join('out', basename(file))), name);
  }
});

test('--diff shows no secret, unless told to; without one it is a patch as it is', () => {
  const secret = `${SMALL}webModeler:\n  restapi:\n    externalDatabase:\n      password: CANARY-diff-1a2\n`;
  const here = folder({ 'secret.yaml': secret, 'plain.yaml': SMALL });
  const masked = here.run(['migrate', 'secret.yaml', '--diff']);
  assert.match(masked.out, /\n- +password: •••\n/);
  assert.match(masked.out, /\n\+ +inlineSecret: •••\n/);
  assert.doesNotMatch(masked.out + masked.err, /CANARY/);
  assert.match(masked.err, /^camunda-values: 2 lines of the diff show ••• .* --show-secrets makes it a patch\.\n/);
  const open = here.run(['migrate', 'secret.yaml', '--diff', '--show-secrets']);
  assert.match(open.out, /\n- +password: CANARY-diff-1a2\n/);
  assert.doesNotMatch(open.err, /CANARY/);
  const plain = here.run(['migrate', 'plain.yaml', '--diff']);
  assert.equal(git(here.path, ['apply', '-'], plain.out).status, 0);
  assert.match(here.read('plain.yaml'), /orchestration:/);
  assert.deepEqual(here.list(), ['plain.yaml', 'secret.yaml']);
});

test('upgrading twice changes nothing the second time', () => {
  for (const name of [
    '13-comments-everywhere',
    '17-half-migrated',
    '18-env-conflicts',
    '52-ldap',
    '59-half-migrated-layers',
  ]) {
    const here = folder();
    const first = layersOf(name);
    here.run(['migrate', ...first, '--output-dir', 'once']);
    const once = first.map((file) => join('once', basename(file)));
    const again = here.run(['migrate', ...once, '--output-dir', 'twice']);
    assert.ok(again.code === 0 || again.code === 2, again.err);
    for (const file of once) assert.equal(here.read(file.replace('once', 'twice')), here.read(file), `${name} ${file}`);
    assert.equal(here.run(['migrate', ...once, '--diff']).out, '');
  }
});

test('values inside a document of which nothing is left but a comment: its line is that of the file', () => {
  const old = {
    map: 'operate:\n  contextPath: /o',
    braces: '{operate: {contextPath: /o}}',
    text: '|\n operate:\n   contextPath: /o',
  };
  for (const [name, values] of Object.entries(old)) {
    const lines = name === 'map' ? `\n${values}` : ` ${values}`;
    const text = `apiVersion: v2\nkind: HelmRelease\nspec:\n  chart: {spec: {chart: camunda-platform}}\n  values:${lines.replaceAll('\n', '\n    ')}\n  interval: 5m\n`;
    const here = folder({ 'r.yaml': text });
    const report = here.run(['migrate', 'r.yaml', '--layer', '--output', 'new.yaml', '--report-file', '-']).out;
    const findings = (JSON.parse(report) as JsonReport).files.flatMap((f) => f.findings);
    const line =
      here
        .read('new.yaml')
        .split('\n')
        .findIndex((l) => l.includes('camunda-upgrade[')) + 1;
    assert.ok(line > 4, name);
    assert.deepEqual(
      findings.flatMap((f) => f.outputLine ?? []),
      [line],
      name,
    );
    const mended = here.run(['check', 'new.yaml', '--from', '8.8', '--layer', '--format', 'json']).out;
    assert.ok(!mended.includes('"severity": "error"'), name);
  }
});

test('values inside a document: places and paths are those of the file, and its other secrets are masked', () => {
  const text = [
    'apiVersion: helm.toolkit.fluxcd.io/v2',
    'kind: HelmRelease',
    'metadata: {name: c, annotations: {password: CANARY-outside}}',
    'spec:',
    '  chart: {spec: {chart: camunda-platform, version: 12.3.0}}',
    '  values:',
    '    global: {identity: {auth: {enabled: false}}}',
    '    zeebe: # broker',
    '      clusterSize: "1"',
    '    identity: {firstUser: {password: CANARY-inside}}',
    '  interval: 5m',
    '',
  ].join('\n');
  const here = folder({ 'release.yaml': text });
  const found = here.run(['check', 'release.yaml', '--format', 'json']);
  const [file] = (JSON.parse(found.out) as JsonReport).files;
  assert.equal(file?.at, 'spec.values');
  const zeebe = file.findings.find((f) => f.path === 'spec.values.zeebe');
  assert.deepEqual([zeebe?.line, zeebe?.column, zeebe?.target], [8, 5, 'spec.values.orchestration']);
  const size = file.ledger.find((e) => e.path === 'spec.values.zeebe.clusterSize');
  assert.deepEqual([size?.line, size?.to], [9, ['spec.values.orchestration.clusterSize']]);
  const sarif = here.run(['check', 'release.yaml', '--format', 'sarif']).out;
  assert.match(sarif, /"fullyQualifiedName": "spec\.values\.zeebe"/);
  assert.match(here.run(['check', 'release.yaml']).out, /^release\.yaml, spec\.values$/m);
  const diff = here.run(['migrate', 'release.yaml', '--diff']);
  assert.ok(!`${found.out}${sarif}${diff.out}${diff.err}`.includes('CANARY'));
  assert.match(diff.out, /^\+ {4}orchestration: # broker$/m);
  assert.match(
    found.out,
    /"rule": "wrappers\/chart-version",\s*"severity": "warning",\s*"path": "spec.chart.spec.version",\s*"line": 5/,
  );
  here.run(['migrate', 'release.yaml', '--in-place', '--report-file', 'r.md']);
  const after = here.read('release.yaml');
  const [before, rest] = [text.slice(0, text.indexOf('    global')), '  interval: 5m\n'];
  assert.ok(after.startsWith(before) && after.endsWith(rest) && after.includes('\n    orchestration: # broker\n'));
  assert.match(here.read('r.md'), /`release\.yaml, spec\.values`/);
  assert.equal(here.run(['migrate', 'release.yaml', '--in-place']).code, here.run(['validate', 'release.yaml']).code);
  assert.equal(here.read('release.yaml'), after);
  const app = [
    'apiVersion: argoproj.io/v1alpha1',
    'kind: Application',
    'spec:',
    '  source:',
    '    chart: camunda-platform',
    '    targetRevision: 13.x',
    '    helm:',
    '      parameters:',
    '      - {name: "zeebe.clusterSize", value: "CANARY-3"}',
    '      - {name: "identity.enabled", value: "true"}',
    '      values: |',
    '        zeebe: {partitionCount: "1"}',
    '        operate: {contextPath: /o}',
    '',
  ].join('\n');
  const told = folder({ 'app.yaml': app }).run(['check', 'app.yaml']).out;
  assert.match(told, / {5}9 {2}decide {2}`zeebe\.clusterSize` is set here, which is/);
  const script = folder({
    'deploy.sh': '#!/bin/sh\nhelm upgrade c x --set zeebe.clusterSize=CANARY3\n',
    'values.yaml': SMALL,
  });
  const names = script.run(['check', 'deploy.sh']);
  assert.equal(names.code, 3);
  assert.match(names.out, /^Camunda 8\.7 · 1 file [^]* {5}2 {2}decide {2}`zeebe\.clusterSize` is set here/);
  assert.ok(!names.out.includes('CANARY'));
  assert.match(script.run(['check', 'values.yaml', 'deploy.sh']).out, /^deploy\.sh$/m);
  assert.equal(script.run(['migrate', 'deploy.sh', '--in-place']).code, 1);
  assert.ok(!/CANARY|targetRevision|parameters\[1\]/.test(told));
});
