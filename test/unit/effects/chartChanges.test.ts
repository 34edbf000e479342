/** The table of changes of the chart: every row narrow, in words, with its source. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHART_CHANGES } from '../../../server/src/engine/steps/8.7-8.8/chartChanges.ts';
import type { ChartChange } from '../../../server/src/engine/rules/rule.ts';

const KIND =
  /^(?:Application|Route|Deployment|StatefulSet|Job|Service|ServiceAccount|ConfigMap|Secret|Ingress|ServiceMonitor|PersistentVolumeClaim|PodDisruptionBudget)$/;
const PART =
  /^(?:\*|cluster|gateway|operate|tasklist|importer|data-migration|identity-migration|connectors|console|optimize|identity|identity-env-vars|identity-postgresql|keycloak|postgresql|postgresql-web-modeler|license|documentstore-env-vars|elasticsearch-master|zeebe|zeebe-gateway|main|grpc|web-modeler|web-modeler-configuration|web-modeler-(?:restapi|webapp|websockets)|(?:connectors|operate|optimize|tasklist|zeebe)-identity-secret|camunda-camunda-platform-opensearch|<release>-camunda-platform-opensearch)$/;
const isKey = (object: string): boolean => {
  const slash = object.indexOf('/');
  const [kind, part] = [object.slice(0, slash), object.slice(slash + 1)];
  return KIND.test(kind) && PART.test(part) && (part !== '*' || kind === 'Route');
};
const told = (row: ChartChange): string =>
  `${row.id} ${row.what} ${row.objects.join(' ')} ${row.property} = ${row.in87 ?? '…'} -> ${row.in88 ?? '…'}`;
const wrong = (is: (row: ChartChange) => boolean): string[] => CHART_CHANGES.filter((r) => !is(r)).map(told);

void test('there are rows, each once', () => {
  assert.ok(CHART_CHANGES.length > 500);
  const all = CHART_CHANGES.flatMap((r) => r.objects.map((o) => told({ ...r, id: '', objects: [o] })));
  assert.deepEqual(
    all.filter((row, i) => all.indexOf(row) !== i),
    [],
  );
});
void test('every row speaks of objects that there are', () => {
  assert.deepEqual(
    wrong((r) => r.objects.length > 0 && r.objects.every(isKey)),
    [],
  );
});
void test('every row has its reason in a sentence, and a source', () => {
  assert.deepEqual(
    wrong((r) => r.id.startsWith('chart/') && /^[A-Z].*\.$/s.test(r.why) && r.source !== ''),
    [],
  );
  const whys = new Map(CHART_CHANGES.map((r) => [r.id, r.why]));
  assert.deepEqual(
    wrong((r) => whys.get(r.id) === r.why),
    [],
  );
});
void test('no row is wider than one field: a star stands for the name of an item at most', () => {
  assert.deepEqual(
    wrong((r) => !r.property.replace(/\[\*/g, '').includes('*') && r.property !== ''),
    [],
  );
});
void test('no row takes whatever stands on both sides', () => {
  const made = /^(?:data\[pusher-app-(?:secret|key)\])$/;
  assert.deepEqual(
    wrong((r) => r.what !== 'changes' || r.in87 !== undefined || r.in88 !== undefined || made.test(r.property)),
    [],
  );
  assert.deepEqual(
    wrong((r) => r.in87 !== '*' && (r.in88 !== '*' || made.test(r.property))),
    [],
  );
});
void test('a new value is told, or where it comes from', () => {
  assert.deepEqual(
    wrong((r) => r.what !== 'adds' || r.in88 !== undefined),
    [],
  );
});
void test('references can be read', () => {
  for (const text of CHART_CHANGES.flatMap((r) => [r.property, r.in87 ?? '', r.in88 ?? '']))
    for (const [whole, object = ''] of text.matchAll(/\{1[23]:(\S+) [^}]+\}/g)) assert.ok(isKey(object), whole);
  assert.deepEqual(
    wrong((r) =>
      [r.property, r.in87 ?? '', r.in88 ?? ''].every((t) => !/\{1[23]:/.test(t.replace(/\{1[23]:\S+ [^}]+\}/g, ''))),
    ),
    [],
  );
});
