/** Values inside another document, in the editor: as a values file, at their place in the document. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApplyWorkspaceEditParams, MarkupContent, WorkspaceEdit } from 'vscode-languageserver';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import type { Checklist, JourneyCommand, Preview, Status, UpgradeResult } from '../../../server/src/protocol.ts';
import { inBraces, WRAPPINGS, type Wrapped } from '../../support/wrapping.ts';
import { Lsp, positionOf, textIn } from './lsp.ts';

const VALUES = `zeebe:
  clusterSize: "3"
  # the port
  service:
    httpPort: 9600
  env:
    - name: TZ
      value: Europe/Berlin
global:
  identity:
    auth:
      enabled: false
identity:
  enabled: false
identityKeycloak:
  enabled: false
operate:
  retention:
    enabled: true
`;
const BRACES = '{zeebe: {clusterSize: "3", service: {httpPort: 9600}}, global: {identity: {auth: {enabled: false}}}}';
const upgraded = (text: string): string => upgrade(readSet([{ name: 'values.yaml', text }])).layers[0]?.after ?? '';
const PLAIN = 'file:///ws/values.yaml';

async function client(): Promise<{ lsp: Lsp; edits: WorkspaceEdit[] }> {
  const lsp = await Lsp.start({ pull: true });
  const edits: WorkspaceEdit[] = [];
  lsp.answers.set('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
    edits.push(edit);
    return { applied: true };
  });
  return { lsp, edits };
}
const command = (lsp: Lsp, ...uris: string[]) =>
  lsp.request('workspace/executeCommand', {
    command: 'camundaValues.upgrade',
    arguments: uris,
  }) as Promise<UpgradeResult>;
const ALL = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

describe('values inside a document are judged, explained and upgraded where they stand', () => {
  const cases: [string, Wrapped, string][] = [
    ...WRAPPINGS.flatMap(({ name, wrap }): [string, Wrapped, string][] => {
      const wrapped = wrap(VALUES);
      return wrapped ? [[name, wrapped, VALUES]] : [];
    }),
    ['between braces', inBraces(BRACES), BRACES],
  ];
  let both: Awaited<ReturnType<typeof client>> | undefined;
  for (const [n, [name, { text, unwrap }, values]] of cases.entries())
    test(name, async () => {
      both ??= await client();
      const { lsp, edits } = both;
      const uri = `file:///ws/w${String(n)}.yaml`;
      lsp.open(uri, text);
      lsp.open(PLAIN, values);
      const told = async (of: string) =>
        (await lsp.diagnostics(of))
          .filter((d) => !String(d.code).startsWith('wrappers/'))
          .map((d) => [d.code, textIn(lsp.text(of), d.range), d.message]);
      const plain = await told(PLAIN);
      assert.ok(plain.length > 5);
      assert.deepEqual(await told(uri), plain);
      const status = (await lsp.request('camundaValues/status', { uri })) as Status;
      assert.deepEqual([status.state, status.locked], ['8.7', null]);

      const port = await lsp.hover(uri, positionOf(text, 'httpPort'));
      assert.match((port?.contents as MarkupContent).value, /orchestration\.service\.managementPort/);
      assert.equal(port?.range && textIn(text, port.range), 'httpPort');
      assert.equal(await lsp.hover(uri, { line: 0, character: 0 }), null, 'what stands around it is not ours');

      // A fix changes what it changes in the plain file, and nothing around it.
      const fixes = async (of: string) => {
        const all = (await lsp.actions(of, ALL, ['quickfix'])).filter(
          // Comments that silence stand outside the values, or in them, by the form.
          (a) => !/^(?:Ask for chart|Ignore) /.test(a.title),
        );
        return Promise.all(
          all.map(async (a) => [a.title, (await lsp.resolved(a)).edit] as [string, WorkspaceEdit | undefined]),
        );
      };
      const [here, there] = [await fixes(uri), await fixes(PLAIN)];
      assert.deepEqual(
        here.map(([title]) => title),
        there.map(([title]) => title),
      );
      here.forEach(([title, edit], i) => {
        assert.equal(unwrap(lsp.applied(uri, edit))?.trimEnd(), lsp.applied(PLAIN, there[i]?.[1]).trimEnd(), title);
      });

      assert.deepEqual((await command(lsp, uri)).changed, [uri]);
      const after = lsp.applied(uri, edits.pop());
      assert.equal(unwrap(after)?.trimEnd(), upgraded(values).trimEnd());
      lsp.change(uri, after);
      assert.deepEqual((await command(lsp, uri)).changed, [], 'a second time there is nothing to do');
      lsp.close(uri);
      lsp.close(PLAIN);
    });
});

const APPLICATION = (files: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: c}
spec:
  source:
    chart: camunda-platform
    helm:${files}
      valuesObject:
        zeebe:
          clusterSize: "5"
`;

test('a set of files and of values inside a document is one question and one edit', async () => {
  const { lsp, edits } = await client();
  const [app, base] = ['file:///ws/app.yaml', 'file:///ws/env/base.yaml'];
  lsp.open(base, VALUES);
  lsp.open(app, APPLICATION('\n      valueFiles: [env/base.yaml]'));
  lsp.notify('camundaValues/didChangeSets', { sets: [[base, app]], overlays: [] });
  const preview = (await lsp.request('camundaValues/preview', { uris: [base, app] })) as Preview;
  assert.deepEqual(
    preview.layers.map((l) => [l.uri, l.locked, l.inside, l.before === lsp.text(l.uri)]),
    [
      [base, null, false, true],
      [app, null, true, true],
    ],
  );
  assert.deepEqual((await command(lsp, base, app)).changed, [base, app]);
  assert.equal(edits.length, 1);
  assert.match(lsp.applied(app, edits[0]), /valuesObject:\n {8}orchestration:\n {10}clusterSize: "5"\n$/);
  assert.match(lsp.applied(base, edits[0]), /^orchestration:\n/);
  // What stands on top of others adds nothing of a whole deployment.
  assert.doesNotMatch(lsp.applied(app, edits[0]), /authentication|identity/);
});

test('alone, a document that names other files is a part: nothing of a whole deployment is added', async () => {
  const { lsp, edits } = await client();
  const uri = 'file:///ws/app.yaml';
  const text = APPLICATION('\n      valueFiles: [$values/env/base.yaml]');
  lsp.open(uri, text);
  await command(lsp, uri);
  assert.equal(lsp.applied(uri, edits[0]), text.replace('zeebe:', 'orchestration:'));
});

test('several values in one file are each judged at their place and changed in one edit', async () => {
  const { lsp, edits } = await client();
  const uri = 'file:///ws/all.yaml';
  const text = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: c, namespace: n}
spec:
  chart: {spec: {chart: camunda-platform}}
  valuesFrom:
    - kind: ConfigMap
      name: base
  values:
    zeebe:
      clusterSize: "5"
---
apiVersion: v1
kind: ConfigMap
metadata: {name: base, namespace: n}
data:
  values.yaml: |
    zeebe:
      partitionCount: "5"
      replicationFactor: "3"
    global:
      identity:
        auth:
          enabled: false
`;
  lsp.open(uri, text);
  const places = (await lsp.diagnostics(uri))
    .filter((d) => textIn(text, d.range) === 'zeebe')
    .map((d) => d.range.start);
  assert.deepEqual(
    places.map((p) => p.line).sort((a, b) => a - b),
    [9, 17],
  );
  for (const line of [9, 17]) assert.ok(await lsp.hover(uri, { line, character: 5 }), String(line));
  const checklist = (await lsp.request('camundaValues/checklist', { uri })) as Checklist;
  assert.equal(checklist.state, '8.7');
  assert.deepEqual((await command(lsp, uri)).changed, [uri]);
  const after = lsp.applied(uri, edits[0]);
  assert.equal(after.match(/^ {4}orchestration:$/gm)?.length, 2);
  assert.ok(after.startsWith(text.slice(0, text.indexOf('    zeebe:'))));
});

test('a comment in the file silences a finding in the values', async () => {
  const { lsp } = await client();
  const uri = 'file:///ws/app.yaml';
  const text = APPLICATION('');
  lsp.open(uri, text);
  const before = await lsp.diagnostics(uri);
  assert.ok(before.length > 0);
  lsp.change(uri, text.replace('kind:', '# camunda-upgrade-disable-file\nkind:'));
  assert.deepEqual(await lsp.diagnostics(uri), []);
});

describe('why values are not upgraded where they stand is said there, once, with what the document is', () => {
  const object = (kind: string, more: string): string =>
    `apiVersion: x.io/v1\nkind: ${kind}\nmetadata: {name: c}\n${more}`;
  const release = (more: string): string =>
    object('HelmRelease', `spec:\n  chart: {spec: {chart: camunda-platform}}\n${more}`);
  const cases: Record<string, readonly [text: string, line: number, words: RegExp]> = {
    'values twice': [
      release('  values:\n    zeebe: {clusterSize: "1"}\n  values:\n    zeebe: {clusterSize: "3"}\n'),
      8,
      /^A Flux HelmRelease whose values at spec\.values are given twice/,
    ],
    'base64 of a Secret': [
      object('Secret', `data:\n  v: ${btoa(VALUES)}\n`),
      5,
      /^A Secret whose values at data\.v are packed in base64/,
    ],
    'values in quotes': [
      release(`  values: 'zeebe: {clusterSize: "1"}'\n`),
      6,
      /^A Flux HelmRelease whose values at spec\.values are a text in quotes/,
    ],
    'a template around them': [
      `releases:\n{{ range list "a" }}\n- name: c\n  chart: x/camunda-platform\n  values:\n  - zeebe: {clusterSize: "1"}\n{{ end }}\n`,
      2,
      /^A helmfile whose values at releases\[0\]\.values\[0\] stand in a template/,
    ],
    'broken YAML': [
      release('  values:\n    zeebe:\n      clusterSize: "1" x\n    operate: {}\n'),
      8,
      /^A Flux HelmRelease whose values at spec\.values stand in broken YAML/,
    ],
    'encrypted ones': [
      release('  values:\n    zeebe:\n      clusterSize: ENC[AES256_GCM,data:x,type:str]\nsops:\n  version: 3.8.1\n'),
      8,
      /^A Flux HelmRelease whose values at spec\.values\.zeebe\.clusterSize are encrypted/,
    ],
    'a key that no Chart.yaml names': [
      'global: {license: {existingSecret: x}}\nengine:\n  zeebe: {clusterSize: "1"}\n  operate: {contextPath: /o}\n',
      2,
      /^Values of a chart around Camunda’s whose values at engine are for a chart that is not known/,
    ],
  };
  let one: Lsp | undefined;
  for (const [n, [name, [text, line, words]]] of Object.entries(cases).entries())
    test(name, async () => {
      const lsp = (one ??= (await client()).lsp);
      const uri = `file:///ws/no${String(n)}.yaml`;
      lsp.open(uri, text);
      const [said, ...more] = await lsp.diagnostics(uri);
      assert.equal(more.length, 0);
      assert.equal(said?.code, 'file/wrapper');
      assert.match(typeof said.message === 'string' ? said.message : '', words);
      assert.equal(said.range.start.line, line - 1);
      assert.deepEqual((await command(lsp, uri)).changed, []);
      lsp.close(uri);
    });
});

test('a document among values files that it does not name: each says why it is judged alone, and nothing is changed', async () => {
  const { lsp } = await client();
  const [values, release] = ['file:///ws/v.yaml', 'file:///ws/r.yaml'];
  lsp.open(values, VALUES);
  lsp.open(
    release,
    'apiVersion: x.io/v1\nkind: HelmRelease\nmetadata: {name: c}\nspec:\n  chart: {spec: {chart: camunda-platform}}\n  values:\n    zeebe: {clusterSize: "1"}\n',
  );
  lsp.notify('camundaValues/didChangeSets', { sets: [[values, release]], overlays: [] });
  const said = (await lsp.diagnostics(values)).filter((d) => d.code === 'file/wrapper');
  assert.deepEqual(
    said.map((d) => [d.message, d.range.start.line]),
    [['Is not named by r.yaml, a Flux HelmRelease: in which order the two are merged is not known. Give it alone.', 0]],
  );
  assert.deepEqual((await command(lsp, values, release)).changed, []);
});

test('the Chart.yaml beside values of a chart around Camunda’s says below which key they are, and of which version', async () => {
  const lsp = await Lsp.start({ pull: true, initializationOptions: { reads: true } });
  const [uri, chart] = ['file:///ws/u/values.yaml', 'file:///ws/u/Chart.yaml'];
  const CHART = (version: string): string =>
    `apiVersion: v2\nname: u\nversion: 1.0.0\ndependencies:\n- {name: camunda-platform, alias: engine, version: ${version}}\n`;
  const asked: string[] = [];
  lsp.answers.set('camundaValues/read', (params: { uri: string }) => {
    asked.push(params.uri);
    return params.uri === chart ? { text: CHART('12.4.0') } : null;
  });
  const text = 'other: 1\nengine:\n  connectors:\n    enabled: true\n';
  lsp.open(uri, text);
  const state = async (of: string): Promise<string> =>
    ((await lsp.request('camundaValues/status', { uri: of })) as Status).state;
  assert.equal(await state(uri), '8.7');
  lsp.change(uri, `${text}    replicas: 2\n`);
  assert.equal(await state(uri), '8.7');
  assert.deepEqual(asked, [chart], 'it is read once');
  // What the editor has open is what counts.
  lsp.open(chart, CHART('13.1.0'));
  const top = 'file:///ws/u/top.yaml';
  lsp.open(top, text);
  assert.equal(await state(top), '8.8');
  // Ordinary values ask for nothing.
  lsp.open(PLAIN, VALUES);
  await lsp.diagnostics(PLAIN);
  assert.deepEqual(asked, [chart]);
});

test('completion below a key of the values has their indentation', async () => {
  const { lsp } = await client();
  const uri = 'file:///ws/app.yaml';
  const text = APPLICATION('').replace('zeebe:\n          clusterSize: "5"\n', 'orchestration:\n          clu\n');
  lsp.open(uri, text);
  const items = await lsp.completion(uri, positionOf(text, 'clu\n').line >= 0 ? { line: 9, character: 13 } : ALL.start);
  const size = items.find((i) => i.label === 'clusterSize');
  assert.ok(size?.textEdit && 'range' in size.textEdit);
  assert.equal(textIn(text, size.textEdit.range), 'clu');
});

test('documents of other people are left alone', async () => {
  const { lsp, edits } = await client();
  const uri = 'file:///ws/other.yaml';
  for (const text of [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: camunda-notes}\ndata:\n  values.yaml: |\n    replicas: 3\n',
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: keycloak # for camunda\n    helm:\n      valuesObject:\n        global: {x: y}\n',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: zeebe-worker}\nspec:\n  template: {}\n',
  ]) {
    lsp.open(uri, text);
    assert.deepEqual(await lsp.diagnostics(uri), [], text);
    assert.deepEqual((await command(lsp, uri)).changed, []);
    lsp.close(uri);
  }
  assert.deepEqual(edits, []);
});

describe('what the document around the values says', () => {
  const PINNED = (version: string, more = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: c}
spec:
  source:
    chart: camunda-platform
    targetRevision: ${version}
    helm:${more}
      valuesObject:
        zeebe:
          clusterSize: "5"
`;
  const uri = 'file:///ws/pinned.yaml';
  const around = (lsp: Lsp) =>
    lsp.diagnostics(uri).then((all) => all.filter((d) => String(d.code).startsWith('wrappers/')));

  for (const [version, after] of [
    ['12.4.0', '13.x'],
    ['"~12.4"', '"13.x"'],
    ["'12.*'", "'13.x'"],
  ] as const)
    test(`the version of the chart ${version} is told where it stands, with a fix that asks for the newest of the next`, async () => {
      const { lsp } = await client();
      const text = PINNED(version);
      lsp.open(uri, text);
      const [told, ...others] = await around(lsp);
      assert.ok(told);
      assert.equal(others.length, 0);
      assert.equal(textIn(text, told.range), version);
      const offered = (await lsp.actions(uri, told.range, ['quickfix'])).filter((a) => a.title.includes('13.x'));
      assert.equal(offered.length, 1);
      const [action] = offered;
      assert.ok(action);
      const fixed = lsp.applied(uri, (await lsp.resolved(action)).edit);
      assert.equal(fixed, PINNED(after));
      lsp.change(uri, fixed);
      assert.deepEqual(await around(lsp), []);
    });

  test('a version that is a revision, or the one of the next chart, is nobody’s business', async () => {
    const { lsp } = await client();
    for (const version of ['main', '13.2.0', '~13']) {
      lsp.open(uri, PINNED(version));
      assert.deepEqual(await around(lsp), [], version);
      lsp.close(uri);
    }
  });

  test('a name of 8.8 beside values of 8.7 takes effect with the upgrade, and is told; beside values of 8.8 it is not', async () => {
    const { lsp } = await client();
    for (const name of ['orchestration.clusterSize', 'orchestration.env[0].value', 'global.secondaryStorageType.x'])
      for (const values of ['zeebe', 'orchestration']) {
        const text = PINNED('13.2.0', `\n      parameters:\n        - name: ${name}\n          value: "3"`).replace(
          'zeebe:',
          `${values}:`,
        );
        lsp.open(uri, text);
        const told = await around(lsp);
        const tells = values === 'zeebe' && name.startsWith('orchestration');
        assert.deepEqual(
          told.map((d) => d.code),
          tells ? ['wrappers/set-one-by-one'] : [],
          `${name} beside ${values}`,
        );
        if (tells) assert.match(JSON.stringify(told[0]?.message), /takes effect with 8\.8\. Keep it only/);
        lsp.close(uri);
      }
  });

  test('old names among values that are set one by one are told, and can be silenced', async () => {
    const { lsp } = await client();
    const one = (comment: string): string =>
      PINNED('13.2.0', `\n      parameters:\n        - name: zeebe.clusterSize${comment}\n          value: "3"`);
    lsp.open(uri, one(''));
    const [told] = await around(lsp);
    assert.equal(told?.code, 'wrappers/set-one-by-one');
    assert.equal(textIn(one(''), told.range), 'zeebe.clusterSize');
    assert.match(JSON.stringify(told.message), /`orchestration\.clusterSize`/);
    lsp.change(uri, one(' # camunda-upgrade-disable-line wrappers/set-one-by-one'));
    assert.deepEqual(await around(lsp), []);
  });
});

describe('what a document says that only names the files of its values', () => {
  const FORMS: [string, (version: string) => string][] = [
    [
      'Argo CD, files of another source',
      (version) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: c}
spec:
  sources:
    - repoURL: https://helm.camunda.io
      chart: camunda-platform
      targetRevision: ${version}
      helm:
        valueFiles: ["$values/env/values.yaml"]
    - repoURL: https://git.example.org/c.git
      ref: values
`,
    ],
    [
      'helmfile',
      (version) => `releases:
  - name: c
    chart: camunda/camunda-platform
    version: ${version}
    values:
      - env/values.yaml
`,
    ],
    [
      'Kustomize',
      (version) => `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
helmCharts:
  - name: camunda-platform
    repo: https://helm.camunda.io
    version: ${version}
    valuesFile: env/values.yaml
`,
    ],
  ];
  const values = 'file:///ws/env/values.yaml';
  const OLD = 'zeebe:\n  clusterSize: "5"\n';
  const NEW = 'orchestration:\n  clusterSize: "5"\n';
  const start = async (): Promise<{ lsp: Lsp; disk: Map<string, string> }> => {
    const disk = new Map<string, string>();
    const lsp = await Lsp.start({ pull: true, folders: ['file:///ws'], initializationOptions: { reads: true } });
    lsp.answers.set('camundaValues/read', (params: { uri: string }) => {
      const text = disk.get(params.uri);
      return text === undefined ? null : { text };
    });
    return { lsp, disk };
  };
  const told = async (lsp: Lsp, uri: string, text: string): Promise<string[]> => {
    lsp.open(uri, text);
    const all = await lsp.diagnostics(uri);
    const state = (await lsp.request('camundaValues/status', { uri })) as Status;
    assert.equal(state.state, 'foreign', 'it has no values that are upgraded');
    lsp.close(uri);
    return all.map((d) => `${String(d.code)} ${textIn(text, d.range)}`);
  };

  for (const [form, make] of FORMS)
    test(`${form}: the version, by what the files are, wherever they are`, async () => {
      const { lsp, disk } = await start();
      const uri = 'file:///ws/deployment.yaml';
      const asks = ['wrappers/chart-version 12.4.0'];
      assert.deepEqual(await told(lsp, uri, make('12.4.0')), [], 'nobody has the file');
      disk.set(values, OLD);
      lsp.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: values, type: 1 }] });
      assert.deepEqual(await told(lsp, uri, make('12.4.0')), asks, 'on the disk');
      assert.deepEqual(await told(lsp, uri, make('~13')), [], 'of the chart after');
      lsp.open(values, NEW);
      assert.deepEqual(await told(lsp, uri, make('12.4.0')), asks, 'values of the chart after, open');
      assert.deepEqual(await told(lsp, uri, make('13.2.0')), []);
      const over = 'file:///ws/env/prod.yaml';
      lsp.open(over, 'zeebe:\n  partitionCount: "3"\n');
      lsp.change(values, OLD);
      lsp.notify('camundaValues/didChangeSets', { sets: [[values, over]], overlays: [] });
      assert.deepEqual(await told(lsp, uri, make('12.4.0')), asks, 'in a set');
      lsp.notify('camundaValues/didChangeSets', { sets: [[values, uri]], overlays: [] });
      assert.deepEqual(await told(lsp, uri, make('12.4.0')), asks, 'in a set with the document');
    });

  test('values that are set one by one are told whether or not the files are there; the fix asks for the newest', async () => {
    const { lsp } = await start();
    const uri = 'file:///ws/app.yaml';
    const text = (FORMS[0]?.[1]('12.4.0') ?? '').replace(
      'valueFiles:',
      'parameters: [{name: zeebe.clusterSize, value: "3"}]\n        valueFiles:',
    );
    assert.deepEqual(await told(lsp, uri, text), ['wrappers/set-one-by-one zeebe.clusterSize']);
    lsp.open(values, OLD);
    lsp.open(uri, text);
    const [first] = (await lsp.diagnostics(uri)).filter((d) => d.code === 'wrappers/chart-version');
    assert.ok(first);
    const actions = await lsp.actions(uri, ALL, ['quickfix', 'source.fixAll']);
    assert.deepEqual(
      actions.map((a) => a.title),
      ['Ask for chart 13.x'],
    );
    const [action] = actions;
    assert.ok(action);
    assert.equal(lsp.applied(uri, (await lsp.resolved(action)).edit), text.replace('12.4.0', '13.x'));
  });
});

test('a command that the checklist offers is one that there is, also where another tool runs Helm', async () => {
  const { lsp } = await client();
  for (const [uri, text] of [
    [PLAIN, VALUES],
    ...WRAPPINGS.flatMap(({ wrap }, n): [string, string][] => {
      const wrapped = n % 4 === 0 ? wrap(VALUES) : undefined;
      return wrapped ? [[`file:///ws/c${String(n)}.yaml`, wrapped.text]] : [];
    }),
  ] as const) {
    lsp.open(uri, text);
    const list = (await lsp.request('camundaValues/checklist', { uri })) as Checklist;
    const there = (await lsp.request('camundaValues/commands', { uris: [uri] })) as JourneyCommand[];
    const offered = list.steps.flatMap((s) => s.items).flatMap((i) => i.command ?? []);
    assert.ok(offered.length > 0);
    assert.deepEqual(
      offered.filter((id) => !there.some((c) => c.id === id)),
      [],
      uri,
    );
    assert.equal(
      there.some((c) => c.text.startsWith('helm ')),
      uri === PLAIN,
    );
    lsp.close(uri);
  }
});
