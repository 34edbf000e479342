/** `check DIR`: which files are ours, which belong together, what is told about the rest, and what it costs. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { declares as clientDeclares } from '../../../client/src/sets/declares.ts';
import { basesOf as clientBases } from '../../../client/src/sets/names.ts';
import { readSet } from '../../../server/src/engine/index.ts';
import { isElsewhere } from '../../../server/src/engine/version.ts';
import { checkFolder, type FolderOptions, type Step } from '../../../server/src/folder/check.ts';
import { ignoredFolders } from '../../../server/src/folder/ignore.ts';
import { declares } from '../../../server/src/features/declarations.ts';
import { basesOf } from '../../../server/src/folder/names.ts';
import { settingsText } from '../../../server/src/folder/disk.ts';
import { folderSettings } from '../../../server/src/folder/settings.ts';
import type { Seen, Source } from '../../../server/src/folder/source.ts';
import type { JsonReport } from '../../../server/src/report/json.ts';
import { cases, fixtures, folder, LAYER, SMALL } from './helpers.ts';

type Files = Readonly<Record<string, string>>;
/** Files that are nowhere but here. */
function memory(files: Files): Source & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    name: (path) => path,
    *see(): Generator<Seen> {
      for (const [path, text] of Object.entries(files))
        yield { is: 'file', path, look: text, chart: files[`${path.slice(0, path.lastIndexOf('/') + 1)}Chart.yaml`] };
    },
    read: (path) => {
      reads.push(path);
      return Promise.resolve(files[path] ?? { why: 'does not exist any more' });
    },
  };
}
async function steps(source: Source, options?: FolderOptions): Promise<Step[]> {
  const all: Step[] = [];
  for await (const step of checkFolder(source, options)) all.push(step);
  return all;
}
/** The sets, with `^` before those that are taken for files on top of others. */
async function sets(files: Files, options?: FolderOptions): Promise<string[]> {
  return (await steps(memory(files), options))
    .flatMap((s) => (s.is === 'set' ? [`${s.judged.set.options.partial ? '^' : ''}${s.files.join(' ')}`] : []))
    .sort();
}

const OVER = 'zeebe:\n  clusterSize: "5"\noperate:\n  contextPath: /o\n';
const HELMFILE = (...values: string[]): string =>
  `releases:\n  - name: camunda\n    chart: camunda/camunda-platform\n    values: [${values.join(', ')}]\n`;
const ARGO = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  sources:
    - chart: camunda-platform
      repoURL: https://helm.camunda.io
      helm: {valueFiles: [$values/values.yaml, $values/over.yaml]}
    - {repoURL: https://git.example.com/x, ref: values}
`;

describe('which files are one set', () => {
  const two = { 'values.yaml': SMALL, 'over.yaml': OVER };
  test('nobody says it: each by itself, and one on top of another where names tell it', async () => {
    assert.deepEqual(await sets(two), ['over.yaml', 'values.yaml']);
    const named = { 'a/values.yaml': SMALL, 'a/values-prod.yaml': OVER, 'b/values-prod.yaml': OVER };
    assert.deepEqual(await sets(named), ['^a/values-prod.yaml', 'a/values.yaml', 'b/values-prod.yaml']);
    assert.deepEqual(await sets(two, { overlays: ['over.yaml'] }), ['^over.yaml', 'values.yaml']);
  });
  test('the settings or the user', async () => {
    const said = { sets: [['values.yaml', 'over.yaml']] };
    assert.deepEqual(await sets(two, said), ['values.yaml over.yaml']);
    // A base of two deployments is in both.
    const base = { ...two, 'dev.yaml': OVER };
    const both = { sets: [...said.sets, ['values.yaml', 'dev.yaml']] };
    assert.deepEqual(await sets(base, both), ['values.yaml dev.yaml', 'values.yaml over.yaml']);
    // A layer that nobody would know for ours, one that is gone, and a set of somebody else.
    const odd = { ...two, 'plain.yaml': 'app: x\n', 'other.yaml': 'a: 1\n' };
    const list = {
      sets: [
        ['values.yaml', 'plain.yaml', 'gone.yaml'],
        ['other.yaml', 'gone.yaml'],
      ],
    };
    assert.deepEqual(await sets(odd, list), ['over.yaml', 'values.yaml plain.yaml']);
  });
  test('a deployment tool, as long as its list is certain', async () => {
    const certain: [Files, string[]][] = [
      [{ 'helmfile.yaml': HELMFILE('values.yaml', 'over.yaml') }, ['helmfile.yaml values.yaml over.yaml']],
      [{ 'helmfile.yaml': HELMFILE('over.yaml', 'values.yaml') }, ['helmfile.yaml over.yaml values.yaml']],
      [{ 'app.yaml': ARGO }, ['app.yaml values.yaml over.yaml']],
    ];
    for (const [files, wanted] of certain) assert.deepEqual(await sets({ ...files, ...two }), wanted);
    // A document that nobody takes for one is no layer of its own files.
    const bare = ARGO.replace(/^.*\n/, '');
    assert.deepEqual(await sets({ 'app.yaml': bare, ...two }), ['values.yaml over.yaml']);
    const uncertain: Files[] = [
      { 'helmfile.yaml': HELMFILE('values.yaml', '"{{ .Environment.Name }}.yaml"') },
      { 'helmfile.yaml': HELMFILE('values.yaml', 'elsewhere.yaml') },
    ];
    for (const files of uncertain) {
      const found = await sets({ ...files, ...two });
      assert.ok(found.includes('values.yaml') && found.includes('over.yaml'), found.join());
    }
    // What the settings say wins.
    const said = { sets: [['values.yaml', 'over.yaml']] };
    assert.ok((await sets({ ...certain[0]![0], ...two }, said)).includes('values.yaml over.yaml'));
  });
  test('what is refused although it belongs together is told, and each part is judged by itself', async () => {
    const inline = (values: string): string =>
      `helmCharts:\n- name: camunda-platform\n  repo: https://helm.camunda.io\n  valuesFile: values.yaml\n  valuesInline: ${values}\n`;
    const files = {
      'k/kustomization.yaml': inline('{operate: {contextPath: /o}}'),
      'k/values.yaml': `${SMALL}x: {y: no}\n`,
    };
    assert.deepEqual(await sets(files), ['^k/kustomization.yaml', 'k/values.yaml']);
    const told = (await steps(memory(files))).flatMap((s) => (s.is === 'refused' ? s.why : []));
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /^k\/values\.yaml:\d+: Kustomize merges this file .* takes `no` for text/);
    const plain = { ...files, 'k/values.yaml': SMALL };
    assert.deepEqual(await sets(plain), ['k/values.yaml k/kustomization.yaml']);
    assert.ok((await steps(memory(plain))).every((s) => s.is !== 'refused'));
  });
  test('values inside documents, and those of a chart around', async () => {
    const release = `apiVersion: v2\nkind: HelmRelease\nspec:\n  chart: {spec: {chart: camunda-platform}}\n  values:\n${SMALL.replace(/^/gm, '    ')}`;
    assert.deepEqual(await sets({ 'r.yaml': release, 'other.yaml': 'kind: Service\n' }), ['r.yaml']);
    const chart = 'name: shop\ndependencies:\n  - {name: camunda-platform, alias: engine, version: 12.0.0}\n';
    const around = { 'Chart.yaml': chart, 'values.yaml': 'engine:\n  identity:\n    firstUser: {username: x}\n' };
    assert.deepEqual(await sets(around), ['^values.yaml']);
  });
  test('the client reads the same out of names', () => {
    for (const name of ['values.yaml', 'values-prod.yaml', 'a-b.c_d.yml', 'values-prod-8.8.yaml', 'a-b-8.9.yaml'])
      assert.deepEqual(basesOf(name), clientBases(name), name);
  });
  test('and looks for the same documents', () => {
    const kinds = ['Application', 'ApplicationSet', 'HelmRelease', 'HelmChart', 'HelmChartConfig', 'Kustomization'];
    const keys = ['releases', 'helmCharts', 'configMapGenerator', 'secretGenerator', 'helm', 'kubernetes.core.helm'];
    const told = [
      ...[...kinds, 'ConfigMap', 'Secret'].flatMap((k) => [`kind: ${k}\n`, `a: 1\nkind: "${k}"\n`, `- kind: ${k}\n`]),
      ...[...keys, 'community.kubernetes.helm'].flatMap((k) => [`${k}:\n`, `x: 1\n  - ${k}: {}\n`]),
    ];
    const quiet = [
      'kind: Service\n',
      'kind: Applications\n',
      'kinds: Application\n',
      'helmfiles: []\n',
      'x.helm: 1\n',
      '',
    ];
    for (const [texts, is] of [
      [told, true],
      [quiet, false],
    ] as const)
      for (const text of texts) assert.deepEqual([declares(text), clientDeclares(text)], [is, is], text);
  });
});

describe('the cheap look', () => {
  test('whatever it calls somebody else’s is that to the engine too', () => {
    const texts = cases().flatMap((name) =>
      ['before', 'after'].flatMap((side) => {
        const where = join(fixtures, 'cases', name, side);
        return (existsSync(where) ? readdirSync(where) : []).map((f) => readFileSync(join(where, f), 'utf8'));
      }),
    );
    const strange = [
      'stranger: 1\n',
      'x-y: &a {zeebe: {}}\n',
      '"q": 1\n',
      '\ufefff: 2\n',
      'a: {global: {identity: {}}}\n',
    ];
    let elsewhere = 0;
    for (const text of texts)
      for (const more of ['', ...strange]) {
        const whole = more + text;
        if (!isElsewhere(whole)) continue;
        elsewhere++;
        assert.equal(readSet([{ name: '', text: whole }]).version, 'foreign', whole.slice(0, 400));
      }
    for (const text of ['global:\n  imageRegistry: x\nreplicas: 1\n', 'a: 1\nglobal: {}\n'])
      assert.ok(isElsewhere(text));
    assert.ok(!isElsewhere('global:\n  identity:\n    auth: {}\nreplicas: 1\n') && elsewhere >= 0);
  });
  test('50,000 files: each is seen once, and only what could be ours is read', async () => {
    const many = memory({ 'a/values.yaml': SMALL, 'b/global.yaml': 'global:\n  x: 1\nreplicas: 2\n' });
    function* see(): Generator<Seen> {
      yield* many.see() as Iterable<Seen>;
      for (let i = 0; i < 50_000; i++) yield { is: 'file', path: `d${i % 100}/f${i}.yaml`, look: 'kind: Service\n' };
    }
    let pauses = 0;
    const found = await steps(
      { ...many, see },
      {
        pause: () => {
          pauses++;
          return undefined;
        },
      },
    );
    assert.deepEqual(many.reads, ['a/values.yaml']);
    assert.ok(found.some((s) => s.is === 'found' && s.yaml === 50_002 && s.sets === 1));
    assert.ok(pauses >= 50_002, 'whoever waits between files can let others in');
  });
  test('who is paused may end it', async () => {
    const stop = new Error('enough');
    let seen = 0;
    const pause = (): undefined => {
      if (++seen > 1) throw stop;
      return undefined;
    };
    await assert.rejects(steps(memory({ 'a.yaml': SMALL, 'b.yaml': SMALL }), { pause }), stop);
    assert.equal(seen, 2);
  });
  test('what .gitignore says about folders', () => {
    const { says } = ignoredFolders('# c\nout/\n/build\n!keep\n*.d\na/b/\n\\#x\ntrailing \n');
    for (const path of ['out', 'x/out', 'build', 'y.d', 'a/b', 'trailing']) assert.equal(says(path), true, path);
    for (const path of ['x/build', 'outer', 'z/a/b', 'c']) assert.equal(says(path), undefined, path);
    assert.equal(says('keep'), false);
  });
});

describe('as a process', () => {
  test('the same as each set by itself, in every format', () => {
    const here = folder({
      'shop/values.yaml': SMALL,
      'shop/values-prod.yaml': LAYER.replaceAll('orchestration', 'zeebe'),
      'new/values.yaml': '# camunda-values: 8.8\norchestration:\n  clusterSize: "3"\n',
      'base.yaml': SMALL,
      'top.yaml': OVER,
      'foreign.yaml': 'kind: Deployment\n',
      '.vscode/settings.json': '{\n  // for everybody\n  "camundaValues.sets": [["base.yaml", "./top.yaml"],],\n}\n',
    });
    const { out, code, err } = here.run(['check', '.', '--format', 'json']);
    interface Folder {
      exitCode: number;
      yamlFiles: number;
      summary: { error: number };
      sets: JsonReport[];
    }
    const found = JSON.parse(out) as Folder;
    assert.equal(err, '');
    assert.deepEqual([found.yamlFiles, found.exitCode, code], [6, 3, 3]);
    const names = found.sets.map((s) => s.files.map((f) => f.input));
    assert.deepEqual(names.map((n) => n.join(' ')).sort(), [
      'base.yaml top.yaml',
      'new/values.yaml',
      'shop/values-prod.yaml',
      'shop/values.yaml',
    ]);
    found.sets.forEach((set, i) => {
      const how = names[i]!.includes('shop/values-prod.yaml') ? ['--layer'] : [];
      const alone = JSON.parse(here.run(['check', ...names[i]!, ...how, '--format', 'json']).out) as JsonReport;
      assert.deepEqual(set.files, alone.files, names[i]!.join());
    });
    const errors = found.sets.reduce((n, s) => n + s.summary.error, 0);
    assert.equal(found.summary.error, errors);

    const text = here.run(['check', '.']);
    assert.equal(text.code, 3);
    assert.match(text.out, /^Camunda values in \. · 4 sets of values · 5 files of 6 YAML files\n/);
    assert.match(text.out, /^ +errors +warnings .* files, in the order of Helm's -f$/m);
    assert.match(text.out, /^8\.7 +\d+ .* base\.yaml top\.yaml$/m);
    assert.match(text.out, /^All about a set: camunda-values check \S/m);
    assert.match(
      text.out,
      new RegExp(`\\nExit code 3: .* does not work with \\d of 4 sets as .*: ${errors} errors\\.\\n$`),
    );
    for (const word of ['errors', 'warnings', 'notes', 'to decide', 'to review'])
      assert.ok(text.out.includes(word) || word === 'notes', word);
    const page = here.run(['check', '.', '--format', 'markdown']).out;
    assert.match(page, /^# Camunda values in \.\n\n4 sets of values/);
    assert.match(page, /\| `base\.yaml`<br>`top\.yaml` \| 8\.7 \| \d+ \|/);
  });

  test('exit codes, and folders without anything', () => {
    const here = folder({
      'ours/values.yaml': '# camunda-values: 8.8\norchestration:\n  clusterSize: "3"\n',
      'none/a.yaml': 'a: 1\n',
      'broken/values.yaml': `${SMALL}identity: [\n`,
      'file.yaml': SMALL,
    });
    mkdirSync(here.at('empty'));
    const of = (...args: string[]) => here.run(['check', ...args]);
    assert.deepEqual(of('none').code, 1);
    assert.deepEqual(of('empty').code, 1);
    assert.match(of('none').out, /^Camunda values in none · no values of Camunda in 1 YAML file\n/);
    assert.match(of('empty').out, /no values of Camunda in 0 YAML files/);
    for (const format of ['text', 'markdown'])
      for (const [n, name] of ['none', 'empty'].entries()) {
        const { code, out } = of(name, '--format', format, ...(n === 0 ? [] : ['--allow-empty-input']));
        assert.equal(code, n === 0 ? 1 : 0);
        assert.match(
          out,
          new RegExp(`^Exit code ${String(code)}: nothing was checked, because no values of Camunda`, 'm'),
        );
      }
    // Values that nobody can judge are some, whatever is allowed.
    const held = folder({
      'h.yaml':
        'releases:\n- name: c\n  chart: x/camunda-platform\n  inherit: [{template: t}]\n  values:\n  - zeebe:\n      clusterSize: "3"\n',
    }).run(['check', '.', '--allow-empty-input']);
    assert.equal(held.code, 1);
    assert.match(held.out, /^Exit code 1: nothing was checked: nobody can judge the values that are there\.$/m);
    // Where there is something, the option says nothing.
    assert.equal(of('broken', '--allow-empty-input').code, 1);
    // What matters to whoever asked; what cannot be read does to everybody.
    assert.equal(of('file.yaml').code, 3);
    for (const [name, failOn, code] of [
      ['file.yaml', 'errors', 3],
      ['file.yaml', 'never', 0],
      ['ours', 'errors', 0],
      ['broken', 'never', 1],
      ['none', 'never', 1],
    ] as const)
      assert.equal(of(name, '--fail-on', failOn).code, code, `${name} ${failOn}`);
    assert.match(of('file.yaml', '--fail-on', 'never').out, /^Exit code 0 \(3 without --fail-on never\): /m);
    assert.match(of('ours').out, /^Exit code 0: nothing to follow up\.$/m);
    assert.equal(of('broken').code, 1);
    assert.match(of('broken').out, /\nNot checked\n {2}broken\/values\.yaml:\d+:\d+: /);
    const refusals: [string[], RegExp][] = [
      [['gone'], /^camunda-values: gone: does not exist\. Check the name\.\n$/],
      [['ours', 'gone'], /^camunda-values: gone: is no folder\. Give folders, or the files of one set, not both\.\n$/],
      [['ours', 'file.yaml'], /file\.yaml: is no folder/],
      [['.', 'ours'], /ours: is in \., which is checked as well/],
      [['ours', './ours'], /\.\/ours: is in ours, which/],
      [['ours', '--layer'], /--layer and --whole speaks of one set of files/],
      [['ours', '--region', '1'], /--region speaks of one set/],
      [['file.yaml', '--format', 'markdown'], /--format markdown is for folders/],
    ];
    for (const [args, about] of refusals) {
      const { code, err, out } = of(...args);
      assert.deepEqual([code, out], [1, ''], args.join(' '));
      assert.match(err, about);
    }
    for (const verb of ['validate', 'migrate'])
      assert.match(
        here.run([verb, 'ours', ...(verb === 'migrate' ? ['--in-place'] : [])]).err,
        /ours: is a folder\. Give the files in it/,
      );
  });

  test('two roots with sets of the same names, a file that is outside of both', () => {
    const here = folder({ 'a/values.yaml': SMALL, 'b/values.yaml': SMALL, 'outside/more.yaml': OVER });
    symlinkSync('../outside/more.yaml', here.at('a/more.yaml'));
    symlinkSync('../outside', here.at('b/linked'));
    const { out } = here.run(['check', 'a', 'b/', here.at('outside')]);
    assert.match(out, /^Camunda values in a, b\/, .* · 4 sets of values · 4 files of 4 YAML files\n/);
    for (const name of ['a/values.yaml', 'b/values.yaml', 'a/more.yaml', here.at('outside/more.yaml')])
      assert.match(out, new RegExp(` ${name}$`, 'm'));
    assert.match(out, /^ {2}b\/linked: is a link to a folder elsewhere, which is not followed\.$/m);
  });

  test(
    'what is in the way: told, and nothing stops',
    { skip: process.getuid?.() !== 0 && 'needs another user' },
    () => {
      const here = folder({
        'values.yaml': SMALL,
        'secret/values.yaml': SMALL,
        'hidden.yaml': SMALL,
        'utf16.yaml': Buffer.from(`\ufeff${SMALL}`, 'utf16le'),
        'binary.yaml': `${SMALL}\0`,
        'sops.yaml': `${SMALL}sops:\n  mac: ENC[AES256_GCM,data:x]\n`,
        'node_modules/x/values.yaml': SMALL,
        '.git/values.yaml': SMALL,
        '.gitignore': 'out/\n',
        'out/values.yaml': SMALL,
        'chart/Chart.yaml': 'name: shop\n',
        'chart/templates/zeebe.yaml': `{{ if .Values.zeebe }}\n${SMALL}{{ end }}\n`,
        'chart/charts/camunda-platform/values.yaml': SMALL,
        'camunda/Chart.yaml': 'name: camunda-platform\nversion: 12.0.0\n',
        'camunda/values.yaml': SMALL,
        'deep/a/b/c/d/values.yaml': SMALL,
      });
      symlinkSync('..', here.at('deep/up'));
      symlinkSync('loop.yaml', here.at('loop.yaml'));
      symlinkSync('values.yaml', here.at('again.yaml'));
      assert.equal(spawnSync('mkfifo', [here.at('pipe.yaml')]).status, 0);
      chmodSync(here.at('secret'), 0o000);
      chmodSync(here.at('hidden.yaml'), 0o000);
      const { out, code, err } = here.run(['check', '.'], { uid: 65534 });
      assert.deepEqual([code, err], [3, '']);
      assert.match(out, / · 2 sets of values · 2 files of /);
      const told = out.slice(out.indexOf('\nNot checked\n'));
      for (const line of [
        'secret: cannot be read: permission denied.',
        'hidden.yaml: cannot be read: permission denied.',
        'utf16.yaml: is UTF-16 text. Save it as UTF-8.',
        'binary.yaml:8:1: is a binary file. Give a values file.',
        'loop.yaml: is a link that leads nowhere.',
        "Camunda's own chart and its default values: camunda/",
        '1 folder that .gitignore excludes: out',
      ])
        assert.ok(told.includes(`\n  ${line}\n`), `${line}\n${told}`);
      assert.match(told, /\n {2}sops\.yaml:\d+:\d+: is encrypted with SOPS\./);
      assert.doesNotMatch(told, /node_modules|templates|again|up\b|pipe/);
    },
  );

  test('settings that cannot be read are told', () => {
    const here = folder({
      'values.yaml': SMALL,
      'x/values.yaml': SMALL,
      '.vscode/settings.json': '{ "camundaValues.sets": ',
    });
    assert.match(here.run(['check', '.']).out, /\.vscode\/settings\.json: is not JSON, so nothing of it was heeded\./);
    const other = folder({
      '.vscode/settings.json':
        '{"camundaValues": {"exclude": ["x/**"], "sets": [["/a.yaml"], [1]]}, "a": "// no comment"}',
    });
    const { sets: said, scope } = folderSettings(settingsText(other.path));
    assert.deepEqual(said, [['a.yaml']]);
    assert.deepEqual([scope?.('x/values.yaml'), scope?.('values.yaml')], ['off', 'by-content']);
  });
});

test('a folder that changes while it is checked', async () => {
  const files: Record<string, string> = { 'a.yaml': SMALL, 'b.yaml': SMALL, 'c.yaml': SMALL };
  const found: string[] = [];
  for await (const step of checkFolder(memory(files))) {
    // One goes, one becomes somebody else's.
    if (step.is === 'found') {
      delete files['b.yaml'];
      files['c.yaml'] = 'kind: Service\n';
    }
    if (step.is === 'set') found.push(step.files.join());
    if (step.is === 'unread') found.push(`${step.path} ${step.why}`);
  }
  assert.deepEqual(found, ['a.yaml', 'b.yaml does not exist any more']);
});
