// The commands that go with the upgraded files, as far as nobody has to type.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, diagnostics, inWorkspace, open, read, until, write } from './support.ts';

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
    void run('prepareSecrets', document.uri);
    // Release and namespace are those of the helmfile; accepting is what Enter does.
    await until(
      'new documents',
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return tabs();
      },
      // The page to read is the last to be opened.
      (all) => all.some((t) => t.includes('Secrets for 8.8')),
    );
    const made = vscode.workspace.textDocuments.filter((d) => d.isUntitled).map((d) => d.getText());
    assert.ok(made.some((t) => /^kind: Secret$/m.test(t)));
    assert.ok(made.some((t) => t.startsWith('#!') && t.includes('c8') && t.includes('platform')));
    const entries = await vscode.workspace.fs.readDirectory(inWorkspace('secrets'));
    assert.deepEqual(entries.map(([name]) => name).sort(), ['helmfile.yaml', 'values.yaml']);
    assert.equal(await read(document.uri), text);
  });
  for (const inPlace of [false, true])
    it(`the values for the secrets join the files of 8.8 that come later${inPlace ? ', in place' : ''}`, async () => {
      const folder = inPlace ? 'joined-in-place' : 'joined';
      await write(
        `${folder}/helmfile.yaml`,
        'releases:\n  - {name: c8, namespace: platform, chart: camunda/camunda-platform, values: [values.yaml]}\n',
      );
      const document = await open(`${folder}/values.yaml`, `${OLD}identity:\n  enabled: true\n`);
      await diagnostics(document);
      void run('prepareSecrets', document.uri);
      const made = await until(
        'the values for the secrets',
        async () => {
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          return vscode.workspace.textDocuments.find(
            (d) => d.isUntitled && d.uri.path.endsWith(`/${folder}/existing-secrets-values.yaml`),
          );
        },
        (d) => d !== undefined && d.getText() !== '',
      );
      assert.ok(await made?.save());
      await open(`${folder}/values.yaml`);
      void vscode.commands.executeCommand('camundaValues.upgradeFile', document.uri);
      await until('the diff', tabs, (all) => all.some((t) => t.includes('↔')));
      await run(inPlace ? 'replaceInPlace' : 'writeUpgraded');
      const name = inPlace ? 'values.yaml' : 'values-8.8.yaml';
      await until('no diff', tabs, (all) => !all.some((t) => t.includes('↔')));
      const upgraded = await open(`${folder}/${name}`);
      // The report is about all files of the deployment, in their order.
      await until(
        'a report about both files, the secrets last',
        async () => {
          await run('showReport', upgraded.uri);
          return vscode.workspace.textDocuments
            .filter((d) => d.uri.scheme === 'camunda-report')
            .map((d) => d.getText())
            .join('\n');
        },
        (text) => text.includes(`\`${name}\``) && text.indexOf('existing-secrets-values.yaml') > text.indexOf(name),
      );
      await vscode.workspace.saveAll();
    });
  it('tells about authentication before it asks', async () => {
    const document = await open('auth/values.yaml', `${OLD}identity:\n  enabled: true\n`);
    await diagnostics(document);
    void run('checkAuthentication', document.uri);
    await until('the summary', tabs, (all) => all.some((t) => t.includes('Authentication in 8.8')));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });
});
