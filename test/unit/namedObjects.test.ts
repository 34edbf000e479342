/** Documents around values name objects of the chart that it makes no more, or calls otherwise: told at their place, never changed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { message, readSet, type ReadOptions } from '../../server/src/engine/index.ts';
import { arrange, setAbove } from '../../server/src/engine/wrappers/arrange.ts';
import { findingOf } from '../../server/src/engine/wrappers/around.ts';
import { namedIn } from '../../server/src/engine/wrappers/objects.ts';
import { finish } from '../../server/src/engine/slices.ts';
import { oldNamesIn } from '../../server/src/engine/wrappers/scripts.ts';
import { STEPS } from '../../server/src/engine/steps/index.ts';
import { parseDocuments } from '../../server/src/engine/yaml/parse.ts';
import { find } from '../../server/src/engine/yaml/tree.ts';
import { remarksOf } from '../../server/src/report/around.ts';

const OFF = 'global: {identity: {auth: {enabled: false}}}';
const VALUES = `zeebe: {clusterSize: "1"}
identity: {enabled: false}
${OFF}`;
const NEW = 'orchestration: {clusterSize: "1"}\nglobal: {security: {authentication: {method: basic}}}';
/** Below a key. */
const at = (column: number, values: string): string => values.replace(/^/gm, ' '.repeat(column)).replace(/^/, '\n');

function told(
  text: string,
  options: ReadOptions = {},
): { readonly rule: string; readonly at: string; readonly says: string }[] {
  const files = [{ name: 'a.yaml', text }];
  const arranged = arrange(files);
  assert.deepEqual(arranged.objections, []);
  const set = readSet(arranged.layers, { ...options, above: setAbove(arranged) });
  return remarksOf(files, arranged, set).flatMap(({ remarks }) =>
    remarks.map((r) => ({
      rule: r.rule.replace('wrappers/', ''),
      at: text.slice(r.at.offset, r.at.end),
      says: message(findingOf(r, 0)),
    })),
  );
}
const short = (text: string, options?: ReadOptions): string[] => told(text, options).map((t) => `${t.rule} ${t.at}`);

const flux = (patches: string, values = VALUES, name = 'camunda'): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: ${name}}\nspec:\n` +
  `  chart: {spec: {chart: camunda-platform}}\n  values:${at(4, values)}\n  postRenderers:\n    - kustomize: ${patches}\n`;
const kustomize = (fields: string, values = VALUES, release = 'camunda'): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nhelmCharts:\n  - name: camunda-platform\n` +
  `${release === '' ? '' : `    releaseName: ${release}\n`}    valuesInline:${at(6, values)}\n${fields}\n`;
const helmfile = (fields: string): string =>
  `releases:\n  - name: camunda\n    chart: camunda/camunda-platform\n    values:\n      -${at(8, VALUES).slice(8)}\n    ${fields}\n` +
  `  - name: other\n    chart: x/y\n    jsonPatches: [{target: {kind: Deployment, name: camunda-operate}, patch: []}]\n`;
const argo = (fields: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: camunda}\nspec:\n` +
  `  source:\n    chart: camunda-platform\n    helm:\n      valuesObject:${at(8, VALUES)}\n  ${fields}\n`;
const beside = (object: string, release = 'camunda'): string => `${flux('{}', VALUES, release)}---\n${object}\n`;

const target = (kind: string, name: string): string => `{target: {kind: ${kind}, name: "${name}"}, patch: "[]"}`;

describe('a patch whose target is gone does nothing', () => {
  test('with every tool that hands patches to Kustomize', () => {
    const of = target('Deployment', 'camunda-operate');
    const json = '{target: {group: apps, version: v1, kind: Deployment, name: camunda-operate}, patch: []}';
    for (const text of [
      flux(`{patches: [${of}]}`),
      flux(`{patchesJson6902: [${json}]}`),
      kustomize(`patches: [${of}]`),
      kustomize('patches: [{target: {kind: Deployment, name: camunda-operate}, path: p.yaml}]'),
      kustomize(`patchesJson6902: [${json}]`),
      kustomize(
        'replacements: [{source: {kind: Deployment, name: camunda-connectors}, targets: [{select: {kind: Deployment, name: camunda-operate}}]}]',
      ),
      kustomize(
        'transformers: [{apiVersion: builtin, kind: PatchTransformer, metadata: {name: x}, target: {kind: Deployment, name: camunda-operate}, patch: "[]"}]',
      ),
      helmfile(`jsonPatches: [${json}]`),
      argo(
        'ignoreDifferences: [{group: apps, kind: Deployment, name: camunda-operate, jsonPointers: [/spec/replicas]}]',
      ),
      `${flux('{}')}  driftDetection: {ignore: [{paths: [/spec/replicas], target: {kind: Deployment, name: camunda-operate}}]}\n`,
    ])
      assert.deepEqual(
        short(text).map((s) => s.replaceAll('"', '')),
        ['patch-of-nothing camunda-operate'],
        text,
      );
  });

  test('for every kind of object', () => {
    const gone: readonly (readonly [kind: string, name: string, now: string])[] = [
      ['Deployment', 'operate', 'StatefulSet `camunda-zeebe`'],
      ['Deployment', 'tasklist', 'StatefulSet `camunda-zeebe`'],
      ['Deployment', 'zeebe-gateway', 'StatefulSet `camunda-zeebe`'],
      ['Service', 'operate', 'Service `camunda-zeebe-gateway`'],
      ['ServiceAccount', 'zeebe-gateway', 'ServiceAccount `camunda-zeebe`'],
      ['ConfigMap', 'zeebe-configuration', '`camunda-zeebe-configuration-unified`'],
      ['ConfigMap', 'operate-configuration', '`camunda-zeebe-configuration-unified`'],
      ['Secret', 'operate-identity-secret', 'a Secret of your own'],
      ['Secret', 'camunda-platform-license', 'a Secret of your own'],
      ['Ingress', 'camunda-platform', 'Ingress `<release>-camunda-platform-http`'],
      ['Ingress', 'zeebe-gateway-grpc', 'Ingress `<release>-camunda-platform-grpc`'],
      ['Ingress', 'optimize', 'Ingress `<release>-camunda-platform-http`'],
      ['PodDisruptionBudget', 'zeebe-gateway', 'PodDisruptionBudget `camunda-zeebe`'],
      ['ServiceMonitor', 'camunda-platform-operate', 'ServiceMonitor `camunda-zeebe-gateway`'],
    ];
    for (const [kind, name, now] of gone) {
      const [found, second] = told(kustomize(`patches: [${target(kind, `camunda-${name}`)}]`));
      assert.equal(found?.rule, 'patch-of-nothing', name);
      assert.ok(found.says.includes(now.replace('<release>', 'camunda')), `${name}: ${found.says}`);
      assert.equal(second, undefined);
    }
  });

  test('what is still there is nobody’s business, and so is what was never there', () => {
    for (const [kind, name] of [
      ['StatefulSet', 'camunda-zeebe'],
      ['Service', 'camunda-zeebe'],
      ['Service', 'camunda-zeebe-gateway'],
      ['Deployment', 'camunda-connectors'],
      ['Deployment', 'camunda-optimize'],
      ['Deployment', 'camunda-operate-exporter'],
      ['Deployment', 'operate'],
      ['StatefulSet', 'camunda-operate'],
      ['ConfigMap', 'camunda-operate'],
      ['Ingress', 'camunda-grafana'],
      ['Deployment', '.*'],
      ['Deployment', 'camunda-.*'],
      ['', 'camunda-operate'],
    ])
      assert.deepEqual(short(kustomize(`patches: [${target(kind ?? '', name ?? '')}]`)), [], name);
    assert.deepEqual(short(kustomize('patches: [{target: {kind: Deployment}, patch: "[]"}]')), []);
    assert.deepEqual(short(kustomize('patches: [{target: {labelSelector: "team=operate"}, patch: "[]"}]')), []);
    assert.deepEqual(
      short(kustomize('patches: [{target: {labelSelector: "app.kubernetes.io/component=connectors"}, patch: "[]"}]')),
      [],
    );
  });

  test('of another release, of another chart, and of any where the release is not known', () => {
    const of = (name: string, release: string): string[] =>
      short(kustomize(`patches: [${target('Deployment', name)}]`, VALUES, release));
    assert.deepEqual(of('other-operate', 'camunda'), []);
    assert.equal(of('other-operate', '').length, 1);
    assert.deepEqual(short(kustomize(`patches: [${target('Secret', 'shop-postgresql')}]`, VALUES, '')), []);
    assert.equal(short(kustomize(`patches: [${target('Secret', 'camunda-postgresql')}]`)).length, 1);
    assert.equal(of('prod-camunda-operate', 'camunda').length, 1, 'behind a namePrefix');
    assert.equal(of('${RELEASE}-operate', 'camunda').length, 1);
    assert.equal(of('operate', 'operate').length, 1, 'the chart does not say it twice');
    assert.equal(of('my-zeebe-zeebe-gateway', 'my-zeebe').length, 1, 'but for the cluster');
    // Flux sets nothing before a name.
    assert.deepEqual(short(flux(`{patches: [${target('Deployment', 'prod-camunda-operate')}]}`)), []);
    const elsewhere = `  targetNamespace: prod\n`;
    assert.deepEqual(short(flux(`{patches: [${target('Deployment', 'camunda-operate')}]}`) + elsewhere), []);
    assert.equal(short(flux(`{patches: [${target('Deployment', 'prod-camunda-operate')}]}`) + elsewhere).length, 1);
  });

  test('a name that is a regular expression', () => {
    const of = (name: string): number => short(kustomize(`patches: [${target('Deployment', name)}]`)).length;
    for (const name of [
      'camunda-(operate|tasklist)',
      '.*-operate',
      '^camunda-operate$',
      'camunda-(connectors|operate)',
    ])
      assert.equal(of(name), 1, name);
    for (const name of [
      'other-(operate|tasklist)',
      'camunda-(connectors|optimize)',
      'camunda-operate-.*',
      'camunda-operate(',
      '[a-z-]*',
      // What repeats as a whole is not tried: an expression may take for ever.
      '(camunda|c)+-operate',
      '.*.*.*.*.*-operate',
    ])
      assert.equal(of(name), 0, name);
  });

  test('names that the values give', () => {
    const values = (own: string): string => `operate: ${own}\n${VALUES}`;
    const of = (name: string, own: string): number =>
      short(kustomize(`patches: [${target('Deployment', name)}]`, values(own))).length;
    assert.equal(of('my-operate', '{fullnameOverride: my-operate}'), 1);
    assert.equal(of('camunda-operate', '{fullnameOverride: my-operate}'), 0);
    assert.equal(of('camunda-op', '{nameOverride: op}'), 1);
    assert.equal(of('camunda-operate', '{nameOverride: op}'), 0);
  });

  test('a selector with a label that no pod has', () => {
    const by = (label: string): string => kustomize(`patches: [{target: {labelSelector: "${label}"}, patch: "[]"}]`);
    const [found] = told(by('app.kubernetes.io/component=operate'));
    assert.equal(found?.rule, 'patch-of-nothing');
    assert.match(found.says, /makes no `app\.kubernetes\.io\/component: operate`/);
    assert.deepEqual(short(by('app.kubernetes.io/component=zeebe-broker')), []);
  });
});

test('a patch that says itself what it is for ends with an error, and so does what counts on an object', () => {
  const object = '{apiVersion: apps/v1, kind: Deployment, metadata: {name: camunda-operate}, spec: {replicas: 1}}';
  const block = 'apiVersion: apps/v1\n      kind: Deployment\n      metadata:\n        name: camunda-operate';
  for (const text of [
    flux(`{patchesStrategicMerge: [${object}]}`),
    flux(`{patches: [{patch: '${object}'}]}`),
    kustomize(`patches:\n  - patch: |\n      ${block}`),
    kustomize(`patchesStrategicMerge:\n  - |\n      ${block}`),
    kustomize('replicas: [{name: camunda-operate, count: 2}]'),
    kustomize('vars: [{name: X, objref: {apiVersion: v1, kind: Service, name: camunda-operate}}]'),
    kustomize('replacements: [{source: {kind: Service, name: camunda-operate}, targets: []}]'),
    helmfile(`strategicMergePatches: [${object}]`),
  ]) {
    const [found, ...more] = told(text);
    assert.deepEqual([found?.rule, more], ['patch-fails', []], text);
    assert.match(found?.at ?? '', /camunda-operate/);
  }
  // With a target it is laid on that, whatever it is called itself.
  const laid = `{target: {kind: StatefulSet, name: camunda-zeebe}, patch: '${object}'}`;
  assert.deepEqual(short(flux(`{patches: [${laid}]}`)), []);
});

test('a container of the cluster has another name', () => {
  const pod = (name: string): string =>
    `{spec: {template: {spec: {containers: [{name: ${name}}], initContainers: [{name: zeebe}]}}}}`;
  const patch = (kind: string, object: string, container: string): string =>
    kustomize(`patches: [{target: {kind: ${kind}, name: ${object}}, patch: '${pod(container)}'}]`);
  assert.deepEqual(
    told(patch('StatefulSet', 'camunda-zeebe', 'zeebe')).map((t) => t.rule),
    ['patched-container'],
  );
  for (const [kind, object, container] of [
    ['StatefulSet', 'camunda-zeebe', 'orchestration'],
    ['StatefulSet', 'camunda-zeebe', 'sidecar'],
    ['StatefulSet', 'other-zeebe', 'zeebe'],
    ['Deployment', 'camunda-connectors', 'zeebe'],
  ])
    assert.deepEqual(
      short(patch(kind ?? '', object ?? '', container ?? '')),
      [],
      `${String(object)} ${String(container)}`,
    );
});

test('an image that no container has', () => {
  const of = (name: string, values = VALUES): string[] =>
    short(kustomize(`images: [{name: ${name}, newTag: "9"}]`, values));
  for (const name of [
    'camunda/zeebe',
    'docker.io/camunda/operate',
    'mirror.corp/camunda/tasklist',
    'camunda/zeebe:8.7',
  ])
    assert.equal(of(name).length, 1, name);
  for (const name of ['camunda/connectors-bundle', 'camunda/camunda', 'acme/zeebe', 'camunda/zeebe-play'])
    assert.deepEqual(of(name), [], name);
  assert.deepEqual(of('acme/camunda/zeebe', `zeebe: {image: {repository: acme/camunda/zeebe}}\n${OFF}`), []);
  assert.equal(short(flux('{images: [{name: camunda/zeebe, newName: a/b}]}')).length, 1);
});

describe('objects in the same file', () => {
  test('that point at what is gone', () => {
    for (const [object, at] of [
      [
        '{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {scaleTargetRef: {kind: Deployment, name: camunda-operate}}}',
        'camunda-operate',
      ],
      [
        '{apiVersion: autoscaling.k8s.io/v1, kind: VerticalPodAutoscaler, spec: {targetRef: {kind: Deployment, name: camunda-zeebe-gateway}}}',
        'camunda-zeebe-gateway',
      ],
      [
        '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {podSelector: {matchLabels: {app.kubernetes.io/component: operate}}}}',
        'operate',
      ],
      [
        '{apiVersion: policy/v1, kind: PodDisruptionBudget, spec: {selector: {matchLabels: {app.kubernetes.io/component: zeebe-gateway}}}}',
        'zeebe-gateway',
      ],
      [
        '{apiVersion: monitoring.coreos.com/v1, kind: PodMonitor, spec: {selector: {matchLabels: {app.kubernetes.io/component: tasklist}}}}',
        'tasklist',
      ],
      [
        '{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {rules: [{http: {paths: [{backend: {service: {name: camunda-operate, port: {number: 80}}}}]}}]}}',
        'camunda-operate',
      ],
      [
        '{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, spec: {rules: [{backendRefs: [{name: camunda-operate, port: 80}]}]}}',
        'camunda-operate',
      ],
      [
        '{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, subjects: [{kind: ServiceAccount, name: camunda-tasklist}]}',
        'camunda-tasklist',
      ],
      [
        '{apiVersion: batch/v1, kind: Job, spec: {template: {spec: {containers: [{env: [{name: X, value: "http://camunda-operate:80"}]}]}}}}',
        'http://camunda-operate:80',
      ],
    ] as const)
      assert.deepEqual(
        short(beside(object)).map((s) => s.replaceAll('"', '')),
        [`old-object ${at}`],
        object,
      );
  });

  test('that are somebody’s own, or of another release', () => {
    for (const object of [
      '{apiVersion: v1, kind: Service, metadata: {name: camunda-operate, labels: {app.kubernetes.io/component: operate}}}',
      '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {podSelector: {matchLabels: {app.kubernetes.io/component: operate, app.kubernetes.io/instance: other}}}}',
      '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {podSelector: {matchLabels: {app.kubernetes.io/component: webapp, app.kubernetes.io/name: wordpress}}}}',
      '{apiVersion: v1, kind: Pod, spec: {volumes: [{secret: {secretName: shop-postgresql}}], containers: [{env: [{valueFrom: {secretKeyRef: {name: shop-keycloak, key: x}}}]}]}}',
      '{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {scaleTargetRef: {kind: Deployment, name: other-operate}}}',
      '{apiVersion: batch/v1, kind: Job, spec: {x: "http://other-operate:80"}}',
      '{apiVersion: batch/v1, kind: Job, spec: {x: "http://prod-camunda-operate:80"}}',
    ])
      assert.deepEqual(short(beside(object)), [], object);
  });
});

test('values and what refers to them are none of it: they have rules of their own', () => {
  const own = `connectors: {env: [{name: X, value: "http://camunda-operate:80"}]}\n${OFF}`;
  assert.deepEqual(short(flux('{}', own)), []);
  for (const kind of ['ConfigMap', 'Secret'])
    for (const more of ['', '            curl http://camunda-tasklist:80\n']) {
      const values = `    connectors:\n      env:\n        - name: X\n          value: |\n            http://camunda-operate:80\n${more}`;
      const object = `apiVersion: v1\nkind: ${kind}\nmetadata: {name: v}\n${kind === 'Secret' ? 'stringData' : 'data'}:\n  values.yaml: |\n${values}`;
      const release = flux('{}').replace(/ {2}values:[^]*/, `  valuesFrom: [{kind: ${kind}, name: v}]\n`);
      assert.deepEqual(short(`${release}---\n${object}`), []);
    }
  const from = '  valuesFrom: [{kind: ConfigMap, name: camunda-zeebe-configuration, targetPath: a.b}]\n';
  assert.deepEqual(
    short(flux('{}') + from).filter((s) => !s.startsWith('set-one')),
    [],
  );
});

describe('from step to step', () => {
  test('of files of 8.8 what chart 14.x does not make, where they are led on', () => {
    const on: ReadOptions = { target: '8.9' };
    const of = (kind: string, name: string, options: ReadOptions = on): string[] =>
      short(kustomize(`patches: [${target(kind, name)}]`, NEW), options);
    for (const [kind, name] of [
      ['Deployment', 'camunda-web-modeler-webapp'],
      ['Deployment', 'camunda-zeebe-migration-importer'],
      ['Job', 'camunda-zeebe-migration-data'],
      ['ConfigMap', 'camunda-zeebe-configuration-unified'],
      ['ServiceMonitor', 'camunda-camunda-platform-modeler-webapp'],
      ['Service', 'camunda-web-modeler-webapp'],
      ['Deployment', 'camunda-operate'],
    ] as const)
      assert.equal(of(kind, name).length, 1, name);
    // Chart 14.x makes it again.
    assert.deepEqual(of('ConfigMap', 'camunda-zeebe-configuration'), []);
    assert.deepEqual(of('Deployment', 'camunda-web-modeler-restapi'), []);
    assert.equal(short(kustomize('images: [{name: camunda/web-modeler-webapp, newTag: "9"}]', NEW), on).length, 1);
  });
});

describe('commands of kubectl in scripts', () => {
  const named = (line: string, release?: string): string[] => {
    const text = `#!/bin/sh\n${line}\n`;
    const found = oldNamesIn(text, 'a.sh', { step: STEPS[0], release }) ?? [];
    return found.map((r) => `${r.rule.replace('wrappers/', '')} ${text.slice(r.at.offset, r.at.end)}`);
  };
  test('an object by its kind and name, in every way to write them', () => {
    for (const line of [
      'kubectl rollout status deployment/camunda-operate --timeout=5m',
      'kubectl -n c scale deploy camunda-operate --replicas=0',
      'kubectl --namespace c wait --for condition=Available "deployments.apps/camunda-operate"',
      'kubectl port-forward svc/camunda-operate 8080:80 &',
      'kubectl exec -it deploy/camunda-operate -- ls deploy/camunda-tasklist',
      'kubectl \\\n  logs \\\n  deployment/camunda-operate',
      'x=$(kubectl get service camunda-operate -o jsonpath="{.spec}")',
      'kubectl get ingress,services camunda-operate',
      'oc get serviceaccounts camunda-operate',
    ])
      assert.deepEqual(
        named(line, 'camunda')
          .map((s) => s.replaceAll('"', ''))
          .slice(0, 1),
        ['old-object camunda-operate'],
        line,
      );
    assert.deepEqual(named('kubectl delete deploy camunda-operate camunda-connectors camunda-tasklist', 'camunda'), [
      'old-object camunda-operate',
      'old-object camunda-tasklist',
    ]);
    for (const name of ['$RELEASE-operate', '"${RELEASE}-operate"', '"$1"-operate', '${RELEASE:-x}-operate'])
      assert.equal(named(`kubectl logs deploy/${name}`).length, 1, name);
    assert.deepEqual(named("kubectl logs -l 'app.kubernetes.io/component=operate'"), [
      'old-object app.kubernetes.io/component=operate',
    ]);
    assert.equal(named('kubectl get pods --selector=app.kubernetes.io/component=tasklist', 'camunda').length, 1);
  });
  test('what is still there, of others, no name at all, or a comment', () => {
    for (const line of [
      'kubectl logs deploy/camunda-connectors',
      'kubectl logs sts/camunda-zeebe',
      'kubectl logs deploy/other-operate',
      'kubectl logs deploy/operate',
      'kubectl apply -f deploy/camunda-operate',
      'kubectl -n camunda-operate get deploy',
      'kubectl get pods -l app.kubernetes.io/component=operate,app.kubernetes.io/instance=other',
      'kubectl get pods -l app.kubernetes.io/component=connectors',
      '# kubectl logs deploy/camunda-operate',
      'echo kubectl; ls deploy/camunda-operate',
      'kubectl get secret shop-postgresql',
    ])
      assert.deepEqual(named(line, 'camunda'), [], line);
  });
});

test('differences that Fleet passes over', () => {
  const fleet = (name: string): string =>
    `defaultNamespace: c\nhelm:\n  chart: camunda-platform\n  releaseName: camunda\n  values:${at(4, VALUES)}\n` +
    `diff:\n  comparePatches:\n    - {apiVersion: apps/v1, kind: Deployment, name: ${name}, operations: [{op: remove, path: /spec/replicas}]}\n`;
  assert.deepEqual(short(fleet('camunda-operate')), ['patch-of-nothing camunda-operate']);
  assert.deepEqual(short(fleet('camunda-connectors')), []);
});

test('values are not looked at: what stands in them has rules of its own, and may be large', () => {
  const text = flux('{}', 'zeebe: {clusterSize: "1"}', 'camunda');
  const [doc] = parseDocuments(`${text}  valuesFrom: [{kind: Secret, name: a}]\n`);
  const values = find(doc?.root, ['spec', 'values'])?.entry.value;
  assert.ok(doc?.root && values);
  for (const key of ['entries', 'items'])
    Object.defineProperty(values, key, { get: () => assert.fail(`asked for ${key}`) });
  assert.deepEqual(finish(namedIn(doc, [], doc.root, { release: 'camunda' })), []);
});
