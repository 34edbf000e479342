// Which files belong together: settings, and what deployment tools say.
import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  accepting,
  actions,
  closeAll,
  configure,
  diagnostics,
  findingOn,
  fix,
  inWorkspace,
  open,
  ours,
  read,
  until,
  write,
} from './support.ts';

const BASE = '# camunda-values: 8.7\nzeebe:\n  # three brokers\n  clusterSize: "3"\n';
const TOP = 'zeebe:\n  pvcSize: 64Gi\n';
const textOf = async (name: string): Promise<string> =>
  (await vscode.workspace.openTextDocument(inWorkspace(name))).getText();

const multiDiff = (): string | undefined => {
  const label = vscode.window.tabGroups.activeTabGroup.activeTab?.label;
  return label?.startsWith('Camunda 8.8') ? label : undefined;
};

/** The name of the diff, once what is asked has been answered with what is proposed. */
const upgradeShown = (document: vscode.TextDocument): Promise<string | undefined> =>
  accepting('the diff of both files', ['camundaValues.upgradeFile', document.uri], multiDiff, (l) => l !== undefined);

describe('sets of values files in the settings', () => {
  afterEach(async () => {
    await configure('sets', undefined);
    await closeAll();
  });

  it('a fix that needs another layer edits both files in one step', async () => {
    await write('declared/values.yaml', BASE);
    await write('declared/values-prod.yaml', TOP);
    await configure('sets', [['declared/values.yaml', 'declared/values-*.yaml', 'declared/not-there.yaml']]);
    const document = await open('declared/values.yaml');
    const { range } = await findingOn(document, /^zeebe:/);
    // Until the server has heard of the set, the file is alone.
    await actions(document, range, vscode.CodeActionKind.QuickFix, (all) =>
      all.some((a) => a.title.startsWith('Rename') && a.edit?.entries().length === 2),
    );
    const action = await fix(document, /^zeebe:/, /Rename/);
    assert.deepEqual(
      action.edit?.entries().map(([uri]) => uri.path.replace(/.*\//, '')),
      ['values.yaml', 'values-prod.yaml'],
    );
    assert.match(document.getText(), /^orchestration:/m);
    assert.match(await textOf('declared/values-prod.yaml'), /^orchestration:\n {2}pvcSize: 64Gi/m);
    // Both are unsaved now: leave nothing behind for the next test.
    await vscode.workspace.saveAll();
  });
  it('the upgrade takes them without asking', async () => {
    await write('asked/base.yaml', BASE);
    await write('asked/envs/prod/values.yaml', TOP);
    await configure('sets', [['asked/base.yaml', 'asked/envs/*/values.yaml']]);
    const document = await open('asked/envs/prod/values.yaml');
    await diagnostics(document);
    void vscode.commands.executeCommand('camundaValues.upgradeFile', document.uri);
    const label = await until('the diff of both files', multiDiff, (l) => l !== undefined);
    assert.match(label ?? '', /base\.yaml, values\.yaml/);
    await vscode.commands.executeCommand('camundaValues.cancelUpgrade');
  });
  it('nonsense in them is ignored', async () => {
    await configure('sets', ['values.yaml', [3, null, ''], [], { a: 1 }, ['[', '{**'], ['../../..', '*']]);
    const document = await open('nonsense/values.yaml', BASE);
    await diagnostics(document);
  });
});

describe('sets of values files in folders', () => {
  after(closeAll);

  const sixty = (name: (n: string) => string): string[] => Array.from({ length: 60 }, (_, i) => name(String(i + 10)));
  for (const [what, base, environment, others = []] of [
    ['a base and an environment', 'laid/base/values.yaml', 'laid/env/prod/values.yaml'],
    ['a file beside its environments', 'beside/values.yaml', 'beside/environments/prod/values-prod.yaml'],
    [
      'a base and one of many environments',
      'many/base/values.yaml',
      'many/env/prod/values.yaml',
      sixty((n) => `many/env/a${n}/values.yaml`),
    ],
    ['two of many files', 'crowd/values.yaml', 'crowd/values-prod.yaml', sixty((n) => `crowd/a${n}.yaml`)],
  ] as const)
    it(`${what} are proposed together, from either file`, async () => {
      await Promise.all(others.map((name) => write(name, 'kind: ConfigMap\n')));
      await write(base, BASE);
      await write(environment, TOP);
      for (const name of [base, environment]) {
        const document = await open(name);
        await diagnostics(document);
        const label = await upgradeShown(document);
        const names = [base, environment].map((n) => n.replace(/.*\//, '').replace('.', '\\.'));
        assert.match(label ?? '', new RegExp(names.join(', ')));
        await vscode.commands.executeCommand('camundaValues.cancelUpgrade');
        await closeAll();
      }
    });
});

describe('sets of values files in deployment files', () => {
  after(closeAll);

  it('a helmfile among thousands of documents proposes its files in its order', async () => {
    const others = Array.from({ length: 1500 }, (_, i) => `hf/others/${String(i)}.yaml`);
    await Promise.all(others.map((name) => write(name, 'kind: Service\n')));
    await write('hf/values.yaml', BASE);
    await write('hf/zz-first.yaml', TOP);
    await write(
      'hf/helmfile.yaml',
      'releases:\n  - name: c8\n    chart: camunda/camunda-platform\n    values: [zz-first.yaml, values.yaml]\n',
    );
    const document = await open('hf/values.yaml');
    await diagnostics(document);
    const label = await upgradeShown(document);
    assert.match(label ?? '', /zz-first\.yaml, values\.yaml/);
    await vscode.commands.executeCommand('camundaValues.writeUpgraded');
    const target = inWorkspace('hf/zz-first-8.8.yaml');
    await until(
      'the written file',
      () => read(target).catch(() => ''),
      (text) => text.includes('orchestration:\n  pvcSize'),
    );
    const upgraded = await open('hf/values-8.8.yaml');
    await until(
      'nothing that only a whole deployment is asked',
      () => ours(upgraded.uri),
      (all) => all.every((d) => d.severity !== vscode.DiagnosticSeverity.Error),
    );
    await vscode.workspace.fs.delete(inWorkspace('hf/others'), { recursive: true });
  });
});
