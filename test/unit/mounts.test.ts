/**
 * Values inside other documents are upgraded as they would be alone, and nothing around them changes: each fixture in every form,
 * and a text in every shape that YAML has for it.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  apply,
  examine,
  inspect,
  messageOf,
  readSet,
  upgrade,
  type ReadOptions,
} from '../../server/src/engine/index.ts';
import { STEPS } from '../../server/src/engine/steps/index.ts';
import { arrange, putBack, saidVersion, setAbove, type Arranged } from '../../server/src/engine/wrappers/arrange.ts';
import { findingOf, setRemark, versionRemark } from '../../server/src/engine/wrappers/around.ts';
import { namedInChart, namedInTemplate, readChart, unheardCondition } from '../../server/src/engine/wrappers/chart.ts';
import { aroundWords } from '../../server/src/engine/wrappers/rules.ts';
import { oldNamesIn } from '../../server/src/engine/wrappers/scripts.ts';
import { formatSteps, parseSteps } from '../../server/src/engine/wrappers/steps.ts';
import { firstLine } from '../../server/src/engine/wrappers/projection.ts';
import { applyEdits, type TextEdit } from '../../server/src/engine/yaml/print.ts';
import { parse, parseAllDocuments } from 'yaml';
import { declarations } from '../../server/src/features/declarations.ts';
import { cases, singles } from '../support/fixtures.ts';
import { inBraces, WRAPPINGS, type Wrapped } from '../support/wrapping.ts';

const VALUES = 'zeebe:\n  clusterSize: "1"\noperate:\n  contextPath: /o\n';
const one = (text: string, name = 'x.yaml'): Arranged => arrange([{ name, text }]);
const alone = (text: string): string => upgrade(readSet([{ name: 'v', text }])).layers[0]?.after ?? '';

function upgraded(wrapped: Pick<Wrapped, 'text'>, options: ReadOptions = {}): string {
  const file = { name: 'x.yaml', text: wrapped.text };
  const arranged = arrange([file], options);
  assert.deepEqual(
    arranged.objections.map((o) => o.message),
    [],
  );
  const { layers } = upgrade(readSet(arranged.layers, options));
  const [back] = putBack([file], arranged.layers, layers);
  assert.ok(back, 'the new values fit');
  assert.equal(back.text, applyEdits(file.text, back.edits));
  return back.text;
}

describe('each form', () => {
  // One fixture for each form, another one each time.
  const sets = cases()
    .flatMap((c) => (c.layers.length === 1 ? [{ name: c.name, text: c.layers[0]?.text ?? '' }] : []))
    .filter(({ name, text }) => {
      const set = readSet([{ name: '', text }]);
      return (
        set.version !== 'foreign' && set.layers[0]?.locked === undefined && !/odd|several|bom|mixed-line/.test(name)
      );
    });
  for (const [n, form] of WRAPPINGS.entries())
    test(form.name, () => {
      let done = 0;
      for (let k = 0; k < 40 && done < 1; k++) {
        const { name, text } = sets[(n * 5 + k) % sets.length] ?? { name: '', text: '' };
        const eol = text.includes('\r\n') ? '\r\n' : '\n';
        const values = text.replace(/^\ufeff/, '').trimEnd() + eol;
        const wrapped = form.wrap(values);
        if (!wrapped) continue;
        done++;
        const arranged = one(wrapped.text);
        assert.deepEqual(
          arranged.layers.map((l) => l.mount?.path),
          [wrapped.path],
          name,
        );
        const set = readSet(arranged.layers);
        // A text has the line ends of YAML, and without its last line break it may say something else.
        const inner = set.layers[0]?.text ?? '';
        assert.equal(inner.replace(/\r?\n/g, eol).trimEnd(), values.trimEnd(), name);
        const out = wrapped.unwrap(upgraded(wrapped));
        assert.equal(out?.trimEnd(), alone(inner).replace(/\r?\n/g, eol).trimEnd(), name);
      }
      assert.equal(done, 1);
    });
  test('between braces', () => {
    const values = '{"zeebe": {"clusterSize": "1"},\n    "operate": {"env": [{"name": "A", "value": "1"}]}}';
    const wrapped = inBraces(values);
    assert.equal(wrapped.unwrap(upgraded(wrapped)), alone(values));
  });
  test('comments that lost their place stand below the braces', () => {
    const values = `{zeebeGateway: {resources: {limits: {cpu: 1}}}, zeebe: {clusterSize: "3"}}`;
    const wrapped = inBraces(values);
    const text = upgraded(wrapped);
    assert.match(text, /^ {2}values: \{.*\} *# x?|^ {2}values: \{.*\}$/m);
    assert.match(text, /^ {4}# camunda-upgrade\[/m);
    assert.match(text, /\n {2}interval: 5m # x\n$/);
    // Read again, they are still part of the values.
    const again = readSet(one(text).layers, { from: '8.8' });
    assert.match(again.layers[0]?.text ?? '', /# camunda-upgrade\[/);
  });
  test('where nothing is left but comments there is an empty map: null would take away what other files say', () => {
    // On top of others nothing is added, and the path waits for a decision as a comment.
    for (const values of ['operate:\n  contextPath: /o\n', '# first\noperate:\n  contextPath: /o\n\n# last\n'])
      for (const { name, wrap } of WRAPPINGS) {
        const wrapped = wrap(values);
        if (!wrapped) continue;
        const text = upgraded(wrapped, { partial: true, from: '8.7' });
        assert.match(text, /# contextPath: \/o/, name);
        const docs = parseAllDocuments(text).map((d) => d.toJS() as unknown);
        const steps = parseSteps(wrapped.path) ?? [];
        const there = docs
          .map((d) => steps.reduce<unknown>((at, s) => (at as Record<string | number, unknown> | undefined)?.[s], d))
          .find((v) => v !== undefined);
        if (typeof there === 'string') assert.equal(parseAllDocuments(there)[0]?.toJS() ?? null, null, name);
        else assert.deepEqual(there, {}, `${name}\n${text}`);
        assert.deepEqual(one(text).objections, [], 'and a second time there is nothing to do');
      }
  });
  test('where nothing at all is left, too: an empty map, or an empty text', () => {
    for (const values of ['operate: {}\n', 'operate: {}\n\ntasklist:\n  {}\n'])
      for (const { name, wrap } of WRAPPINGS) {
        const wrapped = wrap(values);
        assert.ok(wrapped);
        const text = upgraded(wrapped, { partial: true, from: '8.7' });
        const steps = parseSteps(wrapped.path) ?? [];
        const there = parseAllDocuments(text)
          .map((d) => d.toJS() as unknown)
          .map((d) => steps.reduce<unknown>((at, s) => (at as Record<string | number, unknown> | undefined)?.[s], d))
          .find((v) => v !== undefined);
        assert.ok(typeof there === 'string' ? there.trim() === '' : JSON.stringify(there) === '{}', `${name}\n${text}`);
      }
  });
  test('a file beside the values of a Kustomization, which reads no file without a value, gets an empty map', () => {
    const inline =
      'helmCharts:\n- name: camunda-platform\n  valuesFile: a.yaml\n  valuesInline:\n    zeebe: {clusterSize: "3"}\n';
    for (const eol of ['\n', '\r\n'])
      for (const end of ['', eol, `${eol}# last`, `${eol}${eol}`]) {
        const old = `# first${eol}operate:${eol}  contextPath: /o${end}`;
        const files = [
          { name: 'k.yaml', text: inline },
          { name: 'a.yaml', text: old },
        ];
        const arranged = arrange(files);
        const { layers } = upgrade(readSet(arranged.layers, { partial: true, from: '8.7' }));
        const [, back] = putBack(files, arranged.layers, layers);
        assert.ok(back);
        assert.match(back.text, /^# first[^]*# contextPath: \/o[^]*^\{\}\r?\n$/m);
        assert.equal(back.text, applyEdits(old, back.edits));
        assert.equal(/[^\r]\n/.test(back.text), eol === '\n');
        assert.deepEqual(
          parseAllDocuments(back.text).map((d) => d.toJS() as unknown),
          [{}],
        );
        const again = arrange([
          { name: 'k.yaml', text: inline },
          { name: 'a.yaml', text: back.text },
        ]);
        assert.deepEqual(again.objections, []);
      }
    // Helm itself reads a file of comments.
    const [alone] = putBack(
      [{ name: 'a.yaml', text: 'operate: {}\n' }],
      [{ name: 'a.yaml', text: 'operate: {}\n', file: 0 }],
      [{ after: '', edits: [{ start: 0, end: 12, text: '' }] }],
    );
    assert.equal(alone?.text, '');
  });
  test('braces in the middle of a line have no room for comments', () => {
    const text =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {values: {zeebeGateway: {resources: {limits: {cpu: 1}}}, zeebe: {clusterSize: "3"}}, interval: 5m}\n';
    const { layers, objections } = one(text);
    assert.equal(objections.length, 1);
    assert.equal(layers[0]?.mount, undefined);
  });
});

describe('what stands where', () => {
  const wrappings = WRAPPINGS.map((w) => w.wrap(VALUES)).filter((w): w is Wrapped => w !== undefined);
  test('every character of the values is the same one in the file, and back', () => {
    for (const { text } of [...wrappings, inBraces('{zeebe: {clusterSize: "1"},\n    operate: {contextPath: /o}}')]) {
      const mount = one(text).layers[0]?.mount;
      assert.ok(mount);
      const { projection } = mount;
      for (let i = 0; i < projection.text.length; i++) {
        if (projection.text[i] === '\n') continue;
        const there = projection.outer(i);
        assert.equal(text[there], projection.text[i]);
        assert.equal(projection.inner(there), i);
      }
      assert.equal(projection.inner(0), undefined);
      assert.equal(projection.inner(text.length + 1), undefined);
    }
  });
  test('any edits of the values are the same edits of the file', () => {
    let seed = 7;
    const random = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
    for (const { text, path, unwrap } of wrappings) {
      for (let round = 0; round < 12; round++) {
        const layer = one(text).layers[0];
        const mount = layer?.mount;
        assert.ok(mount);
        const edits: TextEdit[] = [];
        for (let at = 0; at < layer.text.length;) {
          const start = at + random(12);
          const end = Math.min(start + random(9), layer.text.length);
          if (start > layer.text.length) break;
          const pieces = ['', 'k: 1\n', '\n', '# c\n', 'x', 'a:\n  b: 2\n', ' '];
          edits.push({ start, end, text: pieces[random(pieces.length)] ?? '' });
          at = end + 1;
        }
        const back = mount.projection.putBack(edits);
        assert.ok(back);
        // A space at the very beginning could be one behind a dash.
        const lines = (s: string | undefined): string | undefined =>
          s?.replace(/^ +/, '').replace(/ +$/gm, '').trimEnd();
        const now = unwrap(applyEdits(text, back));
        const meant = applyEdits(layer.text, edits);
        // Nor does a blank line stand there.
        assert.equal(lines(now), lines(path.endsWith(']') ? firstLine(meant) : meant));
      }
    }
  });
  test('comments may stand further left than the values, blank lines may be longer', () => {
    const text =
      'apiVersion: v1\nkind: HelmRelease\nspec:\n  values:\n# far left\n    zeebe: {clusterSize: "1"}\n   # left\n      \n\n    operate: {contextPath: /o}\n # more\n  interval: 5m\n';
    const after = upgraded({ text });
    for (const line of ['# far left', '   # left\n      \n\n', ' # more\n  interval: 5m\n'])
      assert.ok(after.includes(line));
    assert.match(after, /^ {4}orchestration:/m);
  });
  test('a first key behind a dash may become a comment', () => {
    const wrapped = WRAPPINGS.find((w) => w.name.includes('dash'))?.wrap(
      'optimize: {enabled: false}\nzeebe: {clusterSize: "1"}\noptimize: {enabled: true}\n',
    );
    assert.ok(wrapped);
    const text = upgraded(wrapped);
    assert.match(text, /^ {2}- # camunda-upgrade\[duplicate-key\]/m);
    assert.match(
      readSet(one(text).layers, { from: '8.8' }).layers[0]?.text ?? '',
      /^# camunda-upgrade\[duplicate-key\]/,
    );
  });
  test('a first key behind a dash may go, and what stands below it comes to stand there, whatever that is', () => {
    const dash = WRAPPINGS.find((w) => w.name.includes('dash'));
    for (const below of ['', '\n', '\n\n', '# c\n', '   # deeper\n', '\n   # deeper\n\n', ' \n']) {
      const values = `operate: {envFrom: []}\n${below}zeebe: {clusterSize: "1"}\n`;
      const wrapped = dash?.wrap(values);
      assert.ok(wrapped);
      const file = { name: 'x.yaml', text: wrapped.text };
      const { layers } = one(file.text);
      const set = readSet(layers, { from: '8.7' });
      for (const f of inspect(set).filter((x) => x.operations.length > 0)) {
        const [back] = putBack([file], layers, apply(set, f.operations));
        assert.ok(back, `${f.rule} above ${JSON.stringify(below)}`);
        const [plain] = apply(readSet([{ name: 'v', text: values }], { from: '8.7' }), f.operations);
        assert.deepEqual(parse(wrapped.unwrap(back.text) ?? ''), parse(plain?.after ?? ''));
      }
    }
  });
  test('paths are written one way and read in two', () => {
    const steps = ['data', 'a.yaml', 0, 'x-y', 'q"'];
    assert.deepEqual(parseSteps(formatSteps(steps)), steps);
    assert.deepEqual(parseSteps('items[1].data.values\\.yaml'), ['items', 1, 'data', 'values.yaml']);
    assert.equal(parseSteps('a[b'), undefined);
    assert.equal(parseSteps(''), undefined);
  });
  test('a path that somebody names', () => {
    const text = `apiVersion: helm.crossplane.io/v1beta1\nkind: Release\nspec:\n  forProvider:\n    values:\n${VALUES.replace(/^/gm, '      ').trimEnd()}\n`;
    assert.equal(one(text).objections.length, 1);
    const named = arrange([{ name: 'x', text }], { at: parseSteps('spec.forProvider.values') });
    assert.equal(named.layers[0]?.text, VALUES);
    assert.equal(arrange([{ name: 'x', text }], { at: ['spec', 'none'] }).mounted, false);
  });
});

describe('values of a chart around Camunda’s', () => {
  const CHART = (more: string): { name: string; text: string } => ({
    name: 'Chart.yaml',
    text: `apiVersion: v2\nname: u\nversion: 1.0.0\ndependencies:\n- {name: camunda-platform, version: 12.0.1${more}}\n`,
  });
  const BASE =
    'global: {elasticsearch: {enabled: true}}\n# own\nzeebe: {fullnameOverride: x}\ncam:\n  zeebe: {clusterSize: "1"}\n  operate: {contextPath: /o}\n';
  const read = (charts: readonly ({ name: string; text: string } | undefined)[], ...texts: string[]): Arranged =>
    arrange(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { charts },
    );
  const upgradedAll = (arranged: Arranged, ...texts: string[]): string[] => {
    const { layers } = upgrade(readSet(arranged.layers));
    return putBack(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      arranged.layers,
      layers,
    ).map((b) => b?.text ?? '');
  };
  test('every layer of Camunda’s comes before every global', () => {
    const prod = 'global: {license: {existingSecret: x}}\ncam: {connectors: {enabled: false}}\n';
    const { layers, objections } = read([CHART(', alias: cam')], BASE, prod);
    assert.deepEqual(objections, []);
    assert.deepEqual(
      layers.map((l) => `${l.name} ${formatSteps(l.mount?.steps ?? [])}`),
      ['0.yaml cam', '1.yaml cam', '0.yaml global', '1.yaml global'],
    );
  });
  test('nothing changes in a global or in the parent’s own keys; what 8.8 needs goes to Camunda’s values', () => {
    const shared =
      'global:\n  # for all\n  image: {tag: 8.7.3}\n  elasticsearch: {prefix: p, url: {host: h}}\n  identity:\n    auth: {enabled: true, issuer: i, zeebe: {existingSecret: s}}\n  zeebePort: 26501\n';
    const text = `${shared}zeebe: {fullnameOverride: x}\ncamunda-platform:\n  zeebe:\n    clusterSize: "1"\n  operate: {contextPath: /o}\n  identity: {enabled: true}\nother: 1\n`;
    const arranged = read([CHART('')], text);
    const [after = ''] = upgradedAll(arranged, text);
    assert.ok(after.startsWith(`${shared}zeebe: {fullnameOverride: x}\ncamunda-platform:\n`));
    assert.ok(after.endsWith('\nother: 1\n'));
    assert.match(after, /^ {2}orchestration:$/m);
    // It is read as 8.8, though old keys stay in the global, and a second run changes nothing.
    const again = read([CHART('')], after);
    const set = readSet(again.layers);
    assert.equal(set.version, '8.8');
    assert.deepEqual(upgradedAll(again, after), [after]);
    const found = upgrade(readSet(arranged.layers)).findings.filter((f) => f.args.shared !== undefined);
    assert.ok(found.some((f) => f.place.path === 'global.image.tag' && f.safety === 'manual'));
    assert.ok(
      found.every(
        (f) => f.safety !== 'safe' && Object.values(messageOf(f)).join(' ').includes('Other charts read this'),
      ),
    );
  });
  test('the global wins: what 8.8 needs follows it', () => {
    const text =
      'global: {identity: {auth: {enabled: false}}}\ncamunda-platform:\n  global: {identity: {auth: {enabled: true}}}\n  zeebe: {clusterSize: "1"}\n  operate: {contextPath: /o}\n';
    const [after = ''] = upgradedAll(read([], text), text);
    assert.match(after, /method: basic/);
    assert.ok(!after.includes('method: oidc'));
    assert.ok(after.startsWith('global: {identity: {auth: {enabled: false}}}\n'));
    // One file is never deployed in halves: nothing is said of the values without their global.
    const { findings } = upgrade(readSet(read([], text).layers));
    const said = findings.filter((f) => f.rule === 'authentication/method').map((f) => f.args.value);
    assert.deepEqual(said, ['basic']);
  });
  test('keys of Kubernetes objects in the values are no document', () => {
    const text = `${BASE}  connectors: {extraManifests: [{apiVersion: v1, kind: ConfigMap, data: {a: b}}]}\nextra:\n- apiVersion: v1\n  kind: Secret\n`;
    assert.equal(read([CHART(', alias: cam')], text).layers[0]?.mount?.path, 'cam');
  });
  test('which key it is must be known', () => {
    const cases: [chart: { name: string; text: string } | undefined, text: string, words: RegExp][] = [
      [undefined, BASE, /no Chart\.yaml beside/],
      [CHART(', alias: other'), BASE, /are for no chart that is known: Camunda’s is `other`/],
      [
        CHART('}\n- {name: camunda-platform, version: 12.0.1, alias: b'),
        BASE,
        /one of 2 dependencies on Camunda’s chart \(camunda-platform, b\)/,
      ],
      [CHART(', alias: cam'), `${BASE}cam: {}\n`, /given twice/],
      [CHART(', alias: cam'), `${BASE}---\na: 1\n`, /several documents/],
    ];
    for (const [chart, text, words] of cases) {
      const { objections } = read([chart], text);
      assert.match(objections[0]?.message ?? '', words);
    }
    const named = arrange(
      [
        { name: 'x', text: BASE },
        { name: 'y', text: 'global: {identity: {auth: {enabled: false}}}\nother: 1\n' },
      ],
      { at: ['cam'] },
    );
    assert.deepEqual(
      named.layers.map((l) => `${l.name} ${formatSteps(l.mount?.steps ?? [])}`),
      ['x cam', 'x global', 'y global'],
    );
    assert.match(
      read([CHART('')], 'camunda-platform:\n  zeebe: {clusterSize: "1"}\n', VALUES).objections[0]?.message ?? '',
      /alone/,
    );
  });
  test('charts around charts: every global counts, the outermost last, whatever file it is in', () => {
    const inner =
      'mid:\n  camunda-platform:\n    global: {identity: {auth: {enabled: true}}}\n    zeebe: {clusterSize: "1"}\n    operate: {contextPath: /o}\n';
    const off = 'global: {identity: {auth: {enabled: false}}}\n';
    const at = ['mid', 'camunda-platform'];
    const named = (...texts: string[]) =>
      arrange(
        texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
        { at },
      );
    const [after = ''] = upgradedAll(named(off + inner), off + inner);
    assert.match(after, /method: basic/);
    assert.ok(after.startsWith(`${off}mid:\n`));
    const beside = `${inner}  global: {identity: {auth: {enabled: true}}}\n`;
    const { layers, objections } = named(off + beside, 'mid:\n  global: {license: {existingSecret: x}}\n');
    assert.deepEqual(objections, []);
    assert.deepEqual(
      layers.map((l) => `${l.name} ${formatSteps(l.mount?.steps ?? [])}`),
      ['0.yaml mid.camunda-platform', '0.yaml mid.global', '1.yaml mid.global', '0.yaml global'],
    );
    assert.match(upgradedAll(named(off + beside), off + beside)[0] ?? '', /method: basic/);
  });
  test('values of its other dependencies are theirs, whatever their keys are called', () => {
    const chart = CHART('}\n- {name: bench, version: 1.0.0}\n- {name: starter, alias: zb, version: 1.0.0');
    const others =
      'bench:\n  zeebe: {enabled: true, clusterSize: 3}\n  image: {tag: 8.7.1}\nzb: {operate: {contextPath: /x}}\n';
    const text = `${others}camunda-platform:\n  zeebe: {clusterSize: "1"}\n  operate: {contextPath: /o}\n`;
    const arranged = read([chart], text);
    assert.deepEqual(arranged.objections, []);
    const [after = ''] = upgradedAll(arranged, text);
    assert.ok(after.startsWith(others) && after.includes('  orchestration: '));
    assert.match(read([CHART('')], text).objections[0]?.message ?? '', /at bench are for no chart that is known/);
  });
  test('what Helm passes over in a global, because it is no map beside one, or a map beside none', () => {
    const own =
      'camunda-platform:\n  global: {identity: {auth: {enabled: false}}, zeebePort: 1}\n  zeebe: {clusterSize: "1"}\n';
    for (const said of ['identity: null', 'identity: x', 'identity: []', 'zeebePort: {a: 1}']) {
      const { objections } = read([CHART('')], own, `a: 1\nglobal:\n  ${said}\n`);
      const [key = ''] = said.split(':');
      const words = `\`global.${key}\` is of another kind than \`camunda-platform.global.${key}\`: Helm passes it over`;
      assert.ok(objections[0]?.message.startsWith(words), said);
      assert.deepEqual([objections[0]?.file, objections[0]?.offset], [1, 'a: 1\nglobal:\n  '.length]);
    }
    for (const said of ['identity: {auth: null}', 'zeebePort: null', 'image: null', 'ingress: {enabled: true}'])
      assert.deepEqual(read([CHART('')], own, `global:\n  ${said}\n`).objections, [], said);
  });
  test('a chart with a global and no values of Camunda’s below it: the file is what it was', () => {
    const text = 'global:\n  license:\n    existingSecret: x\n';
    const { layers, mounted } = read([CHART('')], text);
    assert.equal(mounted, false);
    assert.equal(layers[0]?.text, text);
  });
  test('old keys that the chart names', () => {
    const chart = {
      name: 'c/Chart.yaml',
      text: 'dependencies:\n- name: camunda-platform\n  alias: cam\n  version: 12.x\n  import-values:\n  - {child: zeebe.service, parent: x}\n- name: b\n  condition: b.on,cam.tasklist.enabled,cam.identity.enabled\n  import-values:\n  - {child: zeebe.x, parent: cam.zeebe.env}\n',
    };
    const parent = readChart(chart);
    assert.deepEqual(
      namedInChart(parent, 'cam', STEPS[0]).map((r) => [
        r.args.name,
        chart.text.slice(0, r.at.offset).split('\n').length,
      ]),
      [
        ['zeebe.service', 6],
        ['tasklist.enabled', 8],
        ['zeebe.env', 10],
      ],
    );
    // Behind a comma Helm takes a space for a part of the path, which is dead whatever it says.
    const spaced = chart.text.replace(
      'b.on,cam.tasklist.enabled,',
      '" cam.operate.enabled, cam.tasklist.enabled,cam.zeebe.enabled ,"\n  x: ',
    );
    assert.deepEqual(
      namedInChart(readChart({ name: 'c', text: spaced }), 'cam', STEPS[0])
        .flatMap((r) => r.args.name ?? [])
        .slice(1, -1),
      ['operate.enabled'],
    );
    // A condition of its own that is neither true nor false.
    const unheard = (condition: string, ...texts: string[]): string[] => {
      const [own] = readChart({
        name: 'c',
        text: `dependencies: [{name: camunda-platform, condition: "${condition}"}]`,
      }).camunda;
      assert.ok(own);
      return unheardCondition(
        own,
        STEPS[0],
        texts.map((text, i) => ({ name: String(i), text })),
      ).map((r) => `${String(r.file)} ${r.at.path}`);
    };
    const off = 'camunda-platform: {enabled: "false", zeebe: {}}\n';
    assert.deepEqual(unheard('camunda-platform.enabled', off), ['0 camunda-platform.enabled']);
    assert.deepEqual(
      unheard('camunda-platform.enabled', 'camunda-platform: {enabled: false}\n', 'camunda-platform: {enabled: 0}\n'),
      ['1 camunda-platform.enabled'],
    );
    assert.deepEqual(unheard('x.is,camunda-platform.enabled', 'x: {is: "${X}"}\n', off), [
      '0 x.is',
      '1 camunda-platform.enabled',
    ]);
    assert.deepEqual(unheard('x.is,camunda-platform.enabled', 'x: {is: true}\n', off), []);
    for (const heard of ['true', 'false', 'null'])
      assert.deepEqual(unheard('camunda-platform.enabled', off, `camunda-platform: {enabled: ${heard}}\n`), [], heard);
    assert.deepEqual(unheard('other.enabled, camunda-platform.enabled', off), []);
    const template =
      '{{ .Values.cam.zeebe.clusterSize }}\n{{ index $.Values "cam" "operate" "contextPath" }} {{ .Values.zeebe.x }} {{ .Values.cam.identity.enabled }}\n';
    assert.deepEqual(
      namedInTemplate(template, 'cam', STEPS[0]).map((r) => r.args.name),
      ['zeebe.clusterSize', 'operate.contextPath'],
    );
  });
});

const k8s = (kind: string): string => `apiVersion: x/v1\nkind: ${kind}\nmetadata: {name: c}\n`;
const RELEASE = `${k8s('HelmRelease')}spec:\n  chart: {spec: {chart: camunda-platform, version: 12.x}}\n`;
const under = (column: number, text = VALUES): string => text.replace(/^(?=.)/gm, ' '.repeat(column));

/** Files, and what is said about them: name of the file, line, words. */
const REFUSED: Record<string, readonly [files: readonly string[], line: number, words: RegExp]> = {
  'a text in quotes': [[`${k8s('ConfigMap')}data:\n  v: "zeebe:\\n  clusterSize: 3\\n"\n`], 5, /in quotes/],
  'a folded text': [
    [`${k8s('ConfigMap')}data:\n  v: >\n    zeebe:\n\n      clusterSize: 3\n\n    operate:\n\n      contextPath: /o\n`],
    5,
    /folded/,
  ],
  'an alias of what stands elsewhere': [
    [`${k8s('HelmRelease')}x: &v\n${under(2)}spec:\n  chart: {spec: {chart: camunda-platform}}\n  values: *v\n`],
    11,
    /are an alias \(\*v\)/,
  ],
  'an anchor inside for an alias outside': [
    [`${RELEASE}  values:\n    zeebe: &z {clusterSize: "1"}\n    operate: {contextPath: /o}\n  other: *z\n`],
    9,
    /`z` with what stands around/,
  ],
  'a merge of what stands outside': [
    [
      `${k8s('HelmRelease')}x-a: &a {clusterSize: "1"}\nspec:\n  values:\n    operate: {contextPath: /o}\n    zeebe:\n      <<: *a\n      partitionCount: "1"\n`,
    ],
    9,
    /`a` with what stands around/,
  ],
  'values twice': [[`${RELEASE}  values:\n${under(4)}  values:\n${under(4)}`], 11, /given twice/],
  'values and valuesObject': [
    [`${k8s('Application')}spec:\n  source:\n    helm:\n      values: |\n${under(8)}      valuesObject:\n${under(8)}`],
    7,
    /have no effect beside/,
  ],
  'base64 of a Secret': [[`${k8s('Secret')}data:\n  v: ${btoa(VALUES)}\n`], 5, /base64/],
  'broken YAML in the document': [
    [`${RELEASE}  values:\n    zeebe:\n      clusterSize: "1" x\n    operate: {}\n`],
    8,
    /at spec\.values stand in broken YAML/,
  ],
  'a template around the values': [
    [
      `${RELEASE}  values:\n    zeebe:\n      clusterSize: 1\n    {{- if .prod }}\n    operate: {contextPath: /o}\n    {{- end }}\n`,
    ],
    9,
    /at spec\.values stand in a template/,
  ],
  'encrypted values of a document': [
    [`${RELEASE}  values:\n    zeebe:\n      clusterSize: ENC[AES256_GCM,data:x,type:str]\nsops:\n  version: 3.8.1\n`],
    8,
    /a Flux HelmRelease whose values at spec\.values\.zeebe\.clusterSize are encrypted/,
  ],
  'an encrypted text of a Secret': [
    [`${k8s('Secret')}stringData:\n  camunda.yaml: ENC[AES256_GCM,data:x,type:str]\nsops:\n  version: 3.8.1\n`],
    5,
    /a Secret whose values at stringData\."camunda\.yaml" are encrypted/,
  ],
  'a deployment and a file that it does not name': [[`${RELEASE}  values:\n${under(4)}`, VALUES], 0, /is not named by/],
  'a file that is not given': [
    [
      `${k8s('Application')}spec:\n  source:\n    chart: camunda-platform\n    helm:\n      valueFiles: [prod.yaml]\n      valuesObject:\n${under(8)}`,
    ],
    8,
    /prod\.yaml, which is not given/,
  ],
  'a ConfigMap that is not given': [
    [`${RELEASE}  valuesFrom:\n  - {kind: ConfigMap, name: v}\n  values:\n${under(4)}`],
    7,
    /ConfigMap v, which is not given/,
  ],
  'two deployments': [
    [`${RELEASE}  values:\n${under(4)}---\n${RELEASE}  values:\n${under(4)}`],
    6,
    /one of 2 deployments/,
  ],
  'two ConfigMaps': [[`${k8s('ConfigMap')}data:\n  a: |\n${under(4)}  b: |\n${under(4)}`], 5, /in which order/],
  'an umbrella in a HelmRelease': [
    [`${k8s('HelmRelease')}spec:\n  values:\n    global: {x: 1}\n    camunda-platform:\n${under(6)}`],
    7,
    /camunda-platform are not upgraded there/,
  ],
  'Kustomize, an order nobody knows': [
    [
      `helmCharts:\n- name: camunda-platform\n  valuesMerge: merge\n  additionalValuesFiles: [a.yaml]\n  valuesInline:\n${under(4)}`,
    ],
    3,
    /order that is not known/,
  ],
  ...beside(
    'Kustomize reads a word itself',
    `${VALUES}  x: {y: [true, Off]}\n`,
    5,
    /takes `Off` for text.*Helm reads `false`/,
  ),
  ...beside('Kustomize reads a date itself', `${VALUES}  x: 2001-1-31\n`, 5, /adds a time to `2001-1-31`/),
  ...beside(
    'Kustomize drops an alias',
    `a: &a {x: 1}\n${VALUES}b: *a\n`,
    6,
    /leaves out what the alias `a` stands for/,
  ),
  ...beside(
    'Kustomize drops a merge key',
    `a: &a {x: 1}\n${VALUES}b: {c: {<<: *a}}\n`,
    6,
    /leaves out what the alias `a` stands for/,
  ),
  ...beside('Kustomize reads one document', `${VALUES}---\nb: 1\n`, 5, /does not read the documents after the first/),
};
/** A file that Kustomize merges itself, because there are values beside it. */
function beside(name: string, file: string, line: number, words: RegExp): typeof REFUSED {
  const text = (more: string): string =>
    `helmCharts:\n- name: camunda-platform\n  valuesFile: 1.yaml\n${more}  valuesInline:\n${under(4)}`;
  return {
    [name]: [[text(''), file], line, words],
    [`${name}, the file wins`]: [[text('  valuesMerge: merge\n'), file], line, words],
  };
}
describe('what is not upgraded where it stands is named, with its line', () => {
  for (const [name, [texts, line, words]] of Object.entries(REFUSED))
    test(name, () => {
      const files = texts.map((text, i) => ({ name: `${String(i)}.yaml`, text }));
      const { objections, mounted } = arrange(files);
      const [first] = objections;
      assert.ok(first, 'refused');
      assert.ok(objections.length <= texts.length + Number(name.startsWith('two')), 'one line for each place');
      assert.match(first.message, words);
      const at =
        first.offset === undefined ? 0 : (files[first.file]?.text.slice(0, first.offset).split('\n').length ?? 0);
      assert.equal(at, line);
      assert.ok(mounted || objections.length > 0);
    });
});

describe('order', () => {
  const layersOf = (...files: [name: string, text: string][]): string[] => {
    const { layers, objections } = arrange(files.map(([name, text]) => ({ name, text })));
    assert.deepEqual(objections, []);
    return layers.map((l) => `${l.name}${l.mount ? `:${l.mount.path}` : ''}`);
  };
  const app = (files: string): string =>
    `${k8s('Application')}spec:\n  source:\n    chart: camunda-platform\n    helm:\n      valueFiles: ${files}\n      valuesObject:\n${under(8)}`;
  test('files of Argo CD come first, in the order of the list, however they are given', () => {
    assert.deepEqual(
      layersOf(['app.yaml', app('[$v/base/a.yaml, b.yaml]')], ['b.yaml', VALUES], ['env/base/a.yaml', VALUES]),
      ['env/base/a.yaml', 'b.yaml', 'app.yaml:spec.source.helm.valuesObject'],
    );
  });
  test('ConfigMaps of a HelmRelease come first, in the order of valuesFrom', () => {
    const release = `${RELEASE}  valuesFrom:\n  - {kind: ConfigMap, name: b, valuesKey: x.yaml}\n  - {kind: Secret, name: a}\n  values:\n${under(4)}`;
    const map = k8s('ConfigMap').replace('name: c', 'name: b') + `data:\n  x.yaml: |\n${under(4)}`;
    const secret = k8s('Secret').replace('name: c', 'name: a') + `stringData:\n  values.yaml: |\n${under(4)}`;
    assert.deepEqual(layersOf(['r.yaml', `${release}---\n${secret}`], ['m.yaml', map]), [
      'm.yaml:data."x.yaml"',
      'r.yaml:stringData."values.yaml"',
      'r.yaml:spec.values',
    ]);
  });
  test('what stands at a targetPath of a HelmRelease has no layer: its name is told, with what it is now', () => {
    const text = `${RELEASE}  valuesFrom:\n  - {kind: Secret, name: zeebe.x, targetPath: "zeebe.env[0].value"}\n  - {kind: ConfigMap, name: v, targetPath: global.ingress.host}\n  values:\n${under(4)}`;
    const { layers, told, objections } = one(text);
    assert.deepEqual(objections, []);
    assert.equal(layers.length, 1);
    assert.deepEqual(
      told.map((t) => [t.path, text.slice(t.offset, t.end), setRemark(t, { step: STEPS[0] })?.targets]),
      [
        ['spec.valuesFrom[0].targetPath', '"zeebe.env[0].value"', ['orchestration.env']],
        ['spec.valuesFrom[1].targetPath', 'global.ingress.host', undefined],
      ],
    );
  });
  test('what reaches the chart where a tool sets a value by its name: a string is told where the new chart wants none', () => {
    const argo = (item: string): string =>
      `${app('[]')}\n`.replace('    helm:\n', `    helm:\n      parameters:\n      - ${item}\n`);
    const flux = (item: string, more = ''): string =>
      `${RELEASE}  valuesFrom:\n  - {kind: ConfigMap, name: v, valuesKey: k, ${item}}\n  values:\n${under(4)}${more}`;
    const map = (text: string, kind = 'ConfigMap', at = 'data'): string =>
      `---\napiVersion: v1\nkind: ${kind}\nmetadata: {name: v}\n${at}: {k: ${text}}\n`;
    const TARGET = 'targetPath: connectors.enabled';
    const helmfile = (item: string): string =>
      `releases:\n- name: c\n  chart: x/camunda-platform\n  values:\n  - zeebe: {clusterSize: "1"}\n    operate: {contextPath: /o}\n  ${item}\n`;
    const k3s = (item: string): string =>
      `${k8s('HelmChart')}spec:\n  chart: camunda-platform\n  set: {${item}}\n  valuesContent: |\n${under(4)}`;
    const ansible = (item: string): string =>
      `- kubernetes.core.helm:\n    chart_ref: x/camunda-platform\n    set_values: [{${item}}]\n    values:\n${under(6)}`;
    const NAME = 'name: connectors.enabled';
    for (const [text, wanted] of [
      [argo(`{${NAME}, value: "false"}`), undefined],
      [argo(`{${NAME}, value: "false", forceString: false}`), undefined],
      [argo(`{${NAME}, value: "false", forceString: true}`), 'true or false'],
      [argo(`{forceString: true, value: "1.2", ${NAME}}`), 'true or false'],
      [argo(`{${NAME}, value: "no"}`), 'true or false'],
      [argo(`{${NAME}, value: "1"}`), 'true or false'],
      [argo(`{${NAME}, value: "$X"}`), undefined],
      [argo(`{${NAME}, value: "{{.on}}"}`), undefined],
      [argo(`{${NAME}, value: "{{.on}}", forceString: true}`), 'true or false'],
      [argo('{name: connectors.service.serverPort, value: "8080", forceString: true}'), 'a number'],
      [argo('{name: connectors.service.serverPort, value: "8080"}'), undefined],
      [argo('{name: zeebe.clusterSize, value: "3"}'), 'a string'],
      [argo('{name: zeebe.clusterSize, value: "3", forceString: true}'), undefined],
      [flux(`${TARGET}, literal: true`), 'true or false'],
      [flux(TARGET), undefined],
      [flux(TARGET, map('"true"')), undefined],
      [flux(TARGET, map(`"'true'"`)), 'true or false'],
      [flux(TARGET, map(`'"false"'`)), 'true or false'],
      [flux(TARGET, map('"off"')), 'true or false'],
      [flux(TARGET, map('"off"', 'Secret', 'stringData')), undefined],
      [
        flux(TARGET, map('"off"', 'Secret', 'stringData')).replace('kind: ConfigMap, name: v', 'kind: Secret, name: v'),
        'true or false',
      ],
      [helmfile(`set: [{${NAME}, value: false}]`), undefined],
      [helmfile(`set: [{${NAME}, value: "no"}]`), 'true or false'],
      [helmfile(`setString: [{${NAME}, value: false}]`), 'true or false'],
      [k3s('connectors.enabled: "false"'), undefined],
      [k3s('connectors.enabled: "off"'), 'true or false'],
      [k3s('connectors.service.serverPort: 8080'), undefined],
      [k3s('connectors.service.serverPort: "8080"'), 'a number'],
      [ansible('value: connectors.enabled=false'), undefined],
      [ansible('value: connectors.enabled=false, value_type: string'), 'true or false'],
      [ansible('value: "zeebe.clusterSize=3"'), 'a string'],
    ] as const) {
      const { told, objections } = one(text);
      assert.deepEqual(objections, [], text);
      assert.equal(told.length, 1, text);
      assert.equal(
        told.flatMap((t) => setRemark(t, { step: STEPS[0], version: '8.7' }) ?? [])[0]?.args.wanted,
        wanted,
        text,
      );
    }
    // A file with nothing but such values is a part of the deployment.
    const apart = arrange([
      { name: 'r.yaml', text: flux(TARGET) },
      { name: 'c.yaml', text: map(`"'x'"`) },
    ]);
    assert.deepEqual(apart.objections, []);
    assert.equal(apart.told[0]?.given, "'x'");
  });
  test('a generator of Kustomize has its values like helmCharts, in both spellings', () => {
    const old = (more: string): string =>
      `helmChartInflationGenerator:\n- chartName: camunda-platform\n  chartVersion: 12.0.0\n  values: a.yaml\n${more}  valuesLocal:\n${under(4)}`;
    const inline = 'k.yaml:helmChartInflationGenerator[0].valuesLocal';
    assert.deepEqual(layersOf(['k.yaml', old('')], ['a.yaml', VALUES]), ['a.yaml', inline]);
    assert.deepEqual(layersOf(['k.yaml', old('  valuesMerge: merge\n')], ['a.yaml', VALUES]), [inline, 'a.yaml']);
    const object = `apiVersion: builtin\nkind: HelmChartInflationGenerator\nmetadata: {name: x}\nname: camunda-platform\nversion: 12.0.0\nvaluesFile: a.yaml\nvaluesInline:\n${under(2)}`;
    assert.deepEqual(layersOf(['g.yaml', object], ['a.yaml', VALUES]), ['a.yaml', 'g.yaml:valuesInline']);
    for (const text of [old(''), object])
      assert.equal(arrange([{ name: 'k.yaml', text }], { partial: true }).versions[0]?.text, '12.0.0');
  });
  test('what stands behind an alias or a merge key is read: files are found, values are refused, nothing is passed over', () => {
    const file = (values: string, release: string): string =>
      `templates:\n  t: &t\n    version: 12.0.0\n    values:\n    - ${values}\nreleases:\n- name: c\n  chart: x/camunda-platform\n  ${release}\n`;
    for (const release of ['<<: *t', '<<: [*t]']) {
      assert.deepEqual(layersOf(['h.yaml', file('v/{{`{{ .Release.Name }}`}}.yaml', release)], ['v/c.yaml', VALUES]), [
        'v/c.yaml',
      ]);
      assert.equal(
        arrange([{ name: 'h', text: file('a.yaml', release) }], { partial: true }).versions[0]?.text,
        '12.0.0',
      );
      const { layers, objections } = one(file('zeebe: {clusterSize: "1"}\n      operate: {contextPath: /o}', release));
      assert.ok(objections.length > 0 && layers.every((l) => l.mount === undefined), release);
    }
    assert.deepEqual(
      declarations([
        { path: 'h.yaml', text: file('a.yaml', '<<: *t') },
        { path: 'a.yaml', text: VALUES },
      ]).map((d) => d.files),
      [['a.yaml']],
    );
  });
  test('values that come from more places, or lie on the others as a patch, are never passed over', () => {
    const set = `${k8s('ApplicationSet')}spec:\n  template:\n    spec:\n      source:\n        chart: camunda-platform\n        helm:\n          valuesObject:\n${under(12)}`;
    const patched = (text: string, column = 4): string =>
      `kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nresources: [x]\npatches:\n- target: {kind: HelmRelease}\n  patch: |-\n${under(column, text)}`;
    for (const [text, path] of [
      [
        `${set}  templatePatch: |\n    spec: {source: {helm: {valuesObject: {zeebe: {partitionCount: "3"}}}}}\n`,
        'spec.templatePatch',
      ],
      [patched('kind: HelmRelease\nspec: {values: {zeebe: {clusterSize: "5"}}}\n'), 'patches[0].patch'],
      [patched('- op: replace\n  path: /spec/values/zeebe/clusterSize\n  value: "5"\n'), 'patches[0].patch'],
      [patched('- {op: add, path: /spec/source/helm/valuesObject/global/ingress, value: {}}\n'), 'patches[0].patch'],
      [
        `releases:\n- name: c\n  chart: x/camunda-platform\n  inherit: [{template: t}]\n  values:\n  - zeebe: {clusterSize: "1"}\n    operate: {contextPath: /o}\n`,
        'releases[0].inherit',
      ],
      [
        `helm:\n  chart: camunda-platform\n  valuesFrom: [{secretKeyRef: {name: x}}]\n  values:\n${under(4)}`,
        'helm.valuesFrom',
      ],
      [
        `${k8s('HelmChart')}spec:\n  chart: camunda-platform\n  valuesSecrets: [{name: x}]\n  valuesContent: |\n${under(4)}`,
        'spec.valuesSecrets',
      ],
    ] as const)
      assert.match(one(text).objections[0]?.message ?? '', new RegExp(`at ${path.replace(/[[\].]/g, '\\$&')} `), path);
    for (const text of [
      patched('- {op: add, path: /spec/template/spec/priorityClassName, value: high}\n'),
      patched('kind: Deployment\nspec: {replicas: 3}\n'),
      patched('- {op: add, path: /spec/values/redis/size, value: 3}\n'),
    ])
      assert.deepEqual(one(text).objections, [], text);
  });
  test('values of other charts beside Camunda’s are theirs, also where Camunda’s own say little', () => {
    const helmfile = (chart: string, values: string): string =>
      `releases:\n- name: c\n  chart: x/camunda-platform\n  values: [a.yaml]\n- name: o\n  chart: ${chart}\n  values:\n  - ${values}\n`;
    const application = (chart: string, values: string): string =>
      `${k8s('Application')}spec:\n  sources:\n  - {chart: camunda-platform, helm: {valueFiles: [a.yaml]}}\n  - {chart: ${chart}, helm: {valuesObject: ${values}}}\n`;
    for (const of of [helmfile, application]) {
      for (const values of ['{global: {x: 1}, master: {replicas: 3}}', '{auth: {enabled: false}}'])
        for (const chart of ['redis', 'elasticsearch'])
          assert.deepEqual(layersOf(['d.yaml', of(chart, values)], ['a.yaml', VALUES]), ['a.yaml'], chart + values);
      // A chart around Camunda's may have any name.
      for (const [chart, values] of [
        ['mine', '{zeebe: {clusterSize: "1"}, operate: {contextPath: /o}}'],
        ['my-camunda', '{global: {x: 1}}'],
      ] as const) {
        const files = [
          { name: 'd.yaml', text: of(chart, values) },
          { name: 'a.yaml', text: VALUES },
        ];
        assert.ok(arrange(files).objections.length > 0, chart);
      }
    }
  });
  test('what Flux and Ansible fill in between quotes has its own type, before the upgrade and after it', () => {
    const said = (text: string): string[] => {
      const arranged = one(text);
      const { layers, findings } = upgrade(readSet(arranged.layers));
      const [back] = putBack([{ name: 'x.yaml', text }], arranged.layers, layers);
      const after = readSet(one(back?.text ?? '').layers, { from: '8.8' });
      return [...findings, ...examine(after)].flatMap((f) => (/stays-string|type-switch/.test(f.rule) ? [f.rule] : []));
    };
    const inside = (column: number, value: string): string =>
      under(column, `${VALUES}connectors: {enabled: "${value}"}\n`);
    const flux = (value: string): string => `${RELEASE}  values:\n${inside(4, value)}`;
    const map = (value: string): string => `${k8s('ConfigMap')}data:\n  values.yaml: |\n${inside(4, value)}`;
    const ansible = (value: string): string =>
      `- kubernetes.core.helm:\n    chart_ref: x/camunda-platform\n    values:\n${inside(6, value)}`;
    for (const [text, rules] of [
      [flux('${X}'), []],
      [flux('${X:=true}'), []],
      [flux('{{ .x }}'), ['types/stays-string', 'validate/type-switch']],
      [flux('${X}${Y}'), ['types/stays-string', 'validate/type-switch']],
      [map('${X}'), ['types/stays-string', 'validate/type-switch']],
      [ansible('{{ x }}'), []],
      [ansible('{{ x | bool }}'), []],
      [ansible('{{ x }}{{ y }}'), ['types/stays-string', 'validate/type-switch']],
    ] as const)
      assert.deepEqual(said(text), rules, text);
  });
  test('the version of the chart and values of the release, wherever they are said', () => {
    const oci = (ref: string): string =>
      `${k8s('OCIRepository')}spec:\n  url: oci://r.example/camunda/camunda-platform\n  ref: {${ref}}\n---\n${k8s('HelmRelease')}spec:\n  chartRef: {kind: OCIRepository, name: c}\n  values:\n${under(4)}`;
    for (const [ref, said] of [
      ['semver: "12.x"', '8.7'],
      ['tag: 12.4.0', '8.7'],
      ['semver: ">=12.0.0 <13.0.0"', '8.7'],
      ['semver: ">= 13.0.0-0, < 14.0.0-0"', '8.8'],
      ['semver: ">=12.0.0 <14.0.0"', undefined],
      ['semver: "*"', undefined],
    ] as const) {
      const arranged = one(oci(ref));
      assert.deepEqual(arranged.objections, []);
      assert.equal(saidVersion(arranged), said, ref);
      const set = readSet(arranged.layers);
      assert.equal(arranged.versions.flatMap((v) => versionRemark(v, set) ?? []).length, said === '8.8' ? 0 : 1, ref);
    }
    const helmfile = (at: string): string =>
      `${at}releases:\n- name: c\n  chart: x/camunda-platform\n  ${at === '' ? 'reuseValues: true' : 'wait: true'}\n  values:\n  - zeebe: {clusterSize: "1"}\n    operate: {contextPath: /o}\n`;
    const ansible = `- kubernetes.core.helm:\n    chart_ref: x/camunda-platform\n    reuse_values: true\n    values:\n${under(6)}`;
    for (const text of [helmfile(''), helmfile('helmDefaults: {reuseValues: true}\n'), ansible]) {
      const [told] = one(text).told;
      assert.equal(told && setRemark(told, { step: STEPS[0] })?.rule, 'wrappers/values-of-release', text);
      assert.deepEqual(one(text.replace('alues: true', 'alues: false')).told, []);
    }
    const rules = (text: string, name: string): string[] =>
      oldNamesIn(text, name, { step: STEPS[0] })?.map((r) => `${r.rule} ${r.at.text}`) ?? [];
    const tf = (more: string): string =>
      `resource "helm_release" "c" {\n  chart = "camunda-platform"\n  ${more}\n}\nresource "helm_release" "d" {\n  chart = "x"\n  version = "12.0.0"\n  reuse_values = true\n}\n`;
    assert.deepEqual(rules(tf('version = "~> 12.0"'), 'a.tf'), ['wrappers/chart-version ~> 12.0']);
    assert.deepEqual(rules(tf('version = "13.1.0"'), 'a.tf'), []);
    assert.deepEqual(rules(tf('reuse_values = true'), 'a.tf'), ['wrappers/values-of-release reuse_values']);
    for (const [more, said] of [
      ['--version 12.0.3', '12.0.3'],
      ['\\\n  --version="~12"', '~12'],
      ['--version 13.1.0', ''],
      ['--version $V', ''],
    ] as const)
      assert.deepEqual(
        rules(
          `helm upgrade d x/other --version 12.0.0 -f a.yaml\nhelm upgrade c x/camunda-platform -f a.yaml ${more}\n`,
          'a.sh',
        ),
        said === '' ? [] : [`wrappers/chart-version ${said}`],
      );
  });
  test('what a tool sets by its name counts over the values, for all that is worked out of them', () => {
    const argo = (items: string): string =>
      app('[]')
        .replace('    helm:\n', `    helm:\n      parameters: [${items}]\n`)
        .replace('contextPath: /o', 'env: [{name: A, value: b}]');
    const made = (items: string): { text: string; rules: string[] } => {
      const arranged = one(argo(items));
      const { layers, findings } = upgrade(readSet(arranged.layers, { above: setAbove(arranged) }));
      return { text: layers[0]?.after ?? '', rules: findings.map((f) => `${f.rule} ${f.place.path}`) };
    };
    const AUTH = 'name: global.identity.auth.enabled';
    assert.match(made('').text, /method: oidc/);
    for (const off of [`{${AUTH}, value: "false"}`, `{${AUTH}, value: "False"}`])
      assert.match(made(off).text, /method: basic/, off);
    // Every string is on, and what nobody knows changes nothing.
    for (const on of [`{${AUTH}, value: "false", forceString: true}`, `{${AUTH}, value: "{{.auth}}"}`])
      assert.match(made(on).text, /method: oidc/, on);
    const dead = made('{name: operate.enabled, value: "false"}');
    assert.ok(dead.rules.includes('component-off operate'), 'what is off does not come to life');
    assert.ok(!/^operate:/m.test(dead.text) && !/^ {2}env:/m.test(dead.text));
    assert.match(made('{name: operate.enabled, value: "true"}').text, /^ {2}env:/m);
    // What is set there is written nowhere.
    assert.ok(!/clusterSize: "?7/.test(made('{name: zeebe.clusterSize, value: "7", forceString: true}').text));
  });
  test('files of Fleet come last', () => {
    const fleet = `helm:\n  chart: camunda-platform\n  valuesFiles: [a.yaml]\n  values:\n${under(4)}`;
    assert.deepEqual(layersOf(['fleet.yaml', fleet], ['a.yaml', VALUES]), ['fleet.yaml:helm.values', 'a.yaml']);
  });
  test('Kustomize: inline beats the file, unless it is to be merged', () => {
    const chart = (merge: string): string =>
      `helmCharts:\n- name: camunda-platform\n  valuesFile: a.yaml\n${merge}  valuesInline:\n${under(4)}`;
    const inline = 'k.yaml:helmCharts[0].valuesInline';
    assert.deepEqual(layersOf(['k.yaml', chart('')], ['a.yaml', VALUES]), ['a.yaml', inline]);
    assert.deepEqual(layersOf(['k.yaml', chart('  valuesMerge: merge\n')], ['a.yaml', VALUES]), [inline, 'a.yaml']);
  });
  test('Kustomize hands a file on as it is where nothing is beside it, and reads most of it like Helm', () => {
    const chart = (inline: string): [string, string] => [
      'k.yaml',
      `helmCharts:\n- name: camunda-platform\n  valuesFile: a.yaml\n${inline}`,
    ];
    for (const odd of ['x: no\n', 'x: 2001-01-31\n', 'x: &x {}\ny: *x\n', '---\nx: 1\n'])
      for (const inline of ['', '  valuesInline: {}\n', '  valuesInline:\n', '  valuesMerge: replace\n'])
        assert.deepEqual(layersOf(chart(inline), ['a.yaml', `${VALUES}${odd}`]), ['a.yaml'], odd + inline);
    const alike =
      'a: &a {x: True, d: "2001-01-31", t: 2001-13-01, n: "no", o: 017}\nl: [*a, {y: *a}]\nm: {<<: [*a]}\n---\n# none\n';
    assert.equal(layersOf(chart(`  valuesInline:\n${under(4)}`), ['a.yaml', `${VALUES}${alike}`]).length, 2);
    // Not one of those that Kustomize merges.
    const more = chart(`  additionalValuesFiles: [a.yaml]\n  valuesInline:\n${under(4)}`);
    assert.equal(layersOf([more[0], more[1].replace('  valuesFile: a.yaml\n', '')], ['a.yaml', 'x: no\n']).length, 2);
  });
  test('helmfile: as the list has them, secrets last', () => {
    const file = `releases:\n- name: c\n  chart: x/camunda-platform\n  values:\n  - a.yaml\n  - zeebe: {clusterSize: "1"}\n    operate: {contextPath: /o}\n  - b.yaml\n  secrets: [s.yaml]\n`;
    assert.deepEqual(layersOf(['h.yaml', file], ['s.yaml', VALUES], ['b.yaml', VALUES], ['a.yaml', VALUES]), [
      'a.yaml',
      'h.yaml:releases[0].values[1]',
      'b.yaml',
      's.yaml',
    ]);
  });
  test('a name that a template or the environment fills in is any that fits, unless another one says it outright', () => {
    assert.deepEqual(
      layersOf(
        ['app.yaml', app('["envs/{{.env}}/c-${SIZE}-v.yaml", "{{.env}}.yaml", prod.yaml]')],
        ['prod.yaml', VALUES],
        ['dev.yaml', VALUES],
        ['envs/dev/c-xl-v.yaml', VALUES],
      ),
      ['envs/dev/c-xl-v.yaml', 'dev.yaml', 'prod.yaml', 'app.yaml:spec.source.helm.valuesObject'],
    );
    const two = arrange([
      { name: 'app.yaml', text: app('["{{.env}}.yaml"]') },
      { name: 'dev.yaml', text: VALUES },
      { name: 'prod.yaml', text: VALUES },
    ]);
    assert.match(two.objections[0]?.message ?? '', /could be dev\.yaml or prod\.yaml/);
    for (const name of ['c-v.yaml', 'envs/dev/d-xl-v.yaml', 'other/dev/c-xl-v.yaml'])
      assert.equal(
        arrange([
          { name: 'app.yaml', text: app('["envs/{{.env}}/c-{{.size}}-v.yaml"]') },
          { name, text: VALUES },
        ]).objections.length,
        1,
        name,
      );
  });
  test('upgraded copies stand in the order of the files that they were made of', () => {
    const text = app('[base.yaml, prod-8.7.yaml]');
    assert.deepEqual(layersOf(['app-8.8.yaml', text], ['prod-8.8.yaml', VALUES], ['base-8.8.yaml', VALUES]), [
      'base-8.8.yaml',
      'prod-8.8.yaml',
      'app-8.8.yaml:spec.source.helm.valuesObject',
    ]);
    assert.deepEqual(
      layersOf(['a.yaml', app('[v-8.7.yaml, v.yaml]')], ['v.yaml', VALUES], ['v-8.7.yaml', VALUES]).slice(0, 2),
      ['v-8.7.yaml', 'v.yaml'],
    );
    // Only a copy is taken for what it was made of.
    const { objections } = arrange([
      { name: 'a.yaml', text: app('[v-8.7.yaml, v.yaml]') },
      { name: 'v.yaml', text: VALUES },
    ]);
    assert.match(objections[0]?.message ?? '', /v-8\.7\.yaml, which is not given/);
  });
  test('a ConfigMap that a Kustomization makes of a file stands where the ConfigMap does', () => {
    const release = `${RELEASE}  valuesFrom:\n  - {kind: ConfigMap, name: b}\n  - {kind: Secret, name: s, valuesKey: k}\n  values:\n${under(4)}`;
    const made = (more: string): string =>
      `configMapGenerator:\n- name: b\n  files: [values.yaml=env/b.yaml]\nsecretGenerator:\n- name: s\n${more}`;
    assert.deepEqual(
      layersOf(
        ['r.yaml', release],
        ['k/kustomization.yaml', made('  files: [k=s.yaml]\n')],
        ['k/s.yaml', VALUES],
        ['k/env/b.yaml', VALUES],
      ),
      ['k/env/b.yaml', 'k/s.yaml', 'r.yaml:spec.values'],
    );
    const said = (text: string): string[] =>
      arrange([
        { name: 'r.yaml', text: release },
        { name: 'kustomization.yaml', text },
        { name: 'env/b.yaml', text: VALUES },
      ]).objections.map((o) => o.message);
    assert.match(
      said(made('  literals:\n  - "k=zeebe: {clusterSize: 3}"\n')).join(),
      /^a Kustomization that makes Secret s of values at secretGenerator\[0\]\.literals\[0\]/,
    );
    assert.match(
      said(made('  files: [k=s.yaml]\n- {name: s, files: [k=t.yaml]}\n')).join(),
      /Secret s, which is made 2 times/,
    );
    assert.match(said(made('  files: [k=s.yaml]\n')).join(), /s\.yaml, which is not given/);
    assert.match(said(made('  files: [other=s.yaml]\n')).join(), /Secret s, which is not given/);
  });
  test('a HelmChartConfig lies on its HelmChart', () => {
    const chart = `${k8s('HelmChart')}spec:\n  chart: camunda-platform\n  valuesContent: |\n${under(4)}`;
    const config = `${k8s('HelmChartConfig')}spec:\n  valuesContent: |\n${under(4)}`;
    assert.deepEqual(layersOf(['b.yaml', config], ['a.yaml', chart]), [
      'a.yaml:spec.valuesContent',
      'b.yaml:spec.valuesContent',
    ]);
  });
});

test('names are told by the step that the values are at, and older ones by the step that they belong to', () => {
  const of = (text: string, step: (typeof STEPS)[number]) => {
    const found = setRemark({ path: '', offset: 0, end: 0, text }, { step });
    return found && [found.minor, ...found.targets];
  };
  const [first, second] = STEPS;
  assert.deepEqual(of('zeebe.clusterSize', first), ['8.8', 'orchestration.clusterSize']);
  assert.deepEqual(of('zeebe.clusterSize', second), ['8.8', 'orchestration.clusterSize']);
  assert.deepEqual(of('orchestration.migration.data.enabled', second), ['8.9']);
  assert.equal(of('orchestration.migration.data.enabled', first), undefined);
  assert.equal(of('orchestration.clusterSize', second), undefined);
});
test('old names in scripts and in Terraform', () => {
  const found = (text: string, name: string): string[] | undefined =>
    oldNamesIn(text, name, { step: STEPS[0] })?.map(
      (r) => `${String(text.slice(0, r.at.offset).split('\n').length)} ${r.args.name ?? ''} ${r.targets.join()}`,
    );
  assert.deepEqual(
    found(
      '#!/bin/sh\nhelm upgrade c x --set zeebe.clusterSize=3,operate.env[0].name=A \\\n  --set-string "identity.enabled=true,zeebe.pvcSize=8Gi" --set \'zeebe.nodeSelector.a\\.b={c,d}\'\n',
      'deploy.sh',
    ),
    [
      '2 zeebe.clusterSize orchestration.clusterSize',
      '2 operate.env[0].name orchestration.env',
      '3 identity.enabled ',
      '3 zeebe.pvcSize orchestration.pvcSize',
      '3 zeebe.nodeSelector.a\\.b orchestration.nodeSelector.a\\.b',
    ],
  );
  assert.deepEqual(
    found(
      'resource "helm_release" "c" {\n  set {\n    name  = "zeebe.clusterSize"\n    value = "3"\n  }\n  values = [<<-EOF\n    zeebe:\n      env: [{name: A}]\n    identity: {enabled: true}\n  EOF\n  , yamlencode({\n    zeebe = { "partitionCount" = 3, env = [{ name = "A" }], # x\n      nodeSelector = { a = var.x } }\n    identity = { enabled = true }\n  })]\n}\n',
      'main.tf',
    ),
    [
      '3 zeebe.clusterSize orchestration.clusterSize',
      '8 zeebe.env orchestration.env',
      '12 zeebe.partitionCount orchestration.partitionCount',
      '12 zeebe.env orchestration.env',
      '13 zeebe.nodeSelector.a orchestration.nodeSelector.a',
    ],
  );
  // A text where the new chart takes only true or false, whichever option makes it one.
  const words = (more: string): (string | undefined)[] | undefined =>
    oldNamesIn(`helm upgrade c x ${more}\n`, 'a.sh', { step: STEPS[0] })?.map(
      (r) => aroundWords(findingOf(r, 0))?.headline,
    );
  for (const text of [
    '--set-string elasticsearch.enabled=false',
    '--set elasticsearch.enabled=no',
    "--set-literal 'elasticsearch.enabled=true'",
    '--set "a=1,elasticsearch.enabled=off"',
    '--set elasticsearch.enabled=1',
    // A string stays one, whatever the shell puts into it, or the file has.
    '--set-string elasticsearch.enabled=${ON}',
    '--set-file elasticsearch.enabled=on',
  ])
    assert.deepEqual(
      words(text),
      [
        '`elasticsearch.enabled` is set here, to something that chart 13.x refuses. Set it to true or false; the old chart took every string for on.',
      ],
      text,
    );
  for (const fine of [
    '--set elasticsearch.enabled=false',
    '--set elasticsearch.enabled="TRUE"',
    '--set elasticsearch.enabled=null',
    '--set elasticsearch.enabled=$ON --set elasticsearch.enabled=%ON%',
    '--set-string identity.fullURL=no --set-string connectors.podLabels.x=1',
  ])
    assert.deepEqual(words(fine), [], fine);
  assert.match(words('--set operate.env[0].value=x')?.[0] ?? '', /Its number may be another one in the new list\.$/);
  // Values of the release are in no file.
  for (const [more, line] of [
    ['--reuse-values -f a.yaml', 2],
    ['-f a.yaml \\\n  --reset-then-reuse-values', 3],
    ['--reuse-values=false', 0],
    ['--reset-values', 0],
    ['', 2],
    ['--install --wait -n "$NS" --version 13.1.0', 2],
    ['\\\n  --atomic \\\n  --timeout 5m', 2],
    ['\\\n  --atomic \\\n  -f a.yaml', 0],
    ['--set a=1', 0],
    ['--values=a.yaml', 0],
    ['$ARGS', 0],
    ['"${args[@]}"', 0],
    ['--version "$V" $(files)', 0],
    ['-f a.yaml\n# --reuse-values', 0],
  ] as const)
    for (const chart of ['camunda/camunda-platform', 'other/chart'])
      assert.deepEqual(
        found(`#!/bin/sh\nhelm upgrade c ${chart} ${more}\n`, 'x.sh'),
        line === 0 || chart === 'other/chart'
          ? []
          : [`${String(line)} ${/--re\S+/.exec(more)?.[0] ?? 'helm upgrade'} `],
        more,
      );
  // One key of a JSON at a key above it, which takes the place of all that the files say there.
  const said = oldNamesIn(
    `helm upgrade c x --set-json 'zeebe={"clusterSize":1},operate.env=[]' --set-json '{"zeebe":{"partitionCount":3}}'`,
    'a.sh',
    { step: STEPS[0] },
  )?.map((r) => [r.args.name, aroundWords(findingOf(r, 0))?.headline.includes('takes the place of all') ?? false]);
  assert.deepEqual(said, [
    ['zeebe.clusterSize', true],
    ['operate.env', false],
    ['zeebe.partitionCount', false],
  ]);
  // What --set-literal sets ends with the argument: a comma and what looks like a name behind it are of the value.
  assert.deepEqual(
    found(
      "helm upgrade c x --set-literal 'zeebe.logLevel=a,operate.contextPath=/x' --set-literal=zeebe.pvcSize=1,zeebe.x=2\n",
      'a.sh',
    ),
    ['1 zeebe.logLevel orchestration.logLevel', '1 zeebe.pvcSize orchestration.pvcSize'],
  );
  const RUN = 'helm upgrade c x --set zeebe.clusterSize=3 --set-json \'zeebe={"partitionCount":3,"clusterSize":1}\'';
  const FILE = '--set-file "operate.extraConfiguration.a\\.yaml=./a.yaml" --set-literal=tasklist.contextPath=/t';
  for (const name of [
    'Makefile',
    'ci/Jenkinsfile',
    '.gitlab-ci.yml',
    'ci\\deploy.gitlab-ci.yml',
    '.github/workflows/deploy.yaml',
    'azure-pipelines-prod.yml',
    'bitbucket-pipelines.yml',
  ])
    assert.deepEqual(
      found(`steps:\n  - run: ${RUN} ${FILE}\n`, name),
      [
        '2 zeebe.clusterSize orchestration.clusterSize',
        '2 zeebe.partitionCount orchestration.partitionCount',
        '2 zeebe.clusterSize orchestration.clusterSize',
        '2 operate.extraConfiguration.a\\.yaml orchestration.extraConfiguration.a\\.yaml',
        '2 tasklist.contextPath ',
      ],
      name,
    );
  assert.equal(found(`zeebe: {}\n# ${RUN}\n`, 'values-pipelines.yaml'), undefined);
  const awake =
    '#!/bin/sh\nhelm upgrade c x --set orchestration.clusterSize=3,identity.enabled=true --set-json orchestration={} --set-json "{\\"orchestration\\":{\\"partitionCount\\":3}}"\n';
  for (const [version, names] of [
    ['8.7', ['orchestration.clusterSize', 'orchestration', 'orchestration.partitionCount']],
    ['8.8', []],
    [undefined, []],
  ] as const)
    assert.deepEqual(
      oldNamesIn(awake, 'x.sh', { step: STEPS[0], version })?.map((r) =>
        r.args.awakes === 'yes' ? r.args.name : 'old',
      ),
      names,
    );
  assert.equal(found('a: 1\n', 'values.yaml'), undefined);
  assert.equal(found('#!/bin/sh\necho --set zeebe.clusterSize=1\n', 'x.sh'), undefined);
  assert.deepEqual(found('#!/bin/sh\nhelm upgrade --set controller.replicas=2 --set image.tag=1\n', 'x.sh'), []);
});

test('files without values of Camunda stay what they are', () => {
  for (const { layers } of [...singles('foreign'), ...singles('clean-8.8')]) {
    const arranged = arrange(layers);
    assert.equal(arranged.mounted, false);
    assert.deepEqual(arranged.objections, []);
    assert.deepEqual(
      arranged.layers.map((l) => l.text),
      layers.map((l) => l.text),
    );
  }
});
