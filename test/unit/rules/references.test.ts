/** `$(NAME)`: what Kubernetes puts in before the upgrade, it puts in after it, or a finding says so. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade, type Finding } from '../../../server/src/engine/index.ts';
import { headline, message } from '../../../server/src/engine/messages.ts';
import { load, type PlainMap } from '../../support/tree.ts';

const BUCKET = 'ZEEBE_BROKER_DATA_BACKUP_S3_BUCKETNAME';
const NOW = 'CAMUNDA_DATA_BACKUP_S3_BUCKETNAME';

function run(...texts: string[]): { after: PlainMap[]; texts: string[]; findings: readonly Finding[] } {
  const set = readSet(
    texts.map((text, i) => ({ name: `values-${String(i)}.yaml`, text })),
    { from: '8.7', partial: true },
  );
  const { layers, findings } = upgrade(set);
  return { after: layers.map((l) => load(l.after) as PlainMap), texts: layers.map((l) => l.after), findings };
}
const told = (findings: readonly Finding[]): string[] =>
  findings.filter((f) => f.rule.startsWith('references/')).map((f) => `${f.rule} ${f.args.reference ?? ''}`.trim());
const list = (root: string, items: string): string => `${root}:\n  env:\n${items.replace(/^/gm, '    ')}\n`;
const item = (name: string, value: string): string => `- {name: ${name}, value: ${JSON.stringify(value)}}`;
const valuesOf = (tree: PlainMap | undefined, root = 'orchestration'): Record<string, unknown> => {
  const { env } = (tree?.[root] ?? {}) as { env?: { name: string; value: unknown }[] };
  return Object.fromEntries((env ?? []).map((e) => [e.name, e.value]));
};

describe('references between variables', () => {
  test('follow a rename in every list that is merged, and leave what is escaped', () => {
    const names: Readonly<Record<string, string>> = { zeebeGateway: 'ZEEBE_GATEWAY_LONGPOLLING_ENABLED' };
    for (const root of ['zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist']) {
      const old = names[root] ?? BUCKET;
      const { after, findings } = run(
        list(root, `${item(old, 'b')}\n${item('MINE', `$(${old})/p $$(${old}) $(OTHER)`)}`),
      );
      const now = valuesOf(after[0]);
      const [renamed] = Object.keys(now);
      assert.notEqual(renamed, old, root);
      assert.equal(now.MINE, `$(${renamed ?? ''})/p $$(${old}) $(OTHER)`, root);
      assert.deepEqual(told(findings), ['references/renamed'], root);
    }
  });

  test('follow in values of variables that are renamed themselves, in a later layer and through an alias', () => {
    const base = list(
      'zeebe',
      `${item(BUCKET, 'b')}\n${item('ZEEBE_BROKER_DATA_BACKUP_S3_BASEPATH', `$(${BUCKET})/p`)}`,
    );
    const { after } = run(base, list('operate', item('MINE', 'x')));
    for (const tree of after) assert.equal(valuesOf(tree).CAMUNDA_DATA_BACKUP_S3_BASEPATH, `$(${NOW})/p`);
    const aliased = run(
      `anchors: [&path {name: MINE, value: "$(${BUCKET})"}]\n${list('zeebe', `${item(BUCKET, 'b')}\n- *path`)}`,
    );
    assert.equal(valuesOf(aliased.after[0]).MINE, `$(${NOW})`);
    const crlf = run(list('zeebe', `${item(BUCKET, 'b')}\n${item('MINE', `$(${BUCKET})`)}`).replaceAll('\n', '\r\n'));
    assert.equal(valuesOf(crlf.after[0]).MINE, `$(${NOW})`);
  });

  test('follow in the command and in the path of a mount, and not in sidecars, which have variables of their own', () => {
    const { after } = run(
      [
        list('zeebe', item(BUCKET, 'b')).trimEnd(),
        `  command: [sh, -c, "run $(${BUCKET}) $$(${BUCKET})"]`,
        `  extraVolumeMounts: [{name: x, mountPath: /x, subPathExpr: "$(${BUCKET})/y"}]`,
        `  sidecars: [{name: s, image: i, command: ["$(${BUCKET})"], env: [${item(BUCKET, 'c').slice(2)}]}]`,
        '',
      ].join('\n'),
    );
    const cluster = after[0]?.orchestration as Record<string, Record<string, unknown>[]>;
    assert.deepEqual(cluster.command, ['sh', '-c', `run $(${NOW}) $$(${BUCKET})`]);
    assert.equal(cluster.extraVolumeMounts?.[0]?.subPathExpr, `$(${NOW})/y`);
    assert.deepEqual(cluster.sidecars?.[0]?.command, [`$(${BUCKET})`]);
  });

  test('a variable that only chart 12.x set is named, with what says the same now', () => {
    const cases: readonly (readonly [root: string, name: string, now?: string])[] = [
      ['zeebe', 'ZEEBE_LOG_LEVEL'],
      ['zeebe', 'ZEEBE_BROKER_NETWORK_ADVERTISEDHOST', 'K8S_NAME'],
      ['zeebe', 'ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS'],
      ['zeebe', 'CAMUNDA_LICENSE_KEY', 'VALUES_ORCHESTRATION_LICENSE_KEY'],
      ['zeebeGateway', 'ZEEBE_GATEWAY_CLUSTER_HOST'],
      ['zeebe-gateway', 'ZEEBE_LOG_LEVEL'],
      ['operate', 'ZEEBE_CLIENT_ID'],
      ['tasklist', 'ZEEBE_CLIENT_SECRET', 'VALUES_ORCHESTRATION_CLIENT_SECRET'],
      ['connectors', 'OPERATE_CLIENT_CLIENT_ID'],
      ['identity', 'KEYCLOAK_URL'],
    ];
    for (const [root, name, now] of cases) {
      const { findings } = run(list(root, item('MINE', `x $(${name})`)));
      assert.deepEqual(told(findings), [`references/chart $(${name})`], root);
      const [found] = findings.filter((f) => f.rule === 'references/chart');
      assert.ok(found);
      assert.match(message(found), new RegExp(now ?? 'refers to'));
    }
    assert.deepEqual(told(run(list('zeebe', item('MINE', '$(K8S_NAME) $$(ZEEBE_LOG_LEVEL)'))).findings), []);
    assert.deepEqual(told(run('zeebe: {javaOpts: "-Dx=$(ZEEBE_LOG_LEVEL)"}\n').findings), [
      'references/chart $(ZEEBE_LOG_LEVEL)',
    ]);
    assert.deepEqual(told(run('zeebe: {command: ["$(ZEEBE_LOG_LEVEL)"]}\n').findings), [
      'references/chart $(ZEEBE_LOG_LEVEL)',
    ]);
  });

  test('a variable that was taken out, moved to a values key, or waits for a decision is named', () => {
    for (const name of [
      'ZEEBE_BROKER_GATEWAY_ENABLE',
      'ZEEBE_BROKER_CLUSTER_CLUSTERSIZE',
      'ZEEBE_BROKER_CLUSTER_NODEID',
    ]) {
      const { findings } = run(list('zeebe', `${item(name, '3')}\n${item('MINE', `$(${name})`)}`));
      assert.deepEqual(told(findings), [`references/gone $(${name})`], name);
    }
  });

  test('a name that means the variable of another component now is named, in either order of the files', () => {
    const brokers = list('zeebe', item('TEAM', 'a'));
    const operate = list('operate', `${item('TEAM', 'b')}\n${item('MINE', '$(TEAM)')}`);
    for (const files of [[brokers + operate], [brokers, operate], [operate, brokers]])
      assert.deepEqual(told(run(...files).findings), ['references/gone $(TEAM)']);
    const awake = run(brokers + list('operate', item('MINE', '$(TEAM) $(K8S_NAME)')));
    assert.deepEqual(told(awake.findings), ['references/other $(TEAM)', 'references/other $(K8S_NAME)']);
    // Defined further down, it never was a reference.
    assert.deepEqual(told(run(list('zeebe', `${item('MINE', '$(TEAM)')}\n${item('TEAM', 'a')}`)).findings), []);
  });

  test('what a shell, Spring or Log4j looks up is named and left alone; a placeholder of its own name is not', () => {
    const command = `  command: [sh, -c, "echo $${BUCKET}"]`;
    const texts = [
      `${list('zeebe', item(BUCKET, 'b'))}${command}\n`,
      `${list('zeebe', item(BUCKET, 'b'))}  extraConfiguration:\n    a.yaml: "x: \${${BUCKET}:none}"\n`,
      list('zeebe', `${item(BUCKET, 'b')}\n${item('MINE', `\${${BUCKET}}`)}`),
    ];
    for (const text of texts) {
      const { findings, texts: after } = run(text);
      assert.deepEqual(told(findings), [`references/placeholder \${${BUCKET}}`], text);
      assert.match(after[0] ?? '', new RegExp(`\\$\\{?${BUCKET}`));
    }
    assert.deepEqual(told(run(list('zeebe', item(BUCKET, `\${${BUCKET}}`))).findings), []);
    assert.deepEqual(told(run('zeebe: {log4j2: "level=${env:ZEEBE_LOG_LEVEL:-info}"}\n').findings), [
      'references/placeholder ${ZEEBE_LOG_LEVEL}',
    ]);
    assert.deepEqual(told(run('zeebe: {logLevel: info, log4j2: "l=${env:ZEEBE_LOG_LEVEL}"}\n').findings), []);
  });

  test('no value is repeated, and a second run changes nothing', () => {
    const { findings, texts } = run(
      list('zeebe', `${item(BUCKET, 'b')}\n${item('MINE', `hush $(${BUCKET}) $(hush)`)}`),
    );
    assert.ok(!findings.some((f) => message(f).includes('hush')));
    const again = upgrade(readSet([{ name: 'v', text: texts[0] ?? '' }], { partial: true }));
    assert.equal(again.layers[0]?.after, texts[0]);
  });
});

/** Rendered with both charts: a list of volumes is written as it is, variables are evaluated. */
describe('expressions of Helm in values', () => {
  const GONE = '{{ include "operate.fullname" . }}';
  const rules = (...texts: string[]): string[] =>
    run(...texts)
      .findings.map((f) => f.rule)
      .filter((rule) => rule.startsWith('template/'));
  for (const [key, value] of [
    ['extraVolumes', `[{name: x, secret: {secretName: '${GONE}'}}]`],
    ['extraVolumeMounts', `[{name: '${GONE}', mountPath: /x}]`],
    ['sidecars', `[{name: x, image: '${GONE}'}]`],
    ['nodeSelector', `{x: '${GONE}'}`],
    ['tolerations', `[{key: '${GONE}'}]`],
    ['extraConfiguration', `{x.txt: '${GONE}'}`],
  ])
    test(`${key ?? ''}: neither chart evaluates them, and nothing is said or changed`, () => {
      for (const root of ['operate', 'zeebe', 'connectors']) {
        const text = `${root}: {${key ?? ''}: ${value ?? ''}}\nidentity: {enabled: true}\n`;
        assert.deepEqual(rules(text), [], root);
        assert.ok(run(text).texts[0]?.includes(GONE), root);
      }
    });
  test('variables and init containers: what they ask for has to be there', () => {
    assert.deepEqual(rules(`operate: {env: [{name: A, value: '${GONE}'}]}\n`), ['template/gone']);
    assert.deepEqual(rules(`operate: {initContainers: [{name: a, image: '${GONE}'}]}\n`), ['template/gone']);
  });
  test('a key that goes is replaced by what it was, and a null by nothing, as Helm writes it', () => {
    const asks = (root: string): string =>
      `zeebe: {clusterSize: "3", env: [{name: A, value: 'a{{ .Values.${root}.contextPath }}b'}]}\n`;
    for (const root of ['operate', 'tasklist'])
      for (const [files, written] of [
        [[`${asks(root)}${root}: {contextPath: /x}\n`], 'a/xb'],
        [[`${asks(root)}${root}: {contextPath: null}\n`], 'ab'],
        [[`${asks(root)}${root}: {contextPath: /x}\n`, `${root}: {contextPath: null}\n`], 'ab'],
        [[`${asks(root)}${root}: {contextPath: null}\n`, `${root}: {contextPath: /y}\n`], 'a/yb'],
        [[asks(root)], 'ab'],
      ] as const) {
        const { after, texts } = run(...files);
        assert.equal(valuesOf(after[0]).A, written, files.join('---'));
        assert.deepEqual(rules(...files), ['template/moved'], files.join('---'));
        assert.deepEqual(run(...texts).texts, texts);
      }
  });
  const asking = (expression: string, more: string): string =>
    `connectors: {env: [{name: A, value: 'a{{ ${expression} }}b'}]}\nzeebe: {clusterSize: "3", podLabels: {x: y}}\n${more}`;
  const asked = (...texts: string[]): unknown => valuesOf(run(...texts).after[0], 'connectors').A;
  test('a key below a root that stays is asked for where it went, in any way of asking', () => {
    for (const [was, now, more] of [
      [
        'global.elasticsearch.auth.password',
        'global.elasticsearch.auth.secret.inlineSecret',
        'global: {elasticsearch: {external: true, auth: {username: u, password: p}}}\n',
      ],
      ['global.license.key', 'global.license.secret.inlineSecret', 'global: {license: {key: p}}\n'],
      ['identity.keycloak.podLabels.a', 'identityKeycloak.podLabels.a', 'identity: {keycloak: {podLabels: {a: p}}}\n'],
      ['zeebe.clusterSize', 'orchestration.clusterSize', ''],
    ] as const) {
      const names = (path: string): string =>
        path
          .split('.')
          .map((k) => `"${k}"`)
          .join(' ');
      for (const [before, after] of [
        [`.Values.${was}`, `.Values.${now}`],
        [`.Values.${was} | b64enc`, `.Values.${now} | b64enc`],
        [`index .Values ${names(was)}`, `index .Values ${names(now)}`],
      ] as const) {
        // In the same file, or in one before or after it.
        const parts = [asking(before, ''), ...(more === '' ? [] : [more])];
        for (const files of [[parts.join('')], parts, [...parts].reverse()]) {
          const said = run(...files).after.map((t) => valuesOf(t, 'connectors').A);
          assert.ok(said.includes(`a{{ ${after} }}b`), `${before}: ${JSON.stringify(said)}`);
          assert.deepEqual(rules(...files), ['template/moved'], before);
        }
      }
    }
  });
  test('what has no place any more is told, and so is whoever asks for a component as a whole', () => {
    for (const [expression, more] of [
      ['.Values.connectors.inbound.mode', ''],
      ['.Values.global.elasticsearch.host', ''],
      [
        '.Values.global.elasticsearch.auth.password',
        'global: {elasticsearch: {external: true, auth: {password: p, existingSecret: s}}}\n',
      ],
      ['with .Values.zeebe', ''],
      ['(.Values.zeebe).clusterSize', ''],
      ['toJson .Values.operate', ''],
      ['index .Values "zeebe"', ''],
      ['index .Values "zeebe-gateway" "contextPath"', ''],
      ['hasKey .Values "operate"', ''],
      ['get $.Values "tasklist"', ''],
      ['pluck "zeebe" .Values | first', ''],
    ] as const) {
      const text = asking(expression, more);
      assert.deepEqual(rules(text), ['template/gone'], expression);
      assert.equal(asked(text), `a{{ ${expression} }}b`);
    }
  });
  test('what is asked for is named, at the item that asks', () => {
    const ask = (name: string, expression: string): string => `    - {name: ${name}, value: '{{ ${expression} }}'}\n`;
    const text = `zeebe:\n  env:\n${ask('A', 'toJson .Values.zeebe')}${ask('B', 'include "operate.x" .')}${ask('C', 'upper "c"')}`;
    const set = readSet([{ name: 'values.yaml', text }], { from: '8.7' });
    const asking = upgrade(set).findings.filter((f) => f.rule === 'template/gone');
    assert.deepEqual(
      asking.map((f) => [text.slice(f.place.start, f.place.end), headline(f)]),
      [
        ['A', '`zeebe.env[name=A]` asks Helm for `.Values.zeebe`.'],
        ['B', '`zeebe.env[name=B]` asks Helm for `operate.x`.'],
      ],
    );
  });
  test('a value that gives way to another one, and a list that gets the items of others, are not what was asked for', () => {
    const labels = (b: string): string => `zeebe: {podLabels: {a: one}}\noperate: {podLabels: {a: ${b}}}\n`;
    const ask = (expression: string): string => `connectors: {env: [{name: A, value: 'a{{ ${expression} }}b'}]}\n`;
    for (const [expression, more, written, told] of [
      ['.Values.operate.podLabels.a', labels('two'), 'atwob', 'template/moved'],
      ['.Values.operate.podLabels.a', labels('one'), 'a{{ .Values.orchestration.podLabels.a }}b', 'template/moved'],
      [
        '.Values.operate.podLabels.a | upper',
        labels('two'),
        'a{{ .Values.operate.podLabels.a | upper }}b',
        'template/gone',
      ],
      [
        '(index .Values.operate.env 0).value',
        'zeebe: {env: [{name: X, value: x}]}\noperate: {env: [{name: Y, value: y}]}\n',
        'a{{ (index .Values.operate.env 0).value }}b',
        'template/gone',
      ],
      [
        '(index .Values.operate.env 0).value',
        'operate: {env: [{name: Y, value: y}]}\n',
        'a{{ (index .Values.orchestration.env 0).value }}b',
        'template/moved',
      ],
    ] as const)
      for (const files of [[ask(expression) + more], [ask(expression), more], [more, ask(expression)]]) {
        const { after } = run(...files);
        assert.ok(
          after.some((t) => valuesOf(t, 'connectors').A === written),
          `${expression} ${JSON.stringify(after)}`,
        );
        assert.deepEqual(rules(...files), [told], expression);
      }
  });
  test('a name that a changed scope makes short is told where it leads to something else, and nothing is changed', () => {
    for (const expression of [
      '{{ with .Values }}{{ .zeebe.clusterSize }}{{ end }}',
      '{{- with $.Values -}}{{ .zeebe.service.httpPort }}{{- end -}}',
      '{{ range list .Values }}{{ .operate.contextPath }}{{ end }}',
      '{{ $v := .Values }}{{ $v.zeebe.clusterSize }}',
      '{{ $v := . }}{{ with $v.Values }}{{ .tasklist.contextPath }}{{ end }}',
      '{{ with $v := .Values }}{{ if true }}{{ $v.zeebe.clusterSize }}{{ end }}{{ end }}',
      '{{ $v := dict }}{{ $v = .Values }}{{ $v.zeebe.clusterSize }}',
      '{{ $v := .Values }}{{ index $v "zeebe" "clusterSize" }}',
      '{{ $v := .Values }}{{ get $v "zeebe" | toJson }}',
      '{{ (.Values).zeebe.clusterSize }}',
      '{{ (index $.Values).zeebe.clusterSize }}',
      '{{ with .Values.zeebe.service }}{{ .httpPort }}{{ end }}',
      '{{ $s := .Values.zeebe.service }}{{ $s.httpPort }}',
      '{{ index .Values.zeebe.service "httpPort" }}',
      '{{ (.Values.zeebe.service).httpPort }}',
      '{{ toJson .Values.zeebe.service }}',
      '{{ with .Values.zeebe.service }}{{ toJson . }}{{ end }}',
      '{{ if false }}{{ else with .Values.zeebe.service }}{{ .httpPort }}{{ end }}',
      '{{ toJson .Values.operate.podLabels }}',
      '{{ range $k, $v := .Values.operate.podLabels }}{{ $k }}{{ end }}',
    ]) {
      const text = asking('X', 'operate: {podLabels: {a: b}}\n').replace('{{ X }}', () => expression);
      assert.deepEqual(rules(text), ['template/gone'], expression);
      assert.equal(asked(text), `a${expression}b`);
    }
  });
  test('a name that a changed scope makes short follows the scope where it can', () => {
    for (const [was, now] of [
      [
        '{{ with .Values.zeebe.podLabels }}{{ .x }}{{ end }}',
        '{{ with .Values.orchestration.podLabels }}{{ .x }}{{ end }}',
      ],
      ['{{ $l := .Values.zeebe.podLabels }}{{ $l.x }}', '{{ $l := .Values.orchestration.podLabels }}{{ $l.x }}'],
      ['{{ index .Values.zeebe.podLabels "x" }}', '{{ index .Values.orchestration.podLabels "x" }}'],
      ['{{ toJson .Values.zeebe.resources }}', '{{ toJson .Values.orchestration.resources }}'],
      ['{{ printf "{%s}" .Values.zeebe.clusterSize }}', '{{ printf "{%s}" .Values.orchestration.clusterSize }}'],
      [
        '{{/* a } */}}{{ .Values.zeebe.clusterSize | quote }}',
        '{{/* a } */}}{{ .Values.orchestration.clusterSize | quote }}',
      ],
    ] as const) {
      const text = asking('X', '').replace('{{ X }}', () => was);
      assert.deepEqual(rules(text), ['template/moved'], was);
      assert.equal(asked(text), `a${now}b`);
    }
    for (const same of [
      '{{ with .Values.global }}{{ .host }}{{ end }}',
      '{{ with .Values }}{{ .global.host }}{{ .mine.operate }}{{ end }}',
      '{{ $v := .Values }}{{ $v.connectors.image.tag }}',
      '{{ with .mine }}{{ .zeebe.clusterSize }}{{ end }}',
      '{{ range .Values.mine.list }}{{ .zeebe.clusterSize }}{{ end }}',
      '{{ with .Values }}{{ end }}{{ .zeebe.clusterSize }}',
      '{{ with .Values }}{{ else }}{{ .zeebe.clusterSize }}{{ end }}',
    ]) {
      const text = asking('X', 'mine: {list: [], operate: x}\n').replace('{{ X }}', () => same);
      assert.deepEqual(rules(text), [], same);
      assert.equal(asked(text), `a${same}b`);
    }
  });
  test('what stays, and what was never a key of the chart, is asked for as before', () => {
    for (const expression of [
      '.Values.global.elasticsearch.auth.password',
      '.Values.global.license.key',
      '.Values.connectors.image.tag',
      '.Values.global.zeebe.mine',
      '.Values.mine.operate',
      'index .Values "mine" "zeebe"',
      'eq .Values.global.mine "zeebe"',
      '.Values.zeebes',
    ]) {
      const text = asking(expression, 'mine: {operate: x}\n');
      assert.deepEqual(rules(text), [], expression);
      assert.equal(asked(text), `a{{ ${expression} }}b`);
    }
  });
  test('notes of pods and of the Services of the cluster: chart 13.x evaluates what 12.x wrote as it was', () => {
    for (const at of [
      'operate: {podAnnotations',
      'zeebe: {service: {annotations',
      'zeebeGateway: {service: {annotations',
    ]) {
      const close = '}'.repeat(at.split('{').length);
      const text = `${at}: {a: '{{ .Release.Name }}'${close}\ntasklist: {enabled: true}\n`;
      assert.deepEqual(rules(text), ['template/literal'], at);
    }
    assert.deepEqual(
      rules(
        `identity: {service: {annotations: {a: '{{ .Release.Name }}'}}, enabled: true}\nzeebe: {clusterSize: "3"}\n`,
      ),
      [],
    );
  });
  test('notes of all objects: chart 13.x evaluates them on some, so no text says the same as before', () => {
    const text = (note: string): string => `global: {annotations: {x/y: ${note}}}\nzeebe: {clusterSize: "3"}\n`;
    for (const note of [`'{{- with secret "a" }}{{ end }}'`, `'{{ .Values.zeebe.clusterSize }}'`]) {
      const { findings, texts } = run(text(note));
      assert.deepEqual(
        findings.filter((f) => f.rule === 'template/some-objects').map((f) => [f.place.path, f.safety]),
        [['global.annotations.x/y', 'manual']],
      );
      assert.ok(texts[0]?.includes(note), 'it stays as it is');
      assert.deepEqual(rules(text(note)), ['template/some-objects']);
    }
    assert.deepEqual(rules(text('"{a}"')), []);
  });
});
