/** The script that extracts the secrets, run with a stand-in for kubectl. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { parse } from 'yaml';
import { readSet } from '../../../server/src/engine/index.ts';
import { objectName } from '../../../server/src/engine/charts/objectName.ts';
import { secretsScript } from '../../../server/src/engine/journey/8.7-8.8/script.ts';
import { secretsOf, type Answers, type Relied } from '../../../server/src/engine/journey/secrets.ts';
import { callsIn, writeKubectl, type Call, type Cluster } from '../../support/standInKubectl.ts';

const folder = mkdtempSync(join(tmpdir(), 'camunda-script-'));
after(() => rmSync(folder, { recursive: true, force: true }));
/** Everything a deployment can rely on. */
const ALL = `zeebe:
  clusterSize: 3
identityPostgresql:
  enabled: true
webModeler:
  enabled: true
  restapi:
    mail:
      fromAddress: a@example.com
      smtpPassword: CANARY-smtp
postgresql:
  enabled: true
global:
  license:
    key: CANARY-license
  elasticsearch:
    external: true
    auth:
      password: CANARY-elastic
identity:
  firstUser:
    password: CANARY-user
`;
const PLAIN = `it's "quoted" $HOME \`x\` \\ and\ntwo lines\n`;
const BINARY = Buffer.from([0, 255, 10, 13, 34, 39]);

function relied(text: string, answers: Answers): readonly Relied[] {
  return secretsOf(readSet([{ name: 'values.yaml', text }]), answers).relied;
}
/** A cluster in which everything is where chart 12.x puts it. */
function clusterOf(list: readonly Relied[], { release, namespace }: Answers): Record<string, Record<string, string>> {
  const cluster: Record<string, Record<string, string>> = {};
  list.forEach(({ source, key }, i) => {
    const value = i % 2 === 0 ? Buffer.from(`${PLAIN}${key}`) : Buffer.concat([BINARY, Buffer.from(key)]);
    if (source.from === 'secret')
      (cluster[`${namespace}/secret/${objectName(source.object, release)}`] ??= {})[source.key] =
        value.toString('base64');
    if (source.from === 'variable')
      (cluster[`${namespace}/deployment/${objectName(source.deployment, release)}`] ??= {})[source.variable] = PLAIN;
  });
  return cluster;
}
interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  readonly calls: readonly Call[];
}
let runs = 0;
function run(text: string, cluster: Cluster, args: string[] = [], env: Record<string, string> = {}, shell = 'sh'): Run {
  const notes = join(folder, String(++runs));
  writeFileSync(`${notes}.sh`, text);
  writeKubectl(join(folder, 'kubectl'), cluster, notes);
  const { status, stdout, stderr } = spawnSync(shell, [`${notes}.sh`, ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: `${folder}:${process.env.PATH ?? ''}`, ...env },
  });
  return { status, out: stdout, err: stderr, calls: callsIn(notes) };
}
const dataOf = (manifest: string): Record<string, string> => (parse(manifest) as { data: Record<string, string> }).data;
const decoded = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64');

const NAMES: readonly Answers[] = [
  { release: 'camunda', namespace: 'camunda' },
  { release: `my "rel'ease $(touch pwned) \`id\``, namespace: `a b'c"; rm -rf x` },
  { release: '-rf', namespace: '--all-namespaces' },
  { release: 'my-keycloak', namespace: 'n' },
  { release: `camunda-platform-${'x'.repeat(26)}`, namespace: 'n' },
];

describe('the script that extracts secrets', () => {
  for (const answers of NAMES)
    test(`copies every value unchanged, for the release ${answers.release}`, () => {
      const list = relied(ALL, answers);
      assert.ok(list.length >= 14, String(list.length));
      const { status, out, err, calls } = run(secretsScript(list, answers).text, clusterOf(list, answers));
      assert.equal(status, 0, err);
      const apply = calls[calls.length - 1];
      assert.deepEqual(apply?.args, [
        'apply',
        '--server-side',
        '--field-manager=camunda-values-upgrade',
        `--namespace=${answers.namespace}`,
        '--filename=-',
      ]);
      const data = dataOf(apply.stdin);
      assert.deepEqual(Object.keys(data).sort(), list.map((r) => r.key).sort());
      list.forEach(({ source, key }, i) => {
        const value = decoded(data[key]);
        if (source.from === 'variable') assert.equal(value.toString(), PLAIN);
        else if (source.from === 'new') assert.match(value.toString(), /^[A-Za-z0-9]{32}$/);
        else
          assert.deepEqual(
            value,
            i % 2 === 0 ? Buffer.from(`${PLAIN}${key}`) : Buffer.concat([BINARY, Buffer.from(key)]),
          );
      });
      for (const value of Object.values(data)) assert.ok(!`${out}${err}`.includes(value), 'a value is printed');
      assert.ok(!existsSync(join(folder, 'pwned')));
    });

  test('stops before anything is written when a value is missing or empty, and names Secret and key', () => {
    const answers = { release: 'camunda', namespace: 'prod' };
    const list = relied(ALL, answers);
    const text = secretsScript(list, answers).text;
    for (const bad of list) {
      const { source } = bad;
      if (source.from === 'new') continue;
      const cluster = clusterOf(list, answers);
      const name = objectName(source.from === 'secret' ? source.object : source.deployment, 'camunda');
      const key = source.from === 'secret' ? source.key : source.variable;
      const object = cluster[`prod/${source.from === 'secret' ? 'secret' : 'deployment'}/${name}`];
      assert.ok(object);
      for (const value of [undefined, '']) {
        Object.assign(object, { [key]: value });
        const { status, err, calls } = run(text, cluster);
        assert.equal(status, 1);
        assert.ok(err.includes(name) && err.includes(key), err);
        assert.ok(calls.every((c) => c.args[0] === 'get'));
      }
      if (bad !== list[0]) continue;
      const gone = run(text, {});
      assert.equal(gone.status, 1);
      assert.ok(gone.err.includes(name) && gone.err.includes('prod'), gone.err);
    }
  });

  test('a plain variable that Kubernetes would rewrite is not copied as it stands', () => {
    const answers = { release: 'camunda', namespace: 'n' };
    const list = relied('zeebe:\n  clusterSize: 3\n', answers);
    for (const value of ['a$$b', 'a$(B)']) {
      const cluster = clusterOf(list, answers);
      (cluster['n/deployment/camunda-identity'] ??= {}).VALUES_IDENTITY_FIRSTUSER_PASSWORD = value;
      const { status, err } = run(secretsScript(list, answers).text, cluster);
      assert.equal(status, 1);
      assert.match(err, /identity-firstuser-password by hand/);
    }
  });

  test('writes a manifest only the user can read, and never over another file', () => {
    const answers = { release: 'camunda', namespace: 'n' };
    const list = relied(ALL, answers);
    const text = secretsScript(list, answers).text;
    const file = join(folder, '-m.yaml');
    const { status, err, calls } = run(text, clusterOf(list, answers), ['-m.yaml']);
    assert.equal(status, 0, err);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.ok(calls.every((c) => c.args[0] === 'get'));
    assert.deepEqual(Object.keys(dataOf(readFileSync(file, 'utf8'))).sort(), list.map((r) => r.key).sort());
    writeFileSync(file, 'mine');
    const again = run(text, clusterOf(list, answers), ['-m.yaml']);
    assert.equal(again.status, 1);
    assert.equal(readFileSync(file, 'utf8'), 'mine');
  });

  test('keeps a made-up secret of an earlier run', () => {
    const answers = { release: 'camunda', namespace: 'n' };
    const list = relied('zeebe:\n  clusterSize: 3\n', answers);
    const cluster = clusterOf(list, answers);
    cluster['n/secret/camunda-credentials'] = { 'identity-migration-client-secret': 'c2FtZQ==' };
    const { calls } = run(secretsScript(list, answers).text, cluster);
    assert.equal(dataOf(calls[calls.length - 1]?.stdin ?? '')['identity-migration-client-secret'], 'c2FtZQ==');
  });

  test('asks for what was not answered', () => {
    const list = relied(ALL, {});
    const text = secretsScript(list, {}).text;
    const { status, err } = run(text, {});
    assert.notEqual(status, 0);
    assert.match(err, /CAMUNDA_RELEASE/);
    const answers = { release: 'camunda', namespace: 'n' };
    const env = { CAMUNDA_RELEASE: 'camunda', CAMUNDA_NAMESPACE: 'n' };
    assert.equal(run(text, clusterOf(list, answers), [], env).status, 0);
  });

  test('runs in bash too', () => {
    const answers = { release: 'camunda', namespace: 'n' };
    const list = relied(ALL, answers);
    assert.equal(run(secretsScript(list, answers).text, clusterOf(list, answers), [], {}, 'bash').status, 0);
  });

  test('passes shellcheck', (t) => {
    const found = spawnSync('shellcheck', ['--version']);
    if (found.error) {
      t.skip('shellcheck is not installed: the script was NOT checked (apt-get install shellcheck)');
      return;
    }
    for (const answers of [...NAMES, {}]) {
      const { stdout, status } = spawnSync('shellcheck', ['-'], {
        input: secretsScript(relied(ALL, answers), answers).text,
        encoding: 'utf8',
      });
      assert.equal(status, 0, stdout);
    }
  });

  test('the manifest is one that a real kubectl takes', (t) => {
    const real = process.env.CAMUNDA_KUBECTL ?? 'kubectl';
    if (spawnSync(real, ['version', '--client']).error) {
      t.skip('kubectl is not installed: the manifest was NOT checked with a real one (CAMUNDA_KUBECTL names one)');
      return;
    }
    const answers = { release: 'camunda', namespace: 'n' };
    const list = relied(ALL, answers);
    const { calls } = run(secretsScript(list, answers).text, clusterOf(list, answers));
    // Without a cluster: it is read, and printed as the object it is.
    const check = spawnSync(real, ['annotate', '--local', '--output=name', '--filename=-', 'checked=yes'], {
      input: calls[calls.length - 1]?.stdin ?? '',
      encoding: 'utf8',
    });
    assert.equal(check.stdout.trim(), 'secret/camunda-credentials', check.stderr);
  });
});
