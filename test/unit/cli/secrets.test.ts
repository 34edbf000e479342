/** No secret of any fixture in anything that is printed or reported, except in the new files themselves. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { unifiedDiff } from '../../../server/src/cli/diff.ts';
import { sarifReport } from '../../../server/src/cli/sarif.ts';
import { textReport } from '../../../server/src/cli/text.ts';
import { readResult } from '../../../server/src/cli/result.ts';
import { changesOf } from '../../../server/src/engine/checklist/changes.ts';
import { examine, readSet, upgrade } from '../../../server/src/engine/index.ts';
import { jsonReport, type ReportInput } from '../../../server/src/report/json.ts';
import { markdownReport } from '../../../server/src/report/markdown.ts';
import { MASK, Masking, isSecretKey } from '../../../server/src/report/mask.ts';
import { upgradedName } from '../../../server/src/report/names.ts';
import { cases, folder, layersOf } from './helpers.ts';

const stream = { write: () => undefined, isTTY: false, color: false, width: Infinity };

test('no report of any case names a secret, and no masked diff shows one', () => {
  let seen = 0;
  for (const name of cases()) {
    const files = layersOf(name).map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
    const set = readSet(files, { from: '8.7' });
    const { findings, layers } = upgrade(set);
    const result = readResult(layers, '8.8', {});
    const left = examine(result);
    const masking = new Masking(set, result);
    const input: ReportInput = {
      step: set.step,
      from: '8.7',
      findings,
      files: layers.map((layer, i) => ({
        input: layer.name,
        output: null,
        layer,
        left: left.filter((f) => f.place.layer === i),
      })),
      changes: changesOf(set),
      mask: (text) => masking.text(text),
    };
    const [before, after] = [masking.layers(set), masking.layers(result)];
    const diff = unifiedDiff(layers.map((l, i) => ({ ...l, masked: { before: before[i]!, after: after[i]! } })));
    const json = jsonReport(input);
    const shown = {
      text: textReport(input, 'migrate', stream),
      check: textReport(input, 'check', stream),
      json: JSON.stringify(json),
      sarif: JSON.stringify(sarifReport([json], '0')),
      markdown: markdownReport(input),
      diff: diff.text,
    };
    for (const [kind, text] of Object.entries(shown)) {
      const at = text.indexOf('CANARY');
      assert.equal(at < 0 ? '' : text.slice(Math.max(at - 80, 0), at + 40), '', `${name}: ${kind}`);
    }
    seen += files.filter((f) => f.text.includes('CANARY')).length;
    layers.forEach((layer, i) => {
      assert.equal(before[i]!.length, layer.before.split('\n').length, `${name}: masking moves no line`);
      assert.equal(after[i]!.length, layer.after.split('\n').length, `${name}: masking moves no line`);
    });
  }
  assert.ok(seen > 10);
});

test('as a process, with everything on', () => {
  const files = layersOf('49-plaintext-secrets');
  const here = folder();
  const runs = [
    here.run(['migrate', ...files, '--output-dir', 'out', '--report-file', 'r.json', '--diff']),
    here.run(['migrate', ...files, '--report-file', 'r.md', '--diff']),
    here.run(['check', ...files, '--format', 'sarif']),
  ];
  for (const text of [...runs.flatMap((r) => [r.out, r.err]), here.read('r.json'), here.read('r.md')])
    assert.doesNotMatch(text, /CANARY/);
  assert.match(here.read('out/00-values.yaml'), /CANARY-plain-smtp-d90/);
});

test('keys of secrets, and keys that only speak of them', () => {
  for (const key of 'password smtpPassword adminPassword inlineSecret clientSecret token apiKey secretKey S3_ACCESSKEY X_CLIENT_SECRET CAMUNDA_LICENSE_KEY secretId'.split(
    ' ',
  ))
    assert.ok(isSecretKey(key), key);
  for (const key of 'existingSecret existingSecretKey existingSecretPasswordKey passwordSecretKey secretName tokenUrl tokenScope secretKeyRef imagePullSecrets key name TOKEN_FILE ACCESS_KEY_ID audience clientId'.split(
    ' ',
  ))
    assert.ok(!isSecretKey(key), key);
});

test('masking keeps the form and what is no secret', () => {
  const mask = (text: string): string => {
    const set = readSet([{ name: 'v', text }]);
    return new Masking(set).layers(set)[0]!.join('\n');
  };
  const same = (text: string): void => assert.equal(mask(text), text);
  assert.equal(mask('a:\n  password: "x y" # why\n'), `a:\n  password: "${MASK}" # why\n`);
  assert.equal(mask('{ "password": "x", "user": "u" }'), `{ "password": "${MASK}", "user": "u" }`);
  assert.equal(mask('token: >-\r\n  abc\r\n  def\r\nx: 1\r\n'), `token: >-\r\n  ${MASK}\r\n  ${MASK}\r\nx: 1\r\n`);
  assert.equal(mask('env:\n  - value: x1\n    name: A_PASSWORD\n'), `env:\n  - value: ${MASK}\n    name: A_PASSWORD\n`);
  assert.equal(mask('x-a: &a s3\npassword: *a\n'), `x-a: &a ${MASK}\npassword: ${MASK}\n`);
  assert.equal(mask('url: https://me:s3@host/x\n'), `url: https://me:${MASK}@host/x\n`);
  assert.equal(mask('javaOpts: -Dtrust.storePassword=abc -Dx=y\n'), `javaOpts: -Dtrust.storePassword=${MASK} -Dx=y\n`);
  assert.equal(
    mask('# password: a b\n# - name: X_TOKEN\n#   value: c\nx: 1\n'),
    `# password: ${MASK}\n# - name: X_TOKEN\n#   value: ${MASK}\nx: 1\n`,
  );
  assert.equal(mask('a: |\n  b.password=c\n  d: e\n'), `a: |\n  b.password=${MASK}\n  d: e\n`);
  assert.equal(
    mask('password: Winter-2024-x\n# was Winter-2024-x before\n'),
    `password: ${MASK}\n# was ${MASK} before\n`,
  );
  assert.equal(
    mask('a:\n  kind: Secret\n  stringData:\n    conf: x\n  data:\n    b: eA==\n'),
    `a:\n  kind: Secret\n  stringData:\n    conf: ${MASK}\n  data:\n    b: ${MASK}\n`,
  );
  assert.equal(
    mask(
      'global:\n  identity:\n    auth:\n      zeebe:\n        existingSecret: it\n      optimize:\n        existingSecret:\n          name: ref\n',
    ),
    `global:\n  identity:\n    auth:\n      zeebe:\n        existingSecret: ${MASK}\n      optimize:\n        existingSecret:\n          name: ref\n`,
  );
  same('identity:\n  firstUser:\n    existingSecret: camunda-first-user\n    existingSecretKey: password\n');
  same(
    'a:\n  password: ${PASSWORD}\n  token: "{{ .Values.x }}"\n  secret: <secret>\n  automountServiceAccountToken: true\n',
  );
  same('a:\n  secretKeyRef:\n    name: x\n    key: password\n');
});

test('names of upgraded files', () => {
  const names = {
    'values.yaml': 'values-8.8.yaml',
    'values-prod.yaml': 'values-prod-8.8.yaml',
    'a.b.yml': 'a.b-8.8.yml',
    values: 'values-8.8',
    'values-8.7.yaml': 'values-8.8.yaml',
    'v.json': 'v-8.8.json',
    '.yaml': '.yaml-8.8',
  };
  for (const [old, now] of Object.entries(names)) assert.equal(upgradedName({ from: '8.7', to: '8.8' }, old), now);
});
