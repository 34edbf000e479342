/** Quick fixes as an editor applies them, one after another: the set is judged anew after each, and may count as 8.8 half-way. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  apply,
  examine,
  plan,
  readSet,
  upgrade,
  type Finding,
  type LayerText,
  type ReadOptions,
} from '../../../server/src/engine/index.ts';
import { isWithin } from '../../../server/src/engine/path.ts';
import { analyse, type Memory } from '../../../server/src/features/analysis.ts';
import type { Minor } from '../../../server/src/engine/steps/index.ts';
import { mergedTree, treeDifferences } from '../../support/checks.ts';
import { caseNames, cases } from '../../support/fixtures.ts';
import { commentLines } from '../../support/tree.ts';

const few = Number(process.env.SETS ?? 200) < 100;
const exporters = (region: number): string =>
  `    - name: ZEEBE_BROKER_EXPORTERS_ELASTICSEARCHREGION${String(region)}_CLASSNAME
      value: io.camunda.zeebe.exporter.ElasticsearchExporter
    - name: ZEEBE_BROKER_EXPORTERS_ELASTICSEARCHREGION${String(region)}_ARGS_URL
      value: http://storage-${String(region)}:9200
`;
const OFF = `identity: {enabled: false}
identityKeycloak: {enabled: false}
optimize: {enabled: false}
`;
const GLOBAL = (auth: boolean): string => `global:
  multiregion:
    regions: 2
  identity:
    auth:
      enabled: ${String(auth)}
  elasticsearch:
    disableExporter: true
`;
const GATEWAY = `zeebeGateway:
  env:
    - name: ZEEBE_GATEWAY_CLUSTER_MESSAGECOMPRESSION
      value: GZIP
`;
const REGIONS: readonly (readonly [name: string, ...texts: string[]])[] = [
  ['own exporters', `${GLOBAL(false)}${OFF}zeebe:\n  clusterSize: 8\n  env:\n${exporters(0)}${exporters(1)}${GATEWAY}`],
  ['own exporters, with Identity', `${GLOBAL(true)}zeebe:\n  clusterSize: 8\n  env:\n${exporters(0)}`],
  [
    'in two files',
    `${GLOBAL(false)}${OFF}`,
    `zeebe:\n  clusterSize: 8\n  env:\n${exporters(0)}${exporters(1)}${GATEWAY}`,
  ],
  [
    'in two files, the switch last',
    `zeebe:\n  clusterSize: 8\n  env:\n${exporters(0)}${GATEWAY}`,
    `${GLOBAL(false)}${OFF}`,
  ],
  ['the exporters of the chart', `global:\n  multiregion:\n    regions: 2\n${OFF}zeebe:\n  clusterSize: 4\n${GATEWAY}`],
];

function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % n;
  };
}
const named = (texts: readonly string[]): LayerText[] => texts.map((text, i) => ({ name: `${String(i)}.yaml`, text }));
const whole = (layers: readonly LayerText[], options: ReadOptions = {}): LayerText[] =>
  upgrade(readSet(layers, options)).layers.map((l) => ({ name: l.name, text: l.after }));
const look = (layers: readonly LayerText[], target?: Minor, memory?: Memory, version = 1, partial?: boolean) =>
  analyse(
    layers.map((l) => {
      const uri = `file:///${l.name}`;
      return { uri, document: TextDocument.create(uri, 'yaml', version, l.text), open: true };
    }),
    { target, partial },
    memory,
  );

/** What the editor remembers of a set goes with it, or is forgotten as after a restart. */
function oneByOne(
  layers: readonly LayerText[],
  seed: number,
  forgets: boolean,
  target?: Minor,
  partial?: boolean,
): LayerText[] {
  const roll = dice(seed);
  let now = [...layers];
  let memory: Memory | undefined;
  for (let step = 0; ; step++) {
    assert.ok(step < 500, 'the fixes never end');
    const { set, findings, memory: next } = look(now, target, forgets ? undefined : memory, step + 1, partial);
    memory = next;
    // What is left alone by the upgrade is none of its fixes.
    const open = findings.filter((f) => f.operations.length > 0 && (!target || f.minor === set.step.to));
    const chosen = open[roll(Math.max(1, open.length))];
    if (!chosen) return now;
    now = apply(set, plan([chosen])).map((l) => ({ name: l.name, text: l.after }));
  }
}

describe('several regions, in any order', () => {
  for (const [name, ...texts] of REGIONS)
    test(name, () => {
      const layers = named(texts);
      const end = mergedTree(whole(layers));
      for (let seed = 1; seed <= (few ? 4 : 20); seed++)
        assert.deepEqual(treeDifferences(mergedTree(oneByOne(layers, seed, false)), end), [], `seed ${String(seed)}`);
    });
  for (const [name, ...texts] of REGIONS.filter(([n]) => n !== 'the exporters of the chart'))
    test(`${name}, with an editor that starts anew: the switch is not lost`, () => {
      for (let seed = 1; seed <= (few ? 4 : 20); seed++) {
        const after = readSet(oneByOne(named(texts), seed, true)).merged;
        assert.equal(after.get('global.elasticsearch.disableExporter'), undefined);
        assert.equal(after.get('orchestration.exporters.camunda.enabled'), false, `seed ${String(seed)}`);
        assert.equal(after.get('orchestration.exporters.zeebe.enabled'), false, `seed ${String(seed)}`);
      }
    });
});

describe('a set that looks like one of another version half-way, in any order', () => {
  const LOGIN = `webModeler:
  restapi:
    mail: {existingSecret: mine}
global:
  identity:
    auth: {connectors: {clientId: mine}}
connectors:
  security:
    authentication:
      oidc: {existingSecret: ''}
`;
  test('what is led on and has mistakes that it had before is of the new version', () => {
    const layers = named(['orchestration:\n  clusterSize: "3"\n  contextPath: core\n']);
    const first = look(layers, '8.9');
    const mistakes = (minor: Minor, { findings }: typeof first): number =>
      findings.filter((f) => f.minor === minor && f.operations.length > 0).length;
    assert.equal(first.memory.behind, '8.8');
    assert.ok(mistakes('8.8', first) > 0);
    const then = look(whole(layers, { from: '8.8', target: '8.9' }), '8.9', first.memory, 2);
    assert.deepEqual([then.set.version, then.memory.behind, mistakes('8.8', then)], ['8.9', undefined, 0]);
    assert.ok(mistakes('8.9', then) > 0);
  });
  const sets: readonly (readonly [name: string, from: Minor, ...texts: string[]])[] = [
    ['of 8.8, where its only mark is a key that goes', '8.8', LOGIN],
    ['of 8.8, in two files', '8.8', ...LOGIN.split(/(?=^connectors)/m)],
    ['of 8.7, on its way to 8.9', '8.7', ...(REGIONS[0]?.slice(1) ?? [])],
    [
      'of 8.7, with a text that may keep its old names, on its way to 8.9',
      '8.7',
      'zeebe:\n  clusterSize: "1"\n  extraConfiguration:\n    a.yaml: |\n      zeebe.broker.data.backup.store: S3\n',
    ],
    ['of 8.7, on its way to 8.9, in two files', '8.7', ...(REGIONS[3]?.slice(1) ?? [])],
    ...[
      'documentStore: {type: {gcp: {enabled: true, existingSecret: ""}}}',
      'documentStore: {type: {gcp: {enabled: true, credentialsKey: ""}}}',
      'documentStore: {type: {aws: {enabled: true, existingSecret: null}}}',
      'identity: {auth: {enabled: true}}}\nidentity: {firstUser: {password: ""}',
    ].flatMap((said) =>
      ['orchestration: {enabled: false}', 'global: {noSecondaryStorage: true}'].map(
        (mark) =>
          [
            `of 8.8, where an empty secret stands over one of the chart: ${said}, ${mark}`,
            '8.8',
            `${mark}\n`,
            `# camunda-values: 8.8\norchestration: {contextPath: /}\nglobal: {${said}}\n`,
          ] as const,
      ),
    ),
  ];
  for (const [name, from, ...texts] of sets)
    test(name, () => {
      const layers = named(texts);
      assert.equal(readSet(layers, { target: '8.9' }).version, from);
      const middle = from === '8.7' ? whole(layers, { from }) : layers;
      const end = mergedTree(whole(middle, { from: '8.8', target: '8.9' }));
      for (let seed = 1; seed <= (few ? 3 : 8); seed++)
        assert.deepEqual(
          treeDifferences(mergedTree(oneByOne(layers, seed, false, '8.9')), end),
          [],
          `seed ${String(seed)}`,
        );
    });
  test('what a fix writes is no key of the old chart that had no effect', () => {
    const account = (root: string): string => `${root}:
  env:
    - name: CAMUNDA_${root.toUpperCase()}_ELASTICSEARCH_USERNAME
      value: elastic
    - name: A
      value: b
`;
    const DEAD = 'global: {elasticsearch: {auth: {username: dead}}}\n';
    const ZEEBE = 'zeebe: {clusterSize: "1"}\n';
    for (const texts of [[account('operate'), account('tasklist') + ZEEBE], [DEAD + account('operate') + ZEEBE]]) {
      const layers = named(texts);
      const end = mergedTree(whole(layers));
      for (let seed = 1; seed <= 3; seed++)
        assert.deepEqual(treeDifferences(mergedTree(oneByOne(layers, seed, false)), end), [], `seed ${String(seed)}`);
    }
    // One that stands there already had none, and is said so until it is gone.
    const dead = named([DEAD + account('operate') + ZEEBE]);
    const first = look(dead);
    for (const { findings } of [first, look(dead, undefined, first.memory, 2)])
      assert.ok(findings.some((f) => f.rule === 'storage/unread'));
  });
  test('what has keys of an older chart all of a sudden is no set half-way: a step was taken back', () => {
    const old = named([REGIONS[1]?.[1] ?? '']);
    const ahead = look(whole(old), '8.9');
    assert.equal(ahead.set.version, '8.8');
    assert.equal(ahead.memory.behind, '8.8');
    assert.equal(look(old, '8.9', ahead.memory, 2).set.version, '8.7');
  });
});

describe('a mistake in a text has the same fix before its file becomes an item of a list, and after', () => {
  const map = (...files: readonly string[]): string =>
    `orchestration:\n  clusterSize: "3"\n  contextPath: core\n  extraConfiguration:\n${files.join('')}`;
  const sets: readonly (readonly [name: string, ...texts: string[]])[] = [
    ['in a block', map('    a.yaml: |\n      zeebe.broker.data.backup.store: S3\n      mine: 1 # stays\n')],
    ['in quotes', map('    a.yaml: "zeebe.broker.data.backup.store: S3"\n')],
    ['of properties', map("    a.properties: 'zeebe.broker.data.backup.store=S3'\n")],
    ['of the gateway', map('    a.yaml: |\n      zeebe.gateway.longPolling.enabled: true\n')],
    [
      'nested, beside another',
      map(
        '    b.yaml: "mine: 1"\n',
        '    a.yaml: |\n      zeebe:\n        broker:\n          data: {snapshotPeriod: 5m}\n',
      ),
    ],
    ['with other line ends', map('    a.yaml: |\n      zeebe.broker.data.backup.store: S3\n').replace(/\n/g, '\r\n')],
    [
      'in braces',
      'orchestration: {contextPath: core, extraConfiguration: {"a.yaml": "zeebe.broker.data.backup.store: S3"}}\n',
    ],
    [
      'in two files',
      map('    a.yaml: |\n      zeebe.broker.data.backup.store: S3\n'),
      'orchestration:\n  extraConfiguration:\n    b.yaml: |\n      zeebe.broker.data.backup.store: GCS\n',
    ],
  ];
  const about = (inTexts: boolean) => (f: Finding) => f.rule.startsWith('texts/') === inTexts;
  function mend(layers: readonly LayerText[], chosen: (f: Finding) => boolean, memory?: Memory) {
    let now = layers;
    for (let step = 0; ; step++) {
      assert.ok(step < 50, 'the fixes never end');
      const { set, findings, memory: next } = look(now, '8.9', memory, step + 1);
      memory = next;
      const f = findings.find((x) => x.operations.length > 0 && chosen(x));
      if (!f) return { now, memory };
      now = apply(set, plan([f])).map((l) => ({ name: l.name, text: l.after }));
    }
  }
  for (const [name, ...texts] of sets)
    test(name, () => {
      const layers = named(texts);
      const list = (f: Finding): boolean => f.rule === 'files/orchestration';
      const early = mend(mend(layers, about(true)).now, list).now;
      assert.notDeepEqual(early, mend(layers, list).now, 'there is a mistake');
      const first = mend(layers, list);
      const late = mend(first.now, about(true), first.memory).now;
      assert.deepEqual(mergedTree(late), mergedTree(early));
    });
});

describe('what is worked out from keys that a fix takes, or writes, in any order', () => {
  const ZEEBE = 'zeebe: {clusterSize: "1"}\n';
  const sets: readonly (readonly [name: string, ...texts: string[]])[] = [
    ...['identity: {firstUser', 'global: {identity: {auth: {optimize', 'global: {identity: {auth: {connectors'].map(
      (at): [string, string] => [
        `the name of a key without the Secret: ${at}`,
        `${ZEEBE}${at}: {existingSecretKey: mine}${'}'.repeat(at.split('{').length - 1)}\n`,
      ],
    ),
    ['a key that Helm does not read', `${ZEEBE}optimize: {enabled: false}\noptimize: {env: []}\n`],
    ['such a key, in a later file', ZEEBE, 'optimize: {enabled: false}\noptimize: {env: []}\n'],
    [
      'on top of others, a file that is left empty beside keys of any chart',
      'operate: {retention: {}}\n',
      'global: {image: {tag: 8.7.1}}\n',
    ],
  ];
  for (const [name, ...texts] of sets)
    test(name, () => {
      const layers = named(texts);
      const partial = name.startsWith('on top of others') || undefined;
      const end = whole(layers, { from: '8.7', partial });
      for (let seed = 1; seed <= (few ? 4 : 8); seed++) {
        const single = oneByOne(layers, seed, false, undefined, partial);
        assert.deepEqual(treeDifferences(mergedTree(single), mergedTree(end)), [], `seed ${String(seed)}`);
        const [a, b] = [single, end].map((ls) => commentLines(ls.map((l) => l.text)));
        assert.deepEqual(a, b, `seed ${String(seed)}`);
      }
    });
});

test('what works in an old spelling has one fix: that of the step which takes it along, where there is one', () => {
  const login = (root: string): string => `global: {identity: {auth: {${root}: {clientId: mine}}}}\n`;
  for (const [text, old] of [
    [login('orchestration'), 'global.identity.auth.orchestration'],
    [login('connectors'), 'global.identity.auth.connectors'],
    ['global: {license: {existingSecret: a, existingSecretKey: b}}\n', 'global.license.existingSecret'],
  ] as const) {
    const layers = named([`# camunda-values: 8.8\norchestration: {clusterSize: "3"}\n`, text]);
    const told = (target?: Minor) =>
      look(layers, target).findings.filter((f) => f.place.layer === 1 && isWithin(f.place.path, old));
    assert.ok(
      told().some((f) => f.rule === 'validate/deprecated-key' && f.place.path === old),
      old,
    );
    const onward = told('8.9');
    assert.ok(onward.some((f) => f.minor === '8.9' && f.operations.length > 0));
    assert.deepEqual(
      onward.filter((f) => f.rule === 'validate/deprecated-key'),
      [],
    );
  }
});

describe('every fixture, as the editor does it', () => {
  const step = few ? 8 : 2;
  const chosen = new Set(caseNames().filter((_, i) => i % step === 0));
  for (const f of cases().filter((c) => chosen.has(c.name.replace(/^cases\//, ''))))
    test(f.name, () => {
      const set = readSet(f.layers);
      if (set.version !== '8.7' || set.layers.some((l) => l.locked !== undefined)) return;
      // What the editor offers for files of 8.8, such as true without quotes, it offers after the command too.
      const end = mergedTree(oneByOne(whole(f.layers), 5, true));
      assert.deepEqual(treeDifferences(mergedTree(oneByOne(f.layers, 3, false)), end), []);
    });
});

describe('a key of 8.7 in a set that counts as 8.8', () => {
  const NATIVE = `global: {security: {authentication: {method: basic}}}
orchestration: {clusterSize: "3", partitionCount: "3", replicationFactor: "3"}
`;
  for (const [name, old, path, value] of [
    ['a forgotten block moves', 'zeebe: {pvcSize: 64Gi}\n', 'orchestration.pvcSize', '64Gi'],
    [
      'a forgotten list is merged',
      'operate: {env: [{name: A, value: b}]}\n',
      'orchestration.env',
      [{ name: 'A', value: 'b' }],
    ],
  ] as const)
    test(name, () => {
      const set = readSet([{ name: 'v', text: NATIVE + old }]);
      assert.equal(set.version, '8.8');
      const found = examine(set).filter((f) => f.rule === 'validate/legacy-key');
      assert.ok(found.length > 0 && found.every((f) => f.operations.length > 0 && f.safety !== 'safe'));
      const [after] = apply(set, plan(found));
      const now = readSet([{ name: 'v', text: after?.after ?? '' }]);
      assert.deepEqual(JSON.parse(JSON.stringify(now.merged.get(path))), value);
      assert.deepEqual(
        examine(now).filter((f) => f.rule === 'validate/legacy-key'),
        [],
      );
    });
});
