/** Texts that are hard to read in part, and what people do to a text. */

/** Sets of texts, each hard in a way of its own. */
export const HARD: readonly (readonly string[])[] = [
  // Plain sections with comments between, above, beside and below them.
  [
    '# top\n\n# of zeebe\nzeebe: # beside\n  clusterSize: 3\n  # deeper\n  # below\n# of identity\n\nidentity:\n  enabled: true\n\n  fullURL: https://id.example.com # why\n# the end\n',
  ],
  // Line ends of Windows, one of them of Unix.
  [
    'global:\r\n  image:\r\n    tag: 8.7.1\r\nzeebe:\r\n  env:\r\n    - name: A\r\n      value: "1"\r\n# c\r\noperate:\n  enabled: true\r\n',
  ],
  // Anchors used in the same section, in a later one, and again under the same name.
  [
    'zeebe:\n  resources: &r\n    limits:\n      cpu: 1\n  podLabels: *r\noperate:\n  resources: *r\ntasklist:\n  resources: &r\n    limits:\n      cpu: 2\noptimize:\n  resources: *r\n',
  ],
  // Merge keys, before and behind keys of the same name.
  [
    'base: &base\n  nodeSelector:\n    a: b\n  enabled: true\nzeebe:\n  <<: *base\n  clusterSize: 3\noperate:\n  enabled: false\n  <<: *base\ntasklist:\n  <<: [*base, *base]\n  env: []\n',
  ],
  // Block texts of every kind, one at the end of the file.
  [
    'zeebe:\n  configuration: |\n    zeebe:\n      broker:\n        # no comment of ours\n        network:\n          host: 0.0.0.0\n\n  extraConfiguration:\n    a.yaml: |-\n      x: 1\n    b.yaml: >+\n      folded\n      text\n\n\noperate:\n  configuration: |2\n      deeper\n    less\n  env:\n    - name: LAST\n      value: |\n        open',
  ],
  // A root in braces.
  ['{"zeebe": {"clusterSize": 3, "env": [{"name": "A", "value": "b"}]}, "operate": {"enabled": true}}\n'],
  // Braces over several lines inside a block map.
  [
    'zeebe: {clusterSize: 3,\n  resources: {limits: {cpu: 1}},\n  env: [\n    {name: A, value: b}, # c\n  ]}\nidentity:\n  keycloak: {enabled: false}\n',
  ],
  // Tabs, where Helm stands them and where it does not.
  ['zeebe:\n  clusterSize: 3\t# tab\n  env:\n    - name: A\n      value:\tb\noperate:\n\tenabled: true\n'],
  // Several documents.
  [
    '# first\nzeebe:\n  clusterSize: 3\n---\n# second\nzeebe:\n  partitionCount: 3\n--- # beside\n\n---\noperate:\n  enabled: false\n...\n',
  ],
  // A document with a marker at its top, and quoted keys.
  ['---\n"zeebe":\n  \'clusterSize\': "3"\n  "env":\n    - {"name": "A"}\n? operate\n: enabled: true\n'],
  // A byte order mark, odd indentation, sequences at the column of their key.
  [
    '\ufeffglobal:\n     identity:\n      auth:\n         enabled: true\nzeebe:\n  env:\n  - name: A\n    value: b\n  -   name: B\n      value: "c"\n  pvcAnnotations: {}\n',
  ],
  // Keys written twice, at the top and below.
  [
    'zeebe:\n  clusterSize: 3\n  clusterSize: 5\nzeebe:\n  partitionCount: 1\noperate:\n  enabled: true\nzeebe:\n  replicationFactor: 1\n',
  ],
  // Scalars over several lines.
  [
    "zeebe:\n  javaOpts: \"-Xmx1g\n    -Xms1g\\\n    -XX:+Foo\"\n  note: plain\n    goes on\n\n    and on\n  other: 'it''s\n\n    quoted'\noperate:\n  enabled: true\n",
  ],
  // Tags, nulls and empty values.
  [
    'zeebe:\n  clusterSize: !!str 3\n  partitionCount: !!int "3"\n  ioThreadCount: ~\n  cpuThreadCount:\n  env: !!seq []\noperate:\ntasklist: null\n',
  ],
  // What an earlier run left, and comments that say something.
  [
    '# camunda-values: 8.7\nzeebe:\n  clusterSize: 3\n  # camunda-upgrade[texts/left-alone] zeebe.configuration: decide\n  # configuration: |\n  #   a: b\noperate:\n  # camunda-upgrade-disable-line\n  enabled: true\n# camunda-upgrade-disable-file names/* -- because\n',
  ],
  // Templates and placeholders.
  [
    'zeebe:\n  podLabels:\n    a: "{{ .Values.zeebe.clusterSize }}"\n    b: "{{ .Release.Name }}-zeebe"\n  image:\n    tag: ${TAG}\nidentity:\n  fullURL: "https://{{ .Values.global.host }}"\nglobal:\n  host: example.com\n',
  ],
  // Layers: what one says, another takes back.
  [
    'global:\n  elasticsearch:\n    enabled: true\nzeebe:\n  clusterSize: 3\n  env:\n    - name: A\n      value: b\noperate:\n  enabled: true\n',
    'zeebe:\n  clusterSize: null\n  env: []\noperate:\n  env:\n    - name: B\n      valueFrom:\n        secretKeyRef: {name: s, key: k}\n',
    'orchestration:\n  clusterSize: "5"\nzeebe:\n  env:\n    - name: C\n      value: "$(A)"\n',
  ],
  // Secrets and authentication.
  [
    'global:\n  identity:\n    auth:\n      operate:\n        existingSecret: secret\n        redirectUrl: https://o.example.com\n      zeebe:\n        existingSecret:\n          name: other\n  license:\n    key: abc\nidentityKeycloak:\n  enabled: true\n  auth:\n    adminPassword: pw\n',
  ],
  // Values in a document of another tool.
  [
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: camunda\nspec:\n  source:\n    repoURL: https://helm.camunda.io\n    chart: camunda-platform\n    targetRevision: 12.0.0\n    helm:\n      valuesObject:\n        zeebe:\n          clusterSize: 3\n        operate:\n          enabled: true\n',
  ],
  // Of the new version.
  [
    'orchestration:\n  clusterSize: 3\n  env:\n    - name: A\n      value: b\n  unknownKey: 1\nglobal:\n  elasticsearch:\n    enabled: true\nconnectors:\n  enabled: yes please\n',
  ],
  // Values that decide about each other: the login, the storage, ports and paths, secrets in both forms.
  [
    '# camunda-values: 8.8\nglobal:\n  security:\n    authentication:\n      method: oidc\n  ingress:\n    enabled: true\n    host: a.example.org\n    tls:\n      enabled: true\n  identity:\n    auth:\n      enabled: true\n      type: GENERIC\n      issuer: https://login.example.org\n      optimize:\n        redirectUrl: http://localhost:8083\n        existingSecret: optimize\n        secret:\n          existingSecret: optimize\n  elasticsearch:\n    enabled: true\n    url:\n      host: search.example.org\n      port: "9200"\n    auth:\n      password: pw\nelasticsearch:\n  enabled: true\nidentity:\n  enabled: true\n  contextPath: /identity\nconsole:\n  enabled: yes\n  contextPath: /identity\norchestration:\n  contextPath: /\n  clusterSize: "3"\n  replicationFactor: "4"\n  service:\n    httpPort: 8080\n    grpcPort: 8080\n  image:\n    tag: 8.7.1\n  resources:\n    requests:\n      cpu: 2\n    limits:\n      cpu: 500m\n  security:\n    authentication:\n      oidc:\n        redirectUrl: http://a.example.org\n        secret:\n          inlineSecret: pw\n          existingSecret: orchestration\n          existingSecretKey: key\n  env:\n    - name: DB_PASSWORD\n      value: pw\n    - name: DB_PASSWORD\n      value: 3\n    - name: A\n      value: b\n      valueFrom:\n        secretKeyRef:\n          name: changeme\n',
  ],
  [
    '# camunda-values: 8.9\nglobal:\n  host: a.example.org\n  gateway:\n    enabled: true\n    namespace: edge\n    createGatewayResource: true\n  license:\n    existingSecret: license\n    secret:\n      existingSecretKey: key\n  identity:\n    auth:\n      type: KEYCLOAK\norchestration:\n  data:\n    secondaryStorage:\n      type: elasticsearch\n  profiles:\n    identity: true\n    broker: "true"\n  podSecurityContext:\n    runAsUser: "1000"\n    fsGroupChangePolicy: always\n  extraVolumes:\n    - name: Certs\n      secret:\n        secretName: certs\n  extraVolumeMounts:\n    - name: certs\n      mountPath: certs\n    - name: certs\n      mountPath: /tmp\n  tolerations:\n    - key: a\n      operator: exists\nidentity:\n  enabled: true\n  users:\n    - username: ann\n      password: pw\n  clients:\n    - name: app\n      secret:\n        existingSecret: app\nwebModeler:\n  enabled: true\n  restapi:\n    mail:\n      smtpUser: ann\n      secret:\n        inlineSecret: pw\n  image:\n    tag: 8.8.0\n',
    '# camunda-values: 8.9\nconnectors:\n  enabled: true\n  replicas: -1\n  podLabels:\n    on: true\n  security:\n    authentication:\n      method: basic\norchestration:\n  replicationFactor: 2\n  extraVolumes: []\n  podSecurityContext:\n    runAsUser: 1000\nwebModeler:\n  enabled: false\n',
  ],
  // Nothing, and next to nothing.
  [''],
  ['# only a comment\n'],
  ['zeebe:'],
];

/** Values that decide about others, or that somebody refuses. */
const WORDS = [
  ...['true', 'false', 'oidc', 'basic', 'KEYCLOAK', 'elasticsearch', 'https://a.example.org', 'http://localhost:8080'],
  ...['/', '/identity', '0', '1', '3', '8080', '500m', '8.8.0', 'changeme', 'DB_PASSWORD', 'Always', 'Exists'],
];
const LETTERS = ['a', 'q', 'x', '0', '1', '7', '-', '_', '.', '/', 'true', 'mi', 'G', ' ', ':', 'e'];
const ANYTHING = [
  ...[
    '\n',
    '  ',
    ': ',
    '#',
    ' #',
    '- ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '\t',
    '\r\n',
    '\r',
    '\ufeff',
    '|\n',
    '>-\n',
    '%',
  ],
  ...[
    '\n# c\n',
    'zeebe:\n',
    '$(A)',
    '{{ .Values.zeebe.x }}',
    '&r ',
    '*r',
    '<<: *r\n',
    '<<: *base\n',
    '---\n',
    '\n---\n',
    '...\n',
  ],
  ...[
    '!!str ',
    '? ',
    '~',
    'null',
    '\n\n\n',
    'operate:\n  enabled: false\n',
    'env:\n',
    '  # camunda-upgrade-disable-line\n',
  ],
];

type Next = (n: number) => number;
/** The starts of all lines; the end of the text is one more. */
function linesOf(text: string): number[] {
  const out = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) out.push(i + 1);
  if (out[out.length - 1] !== text.length) out.push(text.length);
  return out;
}

/** One change to a text, as people make them. `others`: texts that something may be pasted from. */
export function edited(text: string, others: readonly string[], next: Next): string {
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const lines = linesOf(text);
  const line = (): number => next(Math.max(lines.length - 1, 1));
  const put = (from: number, to: number, what: string): string => text.slice(0, from) + what + text.slice(to);
  const startOf = (n: number): number => lines[Math.min(n, lines.length - 1)] ?? text.length;
  const some = (of: string): string => {
    const from = linesOf(of);
    const n = next(from.length);
    return of.slice(from[n], from[Math.min(n + 1 + next(5), from.length - 1)]);
  };
  const kinds: (() => string)[] = [
    // A comment beside a line or on one of its own.
    () => {
      const at = startOf(line() + 1);
      return next(2) === 0
        ? put(at, at, `${' '.repeat(next(6))}# said ${String(next(9))}\n`)
        : put(Math.max(at - 1, 0), Math.max(at - 1, 0), ' # q');
    },
    // Inside a comment.
    () => {
      const all = [...text.matchAll(/#[^\n]*/g)];
      if (all.length === 0) return put(0, 0, '# new\n');
      const m = pick(all);
      const at = m.index + 1 + next(m[0].length);
      return put(at, at + next(2), pick(LETTERS));
    },
    // A line goes, or several.
    () => {
      const n = line();
      return put(startOf(n), startOf(n + 1 + next(3)), '');
    },
    // A line is repeated somewhere else, or something is pasted.
    () => {
      const at = startOf(line());
      return put(at, at, some(next(2) === 0 ? text : pick(others)));
    },
    // A line is indented otherwise.
    () => {
      const at = startOf(line());
      const blanks = /^ */.exec(text.slice(at))?.[0].length ?? 0;
      return next(2) === 0 ? put(at, at, ' '.repeat(1 + next(3))) : put(at, at + Math.min(blanks, 1 + next(2)), '');
    },
    // A line becomes a comment, or one again that counts.
    () => {
      const at = startOf(line());
      const m = /^( *)# ?/.exec(text.slice(at));
      return m ? put(at, at + m[0].length, m[1] ?? '') : put(at, at, '# ');
    },
    // A key is called otherwise.
    () => {
      const all = [...text.matchAll(/[\w.-]+(?=["']?:)/g)];
      if (all.length === 0) return text + 'a: b\n';
      const m = pick(all);
      if (next(3) === 0) return put(m.index, m.index + m[0].length, pick(all)[0]);
      const at = m.index + next(m[0].length + 1);
      return put(at, at + next(2), pick(['x', 'env', '', '_']));
    },
    // Anything anywhere.
    () => {
      const at = next(text.length + 1);
      const gone = next(2) === 0 ? next(8) : 0;
      return put(at, at + gone, next(3) > 0 ? pick(ANYTHING) : '');
    },
    // Anything where a line begins or ends, or behind a colon.
    () => {
      const all = [...text.matchAll(/^|$|: ?/gm)];
      const m = pick(all);
      const at = m.index + m[0].length;
      return put(at, at, pick(ANYTHING));
    },
    // A large part at once.
    () => {
      const [a, b] = [next(text.length + 1), next(text.length + 1)].sort((x, y) => x - y);
      return put(a ?? 0, b ?? 0, some(pick(others)));
    },
  ];
  // What people do most: typing in a value.
  const spots = [...text.matchAll(/^[ \t]*(?:- )?[\w.-]+: +(?!\||>|[[{&*!#])(\S[^\n#]*?)\s*$/gm)];
  if (spots.length > 0 && next(2) === 0) {
    const m = pick(spots);
    const value = m[1] ?? '';
    const start = m.index + m[0].lastIndexOf(value);
    if (next(5) === 0) {
      const [quote = ''] = /^["']/.exec(value) ?? [];
      return put(start, start + value.length, `${quote}${pick(WORDS)}${quote}`);
    }
    const at = start + next(value.length + 1);
    const gone = next(3) === 0 ? Math.min(next(3), start + value.length - at) : 0;
    return put(at, at + gone, next(4) > 0 || gone === 0 ? pick(LETTERS) : '');
  }
  return pick(kinds)();
}
