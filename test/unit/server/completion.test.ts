import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CompletionItem, MarkupContent, TextEdit } from 'vscode-languageserver';
import { ABOUT_ENDINGS } from '../../../server/src/engine/validate/8.8/about.ts';
import { catalogue } from '../../../server/src/engine/charts/catalogue.ts';
import { applyTextEdits, Lsp, positionOf } from './lsp.ts';

const URI = 'file:///ws/values-8.8.yaml';
const FULL = {
  snippetSupport: true,
  insertTextModeSupport: { valueSet: [1, 2] },
  documentationFormat: ['markdown'],
  tagSupport: { valueSet: [1] },
};

/** `¦` is the cursor. */
interface At {
  readonly items: CompletionItem[];
  /** The text after an item is taken. */
  readonly take: (label: string) => string;
}
let count = 0;
async function at(lsp: Lsp, marked: string): Promise<At> {
  const uri = `file:///ws/${String(count++)}/values.yaml`;
  const text = marked.replace('¦', '');
  const position = positionOf(marked, '¦');
  lsp.open(uri, text);
  const items = await lsp.completion(uri, position);
  lsp.close(uri);
  return {
    items,
    take: (label) => {
      const item = items.find((i) => i.label === label);
      assert.ok(item, `${label} in ${items.map((i) => i.label).join(' ')}`);
      const edit = item.textEdit as TextEdit;
      assert.equal(edit.range.start.line, position.line);
      assert.equal(edit.range.end.line, position.line);
      return applyTextEdits(text, [edit]);
    },
  };
}
const labels = (a: At): string[] => a.items.map((i) => i.label);

describe('keys', () => {
  test('below a map, at its indentation, without those that are there', async () => {
    const lsp = await Lsp.start({ pull: true });
    assert.deepEqual(lsp.capabilities.completionProvider, { triggerCharacters: [' ', ':'] });
    const below = await at(lsp, 'orchestration:\n  pvcSize: 8Gi\n  ¦\nconnectors:\n  enabled: true\n');
    assert.ok(labels(below).includes('clusterSize'));
    assert.ok(!labels(below).includes('pvcSize'), 'is there already');
    assert.ok(!labels(below).includes('contextpath') && !labels(below).includes('zeebe'));
    assert.equal(
      below.take('clusterSize'),
      'orchestration:\n  pvcSize: 8Gi\n  clusterSize: \nconnectors:\n  enabled: true\n',
    );
    assert.deepEqual(labels(await at(lsp, 'orchestration:\n  index:\n    ¦\n')), ['prefix', 'replicas']);
    const roots = labels(await at(lsp, 'orchestration:\n  pvcSize: 8Gi\n¦\n'));
    assert.ok(roots.includes('connectors') && !roots.includes('orchestration') && !roots.includes('operate'));
  });

  test('of a half-written word, in the middle of a file, with CR LF', async () => {
    const lsp = await Lsp.start({ pull: true });
    const half = await at(lsp, 'orchestration:\r\n  clusterS¦\r\n  pvcSize: 8Gi\r\n');
    assert.equal(half.take('clusterSize'), 'orchestration:\r\n  clusterSize: \r\n  pvcSize: 8Gi\r\n');
    const renamed = await at(lsp, 'orchestration:\n  clu¦stersize: "3"\n  pvcSize: 8Gi\n');
    assert.equal(renamed.take('clusterSize'), 'orchestration:\n  clusterSize: "3"\n  pvcSize: 8Gi\n');
    const above = await at(lsp, 'orchestration:\n  pvcSize: 8Gi\n  ingr¦\n    grpc:\n      enabled: true\n');
    assert.equal(above.take('ingress'), 'orchestration:\n  pvcSize: 8Gi\n  ingress:\n    grpc:\n      enabled: true\n');
  });

  test('in braces and in JSON', async () => {
    const lsp = await Lsp.start({ pull: true });
    const flow = await at(lsp, 'orchestration: { clusterSize: "3", pvc¦ }\n');
    assert.equal(flow.take('pvcSize'), 'orchestration: { clusterSize: "3", pvcSize:  }\n');
    assert.ok(!labels(flow).includes('clusterSize'));
    const json = await at(lsp, '{"orchestration": {"clusterSize": "3", "pvc¦": "8Gi"}}');
    assert.equal(json.take('pvcSize'), '{"orchestration": {"clusterSize": "3", "pvcSize": "8Gi"}}');
  });

  test('of the items of lists that Kubernetes reads', async () => {
    const lsp = await Lsp.start({ pull: true });
    assert.deepEqual(labels(await at(lsp, 'orchestration:\n  clusterSize: "3"\n  env:\n    - name: A\n      ¦\n')), [
      'value',
      'valueFrom',
    ]);
  });

  test('what a client can show decides what is inserted', async () => {
    const text = 'orchestration:\n    clusterSize: "3"\n    ¦\n';
    const full = await at(await Lsp.start({ pull: true, completion: FULL }), text);
    assert.equal(full.take('security'), 'orchestration:\n    clusterSize: "3"\n    security:\n        \n');
    assert.equal(full.take('extraVolumes'), 'orchestration:\n    clusterSize: "3"\n    extraVolumes:\n        - \n');
    const item = (label: string): CompletionItem | undefined => full.items.find((i) => i.label === label);
    assert.equal(item('security')?.insertTextMode, 1);
    assert.equal(item('partitionCount')?.insertTextFormat, 2);
    assert.equal((item('partitionCount')?.textEdit as TextEdit).newText, 'partitionCount: "$1"$0');
    assert.deepEqual(item('extraInitContainers')?.tags, [1]);

    const plain = await at(await Lsp.start({ pull: true, bare: true }), text);
    assert.equal(plain.take('security'), 'orchestration:\n    clusterSize: "3"\n    security:\n');
    assert.ok(plain.items.every((i) => i.insertTextFormat !== 2 && i.insertTextMode === undefined && !i.tags));
    assert.ok(plain.items.every((i) => (i.documentation as MarkupContent).kind === 'plaintext'));
  });

  test('say their type, their default, what they are for and what they replaced', async () => {
    const lsp = await Lsp.start({ pull: true, completion: FULL });
    const { items } = await at(lsp, 'orchestration:\n  service:\n    ¦\n  pvcSize: 8Gi\n');
    const port = items.find((i) => i.label === 'managementPort');
    assert.equal(port?.detail, 'number, 9600 by default');
    const words = (port.documentation as MarkupContent).value;
    assert.match(words, /monitoring/);
    assert.match(words, /Replaces .*`zeebe\.service\.httpPort`.* of 8\.7/);
  });
});

describe('values', () => {
  test('of switches, of keys with few values, and the default of the chart', async () => {
    const lsp = await Lsp.start({ pull: true });
    const on = await at(lsp, 'orchestration:\n  clusterSize: "3"\nconsole:\n  enabled: ¦\n');
    assert.deepEqual(labels(on), ['true', 'false']);
    assert.equal(on.take('true'), 'orchestration:\n  clusterSize: "3"\nconsole:\n  enabled: true\n');
    const method = await at(lsp, 'orchestration:\n  security:\n    authentication:\n      method:¦\n  pvcSize: 8Gi\n');
    assert.deepEqual(labels(method), ['basic', 'oidc', 'none']);
    assert.match(method.take('oidc'), /method: oidc\n/);
    const type = await at(lsp, 'orchestration:\n  clusterSize: "3"\nglobal: { identity: { auth: { type: ¦ } } }\n');
    assert.deepEqual(labels(type), ['KEYCLOAK', 'MICROSOFT', 'GENERIC']);
    assert.deepEqual(labels(await at(lsp, 'orchestration:\n  pvcSize: 8Gi\n  clusterSize: ¦\n')), ['"3"']);
    assert.deepEqual(labels(await at(lsp, 'orchestration:\n  pvcSize: 8Gi\n  env: ¦\n')), []);
    assert.deepEqual(
      labels(await at(lsp, 'orchestration:\n  pvcSize: 8Gi\nidentity:\n  firstUser:\n    password: ¦\n')),
      [],
    );
  });
});

describe('nothing', () => {
  test('in comments, texts of several lines, values of the user and templates', async () => {
    const lsp = await Lsp.start({ pull: true });
    const base = 'orchestration:\n  clusterSize: "3"\n';
    for (const text of [
      `${base}  # clu¦\n`,
      `${base}  pvcSize: 8Gi # p¦\n`,
      `${base}  configuration: |-\n    camunda:\n      ¦\n`,
      `${base}  configuration: >\n    a ¦\n`,
      `${base}  pvcSize: "¦"\n`,
      `${base}  env:\n    - name: A¦\n`,
      `${base}mine:\n  ¦\n`,
    ])
      assert.deepEqual(labels(await at(lsp, text)), [], text);
  });
  test('in files of 8.7 and of others', async () => {
    const lsp = await Lsp.start({ pull: true });
    for (const text of [
      'zeebe:\n  clusterSize: "3"\n  ¦\n',
      'zeebe:\n  clusterSize: "3"\n¦\n',
      'grafana:\n  ¦\n',
      'global:\n  imageRegistry: a\n  ¦\nredis:\n  enabled: true\n',
      'orchestration:\n  engine: argo\n  ¦\n',
      '¦\n',
    ])
      assert.deepEqual(labels(await at(lsp, text)), [], text);
  });
});

test('a new file: from its first root on, or when a comment or a setting says what it is', async () => {
  const lsp = await Lsp.start({ pull: true });
  assert.ok(labels(await at(lsp, 'orchestration:\n  ¦\n')).includes('clusterSize'));
  assert.ok(labels(await at(lsp, 'orchestration:\n  clus¦\n')).includes('clusterSize'));
  assert.ok(labels(await at(lsp, '# camunda-values: 8.8\n¦\n')).includes('orchestration'));
  assert.ok(labels(await at(lsp, '# camunda-values: 8.8\norch¦\n')).includes('orchestration'));
  const named = await Lsp.start({ pull: true, settings: () => ({ files: ['**/values.yaml'] }) });
  assert.ok(labels(await at(named, 'orch¦\n')).includes('orchestration'));
  assert.ok(labels(await at(named, '¦\n')).includes('orchestration'));
});

test('hover on a key of 8.8', async () => {
  const lsp = await Lsp.start({ pull: true });
  const text = 'orchestration:\n  clusterSize: "3"\n  pvcsize: 8Gi\n  service:\n    managementPort: 9600\n';
  lsp.open(URI, text);
  const words = async (key: string): Promise<string> =>
    ((await lsp.hover(URI, positionOf(text, key)))?.contents as MarkupContent | undefined)?.value ?? '';
  assert.match(
    await words('clusterSize'),
    /Number of brokers[\s\S]*Type: text[\s\S]*`"3"`[\s\S]*`zeebe\.clusterSize` of 8\.7/,
  );
  assert.match(await words('managementPort'), /`zeebe\.service\.httpPort`/);
  assert.match(await words('pvcsize'), /pvcSize/);
  assert.doesNotMatch(await words('pvcsize'), /# 8\.7/);
  assert.equal(await words('9600'), '');
});

test('every ending that has words is one of a key', () => {
  const paths = catalogue('8.8')
    .keys()
    .map((k) => `.${k.path}`);
  assert.deepEqual(
    ABOUT_ENDINGS.filter((e) => !paths.some((p) => p.endsWith(`.${e}`))),
    [],
  );
});
