import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { STEPS } from '../../../server/src/engine/steps/index.ts';
import type { Json } from '../../../server/src/engine/yaml/tree.ts';
import { lineOf, ObjectTexts, print } from '../../../server/src/verify/objects.ts';
import { known } from '../../../server/src/verify/verify.ts';

const hiding = { isHidden: known.isHidden, mask: (text: string) => text };

describe('an object as a text', () => {
  test('read back it is the same object, whatever its texts are', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('a: b', '', ' c', 'd ', '\t', '# x', '- y', '|', 'e\r'), { maxLength: 6 })
        .map((l) => l.join('\n')),
      fc.constantFrom(
        'yes',
        'null',
        '1e3',
        '0x1',
        '~',
        '',
        'a: b',
        '- a',
        '{{ x }}',
        '"',
        "'",
        'a\n',
        'a\n\n',
        '\n',
        '\na',
      ),
    );
    const key = fc.constantFrom('name', 'kind', 'a', 'b.c/d', 'yes', '1', 'e f');
    const { tree } = fc.letrec<{ tree: Json; list: Json; map: Json }>((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, text, fc.integer(), fc.boolean(), tie('list'), tie('map')),
      list: fc.array(tie('tree'), { maxLength: 4 }),
      map: fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, tree, { minKeys: 1 }), (object) => {
        const written = print(object);
        assert.deepEqual(parse(written), JSON.parse(JSON.stringify(object)), written);
      }),
      { numRuns: 400 },
    );
  });
});

describe('no secret is in the text of an object', () => {
  const object = (spec: Json, more: Record<string, Json> = {}): Record<string, Json> => ({
    kind: 'Deployment',
    metadata: { name: 'camunda-x', labels: { 'app.kubernetes.io/component': 'connectors' } },
    spec: { template: { spec: { containers: [spec] } } },
    ...more,
  });
  const places: [string, Record<string, Json>][] = [
    ['a variable', object({ name: 'x', env: [{ name: 'DB_PASSWORD', value: 'canary' }] })],
    ['a key of an application', object({ name: 'x', env: [{ name: 'PUSHER_APP_KEY', value: 'canary' }] })],
    ['a Secret, encoded', { kind: 'Secret', metadata: { name: 's' }, data: { a: 'canary', b: 'x\ncanary' } }],
    ['a Secret as text', { kind: 'Secret', metadata: { name: 's' }, stringData: { 'a.yaml': 'b: canary\n' } }],
    ['a note', { kind: 'Service', metadata: { name: 's', annotations: { 'x/api-token': 'canary' } } }],
    [
      'a file',
      { kind: 'ConfigMap', metadata: { name: 's' }, data: { 'a.yaml': 'x:\n  password: "canary"\n  key: canary\n' } },
    ],
    [
      'properties',
      { kind: 'ConfigMap', metadata: { name: 's' }, data: { 'a.properties': 'mail.password = canary\n' } },
    ],
    ['one entry', { kind: 'ConfigMap', metadata: { name: 's' }, data: { CLIENT_SECRET: 'canary' } }],
  ];
  for (const [name, o] of places)
    test(name, () => {
      const kind = typeof o.kind === 'string' ? o.kind : '';
      const key = kind === 'Deployment' ? 'Deployment/connectors' : `${kind}/s`;
      const { old } = new ObjectTexts([o], [], STEPS[0].objects, hiding).of(key);
      assert.match(old, /•••/);
      assert.doesNotMatch(old, /canary/);
    });
});

describe('the line of a property', () => {
  const text = `kind: StatefulSet
metadata:
  name: x
  labels:
    team: a
spec:
  replicas: 3
  template:
    spec:
      containers:
      - name: zeebe
        env:
        - name: A
          value: b
        readinessProbe:
          httpGet:
            path: /ready
        livenessProbe:
          httpGet:
            path: /live
        volumeMounts:
        - mountPath: /tmp
          name: tmp
      - name: side
        image: y
`;
  const at = (property: string, object = 'StatefulSet/cluster'): string | undefined => {
    const line = lineOf(text, { object, property });
    return line === undefined ? undefined : text.split('\n')[line]?.trim();
  };
  test('by its path, in the right one of several', () => {
    assert.equal(at('spec.replicas'), 'replicas: 3');
    assert.equal(at('pod.containers[main].livenessProbe.httpGet.path'), 'path: /live');
    assert.equal(at('pod.containers[main].readinessProbe.httpGet.path'), 'path: /ready');
    assert.equal(at('pod.containers[side].image.repository'), 'image: y');
    assert.equal(at('pod.containers[main].volumeMounts[/tmp].name'), 'name: tmp');
    assert.equal(at('metadata.labels.team'), 'team: a');
    assert.equal(at('exists'), undefined);
  });
  test('of an application: the variable, or the key of a file', () => {
    assert.equal(at('A', 'Application/cluster'), '- name: A');
    const file =
      'data:\n  application.yaml: |\n    camunda:\n      other:\n        url: x\n      data:\n        secondary-storage:\n          url: y\n';
    const line = lineOf(file, { object: 'Application/cluster', property: 'CAMUNDA_DATA_SECONDARYSTORAGE_URL' });
    assert.equal(file.split('\n')[line ?? -1]?.trim(), 'url: y');
    assert.equal(lineOf(file, { object: 'Application/cluster', property: 'NOWHERE' }), undefined);
  });
});
