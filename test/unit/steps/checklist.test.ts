/** The checklist and the known errors of the step from 8.8 to 8.9. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue } from '../../../server/src/engine/charts/catalogue.ts';
import { checkSet } from '../../../server/src/engine/checklist/check.ts';
import { examine, readSet, type ValuesSet } from '../../../server/src/engine/index.ts';
import { explain } from '../../../server/src/engine/journey/explain.ts';
import { parsePath } from '../../../server/src/engine/path.ts';
import { STEP } from '../../../server/src/engine/steps/8.8-8.9/index.ts';
import { STEP as FIRST } from '../../../server/src/engine/steps/8.7-8.8/index.ts';
import { NEXT_RULES } from '../../rules/next.ts';

const { items, chapters } = STEP.checklist;
const check = (of: ValuesSet) => checkSet(of, examine(of));
const set = (text: string) => readSet([{ name: 'values.yaml', text }], { from: '8.8', target: '8.9' });

describe('the checklist', () => {
  test('begins with the migration of 8.8, and its ticks are its own', () => {
    assert.equal(items[0]?.id, '8.8-8.9/finish-migration');
    const ids = items.map((i) => i.id);
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i || !id.startsWith('8.8-8.9/')),
      [],
    );
    assert.deepEqual(
      ids.filter((id) => FIRST.checklist.items.some((i) => i.id === id)),
      [],
    );
    assert.deepEqual(
      items.filter((i) => !chapters.some((c) => c.id === i.step)),
      [],
    );
  });
  test('speaks of rules that exist', () => {
    const rules = NEXT_RULES.map((r) => r.id);
    const fits = (pattern: string): boolean => {
      const is = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
      return rules.some((id) => is.test(id));
    };
    assert.deepEqual(
      items.flatMap((i) => i.rules ?? []).filter((r) => !fits(r)),
      [],
    );
  });
  test('is open before the upgrade and answered by the files where they can', () => {
    const before = check(set('orchestration:\n  clusterSize: "3"\nglobal:\n  license:\n    existingSecret: a\n'));
    const state = (id: string) => before.find((a) => a.item.id === `8.8-8.9/${id}`)?.state;
    assert.equal(state('storage'), 'open');
    assert.equal(state('secrets'), 'open');
    const after = check(
      readSet(
        [
          {
            name: 'values.yaml',
            text: 'orchestration:\n  clusterSize: "3"\n  data:\n    secondaryStorage:\n      type: elasticsearch\n',
          },
        ],
        { target: '8.9' },
      ),
    );
    assert.notEqual(after.find((a) => a.item.id === '8.8-8.9/storage')?.state, 'open');
  });
});

describe('changed defaults', () => {
  test('are other ones in both charts', () => {
    for (const { was, now } of STEP.changes.defaults)
      assert.notDeepEqual(
        catalogue('8.8').default(parsePath(was)),
        catalogue('8.9').default(parsePath(now)),
        `${was} is the same`,
      );
  });
});

describe('errors of chart 14.x', () => {
  const MESSAGES = {
    'storage-unset':
      'Error: execution error at (camunda-platform/templates/common/constraints.tpl:32:6): Please configure an expected secondary storage type under `orchestration.data.secondaryStorage.type`, available values are [elasticsearch, opensearch, rdbms].',
    'files-list': "- at '/orchestration/extraConfiguration': got object, want array",
    'key-removed':
      '[camunda][error] The Helm values file key "global.identity.auth.admin.existingSecret" has been removed. For more details, please check Camunda Helm chart documentation.',
    'gateway-and-ingress': '[camunda][error] Gateway API and Ingress cannot both be enabled at the same time.',
  } as const;
  for (const [id, text] of Object.entries(MESSAGES))
    test(id, () => {
      const [first] = explain(set('orchestration:\n  clusterSize: "3"\n'), text);
      assert.equal(first?.id, id);
    });
  test('lead to items that exist', () => {
    const { special, general } = STEP.errors;
    assert.deepEqual(
      [...special, ...general].flatMap((e) =>
        e.item === undefined || items.some((i) => i.id === e.item) ? [] : [e.id],
      ),
      [],
    );
  });
});
