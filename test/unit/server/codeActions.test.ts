import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver';
import { apply, inspect, plan, readSet, type Finding } from '../../../server/src/engine/index.ts';
import { Lsp, positionOf } from './lsp.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const URI = 'file:///ws/values.yaml';
const EVERYWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 99999, character: 0 } };
const setOf = (text: string) => readSet([{ name: 'values.yaml', text }]);
const idOf = (d: Diagnostic): string => (d.data as { id: string }).id;
const withEngine = (text: string, findings: readonly Finding[]): string =>
  apply(setOf(text), plan(findings))[0]?.after ?? '';

/** The actions that fix one diagnostic, and no other one beside it. */
async function fixesOf(lsp: Lsp, d: Diagnostic): Promise<CodeAction[]> {
  const all = await lsp.actions(URI, d.range, ['quickfix'], [d]);
  return all.filter((a) => a.kind === 'quickfix' && a.diagnostics?.some((x) => idOf(x) === idOf(d)));
}

describe('every fix does what the engine does', () => {
  for (const path of [
    'test/fixtures/cases/04-crlf/before/00-values.yaml',
    'test/fixtures/cases/05-bom/before/00-values.yaml',
    'test/fixtures/cases/02-flow-style/before/00-values.yaml',
    'test/fixtures/cases/18-env-conflicts/before/00-values.yaml',
    'samples/acme/values.yaml',
  ]) {
    test(path, async () => {
      const lsp = await Lsp.start({ pull: true, resolve: true });
      const text = read(path);
      lsp.open(URI, text);
      const findings = new Map(inspect(setOf(text)).map((f) => [f.id, f]));
      let fixed = 0;
      for (const d of await lsp.diagnostics(URI)) {
        const f = findings.get(idOf(d));
        assert.ok(f);
        const fixes = await fixesOf(lsp, d);
        const several = /^(?:conflict|merge\/conflict)$|\/configuration$/.test(f.rule) && f.operations.length > 0;
        if (several || f.offered) {
          if (f.offered) assert.equal(fixes.length, f.offered.length, f.id);
          else assert.ok(fixes.length > 1, f.id);
          assert.ok(fixes.every((a) => !a.isPreferred));
        } else {
          assert.equal(fixes.length, f.operations.length > 0 ? 1 : 0, f.id);
          assert.ok(fixes.every((a) => a.isPreferred));
        }
        const last = fixes[fixes.length - 1];
        if (!last) continue;
        assert.equal(last.edit, undefined, 'the edit comes when it is asked for');
        const { edit } = await lsp.resolved(last);
        const meant = { ...f, operations: f.offered?.[f.offered.length - 1] ?? f.operations };
        if (!edit) {
          assert.equal(withEngine(text, [meant]), text, f.id);
          continue;
        }
        assert.equal(lsp.applied(URI, edit), withEngine(text, [meant]), f.id);
        assert.equal(Object.keys(edit.changeAnnotations ?? {}).length, f.safety === 'safe' ? 0 : 1, f.id);
        fixed++;
      }
      assert.ok(fixed > 3);
    });
  }
});

test('titles name what will be there', async () => {
  const lsp = await Lsp.start({ pull: true });
  const text = read('samples/acme/values.yaml');
  lsp.open(URI, text);
  const found = await lsp.diagnostics(URI);
  const titles = async (code: string): Promise<string[]> => {
    const d = found.find((x) => x.code === code);
    return d ? (await fixesOf(lsp, d)).map((a) => a.title) : [];
  };
  assert.match((await titles('zeebe/rename'))[0] ?? '', /^Rename `zeebe` to `orchestration` \(\d+ changes\)$/);
  assert.deepEqual(await titles('zeebe/pvc-size'), ['Move `zeebe.pvcSize` to `orchestration.pvcSize`']);
  assert.deepEqual(await titles('types/text'), ['Put quotes around `3` in `zeebe.clusterSize`']);
  assert.deepEqual(await titles('merge/env'), ['Add the items of `zeebe.env` to `orchestration.env`']);
  assert.deepEqual(await titles('gateway/resources'), ['Comment out `zeebeGateway.resources`, to decide later']);
  assert.match((await titles('gateway/root'))[0] ?? '', /^Remove `zeebeGateway` \(\d+ changes\)$/);
  assert.deepEqual(await titles('migration/data'), ['Set `orchestration.migration.data.enabled` to `true`']);
  assert.deepEqual(await titles('env/java-tool-options-app'), [
    'Merge `operate.env` into `orchestration.env`, with `JAVA_TOOL_OPTIONS` left as a comment',
  ]);
});

test('the edit comes at once for a client that does not resolve, without annotations where it knows none', async () => {
  const lsp = await Lsp.start({ pull: true, bare: true });
  const text = 'zeebe:\n  pvcSize: 1Gi\n  podLabels:\n    a: b\n';
  lsp.open(URI, text);
  const at = positionOf(text, 'pvcSize');
  const [fix] = await lsp.actions(URI, { start: at, end: at }, ['quickfix']);
  assert.ok(fix?.edit);
  assert.equal(fix.edit.changeAnnotations, undefined);
  const found = inspect(setOf(text)).filter((f) => f.place.path === 'zeebe.pvcSize');
  assert.equal(lsp.applied(URI, fix.edit), withEngine(text, found));
});

test('a switch that says off and is on is told at once; both ways are offered, and all of a kind stay as they work', async () => {
  const lsp = await Lsp.start({ pull: true, bare: true });
  const text = 'zeebe:\n  clusterSize: "3"\nelasticsearch:\n  enabled: "false"\noptimize:\n  enabled: "off"\n';
  lsp.open(URI, text);
  const d = (await lsp.diagnostics(URI)).find((x) => x.code === 'types/said-off');
  assert.match(JSON.stringify(d?.message), /elasticsearch\.enabled.*which chart 12\.x takes for on\. Write `true`/);
  assert.ok(d);
  const fixes = await lsp.actions(URI, d.range, ['quickfix'], [d]);
  const after = (title: string) => lsp.applied(URI, fixes.find((a) => a.title.startsWith(title))?.edit);
  for (const said of ['true', 'false'])
    assert.equal(after(`Set \`elasticsearch.enabled\` to \`${said}\``), text.replace('"false"', said));
  assert.equal(after('Fix all 2'), text.replace('"false"', 'true').replace('"off"', 'true'));
});

test('all of a kind at once', async () => {
  const lsp = await Lsp.start({ pull: true, resolve: true });
  const text = read('samples/acme/values.yaml');
  lsp.open(URI, text);
  const d = (await lsp.diagnostics(URI)).find((x) => x.code === 'types/text');
  assert.ok(d);
  const all = await lsp.actions(URI, d.range, ['quickfix'], [d]);
  const kind = all.find((a) => a.title.startsWith('Fix all '));
  assert.ok(kind);
  assert.match(kind.title, /^Fix all \d+ of this kind in the file \(types\/text\)$/);
  const same = inspect(setOf(text)).filter((f) => f.rule === 'types/text');
  assert.equal(lsp.applied(URI, (await lsp.resolved(kind)).edit), withEngine(text, same));
});

describe('source.fixAll.camunda', () => {
  const ask = async (lsp: Lsp, only: string[]): Promise<CodeAction | undefined> =>
    (await lsp.actions(URI, EVERYWHERE, only))[0];

  test('does what is safe, nothing that a person should look at, and is empty afterwards', async () => {
    const lsp = await Lsp.start({ pull: true, resolve: true });
    const text =
      'zeebe:\n  clusterSize: 3\n  service:\n    httpPort: 9600\n  image:\n    tag: 8.7.1\noperate:\n  enabled: true\n' +
      'tasklist:\n  env:\n    - name: A\n      value: "1"\nwebModeler:\n  restapi:\n    mail:\n      smtpPort: "25"\n';
    lsp.open(URI, text);
    for (const only of [['source.fixAll.camunda'], ['source.fixAll'], ['source']]) {
      const action = await ask(lsp, only);
      assert.equal(action?.kind, 'source.fixAll.camunda');
      const { edit } = await lsp.resolved(action);
      assert.equal(edit?.changeAnnotations, undefined);
      const after = lsp.applied(URI, edit);
      assert.match(after, /smtpPort: 25/);
      assert.match(after, /httpPort: 9600/, 'a port of two Services is for review');
      assert.match(after, /profiles:\n\s+operate: true/);
      assert.match(after, /tag: 8\.7\.1/, 'dropping a tag is for review');
      assert.match(after, /^tasklist:/m, 'merging lists is for review');
      assert.match(after, /migration:\n\s+data:\n\s+enabled: true/);
    }
    const first = await ask(lsp, ['source.fixAll']);
    assert.ok(first);
    lsp.change(URI, lsp.applied(URI, (await lsp.resolved(first)).edit));
    const again = await ask(lsp, ['source.fixAll']);
    assert.equal(again && (await lsp.resolved(again)).edit, undefined);
  });
  test('leaves alone what is silenced', async () => {
    const lsp = await Lsp.start({ pull: true, resolve: true });
    lsp.open(URI, 'zeebe:\n  # camunda-upgrade-disable-line\n  clusterSize: 3\n  partitionCount: 3\n');
    const action = await ask(lsp, ['source.fixAll']);
    assert.ok(action);
    const after = lsp.applied(URI, (await lsp.resolved(action)).edit);
    assert.match(after, /clusterSize: 3\n/);
    assert.match(after, /partitionCount: "3"/);
  });
  test('is not part of the lightbulb when only quick fixes are wanted, nor the other way round', async () => {
    const lsp = await Lsp.start({ pull: true, resolve: true });
    lsp.open(URI, 'zeebe:\n  clusterSize: 3\n');
    const kinds = async (only?: string[]): Promise<unknown[]> => [
      ...new Set((await lsp.actions(URI, EVERYWHERE, only)).map((a) => a.kind)),
    ];
    const ignore = ['quickfix.camunda.ignoreLine', 'quickfix.camunda.ignoreFile'];
    assert.deepEqual(await kinds(['quickfix']), ['quickfix', ...ignore]);
    assert.deepEqual(await kinds(['quickfix.camunda.ignoreFile']), ['quickfix.camunda.ignoreFile']);
    assert.deepEqual(await kinds(['source.fixAll.camunda']), ['source.fixAll.camunda']);
    assert.deepEqual(await kinds(['source.organizeImports', 'refactor']), []);
    assert.deepEqual(await kinds(), ['quickfix', 'source.fixAll.camunda', ...ignore, 'source.upgrade.camunda']);
  });
});

describe('conflicts', () => {
  async function chosen(text: string, code: string): Promise<Record<string, string>> {
    const lsp = await Lsp.start({ pull: true, resolve: true });
    lsp.open(URI, text);
    const d = (await lsp.diagnostics(URI)).find((x) => x.code === code);
    assert.ok(d, code);
    const out: Record<string, string> = {};
    for (const fix of await fixesOf(lsp, d)) {
      const { edit } = await lsp.resolved(fix);
      assert.ok(Object.keys(edit?.changeAnnotations ?? {}).length > 0);
      out[fix.title] = lsp.applied(URI, edit);
    }
    return out;
  }
  test('between a key of 8.7 and one of 8.8', async () => {
    const text = 'zeebe:\n  logLevel: info # old\norchestration:\n  # new\n  logLevel: debug\n';
    const results = await chosen(text, 'conflict');
    assert.deepEqual(Object.keys(results), [
      'Keep `orchestration.logLevel` and remove `zeebe.logLevel`',
      'Use the value of `zeebe.logLevel` instead of `orchestration.logLevel`',
      'Keep `zeebe.logLevel` as a comment',
    ]);
    assert.equal(
      results['Keep `orchestration.logLevel` and remove `zeebe.logLevel`'],
      'orchestration:\n  # new\n  logLevel: debug\n',
    );
    const used = results['Use the value of `zeebe.logLevel` instead of `orchestration.logLevel`'] ?? '';
    assert.match(used, /logLevel: info # old/);
    assert.doesNotMatch(used, /debug|zeebe/);
    const comment = results['Keep `zeebe.logLevel` as a comment'] ?? '';
    assert.match(comment, /# logLevel: info # old/);
    assert.match(comment, /logLevel: debug/);
    for (const after of Object.values(results))
      assert.deepEqual(
        inspect(readSet([{ name: 'v', text: after }], { from: '8.7' })).filter((f) => f.rule === 'conflict'),
        [],
      );
  });
  test('between two keys of 8.7 for one place', async () => {
    const text =
      'zeebe:\n  clusterSize: "3"\n  podLabels:\n    team: red\noperate:\n  podLabels:\n    team: blue\n    other: x\n';
    const results = await chosen(text, 'conflict');
    const [kept = '', used = '', comment = ''] = Object.values(results);
    const upgraded = (t: string): unknown =>
      readSet([{ name: 'v', text: withEngine(t, inspect(readSet([{ name: 'v', text: t }]))) }]).merged.get(
        'orchestration.podLabels',
      );
    assert.deepEqual({ ...(upgraded(kept) as object) }, { team: 'red', other: 'x' });
    assert.deepEqual({ ...(upgraded(used) as object) }, { team: 'blue', other: 'x' });
    assert.deepEqual({ ...(upgraded(comment) as object) }, { team: 'red', other: 'x' });
    assert.match(comment, /# team: blue/);
  });
  test('between variables of one name', async () => {
    const text =
      'zeebe:\n  env:\n    - name: A\n      value: "1"\n    - name: C\n      value: "3"\n' +
      'operate:\n  env:\n    - name: A\n      value: "2" # two\n    - name: B\n      value: "x"\n';
    const results = await chosen(text, 'merge/conflict');
    const values = (t: string): unknown[] =>
      (readSet([{ name: 'v', text: t }]).merged.get('orchestration.env') as { name: string; value: string }[]).map(
        (v) => `${v.name}=${v.value}`,
      );
    assert.deepEqual(values(results['Keep `A` of `zeebe.env` and remove the one of `operate.env`'] ?? ''), [
      'A=1',
      'C=3',
      'B=x',
    ]);
    const used = results['Use `A` of `operate.env` instead of the one of `zeebe.env`'] ?? '';
    assert.deepEqual(values(used).sort(), ['A=2', 'B=x', 'C=3']);
    const comment = results['Keep `A` of `operate.env` as a comment'] ?? '';
    assert.deepEqual(values(comment), ['A=1', 'C=3', 'B=x']);
    assert.match(comment, /#\s+value: "2" # two/);
  });
});

test('an action of an older text brings no edit', async () => {
  const lsp = await Lsp.start({ pull: true, resolve: true });
  const text = 'zeebe:\n  clusterSize: 3\n';
  lsp.open(URI, text);
  const at = positionOf(text, 'zeebe');
  const [old] = await lsp.actions(URI, { start: at, end: at }, ['quickfix']);
  assert.ok(old);
  lsp.change(URI, `# above\n${text}`);
  assert.equal((await lsp.resolved(old)).edit, undefined);
  lsp.close(URI);
  assert.equal((await lsp.resolved(old)).edit, undefined);
});

describe('a finding is ignored from the lightbulb', () => {
  async function ignored(text: string, code: string, kind: string): Promise<string | undefined> {
    const lsp = await Lsp.start({ pull: true, resolve: true });
    lsp.open(URI, text);
    const d = (await lsp.diagnostics(URI)).find((x) => x.code === code);
    assert.ok(d, code);
    const all = await lsp.actions(URI, d.range, [kind], [d]);
    const action = all.find((a) => a.diagnostics?.some((x) => idOf(x) === idOf(d)));
    return action && lsp.applied(URI, action.edit);
  }
  const line = 'quickfix.camunda.ignoreLine';
  const file = 'quickfix.camunda.ignoreFile';
  const left = async (text: string): Promise<unknown[]> => {
    const lsp = await Lsp.start({ pull: true });
    lsp.open(URI, text);
    return (await lsp.diagnostics(URI)).map((d) => d.code);
  };

  test('on its line, with the indentation and the line ends of the file; one without a fix too', async () => {
    const text = 'zeebe:\r\n  clusterSize: "3"\r\n  typo: 1\r\n';
    const now = await ignored(text, 'unknown-key', line);
    assert.equal(now, text.replace('  typo', '  # camunda-upgrade-disable-line unknown-key\r\n  typo'));
    assert.ok(!(await left(now)).includes('unknown-key'));
  });
  test('in the file, below a first line that says the version', async () => {
    const said = '# camunda-values: 8.7\n';
    for (const first of ['', said, '---\n', '\ufeff']) {
      const text = `${first}zeebe:\n  clusterSize: 3\n`;
      const now = await ignored(text, 'types/text', file);
      const comment = '# camunda-upgrade-disable-file types/text\n';
      assert.equal(now, first === said || first === '\ufeff' ? text.replace(first, first + comment) : comment + text);
      assert.ok(!(await left(now)).includes('types/text'), first);
    }
  });
  test('all rules of what is added together, and in the file only: no line of it says the key', async () => {
    const text = 'zeebe:\n  clusterSize: "3"\n';
    assert.equal(await ignored(text, 'secrets/cluster-client', line), undefined);
    const now = await ignored(text, 'secrets/cluster-client', file);
    assert.match(now ?? '', /^# camunda-upgrade-disable-file secrets\/cluster-client secrets\/cluster-client-key /);
    assert.ok(!(await left(now ?? '')).includes('secrets/cluster-client'));
  });
  test('not inside a string, where a comment would be a part of it', async () => {
    const text = 'zeebe:\n  extraConfiguration:\n    a.yaml: |\n      zeebe.broker.data.backup.store: S3\n';
    const codes = (await left(text)).filter((c) => String(c).startsWith('texts/'));
    assert.ok(codes.length > 0);
    for (const code of codes) assert.equal(await ignored(text, String(code), line), undefined);
  });
});
