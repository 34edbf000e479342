/** One mistake each, on the line that ends in `#!`, and the same values without it. */
export interface Seed {
  readonly rule: string;
  readonly bad: string;
  readonly good: string;
  /** What the fixes make of `bad`, where it is not `good`. */
  readonly fixed?: string;
}
const seed = (rule: string, bad: string, good: string, fixed?: string): Seed => ({
  rule: `validate/${rule}`,
  bad,
  good,
  ...(fixed === undefined ? {} : { fixed }),
});

/** The clients of the cluster and of Connectors, with their secrets. */
const CLIENTS =
  'connectors:\n  security:\n    authentication:\n      oidc:\n        secret:\n          existingSecret: a\n          existingSecretKey: b\n' +
  'orchestration:\n  security:\n    authentication:\n      oidc:\n        secret:\n          existingSecret: a\n          existingSecretKey: c\n';
const REDIRECT = `${CLIENTS}        redirectUrl: https://a.example.org\n`;
const IDENTITY = 'identity:\n  enabled: true\n';
const MODELER = `${IDENTITY}webModelerPostgresql:\n  enabled: true\n  auth:\n    existingSecret: db\n`;
const MAIL = '  restapi:\n    mail:\n      fromAddress: a@example.org\n';
const OIDC = 'global:\n  security:\n    authentication:\n      method: oidc\n';

export const SEEDS: readonly Seed[] = [
  // Keys
  seed('unknown-key', 'orchestration:\n  clustersize: "3" #!\n', 'orchestration:\n  clusterSize: "3" #!\n'),
  seed(
    'unknown-key',
    'orchestration:\n  security:\n    authorization: #!\n      enabled: false\n',
    'orchestration:\n  security:\n    authorizations: #!\n      enabled: false\n',
  ),
  seed('unknown-key', 'global:\n  exporter: #!\n    enabled: true\n', 'global:\n  createReleaseInfo: true\n'),
  seed(
    'legacy-key',
    'zeebe: #!\n  clusterSize: "3"\norchestration:\n  clusterSize: "3"\n',
    'orchestration:\n  clusterSize: "3"\n',
  ),
  seed('legacy-key', 'connectors:\n  inbound: #!\n    mode: oauth\n', 'connectors:\n  enabled: true\n'),
  seed(
    'misplaced-key',
    'migration: #!\n  identity:\n    enabled: true\n',
    'orchestration:\n  migration:\n    identity:\n      enabled: true\n',
    'orchestration:\n  migration: #!\n    identity:\n      enabled: true\n',
  ),
  seed(
    'misplaced-key',
    'orchestration:\n  importer:\n    enabled: true #!\n',
    'orchestration:\n  migration:\n    data:\n      enabled: true\n',
  ),
  seed(
    'misplaced-key',
    `${OIDC}${REDIRECT}        tokenScope: openid #!\n`,
    `${OIDC}${REDIRECT}        scope: [openid]\n`,
  ),
  seed(
    'renamed-key',
    'global:\n  security:\n    authorizations: #!\n      enabled: false\n',
    'orchestration:\n  security:\n    authorizations:\n      enabled: false\n',
    'orchestration:\n  security:\n    authorizations: #!\n      enabled: false\n',
  ),
  seed(
    'renamed-key',
    'global:\n  security:\n    initialization: #!\n      mappingRules: []\n',
    'orchestration:\n  security:\n    initialization:\n      mappingRules: []\n',
    'orchestration:\n  security:\n    initialization: #!\n      mappingRules: []\n',
  ),
  seed(
    'removed-key',
    'global:\n  multiregion:\n    regions: 1\n    installationType: normal #!\n',
    'global:\n  multiregion:\n    regions: 1\n',
  ),
  ...['identity', 'console', 'webModeler', 'connectors'].map((r) =>
    seed(
      'removed-ingress',
      `${r}:\n  ingress:\n    enabled: true #!\n    host: a.example.org\n`,
      `${r}:\n  enabled: false\n`,
    ),
  ),
  seed(
    'removed-ingress',
    'orchestration:\n  ingress:\n    rest:\n      enabled: true #!\n',
    'orchestration:\n  ingress:\n    grpc:\n      enabled: true\n',
  ),
  seed(
    'deprecated-key',
    'global:\n  license:\n    existingSecret: lic #!\n    existingSecretKey: key\n',
    'global:\n  license:\n    secret:\n      existingSecret: lic\n      existingSecretKey: key\n',
    'global:\n  license:\n    secret:\n      existingSecret: lic #!\n      existingSecretKey: key\n',
  ),
  seed(
    'deprecated-key',
    'orchestration:\n  extraInitContainers: #!\n    - name: a\n      image: a:1\n',
    'orchestration:\n  initContainers: #!\n    - name: a\n      image: a:1\n',
  ),
  seed(
    'no-effect',
    'global:\n  elasticsearch:\n    enabled: true\n    disableExporter: true #!\n',
    'global:\n  elasticsearch:\n    enabled: true\n',
  ),
  seed(
    'duplicate-key',
    'orchestration:\n  clusterSize: "1" #!\n  pvcSize: 8Gi\n  clusterSize: "3"\n',
    'orchestration:\n  pvcSize: 8Gi\n  clusterSize: "3"\n',
    'orchestration:\n  # camunda-upgrade[duplicate-key] orchestration.clusterSize: Written twice: Helm reads the other one only.\n' +
      '  # clusterSize: "1" #!\n  pvcSize: 8Gi\n  clusterSize: "3"\n',
  ),
  seed('emptied-map', 'connectors: #!\norchestration:\n  clusterSize: "3"\n', 'orchestration:\n  clusterSize: "3"\n'),
  // Types
  seed('type-text', 'orchestration:\n  clusterSize: 3 #!\n', 'orchestration:\n  clusterSize: "3" #!\n'),
  seed('type-text', 'connectors:\n  image:\n    tag: 8.80 #!\n', 'connectors:\n  image:\n    tag: "8.80" #!\n'),
  seed(
    'type-text',
    'orchestration:\n  resources:\n    limits:\n      cpu: 2 #!\n',
    'orchestration:\n  resources:\n    limits:\n      cpu: "2" #!\n',
  ),
  seed(
    'ingress-grpc-path',
    'global:\n  ingress:\n    enabled: true\n    host: a.example.org\norchestration:\n  contextPath: / #!\n  ingress:\n    grpc:\n      enabled: true\n      host: a.example.org\n',
    'global:\n  ingress:\n    enabled: true\n    host: a.example.org\norchestration:\n  contextPath: /\n  ingress:\n    grpc:\n      enabled: true\n      host: grpc.example.org\n',
  ),
  seed(
    'type-number',
    "orchestration:\n  service:\n    grpcPort: '26500' #!\n",
    'orchestration:\n  service:\n    grpcPort: 26500 #!\n',
  ),
  seed('type-switch', 'connectors:\n  enabled: "yes" #!\n', 'connectors:\n  enabled: true #!\n'),
  seed(
    'type-switch',
    'orchestration:\n  profiles:\n    operate: "false" #!\n',
    'orchestration:\n  profiles:\n    operate: false #!\n',
  ),
  seed(
    'type-kind',
    'identityKeycloak:\n  resources:\n    limits:\n      memory: null #!\n',
    'identityKeycloak:\n  resources:\n    limits:\n      memory: 2Gi\n',
  ),
  seed('type-kind', 'orchestration:\n  env: #!\n    A: b\n', 'orchestration:\n  env:\n    - name: A\n      value: b\n'),
  seed(
    'type-kind',
    'orchestration:\n  extraConfiguration: #!\n    - file: a\n      content: b\n',
    'orchestration:\n  extraConfiguration:\n    a: b\n',
  ),
  seed(
    'elasticsearch-url',
    'global:\n  elasticsearch:\n    url: https://es.example.org:9243 #!\nelasticsearch:\n  enabled: false\n',
    'global:\n  elasticsearch:\n    url:\n      protocol: https\n      host: es.example.org\n      port: 9243\nelasticsearch:\n  enabled: false\n',
    'global:\n  elasticsearch:\n    url: #!\n      protocol: https\n      host: es.example.org\n      port: 9243\nelasticsearch:\n  enabled: false\n',
  ),
  seed(
    'text-map',
    'orchestration:\n  podAnnotations:\n    prometheus.io/scrape: true #!\n',
    'orchestration:\n  podAnnotations:\n    prometheus.io/scrape: "true" #!\n',
  ),
  seed('count', 'orchestration:\n  partitionCount: three #!\n', 'orchestration:\n  partitionCount: "3"\n'),
  seed('quantity', 'orchestration:\n  pvcSize: 10GB #!\n', 'orchestration:\n  pvcSize: 10Gi\n'),
  seed(
    'unknown-value',
    'global:\n  ingress:\n    pathType: prefix #!\n',
    'global:\n  ingress:\n    pathType: Prefix #!\n',
  ),
  seed(
    'form',
    'global:\n  ingress:\n    host: https://camunda.example.org #!\n',
    'global:\n  ingress:\n    host: camunda.example.org\n',
  ),
  seed(
    'form',
    'global:\n  identity:\n    auth:\n      tokenUrl: idp.example.org/token #!\n',
    'global:\n  identity:\n    auth:\n      tokenUrl: https://idp.example.org/token\n',
  ),
  seed(
    'form',
    `${IDENTITY}webModeler:\n  enabled: true\n${MAIL}    externalDatabase:\n      user: a\n      secret:\n        existingSecret: a\n        existingSecretKey: b\n      url: db.example.org:5432 #!\n`,
    `${IDENTITY}webModeler:\n  enabled: true\n${MAIL}    externalDatabase:\n      user: a\n      secret:\n        existingSecret: a\n        existingSecretKey: b\n      url: jdbc:aws-wrapper:postgresql://db.example.org:5432/modeler?wrapperPlugins=iam\n`,
  ),
  seed(
    'form',
    'optimize:\n  enabled: true\norchestration:\n  retention:\n    enabled: true\n    minimumAge: P30D #!\n',
    'optimize:\n  enabled: true\norchestration:\n  retention:\n    enabled: true\n    minimumAge: 30d\n',
  ),
  seed(
    'form',
    'orchestration:\n  service:\n    httpPort: 99999 #!\n',
    'orchestration:\n  service:\n    httpPort: 9999\n',
  ),
  seed(
    'form',
    'global:\n  multiregion:\n    regions: 2\n    regionId: 2 #!\norchestration:\n  clusterSize: "4"\n',
    'global:\n  multiregion:\n    regions: 2\n    regionId: 1\norchestration:\n  clusterSize: "4"\n',
  ),
  seed(
    'item-key',
    'orchestration:\n  resources:\n    limit: #!\n      memory: 4Gi\n',
    'orchestration:\n  resources:\n    limits: #!\n      memory: 4Gi\n',
  ),
  seed(
    'form',
    'orchestration:\n  envFrom:\n    - secretRef: more #!\n',
    'orchestration:\n  envFrom:\n    - secretRef:\n        name: more\n',
  ),
  ...['elasticsearch:\n  master:\n', 'identityKeycloak:\n  postgresql:\n    primary:\n'].map((above) => {
    const indent = ' '.repeat((above.split('\n').length - 1) * 2);
    const list = (key: string): string =>
      `${above}${indent}tolerations:\n${indent}  - key: a\n${indent}    ${key}: NoSchedule`;
    return seed('item-key', `${list('effct')} #!\n`, `${list('effect')}\n`);
  }),
  // Lists
  seed(
    'variable',
    'orchestration:\n  env:\n    - name: A\n      value: 1 #!\n',
    'orchestration:\n  env:\n    - name: A\n      value: "1" #!\n',
  ),
  seed(
    'variable-source',
    'connectors:\n  env:\n    - name: A\n      value: b #!\n      valueFrom:\n        fieldRef:\n          fieldPath: a\n',
    'connectors:\n  env:\n    - name: A\n      value: b\n',
  ),
  seed(
    'repeated-name',
    'connectors:\n  env:\n    - name: A\n      value: b\n    - name: B\n      value: b\n    - name: A #!\n      value: c\n',
    'connectors:\n  env:\n    - name: A\n      value: b\n    - name: B\n      value: b\n',
  ),
  seed(
    'repeated-volume',
    'orchestration:\n  extraVolumes:\n    - name: data #!\n      emptyDir: {}\n',
    'orchestration:\n  extraVolumes:\n    - name: more\n      emptyDir: {}\n',
  ),
  seed(
    'repeated-volume',
    'identity:\n  extraVolumes:\n    - name: a\n      emptyDir: {}\n  extraVolumeMounts:\n    - name: a\n      mountPath: /x\n' +
      '    - name: a\n      mountPath: /x/ #!\n',
    'identity:\n  extraVolumes:\n    - name: a\n      emptyDir: {}\n  extraVolumeMounts:\n    - name: a\n      mountPath: /x\n',
  ),
  seed(
    'mount-without-volume',
    'optimize:\n  extraVolumeMounts:\n    - mountPath: /x\n      name: a #!\n',
    'optimize:\n  extraVolumes:\n    - name: a\n      emptyDir: {}\n  extraVolumeMounts:\n    - mountPath: /x\n      name: a\n',
  ),
  seed(
    'duplicate-port',
    'orchestration:\n  service:\n    httpPort: 9600 #!\n',
    'orchestration:\n  service:\n    httpPort: 9601\n',
  ),
  // Values
  seed(
    'placeholder',
    'global:\n  ingress:\n    host: <YOUR_HOST> #!\n',
    'global:\n  ingress:\n    host: camunda.example.org\n',
  ),
  seed(
    'placeholder',
    'connectors:\n  env:\n    - name: A\n      value: CHANGEME #!\n',
    'connectors:\n  env:\n    - name: A\n      value: b\n',
  ),
  seed(
    'plain-text-secret',
    'global:\n  license:\n    secret:\n      inlineSecret: CANARY-inline #!\n',
    'global:\n  license:\n    secret:\n      inlineSecret: ${LICENSE}\n',
  ),
  seed(
    'plain-text-secret',
    'connectors:\n  env:\n    - name: DB_PASSWORD\n      value: CANARY-variable #!\n',
    'connectors:\n  env:\n    - name: DB_PASSWORD\n      valueFrom:\n        secretKeyRef:\n          name: a\n          key: b\n',
  ),
  seed(
    'plain-text-secret',
    'identityKeycloak:\n  auth:\n    adminPassword: CANARY-keycloak #!\n',
    'identityKeycloak:\n  auth:\n    existingSecret: a\n',
  ),
  seed(
    'bitnami-image',
    'elasticsearch:\n  sysctlImage:\n    repository: bitnami/os-shell #!\n',
    'elasticsearch:\n  sysctlImage:\n    repository: bitnamilegacy/os-shell\n',
    'elasticsearch:\n  sysctlImage:\n    repository: bitnamilegacy/os-shell #!\n',
  ),
  seed('old-image', 'orchestration:\n  image:\n    tag: 8.7.5 #!\n', 'orchestration:\n  image:\n    tag: 8.8.5\n'),
  seed(
    'image-without-tag',
    'orchestration:\n  image:\n    tag: "" #!\n',
    'orchestration:\n  image:\n    tag: ""\n    digest: sha256:00\n',
  ),
  seed(
    'requests-above-limits',
    'orchestration:\n  resources:\n    limits:\n      memory: 1Gi #!\n',
    'orchestration:\n  resources:\n    requests:\n      memory: 1Gi\n    limits:\n      memory: 1Gi\n',
  ),
  seed(
    'requests-above-limits',
    'connectors:\n  resources:\n    requests:\n      cpu: 2500m #!\n',
    'connectors:\n  resources:\n    requests:\n      cpu: 2000m\n',
  ),
  // Secrets
  seed(
    'reference-without-key',
    'connectors:\n  security:\n    authentication:\n      oidc:\n        secret:\n          existingSecret: a #!\n',
    'connectors:\n  security:\n    authentication:\n      oidc:\n        secret:\n          existingSecret: a\n' +
      '          existingSecretKey: b\n',
  ),
  seed(
    'key-without-name',
    'global:\n  license:\n    secret:\n      existingSecretKey: key #!\n',
    'global:\n  license:\n    secret:\n      existingSecret: lic\n      existingSecretKey: key\n',
  ),
  seed(
    'key-without-name',
    `${IDENTITY}  firstUser:\n    secret:\n      existingSecretKey: mine #!\n`,
    `${IDENTITY}  firstUser:\n    secret:\n      existingSecret: first-user\n      existingSecretKey: mine\n`,
  ),
  seed(
    'two-secrets',
    'global:\n  license:\n    secret:\n      existingSecret: lic\n      existingSecretKey: key\n      inlineSecret: ${LICENSE} #!\n',
    'global:\n  license:\n    secret:\n      existingSecret: lic\n      existingSecretKey: key\n',
  ),
  seed(
    'name-taken-as-secret',
    'global:\n  license:\n    existingSecret: lic #!\n',
    'global:\n  license:\n    secret:\n      existingSecret: lic\n      existingSecretKey: key\n',
  ),
  seed(
    'secret-key-missing',
    'connectors:\n  env:\n    - name: A\n      valueFrom: #!\n        secretKeyRef:\n          name: a\n',
    'connectors:\n  env:\n    - name: A\n      valueFrom:\n        secretKeyRef:\n          name: a\n          key: b\n',
  ),
  seed(
    'password-ignored',
    'identity:\n  firstUser:\n    password: ${PASSWORD} #!\n',
    'identity:\n  firstUser:\n    secret:\n      inlineSecret: ${PASSWORD}\n',
  ),
  ...(
    [
      [
        'secret:\n        existingSecret: s #!\n        existingSecretKey: k\n',
        'existingSecret:\n        name: s #!\n      existingSecretPasswordKey: k\n',
      ],
      ['secret:\n        inlineSecret: ${PASSWORD} #!\n', 'smtpPassword: ${PASSWORD} #!\n'],
    ] as const
  ).map(([secret, fixed]) =>
    seed(
      'mail-login-off',
      `${MODELER}webModeler:\n  enabled: true\n${MAIL}      smtpUser: u\n      ${secret}`,
      `${MODELER}webModeler:\n  enabled: true\n${MAIL}      smtpUser: u\n      existingSecret:\n        name: s\n      existingSecretPasswordKey: k\n`,
      `${MODELER}webModeler:\n  enabled: true\n${MAIL}      smtpUser: u\n      ${fixed}`,
    ),
  ),
  seed(
    'credentials-ignored',
    'global:\n  elasticsearch:\n    auth: #!\n      username: a\n      secret:\n        existingSecret: a\n        existingSecretKey: b\n',
    'global:\n  elasticsearch:\n    external: true\n    auth:\n      username: a\n      secret:\n        existingSecret: a\n        existingSecretKey: b\n',
  ),
  seed(
    'keycloak-admin-key',
    'global:\n  identity:\n    auth:\n      enabled: true\nidentity:\n  enabled: true\nidentityKeycloak:\n  enabled: true\n' +
      '  auth:\n    existingSecret: "" #!\n',
    'global:\n  identity:\n    auth:\n      enabled: true\nidentity:\n  enabled: true\nidentityKeycloak:\n  enabled: true\n' +
      '  auth:\n    existingSecret: ""\n    passwordSecretKey: admin-password\n',
  ),
  // Written otherwise than what reads them wants it
  seed(
    'plain-text-user',
    'orchestration:\n  security:\n    initialization:\n      users:\n        - username: ann\n          password: CANARY-user #!\n',
    'orchestration:\n  security:\n    initialization:\n      users:\n        - username: ann\n          password: ${ANN_PASSWORD}\n',
  ),
  seed(
    'relative-mount',
    'orchestration:\n  extraVolumes:\n    - name: a\n      emptyDir: {}\n  extraVolumeMounts:\n    - name: a\n      mountPath: opt/x #!\n',
    'orchestration:\n  extraVolumes:\n    - name: a\n      emptyDir: {}\n  extraVolumeMounts:\n    - name: a\n      mountPath: /opt/x #!\n',
  ),
  ...['MY VAR', '1ST', 'A=B'].map((name) =>
    seed(
      'form',
      `connectors:\n  env:\n    - name: ok.name-1\n      value: a\n    - name: ${name} #!\n      value: b\n`,
      'connectors:\n  env:\n    - name: ok.name-1\n      value: a\n    - name: _A\n      value: b\n',
    ),
  ),
  ...['global', 'orchestration', 'webModeler'].map((k) =>
    seed(
      'form',
      `${k}:\n  image:\n    pullSecrets:\n      - name: other\n      - registry #!\n`,
      `${k}:\n  image:\n    pullSecrets:\n      - name: other\n      - name: registry\n`,
    ),
  ),
  seed(
    'form',
    'global:\n  multiregion:\n    regions: two #!\n',
    'global:\n  multiregion:\n    regions: "2"\norchestration:\n  clusterSize: "4"\n',
  ),
  ...['one', '-1', '1'].map((id) =>
    seed('form', `global:\n  multiregion:\n    regionId: ${id} #!\n`, 'global:\n  multiregion:\n    regionId: 0\n'),
  ),
  ...['Camunda', 'camunda_8', '-a', 'a/b'].map((prefix) =>
    seed(
      'form',
      `orchestration:\n  index:\n    prefix: ${prefix} #!\n`,
      'orchestration:\n  index:\n    prefix: camunda-8\n',
    ),
  ),
  seed(
    'form',
    'global:\n  elasticsearch:\n    prefix: Zeebe-Record #!\n',
    'global:\n  elasticsearch:\n    prefix: zeebe-record.x\n',
  ),
  ...['camunda/camunda:8.8.1', 'camunda/camunda@sha256:00'].map((image) =>
    seed(
      'form',
      `orchestration:\n  image:\n    repository: ${image} #!\n`,
      'orchestration:\n  image:\n    repository: registry.example.org:5000/camunda/camunda\n',
    ),
  ),
  seed(
    'unknown-value',
    'orchestration:\n  pvcAccessModes:\n    - ReadWriteMany\n    - readWriteOnce #!\n',
    'orchestration:\n  pvcAccessModes:\n    - ReadWriteMany\n    - ReadWriteOnce #!\n',
  ),
  seed(
    'unknown-value',
    'connectors:\n  persistence:\n    accessModes: [ReadWriteAlways] #!\n',
    'connectors:\n  persistence:\n    accessModes: [ReadWriteOncePod]\n',
  ),
  seed(
    'unknown-value',
    `${IDENTITY}global:\n  identity:\n    keycloak:\n      url:\n        protocol: tcp #!\n        host: a\n        port: 80\n`,
    `${IDENTITY}global:\n  identity:\n    keycloak:\n      url:\n        protocol: https\n        host: a\n        port: 80\n`,
  ),
  seed(
    'unknown-value',
    `${IDENTITY}global:\n  identity:\n    keycloak:\n      url:\n        protocol: TCP #!\n        host: a\n        port: 80\n`,
    `${IDENTITY}global:\n  identity:\n    keycloak:\n      url:\n        protocol: KEYCLOAK_PROTOCOL\n        host: a\n        port: 80\n`,
  ),
  seed('unknown-value', 'orchestration:\n  logLevel: verbose #!\n', 'orchestration:\n  logLevel: WARN\n'),
  seed(
    'unknown-value',
    'identity:\n  logging:\n    level:\n      ROOT: INFO\n      io.camunda.identity: loud #!\n',
    'identity:\n  logging:\n    level:\n      ROOT: INFO\n      io.camunda.identity: DEBUG\n',
  ),
  seed(
    'type-kind',
    'orchestration:\n  extraConfiguration:\n    a.yaml: #!\n      camunda:\n        x: 1\n',
    'orchestration:\n  extraConfiguration:\n    a.yaml: |\n      camunda:\n        x: 1\n',
  ),
  seed(
    'type-kind',
    'connectors:\n  extraConfiguration:\n    a.yaml: null #!\n',
    'connectors:\n  extraConfiguration:\n    a.yaml: "" #!\n',
  ),
  // What an expression leads through has to be there: in the chart, or in the files.
  ...['{{ .Values.zeebe.clusterSize }}', 'a-{{ $.Values.global.identity.auth.operate.clientId | quote }}'].map((asks) =>
    seed(
      'template-key',
      `orchestration:\n  env:\n    - name: A\n      value: '${asks}' #!\n`,
      "orchestration:\n  env:\n    - name: A\n      value: '{{ .Values.orchestration.clusterSize }}'\n",
    ),
  ),
  seed(
    'template-key',
    'orchestration:\n  podAnnotations:\n    a: "{{ .Values.shared.team.name }}" #!\n',
    'shared:\n  team:\n    name: a\norchestration:\n  podAnnotations:\n    a: "{{ .Values.shared.team.name }}"\n',
  ),
  seed(
    'template-key',
    'global:\n  extraManifests:\n    - apiVersion: v1\n      kind: ConfigMap\n      metadata:\n        name: a\n      data:\n        a: \'{{ index .Values "zeebe" "env" 0 }}\' #!\n',
    'global:\n  extraManifests:\n    - apiVersion: v1\n      kind: ConfigMap\n      metadata:\n        name: a\n      data:\n        a: "{{ if .Values.zeebe }}{{ .Values.zeebe.clusterSize }}{{ end }}"\n',
  ),
  // Of Connectors nobody evaluates the variables, and nothing of what is off.
  seed(
    'template-key',
    'connectors:\n  podAnnotations:\n    a: "{{ .Values.operate.contextPath }}" #!\n',
    'connectors:\n  env:\n    - name: A\n      value: "{{ .Values.operate.contextPath }}"\nconsole:\n  podAnnotations:\n    a: "{{ .Values.operate.contextPath }}"\n',
  ),
  // Annotations of a chart whose schema wants texts: a null takes the chart's own away, and stays where it has none.
  ...['service', 'service.headless', 'ingress.grpc'].map((section) => {
    const map = `orchestration.${section}.annotations`.split('.').map((key, i) => `${'  '.repeat(i)}${key}:\n`);
    const entry = `${map.join('')}${'  '.repeat(map.length)}example.org/a:`;
    return seed('type-kind', `${entry} null #!\n`, `${entry} ""\n`);
  }),
  seed(
    'type-kind',
    'global:\n  ingress:\n    annotations:\n      example.org/a: null #!\n',
    'global:\n  ingress:\n    annotations:\n      nginx.ingress.kubernetes.io/ssl-redirect: null\n',
  ),
  seed(
    'type-kind',
    'orchestration:\n  pvcAccessModes:\n    - null #!\n',
    'orchestration:\n  pvcAccessModes:\n    - ReadWriteOnce\n',
  ),
  seed(
    'type-text',
    'connectors:\n  extraConfiguration:\n    a.txt: 1 #!\n',
    'connectors:\n  extraConfiguration:\n    a.txt: "1" #!\n',
  ),
  ...['{{ INGRESS_HOST }}', '{{ingress_host}}', 'a.{{ DOMAIN }}'].map((host) =>
    seed(
      'placeholder',
      `global:\n  ingress:\n    host: "${host}" #!\n`,
      'global:\n  ingress:\n    host: "{{ .Release.Namespace }}.example.org"\n',
    ),
  ),
  seed(
    'form',
    'orchestration:\n  env:\n    - name: A\n      valueFrom:\n        fieldRef: {} #!\n',
    'orchestration:\n  env:\n    - name: A\n      valueFrom:\n        fieldRef:\n          fieldPath: metadata.name\n',
  ),
  ...['replicas', 'replicaCount'].map((key) =>
    seed('unknown-key', `orchestration:\n  ${key}: 3 #!\n`, 'orchestration:\n  clusterSize: "3" #!\n'),
  ),
  // Constraints
  seed(
    'two-storages',
    'global:\n  opensearch:\n    enabled: true #!\n    url:\n      host: os.example.org\n',
    'global:\n  elasticsearch:\n    enabled: false\n  opensearch:\n    enabled: true\n    url:\n      host: os.example.org\nelasticsearch:\n  enabled: false\n',
  ),
  seed(
    'storage-missing',
    'orchestration:\n  clusterSize: "3"\nelasticsearch:\n  enabled: false #!\n',
    'global:\n  elasticsearch:\n    url:\n      host: es.example.org\nelasticsearch:\n  enabled: false\n',
  ),
  seed(
    'storage-missing',
    'global:\n  elasticsearch:\n    enabled: false\n  opensearch:\n    enabled: true #!\nelasticsearch:\n  enabled: false\n',
    'global:\n  elasticsearch:\n    enabled: false\n  opensearch:\n    enabled: true\n    url:\n      host: os.example.org\nelasticsearch:\n  enabled: false\n',
  ),
  seed(
    'storage-unused',
    'global:\n  elasticsearch:\n    external: true\n    url:\n      host: es.example.org\nelasticsearch:\n  enabled: true #!\n',
    'global:\n  elasticsearch:\n    external: true\n    url:\n      host: es.example.org\nelasticsearch:\n  enabled: false\n',
  ),
  seed(
    'storage-unused',
    'global:\n  elasticsearch:\n    enabled: false #!\n  opensearch:\n    enabled: true\n    url:\n      host: os.example.org\n',
    'global:\n  elasticsearch:\n    enabled: false\n  opensearch:\n    enabled: true\n    url:\n      host: os.example.org\nelasticsearch:\n  enabled: false\n',
  ),
  seed(
    'identity-database-address',
    `${IDENTITY}  externalDatabase: #!\n    enabled: true\n    username: a\n`,
    `${IDENTITY}  externalDatabase:\n    enabled: true\n    host: db.example.org\n    username: a\n`,
  ),
  seed(
    'even-replication',
    'orchestration:\n  replicationFactor: "2" #!\n',
    'orchestration:\n  replicationFactor: "1"\n',
  ),
  seed(
    'subchart',
    'elasticsearch:\n  master:\n    replicaCount: 0 #!\n',
    'elasticsearch:\n  master:\n    replicaCount: 1\n',
  ),
  seed(
    'subchart',
    'elasticsearch:\n  security:\n    enabled: true #!\n',
    'elasticsearch:\n  security:\n    enabled: true\n    tls:\n      autoGenerated: true\n',
  ),
  seed(
    'subchart',
    `${IDENTITY}identityKeycloak:\n  enabled: true\n  postgresql:\n    enabled: false #!\n`,
    `${IDENTITY}identityKeycloak:\n  enabled: true\n  postgresql:\n    enabled: false\n  externalDatabase:\n    host: db.example.org\n`,
  ),
  seed(
    'subchart',
    `${IDENTITY}identityKeycloak:\n  enabled: true\n  tls:\n    enabled: true #!\n`,
    `${IDENTITY}identityKeycloak:\n  enabled: true\n  tls:\n    enabled: true\n    existingSecret: a\n`,
  ),
  seed(
    'subchart',
    `${IDENTITY}identityPostgresql:\n  enabled: true\n  tls:\n    enabled: true #!\n`,
    `${IDENTITY}identityPostgresql:\n  enabled: true\n  tls:\n    enabled: true\n    autoGenerated: true\n`,
  ),
  seed(
    'subchart',
    'elasticsearch:\n  image:\n    repository: mirror/elasticsearch\nglobal:\n  security:\n    allowInsecureImages: false #!\n',
    'elasticsearch:\n  image:\n    repository: bitnamilegacy/elasticsearch\nglobal:\n  security:\n    allowInsecureImages: false\n',
  ),
  seed(
    'secrets-demanded',
    `global:\n  testDeprecationFlags:\n    existingSecretsMustBeSet: error #!\n${IDENTITY}identityPostgresql:\n  enabled: true\n`,
    `global:\n  testDeprecationFlags:\n    existingSecretsMustBeSet: error\n${IDENTITY}identityPostgresql:\n  enabled: true\n  auth:\n    existingSecret: a\n`,
  ),
  seed(
    'ca-bundle',
    'global:\n  tls:\n    caBundle:\n      secret:\n        existingSecret: ca\n  elasticsearch:\n    url:\n      protocol: http #!\n',
    'global:\n  tls:\n    caBundle:\n      secret:\n        existingSecret: ca\n  elasticsearch:\n    url:\n      protocol: https\n',
  ),
  seed(
    'ca-bundle',
    'global:\n  tls:\n    caBundle:\n      secret:\n        existingSecret: ca\noptimize:\n  env: #!\n    - name: JAVA_TOOL_OPTIONS\n      value: -Xmx1g\n',
    'global:\n  tls:\n    caBundle:\n      secret:\n        existingSecret: ca\noptimize:\n  javaOpts: -Xmx1g\n',
  ),
  seed('console-needs-identity', 'console:\n  enabled: true #!\n', `console:\n  enabled: true\n${IDENTITY}`),
  seed(
    'web-modeler-needs-identity',
    `webModelerPostgresql:\n  enabled: true\n  auth:\n    existingSecret: db\nwebModeler:\n  enabled: true #!\n${MAIL}`,
    `${MODELER}webModeler:\n  enabled: true\n${MAIL}`,
  ),
  seed(
    'web-modeler-from-address',
    `${MODELER}webModeler:\n  enabled: true #!\n`,
    `${MODELER}webModeler:\n  enabled: true\n${MAIL}`,
  ),
  seed(
    'web-modeler-database',
    `${IDENTITY}webModelerPostgresql:\n  enabled: true #!\nwebModeler:\n  enabled: true\n${MAIL}`,
    `${MODELER}webModeler:\n  enabled: true\n${MAIL}`,
  ),
  seed(
    'web-modeler-no-database',
    `${IDENTITY}webModeler:\n  enabled: true #!\n${MAIL}`,
    `${MODELER}webModeler:\n  enabled: true\n${MAIL}`,
  ),
  seed(
    'deployment-strategy',
    `${MODELER}webModeler:\n  enabled: true\n${MAIL}  persistence:\n    deploymentStrategy: Recreate #!\n`,
    `${MODELER}webModeler:\n  enabled: true\n${MAIL}  persistence:\n    enabled: true\n    deploymentStrategy: Recreate\n`,
  ),
  seed(
    'multi-tenancy-needs-identity',
    'global:\n  multitenancy:\n    enabled: true #!\nidentityPostgresql:\n  enabled: true\n',
    `global:\n  multitenancy:\n    enabled: true\nidentityPostgresql:\n  enabled: true\n${IDENTITY}`,
  ),
  seed(
    'multi-tenancy-needs-database',
    `${IDENTITY}  multitenancy:\n    enabled: true #!\n`,
    `${IDENTITY}  multitenancy:\n    enabled: true\nidentityPostgresql:\n  enabled: true\n`,
  ),
  seed(
    'two-databases',
    `identityPostgresql:\n  enabled: true #!\n${IDENTITY}  externalDatabase:\n    enabled: true\n    host: db.example.org\n`,
    `${IDENTITY}  externalDatabase:\n    enabled: true\n    host: db.example.org\n`,
  ),
  seed(
    'keycloak-needs-identity',
    'identityKeycloak:\n  enabled: true #!\n',
    `identityKeycloak:\n  enabled: true\n${IDENTITY}`,
  ),
  seed(
    'keycloak-missing',
    'global:\n  identity:\n    auth:\n      enabled: true\nidentity:\n  enabled: true #!\n',
    'global:\n  identity:\n    auth:\n      enabled: true\nidentityKeycloak:\n  enabled: true\nidentity:\n  enabled: true\n',
  ),
  seed(
    'keycloak-url-incomplete',
    `global:\n  identity:\n    auth:\n      enabled: true\n    keycloak:\n      url: #!\n        protocol: http\n        host: a\n${IDENTITY}`,
    `global:\n  identity:\n    auth:\n      enabled: true\n    keycloak:\n      url:\n        protocol: http\n        host: a\n        port: 80\n${IDENTITY}`,
  ),
  seed(
    'keycloak-login-incomplete',
    `global:\n  identity:\n    auth:\n      enabled: true\n    keycloak:\n      auth: #!\n        adminUser: a\n${IDENTITY}identityKeycloak:\n  enabled: true\n`,
    `global:\n  identity:\n    auth:\n      enabled: true\n    keycloak:\n      auth:\n        adminUser: a\n        existingSecret: a\n        existingSecretKey: b\n${IDENTITY}identityKeycloak:\n  enabled: true\n`,
  ),
  seed(
    'auth-type',
    'global:\n  identity:\n    auth:\n      type: OKTA #!\n',
    'global:\n  identity:\n    auth:\n      type: generic\n',
  ),
  seed(
    'identity-secret-with-keycloak',
    'global:\n  identity:\n    auth:\n      identity:\n        secret:\n          existingSecret: a #!\n          existingSecretKey: b\n',
    'global:\n  identity:\n    auth:\n      type: GENERIC\n      identity:\n        secret:\n          existingSecret: a\n          existingSecretKey: b\n',
  ),
  seed(
    'openshift',
    'global:\n  compatibility:\n    openshift:\n      adaptSecurityContext: auto #!\n',
    'global:\n  compatibility:\n    openshift:\n      adaptSecurityContext: force\n',
  ),
  seed(
    'opensearch-password-twice',
    'global:\n  opensearch:\n    auth:\n      existingSecret: a\n      password: ${P} #!\n',
    'global:\n  opensearch:\n    auth:\n      secret:\n        existingSecret: a\n        existingSecretKey: b\n',
  ),
  seed(
    'secondary-storage',
    'global:\n  elasticsearch:\n    enabled: false #!\nelasticsearch:\n  enabled: false\n',
    'global:\n  elasticsearch:\n    enabled: false\n  opensearch:\n    enabled: true\n    url:\n      host: os.example.org\nelasticsearch:\n  enabled: false\n',
  ),
  seed(
    'no-secondary-storage',
    `${OIDC}  noSecondaryStorage: true #!\n`,
    `${OIDC}  noSecondaryStorage: true\n  elasticsearch:\n    enabled: false\nelasticsearch:\n  enabled: false\n${REDIRECT}`,
  ),
  seed(
    'no-secondary-storage-login',
    'global:\n  noSecondaryStorage: true #!\n  elasticsearch:\n    enabled: false\nelasticsearch:\n  enabled: false\n',
    `${OIDC}  noSecondaryStorage: true\n  elasticsearch:\n    enabled: false\nelasticsearch:\n  enabled: false\n${REDIRECT}`,
  ),
  seed(
    'optimize-without-storage',
    `${OIDC}  noSecondaryStorage: true\n  elasticsearch:\n    enabled: false\nelasticsearch:\n  enabled: false\noptimize:\n  enabled: true #!\n`,
    'optimize:\n  enabled: true\n',
  ),
  seed(
    'document-store-unknown',
    'global:\n  documentStore:\n    activeStoreId: s3 #!\norchestration:\n  contextPath: /\n',
    'global:\n  documentStore:\n    activeStoreId: inmemory\norchestration:\n  contextPath: /\n',
  ),
  seed(
    'document-store-bucket',
    'global:\n  documentStore:\n    activeStoreId: aws\n    type:\n      aws: #!\n        region: eu-west-1\norchestration:\n  contextPath: /\n',
    'global:\n  documentStore:\n    activeStoreId: aws\n    type:\n      aws:\n        region: eu-west-1\n        bucket: acme\norchestration:\n  contextPath: /\n',
  ),
  seed(
    'ingress-same-path',
    'global:\n  ingress:\n    enabled: true\n    host: a.example.org\norchestration:\n  contextPath: /x\nconnectors:\n  contextPath: /x/ #!\n',
    'global:\n  ingress:\n    enabled: true\n    host: a.example.org\norchestration:\n  contextPath: /x\nconnectors:\n  contextPath: /y\n',
  ),
  seed(
    'type-number',
    'orchestration:\n  podSecurityContext:\n    runAsUser: "1000" #!\n',
    'orchestration:\n  podSecurityContext:\n    runAsUser: 1000 #!\n',
  ),
  seed(
    'type-switch',
    'orchestration:\n  sidecars:\n    - name: a\n      image: b\n      securityContext:\n        readOnlyRootFilesystem: "true" #!\n',
    'orchestration:\n  sidecars:\n    - name: a\n      image: b\n      securityContext:\n        readOnlyRootFilesystem: true #!\n',
  ),
  ...[
    ['data:\n    snapshotPeriod: ', '5 minutes', '5m'],
    ['serviceAccount:\n    name: ', 'My_SA', 'my-sa'],
    ['podLabels:\n    team: ', 'a b', 'a-b'],
    [
      'security:\n    authentication:\n      oidc:\n        redirectUrl: ',
      'https://a.example.org/sso-callback',
      'https://a.example.org',
    ],
  ].map(([at = '', wrong = '', right = '']) =>
    seed('form', `orchestration:\n  ${at}${wrong} #!\n`, `orchestration:\n  ${at}${right}\n`),
  ),
  seed(
    'form',
    'orchestration:\n  extraVolumes:\n    - name: A_b #!\n      emptyDir: {}\n',
    'orchestration:\n  extraVolumes:\n    - name: a-b\n      emptyDir: {}\n',
  ),
  seed(
    'secret-name',
    'global:\n  license:\n    secret:\n      existingSecret: My Password! #!\n      existingSecretKey: key\norchestration:\n  contextPath: /\n',
    'global:\n  license:\n    secret:\n      existingSecret: my-license\n      existingSecretKey: key\norchestration:\n  contextPath: /\n',
  ),
  seed(
    'unknown-key',
    'orchestration:\n  profiles:\n    tasklists: true #!\n',
    'orchestration:\n  profiles:\n    tasklist: true #!\n',
  ),
  seed(
    'retention-unread',
    'orchestration:\n  retention:\n    enabled: true #!\n',
    'orchestration:\n  retention:\n    enabled: true\n  exporters:\n    zeebe:\n      enabled: true\n',
  ),
  seed(
    'legacy-index-age',
    'orchestration:\n  history:\n    retention:\n      enabled: true\n      minimumAge: 90d #!\n  migration:\n    data:\n      enabled: true\n',
    'orchestration:\n  history:\n    retention:\n      enabled: true\n      minimumAge: 90d\n  migration:\n    data:\n      enabled: true\n      tasks:\n        legacyIndexRetentionAge: 90d\n',
  ),
  seed(
    'tasks-retry',
    'orchestration:\n  migration:\n    data:\n      enabled: true\n      tasks:\n        retry:\n          maxRetries: 9 #!\n',
    'orchestration:\n  migration:\n    data:\n      enabled: true\n      process:\n        retry:\n          maxRetries: 9\n      tasks:\n        retry:\n          maxRetries: 9\n',
  ),
  seed(
    'exporters-off',
    'orchestration:\n  exporters:\n    camunda:\n      enabled: false\n    zeebe:\n      enabled: false #!\noptimize:\n  enabled: true\n',
    'orchestration:\n  exporters:\n    camunda:\n      enabled: true\n    zeebe:\n      enabled: false\noptimize:\n  enabled: true\n',
  ),
  seed(
    'nothing-exported',
    'orchestration:\n  exporters:\n    camunda:\n      enabled: false #!\n',
    'orchestration:\n  exporters:\n    camunda:\n      enabled: false\n    zeebe:\n      enabled: true\n',
  ),
  seed(
    'regions',
    'global:\n  multiregion:\n    regions: 2\norchestration:\n  clusterSize: "3" #!\n',
    'global:\n  multiregion:\n    regions: 2\norchestration:\n  clusterSize: "4"\n',
  ),
  seed(
    'replication',
    'orchestration:\n  clusterSize: "1" #!\n',
    'orchestration:\n  clusterSize: "1"\n  replicationFactor: "1"\n',
  ),
  seed('redirect-url', `${OIDC}${CLIENTS}        redirectUrl: "" #!\n`, `${OIDC}${REDIRECT}`),
  seed(
    'redirect-url-default',
    `${OIDC}  ingress:\n    enabled: true\n    host: a.example.org\n${CLIENTS}        redirectUrl: http://localhost:8080 #!\n  contextPath: /\n`,
    `${OIDC}  ingress:\n    enabled: true\n    host: a.example.org\n${REDIRECT}  contextPath: /\n`,
  ),
  seed(
    'redirect-url-default',
    `${OIDC}${CLIENTS.replace('oidc:\n        secret:\n          existingSecret: a\n          existingSecretKey: c', 'oidc: #!\n        secret:\n          existingSecret: a\n          existingSecretKey: c')}`,
    `${OIDC}${REDIRECT}`,
  ),
  seed(
    'redirect-url-scheme',
    `${OIDC}  ingress:\n    enabled: true\n    host: a.example.org\n    tls:\n      enabled: true\n${CLIENTS}        redirectUrl: http://a.example.org #!\n  contextPath: /\n`,
    `${OIDC}  ingress:\n    enabled: true\n    host: a.example.org\n    tls:\n      enabled: true\n${REDIRECT}  contextPath: /\n`,
  ),
  seed(
    'redirect-url-scheme',
    `${OIDC}  identity:\n    auth:\n      publicIssuerUrl: https://login.example.com/realm\n${CLIENTS}        redirectUrl: HTTP://a.example.org:80/x #!\n`,
    `${OIDC}  identity:\n    auth:\n      publicIssuerUrl: https://login.example.com/realm\n${CLIENTS}        redirectUrl: http://localhost:8080/x #!\n`,
  ),
  seed(
    'client-without-secret',
    'global:\n  security:\n    authentication:\n      method: oidc #!\nconnectors:\n  enabled: false\n',
    `${OIDC}${REDIRECT}`,
  ),
  seed(
    'methods-differ',
    REDIRECT.replace(
      '    authentication:\n      oidc:\n        secret:\n          existingSecret: a\n          existingSecretKey: c',
      '    authentication:\n      method: oidc #!\n      oidc:\n        secret:\n          existingSecret: a\n          existingSecretKey: c',
    ),
    `${OIDC}${REDIRECT}`,
  ),
  seed(
    'item-key',
    'connectors:\n  env:\n    - name: A\n      valuefrom: #!\n        fieldRef:\n          fieldPath: metadata.name\n',
    'connectors:\n  env:\n    - name: A\n      valueFrom:\n        fieldRef:\n          fieldPath: metadata.name\n',
  ),
  seed(
    'ingress-without-path',
    'global:\n  ingress:\n    enabled: true #!\n    host: a.example.org\n',
    'global:\n  ingress:\n    enabled: true\n    host: a.example.org\norchestration:\n  contextPath: /\n',
  ),
  seed(
    'ingress-hides-identity',
    'global:\n  ingress:\n    enabled: true\nidentity:\n  enabled: true\n  contextPath: /identity #!\norchestration:\n  contextPath: /\n',
    'global:\n  ingress:\n    enabled: true\nidentity:\n  enabled: true\n  contextPath: /managementidentity\norchestration:\n  contextPath: /\n',
  ),
  seed(
    'ingress-without-cluster',
    'global:\n  ingress:\n    enabled: true #!\nconnectors:\n  contextPath: /connectors\n',
    'global:\n  ingress:\n    enabled: true\nconnectors:\n  contextPath: /connectors\norchestration:\n  contextPath: /camunda\n',
  ),
  seed(
    'path-without-slash',
    'global:\n  ingress:\n    enabled: true\norchestration:\n  contextPath: camunda #!\n',
    'global:\n  ingress:\n    enabled: true\norchestration:\n  contextPath: /camunda #!\n',
  ),
  seed(
    'connectors-user',
    'orchestration:\n  security:\n    initialization:\n      users: [] #!\n',
    'connectors:\n  enabled: false\norchestration:\n  security:\n    initialization:\n      users: []\n',
  ),
];
