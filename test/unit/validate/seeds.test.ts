import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { apply, message, plan, position, readSet, validate, type Finding } from '../../../server/src/engine/index.ts';
import { VALIDATE_RULES } from '../../../server/src/engine/validate/8.8/rules.ts';
import { SEEDS, type Seed } from './seeds.ts';

const setOf = (...texts: readonly string[]): ReturnType<typeof readSet> =>
  readSet(
    texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
    { from: '8.8' },
  );
const where = (text: string, f: Finding): string =>
  `${f.rule} ${String(position(text, f.place.start).line)} ${f.place.path}`;
const withoutBlanks = (text: string): string => text.replace(/^\n|(?<=\n)\n/g, '');
const expectedLine = (s: Seed): number => s.bad.slice(0, s.bad.indexOf('#!')).split('\n').length;

describe('seeded mistakes', () => {
  for (const [i, s] of SEEDS.entries()) {
    it(`${s.rule} (${String(i + 1)})`, () => {
      const set = setOf(s.bad);
      const found = validate(set);
      const told = found.map((f) => where(s.bad, f));
      const hits = found.filter((f) => f.rule === s.rule && position(s.bad, f.place.start).line === expectedLine(s));
      assert.equal(hits.length, 1, told.join('\n'));
      assert.deepEqual(
        validate(setOf(s.good)).map((f) => where(s.good, f)),
        [],
        'nothing is wrong with the mended values',
      );
      const [hit] = hits;
      assert.ok(hit);
      if (s.fixed !== undefined) assert.ok(hit.operations.length > 0, 'has a fix');
      if (hit.operations.length === 0) return;
      assert.equal(withoutBlanks(apply(set, plan([hit]))[0]?.after ?? ''), s.fixed ?? s.good);
    });
  }

  it('covers every rule', () => {
    const seeded = new Set(SEEDS.map((s) => s.rule));
    const missing = VALIDATE_RULES.map((r) => r.id).filter((id) => !seeded.has(id));
    assert.deepEqual(missing, ['validate/deprecated-truststore']);
  });

  it('repeats no value of a secret, and speaks in whole sentences', () => {
    for (const s of SEEDS) {
      for (const f of validate(setOf(s.bad))) {
        assert.doesNotMatch(
          JSON.stringify(f, (_, v: unknown) => (v instanceof Set ? [...v] : v)),
          /CANARY/,
        );
        const text = message(f);
        assert.match(text, /\.$/);
        assert.doesNotMatch(text, /CANARY|\{\w+\}|undefined/);
      }
    }
  });

  it('an empty section stops the chart only where templates read below it', () => {
    const severities = (text: string): string[] =>
      validate(setOf(text))
        .filter((f) => f.rule === 'validate/emptied-map')
        .map((f) => `${f.place.path} ${f.severity}`);
    assert.deepEqual(severities('webModeler:\n  webapp:\n  restapi:\norchestration:\n  clusterSize: "3"\n'), [
      'webModeler.webapp warning',
      'webModeler.restapi error',
    ]);
    assert.deepEqual(severities('webModeler:\n  enabled: true\n  webapp:\norchestration:\n  service:\n'), [
      'webModeler.webapp error',
      'orchestration.service error',
    ]);
  });

  it('finds them in CRLF and in JSON too', () => {
    for (const s of SEEDS) {
      const text = s.bad.replaceAll('\n', '\r\n');
      assert.ok(
        validate(setOf(text)).some((f) => f.rule === s.rule && position(text, f.place.start).line === expectedLine(s)),
        s.rule,
      );
    }
    const json = '{"orchestration": {"clusterSize": 3}, "console": {"enabled": true}}';
    assert.deepEqual(
      validate(setOf(json)).map((f) => f.rule),
      ['validate/type-text', 'validate/console-needs-identity'],
    );
  });
});

describe('clean values', () => {
  const folder = new URL('../../fixtures/clean-8.8/', import.meta.url);
  for (const file of readdirSync(folder)) {
    it(file, () => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      assert.deepEqual(
        validate(setOf(text)).map((f) => where(text, f)),
        [],
      );
    });
  }
});

describe('layers', () => {
  it('a mistake stands in the layer that decides', () => {
    const base = 'orchestration:\n  clusterSize: 3\nconsole:\n  enabled: false\n';
    const over = 'orchestration:\n  clusterSize: "1"\n  replicationFactor: "1"\nconsole:\n  enabled: true\n';
    assert.deepEqual(
      validate(setOf(base, over)).map((f) => [f.rule, f.place.layer]),
      [['validate/console-needs-identity', 1]],
    );
  });
  it('a key that another layer has under its right name is not moved', () => {
    const found = validate(setOf('orchestration:\n  clustersize: "3"\n', 'orchestration:\n  clusterSize: "3"\n'));
    assert.deepEqual(
      found.map((f) => [f.rule, f.operations.length]),
      [['validate/unknown-key', 0]],
    );
  });
  it('placeholders are of any type, but for quotes, which make a string of whatever is put in', () => {
    const text =
      'orchestration:\n  clusterSize: ${SIZE}\n  service:\n    grpcPort: $PORT\n  enabled: ${ON}\n  pvcSize: ${DISK}Gi\n' +
      'console:\n  enabled: ${CONSOLE}\nglobal:\n  identity:\n    auth:\n      type: ${TYPE}\n';
    assert.deepEqual(
      validate(setOf(text)).map((f) => f.rule),
      [],
    );
    // Helm: "got string, want number".
    const quoted = text
      .replace('$PORT', '"$PORT"')
      .replace('${SIZE}', "'${SIZE}'")
      .replace('${CONSOLE}', '"${CONSOLE}"');
    assert.deepEqual(
      validate(setOf(quoted)).map((f) => `${f.rule} ${f.place.path}`),
      ['validate/type-number orchestration.service.grpcPort', 'validate/type-switch console.enabled'],
    );
  });
  it('keys of the user are left alone', () => {
    const text =
      'x-common: &common\n  cpu: "1"\nmine: &own\n  - name: A\n    value: b\nhost: a.example.org\n' +
      'orchestration:\n  env: *own\nglobal:\n  ingress:\n    host: "{{ .Values.host }}"\n';
    assert.deepEqual(
      validate(setOf(text)).map((f) => f.rule),
      [],
    );
  });
  it('says nothing about the form of what a pipeline replaces', () => {
    const text =
      'orchestration:\n  clusterSize: "3"\nglobal:\n  identity:\n    auth:\n      publicIssuerUrl: IDP_PROTOCOL://IDP_HOST/realms/acme\n';
    assert.deepEqual(
      validate(setOf(text)).filter((f) => f.rule === 'validate/form'),
      [],
    );
  });

  it('says nothing about other sets', () => {
    assert.deepEqual(validate(readSet([{ name: 'a', text: 'zeebe:\n  clusterSize: 3\n' }])), []);
    assert.deepEqual(validate(readSet([{ name: 'a', text: 'foo: 1\n' }])), []);
  });
  it('survives broken files, and does not mend them', () => {
    const broken = [
      'orchestration:\n  clusterSize: 3\n   bad: [\n',
      'orchestration: [1, {a: b}, null]\n',
      '- a\n- b\n',
      'a: &a [*a]\norchestration: *a\n',
      'orchestration: *nothing\n',
      '? {a: b}\n: c\norchestration: {clusterSize: 3}\n',
      'orchestration:\n  env: [null, 1, [], {name: null}, {name: [a]}]\n  extraVolumes: text\n  resources: 5\n',
      'global: text\nidentity: 5\nconnectors: []\n',
      '"__proto__": {a: b}\norchestration: {"constructor": 1}\n',
      '',
      '\u0000',
    ];
    for (const text of broken) {
      const set = setOf(text);
      const found = validate(set);
      if (set.layers[0]?.locked !== undefined) assert.ok(found.every((f) => f.operations.length === 0));
      apply(set, plan(found));
    }
    for (const a of broken) for (const b of broken) validate(setOf(a, b));
  });
  it('survives any part of any mistake', () => {
    for (const s of SEEDS) for (let n = 0; n < s.bad.length; n += 7) validate(setOf(s.bad.slice(0, n)));
  });
  it('mends everything at once, and has nothing left to mend', () => {
    const text =
      'orchestration:\n  clustersize: 3\n  service:\n    grpcPort: "26500"\n  env:\n    - name: A\n      value: 1\n' +
      'global:\n  license:\n    existingSecret: lic\n    existingSecretKey: key\n';
    const once = apply(setOf(text), plan(validate(setOf(text))))[0]?.after ?? '';
    const twice = apply(setOf(once), plan(validate(setOf(once))))[0]?.after ?? '';
    assert.equal(
      twice,
      'orchestration:\n  clusterSize: "3"\n  service:\n    grpcPort: 26500\n  env:\n    - name: A\n      value: "1"\n' +
        'global:\n  license:\n    secret:\n      existingSecret: lic\n      existingSecretKey: key\n',
    );
    assert.deepEqual(validate(setOf(twice)), []);
  });
});
