/**
 * Whatever the size, a request about another file is answered and a cancellation obeyed between two steps of some work. So no single
 * step may grow with the texts, the number of files or what is found in them. `STEPS=1` prints the dearest step of each.
 * And twice as much of anything is twice the work: what looks through all for each of them is seen in the same counts.
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type * as Engine from '../../../server/src/engine/index.ts';
import type { Sliced } from '../../../server/src/engine/slices.ts';
import type { Analysis } from '../../../server/src/features/analysis.ts';
import type * as Checklists from '../../../server/src/features/checklist.ts';
import type * as Actions from '../../../server/src/features/codeActions.ts';
import type * as Completions from '../../../server/src/features/completion.ts';
import type * as Declarations from '../../../server/src/features/declarations.ts';
import type * as Diagnostics from '../../../server/src/features/diagnostics.ts';
import type * as Hovers from '../../../server/src/features/hover.ts';
import type * as Journeys from '../../../server/src/features/journey.ts';
import type * as Settings from '../../../server/src/features/settings.ts';
import type * as Upgrades from '../../../server/src/features/upgrade.ts';
import type { View } from '../../../server/src/features/view.ts';
import type * as Sessions from '../../../server/src/session/session.ts';
import { Turns, type Turn } from '../../../server/src/session/turns.ts';
import { counted, type Counter } from '../../support/counted.ts';

type Ours = Pick<typeof Engine, 'examine' | 'readSet' | 'upgrade'> &
  typeof Checklists &
  typeof Actions &
  typeof Completions &
  typeof Declarations &
  typeof Diagnostics &
  typeof Hovers &
  typeof Journeys &
  typeof Settings &
  typeof Upgrades &
  typeof Sessions;
const MODULES = [
  ...[
    'checklist',
    'codeActions',
    'completion',
    'declarations',
    'diagnostics',
    'hover',
    'journey',
    'settings',
    'upgrade',
  ].map((name) => `features/${name}`),
  'session/session',
];

/** Calls in one step, of which a thousand take a tenth of a millisecond or less; no text here is as large as the largest that people have. */
const MOST = 32_000;

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const variables = (name: string, n: number): string =>
  `  env:\n${range(n)
    .map((i) => `    - name: ${name}_LONG_NAME_${String(i)}\n      value: "value ${String(i)}"\n`)
    .join('')}`;
const labels = (name: string, n: number, value = '"label"'): string =>
  `  ${name}:\n${range(n)
    .map((i) => `    example.com/label-${String(i)}: ${value}\n`)
    .join('')}`;
const mounts = (n: number): string =>
  `  extraVolumeMounts:\n${range(n)
    .map((i) => `    - name: v${String(i)}\n      mountPath: /mnt/${String(i)}\n`)
    .join('')}` +
  `  extraVolumes:\n${range(n)
    .map((i) => `    - name: v${String(i)}\n      emptyDir: {}\n`)
    .join('')}`;
const N = 400;
const LARGE = [
  'global:\n  identity:\n    auth:\n      enabled: true\n',
  `zeebe:\n  clusterSize: 3\n${variables('ZEEBE', N)}${labels('podLabels', N)}${labels('podAnnotations', N)}${mounts(N / 2)}`,
  `operate:\n${variables('OPERATE', N)}${labels('podLabels', N)}${mounts(N / 2)}`,
  `tasklist:\n${variables('TASKLIST', N)}${labels('podLabels', N)}`,
  `connectors:\n${variables('CONNECTORS', N)}${labels('podLabels', N)}`,
].join('');
/** A document around values that stand four spaces further in. */
const RELEASE = [
  'apiVersion: helm.toolkit.fluxcd.io/v2',
  'kind: HelmRelease',
  'metadata:',
  '  name: camunda',
  'spec:',
  '  chart:',
  '    spec:',
  '      chart: camunda-platform',
  '      version: 12.0.0',
  '  values:',
  '',
].join('\n');
const below = (text: string, indent: string): string => text.replace(/^(?=.)/gm, indent);
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  'a large file': [LARGE],
  'values inside another document': [`${RELEASE}${below(LARGE, '    ')}`],
  'values in a text of another document': [
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: camunda-values\ndata:\n  values.yaml: |\n${below(LARGE, '    ')}`,
  ],
  'values of a chart around': [`other:\n${labels('labels', N)}camunda-platform:\n${below(LARGE, '  ')}`],
  'a set of many files': range(100).map(
    (k) =>
      `zeebe:\n${labels('podLabels', 5)}  clusterSize: ${String(k + 1)}\n${variables(`V${String(k)}`, 10)}operate:\n${variables(`O${String(k)}`, 5)}`,
  ),
  'thousands of findings': [
    [
      `zeebe:\n  clusterSize: "3"\n${variables('ZEEBE_BROKER', N)}`,
      `operate:\n${variables('CAMUNDA_OPERATE', N)}`,
      ...['console', 'other'].map(
        (root) =>
          `${root}:\n${range(N)
            .map((i) => `  key${String(i)}: a\n`)
            .join('')}`,
      ),
    ].join(''),
  ],
};

let of: Ours;
let counter: Counter;
before(async () => {
  const source = [
    ...MODULES.map((name) => `export * from './server/src/${name}.ts';`),
    "export { examine, readSet, upgrade } from './server/src/engine/index.ts';",
  ].join('\n');
  const made = await counted(source, MOST);
  of = made.of as Ours;
  counter = made.counter;
});

interface Dearest {
  most: number;
  where: string;
}
/** Also of what is done between two steps. */
function note(dearest: Dearest): void {
  const n = counter.take();
  const where = counter.where();
  if (n <= dearest.most) return;
  dearest.most = n;
  dearest.where = where;
}
function run<T>(work: Sliced<T>, dearest: Dearest): T {
  for (;;) {
    note(dearest);
    const step = work.next();
    note(dearest);
    if (step.done) return step.value;
  }
}

/** Works at once, and counts. */
function turnsOf(dearest: () => Dearest): Turns {
  const take = <T>(work: Sliced<T>): Turn<T> => ({
    done: Promise.resolve(run(work, dearest())),
    drop: () => undefined,
    sooner: () => undefined,
  });
  return { take } as unknown as Turns;
}

for (const [title, texts] of Object.entries(INPUTS))
  describe(title, () => {
    const uris = texts.map((_, i) => `file:///values-${String(i)}.yaml`);
    const [uri = '', text = ''] = [uris[0], texts[0]];
    const open = new Map(uris.map((u, i) => [u, TextDocument.create(u, 'yaml', 1, texts[i] ?? '')]));
    let dearest: Dearest = { most: 0, where: '' };
    let session: Sessions.Session;
    before(() => {
      session = new of.Session(
        turnsOf(() => dearest),
        {
          open: (u) => open.get(u),
          read: () => Promise.resolve(undefined),
          settings: () => Promise.resolve(of.DEFAULTS),
          folders: () => [],
          opened: () => [],
        },
      );
      session.useSets({ sets: uris.length > 1 ? [uris] : [], overlays: [] });
    });
    /** Other promises are at an end: what is counted is what is done for this one. */
    async function steps(name: string, work: (view: View) => Sliced<unknown>): Promise<void> {
      dearest = { most: 0, where: '' };
      counter.take();
      const view = await session.view(uri);
      assert.ok(view);
      run(work(view), dearest);
      note(dearest);
      if (process.env.STEPS !== undefined) console.log(`${title}: ${name}: ${String(dearest.most)} ${dearest.where}`);
      assert.ok(dearest.most < MOST, `${name}: ${String(dearest.most)} in one step: ${dearest.where}`);
    }
    const onSet =
      (work: (analysis: Analysis) => Sliced<unknown>) =>
      ({ analysis }: View): Sliced<unknown> =>
        work(analysis);
    const shows = { tags: true, related: true, links: true };
    const told = (view: View): Sliced<unknown> => of.diagnosing(view, shows);

    test('is opened', () => steps('open', told));
    test('is told to all of its files', async () => {
      dearest = { most: 0, where: '' };
      session.changed(uri);
      counter.take();
      // As they are told after a change: one after another before anything else.
      const views = uris.map((u) => new Promise<View | undefined>((done) => setImmediate(() => done(session.view(u)))));
      assert.ok((await Promise.all(views)).every((view) => view));
      note(dearest);
      assert.ok(dearest.most < MOST, `${String(dearest.most)}: ${dearest.where}`);
    });

    const actions = { resolves: true, offersUpgrade: true, versioned: true, annotations: true };
    const everywhere = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
    const position = { line: text.slice(0, text.indexOf('/label-3')).split('\n').length - 1, character: 12 };
    const works: Readonly<Record<string, (view: View) => Sliced<unknown>>> = {
      upgrade: onSet((a) => of.previewing(a)),
      report: onSet((a) => of.reporting(a)),
      checklist: (view) => of.checklist(view, undefined),
      secrets: onSet((a) => of.secrets(a, {})),
      authentication: onSet((a) => of.authentication(a, { choices: { method: 'basic' } })),
      finish: onSet((a) => of.finish(a, {})),
      commands: onSet((a) => of.commands(a, {})),
      hover: (view) => of.hover(view, position, { markdown: true, beside: false }),
      completion: (view) => of.completion(view, position, { snippets: true, asIs: true, markdown: true, tags: true }),
      'code actions': (view) =>
        of.codeActions(view, { textDocument: { uri }, range: everywhere, context: { diagnostics: [] } }, actions),
      'all that is safe': (view) =>
        of.resolveCodeAction(view, { title: '', data: { uri, version: 1, do: 'safe' } }, actions),
    };
    for (const [name, work] of Object.entries(works)) test(name, () => steps(name, work));

    /** In the middle of the first file: what is read again has as much above it as below. */
    const middle = text.indexOf('\n', text.length >> 1) + 1;
    const value = text.lastIndexOf(': ', middle) + 2;
    const edits: Readonly<Record<string, readonly [number, string]>> = {
      'a value that takes more letters': [value, 'x'],
      'a comment': [middle, '# why\n'],
      'a value becomes another kind': [value, '{} #'],
      'a text that nobody can read': [middle, '\t{\n'],
    };
    for (const [name, [at, typed]] of Object.entries(edits))
      test(`${name} is typed`, async () => {
        const document = open.get(uri);
        assert.ok(document);
        const start = document.positionAt(at);
        for (const comes of [true, false]) {
          const end = comes ? start : document.positionAt(at + typed.length);
          const change = { range: { start, end }, text: comes ? typed : '' };
          TextDocument.update(document, [change], document.version + 1);
          session.changed(uri);
          await steps(`${name} ${comes ? 'comes' : 'goes'}`, told);
        }
        assert.equal(document.getText(), text);
      });
  });

test('what tools say about their values is read in steps', () => {
  const dearest: Dearest = { most: 0, where: '' };
  const texts = [
    ...Object.values(INPUTS).flat(),
    `${RELEASE}${below(`zeebe:\n${labels('podLabels', 12_000)}`, '    ')}`,
  ];
  const files = texts.map((t, i) => ({ path: `${String(i)}.yaml`, text: t }));
  counter.take();
  assert.equal(run(of.declaring(files), dearest).length, 2);
  assert.ok(dearest.most < MOST, `${String(dearest.most)} in one step: ${dearest.where}`);
});

describe('twice as much is twice the work', () => {
  /** A little more: some of the work is sorting. */
  const TWICE = 2.1;
  const overlay = (k: number): string =>
    ['zeebe', 'operate', 'tasklist']
      .map((name) => `${name}:\n${labels('podLabels', 12)}  resources:\n    limits:\n      cpu: ${String(k)}\n`)
      .join('');
  /** Files, documents of one file, and keys that belong together. */
  const GROWING: Readonly<Record<string, readonly [number, (n: number) => readonly string[]]>> = {
    'files with the same keys': [20, (n) => range(n).map(overlay)],
    'documents with the same keys': [20, (n) => [range(n).map(overlay).join('---\n')]],
    'files with lists': [30, (n) => range(n).map((k) => `zeebe:\n${variables(`V${String(k)}`, 3)}`)],
    'keys that a later file takes back, and another component says': [
      30,
      (n) => [
        `zeebe:\n${labels('podLabels', n)}`,
        `zeebe:\n  podLabels: null\noperate:\n${labels('podLabels', n)}`,
        'zeebe:\n  podLabels: null\n',
      ],
    ],
    'keys that are null beside others': [
      60,
      (n) =>
        range(2).map((k) => ['zeebe', 'operate'].map((c) => `${c}:\n${labels('podLabels', n, k ? '' : 'a')}`).join('')),
    ],
    'comments that wait for a decision': [
      300,
      (n) => [
        `zeebe:\n  clusterSize: 3\n${range(n)
          .map((i) => `# camunda-upgrade[conflict] operate.podLabels.k${String(i)}: Decide.\n`)
          .join('')}`,
      ],
    ],
    'volumes of two components': [120, (n) => [['zeebe', 'operate'].map((c) => `${c}:\n${mounts(n)}`).join('')]],
  };
  for (const [title, [n, make]] of Object.entries(GROWING))
    test(title, () => {
      const cost = (texts: readonly string[]): number => {
        const layers = texts.map((text, i) => ({ name: `${String(i)}.yaml`, text }));
        counter.take();
        const set = of.readSet(layers, { from: '8.7' });
        assert.ok(of.examine(set).length > 0);
        assert.ok(of.upgrade(set).layers.some((l) => l.edits.length > 0));
        return counter.take();
      };
      const [once, twice] = [cost(make(n)), cost(make(2 * n))];
      const text = `${(twice / once).toFixed(2)} times: ${String(once)}, ${String(twice)}`;
      if (process.env.STEPS !== undefined) console.log(`${title}: ${text}`);
      assert.ok(twice / once < TWICE, text);
    });
});

describe('work that is begun while other work goes on', () => {
  const MANY = 1_000_000;
  /** Ends after so many steps; soon, where other work has ended. */
  function* work(steps: number, ended: number[]): Sliced<void> {
    for (let i = 0; i < steps && ended.length === 0; i++) yield;
    ended.push(steps);
  }
  for (const [title, order] of Object.entries({ after: [MANY, 3], before: [3, MANY] }))
    test(`what is short ends first, begun just ${title} what is long`, async () => {
      const turns = new Turns();
      const ended: number[] = [];
      const begun = order.map((steps) => turns.take(work(steps, ended)));
      await Promise.all(begun.map((turn) => turn.done));
      assert.deepEqual(ended, [3, MANY]);
    });

  test('what is asked for during a slice is answered before the next one', async () => {
    const turns = new Turns();
    let slices = 0;
    /** Each step takes longer than a slice may. */
    function* long(): Sliced<void> {
      while (slices < 8) {
        slices++;
        for (const until = performance.now() + 3; performance.now() < until;);
        if (slices === 4) setImmediate(arrived);
        yield;
      }
    }
    const before: number[] = [];
    const answered = (): void => void before.push(slices);
    /** As the connection does: read in one turn of the event loop, begun in the next. */
    const arrived = (): void => {
      setImmediate(() => void turns.take(work(3, [])).done.then(answered));
    };
    await turns.take(long()).done;
    assert.deepEqual(before, [4]);
  });
});
