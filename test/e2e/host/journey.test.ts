// The commands that go with the upgraded files, as far as nobody has to type.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  accepting,
  closeAll,
  configure,
  diagnostics,
  exists,
  inWorkspace,
  open,
  read,
  save,
  until,
  write,
} from './support.ts';

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`camundaValues.${command}`, ...args);
const tabs = (): string[] => vscode.window.tabGroups.all.flatMap((g) => g.tabs.map((t) => t.label));
const NEW = `orchestration:
  # both are over when their jobs are
  migration:
    data:
      enabled: true
    identity:
      enabled: true
  security:
    authentication:
      method: oidc
`;
const OLD = '# camunda-values: 8.7\nzeebe:\n  clusterSize: "3"\n';

/** A deployment of 8.7, with the values for its secrets saved beside it. Release and namespace are those of the helmfile. */
async function withSecretsPrepared(folder: string, ...others: readonly string[]): Promise<vscode.TextDocument> {
  const values = ['values.yaml', ...others].join(', ');
  await write(
    `${folder}/helmfile.yaml`,
    `releases:\n  - {name: c8, namespace: platform, chart: camunda/camunda-platform, values: [${values}]}\n`,
  );
  const document = await open(`${folder}/values.yaml`, `${OLD}identity:\n  enabled: true\n`);
  await diagnostics(document);
  const made = await accepting(
    'the values for the secrets',
    ['camundaValues.prepareSecrets', document.uri],
    () =>
      vscode.workspace.textDocuments.find(
        (d) => d.isUntitled && d.uri.path.endsWith(`/${folder}/existing-secrets-values.yaml`),
      ),
    (d) => d !== undefined && d.getText() !== '',
  );
  assert.ok(made);
  await save(made);
  return document;
}
/** The report about a file is about all files of its deployment, in their order. */
async function isReported(name: string, ...after: readonly string[]): Promise<void> {
  const { uri } = await open(name);
  const names = [name.replace(/.*\//, ''), ...after];
  await until(
    `a report about ${names.join(', ')}`,
    async () => {
      await run('showReport', uri);
      const page = `/Upgrade report ${names[0]}.md`;
      return vscode.workspace.textDocuments.find((d) => d.uri.path === page)?.getText() ?? '';
    },
    (text) => {
      const at = names.map((n) => text.indexOf(`\`${n}\``));
      return at.every((i, n) => i >= 0 && i > (at[n - 1] ?? -1));
    },
  );
}

describe('the journey', () => {
  afterEach(closeAll);

  it('has its commands under their names', async () => {
    const all = await vscode.commands.getCommands(true);
    for (const name of [
      'prepareSecrets',
      'checkAuthentication',
      'copyHelmCommand',
      'explainError',
      'finishMigration',
      'changeRelease',
    ])
      assert.ok(all.includes(`camundaValues.${name}`), name);
  });
  it('does nothing but say so when no values file is there', async () => {
    await closeAll();
    for (const name of ['prepareSecrets', 'checkAuthentication', 'finishMigration', 'copyHelmCommand'])
      void run(name, inWorkspace('not-there.yaml'));
    assert.deepEqual(tabs(), []);
  });
  it('finishes the migration in place, in one step of undo', async () => {
    const document = await open('finish/values.yaml', NEW);
    void run('finishMigration', document.uri);
    await until('the guide and the diff', tabs, (all) => all.some((t) => t.includes('↔')) && all.length >= 2);
    assert.equal(document.getText(), NEW, 'nothing before it is confirmed');
    await run('replaceInPlace');
    await until(
      'the migrations off',
      () => document.getText(),
      (text) => text === NEW.replaceAll('enabled: true', 'enabled: false'),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), NEW);
  });
  it('opens the guide, and no diff, where no migration is on', async () => {
    const text = 'orchestration:\n  clusterSize: "3"\n  security:\n    authentication:\n      method: basic\n';
    const document = await open('finished/values.yaml', text);
    await diagnostics(document, () => true);
    await run('finishMigration', document.uri);
    assert.ok(!tabs().some((t) => t.includes('↔')));
    assert.equal(document.getText(), text);
  });
  it('opens the documents for the secrets and writes none', async () => {
    await write(
      'secrets/helmfile.yaml',
      'releases:\n  - {name: c8, namespace: platform, chart: camunda/camunda-platform, values: [values.yaml]}\n',
    );
    const text = `${OLD}identity:\n  enabled: true\n`;
    const document = await open('secrets/values.yaml', text);
    await diagnostics(document);
    // Release and namespace are those of the helmfile; the page to read is the last to be opened.
    await accepting('new documents', ['camundaValues.prepareSecrets', document.uri], () =>
      tabs().some((t) => t.includes('Secrets for 8.8')),
    );
    const made = vscode.workspace.textDocuments.filter((d) => d.isUntitled).map((d) => d.getText());
    assert.ok(made.some((t) => /^kind: Secret$/m.test(t)));
    assert.ok(made.some((t) => t.startsWith('#!') && t.includes('c8') && t.includes('platform')));
    const entries = await vscode.workspace.fs.readDirectory(inWorkspace('secrets'));
    assert.deepEqual(entries.map(([name]) => name).sort(), ['helmfile.yaml', 'values.yaml']);
    assert.equal(await read(document.uri), text);
  });
  describe('the values for the secrets join the files of 8.8 that come later', () => {
    afterEach(() => configure('sets', undefined));
    const upgrade = async (
      document: vscode.TextDocument,
      answer: 'writeUpgraded' | 'replaceInPlace',
    ): Promise<void> => {
      await open(vscode.workspace.asRelativePath(document.uri));
      void vscode.commands.executeCommand('camundaValues.upgradeFile', document.uri);
      await until('the diff', tabs, (all) => all.some((t) => t.includes('↔')));
      await run(answer);
      await until('no diff', tabs, (all) => !all.some((t) => t.includes('↔')));
    };

    it('written beside', async () => {
      const document = await withSecretsPrepared('joined');
      await upgrade(document, 'writeUpgraded');
      await isReported('joined/values-8.8.yaml', 'existing-secrets-values.yaml');
    });
    it('replaced in place', async () => {
      const document = await withSecretsPrepared('joined-in-place');
      await upgrade(document, 'replaceInPlace');
      await isReported('joined-in-place/values.yaml', 'existing-secrets-values.yaml');
      await vscode.workspace.saveAll();
    });
    it('written by something else', async () => {
      await withSecretsPrepared('joined-from-outside');
      await write('joined-from-outside/values-8.8.yaml', NEW);
      await isReported('joined-from-outside/values-8.8.yaml', 'existing-secrets-values.yaml');
    });
    it('beside one that the upgrade does not change', async () => {
      const files = ['unchanged/values.yaml', 'unchanged/labels.yaml'];
      await write('unchanged/labels.yaml', 'connectors:\n  podLabels:\n    team: flow\n');
      await configure('sets', [files]);
      const document = await withSecretsPrepared('unchanged', 'labels.yaml');
      await upgrade(document, 'writeUpgraded');
      assert.ok(!(await exists(inWorkspace('unchanged/labels-8.8.yaml'))));
      await isReported('unchanged/values-8.8.yaml', 'labels.yaml', 'existing-secrets-values.yaml');
      // Asked from either side, Helm gets them all, in order.
      for (const name of ['unchanged/values.yaml', 'unchanged/values-8.8.yaml']) {
        await vscode.env.clipboard.writeText('');
        // Release and namespace of the helmfile, where they were not asked before.
        await accepting(
          `the command for ${name}`,
          ['camundaValues.copyHelmCommand', inWorkspace(name)],
          () => vscode.env.clipboard.readText(),
          (text) => /values-8\.8\.yaml[^]*labels\.yaml[^]*existing-secrets-values\.yaml/.test(text),
        );
      }
    });
  });
  it('asks which deployment is meant where two share a file, once', async () => {
    await write('two/values.yaml', NEW);
    for (const name of ['dev', 'prod'])
      await write(`two/${name}.yaml`, `connectors:\n  podLabels:\n    stage: ${name}\n`);
    await configure('sets', [
      ['two/values.yaml', 'two/dev.yaml'],
      ['two/values.yaml', 'two/prod.yaml'],
    ]);
    await write(
      'two/helmfile.yaml',
      'releases:\n  - {name: c8, namespace: platform, chart: camunda/camunda-platform, values: [values.yaml, dev.yaml]}\n',
    );
    const { uri } = await open('two/values.yaml');
    await vscode.env.clipboard.writeText('');
    await accepting(
      'the command of the first one',
      ['camundaValues.copyHelmCommand', uri],
      () => vscode.env.clipboard.readText(),
      (text) => /values\.yaml[^]*dev\.yaml/.test(text),
    );
    // Without anybody who accepts a question.
    await vscode.env.clipboard.writeText('');
    void run('copyHelmCommand', uri);
    await until(
      'the command again',
      () => vscode.env.clipboard.readText(),
      (text) => /values\.yaml[^]*dev\.yaml/.test(text) && !text.includes('prod.yaml'),
    );
    await configure('sets', undefined);
  });
  it('tells about authentication before it asks', async () => {
    const document = await open('auth/values.yaml', `${OLD}identity:\n  enabled: true\n`);
    await diagnostics(document);
    void run('checkAuthentication', document.uri);
    await until('the summary', tabs, (all) => all.some((t) => t.includes('Authentication in 8.8')));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });
});
