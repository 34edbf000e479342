/** What is made for a deployment: secrets, commands, the end of the migration. Names may be anything, values never appear. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import {
  readSet,
  upgrade,
  type LayerText,
  type ReadOptions,
  type ValuesSet,
} from '../../../server/src/engine/index.ts';
import { authenticating } from '../../../server/src/engine/journey/8.7-8.8/authentication.ts';
import { commandsOf } from '../../../server/src/engine/journey/8.7-8.8/commands.ts';
import { explain } from '../../../server/src/engine/journey/explain.ts';
import { finishGuide, finishLayers } from '../../../server/src/engine/journey/8.7-8.8/finish.ts';
import { secretManifest } from '../../../server/src/engine/journey/8.7-8.8/manifest.ts';
import { markdownCode, shellWord, yamlText } from '../../../server/src/engine/journey/quote.ts';
import { finish } from '../../../server/src/engine/slices.ts';
import { secretsScript } from '../../../server/src/engine/journey/8.7-8.8/script.ts';
import { secretOverview, why } from '../../../server/src/engine/journey/8.7-8.8/secretOverview.ts';
import { findingLoose, secretsOf, type Answers } from '../../../server/src/engine/journey/secrets.ts';
import { secretValues } from '../../../server/src/engine/journey/8.7-8.8/secretValues.ts';
import { commandsOf as commandsOf89 } from '../../../server/src/engine/journey/8.8-8.9/commands.ts';
import { commandsGoldens } from '../../support/commandsGolden.ts';
import { allFixtures } from '../../support/fixtures.ts';

const setOf = (text: string, options: ReadOptions = {}): ValuesSet => readSet([{ name: 'values.yaml', text }], options);
const upgradedSet = (text: string): ValuesSet => setOf(upgrade(setOf(text)).layers[0]?.after ?? '');
const keysOf = (text: string, answers: Answers = {}): string[] =>
  secretsOf(setOf(text), answers).relied.map((r) => r.key);
const ODD: Answers = { release: `a 'b' "c" $(d) \`e\``, namespace: '-n; rm | x' };
const ORCHESTRATION =
  'orchestration:\n  clusterSize: "3"\n  migration:\n    data:\n      enabled: true\nglobal:\n  identity:\n    auth:\n      enabled: true\n      admin:\n        enabled: true\n        existingSecret: {name: login}\n        existingSecretKey: a-key\n';
const upgradedTo89 = (text: string): string =>
  upgrade(setOf(text, { from: '8.8', target: '8.9' })).layers[0]?.after ?? '';
const ZEEBE = 'zeebe:\n  clusterSize: 3\n';
const commandOf = (set: ValuesSet, id: string, files: string[] = ['values.yaml'], answers: Answers = {}): string =>
  commandsOf(set, files, answers).find((c) => c.id === id)?.text ?? '';

describe('secrets a deployment relies on', () => {
  test('a plain deployment: everything the old chart made up, and what 8.8 adds', () => {
    assert.deepEqual(keysOf(ZEEBE).sort(), [
      'identity-connectors-client-token',
      'identity-firstuser-password',
      'identity-keycloak-admin-password',
      'identity-keycloak-postgresql-admin-password',
      'identity-keycloak-postgresql-user-password',
      'identity-migration-client-secret',
      'identity-optimize-client-token',
      'identity-orchestration-client-token',
    ]);
  });
  test('nothing for the clients of Operate, Tasklist and Console, which 8.8 does not have', () => {
    assert.ok(!keysOf(ZEEBE).some((k) => /operate|tasklist|console/.test(k)));
  });
  test('the upgraded files ask for the same', () => {
    const before = secretsOf(setOf(ZEEBE)).relied.map((r) => [r.key, r.source]);
    assert.deepEqual(
      secretsOf(upgradedSet(ZEEBE)).relied.map((r) => [r.key, r.source]),
      before,
    );
  });
  test('what is a reference already is left alone and listed as such', () => {
    const text = `${ZEEBE}global:\n  identity:\n    auth:\n      zeebe:\n        existingSecret:\n          name: mine\n        existingSecretKey: z\n`;
    const { relied, own } = secretsOf(setOf(text));
    assert.ok(!relied.some((r) => r.key === 'identity-orchestration-client-token'));
    assert.deepEqual(
      own.map((o) => [o.name, o.key]),
      [['mine', 'z']],
    );
  });
  test('a text at existingSecret is the secret itself in 8.7, with its place', () => {
    const text = `${ZEEBE}global:\n  identity:\n    auth:\n      zeebe:\n        existingSecret: CANARY-zeebe\n`;
    const found = secretsOf(setOf(text)).relied.find((r) => r.key === 'identity-orchestration-client-token');
    assert.equal(found?.origin, 'plaintext');
    assert.equal(text.slice(found.places[0]?.start, found.places[0]?.end), 'existingSecret');
  });
  test('only what the deployment has', () => {
    const off = `${ZEEBE}identityKeycloak:\n  enabled: false\noptimize:\n  enabled: false\nconnectors:\n  enabled: false\nglobal:\n  identity:\n    keycloak:\n      url:\n        protocol: https\n        host: k\n        port: 443\n`;
    assert.ok(!keysOf(off).some((k) => /keycloak|optimize|connectors/.test(k)));
    const basic = `${ZEEBE}identity:\n  enabled: false\nidentityKeycloak:\n  enabled: false\nglobal:\n  identity:\n    auth:\n      enabled: false\n`;
    assert.deepEqual(keysOf(basic), []);
    const modeler = `${ZEEBE}webModeler:\n  enabled: true\npostgresql:\n  enabled: true\n`;
    assert.equal(keysOf(modeler).filter((k) => k.includes('modeler')).length, 2);
    assert.equal(keysOf(ZEEBE).filter((k) => k.includes('modeler')).length, 0);
  });
  test('a Secret of the old chart named by files of 8.8 is one the upgrade deletes', () => {
    const text = `orchestration:\n  enabled: true\n  security:\n    authentication:\n      method: oidc\n      oidc:\n        secret:\n          existingSecret: prod-zeebe-identity-secret\n          existingSecretKey: zeebe-secret\n`;
    const [found] = secretsOf(setOf(text), { release: 'prod' }).relied;
    assert.equal(found?.doomed, true);
    assert.match(why(found), /deletes/);
    assert.deepEqual(secretsOf(setOf(text), { release: 'other' }).relied, []);
  });
  test('a set that is not Camunda’s relies on nothing; a layer only on what it says', () => {
    assert.deepEqual(secretsOf(setOf('kind: Deployment\n')).relied, []);
    const layer = secretsOf(
      setOf('zeebe:\n  clusterSize: 3\nidentity:\n  firstUser:\n    password: CANARY\n', { partial: true }),
    );
    assert.equal(layer.partial, true);
    assert.ok(layer.relied.every((r) => r.origin !== 'generated'));
  });
});

describe('documents of secrets', () => {
  test('values and manifest are YAML and name the same keys; Web Modeler and Keycloak with explicit ones', () => {
    const text = `${ZEEBE}webModeler:\n  enabled: true\npostgresql:\n  enabled: true\n`;
    const { relied } = secretsOf(setOf(text), ODD);
    const manifest = parse(secretManifest(relied, ODD).text) as {
      data: Record<string, string>;
      metadata: { namespace: string };
    };
    assert.deepEqual(Object.keys(manifest.data).sort(), relied.map((r) => r.key).sort());
    assert.equal(manifest.metadata.namespace, ODD.namespace);
    // Not filled in, no place is base64.
    for (const value of Object.values(manifest.data)) assert.match(value, /^<base64: .*>$/);
    const values = parse(secretValues(relied).text) as Record<string, Record<string, Record<string, unknown>>>;
    assert.deepEqual(values.webModelerPostgresql?.auth, {
      existingSecret: 'camunda-credentials',
      secretKeys: {
        adminPasswordKey: 'web-modeler-postgresql-admin-password',
        userPasswordKey: 'web-modeler-postgresql-user-password',
      },
    });
    assert.equal(values.identityKeycloak?.auth?.passwordSecretKey, 'identity-keycloak-admin-password');
  });
  test('the mail server is referred to as chart 13.x logs in there, and no other spelling wins over that', () => {
    const reference = {
      existingSecret: { name: 'camunda-credentials' },
      existingSecretPasswordKey: 'webmodeler-smtp-password',
    };
    const valuesOf = (mail: string, set: (text: string) => ValuesSet): unknown => {
      const { relied } = secretsOf(set(`${ZEEBE}webModeler: {enabled: true, restapi: {mail: {${mail}}}}\n`), ODD);
      return (parse(secretValues(relied).text) as { webModeler?: { restapi?: { mail?: unknown } } }).webModeler?.restapi
        ?.mail;
    };
    assert.deepEqual(valuesOf('smtpPassword: p', setOf), reference);
    assert.deepEqual(valuesOf('smtpPassword: p', upgradedSet), reference);
    const only88 = (text: string): ValuesSet => readSet([{ name: 'v', text }], { from: '8.8' });
    assert.deepEqual(valuesOf('secret: {inlineSecret: p}', only88), { secret: { inlineSecret: '' }, ...reference });
  });
});

describe('commands', () => {
  test('helm upgrade: the real files in order, chart, release and namespace', () => {
    const text = commandOf(setOf(ZEEBE), 'helm-upgrade', ['a.yaml', 'b c.yaml'], {
      release: 'camunda',
      namespace: 'prod',
    });
    assert.match(
      text,
      /helm upgrade \\\n {2}--namespace=prod \\\n {2}--version='~13' \\\n {2}-f a\.yaml \\\n {2}-f 'b c\.yaml' \\\n {2}camunda camunda\/camunda-platform$/,
    );
  });
  test('any name reaches the program as it is, and nothing else is run', () => {
    const files = ['it’s "x" $(y).yaml', "it's.yaml", 'a,b.yaml', '-f.yaml'];
    const next = { from: '8.8', target: '8.9' } as const;
    const all = [
      ...[setOf(ZEEBE), upgradedSet(ZEEBE)].map((set) => commandsOf(set, files, ODD)),
      ...[ORCHESTRATION, upgradedTo89(ORCHESTRATION)].map((text) => commandsOf89(setOf(text, next), files, ODD)),
    ];
    for (const commands of all)
      for (const { id, text } of commands) {
        const stub = `p() { printf '%s\\0' "$@"; printf 'END\\0'; }\nhelm() { p helm "$@"; }\nkubectl() { p kubectl "$@"; }\ncurl() { p curl "$@"; }\nsleep() { :; }\nkill() { :; }\n`;
        const { status, stdout, stderr } = spawnSync(
          'sh',
          ['-c', stub + text.replace('>/dev/null', '').replace(/>values-8\.\d-running\.yaml/, '')],
          { encoding: 'utf8' },
        );
        assert.equal(status, 0, `${id}: ${stderr}`);
        assert.equal(stderr, '', id);
        const calls = stdout.split('END\0').map((c) => c.split('\0'));
        for (const call of calls.filter(
          (c) => /^(?:helm|kubectl)$/.test(c[0] ?? '') && !/^(?:version|repo)$/.test(c[1] ?? ''),
        ))
          assert.ok(call.includes(`--namespace=${ODD.namespace ?? ''}`), `${id}: ${call.join(' ')}`);
        if (id !== 'helm-upgrade') continue;
        const upgrade = calls.find((c) => c[1] === 'upgrade') ?? [];
        assert.ok(upgrade.includes(ODD.release ?? ''));
        assert.deepEqual(
          upgrade.flatMap((a, i) => (a === '-f' ? [upgrade[i + 1]] : [])),
          // Helm reads the argument as a line of CSV.
          ['"it’s ""x"" $(y).yaml"', files[1], '"a,b.yaml"', files[3]],
        );
      }
  });
  test('what is not answered stops the shell', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `helm() { :; }\n${commandOf(setOf(ZEEBE), 'helm-upgrade')}`], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '' },
    });
    assert.notEqual(status, 0);
    assert.match(stderr, /CAMUNDA_NAMESPACE/);
  });
  test('only what the deployment has', () => {
    const ids = (text: string): string[] => commandsOf(upgradedSet(text), ['v'], {}).map((c) => c.id);
    assert.ok(ids(ZEEBE).includes('jobs'));
    assert.ok(!ids(ZEEBE).includes('disable-exporter'), 'Optimize needs it');
    assert.ok(ids(`${ZEEBE}optimize:\n  enabled: false\n`).includes('disable-exporter'));
    assert.deepEqual(commandsOf(setOf('kind: Deployment\n'), ['v'], {}), []);
  });
  test('the management API is asked where the chart puts it', () => {
    const text =
      'orchestration:\n  contextPath: /camunda/\n  service:\n    managementPort: 9601\n  exporters:\n    zeebe:\n      enabled: true\n';
    const command = commandOf(setOf(text), 'disable-exporter');
    assert.match(command, / 9600:9601 &/);
    assert.match(command, /localhost:9600\/camunda\/actuator\/exporters\/elasticsearch\/disable/);
    assert.match(commandOf(setOf(text.replace('/camunda/', '/')), 'disable-exporter'), /localhost:9600\/actuator/);
  });
  test('names follow the name of the cluster', () => {
    const jobs = commandOf(upgradedSet(ZEEBE), 'jobs', ['v'], { release: 'my-zeebe', namespace: 'n' });
    assert.match(jobs, /job\/my-zeebe-migration-data /);
  });
});

describe('the commands of the step to 8.9', () => {
  const NEXT = { from: '8.8', target: '8.9' } as const;
  const ids = (text: string, ...files: readonly [(readonly string[] | undefined)?]): string[] =>
    commandsOf89(setOf(text, NEXT), files.length > 0 ? files[0] : ['v.yaml'], {}).map((c) => c.id);
  const text = (values: string, id: string): string => {
    const found = commandsOf89(setOf(values, NEXT), ['v.yaml'], { release: 'camunda', namespace: 'n' }).find(
      (c) => c.id === id,
    );
    return found === undefined ? '' : `${found.why}\n${found.text}`;
  };
  test('what must be complete and looked at comes before the upgrade, what is checked after it', () => {
    assert.deepEqual(ids(ORCHESTRATION), [
      'release',
      'jobs',
      'backup',
      'statefulset',
      'values-backup',
      'render',
      'secrets',
      'helm-upgrade',
      'pods',
      'validate',
      'storage-there',
    ]);
    // Where another tool runs Helm; and where no cluster runs.
    assert.ok(!ids(ORCHESTRATION, undefined).some((id) => /helm|render|release|values/.test(id)));
    assert.ok(
      !ids('orchestration:\n  enabled: false\n').some(
        (id) => /jobs|backup$|validate/.test(id) && id !== 'values-backup',
      ),
    );
    assert.deepEqual(commandsOf89(setOf('kind: Deployment\n', { target: '8.9' }), ['v'], {}), []);
  });
  test('the jobs that the files ask for; of files of 8.9, or without any, all that are there', () => {
    const jobs = text(ORCHESTRATION, 'jobs');
    assert.match(jobs, /kubectl wait .* job\/camunda-zeebe-migration-data\n/);
    assert.match(jobs, /migration-importer/);
    assert.doesNotMatch(jobs, /migration-identity/);
    for (const values of [upgradedTo89(ORCHESTRATION), ORCHESTRATION.replace('true', 'false')])
      assert.match(text(values, 'jobs'), /kubectl get jobs/);
  });
  test('every Secret that the new values name, those of what is on, with the new chart’s keys', () => {
    const values = `${ORCHESTRATION}webModeler:\n  restapi:\n    mail:\n      secret: {existingSecret: off, existingSecretKey: x}\nidentityKeycloak:\n  enabled: true\n  auth:\n    existingSecret: keycloak\n    passwordSecretKey: admin-password\nconsole:\n  env:\n    - name: A\n`;
    const secrets = text(values, 'secrets');
    assert.match(secrets, /Wanted: %s\\n' a-key\n[^]*-- login$/m);
    assert.match(secrets, /admin-password\n[^]*-- keycloak/);
    assert.doesNotMatch(secrets, /-- off/);
  });
  test('the bundled Elasticsearch is named; backups by where the data is, below the context path', () => {
    assert.match(text(ORCHESTRATION, 'statefulset'), /Elasticsearch of the chart/);
    assert.doesNotMatch(text(`${ORCHESTRATION}elasticsearch:\n  enabled: false\n`, 'statefulset'), /Elasticsearch/);
    const own = ORCHESTRATION.replace('  clusterSize', '  contextPath: /c\n  clusterSize');
    assert.match(text(own, 'backup'), /9600\/c\/actuator\/backupHistory\n[^]*9600\/c\/actuator\/backupRuntime/);
    assert.doesNotMatch(text(`${ORCHESTRATION}  noSecondaryStorage: true\n`, 'backup'), /backupHistory/);
  });
  test('the documents are what they were', () => {
    for (const [file, now] of commandsGoldens()) assert.equal(now, readFileSync(file, 'utf8'), 'npm run golden');
  });
});

describe('the end of the migration', () => {
  test('switches both off where they are on, and nothing else', () => {
    const set = upgradedSet(ZEEBE);
    const [layer] = finish(finishLayers(set));
    assert.ok(layer);
    const on = /(data|identity):\n(\s+)enabled: true/g;
    const expected = layer.before.replace(/migration:\n[^]*?(?=\n {2}\S|\n\S|$)/, (m) =>
      m.replace(on, '$1:\n$2enabled: false'),
    );
    assert.equal(layer.after, expected);
    assert.notEqual(layer.after, layer.before);
    const again = finish(finishLayers(setOf(layer.after)));
    assert.equal(again[0]?.edits.length, 0);
  });
  test('in the file that says it, whatever the layers', () => {
    const layers = [
      { name: 'a', text: 'orchestration:\n  migration:\n    data:\n      enabled: true # once\n' },
      { name: 'b', text: 'orchestration:\n  enabled: true\n' },
    ];
    const after = finish(finishLayers(readSet(layers))).map((l) => l.after);
    assert.deepEqual(after, [layers[0]?.text.replace('true # once', 'false # once'), layers[1]?.text]);
  });
  test('not for files of 8.7', () => {
    assert.equal(finish(finishLayers(setOf(ZEEBE)))[0]?.edits.length, 0);
    assert.match(finishGuide(setOf(ZEEBE), []).text, /of 8\.7/);
  });
  test('the exporter: disabled by the management API before its configuration goes, kept for Optimize', () => {
    const guide = (text: string): string => {
      const set = upgradedSet(text);
      return finishGuide(set, commandsOf(set, ['v.yaml'], { release: 'camunda', namespace: 'n' })).text;
    };
    const without = guide(`${ZEEBE}optimize:\n  enabled: false\n`);
    assert.match(without, /actuator\/exporters\/elasticsearch\/disable/);
    assert.ok(without.indexOf('exporters/elasticsearch/disable') < without.indexOf('helm upgrade'));
    const kept = guide(ZEEBE);
    assert.match(kept, /\*\*Keep the exporter of 8\.7\*\* \(`elasticsearch`\)/);
    assert.doesNotMatch(kept, /\/disable/);
    const regions = guide(
      `zeebe:\n  env:\n    - name: ZEEBE_BROKER_EXPORTERS_ELASTICSEARCHREGION0_CLASSNAME\n      value: io.camunda.zeebe.exporter.ElasticsearchExporter\n    - name: ZEEBE_BROKER_EXPORTERS_ELASTICSEARCHREGION0_ARGS_URL\n      value: http://e:9200\noptimize:\n  enabled: false\nglobal:\n  multiregion:\n    regions: 2\n  elasticsearch:\n    disableExporter: true\n`,
    );
    assert.match(regions, /actuator\/exporters\/elasticsearchregion0\/disable/);
  });
});

test('quoting', () => {
  assert.equal(shellWord('a-b_1.yaml'), 'a-b_1.yaml');
  assert.equal(shellWord(''), "''");
  assert.equal(shellWord("it's"), `'it'\\''s'`);
  assert.equal(shellWord('~x'), "'~x'");
  for (const text of ['a\nb', '"', '\\', '\u0085\u2028', 'é: {}', '# x']) assert.equal(parse(yamlText(text)), text);
  assert.equal(markdownCode('a`b``c'), '``` a`b``c ```');
  assert.equal(markdownCode('a\nb'), '`a?b`');
});

test('nothing of any fixture that is secret stands in a document, and nothing throws', () => {
  let seen = 0;
  const texts = (layers: readonly LayerText[]): string[] => {
    const set = readSet(layers);
    const state = secretsOf(set, ODD);
    const commands = commandsOf(
      set,
      layers.map((l) => l.name),
      ODD,
    );
    const auth = finish(authenticating(set, {}));
    return [
      secretOverview(state, finish(findingLoose(set, state.relied)), ODD).text,
      secretsScript(state.relied, ODD).text,
      secretManifest(state.relied, ODD).text,
      secretValues(state.relied).text,
      JSON.stringify(commands),
      finishGuide(set, commands).text,
      auth.summary,
      JSON.stringify(auth.questions),
      JSON.stringify(explain(set, layers.map((l) => l.text).join('\n'), ODD)),
    ];
  };
  for (const { name, layers } of allFixtures()) {
    const now = upgrade(readSet(layers)).layers.map((l) => ({ name: l.name, text: l.after }));
    for (const text of [...texts(layers), ...texts(now)]) {
      const at = text.indexOf('CANARY');
      assert.equal(at < 0 ? '' : text.slice(Math.max(0, at - 60), at + 40), '', name);
    }
    seen += layers.filter((l) => l.text.includes('CANARY')).length;
  }
  assert.ok(seen > 10);
});
