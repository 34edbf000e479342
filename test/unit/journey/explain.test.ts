/** Pasted errors: what Helm, Kubernetes and the chart print, and texts that are no error. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ITEMS } from '../../../server/src/engine/steps/8.7-8.8/checklist/items.ts';
import { readSet, type ValuesSet } from '../../../server/src/engine/index.ts';
import { ERRORS, GENERAL, NOTHING, UNKNOWN } from '../../../server/src/engine/steps/8.7-8.8/journey/errors.ts';
import { explain } from '../../../server/src/engine/journey/explain.ts';

const TEXT = `zeebe:
  clusterSize: 3
  pvcSize: 32Gi
  env:
    - name: CAMUNDA_OPERATE_ELASTICSEARCH_URL
      value: CANARY
zeebeGateway:
  ingress:
    grpc:
      enabled: true
global:
  identity:
    auth:
      tasklist:
        existingSecret: CANARY
`;
const NOW = `orchestration:
  clusterSize: 3
  env:
    - name: CAMUNDA_OPERATE_ELASTICSEARCH_URL
      value: CANARY
    - name: OTHER
      value: x
identityKeycloak:
  enabled: true
`;
const setOf = (text: string): ValuesSet => readSet([{ name: 'values.yaml', text }]);
const told = (text: string, error: string) =>
  explain(setOf(text), error).map((e) => ({ ...e, at: e.places.map((p) => p.path) }));

/** The message, what it is, and the places it comes from. */
const CASES: readonly (readonly [error: string, id: string, values: string, at: readonly string[]])[] = [
  [
    `Error: UPGRADE FAILED: execution error at (camunda-platform/charts/identity/templates/tasklist-secret.yaml:10:22):\nPASSWORDS ERROR: You must provide your current passwords when upgrading the release.\n\n    'global.identity.auth.tasklist.existingSecret' must not be empty, please add '--set global.identity.auth.tasklist.existingSecret=$TASKLIST_SECRET' to the command.`,
    'passwords',
    TEXT,
    ['global.identity.auth.tasklist.existingSecret'],
  ],
  [
    `Error: values don't meet the specifications of the schema(s) in the following chart(s):\ncamunda-platform:\n- at '/orchestration/clusterSize': got number, want string`,
    'schema',
    NOW,
    ['orchestration.clusterSize'],
  ],
  [
    `Error: UPGRADE FAILED: values don't meet the specifications of the schema(s) in the following chart(s):\ncamunda-platform:\n- orchestration.clusterSize: Invalid type. Expected: string, given: integer`,
    'schema',
    NOW,
    ['orchestration.clusterSize'],
  ],
  [
    `Error: execution error at (camunda-platform/templates/common/constraints.tpl:1:2): \n[orchestration][compatibility][error] Please migrate the value of "zeebe.env" to the new syntax under "orchestration.env" For more details`,
    'merge-needed',
    TEXT,
    ['zeebe.env'],
  ],
  [
    `Error: template: camunda-platform/templates/common/ingress-grpc.yaml:1:48: executing "x" at <.Values.orchestration.ingress.grpc.enabled>: nil pointer evaluating interface {}.grpc`,
    'nil-pointer',
    TEXT,
    ['zeebeGateway.ingress'],
  ],
  [
    `[camunda][error] Identity is disabled but identityKeycloak is enabled. Please ensure that if identityKeycloak is enabled, Identity must also be enabled.`,
    'keycloak-without-identity',
    NOW,
    ['identityKeycloak.enabled'],
  ],
  [
    `Error: UPGRADE FAILED: cannot patch "camunda-zeebe" with kind StatefulSet: StatefulSet.apps "camunda-zeebe" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas' are forbidden`,
    'immutable-volume',
    TEXT,
    ['zeebe.pvcSize'],
  ],
  [`Job.batch "camunda-zeebe-migration-data" is invalid: spec.template: field is immutable`, 'immutable-job', NOW, []],
  [`Deployment.apps "x" is invalid: spec.selector: field is immutable`, 'immutable', NOW, []],
  [
    `Error: UPGRADE FAILED: failed to create typed patch object: .spec.template.spec.containers[name="orchestration"].env: duplicate entries for key [name="OTHER"]`,
    'duplicate-variable',
    NOW,
    ['orchestration.env[name=OTHER]'],
  ],
  [`Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1`, 'field-conflict', NOW, []],
  [
    `Warning  Failed  Error: couldn't find key identity-firstuser-password in Secret camunda/camunda-credentials`,
    'secret-missing',
    NOW,
    [],
  ],
  [`Error: secret "camunda-credentials" not found`, 'secret-missing', NOW, []],
  [`camunda-identity-0  0/1  CreateContainerConfigError  0  2m`, 'secret-missing', NOW, []],
  [`camunda-zeebe-0  0/1  ImagePullBackOff  0  2m`, 'image', NOW, []],
  [`0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/3`, 'pending', NOW, []],
  [
    `Caused by: io.camunda.configuration.UnifiedConfigurationException: Ambiguous configuration. The value camunda.data.secondary-storage.elasticsearch.url=http://a conflicts with the values 'http://b' from the legacy properties camunda.operate.elasticsearch.url, camunda.tasklist.elasticsearch.url`,
    'legacy-property',
    NOW,
    ['orchestration.env[name=CAMUNDA_OPERATE_ELASTICSEARCH_URL]'],
  ],
  [`Job has reached the specified backoff limit: BackoffLimitExceeded`, 'migration-job', NOW, []],
  [`camunda-zeebe-migration-data-x7x  0/1  Error  3  9m`, 'migration-job', NOW, []],
  [
    `spec.containers[0].resources.requests: Invalid value: "1": must be less than or equal to cpu limit`,
    'resources',
    NOW,
    [],
  ],
  [`FATAL: password authentication failed for user "bn_keycloak"`, 'database-password', NOW, []],
  [`We are sorry... Invalid parameter: redirect_uri`, 'redirect-address', NOW, []],
  [`io.grpc.StatusRuntimeException: UNAUTHENTICATED: Expected bearer token`, 'unauthorised', NOW, []],
  [
    `admission webhook denied the request: host "a.example.com" and path "/" is already defined in ingress camunda/camunda-camunda-platform`,
    'ingress-taken',
    NOW,
    [],
  ],
  [`Error: UPGRADE FAILED: "camunda" has no deployed releases`, 'no-release', NOW, []],
  [`Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress`, 'in-progress', NOW, []],
  [`Error: UPGRADE FAILED: context deadline exceeded`, 'timeout', NOW, []],
  [`Error: open values-8.8.yaml: no such file or directory`, 'file-missing', NOW, []],
  [
    `Error: UPGRADE FAILED: [camunda][error] Something new about orchestration.clusterSize`,
    'chart-message',
    NOW,
    ['orchestration.clusterSize'],
  ],
  [`Error: UPGRADE FAILED: the moon is in the wrong place`, 'upgrade-failed', NOW, []],
  [`camunda-optimize-0  0/1  CrashLoopBackOff  9  9m`, 'crash', NOW, []],
  ['Dear all, lunch is at noon.', 'no-error', NOW, []],
  ['orchestration:\n  clusterSize: "3"\n', 'no-error', NOW, []],
  [' \n\t', 'nothing', NOW, []],
];

describe('explained errors', () => {
  for (const [error, id, values, at] of CASES)
    test(`${id}: ${error.slice(0, 70).replace(/\s+/g, ' ')}`, () => {
      for (const text of [error, error.replace(/\n/g, '\r\n'), `\u001b[31m${error}\u001b[0m`]) {
        const [first] = told(values, text);
        assert.equal(first?.id, id);
        assert.deepEqual(first.at, at);
      }
    });
  test('items exist, every text is complete, ids are unique', () => {
    const all = [...ERRORS, ...GENERAL, NOTHING, UNKNOWN];
    assert.equal(new Set(all.map((e) => e.id)).size, all.length);
    const items = new Set(ITEMS.map((i) => i.id));
    for (const e of all) {
      assert.ok(e.item === undefined || items.has(e.item), `${e.id}: ${e.item ?? ''}`);
      assert.match(e.why, /\.$/);
      assert.match(e.todo, /[.`]$/);
    }
  });
  test('several causes are all told, the text is never repeated, and size does not matter', () => {
    const found = told(NOW, 'ImagePullBackOff\nsecret "CANARY-x" not found\n'.repeat(20_000));
    assert.deepEqual(
      found.map((e) => e.id),
      ['secret-missing', 'image'],
    );
    assert.doesNotMatch(JSON.stringify(found), /CANARY/);
  });
  test('a release whose StatefulSet is renamed is named as the cause of waiting volumes', () => {
    const text = 'unbound immediate PersistentVolumeClaims';
    assert.match(explain(setOf(TEXT), text, { release: 'my-zeebe' })[0]?.why ?? '', /called otherwise/);
    assert.doesNotMatch(explain(setOf(TEXT), text, { release: 'camunda' })[0]?.why ?? '', /called otherwise/);
  });
});
