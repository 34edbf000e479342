/** What the upgrade of a part wrote is known again: as 8.8, with the same decisions, and changed no more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine, readSet, upgrade } from '../../server/src/engine/index.ts';
import { arrange } from '../../server/src/engine/wrappers/arrange.ts';
import { mayBeValues } from '../../server/src/features/sniff.ts';

const LAYERS: Readonly<Record<string, string>> = {
  'only comments': 'operate:\n  resources: {limits: {cpu: 2}}\ntasklist:\n  resources: {limits: {cpu: 1}}\n',
  'the cluster and comments': 'zeebe:\n  nodeSelector: {a: b}\noperate:\n  resources: {limits: {cpu: 2}}\n',
  'the cluster alone, with keys that anybody has': 'zeebe:\n  resources: {limits: {cpu: 2}}\n',
  'variables of the cluster': 'zeebe:\n  env:\n    - {name: A, value: b}\n',
  'pods of the cluster': 'zeebe: {podAnnotations: {a: b}, tolerations: [{key: a}]}\n',
  'a name that moved': 'zeebe: {javaOpts: -Xmx1g}\n',
  'the license': 'global: {license: {existingSecret: a, existingSecretKey: b}}\n',
  'a password': 'global: {opensearch: {enabled: true, auth: {password: p}}}\n',
  'the external database of Web Modeler': 'webModeler: {restapi: {externalDatabase: {password: p}}}\n',
  'a decision beside a shared root': 'zeebeGateway: {resources: {limits: {cpu: 1}}}\nconsole: {enabled: true}\n',
};

for (const [name, text] of Object.entries(LAYERS))
  test(name, () => {
    const set = readSet([{ name: 'v', text }], { from: '8.7', partial: true });
    const first = upgrade(set);
    const after = first.layers[0]?.after ?? '';
    assert.notEqual(after, text);
    const again = readSet([{ name: 'v', text: after }]);
    assert.equal(again.version, '8.8', after);
    assert.equal(upgrade(again).layers[0]?.after, after);
    assert.ok(mayBeValues(after), after);
    const waiting = [...after.matchAll(/^ *# camunda-upgrade\[([\w/-]+)\] (\S+):/gm)].map((m) => `${m[1]} ${m[2]}`);
    const told = examine(again).flatMap((f) => (f.args.rule === undefined ? [] : [`${f.args.rule} ${f.place.path}`]));
    assert.deepEqual(told, waiting);
  });

const LENT: Readonly<Record<string, string>> = {
  'a merge key at the root': 'x-base: &base\n  zeebe: {clusterSize: "3", podLabels: {a: b}}\n<<: *base\n',
  'a list of them':
    'mine:\n  base: &base\n    zeebe: {clusterSize: "3"}\n    operate: {contextPath: /o}\n<<: [*base]\n',
  'keys that another file sets': '.base: &base\n  zeebe: {clusterSize: "3"}\n<<: *base\nconsole: {enabled: false}\n',
  'an alias of a component': 'x-all:\n  zeebe: &z {clusterSize: "3", partitionCount: "3"}\nzeebe: *z\n',
};
for (const [name, text] of Object.entries(LENT))
  test(`${name}: what was lent to Camunda's own keys is no chart of its own afterwards`, () => {
    const upgraded = (files: readonly { name: string; text: string }[], from?: '8.7') => {
      const { layers, objections } = arrange(files);
      assert.deepEqual(objections, []);
      return upgrade(readSet(layers, from === undefined ? {} : { from, partial: false })).layers.map((l) => ({
        name: l.name,
        text: l.after,
      }));
    };
    const once = upgraded([{ name: 'v.yaml', text }], '8.7');
    assert.match(once[0]?.text ?? '', /^orchestration:/m);
    assert.deepEqual(upgraded(once), once);
  });

test('a value that an earlier run left to the user is not made up the second time, whatever the files are said to be', () => {
  const SECRET = 'identity: {firstUser: {password: x, secret: {inlineSecret: null}}}\n';
  const OTHER = 'global: {elasticsearch: {external: true, auth: {password: x, secret: {inlineSecret: null}}}}\n';
  for (const texts of [
    [`zeebe: \n${SECRET}`],
    ['zeebe: \n', SECRET],
    [SECRET, 'zeebe: {}\n'],
    [OTHER, 'zeebe: {clusterSize: "3"}\n'],
    ['identity: {firstUser: {password: x}}\nzeebe: \n', 'identity: {firstUser: {secret: {inlineSecret: null}}}\n'],
    [`${SECRET}zeebe: {clusterSize: "3"}\norchestration: {}\n`],
  ]) {
    const files = (all: readonly string[]) => all.map((text, i) => ({ name: `${String(i)}.yaml`, text }));
    const once = upgrade(readSet(files(texts), { from: '8.7' })).layers.map((l) => l.after);
    for (const options of [{}, { from: '8.7' as const }])
      assert.deepEqual(
        upgrade(readSet(files(once), options)).layers.map((l) => l.after),
        once,
      );
  }
});

const OWN: Readonly<Record<string, string>> = {
  'a host for templates': 'global: {host: "{{ .Release.Name }}.example"}\nzeebe: {clusterSize: "3"}\n',
  'a host for an anchor':
    'global:\n  host: &host a.example\n  ingress: {enabled: true, host: *host}\noperate: {contextPath: /operate}\n',
};
for (const [name, text] of Object.entries(OWN))
  test(`${name}, which a later chart has a key for, makes a whole deployment of 8.8 none of that chart`, () => {
    const first = upgrade(readSet([{ name: 'v', text }], { from: '8.7', partial: false }));
    const again = readSet([{ name: 'v', text: first.layers[0]?.after ?? '' }]);
    assert.equal(again.version, '8.8');
    assert.deepEqual(
      examine(again)
        .filter((f) => f.severity === 'error')
        .map((f) => f.rule),
      [],
    );
  });

test('comments and sections of others prove nothing', () => {
  const version = (text: string): string => readSet([{ name: 'v', text }]).version;
  assert.equal(version('orchestration: {engine: nomad, driver: x, image: y}\n'), 'foreign');
  assert.equal(version('orchestration: {replicas: 2}\ngrafana: {enabled: true}\n'), 'foreign');
  assert.equal(version('postgresql: {auth: {username: u}}\n'), 'foreign');
  assert.notEqual(version('identity: {enabled: true}\npostgresql: {enabled: true}\n'), '8.7');
  assert.equal(version('# camunda-upgrade is described elsewhere\nserver: {a: 1}\n'), 'foreign');
});

test('what people wrote for 12.x by mistake proves nothing: it is asked about', () => {
  const text =
    'identityPostgresql: {image: {repository: a}}\nidentityKeycloak: {image: {repository: a}}\nwebModelerPostgresql: {image: {repository: a}}\n';
  assert.equal(readSet([{ name: 'v', text }]).version, 'neutral');
});

test('a file that is half-way keeps its version', () => {
  const text =
    'zeebe: {clusterSize: "3"}\n# camunda-upgrade[operate/resources] operate.resources: Decide.\n# resources: {}\n';
  assert.equal(readSet([{ name: 'v', text }]).version, '8.7');
});
