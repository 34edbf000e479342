/** The tables of changes of the charts: every row narrow, in words, with its source. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { STEPS } from '../../../server/src/engine/steps/index.ts';
import type { ChartChange } from '../../../server/src/engine/rules/rule.ts';

const KIND =
  /^(?:Application|Route|Deployment|StatefulSet|Job|Service|ServiceAccount|ConfigMap|Secret|Ingress|ServiceMonitor|PersistentVolumeClaim|PodDisruptionBudget)$/;
const PART =
  /^(?:\*|cluster|gateway|operate|tasklist|importer|data-migration|identity-migration|connectors|console|optimize|optimize-data(?:-camunda|-tmp)?|identity|identity-env-vars|identity-postgresql|keycloak|postgresql|postgresql-web-modeler|license|documentstore-env-vars|elasticsearch-master|zeebe|zeebe-gateway|main|grpc|modeler-webapp|web-modeler|web-modeler-configuration|web-modeler-(?:restapi|webapp|websockets)|(?:connectors|operate|optimize|tasklist|zeebe)-identity-secret|(?:camunda|<release>)-camunda-platform-(?:elasticsearch|opensearch))$/;
const isKey = (object: string): boolean => {
  const slash = object.indexOf('/');
  const [kind, part] = [object.slice(0, slash), object.slice(slash + 1)];
  return KIND.test(kind) && PART.test(part) && (part !== '*' || kind === 'Route');
};
const told = (row: ChartChange): string =>
  `${row.id} ${row.what} ${row.objects.join(' ')} ${row.property} = ${row.before ?? '…'} -> ${row.after ?? '…'}${row.where === undefined ? '' : ` where ${row.where}`}`;
const texts = (row: ChartChange): string[] => [row.property, row.before ?? '', row.after ?? ''];

for (const { from, to, charts, chartChanges, copies } of STEPS)
  void describe(`from ${from} to ${to}`, () => {
    const wrong = (is: (row: ChartChange) => boolean): string[] => chartChanges.filter((r) => !is(r)).map(told);
    const reference = new RegExp(`\\{(?:${charts.from.major}|${charts.to.major}):(\\S+) [^}]+\\}`, 'g');

    void test('there are rows, each once', () => {
      assert.ok(chartChanges.length > 150);
      const all = chartChanges.flatMap((r) => r.objects.map((o) => told({ ...r, id: '', objects: [o] })));
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
      for (const { id, why, source } of [...chartChanges, ...copies])
        assert.ok(id.startsWith('chart/') && /^[A-Z].*\.$/s.test(why) && source !== '', `${id}: ${why}`);
      const whys = new Map(chartChanges.map((r) => [r.id, r.why]));
      assert.deepEqual(
        wrong((r) => whys.get(r.id) === r.why),
        [],
      );
    });
    void test('no row is wider than one field: a star stands for the name of an item, for what has to be in the value, or for whatever reads one Secret', () => {
      // Key by key from one Secret to another: every reference is named by both of its ends.
      const reference = (r: { before?: string | undefined; after?: string | undefined }): boolean =>
        /^secret <Secret\/[\w-]+>\/\*$/.test(r.before ?? '') &&
        /^secret (?:[\w-]+|\{values:[\w.]+\})\/<1>$/.test(r.after ?? '');
      assert.deepEqual(
        wrong(
          (r) =>
            reference(r) ||
            !r.property.replace(/\[\*/g, '').includes('*') ||
            /\{\d+:\S+ [^}]*<1>[^}]*\}/.test(r.what === 'drops' ? (r.before ?? '') : (r.after ?? '')),
        ),
        [],
      );
    });
    void test('no row takes whatever stands on both sides', () => {
      const made = /^data\[(?:pusher-app-(?:secret|key)|(?:postgres-|admin-)?password)\]$/;
      assert.deepEqual(
        wrong((r) => r.what !== 'changes' || r.before !== undefined || r.after !== undefined || made.test(r.property)),
        [],
      );
      assert.deepEqual(
        wrong(
          (r) => made.test(r.property) || (r.after !== '*' && (r.before !== '*' || (r.after ?? '').includes('<1>'))),
        ),
        [],
      );
    });
    void test('a new value is told, or where it comes from', () => {
      assert.deepEqual(
        wrong((r) => r.what !== 'adds' || r.after !== undefined),
        [],
      );
    });
    void test('references can be read', () => {
      for (const text of chartChanges.flatMap(texts))
        for (const [whole, object = ''] of text.matchAll(reference)) assert.ok(isKey(object), whole);
      assert.deepEqual(
        wrong((r) => texts(r).every((t) => !/\{\d+:/.test(t.replace(reference, '')))),
        [],
      );
    });
  });
