// What an open values file shows: diagnostics, fixes, hover, settings.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  EXTENSION,
  actions,
  closeAll,
  codeOf,
  configure,
  diagnostics,
  findingOn,
  fix,
  inWorkspace,
  open,
  ours,
  placeOf,
  read,
  replaceAll,
  save,
  until,
} from './support.ts';

/** A file beside values.yaml whose name puts it on top of that one is not asked for what a whole deployment needs. */
const SMALL = `# One more layer
zeebe:
  # three brokers
  clusterSize: '3'
  pvcSize: 64Gi # fast
zeebeGateway:
  service:
    restPort: 8080
`;
const fixAll = vscode.CodeActionKind.SourceFixAll.append('camunda');

describe('a values file of 8.7', () => {
  let document: vscode.TextDocument;
  before(async () => {
    document = await open('values.yaml');
  });
  after(closeAll);

  it('starts the extension and stays YAML', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    await until('activation', () => extension.isActive, Boolean);
    assert.equal(document.languageId, 'yaml');
  });
  it('has old keys marked as deprecated, with the rule and a link to its page', async () => {
    const found = await findingOn(document, /^zeebe:/);
    assert.equal(document.getText(found.range), 'zeebe');
    assert.match(found.message, /`orchestration`/);
    assert.deepEqual(found.tags, [vscode.DiagnosticTag.Deprecated]);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(typeof found.code === 'object');
    assert.match(String(found.code.value), /^[a-z-]+\/[a-z0-9-]+$/);
    assert.match(found.code.target.toString(), /^https:\/\/github\.com\/.*\/docs\/rules\/zeebe\/rename\.md$/);
  });
  it('has keys without effect marked as unnecessary', async () => {
    const found = await findingOn(document, /^zeebeGateway:/);
    assert.deepEqual(found.tags, [vscode.DiagnosticTag.Unnecessary]);
  });
  it('names the other places of a merge', async () => {
    const found = await findingOn(document, /contextPath: \/operate/);
    const places = found.relatedInformation ?? [];
    assert.ok(
      places.some((p) => document.lineAt(p.location.range.start).text.includes('contextPath: /tasklist')),
      'contextPath of Tasklist is related',
    );
  });
  it('tells on hover what a key becomes', async () => {
    const at = placeOf(document, /^zeebe:/).translate(0, 2);
    const hovers = await until(
      'hover',
      () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at),
      (all) => all.some((h) => h.contents.some((c) => textOf(c).includes('orchestration'))),
    );
    const text = hovers.flatMap((h) => h.contents.map(textOf)).join('\n');
    assert.match(text, /# 8\.7\s+zeebe:/);
    assert.match(text, /# 8\.8\s+orchestration:/);
    assert.match(text, /docs\.camunda\.io/);
  });
  it('shows no secret in its diagnostics', async () => {
    const secrets = await open('values-secrets.yaml');
    await diagnostics(secrets);
    assert.ok(secrets.getText().includes('Regenschirm-4711'));
    assert.ok(!JSON.stringify(ours(secrets.uri)).includes('Regenschirm'));
  });
  it('is judged as a file on top of another one where its name says so', async () => {
    const layer = await open('values-prod.yaml');
    await diagnostics(layer);
    assert.deepEqual(
      ours(layer.uri)
        .map(codeOf)
        .filter((c) => c.startsWith('defaults/')),
      [],
    );
  });
});

describe('fixes', () => {
  afterEach(closeAll);

  it('rename one key, keeping comments and what stands beside it', async () => {
    const document = await open('values-fix-one.yaml', SMALL);
    const action = await fix(document, /^zeebe:/, /^Rename `zeebe` to `orchestration`/);
    assert.equal(action.isPreferred, true);
    assert.equal(document.getText(), SMALL.replace('zeebe:\n', 'orchestration:\n'));
    await diagnostics(document, (all) => all.length > 0 && !all.some((d) => codeOf(d).startsWith('zeebe/')));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), SMALL);
    await findingOn(document, /^zeebe:/);
  });
  it('move one key below another one', async () => {
    const document = await open('values-fix-move.yaml', SMALL.replace('zeebe:\n', 'orchestration:\n'));
    await fix(document, /restPort/, /^Move `zeebeGateway\.service\.restPort` to `orchestration\.service\.httpPort`/);
    assert.equal(
      document.getText(),
      `# One more layer
orchestration:
  # three brokers
  clusterSize: '3'
  pvcSize: 64Gi # fast
  service:
    httpPort: 8080
`,
    );
  });
  it('all that is safe at once, leaving the rest', async () => {
    const document = await open('values-fix-all.yaml', `${SMALL}operate:\n  resources:\n    limits:\n      cpu: 1\n`);
    await diagnostics(document);
    const [all] = await actions(document, new vscode.Range(0, 0, 0, 0), fixAll, (found) => !!found[0]?.edit);
    assert.ok(all?.edit);
    assert.ok(all.kind && fixAll.contains(all.kind));
    assert.ok(await vscode.workspace.applyEdit(all.edit));
    const text = document.getText();
    assert.match(
      text,
      /^orchestration:\n {2}# three brokers\n {2}clusterSize: '3'\n {2}pvcSize: 64Gi # fast\n {2}service:\n {4}httpPort: 8080\n/m,
    );
    assert.doesNotMatch(text, /^zeebe/m);
    assert.match(text, /^operate:\n {2}resources:/m, 'what needs a person is untouched');
  });
  it('all that is safe when the file is saved, where the user asked for that', async () => {
    const document = await open('values-fix-on-save.yaml', SMALL);
    await diagnostics(document);
    const settings = vscode.workspace.getConfiguration('editor', document);
    await settings.update('codeActionsOnSave', { 'source.fixAll': 'explicit' }, vscode.ConfigurationTarget.Global);
    try {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(1, 0), '# touched\n');
      assert.ok(await vscode.workspace.applyEdit(edit));
      await diagnostics(document, (all) => all.some((d) => d.range.start.line === 2));
      await save(document);
      assert.match(document.getText(), /# touched\norchestration:/);
      assert.equal(await read(document.uri), document.getText());
      assert.doesNotMatch(document.getText(), /^zeebe/m);
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });
  it('all of one kind', async () => {
    const document = await open(
      'values-fix-kind.yaml',
      '# One more layer\nzeebe:\n  clusterSize: 3\n  partitionCount: 3\n  replicationFactor: 1\n',
    );
    await fix(document, /clusterSize/, /^Fix all \d+ of this kind/);
    assert.equal(document.getText().match(/: ['"]\d['"]/g)?.length, 3);
  });
});

describe('settings and comments', () => {
  afterEach(async () => {
    for (const name of ['enable', 'severity', 'exclude', 'files']) await configure(name, undefined);
    await closeAll();
  });

  it('switch everything off and on again', async () => {
    const document = await open('values-off.yaml', SMALL);
    await diagnostics(document);
    await configure('enable', false);
    await diagnostics(document, (all) => all.length === 0);
    await configure('enable', undefined);
    await diagnostics(document);
  });
  it('set the severity of a rule group', async () => {
    const document = await open('values-severity.yaml', SMALL);
    const isHint = (d: vscode.Diagnostic) => d.severity === vscode.DiagnosticSeverity.Hint;
    const group = codeOf(await findingOn(document, /restPort/)).split('/')[0] ?? '';
    await configure('severity', { [group]: 'hint' });
    await diagnostics(document, (all) => all.some((d) => codeOf(d).startsWith(`${group}/`) && isHint(d)));
    await configure('severity', { [group]: 'off' });
    await diagnostics(document, (all) => all.length > 0 && !all.some((d) => codeOf(d).startsWith(`${group}/`)));
  });
  it('leave files out', async () => {
    const document = await open('values-left-out.yaml', SMALL);
    await diagnostics(document);
    await configure('exclude', ['**/*-left-*.yaml']);
    await diagnostics(document, (all) => all.length === 0);
  });
  it('silence one rule on one line', async () => {
    const document = await open('values-silenced.yaml', SMALL);
    const rule = codeOf(await findingOn(document, /restPort/));
    await replaceAll(
      document,
      SMALL.replace('restPort: 8080', `restPort: 8080 # camunda-upgrade-disable-line ${rule}`),
    );
    await diagnostics(document, (all) => all.length > 0 && !all.some((d) => codeOf(d) === rule));
  });
});

describe('files that are none of ours', () => {
  after(closeAll);
  const others = {
    'deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: zeebe\nspec:\n  replicas: 3\n',
    'compose.yaml': 'services:\n  zeebe:\n    image: camunda/zeebe\n',
    'values-elastic.yaml': 'elasticsearch:\n  enabled: true\n',
    'clean-8.8.yaml': 'orchestration:\n  clusterSize: "3"\n',
  };
  for (const [name, text] of Object.entries(others)) {
    it(`${name} has no finding`, async () => {
      const document = await open(name, text);
      // A file that does have findings, opened later, shows that the server had its chance.
      await diagnostics(await open('values-probe.yaml', SMALL));
      await closeAll();
      assert.deepEqual(ours(document.uri), []);
    });
  }
  it('and files of another language neither', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: SMALL });
    await diagnostics(await open('values-probe.yaml', SMALL));
    assert.deepEqual(ours(document.uri), []);
  });
  it('nothing but the opened files is judged', () => {
    assert.deepEqual(ours(inWorkspace('never-opened.yaml')), []);
  });
});

function textOf(content: vscode.Hover['contents'][number]): string {
  return content instanceof vscode.MarkdownString ? content.value : '';
}
