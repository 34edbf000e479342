import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../server/src/engine/index.ts';

/** Texts whose comments all have words of their own. */
const SETS: Readonly<Record<string, readonly string[]>> = {
  'a value worked out from several': [
    'zeebeGateway:\n  contextPath: "/z"  # a\noperate:\n  contextPath: "/o"  # b\ntasklist:\n  contextPath: "/o"  # c\n',
    'operate:\n  retention:  # a\n    enabled: true  # b\n    minimumAge: 10d  # c\ntasklist:\n  retention:  # d\n    enabled: true  # e\n    minimumAge: 20d  # f\n',
  ],
  'equal values, and one of 8.8': [
    'operate:\n  podLabels: {a: b}  # a\ntasklist:\n  podLabels: {a: b}  # b\nzeebe:\n  podLabels:  # c\n    a: b  # d\n',
    'operate:  # a\n  contextPath: "/"  # b\norchestration:  # c\n  contextPath: "/"  # d\nzeebe-gateway:  # e\n  contextPath: /  # f\n',
    'postgresql: # a\n  enabled: true # b\nwebModelerPostgresql: # c\n  enabled: true # d\n',
    'operate:\n  extraConfiguration: # a\n    x.yaml: | # b\n      k: v\ntasklist:\n  extraConfiguration: # c\n    x.yaml: | # d\n      k: v\n',
  ],
  'a conflict': [
    'orchestration:\n  podLabels: # a\n    x: c # b\noperate:\n  podLabels: # c\n    x: b # d\n',
    'zeebe:\n  resources: # a\n    limits: # b\n      cpu: 1 # c\noperate:\n  resources: # d\n    limits: # e\n      cpu: 2 # f\n',
  ],
  lists: [
    'zeebe:\n  env:  # a\n    - name: A  # b\n      value: "1"  # c\noperate:\n  env:  # d\n    - name: A  # e\n      value: "1"  # f\ntasklist:\n  env: # g\n    - {name: A, value: "1"}  # h\n',
    'zeebe:\n  env: []  # a\noperate:\n  env: []  # b\ntasklist:\n  env:  # c\n    - name: CAMUNDA_TASKLIST_ZEEBE_GATEWAYADDRESS  # d\n      value: x  # e\n',
    'tasklist:\n  env:  # a\n    - name: CAMUNDA_TASKLIST_ZEEBE_GATEWAYADDRESS  # b\n      value: x  # c\n',
    'zeebe:\n  tolerations: # a\n    - key: a # b\n      operator: Exists # c\noperate:\n  tolerations: # d\n    - key: a # e\n      operator: Exists # f\n',
    'zeebe:\n  image:  # a\n    pullSecrets:  # b\n      - name: a  # c\noperate:\n  image:  # d\n    pullSecrets:  # e\n      - name: a  # f\n',
  ],
  'nothing, and something at the new place': [
    'orchestration: null # a\nzeebe: # b\n  clusterSize: "1" # c\n',
    'orchestration:\n  service: ~ # a\nzeebe: # b\n  service: # c\n    type: ClusterIP # d\n',
    'operate: # a\n  podLabels: # b\ntasklist: # c\n  podLabels: # d\n    x: y # e\n',
  ],
  'another shape': [
    'global:\n  elasticsearch:  # a\n    url: https://h:9200  # b\n',
    'global:\n  identity:\n    auth:\n      zeebe: # a\n        existingSecret: # b\n          name: y # c\n        existingSecretKey: k # d\n',
  ],
  'between brackets': [
    'zeebe: {env: [{name: A, value: x}]}\noperate: {env: [{name: C, value: c} # a\n  ]} # b\n',
    'zeebe:\n  env:\n    - {name: A, value: x}\noperate:\n  env: [{name: A, value: x} # a\n    , {name: B, value: "x # y"} # b\n    ]\n',
    'zeebe: {tolerations: [{key: z} # a\n  ]}\ntasklist:\n  tolerations: # b\n    - key: x # c\noperate: {tolerations: [{key: a} # d\n  , # e\n  {key: b}] # f\n  } # g\n',
    'zeebeGateway: {service: {grpcPort: 1, # a\n  httpPort: 2 # b\n  , restPort: 3} # c\n  , # d\n replicas: 2 # e\n }\n',
    'operate: {podLabels: {a: b # a\n  , "c # d": "e # f" # b\n  }, env: [] # c\n  } # d\nzeebe: {podLabels: {q: r}}\n',
  ],
  'braces, aliases and merge keys': [
    'operate: {enabled: true, contextPath: /o} # a\ntasklist: {contextPath: /o} # b\nzeebeGateway: { # c\n  contextPath: /o # d\n  }  # e\n',
    'operate: &o # a\n  podLabels: &p # b\n    x: y # c\ntasklist: # d\n  podLabels: *p # e\nzeebe:\n  <<: *o # f\n',
  ],
};
describe('a comment beside a key is in the file or in the report', () => {
  for (const [kind, texts] of Object.entries(SETS))
    test(kind, () => {
      for (const lf of texts)
        for (const text of [lf, lf.replaceAll('\n', '\r\n')])
          for (const set of [[text], ['zeebe: {clusterSize: "1"}\n', text], [text, 'operate: {contextPath: /o}\n']])
            complete(set);
    });
});

function complete(texts: readonly string[]): void {
  const { layers } = upgrade(readSet(texts.map((text, i) => ({ name: String(i), text }))));
  for (const [i, { after, lost }] of layers.entries()) {
    const said = [after, ...lost.map((l) => l.text)].join('\n');
    for (const [comment = ''] of texts[i]?.matchAll(/# \w$/gm) ?? [])
      assert.match(said, new RegExp(`${comment}\r?$`, 'm'), `${comment} of\n${texts[i] ?? ''}---\n${after}`);
    // One that stays is not told as lost, but for the copies that an alias makes.
    for (const l of texts[i]?.includes('&') === true ? [] : lost)
      assert.doesNotMatch(after, new RegExp(`${l.text}\r?$`, 'm'), `${l.text} stays\n${after}`);
  }
}
