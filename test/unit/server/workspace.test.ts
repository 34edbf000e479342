/** The whole workspace: our client's command, and clients that pull what is not open. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import type { WorkspaceReport } from '../../../server/src/protocol.ts';
import { readArgs } from '../../../server/src/cli/args.ts';
import { check } from '../../../server/src/cli/check.ts';
import { migrate } from '../../../server/src/cli/migrate.ts';
import type { JsonReport } from '../../../server/src/report/json.ts';
import { Lsp, ResponseFailure } from './lsp.ts';

const OLD = 'zeebe:\n  clusterSize: "3"\noperate:\n  contextPath: /operate\n';
const home = mkdtempSync(join(tmpdir(), 'camunda-workspace-'));
after(() => rmSync(home, { recursive: true, force: true }));
function workspace(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name, path)), { recursive: true });
    writeFileSync(join(home, name, path), text);
  }
  return pathToFileURL(join(home, name)).href;
}
interface SarifReport {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly suppressions?: readonly { readonly kind: string }[];
    }[];
  }[];
}
/** The commands in this process. */
async function inTerminal(verb: string, uri: string, format: string): Promise<{ code: number; out: string }> {
  let out = '';
  const stream = { write: (text: string) => void (out += text), isTTY: false, color: false, width: Infinity };
  const terminal = { out: stream, err: { ...stream, write: () => undefined } };
  const option = verb === 'migrate' ? ['--report-file', '-', '--report-format'] : ['--format'];
  const command = readArgs([verb, fileURLToPath(uri), ...option, format]);
  if (command.name === 'migrate') return { code: await migrate(command, terminal), out };
  assert.ok(command.name === 'check' || command.name === 'validate');
  return { code: await check(command, terminal), out };
}
const migrated = async (uri: string): Promise<JsonReport> =>
  JSON.parse((await inTerminal('migrate', uri, 'json')).out) as JsonReport;
const pull = async (lsp: Lsp, previous: readonly { uri: string; value: string }[] = []) =>
  ((await lsp.request('workspace/diagnostic', { previousResultIds: previous })) as WorkspaceDiagnosticReport).items;
const told = (list: readonly Diagnostic[]): unknown[] => list.map(({ code, range, message }) => [code, range, message]);

test('the command: problems of every file as when it is open, and a page', async () => {
  const [a, b] = [
    workspace('a', {
      'values.yaml': OLD,
      'x/y z.yaml': `# camunda-upgrade-disable-file operate/root\n${OLD}`,
      'k.yaml': 'kind: Service\n',
    }),
    workspace('b', { 'values.yaml': OLD, 'prod.yaml': 'zeebe:\n  partitionCount: "4"\n' }),
  ];
  const uris = { a: `${a}/values.yaml`, spaced: `${a}/x/y%20z.yaml`, b: `${b}/values.yaml`, prod: `${b}/prod.yaml` };
  const lsp = await Lsp.start({
    pull: true,
    folders: [a, b, 'vscode-vfs://elsewhere/c'],
    initializationOptions: { status: true, sets: [[uris.b, uris.prod]] },
  });
  const provider = lsp.capabilities.diagnosticProvider as { workspaceDiagnostics: boolean };
  assert.equal(provider.workspaceDiagnostics, false, 'nobody is told twice');
  const found = (await lsp.request('camundaValues/checkWorkspace', { workDoneToken: 'w' })) as WorkspaceReport;
  assert.deepEqual(found.problems.map((p) => p.uri).sort(), Object.values(uris).sort());
  assert.equal(found.sets, 3);
  let errors = 0;
  for (const { uri, diagnostics } of found.problems) {
    errors += diagnostics.filter((d) => d.severity === 1).length;
    const text =
      uri === uris.spaced
        ? `# camunda-upgrade-disable-file operate/root\n${OLD}`
        : uri === uris.prod
          ? 'zeebe:\n  partitionCount: "4"\n'
          : OLD;
    if (uri === uris.prod || uri === uris.b) continue;
    lsp.open(uri, text);
    assert.deepEqual(told(diagnostics), told(await lsp.diagnostics(uri)), uri);
  }
  assert.equal(found.errors, errors);
  assert.match(
    found.markdown,
    /# Camunda values in a\n\n2 sets of values · 2 files of 3 YAML files · 1 silenced by comments\./,
  );
  assert.match(found.markdown, /\[`values\.yaml`\]\(file:.*\/b\/values\.yaml\)<br>\[`prod\.yaml`\]\(file:/);
  const of = (uri: string) => found.problems.find((p) => p.uri === uri)?.together.sort();
  assert.deepEqual(of(uris.prod), [uris.b, uris.prod].sort(), 'what is judged together');
  assert.deepEqual(of(uris.a), [uris.a]);
  assert.match(
    found.markdown,
    new RegExp(`\\[\`values\\.yaml\`\\]\\(${uris.a}\\)`),
    'of two files each has its own link',
  );
  for (const uri of Object.values(uris)) {
    const { mtime, size } = statSync(fileURLToPath(uri));
    assert.equal(found.stamps[uri], `${String(mtime.getTime())} ${String(size)}`);
  }
  assert.match(found.markdown, /- c: a folder of another file system, which is not looked into\./);
  const progress = lsp.notifications.filter((n) => n.method === '$/progress');
  assert.ok(progress.length >= 3, 'it says where it is');
  // What is open is judged as it stands in the editor.
  lsp.change(uris.a, '# camunda-values: 8.8\norchestration:\n  clusterSize: "3"\n');
  const again = (await lsp.request('camundaValues/checkWorkspace', {})) as WorkspaceReport;
  assert.deepEqual(again.problems.find((p) => p.uri === uris.a)?.diagnostics, []);
});

test('what a file is judged by: a chart beside it, and files that say what belongs together', async () => {
  const root = workspace('beside', {
    'umbrella/Chart.yaml': 'name: mine\ndependencies:\n  - name: camunda-platform\n    version: 12.0.0\n',
    'umbrella/values.yaml': 'camunda-platform:\n  zeebe:\n    clusterSize: "3"\n',
    'helmfile.yaml':
      'releases:\n  - name: camunda\n    chart: camunda/camunda-platform\n    values: [base.yaml, more.yaml]\n',
    'base.yaml': OLD,
    'more.yaml': 'zeebe:\n  partitionCount: "4"\n',
  });
  const lsp = await Lsp.start({ pull: true, folders: [root], initializationOptions: { status: true } });
  const found = (await lsp.request('camundaValues/checkWorkspace', {})) as WorkspaceReport;
  const of = (name: string) => found.problems.find((p) => p.uri === `${root}/${name}`)?.together.sort();
  assert.deepEqual(of('umbrella/values.yaml'), [`${root}/umbrella/Chart.yaml`, `${root}/umbrella/values.yaml`]);
  assert.deepEqual(
    of('base.yaml'),
    ['base', 'helmfile', 'more'].map((n) => `${root}/${n}.yaml`),
  );
  assert.deepEqual(found.declaring, [`${root}/helmfile.yaml`]);
  assert.ok(found.stamps[`${root}/umbrella/Chart.yaml`] !== undefined);
});

test('letters that clients write with or without a percent sign', async () => {
  const text = '# camunda-values: 8.8\norchestration:\n  clusterSize: "3"\n';
  const name = "a@b (1)+c!'ü/values.yaml";
  const root = workspace('letters', { [name]: OLD });
  const some = name.replaceAll(' ', '%20').replace('ü', '%C3%BC');
  const most = encodeURIComponent(name).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  const lsp = await Lsp.start({ pull: true, folders: [root], initializationOptions: { status: true } });
  for (const written of [some, most.replace('%2F', '/'), most.replace('%2F', '/').toLowerCase()]) {
    const uri = `${root}/${written}`;
    lsp.open(uri, text);
    const found = (await lsp.request('camundaValues/checkWorkspace', {})) as WorkspaceReport;
    const told = found.problems.map((p) => [p.uri, p.diagnostics]);
    assert.deepEqual(told, [[uri, []]], 'it is judged as it stands in the editor');
    lsp.close(uri);
  }
});

test('folders of the same name have titles that tell them apart', async () => {
  const folders = ['x/same', 'y/same', 'same', 'x/other'].map((name) => workspace(name, { 'values.yaml': OLD }));
  const lsp = await Lsp.start({ pull: true, folders, initializationOptions: { status: true } });
  const { markdown } = (await lsp.request('camundaValues/checkWorkspace', {})) as WorkspaceReport;
  const titles = [...markdown.matchAll(/^# Camunda values in (.*)$/gm)].map(([, title]) => title);
  assert.deepEqual(titles, ['x/same', 'y/same', `${basename(home)}/same`, 'other']);
});

test('comments silence the same in the terminal, in all that it prints, and in the editor', async () => {
  const argo = (line: string, end = '') => `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    chart: camunda-platform
    targetRevision: 12.3.0${end}
    helm:
      valuesObject:
${line}        zeebe: {clusterSize: "3"}
        operate: {contextPath: /o}
`;
  const files: Record<string, string> = {
    'above/values.yaml': '# camunda-upgrade-disable-line\nzeebe:\n  clusterSize: "3"\noperate: {contextPath: /o}\n',
    'beside.yaml': 'zeebe: # camunda-upgrade-disable-line zeebe/* -- later\n  clusterSize: "3"\n',
    'crlf.yaml': `${OLD}# camunda-upgrade-disable-file operate/root, zeebe/rename`.replaceAll('\n', '\r\n'),
    'bom.yaml': `\ufeff# camunda-upgrade-disable-file\n${OLD}`,
    'section.yaml': `# camunda-upgrade-disable-file operate\n${OLD}`,
    'other.yaml': `# camunda-upgrade-disable-file zeebe-gateway/none\n${OLD}`,
    'new.yaml': '# camunda-values: 8.8\norchestration:\n  clusterSize: 3 # camunda-upgrade-disable-line\n  typo: x\n',
    'inside.yaml': argo('        # camunda-upgrade-disable-line zeebe/rename\n', ' # camunda-upgrade-disable-line'),
  };
  // A document that only names its files: what it says of the chart is told with them.
  const naming = (name: string, end = '') => `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  sources:
    - chart: camunda-platform
      repoURL: https://helm.camunda.io
      targetRevision: 12.3.0${end}
      helm: {valueFiles: [$values/named/${name}]}
    - {repoURL: https://git.example.com/x, ref: values}
`;
  files['named/application.yaml'] = naming('values.yaml', ' # camunda-upgrade-disable-line');
  files['named/loud.yaml'] = naming('other.yaml');
  files['named/values.yaml'] = OLD;
  files['named/other.yaml'] = `${OLD}# camunda-upgrade-disable-file operate/*\n`;
  const without = Object.entries(files).map(
    ([name, text]) => [name, text.replaceAll('-upgrade-disable', '-x')] as const,
  );
  const roots = { plain: workspace('plain', Object.fromEntries(without)), silent: workspace('silent', files) };
  const editor = async (root: string): Promise<string[]> => {
    const lsp = await Lsp.start({ pull: true, folders: [root], initializationOptions: { status: true } });
    const { problems } = (await lsp.request('camundaValues/checkWorkspace', {})) as WorkspaceReport;
    return problems
      .flatMap(({ uri, diagnostics }) =>
        diagnostics.map((d) => `${uri.slice(root.length + 1)} ${String(d.range.start.line + 1)} ${String(d.code)}`),
      )
      .sort();
  };
  const lines = (found: JsonReport, which: 'findings' | 'silenced', root: string): string[] =>
    found.files
      .flatMap((f) => f[which].map((x) => `${relative(fileURLToPath(root), f.input)} ${String(x.line)} ${x.rule}`))
      .sort();
  const [plain, silent] = [await editor(roots.plain), await editor(roots.silent)];
  const gone = plain.filter((l) => !silent.includes(l));
  assert.ok(silent.every((l) => plain.includes(l)) && gone.length > 8);
  for (const name of Object.keys(files))
    assert.equal(
      gone.some((l) => l.startsWith(`${name} `)),
      !['other.yaml', 'named/loud.yaml', 'named/values.yaml'].includes(name),
      name,
    );
  // A folder, each file by itself, and what is printed of them.
  const all = JSON.parse((await inTerminal('check', roots.silent, 'json')).out) as {
    sets: JsonReport[];
    summary: { silenced: number };
  };
  assert.deepEqual(all.sets.flatMap((r) => lines(r, 'findings', roots.silent)).sort(), silent);
  assert.deepEqual(all.sets.flatMap((r) => lines(r, 'silenced', roots.silent)).sort(), gone);
  assert.equal(all.summary.silenced, gone.length);
  assert.ok(
    (await inTerminal('check', roots.silent, 'text')).out.includes(` · ${String(gone.length)} silenced by comments`),
  );
  for (const name of Object.keys(files).filter((n) => !n.startsWith('named/'))) {
    const of = (list: readonly string[]): string[] => list.filter((l) => l.startsWith(`${name} `));
    for (const verb of name === 'new.yaml' ? ['check', 'validate'] : ['check']) {
      const uri = `${roots.silent}/${name}`;
      const one = JSON.parse((await inTerminal(verb, uri, 'json')).out) as JsonReport;
      assert.deepEqual(lines(one, 'findings', roots.silent), of(silent), name);
      assert.deepEqual(lines(one, 'silenced', roots.silent), of(gone), name);
      const { out } = await inTerminal(verb, uri, 'text');
      assert.equal(/ (\d+) silenced by comments/.exec(out)?.[1] ?? '0', String(of(gone).length), out);
      const sarif = JSON.parse((await inTerminal(verb, uri, 'sarif')).out) as SarifReport;
      const marked = sarif.runs[0]?.results.filter((r) => r.suppressions) ?? [];
      assert.deepEqual(
        marked.map((r) => r.ruleId).sort(),
        of(gone)
          .map((l) => l.split(' ')[2])
          .sort(),
        name,
      );
      assert.ok(marked.every((r) => r.suppressions?.every((x) => x.kind === 'inSource')));
      assert.equal(sarif.runs[0]?.results.length, of(plain).length);
    }
  }
});

test('what is silenced does not fail a pipeline, is never called nothing, and is upgraded all the same', async () => {
  const root = workspace('quiet', { 'values.yaml': `# camunda-upgrade-disable-file\n${OLD}`, 'old.yaml': OLD });
  const file = `${root}/values.yaml`;
  const { code, out } = await inTerminal('check', file, 'text');
  assert.equal(code, 0);
  assert.match(
    out,
    /Exit code 0: nothing to follow up; \d+ silenced by comments\.\nNothing to change but what comments silence\.\n/,
  );
  assert.doesNotMatch(out, /Nothing to change\./);
  const json = JSON.parse((await inTerminal('check', file, 'json')).out) as JsonReport;
  const loud = JSON.parse((await inTerminal('check', `${root}/old.yaml`, 'json')).out) as JsonReport;
  assert.equal(json.files[0]?.changed, true);
  assert.deepEqual(
    json.files[0].ledger.map((e) => ({ ...e, line: e.line - 1 })),
    loud.files[0]?.ledger,
    'where every value goes',
  );
  const upgraded = await migrated(file);
  assert.deepEqual([upgraded.summary.silenced, upgraded.files[0]?.silenced], [0, []]);
  assert.deepEqual(upgraded.summary, (await migrated(`${root}/old.yaml`)).summary, 'its report knows no such comments');
  assert.equal((await inTerminal('validate', file, 'text')).code, 3, 'a file of 8.7 is none of 8.8, whatever it says');
});

test('it can be cancelled, and others are answered meanwhile', async () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}/values.yaml`, OLD]));
  const lsp = await Lsp.start({
    pull: true,
    folders: [workspace('many', files)],
    initializationOptions: { status: true },
  });
  const { id, message, answer } = lsp.prepare('camundaValues/checkWorkspace', {});
  lsp.send(message);
  const cancelled = assert.rejects(answer, (e) => e instanceof ResponseFailure && e.code === -32800);
  lsp.open('untitled:x', OLD);
  assert.ok((await lsp.diagnostics('untitled:x')).length > 0);
  lsp.notify('$/cancelRequest', { id });
  await cancelled;
});

test('no folder, and a folder that is gone', async () => {
  const lsp = await Lsp.start({ pull: true, folders: [], initializationOptions: { status: true } });
  const none = (await lsp.request('camundaValues/checkWorkspace', {})) as WorkspaceReport;
  assert.deepEqual([none.sets, none.problems], [0, []]);
  assert.match(none.markdown, /^# No folder is open/);
  const gone = await Lsp.start({
    pull: true,
    folders: [`${pathToFileURL(home).href}/gone`],
    initializationOptions: { status: true },
  });
  assert.match(
    ((await gone.request('camundaValues/checkWorkspace', {})) as WorkspaceReport).markdown,
    /- \.: does not exist any more\./,
  );
});

test('workspace/diagnostic: for clients that ask, without what is open', async () => {
  const root = workspace('pull', { 'values.yaml': OLD, 'b/values.yaml': OLD, '.vscode/settings.json': '{}' });
  const [one, two] = [`${root}/values.yaml`, `${root}/b/values.yaml`];
  const lsp = await Lsp.start({ pull: true, folders: [root] });
  assert.equal((lsp.capabilities.diagnosticProvider as { workspaceDiagnostics: boolean }).workspaceDiagnostics, true);
  lsp.open(two, OLD);
  const [first, ...more] = await pull(lsp);
  assert.deepEqual(more, []);
  assert.ok(first?.kind === 'full' && first.uri === one && first.items.length > 0 && first.version === null);
  lsp.open(one, OLD);
  assert.deepEqual(told(first.items), told(await lsp.diagnostics(one)), 'as when it is open');
  lsp.close(one);
  const silent = await Lsp.start({ folders: [root] });
  assert.equal(silent.capabilities.diagnosticProvider, undefined, 'whoever is pushed to does not ask');
});
