import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { cacheFolder, findChart, usableCache } from '../../../server/src/helm/charts.ts';
import { findHelm } from '../../../server/src/helm/helm.ts';
import { HelmProblem } from '../../../server/src/helm/problem.ts';
import { run } from '../../../server/src/helm/process.ts';
import { render } from '../../../server/src/helm/render.ts';
import { helmCalls, standInHelm, type Behaviour, type HelmCall } from '../../support/standInHelm.ts';

const home = mkdtempSync(join(tmpdir(), 'camunda-helm-'));
after(() => rmSync(home, { recursive: true, force: true }));
let count = 0;
const chartYaml = (version: string, name = 'camunda-platform'): string =>
  `apiVersion: v2\nname: ${name}\nversion: ${version}\n`;

function place(behaviour: Behaviour = {}): {
  folder: string;
  cache: string;
  program: string;
  chart: string;
  calls: () => HelmCall[];
} {
  const folder = join(home, `with space '${String(count++)}'`);
  const program = standInHelm(folder, {
    charts: { '*': chartYaml('12.13.3') },
    log: join(folder, 'log'),
    ...behaviour,
  });
  const chart = join(folder, 'chart');
  mkdirSync(chart);
  const calls = (): HelmCall[] => helmCalls(join(folder, 'log'));
  return { folder, cache: usableCache(join(folder, 'cache')), program, chart, calls };
}
const problem = (pattern: RegExp, kind?: HelmProblem['kind']) => (error: unknown) =>
  error instanceof HelmProblem &&
  !error.message.includes('\n') &&
  pattern.test(error.message) &&
  (kind === undefined || error.kind === kind);

describe('the program', () => {
  test('Helm 3 and 4 say their version', async () => {
    for (const version of ['v3.17.3', 'v4.1.4', 'v4.2.0-rc.1']) {
      const { program, cache } = place({ version });
      assert.equal((await findHelm(program, cache)).version, version);
    }
  });
  for (const [name, version] of [
    ['another program', 'GNU bash, version 5'],
    ['Helm 2', 'v2.17.0'],
    ['garbage', '\u0000\u0007{{'],
    ['nothing', ''],
  ] as const)
    test(`${name} is told from Helm`, async () => {
      const { program, cache } = place({ version });
      await assert.rejects(findHelm(program, cache), problem(/does not answer as Helm 3 or 4 does/, 'helm'));
    });
  test('a program that is not there, or is no program', async () => {
    const { folder, cache } = place();
    await assert.rejects(findHelm(join(folder, 'none'), cache), problem(/is not there\. Install Helm/, 'helm'));
    writeFileSync(join(folder, 'text'), 'not a program');
    await assert.rejects(findHelm(join(folder, 'text'), cache), problem(/cannot be started \(EACCES\)/, 'helm'));
  });
  test('a signal is listened for before it starts, as long as one runs, and no longer', async () => {
    const heard = (): number[] => ['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'].map((s) => process.listenerCount(s));
    const before = heard();
    const listening = before.map((n) => n + 1);
    const seen: number[][] = [];
    // Its environment is put together while it is started.
    const starting = {
      get STARTED(): string {
        seen.push(heard());
        return 'yes';
      },
    };
    const limits = { time: 20_000, output: 1000 };
    const wait = run(process.execPath, ['-e', 'process.stdin.resume()'], limits, starting);
    const two = [run(process.execPath, ['-e', ''], limits, starting), run(join(home, 'none'), [], limits, starting)];
    assert.deepEqual(seen, [listening, listening, listening]);
    assert.deepEqual(
      (await Promise.all([...two, wait])).map((r) => r.kind),
      ['ended', 'not-started', 'ended'],
    );
    assert.deepEqual(heard(), before);
    await run(join(home, 'none\0'), [], limits, starting);
    assert.deepEqual(heard(), before);
  });
  test('one that hangs is stopped with what it started', async () => {
    for (const how of ['time', 'cancel'] as const) {
      const pidFile = join(home, `pids-${how}`);
      const { program, cache } = place({ hangs: { verb: 'version', pidFile } });
      const controller = new AbortController();
      const found = findHelm(program, cache, how === 'time' ? { time: 1500 } : { signal: controller.signal });
      if (how === 'cancel') {
        const wait = setInterval(
          () => existsSync(pidFile) && readFileSync(pidFile, 'utf8').includes(' ') && controller.abort(),
          20,
        );
        await assert.rejects(found, problem(/Cancelled/, 'cancelled'));
        clearInterval(wait);
      } else await assert.rejects(found, problem(/did not come to an end and was stopped/, 'helm'));
      for (const pid of readFileSync(pidFile, 'utf8').split(' ').map(Number)) await gone(pid);
    }
  });
});

/** Resolves once a process is gone, or a zombie that nobody waits for. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      if (/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))) return;
    } catch {
      return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('charts', () => {
  test('a folder and an archive are taken as they are, whatever their name', async () => {
    const { program, cache, chart, folder } = place();
    const helm = await findHelm(program, cache);
    assert.deepEqual(await findChart(helm, 12, chart, cache), {
      path: chart,
      version: '12.13.3',
      from: 'folder',
      stale: false,
    });
    const archive = join(folder, "odd name's.tgz");
    writeFileSync(archive, '');
    assert.deepEqual(await findChart(helm, 12, archive, cache), {
      path: archive,
      version: '12.13.3',
      from: 'archive',
      stale: false,
    });
  });
  test('a chart of somebody else or of another version is refused', async () => {
    for (const yaml of [chartYaml('13.12.7'), chartYaml('12.1.0', 'keycloak'), 'nothing: here\n']) {
      const { program, cache, chart } = place({ charts: { '*': yaml } });
      await assert.rejects(
        findChart(await findHelm(program, cache), 12, chart, cache),
        problem(/, not camunda-platform 12\.x\.$/, 'chart'),
      );
    }
  });
  test('what is no chart at all, and what does not exist', async () => {
    const { program, cache, chart } = place({ charts: {} });
    const helm = await findHelm(program, cache);
    await assert.rejects(
      findChart(helm, 12, chart, cache),
      problem(/Chart\.yaml file is missing\. Give the folder or archive/, 'chart'),
    );
    await assert.rejects(
      findChart(helm, 12, './charts/none.tgz', cache),
      problem(/does not exist\. Give a folder/, 'chart'),
    );
  });
  test('the newest of a major version is pulled once a day, an exact one once', async () => {
    const { program, cache, calls } = place({ pull: { archive: 'camunda-platform-12.13.3.tgz' } });
    const helm = await findHelm(program, cache);
    assert.equal((await findChart(helm, 12, undefined, cache)).from, 'repository');
    assert.equal((await findChart(helm, 12, undefined, cache)).from, 'cache');
    assert.equal((await findChart(helm, 12, '12.13.3', cache)).from, 'cache');
    const pulls = calls().filter((c) => c.args[0] === 'pull');
    assert.equal(pulls.length, 1);
    assert.ok(pulls[0]?.args.includes('~12'));
    assert.ok(
      calls().every((c) => c.cache === cache),
      'Helm keeps what it downloads in our cache',
    );
    assert.deepEqual(readdirSync(join(cache, 'charts')), ['camunda-platform-12.13.3.tgz']);
  });
  test('without a network the copy of yesterday serves, and it is said', async () => {
    const { program, cache, folder } = place({ pull: { fails: 'no such host' } });
    const helm = await findHelm(program, cache);
    await assert.rejects(
      findChart(helm, 12, undefined, cache),
      problem(/cannot be pulled: no such host\. Give its folder or archive/, 'chart'),
    );
    for (const v of ['12.9.0', '12.13.3', '13.0.0']) {
      const file = join(cache, 'charts', `camunda-platform-${v}.tgz`);
      writeFileSync(file, folder);
      utimesSync(file, 1, 1);
    }
    const chart = await findChart(helm, 12, undefined, cache);
    assert.deepEqual([chart.version, chart.from, chart.stale], ['12.13.3', 'cache', true]);
  });
  test('two at once both get the chart', async () => {
    const { program, cache } = place({ pull: { archive: 'camunda-platform-12.13.3.tgz' } });
    const helm = await findHelm(program, cache);
    const charts = await Promise.all([1, 2, 3].map(() => findChart(helm, 12, undefined, cache)));
    assert.deepEqual(new Set(charts.map((c) => c.path)), new Set([join(cache, 'charts/camunda-platform-12.13.3.tgz')]));
  });
  test('a cache that cannot be written', () => {
    const blocked = join(home, 'blocked');
    writeFileSync(blocked, 'a file');
    assert.throws(
      () => usableCache(join(blocked, 'cache')),
      problem(/cannot be written \(ENOTDIR\)\. Set CAMUNDA_VALUES_CACHE/, 'helm'),
    );
    assert.equal(cacheFolder({ CAMUNDA_VALUES_CACHE: '/tmp/mine' }), '/tmp/mine');
    assert.equal(cacheFolder({ XDG_CACHE_HOME: '/x' }), '/x/camunda-values');
  });
});

describe('rendering', () => {
  const names = { release: 'camunda', namespace: 'ns' };
  async function rendering(behaviour: Behaviour, texts = ['a: 1\n']) {
    const at = place(behaviour);
    const helm = await findHelm(at.program, at.cache);
    const chart = await findChart(helm, 12, at.chart, at.cache);
    return { ...at, done: () => render(helm, chart, texts, names, at.cache) };
  }
  test('texts reach Helm in their order, and nothing of them stays behind', async () => {
    const { done, calls, cache } = await rendering({ renders: { chart: 'kind: Service\n' } }, [
      'a: 1\n',
      'a: "sécret"\n',
    ]);
    assert.deepEqual(await done(), { text: 'kind: Service\n' });
    const [call] = calls().filter((c) => c.args[0] === 'template');
    assert.ok(call);
    assert.deepEqual(call.values, ['a: 1\n', 'a: "sécret"\n']);
    assert.deepEqual(call.args.slice(3, 5), ['--namespace', 'ns']);
    assert.deepEqual(
      readdirSync(cache).filter((n) => n.startsWith('run-')),
      [],
    );
  });
  test('what Helm refuses comes back in its own words', async () => {
    const { done, cache } = await rendering({
      refuses: {
        chart: 'execution error at (x.yaml:1:2): say more\n- and more\n\nUse --debug flag to render out invalid YAML',
      },
    });
    assert.deepEqual(await done(), { refused: 'execution error at (x.yaml:1:2): say more\n- and more' });
    assert.deepEqual(
      readdirSync(cache).filter((n) => n.startsWith('run-')),
      [],
    );
  });
  test('a chart without its subcharts is told with the command that brings them', async () => {
    const { done } = await rendering({
      refuses: {
        chart:
          'an error occurred while checking for chart dependencies: found in Chart.yaml, but missing in charts/ directory: common',
      },
    });
    await assert.rejects(done(), problem(/lacks its subcharts\. Run: helm dependency update/, 'chart'));
  });
  test('more than anybody renders is stopped', async () => {
    const { done } = await rendering({ prints: 60 * 1024 * 1024 });
    await assert.rejects(done(), problem(/printed more than 16 MB and was stopped/, 'helm'));
  });
  test('texts of a run that was killed are removed by a later one', async () => {
    const { done, cache } = await rendering({ renders: { chart: '' } });
    mkdirSync(join(cache, 'run-old'));
    mkdirSync(join(cache, 'run-young'));
    utimesSync(join(cache, 'run-old'), 1, 1);
    await done();
    assert.deepEqual(
      readdirSync(cache).filter((n) => n.startsWith('run-')),
      ['run-young'],
    );
  });
  test('a script that is no program any more between two calls', async () => {
    const { done, program } = await rendering({ renders: { chart: '' } });
    chmodSync(program, 0o644);
    await assert.rejects(done(), problem(/cannot be started \(EACCES\)/, 'helm'));
  });
});
