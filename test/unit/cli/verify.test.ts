import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { helmCalls, standInHelm, type Behaviour, type HelmCall } from '../../support/standInHelm.ts';
import { folder, type Run } from './helpers.ts';

const OLD = `zeebe:
  clusterSize: "5"
  env:
    - name: SHOP_MODE
      value: night
operate:
  contextPath: /operate
`;
const workload = (kind: string, name: string, component: string, spec: string): string =>
  `kind: ${kind}\nmetadata:\n  name: ${name}\n  labels:\n    app.kubernetes.io/component: ${component}\nspec:\n${spec}`;
const pod = (image: string, env: string): string =>
  `  template:\n    spec:\n      containers:\n        - name: main\n          image: ${image}\n          env:\n            - name: SHOP_MODE\n              value: ${env}\n`;
const brokers = (image: string, env = 'night', replicas = 5): string =>
  workload('StatefulSet', 'camunda-zeebe', 'zeebe-broker', `  replicas: ${String(replicas)}\n${pod(image, env)}`);
const SECRET = 'kind: Secret\nmetadata:\n  name: other\nstringData:\n  password: ';

/** A deployment, both charts and a Helm that renders what it is told. */
function place(behaviour: Behaviour = {}) {
  const at = folder({ 'values.yaml': OLD, 'my new.yaml': 'orchestration:\n  clusterSize: "5"\n' });
  for (const chart of ['chart-87', 'chart-88']) mkdirSync(at.at(chart));
  const helm = standInHelm(at.at("it's helm"), {
    charts: {
      'chart-87': 'name: camunda-platform\nversion: 12.13.3\n',
      'chart-88': 'name: camunda-platform\nversion: 13.12.7\n',
    },
    renders: { 'chart-87': brokers('camunda/zeebe:8.7.1'), 'chart-88': brokers('camunda/camunda:8.8.1') },
    log: at.at('calls'),
    ...behaviour,
  });
  const cache = at.at('cache');
  const verifyArgs = (...args: string[]): string[] => [
    'verify',
    ...args,
    '--helm',
    helm,
    '--chart-87',
    'chart-87',
    '--chart-88',
    'chart-88',
  ];
  const verify = (...args: string[]): Run => at.run(verifyArgs(...args), { env: { CAMUNDA_VALUES_CACHE: cache } });
  const calls = (): HelmCall[] => helmCalls(at.at('calls'));
  return { ...at, cache, helm, verify, verifyArgs, calls };
}
interface Verdict {
  renders: Record<string, boolean>;
  differences: {
    object: string;
    path: string;
    before: string | null;
    after: string | null;
    weight: string;
    explained: string | null;
    values: { file: string; line: number }[];
  }[];
  unexplained: number;
}
const json = (run: Run): Verdict => JSON.parse(run.out) as Verdict;

/** What it returns, as soon as that is something. */
async function until<T>(found: () => T): Promise<T> {
  for (;;) {
    const it = found();
    if (it) return it;
    await setTimeout(20);
  }
}
const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // Nobody has asked yet how it ended.
    return !(process.platform === 'linux' && /^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8')));
  } catch {
    return false;
  }
};

describe('verify', () => {
  test('everything explained: exit 0, and the upgrade worked out in memory is what Helm gets', () => {
    const { verify, calls } = place();
    const run = verify('values.yaml');
    assert.equal(run.code, 0, run.out + run.err);
    assert.match(run.out, /^Chart 13\.x renders\. \d differences, all explained\./);
    assert.match(
      run.out,
      /camunda-platform 12\.13\.3 beside 13\.12\.7, Helm 4\.1\.4, release camunda, namespace camunda/,
    );
    const [before, after] = ['chart-87', 'chart-88'].map(
      (chart) => calls().find((c) => c.args[0] === 'template' && c.args[2]?.endsWith(chart))?.values[0] ?? '',
    );
    assert.equal(before, OLD);
    assert.match(after ?? '', /orchestration:[^]*clusterSize: "5"/);
  });

  for (const [what, changed, weight] of [
    ['a variable', brokers('camunda/camunda:8.8.1', 'day'), 'behaviour'],
    ['the number of replicas', brokers('camunda/camunda:8.8.1', 'night', 4), 'availability'],
  ] as const)
    test(`${what} that nothing explains: exit 2, named first`, () => {
      const { verify } = place({ renders: { 'chart-87': brokers('camunda/zeebe:8.7.1'), 'chart-88': changed } });
      const run = verify('values.yaml', '--format', 'json');
      assert.equal(run.code, 2, run.err);
      const verdict = json(run);
      assert.equal(verdict.unexplained, 1);
      const [open] = verdict.differences.filter((d) => d.explained === null);
      assert.equal(open?.weight, weight);
      assert.match(verify('values.yaml').out, /1 unexplained[^]*Unexplained: no rule/);
    });

  test('what the user upgraded or edited by hand is judged when it is given', () => {
    const { verify, calls } = place();
    assert.equal(verify('values.yaml', '--upgraded', 'my new.yaml').code, 0);
    const after = calls().find((c) => c.args[0] === 'template' && c.args[2]?.endsWith('chart-88'));
    assert.deepEqual(after?.values, ['orchestration:\n  clusterSize: "5"\n']);
  });

  test('values inside a document are rendered alone, and led back to its lines', () => {
    const { verify, calls, at } = place({
      refuses: {
        'chart-88':
          "values don't meet the specifications of the schema(s) in the following chart(s):\ncamunda-platform:\n- at '/orchestration/clusterSize': got string, want number",
      },
    });
    const release = (values: string): string =>
      `apiVersion: x/v2\nkind: HelmRelease\nspec:\n  values:\n${values.replace(/^(?=.)/gm, '    ')}`;
    writeFileSync(at('release.yaml'), release(OLD));
    writeFileSync(at('new.yaml'), release('orchestration:\n  clusterSize: "5"\n'));
    const run = verify('release.yaml', '--upgraded', 'new.yaml');
    assert.equal(run.code, 3, run.err);
    assert.match(run.out, /new\.yaml:6/);
    const values = calls().flatMap((c) => (c.args[0] === 'template' ? c.values : []));
    assert.ok(values.includes(OLD) && values.includes('orchestration:\n  clusterSize: "5"\n'));
    assert.match(verify('release.yaml').out, /release\.yaml:6/);
  });

  test('13.x refuses: exit 3, in the words of Helm, led back to file and line', () => {
    const { verify } = place({
      refuses: {
        'chart-88':
          "values don't meet the specifications of the schema(s) in the following chart(s):\ncamunda-platform:\n- at '/orchestration/clusterSize': got string, want number",
      },
    });
    const run = verify('values.yaml', '--upgraded', 'my new.yaml');
    assert.equal(run.code, 3, run.err);
    assert.match(run.out, /^Chart 13\.x refuses the upgraded files\./);
    assert.match(run.out, /got string, want number/);
    assert.match(run.out, /my new\.yaml:2/);
    const verdict = json(verify('values.yaml', '--upgraded', 'my new.yaml', '--format', 'json'));
    assert.deepEqual(verdict.renders, { '8.7': true, '8.8': false });
  });

  test('12.x refuses the old files: exit 1, since nothing can be compared', () => {
    const { verify } = place({ refuses: { 'chart-87': 'execution error at (x): host is required' } });
    const run = verify('values.yaml');
    assert.equal(run.code, 1);
    assert.match(run.out, /^Chart 12\.x refuses the old files\.[^]*host is required/);
  });

  test('secrets of the files and of the renders are in no format', () => {
    const renders = {
      'chart-87': `${brokers('camunda/zeebe:8.7.1')}---\n${SECRET}old-canary\n`,
      'chart-88': `${brokers('camunda/camunda:8.8.1')}---\n${SECRET}new-canary\n`,
    };
    const { verify } = place({ renders });
    for (const format of ['text', 'json', 'markdown', 'html']) {
      const run = verify('values.yaml', '--format', format);
      assert.equal(run.code, 2, run.err);
      assert.doesNotMatch(run.out + run.err, /canary/, format);
    }
  });

  test('html is one file without anything from elsewhere', () => {
    const more = 'night\n            - name: CAMUNDA_CLUSTER_SIZE\n              value: "5"';
    const { verify } = place({
      renders: { 'chart-87': brokers('camunda/zeebe:8.7.1'), 'chart-88': brokers('camunda/camunda:8.8.1', more) },
    });
    const { out } = verify('values.yaml', '--format', 'html');
    assert.match(out, /^<!doctype html>/);
    assert.doesNotMatch(out, /<script|<link|src=|@import|url\(/);
    // Names in our own words are no backticks there.
    assert.match(out, /<summary>[^<]*<code>[\w.]+<\/code>/);
    assert.doesNotMatch(out.replace(/<style>[^]*<\/style>/, ''), /`/);
  });

  test('values with marks of HTML and Markdown stand as they are in every format', () => {
    const value = `<b>&amp;'"\`|\`\`</b>`;
    const said = (text: string): string => brokers('camunda/camunda:8.8.1', JSON.stringify(text));
    const { verify } = place({ renders: { 'chart-87': said('night'), 'chart-88': said(value) } });
    const html = verify('values.yaml', '--format', 'html').out;
    const cell = /<td><code>(&#60;b&#62;[^<]*)<\/code><\/td>/.exec(html)?.[1] ?? '';
    assert.equal(
      cell.replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n))),
      value,
    );
    const row = verify('values.yaml', '--format', 'markdown')
      .out.split('\n')
      .find((l) => l.includes('SHOP_MODE'));
    // A cell ends at a bar that is not escaped, and a run of backticks at one of the same length.
    assert.deepEqual(
      row
        ?.split(/(?<!\\)\|/)
        .map((c) => c.trim().replaceAll('\\|', '|'))
        .slice(1, -1),
      ['`Application/cluster SHOP_MODE`', '`night`', `\`\`\` ${value} \`\`\``],
    );
    assert.ok(verify('values.yaml').out.includes(value));
    const [open] = json(verify('values.yaml', '--format', 'json')).differences.filter((d) => d.explained === null);
    assert.equal(open?.after, value);
  });

  test('names with spaces and quotes', () => {
    const { run, helm, cache, at, calls } = place();
    const name = `it's "mine", ü.yaml`;
    writeFileSync(at(name), OLD);
    const charts = ['--chart-87', `chart's "87"`, '--chart-88', 'chart-88'];
    mkdirSync(at(`chart's "87"`));
    writeFileSync(at(`chart's "87"/Chart.yaml`), 'name: camunda-platform\nversion: 12.13.3\n');
    const done = run(['verify', name, '--helm', helm, ...charts, '--format', 'json'], {
      env: { CAMUNDA_VALUES_CACHE: cache },
    });
    // The stand-in has no render of that name, and that is what is said.
    assert.match(done.err, /printed what is no render of .*chart's "87"/);
    assert.ok(calls().some((c) => c.args[0] === 'template' && c.values[0] === OLD));
  });

  test('a file that changes while Helm runs: all of it is about the text that was read', () => {
    const { at, run, helm, cache, calls } = place();
    const wrapper = at('wrapper');
    writeFileSync(
      wrapper,
      `#!/bin/sh\n[ "$1" = template ] && echo 'zeebe: {clusterSize: "1"}' > ${JSON.stringify(at('values.yaml'))}\nexec ${JSON.stringify(helm)} "$@"\n`,
    );
    chmodSync(wrapper, 0o755);
    const done = run(['verify', 'values.yaml', '--helm', wrapper, '--chart-87', 'chart-87', '--chart-88', 'chart-88'], {
      env: { CAMUNDA_VALUES_CACHE: cache },
    });
    assert.equal(done.code, 0, done.out + done.err);
    const [before, after] = ['chart-87', 'chart-88'].map(
      (chart) => calls().find((c) => c.args[0] === 'template' && c.args[2]?.endsWith(chart))?.values[0] ?? '',
    );
    assert.equal(before, OLD);
    assert.match(after ?? '', /clusterSize: "5"/);
  });

  test('two at once do not meet', async () => {
    const { start, cache, verifyArgs } = place();
    const both = await Promise.all(
      [0, 1].map(() => start(verifyArgs('values.yaml'), { CAMUNDA_VALUES_CACHE: cache }).ended),
    );
    assert.deepEqual(
      both.map((r) => [r.code, r.err]),
      [
        [0, ''],
        [0, ''],
      ],
    );
    assert.equal(both[0]?.out, both[1]?.out);
    assert.deepEqual(readdirSync(cache), ['charts']);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`${signal} while Helm hangs leaves no process behind`, { skip: process.platform === 'win32' }, async () => {
      const pids = join(mkdtempSync(join(tmpdir(), 'camunda-hangs-')), 'pids');
      const { start, cache, verifyArgs } = place({ hangs: { verb: 'template', pidFile: pids } });
      const run = start(verifyArgs('values.yaml'), { CAMUNDA_VALUES_CACHE: cache });
      const written = await until(() =>
        existsSync(pids) ? /^\d+ \d+$/.exec(readFileSync(pids, 'utf8'))?.[0] : undefined,
      );
      run.kill(signal);
      assert.equal((await run.ended).signal, signal);
      for (const pid of (written ?? '').split(' ').map(Number)) await until(() => !lives(pid));
    });

  test('placeholders are filled in alike on both sides, and it is said', () => {
    const { run, helm, cache, calls, at } = place();
    writeFileSync(at('values.yaml'), OLD.replace('night', '${SHOP_HOST}'));
    const args = ['--helm', helm, '--chart-87', 'chart-87', '--chart-88', 'chart-88'];
    const done = run(['verify', 'values.yaml', ...args], { env: { CAMUNDA_VALUES_CACHE: cache } });
    assert.match(done.out, /Filled in alike on both sides: SHOP_HOST\./);
    for (const { values } of calls().filter((c) => c.args[0] === 'template'))
      assert.match(values[0] ?? '', /value: shop-host\.example\.com/);
  });

  test('nothing is left behind, and nothing is written outside the cache', () => {
    const { verify, cache, list } = place();
    const before = list().filter((name) => !name.startsWith('cache') && !name.startsWith('calls'));
    verify('values.yaml');
    assert.deepEqual(
      list().filter((name) => !name.startsWith('cache') && !name.startsWith('calls')),
      before,
    );
    assert.deepEqual(readdirSync(cache), ['charts']);
  });
});

describe('verify: what cannot be compared', () => {
  for (const [what, args, message] of [
    [
      'no Helm',
      ['values.yaml', '--helm', './none'],
      /Helm: \.\/none is not there\. Install Helm 3 or 4.* or say where it is \(--helm\)\.$/m,
    ],
    ['no file', [], /No file given/],
    ['an empty option', ['values.yaml', '--chart-87', ''], /--chart-87 is empty/],
    ['a format that is none', ['values.yaml', '--format', 'sarif'], /--format is one of text, json, markdown, html/],
    ['files of 8.8', ['my new.yaml', '--from', '8.8'], /files of 8\.8\. Give the old ones first/],
    ['an upgraded file that is not there', ['values.yaml', '--upgraded', 'none.yaml'], /none\.yaml: does not exist/],
  ] as const)
    test(`${what}: exit 1, one line`, () => {
      const { run, helm, cache } = place();
      const given = args.some((a) => a === '--helm') ? [] : ['--helm', helm];
      const done = run(['verify', ...args, ...given], { env: { CAMUNDA_VALUES_CACHE: cache } });
      assert.equal(done.code, 1, done.out);
      assert.match(done.err, message);
      assert.equal(done.err.trim().split('\n').length, 1);
    });
  for (const [what, behaviour, message] of [
    ['a Helm that prints nothing', { renders: {} }, /printed what is no render of/],
    [
      'a Helm that prints garbage',
      { renders: { '*': 'x: [\n', 'chart-87': '\u0000\u0001{', 'chart-88': '- a' } },
      /printed what is no render of/,
    ],
    [
      'a render of which a part cannot be read',
      { renders: { 'chart-87': `${brokers('a:1')}---\nkind: Service\n a: [\n`, 'chart-88': brokers('b:1') } },
      /printed what is no render of .*chart-87/,
    ],
    [
      'a chart of somebody else',
      { charts: { '*': 'name: nginx\nversion: 12.0.0\n' } },
      /is nginx 12\.0\.0, not camunda-platform/,
    ],
    ['another program', { version: 'GNU coreutils' }, /does not answer as Helm 3 or 4 does/],
    [
      'a chart of another version',
      { charts: { '*': 'name: camunda-platform\nversion: 11.0.0\n' } },
      /chart-8[78] is camunda-platform 11\.0\.0, not camunda-platform 1[23]\.x/,
    ],
    [
      'a chart without subcharts',
      { refuses: { 'chart-88': 'found in Chart.yaml, but missing in charts/ directory: common' } },
      /lacks its subcharts\. Run: helm dependency update/,
    ],
    ['a render without an end', { prints: 20 * 1024 * 1024 }, /printed more than 16 MB/],
  ] as const)
    test(`${what}: exit 1, one line`, () => {
      const { verify } = place(behaviour);
      const run = verify('values.yaml');
      assert.equal(run.code, 1, run.out);
      assert.match(run.err, message);
      assert.equal(run.err.trim().split('\n').length, 1);
    });
  test('bad files are told without waiting for a Helm that hangs', () => {
    const pids = join(mkdtempSync(join(tmpdir(), 'camunda-hangs-')), 'pids');
    const { verify } = place({ hangs: { verb: 'version', pidFile: pids } });
    const started = performance.now();
    const run = verify('none.yaml');
    assert.equal(run.code, 1);
    assert.match(run.err, /none\.yaml: does not exist/);
    // Helm has twenty seconds to say its version.
    assert.ok(performance.now() - started < 15_000);
  });
  test('the folder of a chart says what it is by itself', () => {
    const { verify, at, calls } = place();
    for (const [chart, version] of [
      ['chart-87', '12.13.3'],
      ['chart-88', '11.0.0'],
    ] as const)
      writeFileSync(at(`${chart}/Chart.yaml`), `name: camunda-platform\nversion: ${version}\n`);
    const run = verify('values.yaml');
    assert.match(run.err, /chart-88 is camunda-platform 11\.0\.0, not camunda-platform 13\.x/);
    assert.ok(calls().every((c) => c.args[0] !== 'show'));
  });
  test('a cache that cannot be made: exit 1, one line', () => {
    const { run, helm, at } = place();
    const done = run(['verify', 'values.yaml', '--helm', helm], {
      env: { CAMUNDA_VALUES_CACHE: join(at('values.yaml'), 'x') },
    });
    assert.equal(done.code, 1);
    assert.match(done.err, /The cache .* cannot be written/);
  });
});
