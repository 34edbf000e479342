/** What 8.8 does otherwise though no key says so: nothing of it is forgotten, and nothing is said that is not so. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { changesOf } from '../../server/src/engine/checklist/changes.ts';
import { checkSet } from '../../server/src/engine/checklist/check.ts';
import { inspect, readSet, upgrade, type ReadOptions } from '../../server/src/engine/index.ts';
import { formatPath, parsePath } from '../../server/src/engine/path.ts';
import { CHANGED_DEFAULTS } from '../../server/src/engine/steps/8.7-8.8/changes.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import { quantity } from '../../server/src/engine/steps/8.7-8.8/functions/requests.ts';
import type { Owner, RuleNode } from '../../server/src/engine/rules/ruleIndex.ts';
import { jsonReport } from '../../server/src/report/json.ts';
import { markdownReport } from '../../server/src/report/markdown.ts';

/** Where a key of 8.7 stands in 8.8; undefined where something else is made of it. */
function placeIn88(path: string): string | undefined {
  const keys = parsePath(path);
  let node: RuleNode | undefined = STEP.rules.root;
  let found: { owner: Owner; depth: number } | undefined;
  keys.forEach((key, i) => {
    node = node?.child(key);
    if (node?.owner) found = { owner: node.owner, depth: i + 1 };
  });
  if (!found) return path;
  if (found.owner.kind !== 'key') return undefined;
  const { action } = found.owner.rule;
  if (action.kind === 'move') return formatPath([...parsePath(action.to), ...keys.slice(found.depth)]);
  return action.kind === 'reshape' || action.kind === 'keep' ? path : undefined;
}
const isSame = (a: unknown, b: unknown): boolean => {
  const empty = (v: unknown): boolean => v === null || v === '' || v === undefined;
  if (empty(a) && empty(b)) return true;
  const [x, y] = [quantity(JSON.stringify(a).replaceAll('"', '')), quantity(JSON.stringify(b).replaceAll('"', ''))];
  return JSON.stringify(a) === JSON.stringify(b) || (x !== undefined && x === y);
};

/** Not worth a word, and why. */
const SILENT: Readonly<Record<string, string>> = {
  'console.image.tag': 'a new version is what the upgrade is for',
  'identity.image.tag': 'a new version is what the upgrade is for',
  'connectors.image.tag': 'a new version is what the upgrade is for',
  'optimize.image.tag': 'a new version is what the upgrade is for',
  'webModeler.image.tag': 'a new version is what the upgrade is for',
  'zeebe.image.tag': 'a new version is what the upgrade is for',
  'identity.firstUser.password': 'a Secret with the old password is asked for by secrets/first-user',
  'zeebe.image.repository': 'a new version is what the upgrade is for',
  'zeebe.javaOpts': 'the same options with the folders of the new image',
  'zeebe.service.httpName': 'said of the Service of the gateway',
  'zeebe.podDisruptionBudget.minAvailable': 'render: with nothing set both charts write maxUnavailable only',
  'identity.externalDatabase.port': 'a database of its own needs a port in both charts, and 5432 was what null led to',
};

describe('defaults', () => {
  const spoken = new Set(CHANGED_DEFAULTS.map((c) => c.was));
  const derived = new Set(STEP.rules.derived.map((r) => r.to));
  test('every default that is another one in 8.8 is set by a rule, shown, or known not to matter', () => {
    const unknown: string[] = [];
    const silent = new Set<string>();
    for (const { path, leaf } of catalogue('8.7').keys()) {
      const to = leaf ? placeIn88(path) : undefined;
      if (to === undefined || !catalogue('8.8').get(parsePath(to))) continue;
      const [was, now] = [catalogue('8.7').default(parsePath(path)), catalogue('8.8').default(parsePath(to))];
      if (isSame(was, now) || derived.has(to) || spoken.has(path)) continue;
      if (path in SILENT) silent.add(path);
      else unknown.push(`${path}: ${JSON.stringify(was)} -> ${to}: ${JSON.stringify(now)}`);
    }
    assert.deepEqual(unknown, []);
    assert.deepEqual([...silent].sort(), Object.keys(SILENT).sort());
  });
  for (const { was, now } of CHANGED_DEFAULTS)
    test(`${now} differs`, () => {
      const [before, later] = [catalogue('8.7').default(parsePath(was)), catalogue('8.8').default(parsePath(now))];
      assert.notEqual(before, undefined);
      assert.notEqual(later, undefined);
      assert.ok(!isSame(before, later));
    });
});

const SMALL = 'zeebe:\n  clusterSize: "3"\n';
const changes = (text: string, options: ReadOptions = {}): string[] => {
  const { defaults, objects } = changesOf(readSet([{ name: 'values.yaml', text }], options));
  return [...defaults, ...objects];
};
const says = (text: string, words: string): boolean => changes(text).some((line) => line.includes(words));

describe('what a deployment is told', () => {
  const cases: readonly (readonly [words: string, without: string])[] = [
    [
      '`global.image.pullPolicy`: `"IfNotPresent"` becomes `"Always"`',
      'global:\n  image:\n    pullPolicy: IfNotPresent\n',
    ],
    ['orchestration.service.grpcName', 'zeebeGateway:\n  service:\n    grpcName: gateway\n'],
    [
      'authentication.oidc.clientId',
      'global:\n  identity:\n    auth:\n      type: GENERIC\n      zeebe:\n        clientId: zeebe\n',
    ],
    ['Connectors log more', 'connectors:\n  enabled: false\n'],
    ['The storage restarts', 'elasticsearch:\n  enabled: false\n'],
    ['listens on 8084', 'identity:\n  enabled: false\n'],
    ['Services of Operate and Tasklist', 'operate:\n  enabled: false\ntasklist:\n  enabled: false\n'],
    ['index.replicas', 'orchestration:\n  index:\n    replicas: 0\n'],
  ];
  for (const [words, without] of cases)
    test(words, () => {
      assert.ok(says(SMALL, words));
      const zeebe = without.startsWith('operate') ? 'zeebe:\n  enabled: false\n' : SMALL;
      assert.ok(!says(zeebe + without, words));
    });
  const ifSo: readonly (readonly [words: string, text: string])[] = [
    ['`-http` at the end', 'global:\n  ingress:\n    enabled: true\n'],
    ['gRPC Ingress', 'zeebeGateway:\n  ingress:\n    grpc:\n      enabled: true\n'],
    ['auth.console.redirectUrl', 'console:\n  enabled: true\n'],
    ['auth.webModeler.redirectUrl', 'webModeler:\n  enabled: true\n'],
  ];
  for (const [words, text] of ifSo)
    test(words, () => {
      assert.ok(!says(SMALL, words));
      assert.ok(says(SMALL + text, words));
    });
  test('resources: each value that the files do not say', () => {
    const [line = ''] = changes(`${SMALL}  resources:\n    limits:\n      cpu: 2\n`).filter((l) => l.includes('nodes'));
    assert.ok(!line.includes('limits.cpu'));
    assert.ok(line.includes('`orchestration.resources.limits.memory`: `"1920Mi"` becomes `"3000Mi"`'));
  });
  test('the upgraded files are told the same', () => {
    const layers = upgrade(readSet([{ name: 'values.yaml', text: SMALL }])).layers;
    assert.deepEqual(changes(layers[0]?.after ?? '', { from: '8.8' }), changes(SMALL));
  });
  test('of a part, or of files that nobody can read, nothing is said', () => {
    assert.deepEqual(changes(SMALL, { partial: true }), []);
    assert.deepEqual(changes(`${SMALL}x: [`), []);
    assert.deepEqual(changes('image:\n  tag: "1"\n'), []);
  });
});

test('the checklist and both reports have them', () => {
  const set = readSet([{ name: 'values.yaml', text: SMALL }]);
  const findings = inspect(set);
  const answers = new Map(checkSet(set, findings).map((a) => [a.item.id, a]));
  const { defaults, objects } = changesOf(set);
  assert.ok(defaults.length > 4 && objects.length > 3);
  assert.equal(answers.get('changed-defaults')?.todo, defaults.map((line) => `- ${line}`).join('\n'));
  assert.equal(answers.get('changed-objects')?.todo, objects.map((line) => `- ${line}`).join('\n'));
  assert.equal(answers.get('changed-objects')?.state, 'user');
  const { layers } = upgrade(set);
  const files = layers.map((layer) => ({ input: layer.name, output: null, layer, left: [] }));
  const input = {
    step: set.step,
    from: '8.7' as const,
    findings,
    files,
    changes: { defaults, objects },
    mask: (t: string) => t,
  };
  const markdown = markdownReport(input);
  for (const line of [...defaults, ...objects]) assert.ok(markdown.includes(`- [ ] ${line}`), line);
  assert.deepEqual(jsonReport(input).changes, { defaults, objects });
  const upgraded = { ...input, from: '8.8' as const };
  assert.ok(!markdownReport(upgraded).includes('no key shows'));
  assert.deepEqual(jsonReport(upgraded).changes, { defaults: [], objects: [] });
});
