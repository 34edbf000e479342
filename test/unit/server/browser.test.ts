// In the worker of a browser: the same file of the server, the same answers, and what is not there is not offered.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import type { ApplyWorkspaceEditParams } from 'vscode-languageserver';
import type { WorkspaceReport } from '../../../server/src/protocol.ts';
import { Lsp, positionOf, ResponseFailure, type HostName } from './lsp.ts';

const root = resolve(import.meta.dirname, '../../..');
const CASES = join(root, 'test/fixtures/cases');
const URI = 'vscode-vfs://github/acme/deployment/values.yaml';
const FOLDERS = ['vscode-vfs://github/acme/deployment', 'file:///home/someone/deployment'];
const textOf = (name: string, side: string): string => readFileSync(join(CASES, name, side, '00-values.yaml'), 'utf8');
const cases = readdirSync(CASES)
  .filter((name) => readdirSync(join(CASES, name, 'before')).join() === '00-values.yaml')
  .filter((_, i) => i % 12 === 0);

/** All that an editor is told of some texts, and what becomes of them. */
async function told(host: HostName): Promise<unknown[]> {
  const lsp = await Lsp.start({ resolve: true, folders: [] }, host);
  const all: unknown[] = [];
  for (const [n, name] of cases.entries()) {
    const text = textOf(name, 'before');
    const version = n + 1;
    if (n === 0) lsp.open(URI, text);
    else lsp.change(URI, text);
    const diagnostics = await lsp.published(URI, version);
    assert.ok(diagnostics.length > 0, name);
    const range = diagnostics[0]?.range ?? { start: positionOf(text, 'z'), end: positionOf(text, 'z') };
    const actions = await Promise.all((await lsp.actions(URI, range)).map((a) => lsp.resolved(a)));
    assert.ok(
      actions.some((a) => a.edit !== undefined),
      name,
    );
    let made = '';
    lsp.answers.set('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      made = lsp.applied(URI, edit);
      return { applied: true };
    });
    const asked = { command: 'camundaValues.upgrade', arguments: [URI] };
    const answer = await lsp.request('workspace/executeCommand', asked);
    assert.equal(made, textOf(name, 'after'), name);
    all.push(
      { name, diagnostics, actions, answer },
      await lsp.hover(URI, range.start),
      await lsp.completion(URI, range.start),
      await lsp.request('camundaValues/checklist', { uri: URI }),
      await lsp.request('camundaValues/commands', { uris: [URI] }),
      await lsp.request('camundaValues/secrets', { uris: [URI] }),
    );
  }
  assert.equal(await lsp.stop(), 0, 'and it ends when it is told to');
  return all;
}

test('everything that is told of a text is what a process tells of it', async () => {
  assert.ok(cases.length > 3);
  assert.deepEqual(await told('browser'), await told('process'));
});

test('many changes at once are worked off, and a request between them is answered', async () => {
  const lsp = await Lsp.start({}, 'browser');
  const text = textOf('01-minimal', 'before');
  lsp.open(URI, text);
  const changes = Array.from({ length: 50 }, (_, i) => lsp.changeMessage(URI, `${text}# ${String(i)}\n`, i + 2));
  const { message, answer } = lsp.prepare('camundaValues/status', { uri: URI });
  lsp.send(...changes, message);
  assert.ok(await answer);
  assert.ok((await lsp.published(URI, 51)).length > 0);
});

test('what a browser has no means for is refused in a sentence; no folder is looked into, whatever it is called', async () => {
  const lsp = await Lsp.start({ folders: FOLDERS, initializationOptions: { status: true } }, 'browser');
  lsp.open(URI, textOf('01-minimal', 'before'));
  await assert.rejects(
    lsp.request('camundaValues/verify', { old: [{ uri: URI }], upgraded: [] }),
    (e: unknown) => e instanceof ResponseFailure && e.message.includes('a browser starts no programs'),
  );
  const report = (await lsp.request('camundaValues/checkWorkspace', {})) as WorkspaceReport;
  assert.deepEqual([report.sets, report.problems], [0, []]);
  assert.equal(report.markdown.match(/no folder is looked into/g)?.length, FOLDERS.length, report.markdown);
});

/** Commands that start a program or look through a disk. */
const OF_A_MACHINE = ['verify', 'verifyOther', 'checkWorkspace'].map((name) => `camundaValues.${name}`);
/** A page with no machine behind it. The second view comes with what was verified. */
const HIDDEN = /!isWeb \|\| remoteName|^view == camundaValues\.differences$/;

test('VS Code loads the extension there, and no menu has what only a machine can do', () => {
  const { main, browser, contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    main: string;
    browser: string;
    contributes: { menus: Record<string, { command: string; when?: string }[]> };
  };
  assert.equal(browser, main);
  for (const [menu, entries] of Object.entries(contributes.menus)) {
    const ours = entries.filter((entry) => OF_A_MACHINE.includes(entry.command));
    for (const { command, when } of ours) assert.match(when ?? '', HIDDEN, `${menu}: ${command}`);
    // What the palette does not list it shows always.
    if (menu === 'commandPalette') assert.deepEqual(ours.map((e) => e.command).sort(), [...OF_A_MACHINE].sort());
  }
});
