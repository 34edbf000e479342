/** Whatever sounds secret is hidden in every kind of place, and what only names a secret is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readResult } from '../../../server/src/cli/result.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { MASK, Masking } from '../../../server/src/report/mask.ts';

const mask = (text: string): string => {
  const set = readSet([{ name: 'v', text }]);
  return new Masking(set).layers(set)[0]!.join('\n');
};

/** Short, so that only its place gives it away. */
const X = 'zq7';

type Place = (name: string) => string;
/** For names of any spelling. */
const PLACES: Readonly<Record<string, Place>> = {
  key: (n) => `a:\n  ${n}: ${X}\n`,
  'quoted key': (n) => `a:\n  "${n}": '${X}'\n`,
  'explicit key': (n) => `? ${n}\n: ${X}\n`,
  flow: (n) => `a: {b: 1, ${n}: ${X}, c: 2}\n`,
  'flow over lines': (n) => `a: {\n  b: 1,\n  ${n}:\n    ${X},\n  c: 2\n}\n`,
  'JSON file': (n) => `{"a": {"b": 1, "${n}":"${X}"}}\n`,
  'next line': (n) => `${n}:\n  ${X}\nb: 1\n`,
  'over lines': (n) => `${n}: a1\n  ${X}\nb: 1\n`,
  'quoted over lines': (n) => `${n}: "a1\n  ${X}"\nb: 1\n`,
  literal: (n) => `${n}: |\n  ${X}\n  ${X}\nb: 1\n`,
  folded: (n) => `${n}: >-\n  ${X}\n\n  ${X}\nb: 1\n`,
  list: (n) => `${n}:\n  - ${X}\n  - ${X}\n`,
  'list at the column of its key': (n) => `${n}:\n- ${X}\n- ${X}\n`,
  'flow list': (n) => `${n}: [${X}, "${X}"]\n`,
  anchor: (n) => `x-a: &a ${X}\n${n}: *a\n`,
  'anchor and tag': (n) => `${n}: !!str &b ${X}\nb: 1\n`,
  number: (n) => `${n}: 70117\n`.replace('70117', `"${X}"`),
  variable: (n) => `env:\n  - name: ${n}\n    value: ${X}\n`,
  'variable, value first': (n) => `env:\n  - value: "${X}"\n    name: ${n}\n`,
  'variable in braces': (n) => `env: [{value: ${X}, name: ${n}}]\n`,
  'key and value': (n) => `a:\n  - key: ${n}\n    value: ${X}\n`,
  comment: (n) => `# ${n}: ${X}\na: 1\n`,
  'comment without a space': (n) => `#${n}: ${X}\na: 1\n`,
  'comment, list': (n) => `# ${n}:\n#   - ${X}\n#   - ${X}\na: 1\n`,
  'comment, list at its column': (n) => `#${n}:\n#- ${X}\na: 1\n`,
  'comment, flow list': (n) => `# ${n}: [${X}, ${X}]\na: 1\n`,
  'comment, literal': (n) => `# ${n}: |\n#   ${X}\na: 1\n`,
  'comment, variable': (n) => `# Prose above: it stays.\n# - name: ${n}\n#   value: ${X}\na: 1\n`,
  'comment, variable, value first': (n) => `# - value: ${X}\n#   name: ${n}\na: 1\n`,
  'comment beside': (n) => `a: 1 # ${n}: ${X}\n`,
  'comment in a text': (n) => `a: |\n  b: 1\n  # ${n}: ${X}\n`,
  'YAML in a text': (n) => `a: |\n  b:\n    ${n} : ${X}\n    c: d\n`,
  'list in a text': (n) => `a: |\n  ${n}:\n    - ${X}\n  c: d\n`,
  'folded block in a text': (n) => `a: |\n  ${n}: >\n    ${X}\n  c: d\n`,
  'flow in a text': (n) => `a: |\n  b: {${n}: ${X}}\n`,
  'JSON in a text': (n) => `a: |\n  {"b": {\n    "${n}"\n  : "${X}"}}\n`,
  'JSON in a variable': (n) => `env:\n  - name: SPRING_APPLICATION_JSON\n    value: '{"a.${n}":"${X}","b":1}'\n`,
  'JSON in double quotes': (n) =>
    `env:\n  - name: SPRING_APPLICATION_JSON\n    value: "{\\"a\\":{\\"${n}\\":\\"${X}\\"}}"\n`,
  'JSON in JSON': (n) => `a: |\n  {"b": "{\\"${n}\\": \\"${X}\\"}"}\n`,
  'folded text': (n) => `a: >\n  b=1\n  ${n}=${X}\n`,
  properties: (n) => `a: |\n  b.c=d\n  e.${n}=${X}\n`,
  'properties with a space': (n) => `a: |\n  b.c d\n  e.${n} ${X}\n`,
  'properties with a colon': (n) => `a: |\n  b.c: d\n  e.${n}:${X}\n`,
  'properties over lines': (n) => `a: |\n  b.c=d\n  e.${n}=abc\\\n    ${X}\n`,
  'properties with quotes in the value': (n) => `a: |\n  e.${n}=a"b'${X}\n`,
  INI: (n) => `a: |\n  [b]\n  ${n} = ${X}\n`,
  TOML: (n) => `a: |\n  [b]\n  ${n} = "${X}"\n  c = """\n  d\n  """\n`,
  XML: (n) => `a: |\n  <b><${n}>${X}</${n}></b>\n`,
  'XML over lines': (n) => `a: |\n  <b>\n    <${n}>\n      ${X}\n    </${n}>\n  </b>\n`,
  'XML attribute': (n) => `a: |\n  <b c="d" ${n}='${X}'/>\n`,
  'XML named by an attribute': (n) =>
    `a: |\n  <property name="${n}" value="${X}"/>\n  <entry key="${n}">${X}</entry>\n`,
  'XML named beside': (n) => `a: |\n  <property>\n    <name>a.${n}</name>\n    <value>${X}</value>\n  </property>\n`,
  option: (n) => `args: ["run", "--${n}", "${X}"]\n`,
  'option with =': (n) => `args:\n  - run\n  - --${n}=${X}\n`,
  'option in a text': (n) => `command: ["sh", "-c", "run --${n} ${X} --other y"]\n`,
  'option in a script': (n) => `a: |\n  #!/bin/sh\n  run --${n} '${X} y' \\\n    --x\n`,
  'shell variable': (n) => `a: |\n  #!/bin/sh\n  export ${n.replace(/\W/g, '_')}="${X} y"\n  run\n`,
  'in front of a command': (n) => `command: [sh, -c, "${n.replace(/\W/g, '_')}=${X} run"]\n`,
  'system property': (n) => `javaOpts: -Xmx1g -Da.b.${n}=${X} -Dc=d\n`,
  'connection string': (n) => `a: Server=tcp:h,1433;User=u;${n}=${X};Encrypt=true\n`,
  query: (n) => `url: https://host/path?a=b&${n}=${X}&c=d\n`,
  'JDBC address': (n) => `url: jdbc:postgresql://host:5432/db?user=u&${n}=${X}\n`,
  header: (n) => `command: [curl, -H, "${n}: ${X}"]\n`,
  'map of strings': (n) => `podAnnotations:\n  example.com/${n}: ${X}\n`,
};
const NAMES =
  'cookie SIGNING_SALT password db-password smtpPassword DB_PASS PASSWD MYSQL_PWD MASTER_KEY token apiKey api_key x-api-key clientSecret CLIENT_SECRET secretKey AccountKey SharedAccessKey privateKey passphrase credential license_key encryptionKey connectionString accessToken'.split(
    ' ',
  );

test('no value of a name that sounds secret is shown, wherever it stands', () => {
  const shown: string[] = [];
  for (const [place, write] of Object.entries(PLACES))
    for (const name of NAMES) {
      const text = write(name);
      for (const t of name === 'clientSecret' ? [text, text.replaceAll('\n', '\r\n')] : [text]) {
        const out = mask(t);
        assert.equal(out.split('\n').length, t.split('\n').length, place);
        if (out.includes(X)) shown.push(`${place}, ${name}${t === text ? '' : ', CRLF'}: ${out}`);
      }
    }
  assert.deepEqual(shown, []);
});

test('other places, each written in its own way', () => {
  const texts = [
    // Everything below a map of secrets.
    `secrets:\n  a: ${X}\n  b: {c: ${X}, d: [${X}]}\n  e:\n    - f: ${X}\n`,
    `credentials:\n  main: {user: me, value: ${X}}\n`,
    `a: |\n  secrets:\n    b: ${X}\n    c:\n      d: ${X}\n`,
    `# secrets:\n#   a: ${X}\n#   b:\n#     c: ${X}\na: 1\n`,
    `a: |\n  [secrets]\n  b = ${X}\n`,
    `a: |\n  secrets.b=${X}\n`,
    // Commands.
    `command: ["curl", "-u", "me:${X}", "https://h"]\n`,
    `args: [--user=me:${X}]\n`,
    `args:\n  - -p\n  - ${X}\n`,
    `args: ["sh", "-c", "curl -u 'me:${X}' https://h; mysql -p${X} db; redis-cli -a ${X} ping"]\n`,
    `a: |\n  login -u me -p ${X}\n  curl -H 'Authorization: Bearer ${X}' h\n`,
    `# args: ["--password", "${X}"]\na: 1\n`,
    // Short options that a password is glued to.
    `args: [-p${X}]\n`,
    `args:\n  - -u\n  - root\n  - -p${X}\n`,
    `args: ["/usr/bin/mysql", "-uroot", "-p'${X}'"]\n`,
    `command: [sh, -c, 'exec mysql -h h -p"${X} y"']\n`,
    `a: |\n  mysqldump --user=root -p'${X}' db\n  mongo -u me -p${X} h\n  docker login -u me -p${X} h\n`,
    `a: |\n  curl -ume:${X} h; sudo az login -p${X}; sqlcmd -U sa -P${X}; mosquitto_pub -P ${X}\n`,
    `a: |\n  redis-cli -a${X} ping\n  ldapsearch -w${X}\n`,
    `command: [redis-cli, -a, ${X}]\nargs: [/usr/bin/ldapsearch, -w, ${X}]\n`,
    `# mysql -p${X} db\na: 1\n`,
    `a: |\n  machine h login me password ${X}\n`,
    `a: |\n  CREATE USER me IDENTIFIED BY '${X}';\n  ALTER ROLE me PASSWORD '${X}';\n`,
    // Addresses.
    `url: https://me:${X}@host/path\n`,
    `url: redis://:${X}@host:6379/0\n`,
    `# url: amqp://me:${X}@host\na: 1 # see http://me:${X}@host\n`,
    `dsn: me:${X}@tcp(host:3306)/db\n`,
    `a: DefaultEndpointsProtocol=https;AccountName=n;AccountKey=${X}==;EndpointSuffix=core\n`,
    `a: https://x.blob.core.windows.net/c?sv=1&sig=${X}%3D&se=2\n`,
    `a: Endpoint=sb://h/;SharedAccessKeyName=n;SharedAccessKey=${X}=\n`,
    `a: postgresql://host/db?user=me&password=${X}&ssl=true\n`,
    // Secrets of Kubernetes.
    `extra:\n  - apiVersion: v1\n    kind: Secret\n    data: {a: ${X}}\n    stringData:\n      b: |\n        ${X}\n`,
    `extra:\n  - |\n    kind: Secret\n    data:\n      a: ${X}\n`,
    `# kind: Secret\n# stringData:\n#   a: ${X}\na: 1\n`,
    `a: |\n  -----BEGIN RSA PRIVATE KEY-----\n  ${X}\n  -----END RSA PRIVATE KEY-----\n`,
    `a: '{"auths":{"host":{"auth":"bWU6${X}xyzabcd"}}}'\n`,
    // Aliases and merged maps.
    `x-a: &a {password: ${X}}\nb:\n  <<: *a\n`,
    `x-a: &a [${X}]\ntokens: *a\n`,
    `secrets: {a: &a ${X}}\nb: *a\n`,
    // What cannot be read as YAML.
    `a: {b: [\npassword: ${X}\n`,
    `a:\n\tpassword: ${X}\n  tokens:\n   - ${X}\n`,
    // Values of several lines in a text of one.
    `a: "b: 1\\npassword: ${X}\\nc: 2"\n`,
    `a: "{\\n  \\"password\\": \\"${X}\\"\\n}"\n`,
    // XML.
    `a: |\n  <password><![CDATA[${X}]]></password>\n`,
    `a: |\n  <users><user name="me" password="${X}"/></users>\n`,
  ];
  for (const text of texts) {
    const out = mask(text);
    assert.ok(!out.includes(X), `${text}-> ${out}`);
  }
});

test('names of Secrets, their keys, switches and numbers stay, whatever else reads the same', () => {
  const texts = [
    'a:\n  existingSecret: camunda-credentials-1\n  existingSecretKey: smtp-password-1\n',
    'a:\n  secretKeyRef: {name: camunda-credentials-1, key: smtp-password-1}\n',
    'a:\n  secret: {existingSecret: camunda-credentials-1, existingSecretKey: smtp-password-1}\n',
    'tls: [{secretName: camunda-credentials-1}]\n',
    'image: {pullSecrets: [{name: camunda-credentials-1}]}\nimagePullSecrets: [{name: camunda-credentials-1}]\n',
    'a: {passwordsSecret: camunda-credentials-1, tlsSecret: camunda-credentials-1, extraEnvVarsSecret: camunda-credentials-1}\n',
    'volumes:\n  - name: a\n    secret: {secretName: camunda-credentials-1, defaultMode: 420, items: [{key: tls.key, path: x}]}\n',
    'volumes:\n  - projected: {sources: [{secret: {name: camunda-credentials-1, items: [{key: a, path: b}]}}]}\n',
    'a: {passwordSecretKey: smtp-password-1, adminPasswordKey: smtp-password-1, accessKeyIdKey: smtp-password-1}\n',
    'annotations: {nginx.ingress.kubernetes.io/auth-secret: camunda-credentials-1}\n',
    // In chart 12.x a text here is the password itself; with the key in a Secret beside it, nobody means that.
    'webModeler: {restapi: {externalDatabase: {existingSecret: camunda-credentials-1, existingSecretPasswordKey: a}}}\n',
    '# existingSecret: camunda-credentials-1\na: 1\n',
  ];
  const rival = 'b:\n  password: camunda-credentials-1\n  token: smtp-password-1\n';
  const hidden = rival.replace(/(: )\S+-1/g, `$1${MASK}`);
  for (const text of texts) assert.equal(mask(text + rival), text + hidden);
  for (const text of [
    'a:\n  password: true\n  port: 8080\n  token: ""\n  secret: null\nsecrets: {enabled: true}\n',
    'a: {automountServiceAccountToken: true, tokenLifespan: 300, passwordPolicy: x, tokenUrl: https://h/token}\n',
    'args: [-p, "8080", --port, "80", "mkdir -p /a/b"]\n',
    'args: [-port, "80", -p8080, -pv, -p80:80, -p$PORT]\n',
    'a: "tar -pxf a; ssh -p2222 h; nc -pabc h; docker run -p80:80 x; mkdir -pvm a; python -plan; exec java -prof"\n',
    'command: [/bin/tar, -pxf, a]\n',
    'a: |\n  authorization.enabled=true\n  token.expiration=30\n',
    'authorizations: [{ownerType: USER, ownerId: u}]\n',
    'env:\n  - {name: X_PRIVATEKEYPATH, value: /usr/local/tls.key}\n  - {name: X_TOKEN_URL, value: https://h/x}\n',
    'env:\n  - name: A_PASSWORD\n    valueFrom: {secretKeyRef: {name: a, key: b}}\n',
    'a: {password: "$(DB_PASSWORD)", token: "${TOKEN}", secret: "{{ .Values.x }}"}\n',
  ])
    assert.equal(mask(text), text);
  for (const text of [
    'env:\n  - {name: COOKIE_PATH, value: /x}\n  - {name: SALT_LENGTH, value: a16}\n',
    'a: {cookieName: n1}\n',
  ])
    assert.equal(mask(text), text);
  // A short password says nothing about other keys.
  assert.equal(
    mask('a: {username: demo, password: demo}\ndemo: 1\n'),
    `a: {username: demo, password: ${MASK}}\ndemo: 1\n`,
  );
});

test('what becomes a comment, or is written out, stays hidden', () => {
  const texts = [
    `operate:\n  tokens:\n    - ${X}\n    - ${X}\n  command: ["sh", "-c", "x --password ${X}"]\n`,
    `x-a: &a ${X}\noperate: {password: *a, tokens: [*a]}\ntasklist: {secrets: {a: *a}}\n`,
    `x-a: &a {password: ${X}, more: 1}\noperate: *a\nzeebe: {extraConfiguration: {a.yaml: "token: ${X}"}}\n`,
    `operate:\n  env: [{value: ${X}, name: MY_TOKEN}]\nzeebe:\n  env: [{name: MY_TOKEN, value: ${X}2}]\n`,
    `operate:\n  configuration: |\n    camunda.operate:\n      elasticsearch: {password: ${X}}\n`,
    // Written out, nothing but the text says that it is one.
    `operate:\n  env:\n    - {name: A_PASSWORD, value: &a ${X}}\n    - {name: OTHER, value: *a}\n`,
    `operate:\n  env:\n    - {name: OTHER, value: &a ${X}}\ntasklist:\n  env:\n    - {name: A_TOKEN, value: *a}\n`,
    `operate: {podAnnotations: {a: &a ${X}}}\ntasklist: {env: [{name: A_TOKEN, value: *a}]}\nx: {b: *a}\n`,
  ];
  for (const text of texts) {
    const set = readSet([{ name: 'v', text }], { from: '8.7' });
    const after = readResult(upgrade(set).layers, '8.8', {});
    const masking = new Masking(set, after);
    for (const s of [set, after]) {
      const out = masking.layers(s)[0]!.join('\n');
      assert.ok(!out.includes(X), out);
    }
  }
});

test('what cannot be read is not repeated where it is told', () => {
  for (const value of [
    `|${X}`,
    `>${X}`,
    `"a" ${X}`,
    `'a' ${X}`,
    `*${X}`,
    `[a] ${X}`,
    `@${X}`,
    `"\\q${X}"`,
    `!${X} a`,
    `{${X}`,
    `- ${X}`,
    `"${X}`,
  ]) {
    const text = `a:\n  password: ${value}\n  b: 1\n`;
    const set = readSet([{ name: 'v', text }], { from: '8.7' });
    for (const p of set.layers[0]!.problems) assert.ok(!p.message.includes(X), `${text}: ${p.message}`);
    assert.ok(!new Masking(set).layers(set)[0]!.join('\n').includes(X), mask(text));
  }
});

test('what can be the name of no Secret is the secret itself', () => {
  for (const name of ['existingSecret', 'existingTlsSecret', '"existingSecret"'])
    for (const text of ['Zq7', 'a_zq7', 'zq7!', '"zq7=="', '-zq7'])
      for (const place of [`a: {${name}: ${text}}\n`, `a:\n  ${name}: ${text}\n`, `# ${name}: ${text}\na: 1\n`]) {
        const masked = mask(place);
        assert.ok(!/zq7/i.test(masked), place);
      }
  for (const text of ['zq7', 'zq7.a-b', '"{{ .Release.Name }}-Zq7"', '$ZQ7', '${ZQ7}-x', '""'])
    assert.equal(mask(`a: {existingSecret: ${text}}\n`), `a: {existingSecret: ${text}}\n`);
  // Not shown either because the upgrade moves it to where the name of a Secret stands.
  const set = readSet([
    { name: 'v', text: 'global: {identity: {auth: {admin: {enabled: true, existingSecret: Zq7}}}}\nzeebe: {}\n' },
  ]);
  const after = upgrade(set).layers.map((l) => ({ name: l.name, text: l.after }));
  const now = readSet(after);
  for (const s of [set, now]) assert.ok(!new Masking(set, now).layers(s)[0]!.join('\n').includes('Zq7'));
});
