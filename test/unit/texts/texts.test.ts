/** Configuration texts inside values: where findings stand, what a fix leaves alone, and texts that cannot be read. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apply, inspect, plan, readSet, upgrade, validate, type Finding } from '../../../server/src/engine/index.ts';
import { choices } from '../../../server/src/features/choices.ts';
import { mergeTexts } from '../../../server/src/engine/texts/merge.ts';
import { readProperties } from '../../../server/src/engine/texts/properties.ts';
import { embedded } from '../../../server/src/engine/yaml/embedded.ts';
import { parseDocuments } from '../../../server/src/engine/yaml/parse.ts';
import { applyEdits } from '../../../server/src/engine/yaml/print.ts';
import { find as findEntry } from '../../../server/src/engine/yaml/tree.ts';
import { at, load } from '../../support/tree.ts';

const read = (text: string) => readSet([{ name: 'values.yaml', text }], { from: '8.7' });
const find = (text: string): Finding[] => inspect(read(text)).filter((f) => f.rule.startsWith('texts/'));
const shown = (text: string, f: Finding): string => text.slice(f.place.start, f.place.end);
/** Only the changes inside texts. */
const fixed = (text: string): string => {
  const set = read(text);
  const operations = plan(inspect(set)).filter((o) => o.kind === 'text');
  return apply(set, operations)[0]?.after ?? '';
};
const lines = (...list: string[]): string => `${list.join('\n')}\n`;
/** The text of one file of `zeebe.extraConfiguration`. */
const file = (name: string, ...text: string[]): string =>
  lines('zeebe:', '  extraConfiguration:', `    ${name}: |`, ...text.map((l) => (l === '' ? '' : `      ${l}`)));

describe('properties that a program is given with its options', () => {
  const told = (text: string): string[] =>
    find(text).map((f) => `${f.place.path} ${f.rule} ${shown(text, f)} -> ${f.targets.join()}`);
  const NEW = 'texts/ignored-name zeebe.broker.data.snapshotPeriod -> camunda.data.snapshot-period';
  const OPTION = '-Dzeebe.broker.data.snapshotPeriod=5m';
  const variable = (name: string, value: string): string =>
    lines('zeebe:', '  env:', `    - name: ${name}`, `      value: ${value}`);

  test('options of the machine, wherever they stand, are told at the property and not changed', () => {
    assert.deepEqual(told(`zeebe:\n  javaOpts: -Xmx1g ${OPTION}\n`), [`zeebe.javaOpts ${NEW}`]);
    for (const name of ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS', 'JAVA_OPTS'])
      assert.deepEqual(told(variable(name, `"-Xmx1g ${OPTION}"`)), [`zeebe.env[name=${name}] ${NEW}`]);
    const text = lines('zeebe:', `  javaOpts: "-Dx=1 '${OPTION}'"`);
    assert.equal(fixed(text), text);
  });

  test('arguments of a command, one by one or within a line of a shell', () => {
    const option = OPTION.replace('-D', '--');
    assert.deepEqual(told(`zeebe:\n  command: [broker, ${option}]\n`), [`zeebe.command[1] ${NEW}`]);
    assert.deepEqual(
      told(lines('zeebe:', '  command:', '    - sh', '    - -c', '    - |', `      exec broker ${option}`)),
      [`zeebe.command[2] ${NEW}`],
    );
  });

  test('JSON that Spring reads from a variable', () => {
    assert.deepEqual(
      told(variable('SPRING_APPLICATION_JSON', `'{"zeebe":{"broker":{"data":{"snapshotPeriod":"5m"}}},"a":1}'`)),
      [`zeebe.env[name=SPRING_APPLICATION_JSON] ${NEW.replace('zeebe.broker.data.', '"').replace(' ->', '" ->')}`],
    );
  });

  test('a file of 8.8 is told the same', () => {
    const said = validate(
      readSet([{ name: 'v.yaml', text: `orchestration:\n  javaOpts: ${OPTION}\n` }], { from: '8.8', partial: true }),
    );
    assert.deepEqual(
      said.filter((f) => f.rule.startsWith('texts/')).map((f) => [f.place.path, f.targets]),
      [['orchestration.javaOpts', ['camunda.data.snapshot-period']]],
    );
  });

  test('nothing is told of other options, of new names, of other variables and of programs that are no longer run', () => {
    for (const text of [
      'zeebe:\n  javaOpts: -Xmx1g -XX:+UseG1GC -Dfoo.zeebe.broker.data.snapshotPeriod=1 -Dmy=zeebe.broker.data.snapshotPeriod\n',
      'zeebe:\n  javaOpts: -Dcamunda.data.snapshot-period=5m\n',
      variable('OTHER', OPTION),
      `operate:\n  env: [{name: JAVA_TOOL_OPTIONS, value: ${OPTION}}]\nzeebe: {clusterSize: "3"}\n`,
      'zeebe:\n  env:\n    - name: JAVA_TOOL_OPTIONS\n      valueFrom: {configMapKeyRef: {name: a, key: b}}\n',
      'zeebe:\n  javaOpts: 7\n  command: zeebe.broker\n  env: {JAVA_TOOL_OPTIONS: x}\n',
    ])
      assert.deepEqual(told(text), [], text);
  });
});

describe('a finding inside a text', () => {
  const PROPERTY = 'zeebe.broker.data.snapshotPeriod';
  const styles: readonly (readonly [says: string, text: string, key: string])[] = [
    ['literal', file('a.yaml', '# x', `${PROPERTY}: 5m`), PROPERTY],
    [
      'indentation indicator',
      lines('zeebe:', '  extraConfiguration:', '    a.yaml: |2-', `        ${PROPERTY}: 5m`),
      PROPERTY,
    ],
    ['one line', lines('zeebe:', '  extraConfiguration:', `    a.properties: ${PROPERTY}=5m`), PROPERTY],
    ['single quotes', lines('zeebe:', '  extraConfiguration:', `    a.yaml: '${PROPERTY}: 5m'`), PROPERTY],
    [
      'escapes',
      lines('zeebe:', '  extraConfiguration:', `    a.yaml: "x: 1\\n${PROPERTY}: 5m\\n"`),
      `"x: 1\\n${PROPERTY}: 5m\\n"`,
    ],
    [
      'folded',
      lines('zeebe:', '  extraConfiguration:', '    a.yaml: >', `      ${PROPERTY}:`, '      5m'),
      `>\n      ${PROPERTY}:\n      5m`,
    ],
    ['CRLF', file('a.yaml', '# x', '', `${PROPERTY}: 5m`).replace(/\n/g, '\r\n'), PROPERTY],
  ];
  for (const [says, text, key] of styles) {
    test(`stands at its key: ${says}`, () => {
      const [f, ...more] = find(text);
      assert.ok(f && more.length === 0);
      assert.equal(shown(text, f), key);
      assert.deepEqual(f.targets, ['camunda.data.snapshot-period']);
      const was = at(load(text), 'zeebe.extraConfiguration') as Record<string, string>;
      const now = at(load(fixed(text)), 'zeebe.extraConfiguration') as Record<string, string>;
      const [name = ''] = Object.keys(was);
      assert.equal(now[name]?.replace('camunda.data.snapshot-period', PROPERTY), was[name], 'only the name changes');
    });
  }

  test('says which values key is the better home, and never a value', () => {
    const text = file('a.yaml', 'zeebe.broker.data.snapshotPeriod: CANARY-5m');
    const [f] = find(text);
    assert.equal(f?.args.home, 'orchestration.data.snapshotPeriod');
    assert.ok(!JSON.stringify({ ...f, operations: [] }).includes('CANARY'));
  });

  test('an old name that 8.8 still reads is shown and offered, not changed', () => {
    const text = file('a.yaml', 'zeebe:', '  broker:', '    data:', '      backup:', '        store: S3 # ours');
    const [f] = find(text);
    assert.equal(f?.rule, 'texts/old-name');
    assert.equal(fixed(text), text);
    const set = read(text);
    const [first] = choices(f, set, inspect(set)) ?? [];
    assert.ok(first);
    assert.equal(
      apply(set, first.operations)[0]?.after,
      file('a.yaml', 'camunda:', '  data:', '    backup:', '      store: S3 # ours'),
    );
  });

  test('two names of one setting are left to the user', () => {
    const text = file(
      'a.yaml',
      'camunda.operate.backup.repositoryName: a',
      'camunda.tasklist.backup.repositoryName: b',
    );
    assert.deepEqual(
      find(text).map((f) => f.rule),
      ['texts/said-twice', 'texts/said-twice'],
    );
    assert.equal(fixed(text), text);
  });

  test('each document of a text is one of its own', () => {
    const text = file('a.yaml', 'a: 1', '---', '# second', 'zeebe.broker.data.snapshotPeriod: 5m', '---', 'b: 2');
    assert.equal(fixed(text), text.replace('zeebe.broker.data.snapshotPeriod', 'camunda.data.snapshot-period'));
  });

  test('texts of other components are not the cluster’s: they are only named', () => {
    const found = find(
      'zeebe:\n  clusterSize: "3"\nconnectors:\n  configuration: |\n    zeebe.broker.data.directory: x\n',
    );
    assert.deepEqual(
      found.map((f) => [f.rule, f.operations.length]),
      [['texts/own-addresses', 0]],
    );
  });
});

describe('a fix inside a text', () => {
  test('keeps comments, quotes, indentation and blank lines', () => {
    const text = file(
      'application-x.yaml',
      '# top',
      '',
      'zeebe:',
      '    broker:',
      '        # the data',
      '        data:',
      '            # how often',
      '            snapshotPeriod: "5m" # quoted',
      '',
      "            directory: '/data'",
      'other: [ 1,  2 ]   # odd',
    );
    assert.equal(
      fixed(text),
      file(
        'application-x.yaml',
        '# top',
        '',
        'camunda:',
        '    data:',
        '        # how often',
        '        snapshot-period: "5m" # quoted',
        'zeebe:',
        '    broker:',
        '        # the data',
        '        data:',
        '',
        "            directory: '/data'",
        'other: [ 1,  2 ]   # odd',
      ),
    );
  });

  const OLD = [
    'zeebe.broker.threads.cpuThreadCount: 4',
    'zeebe:',
    '  broker:',
    '    threads: { ioThreadCount: 2 }',
    '    data: { snapshotPeriod: 5m, disk: { freeSpace: { processing: 2GB } } }',
    '  gateway:',
    '    longPolling:',
    '      enabled: true',
    '    interceptors:',
    '      - id: a',
    '        className: x.Y',
    '    multiTenancy.enabled: true',
    '    maxThings: 3',
    'x: /usr/local/operate/x',
  ];
  test('comes to the same text in any order', () => {
    const text = file('application-x.yaml', ...OLD);
    const whole = fixed(text);
    assert.notEqual(whole, text);
    for (let seed = 0; seed < 8; seed++) {
      let now = text;
      for (let n = 0; n < 20; n++) {
        const set = read(now);
        const open = inspect(set).filter(
          (f) => f.operations.length > 0 && f.operations.every((o) => o.kind === 'text'),
        );
        const f = open[(seed * 7 + n * 3) % Math.max(1, open.length)];
        if (!f) break;
        const next = apply(set, f.operations)[0]?.after ?? '';
        assert.notEqual(next, now, `the fix of ${f.rule} changes something`);
        now = next;
      }
      assert.equal(now, whole, `order ${String(seed)}`);
    }
  });
  test('comes along when its text moves, becomes a comment or meets an equal one', () => {
    const text = lines(
      'zeebe:',
      '  extraConfiguration:',
      '    a.yaml: |',
      '      zeebe.broker.data.snapshotPeriod: 5m',
      'operate:',
      '  extraConfiguration:',
      '    a.yaml: |',
      '      zeebe.broker.data.snapshotPeriod: 5m',
      'tasklist:',
      '  extraConfiguration:',
      '    a.yaml: |',
      '      zeebe.broker.data.snapshotPeriod: 1m',
      'orchestration:',
      '  extraConfiguration:',
      '    b.yaml: |',
      '      zeebe.broker.data.snapshotPeriod: 9m',
    );
    const [layer] = upgrade(read(text)).layers;
    const out = at(load(layer?.after ?? ''), 'orchestration.extraConfiguration') as Record<string, string>;
    assert.deepEqual(
      { ...out },
      {
        'a.yaml': 'camunda.data.snapshot-period: 5m\n',
        'b.yaml': 'camunda.data.snapshot-period: 9m\n',
      },
    );
    const told = (path: string): string | undefined => layer?.ledger.find((e) => e.path === path)?.outcome;
    assert.equal(told('zeebe.extraConfiguration.a\\.yaml'), 'changed');
    assert.equal(told('operate.extraConfiguration.a\\.yaml'), 'changed');
    assert.equal(told('tasklist.extraConfiguration.a\\.yaml'), 'commented');
    assert.equal(told('orchestration.extraConfiguration.b\\.yaml'), 'changed');
    assert.ok(layer?.after.includes('#   camunda.data.snapshot-period: 1m'));
  });

  test('shows wherever an alias shows the text', () => {
    const text = lines(
      'operate: &shared',
      '  extraConfiguration:',
      '    a.yaml: |',
      '      zeebe.broker.data.snapshotPeriod: 5m',
      'orchestration: *shared',
    );
    const set = read(text);
    const { findings, layers } = upgrade(set);
    assert.deepEqual(
      findings.filter((f) => f.rule === 'conflict' || f.rule === 'texts/left-alone').map((f) => f.rule),
      [],
    );
    const [layer] = layers;
    assert.deepEqual(
      { ...(at(load(layer?.after ?? ''), 'orchestration.extraConfiguration') as Record<string, string>) },
      { 'a.yaml': 'camunda.data.snapshot-period: 5m\n' },
    );
    for (const root of ['operate', 'orchestration'])
      assert.equal(
        layer?.ledger.find((e) => e.path === `${root}.extraConfiguration.a\\.yaml`)?.outcome,
        'changed',
        root,
      );
  });
});

describe('changes of a text', () => {
  test('are changes of the file, wherever the lines are cut', () => {
    const texts = ['a: 1\nb:\n  c: 2\n\nd: 3\n', '\n\nx\n', 'one\n\ntwo', 'k: v\n'];
    let seed = 7;
    const roll = (n: number): number => (seed = (seed * 16807) % 2147483647) % n;
    for (let i = 0; i < 3000; i++) {
      const text = texts[i % texts.length] ?? '';
      const from = roll(text.length + 1);
      const to = from + roll(text.length - from + 1);
      const put = ['', 'new', 'p: q\n', '\n', 'x\ny', '  deep\n\n'][roll(6)] ?? '';
      const now = text.slice(0, from) + put + text.slice(to);
      // What a block text cannot say without another header is not asked for.
      if (!/^\S/.test(now) || !/\S/.test(text) || !/^\S/.test(text.trimStart()) || now.endsWith('\n\n')) continue;
      if (now.endsWith('\n') !== text.endsWith('\n')) continue;
      const outer = `k:\n  v: |${text.endsWith('\n') ? '' : '-'}\n${text.replace(/^(?=.)/gm, '    ')}${text.endsWith('\n') ? '' : '\n'}z: 1\n`;
      const entry = findEntry(parseDocuments(outer)[0]?.root, ['k', 'v'])?.entry;
      assert.equal(entry?.value.kind, 'scalar');
      const inner = embedded(entry.value);
      assert.ok(inner);
      const after = applyEdits(
        outer,
        inner.outer(from === to && put === '' ? [] : [{ start: from, end: to, text: put }]),
      );
      assert.deepEqual(
        { ...(load(after)?.k as object), z: load(after)?.z },
        { v: now, z: 1 },
        `${JSON.stringify([text, from, to, put])}\n${after}`,
      );
    }
  });
});

describe('.properties', () => {
  test('are read as Java reads them', () => {
    const text = 'a=1\nb : 2\nc 3\n  d\\=e = 4\\\n   5\n! no\n# no\nf\\u0041\\\\=x\nlast';
    assert.deepEqual(
      readProperties(text).map((p) => [p.key, p.value, text.slice(p.start, p.end)]),
      [
        ['a', '1', 'a'],
        ['b', '2', 'b'],
        ['c', '3', 'c'],
        ['d=e', '45', 'd\\=e'],
        ['fA\\', 'x', 'f\\u0041\\\\'],
        ['last', '', 'last'],
      ],
    );
  });
  test('keep their separators, continuation lines and comments', () => {
    const text = file(
      'a.properties',
      '# zeebe.broker.data.snapshotPeriod=1m',
      'zeebe.broker.data.snapshotPeriod   :   5m',
      'zeebe.broker.data.disk.freeSpace.processing 2\\',
      '    GB',
      'zeebe.broker.data.disk.free-space.replication=${SPACE:1GB}',
      'note=zeebe.broker.data.snapshotPeriod=5m',
    );
    assert.equal(
      fixed(text),
      file(
        'a.properties',
        '# zeebe.broker.data.snapshotPeriod=1m',
        'camunda.data.snapshot-period   :   5m',
        'camunda.data.primary-storage.disk.free-space.processing 2\\',
        '    GB',
        'camunda.data.primary-storage.disk.free-space.replication=${SPACE:1GB}',
        'note=zeebe.broker.data.snapshotPeriod=5m',
      ),
    );
  });
});

describe('a text that cannot be read for sure', () => {
  const OUTER = 'zeebe:\n  clusterSize: 3\n';
  const bad: readonly (readonly [says: string, text: string])[] = [
    ['broken YAML', `${OUTER}  extraConfiguration:\n    a.yaml: |\n      zeebe:\n        broker: [\n          x: "\n`],
    ['tabs', `${OUTER}  extraConfiguration:\n    a.yaml: |\n      zeebe:\n      \tbroker: x\n`],
    [
      'control structures of Helm',
      `${OUTER}  extraConfiguration:\n    a.yaml: |\n      {{ if .Values.x }}\n      zeebe.broker.data.snapshotPeriod: 5m\n      {{ end }}\n`,
    ],
    [
      'CRLF inside LF',
      `${OUTER}  extraConfiguration:\n    a.yaml: |\n      x: 1\r\n      zeebe.broker.data.snapshotPeriod: 5m\r\n`,
    ],
  ];
  for (const [says, text] of bad) {
    test(`${says}: it stays as it is, with a hint, and everything around it is found`, () => {
      const set = read(text);
      const found = inspect(set);
      assert.ok(
        found.some((f) => f.rule === 'texts/left-alone' && f.severity === 'information'),
        says,
      );
      assert.ok(found.some((f) => f.rule === 'zeebe/rename'));
      const was = at(load(text), 'zeebe.extraConfiguration') as object;
      const now = at(load(upgrade(set).layers[0]?.after ?? ''), 'orchestration.extraConfiguration') as object;
      assert.deepEqual({ ...now }, { ...was });
    });
  }
  test('placeholders of Spring and values that Helm fills in are no obstacle', () => {
    const text = file('a.yaml', 'zeebe.broker.data.snapshotPeriod: ${PERIOD:5m}', 'x: "{{ .Release.Name }}"');
    assert.equal(fixed(text), text.replace('zeebe.broker.data.snapshotPeriod', 'camunda.data.snapshot-period'));
  });
  test('a megabyte takes its time once for each line, not for each pair of lines', () => {
    const big = (n: number): string =>
      file(
        'a.properties',
        ...Array.from({ length: n }, (_, i) => `own.key${i}=some value that is here ${i}`),
        'zeebe.broker.data.snapshotPeriod=5m',
      );
    // CPU time, the best of three: a busy machine only ever makes it slower.
    const time = (text: string): number =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const start = process.cpuUsage();
          fixed(text);
          const { user, system } = process.cpuUsage(start);
          return (user + system) / 1000;
        }),
      );
    const small = Math.max(20, time(big(2_500)));
    const large = time(big(25_000));
    assert.ok(big(25_000).length > 1_000_000);
    assert.ok(large < small * 40, `${Math.round(small)} ms, ten times as much ${Math.round(large)} ms`);
  });
});

describe('other files', () => {
  test('log4j2.xml and logback.xml get the folders of the one image, and keep their loggers', () => {
    const xml = (folder: string): string =>
      `<Configuration>\n      <File fileName="/usr/local/${folder}/logs/a.log"/>\n      <Logger name="io.camunda.zeebe"/>`;
    const { layers } = upgrade(
      read(
        `zeebe:\n  log4j2: |\n      ${xml('zeebe')}\noperate:\n  extraConfiguration:\n    logback.xml: |\n      ${xml('operate')}\n`,
      ),
    );
    const after = load(layers[0]?.after ?? '');
    const now = `${xml('camunda').replace(/^ {6}/gm, '')}\n`;
    assert.equal(at(after, 'orchestration.log4j2'), now);
    assert.equal(at(after, 'orchestration.extraConfiguration.logback\\.xml'), now);
  });
});

describe('configuration texts in several files', () => {
  const base =
    'zeebe:\n  clusterSize: "3"\n  configuration: |\n    a: base\noperate:\n  configuration: |\n    x: base\n';
  const over = 'zeebe:\n  configuration: |\n    b: over\noperate:\n  configuration: |\n    y: over\n';
  test('stay in their files until somebody decides, each with a finding of its own', () => {
    for (const texts of [
      [base, over],
      [base, 'operate:\n  configuration: |\n    y: over\n'],
      ['zeebe:\n  configuration: |\n    b: over\n', base],
    ]) {
      const set = readSet(texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })));
      const { findings, layers } = upgrade(set);
      texts.forEach((text, i) => {
        const found = [...text.matchAll(/^(\w+):\n(?: {2}clusterSize.*\n)? {2}configuration/gm)].map((m) => m[1] ?? '');
        for (const [, line = ''] of text.matchAll(/^ {4}(\w: \w+)$/gm))
          assert.match(layers[i]?.after ?? '', new RegExp(`# +${line}$`, 'm'), 'every line waits in its own file');
        assert.deepEqual(
          findings
            .filter((f) => f.place.layer === i && f.safety === 'manual' && f.place.path.endsWith('.configuration'))
            .filter((f) => f.rule.endsWith('/configuration'))
            .map((f) => f.place.path.split('.')[0]),
          found,
        );
      });
    }
  });
  test('of one component alone go along, the later one wins as before', () => {
    const set = readSet(
      [
        'zeebe:\n  clusterSize: "3"\n  configuration: |\n    a: base\n',
        'zeebe:\n  configuration: |\n    b: over\n',
      ].map((text, i) => ({ name: `${String(i)}.yaml`, text })),
    );
    const { findings, layers } = upgrade(set);
    const after = layers.map((l) => l.after).join('');
    assert.ok(after.includes('a: base') && after.includes('b: over'));
    for (const layer of [0, 1])
      assert.ok(findings.some((f) => f.place.layer === layer && f.rule === 'zeebe/configuration'));
  });
});

describe('a file of 8.8', () => {
  test('has the same findings, with fixes', () => {
    const text = lines(
      'orchestration:',
      '  clusterSize: "3"',
      '  extraConfiguration:',
      '    a.yaml: |',
      '      zeebe.broker.data.snapshotPeriod: 5m',
      '      zeebe.broker.data.backup.store: S3',
    );
    const set = readSet([{ name: 'values.yaml', text }], { from: '8.8' });
    const found = validate(set).filter((f) => f.rule.startsWith('texts/'));
    assert.deepEqual(
      found.map((f) => [f.rule, shown(text, f), f.safety]),
      [
        ['texts/ignored-name', 'zeebe.broker.data.snapshotPeriod', 'review'],
        ['texts/old-name', 'zeebe.broker.data.backup.store', 'review'],
      ],
    );
    const after = apply(set, plan(found))[0]?.after;
    assert.equal(
      after,
      text
        .replace('zeebe.broker.data.snapshotPeriod', 'camunda.data.snapshot-period')
        .replace('zeebe.broker.data.backup.store', 'camunda.data.backup.store'),
    );
  });
  test('is told what a text lacks that takes the place of the chart’s', () => {
    const text = 'orchestration:\n  configuration: |\n    camunda.security.authentication.method: basic\n';
    const set = readSet([{ name: 'values.yaml', text }], { from: '8.8' });
    const f = validate(set).find((x) => x.rule === 'texts/replaces');
    assert.match(f?.args.lacks ?? '', /the storage/);
    assert.doesNotMatch(f?.args.lacks ?? '', /authentication/);
  });
});

describe('several texts', () => {
  const TEXT = lines(
    'zeebe:',
    '  configuration: |',
    '    # brokers',
    '    zeebe:',
    '      broker:',
    '        data.snapshotPeriod: 5m',
    '    server.port: 1',
    'operate:',
    '  configuration: |',
    '    # of Operate',
    '    camunda:',
    '      data:',
    '        snapshot-period: 5m',
    '      operate:',
    '        # csrf',
    '        csrf: false',
    '    server:',
    '      port: 2 # other',
  );
  const set = read(TEXT);
  const found = inspect(set);
  const offered = (path: string) => {
    const f = found.find((x) => x.place.path === path && x.rule.endsWith('/configuration'));
    return (f && choices(f, set, found)) ?? [];
  };

  test('are merged where the user asks for it, with what they disagree about named', () => {
    const merge = offered('zeebe.configuration').find((c) => c.title.startsWith('Merge'));
    assert.ok(merge);
    assert.ok(merge.title.includes('one conflict: `server.port`'), merge.title);
    const [layer] = apply(set, merge.operations);
    assert.ok(layer);
    const text = at(load(layer.after), 'orchestration.configuration');
    assert.equal(
      text,
      lines(
        '# brokers',
        'camunda:',
        '  data:',
        '    snapshot-period: 5m',
        '  operate:',
        '    # csrf',
        '    csrf: false',
        '# camunda-upgrade[texts/merge-conflict] operate.configuration: the texts disagree about `server.port`, and the first one stays; decide which one is right.',
        '# port: 2 # other',
        'server.port: 1',
        '# operate.configuration:',
        '# of Operate',
      ),
    );
    assert.deepEqual(
      layer.ledger.map((e) => [e.path, e.outcome, ...e.to]),
      ['zeebe.configuration', 'operate.configuration'].map((p) => [p, 'changed', 'orchestration.configuration']),
    );
    assert.ok(
      inspect(read(layer.after)).some((f) => f.args.rule === 'texts/merge-conflict'),
      'it stays a finding',
    );
  });
  test('one of them is used where the user asks for it, and the others wait as comments', () => {
    const use = offered('operate.configuration').find((c) => c.title.startsWith('Use'));
    const after = apply(set, use?.operations ?? [])[0]?.after ?? '';
    const used = at(load(after), 'orchestration.configuration');
    assert.ok(typeof used === 'string' && used.startsWith('# of Operate\n'));
    assert.match(after, /# camunda-upgrade\[zeebe\/configuration\] zeebe\.configuration: /);
  });
  test('they are merged over several files, into the last one of them', () => {
    const files = [
      { name: 'base.yaml', text: 'operate:\n  configuration: |\n    # of Operate\n    own.a: 1\n    own.b: 1\n' },
      { name: 'dev.yaml', text: 'zeebe:\n  logLevel: debug\n' },
      {
        name: 'top.yaml',
        text: 'zeebe:\n  configuration: |\n    own.a: 2\noperate:\n  configuration: |\n    own.c: 3\n',
      },
    ];
    const several = readSet(files, { from: '8.7' });
    const findings = inspect(several);
    const choice = (layer: number, path: string, title: string) => {
      const f = findings.find(
        (x) => x.place.layer === layer && x.place.path === path && x.rule.endsWith('/configuration'),
      );
      return f && choices(f, several, findings)?.find((c) => c.title.startsWith(title));
    };
    const merge = choice(2, 'zeebe.configuration', 'Merge');
    assert.equal(
      merge?.title,
      'Merge `zeebe.configuration` of top.yaml, `operate.configuration` of top.yaml as YAML into `orchestration.configuration`',
    );
    const [base, , top] = apply(several, merge.operations);
    assert.ok(base && top);
    assert.equal(at(load(top.after), 'orchestration.configuration'), 'own.a: 2\nown.c: 3\n');
    // Of two texts of one component Helm never read the first.
    assert.equal(at(load(base.after), 'orchestration.configuration'), undefined);
    assert.match(base.after, /# camunda-upgrade\[operate\/configuration\] operate\.configuration: /);
    assert.match(base.after, /# {3}own\.a: 1\n/);
    const use = choice(2, 'operate.configuration', 'Use');
    assert.ok(use?.title.includes('and keep `zeebe.configuration` of top.yaml as a comment'), use?.title);
    // What a later file overrides is not offered.
    assert.equal(choice(0, 'operate.configuration', 'Use'), undefined);
    const two = readSet(
      [
        { name: 'base.yaml', text: files[0]?.text ?? '' },
        { name: 'top.yaml', text: 'zeebe:\n  configuration: |\n    own.a: 2\n' },
      ],
      { from: '8.7' },
    );
    const all = inspect(two);
    const f = all.find((x) => x.rule === 'operate/configuration');
    const offered2 = (f && choices(f, two, all)) ?? [];
    const both = offered2.find((c) => c.title.startsWith('Merge'));
    assert.equal(
      both?.title,
      'Merge `operate.configuration` of base.yaml, `zeebe.configuration` of top.yaml as YAML into `orchestration.configuration`, one conflict: `own.a`',
    );
    const [first, second] = apply(two, both.operations);
    assert.ok(first && second);
    const said = at(load(second.after), 'orchestration.configuration');
    assert.ok(typeof said === 'string' && said.startsWith('# of Operate\n') && said.includes('own.b: 1\n'));
    assert.match(first.after, /# {3}own\.b: 1\n/, 'the text of the first file is still there');
    assert.ok(
      first.ledger.some((e) => e.path === 'operate.configuration' && e.outcome === 'commented'),
      JSON.stringify(first.ledger),
    );
  });
  test('the whole upgrade leaves all of them to the user', () => {
    const after = upgrade(set).layers[0]?.after ?? '';
    assert.equal(at(load(after), 'orchestration.configuration'), undefined);
    for (const c of ['zeebe', 'operate'])
      assert.ok(after.includes(`# camunda-upgrade[${c}/configuration] ${c}.configuration: `));
  });
  test('nothing is lost where one text nests what another one writes with dots', () => {
    const merged = mergeTexts([
      { path: 'a', text: 'own:\n  k2:\n    x2: 1\nmap: {a: 1}\n' },
      { path: 'b', text: 'own.k2:\n  x1: 2\nmap:\n  b: 2 # beside\n' },
    ]);
    assert.equal(merged?.text, 'own:\n  k2:\n    x2: 1\n    x1: 2\nmap: {a: 1, b: 2}\n# b:\n# beside\n');
    assert.deepEqual(merged.conflicts, []);
  });
  test('what a text lacks is told whatever the values beside it are', () => {
    for (const size of ['{}', '[]', '[{}]', '{a: 1}', '~', 'three', '"3"']) {
      const found = find(lines('zeebe:', `  clusterSize: ${size}`, '  configuration: |', '    a: 1'));
      assert.ok(
        found.some((f) => f.args.lacks?.includes('the addresses of the brokers')),
        size,
      );
    }
  });
  test('what is no single map of YAML is not merged', () => {
    for (const text of [
      'a: 1\n---\nb: 2\n',
      '{a: 1}\n',
      '- a\n',
      'a: &x 1\nb: *x\n',
      'a: [\n',
      'a: "{{ .Values.x }}"\n',
    ])
      assert.equal(
        mergeTexts([
          { path: 'a', text: 'x: 1\n' },
          { path: 'b', text },
        ]),
        undefined,
        text,
      );
  });
});
