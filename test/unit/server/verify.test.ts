import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Verification, VerifyParams } from '../../../server/src/protocol.ts';
import { helmCalls, standInHelm, type Behaviour, type HelmCall } from '../../support/standInHelm.ts';
import { Lsp, ResponseFailure, textIn } from './lsp.ts';

const home = mkdtempSync(join(tmpdir(), 'camunda-verify-'));
process.env.CAMUNDA_VALUES_CACHE = join(home, 'cache');
after(() => rmSync(home, { recursive: true, force: true }));

const OLD = `# what runs at night
zeebe:
  clusterSize: "5"
  env:
    - name: SHOP_MODE
      value: night
operate:
  contextPath: /operate
`;
const workload = (kind: string, name: string, component: string, spec: string): string =>
  `kind: ${kind}\nmetadata:\n  name: ${name}\n  labels:\n    app.kubernetes.io/component: ${component}\nspec:\n${spec}`;
const brokers = (image: string, mode = 'night', replicas = 5): string =>
  workload(
    'StatefulSet',
    'camunda-zeebe',
    'zeebe-broker',
    `  replicas: ${String(replicas)}\n  template:\n    spec:\n      containers:\n        - name: main\n          image: ${image}\n          env:\n            - name: SHOP_MODE\n              value: ${mode}\n`,
  );
const secrets = (canary: string): string =>
  [
    `kind: Secret\nmetadata:\n  name: other\nstringData:\n  password: ${canary}-1\n`,
    `kind: ConfigMap\nmetadata:\n  name: settings\n  annotations:\n    note/api-key: ${canary}-2\ndata:\n  app.key: ${canary}-3\n  application.yaml: |\n    mail:\n      host: mail\n      password: ${canary}-4\n    pusher:\n      key: "${canary}-5"\n  run.sh: |\n    export DB_PASSWORD=${canary}-6\n`,
    workload(
      'Deployment',
      'camunda-web-modeler',
      'webapp',
      `  template:\n    spec:\n      containers:\n        - name: main\n          image: x\n          env:\n            - name: SERVER_HTTPS_KEY\n              value: ${canary}-7\n            - name: CLIENT_SECRET\n              valueFrom:\n                secretKeyRef:\n                  name: my-secret\n                  key: my-key\n`,
    ),
  ]
    .map((text) => `---\n${text}`)
    .join('');
const both = (old: string, now: string): Record<string, string> => ({ 'chart-87': old, 'chart-88': now });

let count = 0;
function stand(behaviour: Behaviour = {}) {
  const folder = join(home, `with space '${String(count++)}'`);
  for (const chart of ['chart-87', 'chart-88']) mkdirSync(join(folder, chart), { recursive: true });
  const helm = standInHelm(join(folder, 'bin'), {
    charts: {
      'chart-87': 'name: camunda-platform\nversion: 12.13.3\n',
      'chart-88': 'name: camunda-platform\nversion: 13.12.7\n',
    },
    renders: both(brokers('camunda/zeebe:8.7.1'), brokers('camunda/camunda:8.8.1')),
    log: join(folder, 'calls'),
    ...behaviour,
  });
  const charts = { '8.7': join(folder, 'chart-87'), '8.8': join(folder, 'chart-88') };
  const calls = (): HelmCall[] => helmCalls(join(folder, 'calls'));
  return { folder, helm, charts, calls };
}
const values = (of: string): string => `file:///w/${of}`;
const verify = async (lsp: Lsp, params: Partial<VerifyParams>): Promise<Verification> =>
  (await lsp.request('camundaValues/verify', {
    old: [{ uri: values('values.yaml') }],
    upgraded: [],
    ...params,
  })) as Verification;
const open88 = (v: Verification): Verification['differences'] => v.differences.filter((d) => !d.reason);
const words = (place: { uri: string; range: Parameters<typeof textIn>[1] } | undefined, lsp: Lsp): string =>
  place ? textIn(lsp.text(place.uri), place.range) : '';

async function upgraded(lsp: Lsp): Promise<string> {
  const { layers } = (await lsp.request('camundaValues/preview', { uris: [values('values.yaml')] })) as {
    layers: { after: string }[];
  };
  return layers[0]?.after ?? '';
}

describe('camundaValues/verify', () => {
  test('values inside a document are what Helm gets, of the upgraded file and of an old text too', async () => {
    const indent = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
    const wrapped: readonly ((text: string) => string)[] = [
      (text) =>
        `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: camunda-platform\n    helm:\n      valuesObject:\n${indent(text, 8)}  project: x\n`,
      (text) =>
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: camunda}\ndata:\n  values.yaml: |\n${indent(text, 4)}`,
    ];
    for (const wrap of wrapped) {
      const { helm, charts, calls } = stand();
      const lsp = await Lsp.start();
      lsp.open(values('old.yaml'), wrap(OLD));
      const now = OLD.replace('zeebe:', 'orchestration:');
      lsp.open(values('new.yaml'), wrap(now));
      for (const text of [undefined, wrap(OLD)])
        await verify(lsp, {
          helm,
          charts,
          old: [{ uri: values('old.yaml'), ...(text !== undefined && { text }) }],
          upgraded: [values('new.yaml')],
        });
      const given = calls().filter((c) => c.args[0] === 'template');
      const trimmed = (chart: string) =>
        given.filter((c) => c.args[2]?.endsWith(chart)).flatMap((c) => c.values.map((v) => v.trimEnd()));
      assert.deepEqual(trimmed('87'), [OLD.trimEnd(), OLD.trimEnd()]);
      assert.deepEqual(trimmed('88'), [now.trimEnd(), now.trimEnd()]);
    }
  });
  test('the step to 8.9 is compared where somebody says that it is meant', async () => {
    const { helm, folder } = stand({
      charts: {
        'chart-87': 'name: camunda-platform\nversion: 13.12.7\n',
        'chart-88': 'name: camunda-platform\nversion: 14.8.4\n',
      },
      renders: both(brokers('camunda/camunda:8.8.1'), brokers('camunda/camunda:8.9.1', 'day')),
    });
    const charts = { '8.8': join(folder, 'chart-87'), '8.9': join(folder, 'chart-88') };
    const lsp = await Lsp.start();
    const now = '# camunda-values: 8.8\norchestration:\n  clusterSize: "5"\n';
    lsp.open(values('values-8.8.yaml'), now);
    lsp.open(values('values-8.9.yaml'), now.replace('8.8', '8.9'));
    const old = [{ uri: values('values-8.8.yaml') }];
    const found = await verify(lsp, { helm, charts, old, upgraded: [values('values-8.9.yaml')], target: '8.9' });
    assert.deepEqual(found.renders, { '8.8': true, '8.9': true });
    assert.deepEqual(found.step, { from: '8.8', to: '8.9', charts: { from: '13.x', to: '14.x' } });
    assert.deepEqual(
      open88(found).map((d) => [d.property, d.before, d.after]),
      [['SHOP_MODE', 'night', 'day']],
    );
    // Two versions lie between these.
    lsp.open(values('values.yaml'), OLD);
    await assert.rejects(
      verify(lsp, { helm, charts, upgraded: [values('values-8.9.yaml')], target: '8.9' }),
      (e: ResponseFailure) =>
        /^values\.yaml: of 8\.7\. Files of 8\.9 are compared with those of 8\.8\.$/.test(e.message),
    );
  });
  test('upgrades in memory where no upgraded file is named, and says every difference with its reason and place', async () => {
    const { helm, charts, calls } = stand();
    const lsp = await Lsp.start();
    lsp.open(values('values.yaml'), OLD);
    const found = await verify(lsp, {
      helm,
      charts,
      answers: { release: 'shop', namespace: 'ns' },
      workDoneToken: 'w',
    });
    assert.deepEqual(found.renders, { '8.7': true, '8.8': true });
    assert.match(found.headline, /^Chart 13\.x renders\. \d differences, all explained\.$/);
    assert.match(found.provenance, /12\.13\.3 beside 13\.12\.7, Helm 4\.1\.4, release shop, namespace ns/);
    assert.ok(found.differences.length > 0);
    assert.deepEqual(open88(found), []);
    const image = found.differences.find((d) => d.property.endsWith('image.tag'));
    assert.ok(image);
    assert.deepEqual([image.before, image.after, image.object], ['8.7.1', '8.8.1', 'StatefulSet/cluster']);
    const texts = found.objects['StatefulSet/cluster'];
    assert.ok(texts);
    assert.equal(texts['8.7']!.split('\n')[image.lines['8.7'] ?? -1]?.trim(), 'image: camunda/zeebe:8.7.1');
    assert.equal(texts['8.8']!.split('\n')[image.lines['8.8'] ?? -1]?.trim(), 'image: camunda/camunda:8.8.1');
    const given = calls().filter((c) => c.args[0] === 'template');
    assert.equal(given.length, 2);
    assert.deepEqual(given.find((c) => c.args[2]?.endsWith('87'))?.values, [OLD]);
    assert.deepEqual(given.find((c) => c.args[2]?.endsWith('88'))?.values, [await upgraded(lsp)]);
    const steps = lsp.notifications
      .filter((n) => n.method === '$/progress')
      .map((n) => (n.params as { token: string; value: { kind: string; message?: string } }).value);
    assert.deepEqual(
      steps.map((s) => s.kind),
      ['begin', 'report', 'report', 'report', 'end'],
    );
  });

  test('what nobody explains stands on the line of the upgraded file that says otherwise than the upgrade', async () => {
    const kinds: { from: string; to: string; render: string; on: RegExp }[] = [
      {
        from: 'value: night',
        to: 'value: day',
        render: brokers('camunda/camunda:8.8.1', 'day'),
        on: /SHOP_MODE|value/,
      },
      {
        from: 'clusterSize: "5"',
        to: 'clusterSize: "7"',
        render: brokers('camunda/camunda:8.8.1', 'night', 7),
        on: /clusterSize/,
      },
    ];
    for (const { from, to, render, on } of kinds) {
      const { helm, charts } = stand({ renders: both(brokers('camunda/zeebe:8.7.1'), render) });
      const lsp = await Lsp.start();
      lsp.open(values('values.yaml'), OLD);
      const text = (await upgraded(lsp)).replace(from, to);
      assert.ok(text.includes(to), text);
      lsp.open(values('values-8.8.yaml'), text);
      const found = await verify(lsp, { helm, charts, upgraded: [values('values-8.8.yaml')] });
      const [one] = open88(found);
      assert.ok(one, to);
      const [place] = one.places;
      assert.equal(place?.uri, values('values-8.8.yaml'));
      const line = text.split('\n')[place.range.start.line] ?? '';
      assert.ok(on.test(line), `${to}: ${line}`);
    }
  });

  test('in memory there are only the old files to stand on', async () => {
    const { helm, charts } = stand({
      renders: both(brokers('camunda/zeebe:8.7.1'), brokers('camunda/camunda:8.8.1', 'day')),
    });
    const lsp = await Lsp.start();
    lsp.open(values('values.yaml'), OLD);
    const [one] = open88(await verify(lsp, { helm, charts }));
    assert.ok(one);
    assert.equal(one.before, 'night');
    const [place] = one.places;
    assert.equal(place?.uri, values('values.yaml'));
    assert.equal(OLD.split('\n')[place.range.start.line]?.trim(), 'value: night');
  });

  test('an explained difference leads to the upgraded file first, then to the old one', async () => {
    const { helm, charts } = stand({
      renders: both(
        brokers('camunda/zeebe:8.7.1').replace('SHOP_MODE', 'ZEEBE_LOG_LEVEL'),
        brokers('camunda/camunda:8.8.1').replace('SHOP_MODE', 'CAMUNDA_LOG_LEVEL'),
      ),
    });
    const lsp = await Lsp.start();
    const old = OLD.replace('SHOP_MODE', 'ZEEBE_LOG_LEVEL');
    lsp.open(values('values.yaml'), old);
    lsp.open(values('values-8.8.yaml'), await upgraded(lsp));
    const found = await verify(lsp, { helm, charts, upgraded: [values('values-8.8.yaml')] });
    const placed = found.differences.filter((d) => d.reason && d.places.length > 0);
    for (const d of placed) {
      const files = d.places.map((p) => p.uri);
      assert.deepEqual(files, [...files].sort(), 'values-8.8.yaml before values.yaml');
    }
    assert.ok(placed.every((d) => d.reason?.link?.includes('/docs/rules/')));
  });

  test('13.x refuses: its words lead to the file and line, with what to do', async () => {
    const { helm, charts } = stand({
      refuses: {
        'chart-88':
          "values don't meet the specifications of the schema(s) in the following chart(s):\ncamunda-platform:\n- at '/orchestration/clusterSize': got number, want string",
      },
    });
    const lsp = await Lsp.start();
    lsp.open(values('values.yaml'), OLD);
    const text = await upgraded(lsp);
    lsp.open(values('values-8.8.yaml'), text);
    const found = await verify(lsp, { helm, charts, upgraded: [values('values-8.8.yaml')] });
    assert.deepEqual(found.renders, { '8.7': true, '8.8': false });
    assert.match(found.refused ?? '', /clusterSize/);
    const [hint] = found.hints;
    assert.ok(hint && hint.todo !== '');
    assert.equal(words(hint.places[0], lsp), 'clusterSize');
    // Nothing was written: the same words lead to the old file.
    const memory = await verify(lsp, { helm, charts });
    const [place] = memory.hints[0]?.places ?? [];
    assert.equal(place?.uri, values('values.yaml'));
    assert.match(OLD.split('\n')[place.range.start.line] ?? '', /clusterSize/);
  });
  test('12.x refuses: there is nothing to compare', async () => {
    const { helm, charts } = stand({ refuses: { 'chart-87': 'execution error at (x): host is required' } });
    const lsp = await Lsp.start();
    lsp.open(values('values.yaml'), OLD);
    const found = await verify(lsp, { helm, charts });
    assert.deepEqual([found.renders['8.7'], found.differences, found.hints], [false, [], []]);
    assert.equal(found.headline, 'Chart 12.x refuses the old files.');
  });

  test('no secret is in the answer: of the values, of Secrets, variables, files and notes of a render', async () => {
    const renders = both(
      `${brokers('camunda/zeebe:8.7.1')}${secrets('old-canary')}`,
      `${brokers('camunda/camunda:8.8.1')}${secrets('new-canary')}`,
    );
    const { helm, charts } = stand({ renders });
    const lsp = await Lsp.start();
    lsp.open(values('values.yaml'), `${OLD}global:\n  license:\n    key: values-canary\n`);
    const found = await verify(lsp, { helm, charts });
    assert.ok(found.objects['ConfigMap/settings'], Object.keys(found.objects).join());
    assert.doesNotMatch(JSON.stringify(found), /canary/);
    // What only names a Secret is no secret.
    assert.match(JSON.stringify(found), /my-secret/);
    assert.match(found.objects['ConfigMap/settings']['8.7'] ?? '', /host: mail/);
  });

  test('nor one that somebody takes out of the file while Helm runs: what it rendered is of the text before', async () => {
    const secret = 'values-canary-0123';
    const { helm, charts } = stand({
      renders: both(brokers('camunda/zeebe:8.7.1', secret), brokers('camunda/camunda:8.8.1', 'day')),
    });
    const lsp = await Lsp.start();
    const text = `${OLD}global:\n  license:\n    key: ${secret}\n`;
    lsp.open(values('values.yaml'), text);
    await lsp.published(values('values.yaml'), 1);
    const now = values('values-8.8.yaml');
    lsp.open(now, (await upgraded(lsp)).replace(secret, 'a-new-one'));
    const found = verify(lsp, { helm, charts, upgraded: [now], workDoneToken: 'verify' });
    await lsp.until(() => lsp.notifications.find((n) => JSON.stringify(n).includes('Rendering both charts')));
    lsp.change(values('values.yaml'), text.replace(secret, 'something-else-456'));
    await lsp.published(values('values.yaml'), 2);
    assert.ok((await found).differences.some((d) => d.after === 'day'));
    assert.doesNotMatch(JSON.stringify(await found), /canary/);
  });

  test('an old text that is not what the file says now', async () => {
    const { helm, charts, calls } = stand();
    const lsp = await Lsp.start();
    lsp.open(values('values.yaml'), OLD);
    const text = await upgraded(lsp);
    lsp.change(values('values.yaml'), text);
    const found = await verify(lsp, {
      helm,
      charts,
      old: [{ uri: 'git:/w/values.yaml?HEAD', text: OLD }],
      upgraded: [values('values.yaml')],
    });
    assert.equal(found.renders['8.8'], true);
    const given = calls().filter((c) => c.args[0] === 'template');
    assert.deepEqual(given.map((c) => c.values[0]).sort(), [OLD, text].sort());
    await assert.rejects(
      verify(lsp, { helm, charts, old: [{ uri: 'git:/w/values.yaml?HEAD', text }], upgraded: [values('values.yaml')] }),
      failure(/of 8\.8 already/, 'files'),
    );
  });

  test('one folder with both charts, as folders or as packages', async () => {
    for (const names of [
      ['camunda-platform-8.7', 'camunda-platform-8.8'],
      ['camunda-platform-12.9.0.tgz', 'camunda-platform-12.13.3.tgz', 'camunda-platform-13.1.0'],
    ]) {
      const [old = '', now = ''] = [names.at(-2), names.at(-1)];
      const { helm, folder, calls } = stand({
        charts: {
          [old]: 'name: camunda-platform\nversion: 12.13.3\n',
          [now]: 'name: camunda-platform\nversion: 13.12.7\n',
        },
        renders: { [old]: brokers('camunda/zeebe:8.7.1'), [now]: brokers('camunda/camunda:8.8.1') },
      });
      for (const name of names) mkdirSync(join(folder, 'charts', name), { recursive: true });
      const lsp = await Lsp.start();
      lsp.open(values('values.yaml'), OLD);
      await verify(lsp, { helm, charts: join(folder, 'charts') });
      const used = calls().flatMap((c) => (c.args[0] === 'template' ? [c.args[2]] : []));
      assert.deepEqual(used.sort(), [join(folder, 'charts', old), join(folder, 'charts', now)].sort());
    }
  });

  test('what cannot be done is told in one line, with whose fault it is', async () => {
    const { helm, charts, folder } = stand();
    const lsp = await Lsp.start();
    lsp.open(values('values.yaml'), OLD);
    lsp.open(values('other.yaml'), 'replicaCount: 1\n');
    lsp.open(values('broken.yaml'), 'zeebe:\n  clusterSize: "3\n');
    const cases: [Partial<VerifyParams>, RegExp, string][] = [
      [{ helm: join(folder, 'none'), charts }, /is not there\. Install Helm/, 'helm'],
      [{ helm, charts: { '8.7': join(folder, 'none') } }, /does not exist/, 'chart'],
      [{ helm, charts: join(folder, 'none') }, /does not exist/, 'chart'],
      [{ helm, charts, old: [{ uri: values('other.yaml') }] }, /no values of the Camunda 8 chart/, 'files'],
      [{ helm, charts, old: [{ uri: values('broken.yaml') }] }, /cannot be read/, 'files'],
      [{ helm, charts, old: [{ uri: values('absent.yaml') }] }, /not all of these can be read/, 'files'],
      [{ helm, charts, upgraded: [values('absent.yaml')] }, /not all of these can be read/, 'files'],
      [{ helm, charts, old: [] }, /No old file was named/, 'files'],
    ];
    for (const [params, message, kind] of cases) await assert.rejects(verify(lsp, params), failure(message, kind));
  });

  test('cancelled, Helm is gone with all that it started, and the server goes on', async () => {
    for (const verb of ['version', 'show', 'template']) {
      const pidFile = join(home, `pids-${verb}`);
      const { helm, charts } = stand({ hangs: { verb, pidFile } });
      const lsp = await Lsp.start();
      lsp.open(values('values.yaml'), OLD);
      const params = { old: [{ uri: values('values.yaml') }], upgraded: [], helm, charts };
      const { id, message, answer } = lsp.prepare('camundaValues/verify', params);
      lsp.send(message);
      const pids = await started(pidFile);
      lsp.notify('$/cancelRequest', { id });
      await assert.rejects(answer, (e) => e instanceof ResponseFailure && e.code === -32800);
      for (const pid of pids) await gone(pid);
      assert.ok((await lsp.request('camundaValues/status', { uri: values('values.yaml') })) !== null);
    }
  });
  test('a server that ends takes Helm with it', async () => {
    for (const how of ['exit', 'SIGTERM'] as const) {
      const pidFile = join(home, `pids-${how}`);
      const { helm, charts } = stand({ hangs: { verb: 'template', pidFile } });
      const lsp = await Lsp.start();
      lsp.open(values('values.yaml'), OLD);
      const { message, answer } = lsp.prepare('camundaValues/verify', {
        old: [{ uri: values('values.yaml') }],
        upgraded: [],
        helm,
        charts,
      });
      answer.catch(() => undefined);
      lsp.send(message);
      const pids = await started(pidFile);
      if (how === 'exit') lsp.notify('exit', undefined);
      else lsp.process.kill(how);
      await lsp.exited;
      for (const pid of pids) await gone(pid);
    }
  });
});

const failure = (message: RegExp, kind: string) => (e: unknown) =>
  e instanceof ResponseFailure &&
  message.test(e.message) &&
  !e.message.includes('\n') &&
  (e.data as { kind: string }).kind === kind;

async function started(pidFile: string): Promise<number[]> {
  for (;;) {
    const text = existsSync(pidFile) ? readFileSync(pidFile, 'utf8') : '';
    if (/^\d+ \d+$/.test(text)) return text.split(' ').map(Number);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
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
