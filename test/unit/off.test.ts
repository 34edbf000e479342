import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { apply, inspect, plan, readSet, upgrade } from '../../server/src/engine/index.ts';
import { parsePath } from '../../server/src/engine/path.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import { valueAt, type View } from '../../server/src/engine/view.ts';
import { contextOf } from '../effects/contexts.ts';
import { putAt, together } from '../effects/trees.ts';

const BASE = 'global: {identity: {auth: {enabled: false}}}\nidentity: {enabled: false}\n';
const read = (...texts: readonly string[]) => readSet(texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })));
/** The merged values after the upgrade, the findings and the files. */
const plain = (v: unknown): unknown => (v === undefined ? undefined : JSON.parse(JSON.stringify(v)));
function run(...texts: readonly string[]): { now: View; rules: string[]; texts: string[] } {
  const { findings, layers } = upgrade(read(BASE, ...texts));
  const after = layers.map((l) => ({ name: l.name, text: l.after }));
  for (const f of readSet(after).layers) assert.deepEqual(f.problems, []);
  const again = upgrade(readSet(after)).layers.map((l) => l.after);
  assert.deepEqual(
    again,
    after.map((a) => a.text),
    'a second run changes nothing',
  );
  return {
    now: readSet(after).merged,
    rules: findings.map((f) => `${f.rule} ${f.place.path}`),
    texts: after.map((a) => a.text),
  };
}
/** Nothing but this stands below `orchestration`. */
function onlyProfiles(view: View, profiles: Record<string, unknown>, more: Record<string, unknown> = {}): void {
  const got = JSON.parse(JSON.stringify(view.get('orchestration'))) as Record<string, unknown>;
  delete got.migration;
  delete got.security;
  assert.deepEqual(got, { profiles, ...more });
}

const DEAD: Readonly<Record<string, string>> = {
  'a retention': 'retention: {enabled: true, minimumAge: 1d}',
  variables: 'env: [{name: A, value: b}, {name: JAVA_TOOL_OPTIONS, value: -Xmx1g}]',
  'variables from elsewhere': 'envFrom: [{secretRef: {name: s}}]',
  sidecars: 'sidecars: [{name: s, image: i}]',
  'init containers': 'initContainers: [{name: s, image: i}]',
  volumes: 'extraVolumes: [{name: v, emptyDir: {}}]',
  mounts: 'extraVolumeMounts: [{name: v, mountPath: /v}]',
  tolerations: 'tolerations: [{key: a, operator: Exists}]',
  annotations: 'podAnnotations: {a: b}',
  labels: 'podLabels: {a: b}',
  'a ServiceAccount': 'serviceAccount: {annotations: {role: x}}',
  'extra files': 'extraConfiguration: {"application-x.yaml": "a: 1"}',
  configuration: 'configuration: "a: 1"',
  'pull secrets': 'image: {pullSecrets: [{name: p}]}',
  'an Ingress': 'ingress: {enabled: true, host: h, pathType: Exact}',
  'a path': 'contextPath: /operate',
  'log levels': 'logging: {level: {ROOT: DEBUG, io.camunda: DEBUG}}',
  resources: 'resources: {limits: {cpu: 1}}',
};

describe('a component that is off does not come to life', () => {
  for (const [what, line] of Object.entries(DEAD))
    for (const root of ['operate', 'tasklist'])
      test(`${what} of ${root}`, () => {
        const { now, rules, texts } = run(`${root}:\n  enabled: false\n  ${line}\n`);
        onlyProfiles(now, { [root]: false });
        assert.deepEqual(
          rules.filter((r) => r.includes(root)),
          [`component-off ${root}`, `${root}/enabled ${root}.enabled`],
        );
        assert.match(texts[1] ?? '', /^# camunda-upgrade\[component-off\]/m);
      });

  test('a living value wins over a dead one', () => {
    const { now } = run(
      'operate: {enabled: false, retention: {enabled: true, minimumAge: 90d}, contextPath: /a/operate, env: [{name: X, value: dead}]}\n' +
        'tasklist: {retention: {enabled: true, minimumAge: 5d}, contextPath: /b/tasklist, env: [{name: X, value: alive}]}\n',
    );
    assert.equal(now.get('orchestration.history.retention.minimumAge'), '5d');
    assert.equal(now.get('orchestration.contextPath'), '/b');
    assert.deepEqual(plain(now.get('orchestration.env')), [{ name: 'X', value: 'alive' }]);
  });

  test('a later file decides, and decides again', () => {
    const off = run('operate: {env: [{name: A, value: b}]}\n', 'operate: {enabled: false}\n');
    onlyProfiles(off.now, { operate: false });
    const on = run('operate: {enabled: false, env: [{name: A, value: b}]}\n', 'operate: {enabled: true}\n');
    assert.deepEqual(plain(on.now.get('orchestration.env')), [{ name: 'A', value: 'b' }]);
    assert.equal(on.now.get('orchestration.profiles.operate'), true);
  });

  test('what Helm takes for off is off, and no text is', () => {
    for (const off of ['false', 'no', 'null', '""', '0', '{}', '[]'])
      assert.equal(
        run(`operate: {enabled: ${off}, env: [{name: A, value: b}]}\n`).now.get('orchestration.env'),
        undefined,
        off,
      );
    for (const on of ['"false"', '"no"', '${OPERATE}', 'true']) {
      const { now, rules } = run(`operate:\n  enabled: ${on}\n  env: [{name: A, value: b}]\n`);
      assert.deepEqual(plain(now.get('orchestration.env')), [{ name: 'A', value: 'b' }], on);
      assert.equal(rules.includes('component-unsure operate.enabled'), on !== 'true', on);
    }
  });

  test('a switch in quotes is upgraded like one that is on, which it was, whatever it says', () => {
    for (const fact of catalogue('8.7').keys()) {
      if (!STEP.reading.isSwitch(parsePath(fact.path))) continue;
      const around = together({ zeebe: { clusterSize: '3' } }, contextOf(fact));
      const [on, no] = [true, 'false'].map((said) => {
        const text = JSON.stringify(together(around, putAt(fact.path, said)), null, 1);
        const { findings, layers } = upgrade(readSet([{ name: '', text }], { from: '8.7' }));
        return { after: layers[0]?.after ?? '', findings };
      });
      assert.equal(no?.after.replaceAll('"false"', 'true'), on?.after, fact.path);
      const waits = no?.findings.some(
        (f) => f.safety === 'manual' && /^(?:types\/said-off|component-unsure)$/.test(f.rule),
      );
      const alive = no?.after.split('\n').some((line) => !/^\s*#/.test(line) && line.includes('"false"'));
      assert.equal(waits, alive, `${fact.path} is asked about`);
    }
  });

  test('what no boolean is leaves a chart of its own on: it is asked about, where no later file says otherwise', () => {
    const told = (text: string, more: readonly string[] = []) =>
      run('zeebe: {clusterSize: "3"}\n', text, ...more).rules.filter((r) => r.startsWith('types/'));
    for (const root of ['elasticsearch', 'identityKeycloak', 'identityPostgresql', 'postgresql']) {
      for (const off of ['"false"', "'no'", '"off"', '""', '0', 'null', 'Disabled']) {
        assert.deepEqual(told(`${root}: {enabled: ${off}}\n`), [`types/said-off ${root}.enabled`], `${root} ${off}`);
        assert.deepEqual(told(`${root}: {enabled: ${off}}\n`, [`${root}: {enabled: false}\n`]), []);
      }
      for (const on of ['"true"', '"Yes"', '1']) {
        const { texts, rules } = run(`${root}: {enabled: ${on}}\n`);
        assert.match(texts[1] ?? '', /^\w+: \{enabled: true\b/m, on);
        assert.ok(rules.includes(`types/switch ${root}.enabled`));
      }
      for (const said of ['true', 'false', '${NAME}', '<NAME>', '__NAME__', 'NAME'])
        assert.deepEqual(told(`${root}:\n  enabled: ${said}\n`), [], said);
    }
    // To the `if` of a template these are off, and text that is written down arrives as it is.
    for (const [said, now] of [
      ['optimize: {enabled: ""}', 'optimize: {enabled: false}'],
      ['optimize: {enabled: 0}', 'optimize: {enabled: false}'],
      ['optimize: {serviceAccount: {automountServiceAccountToken: "false"}}', 'automountServiceAccountToken: false'],
    ] as const)
      assert.ok(run(`${said}\n`).texts[1]?.includes(now), said);
  });

  test('what is filled in between quotes stays a string: it is told where true or false is wanted, or a number', () => {
    const told = (text: string, more: readonly string[] = []) =>
      run('zeebe: {clusterSize: "3"}\n', text, ...more).rules.filter((r) => r.startsWith('types/'));
    const filled = [
      '${X}',
      '$X',
      '$(X)',
      '{{ .x }}',
      '{{ env "X" | quote }}',
      '<path:a#b>',
      '#{X}#',
      '__X__',
      '@@X@@',
      'X',
    ];
    const quoted = (text: string): string[] => [
      JSON.stringify(text),
      `'${text}'`,
      `|-\n      ${text}`,
      `!!str ${JSON.stringify(text)}`,
    ];
    for (const [root, ...keys] of [
      ['connectors', 'enabled'],
      ['elasticsearch', 'enabled'],
      ['global', 'ingress', 'enabled'],
      // Written down as it is by 12.x, which drops the quotes.
      ['optimize', 'serviceAccount', 'automountServiceAccountToken'],
    ] as const) {
      const at = [root, ...keys].join('.');
      const around = (said: string): string =>
        keys.length === 1 ? `${root}:\n  ${keys[0]}: ${said}\n` : `${root}:\n  ${keys[0]}:\n    ${keys[1]}: ${said}\n`;
      for (const [i, text] of filled.entries()) {
        const said = quoted(text)[i % 4] ?? '';
        assert.deepEqual(told(around(said)), [`types/stays-string ${at}`], `${at}: ${said}`);
      }
      assert.deepEqual(told(around('"{{ .x }}"'), [around('false')]), [], 'a later file says otherwise');
      // Text that nothing will replace is no switch either.
      assert.deepEqual(told(around('maybe')), [`types/stays-string ${at}`]);
      for (const said of ['${X}', 'true', '"true"', '""', '__X__', 'X_ON'])
        assert.ok(!told(around(said)).some((r) => r.startsWith('types/stays-string')), said);
    }
    const port = (said: string): string[] => told(`connectors:\n  service:\n    serverPort: ${said}\n`);
    for (const said of ['"{{ .port }}"', "'$(PORT)'", '"8080 "', '"__PORT__"'])
      assert.deepEqual(port(said), ['types/stays-string connectors.service.serverPort'], said);
    for (const said of ['8080', '__PORT__', '${PORT}']) assert.deepEqual(port(said), [], said);
    // In JSON there is no other way to write it.
    assert.deepEqual(told('{"connectors": {"enabled": "${X}"}}'), ['types/stays-string connectors.enabled']);
  });

  test('a placeholder where a number is wanted loses its quotes, or is asked about where braces need them', () => {
    const told = (text: string) => {
      const { texts, rules } = run('zeebe: {clusterSize: "3"}\n', text);
      return [texts[2], ...rules.filter((r) => r.startsWith('types/')).map((r) => r.split(' ')[0])];
    };
    for (const [root, key] of [
      ['connectors', 'serverPort'],
      ['optimize', 'managementPort'],
    ] as const) {
      for (const name of ['${PORT}', '$PORT'])
        assert.deepEqual(told(`${root}:\n  service:\n    ${key}: "${name}"\n`), [
          `${root}:\n  service:\n    ${key}: ${name}\n`,
          'types/number',
        ]);
      for (const inBraces of [`${root}: {service: {${key}: "\${P}"}}\n`, `${root}:\n  service: {${key}: '\${A_B}'}\n`])
        assert.deepEqual(told(inBraces), [inBraces, 'types/braces']);
      assert.deepEqual(told(`${root}: {service: {${key}: "$PORT"}}\n`), [
        `${root}: {service: {${key}: $PORT}}\n`,
        'types/number',
      ]);
    }
  });

  test('the gateway has the switch of the brokers, in both spellings', () => {
    for (const root of ['zeebeGateway', 'zeebe-gateway']) {
      const { now } = run(
        `zeebe: {enabled: false, clusterSize: "5", env: [{name: Z, value: z}]}\n${root}: {env: [{name: A, value: b}], ingress: {grpc: {enabled: true, host: h}}, service: {grpcPort: 26501, annotations: {a: b}}}\noperate: {contextPath: /operate}\n`,
      );
      // Operate called the gateway at that port.
      onlyProfiles(now, { broker: false }, { contextPath: '/', service: { grpcPort: 26501 } });
    }
    const alone = run(
      'zeebe: {enabled: false}\noperate: {enabled: false}\ntasklist: {enabled: false}\nconnectors: {enabled: false}\nzeebeGateway: {service: {grpcPort: 26501}}\n',
    );
    onlyProfiles(alone.now, { broker: false, operate: false, tasklist: false }, { enabled: false });
  });

  test('a ServiceAccount that was never made has no role', () => {
    for (const root of ['operate', 'tasklist', 'zeebeGateway', 'zeebe-gateway']) {
      const { now, rules } = run(`${root}: {replicas: 1, serviceAccount: {enabled: false, annotations: {role: x}}}\n`);
      assert.equal(now.get('orchestration.serviceAccount'), undefined);
      assert.ok(rules.includes(`service-account-off ${root}.serviceAccount.annotations`));
    }
  });

  test('the name to sign in with at a storage that nobody signed in to', () => {
    const elasticsearch = 'elasticsearch: {auth: {username: u}}';
    const opensearch = 'opensearch: {auth: {username: u}}';
    for (const [said, path, on] of [
      [elasticsearch, 'global.elasticsearch.auth.username', '{elasticsearch: {external: true}}'],
      [opensearch, 'global.opensearch.auth.username', '{opensearch: {enabled: true}, elasticsearch: {enabled: false}}'],
    ] as const) {
      for (const texts of [[`global: {${said}}\n`], [`global: {${said}}\n`, 'zeebe: {clusterSize: "5"}\n']]) {
        const { now, rules } = run(...texts);
        assert.equal(now.get(path), undefined);
        assert.ok(rules.includes(`storage/unread ${path}`), path);
      }
      const { now, rules } = run(`global: {${said}}\n`, `global: ${on}\n`);
      assert.equal(now.get(path), 'u');
      assert.ok(!rules.includes(`storage/unread ${path}`), path);
      // An empty one, as many copies of the defaults have it, says nothing.
      assert.ok(!run(`global: {${said.replace('u}', '""}')}}\n`).rules.includes(`storage/unread ${path}`));
    }
    // Left over from before OpenSearch, with all that belongs to it but the storage itself.
    const { now, rules } = run(
      'global: {elasticsearch: {enabled: false, external: true, auth: {username: u}}, opensearch: {enabled: true}}\n',
    );
    assert.equal(now.get('global.elasticsearch.auth.username'), undefined);
    assert.ok(rules.includes('storage/unread global.elasticsearch.auth.username'));
  });
  test('OpenSearch of AWS where OpenSearch is off is asked about: the cluster hears of it too', () => {
    const said = 'global: {opensearch: {aws: {enabled: true}}}\n';
    const asked = 'storage/aws global.opensearch.aws.enabled';
    assert.ok(run(said).rules.includes(asked));
    assert.ok(!run(said.replace('true', 'false')).rules.includes(asked));
    const on = 'global: {opensearch: {enabled: true}, elasticsearch: {enabled: false}}\n';
    assert.ok(!run(said, on).rules.includes(asked));
  });

  test('an address that only programs which are off asked for is asked about: the cluster asks for it too', () => {
    const asked = 'identity-auth/keys-address global.identity.auth.jwksUrl';
    const off = ['operate', 'tasklist', 'optimize'].map((root) => `${root}: {enabled: false}\n`).join('');
    const said = 'global: {identity: {auth: {enabled: true, jwksUrl: https://a.example.org/keys}}}\n';
    assert.ok(run(said, off).rules.includes(asked));
    assert.ok(!run(said.replace(/https[^}]*/, '""'), off).rules.includes(asked));
    for (const one of ['operate', 'tasklist', 'optimize', 'console'])
      assert.ok(!run(said, off, `${one}: {enabled: true}\n`).rules.includes(asked), one);
    assert.ok(!run(said, off, 'global: {identity: {auth: {enabled: false}}}\n').rules.includes(asked));
  });

  test('aliases, merge keys, braces and line ends', () => {
    const shared = run('operate:\n  enabled: false\n  env: &e [{name: A, value: b}]\ntasklist:\n  env: *e\n');
    assert.deepEqual(plain(shared.now.get('orchestration.env')), [{ name: 'A', value: 'b' }]);
    const merged = run(
      'x-off: &off {enabled: false, podLabels: {a: b}}\noperate:\n  <<: *off\n  contextPath: /o\nzeebe: {clusterSize: "1"}\n',
    );
    onlyProfiles(merged.now, { operate: false }, { clusterSize: '1' });
    const braces = run('{operate: {enabled: false, contextPath: /o}, zeebe: {clusterSize: "1"}}\n');
    onlyProfiles(braces.now, { operate: false }, { clusterSize: '1' });
    const { texts } = run('operate:\r\n  enabled: false\r\n  # why\r\n  contextPath: /o\r\n');
    assert.doesNotMatch(texts[1] ?? '', /[^\r]\n/);
    assert.match(texts[1] ?? '', /# {3}# why\r\n/);
  });

  test('regions that only the brokers asked for, while these are off', () => {
    for (const said of ['regions: 2', 'regionId: 1', 'regions: 2, regionId: 1']) {
      const { now, rules } = run(`zeebe: {enabled: false}\nglobal: {multiregion: {${said}}}\n`);
      assert.equal(now.get('global.multiregion.regions') ?? now.get('global.multiregion.regionId'), undefined, said);
      assert.equal(
        rules.filter((r) => r.startsWith('component-off global.multiregion.')).length,
        said.split(',').length,
      );
      const on = run(`global: {multiregion: {${said}}}\n`);
      assert.ok(!on.rules.some((r) => r.startsWith('component-off')), said);
    }
  });

  test('a text that asks for a dead key gets its value', () => {
    const { now } = run(
      'zeebe: {enabled: false, clusterSize: "5"}\nconnectors: {env: [{name: SIZE, value: "{{ .Values.zeebe.clusterSize }}"}]}\n',
    );
    assert.equal(valueAt(now.get('connectors.env')?.[0 as never] as never, ['value']), '5');
  });

  test('fixes one by one end where the command ends', () => {
    const texts = [
      'zeebe: {clusterSize: "1"}\noperate:\n  enabled: false\n  env: [{name: A, value: b}]\ntasklist:\n  serviceAccount: {enabled: false, annotations: {r: x}}\n  retention: {enabled: true}\n',
      'operate: {retention: {enabled: true}}\nzeebeGateway: {contextPath: /z}\n',
    ];
    const whole = upgrade(read(...texts)).layers.map((l) => l.after);
    for (const last of [false, true]) {
      let now = texts;
      for (let n = 0; n < 60; n++) {
        const set = readSet(
          now.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
          { from: '8.7' },
        );
        const open = inspect(set).filter((f) => f.operations.length > 0);
        const f = open[last ? open.length - 1 : 0];
        if (!f) break;
        now = apply(set, plan([f])).map((l) => l.after);
      }
      const tree = (files: readonly string[]): unknown => JSON.parse(JSON.stringify(read(...files).merged.tree));
      assert.deepEqual(tree(now), tree(whole));
    }
  });

  test('a comment of an earlier run speaks up where the component runs', () => {
    const left = '# camunda-upgrade[component-off] operate: why\n# operate:\n#   contextPath: /o\n';
    const rules = (profile: string): string[] =>
      inspect(
        readSet([
          {
            name: 'a',
            text: `orchestration: {clusterSize: "1", profiles: {operate: ${profile}}}\nglobal: {security: {authentication: {method: basic}}}\n${left}`,
          },
        ]),
      ).map((f) => f.rule);
    assert.deepEqual(rules('false'), []);
    assert.deepEqual(rules('true'), ['left-to-decide']);
  });
});

describe('a switch that says nothing', () => {
  for (const component of ['zeebe', 'operate', 'tasklist'])
    test(`${component}: null is off, and off it stays`, () => {
      const done = (text: string): string[] =>
        upgrade(readSet([{ name: 'v', text }], { from: '8.7' })).layers.map((l) => l.after);
      const [once = ''] = done(`${component}:\n  enabled:\n`);
      assert.deepEqual(done(once), [once]);
    });
});
