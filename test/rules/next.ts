/** The rules of the step from 8.8 to 8.9: an example for each, and their pages. */
import { readSet, upgrade, type Finding } from '../../server/src/engine/index.ts';
import { guideSection } from '../../server/src/engine/steps/8.8-8.9/checklist/guide.ts';
import { STEP } from '../../server/src/engine/steps/8.8-8.9/index.ts';
import { OLD_SECRETS } from '../../server/src/engine/steps/8.8-8.9/oldSecrets.ts';
import type { AnyRule, Safety } from '../../server/src/engine/rules/rule.ts';
import { effectLines } from './effectLines.ts';
import { fileName, values, yaml } from './example.ts';
import { LEFT, safetyOf, SEVERITIES } from './words.ts';

export const FOLDER = `${STEP.from}-${STEP.to}`;
export const NEXT_RULES: readonly AnyRule[] = [...STEP.rules.set.keys, ...STEP.rules.derived, ...STEP.rules.set.notes];

/** What only the engine's own machinery says, with the same words for every step: shown on the pages of the first step. */
export const SHOWN_THERE: readonly string[] = [
  'conflict',
  'declared-version',
  'documents',
  'documents/forgotten',
  'documents/last-line',
  'documents/unread',
  'duplicate-key',
  'layers/reset',
  'layers/taken-back',
  'left-to-decide',
  'secrets/hidden',
  'spelling/hidden',
  'template/gone',
  'template/literal',
  'template/moved',
  'types/null',
  'types/braces',
  'types/number',
  'types/off',
  'types/read-off',
  'types/said-off',
  'types/stays-string',
  'types/switch',
  'types/placeholder',
  'types/post-rendered',
  'types/text',
  'wrong-kind',
];

const CLUSTER = { 'orchestration.clusterSize': '3' };
const AUTH = { 'global.identity.auth.enabled': true, 'identity.enabled': true };
type Values = Parameters<typeof values>[0];

/** One example for each rule that speaks of a family of keys. */
function families(): Record<string, string> {
  const out: Record<string, string> = {};
  for (const row of OLD_SECRETS) {
    const id = `secrets/${row.id}`;
    const block = `${row.to ?? row.at}.secret`;
    const on: Values = row.named === undefined ? {} : Object.fromEntries(row.named.map((path) => [path, true]));
    const external: Values = row.at === 'global.elasticsearch.auth' ? { 'global.elasticsearch.external': true } : {};
    const old: Values = { ...on, ...external, [`${row.at}.existingSecret`]: 'mine', [`${row.at}.${row.key}`]: 'part' };
    out[`${id}-name`] = values(old);
    out[`${id}-key`] = values(old);
    out[`${id}-spare-name`] = values({
      ...old,
      [`${block}.existingSecret`]: 'other',
      [`${block}.existingSecretKey`]: '',
    });
    out[`${id}-spare-key`] = values({ ...old, [`${block}.existingSecretKey`]: 'other' });
    if (row.plain !== undefined)
      out[`${id}-text`] = values({
        ...external,
        [`${row.at}.existingSecret`]: '',
        [`${row.at}.${row.plain}`]: 'secret',
      });
  }
  for (const { id, at, action } of STEP.rules.set.keys) {
    if (id.startsWith('images/')) out[id] = values({ [at]: id.endsWith('-tag') ? '8.8.3' : 'sha256:00' });
    else if (action.kind === 'itemize')
      out[id] = values({ [at]: { 'log4j2.xml': '<Configuration>\n</Configuration>\n' } });
    else if (id.startsWith('web-modeler/webapp-')) {
      const list = /(?:env|envFrom|extraVolumes|extraVolumeMounts|initContainers|sidecars|tolerations)$/.test(at);
      const text = /(?:configuration|dnsPolicy|type)$/.test(at);
      const value = list ? [{ name: 'a' }] : text ? 'a' : at.endsWith('.command') ? ['a'] : { a: 'b' };
      out[id] = values({ 'webModeler.enabled': true, [at]: value });
    } else if (id.endsWith('-login'))
      out[id] = values({
        ...CLUSTER,
        [`${at}.clientId`]: 'mine',
        [`${at.slice(at.lastIndexOf('.') + 1)}.security.authentication.oidc.clientId`]: 'other',
      });
    else if (id.includes('-login-'))
      out[id] = values({ ...CLUSTER, [at.endsWith('.secret') ? `${at}.existingSecret` : at]: 'mine' });
    else if (action.kind === 'reshape' && id.startsWith('migration/'))
      out[id] = values({ ...CLUSTER, [`${at}.enabled`]: true, [`${at}.clusterSize`]: '5' });
  }
  return out;
}
const EXAMPLES: Readonly<Record<string, string>> = {
  ...families(),
  'storage/elasticsearch': values(CLUSTER),
  'storage/bundled': values(CLUSTER),
  'storage/type': values(CLUSTER),
  'storage/defaults-said': values({
    'orchestration.enabled': false,
    'global.documentStore.type.gcp.enabled': true,
    'global.documentStore.type.gcp.existingSecret': '',
  }),
  'storage/off': values({ ...CLUSTER, 'global.elasticsearch.auth.existingSecret': 'mine' }),
  'storage/password-alone': values({
    ...CLUSTER,
    'optimize.enabled': true,
    'global.elasticsearch.enabled': false,
    'global.opensearch.enabled': true,
    'global.opensearch.auth.secret.existingSecret': 'mine',
    'global.opensearch.auth.secret.existingSecretKey': 'part',
  }),
  'storage/aws-alone': values({
    ...CLUSTER,
    'optimize.enabled': true,
    'global.elasticsearch.enabled': false,
    'global.opensearch.enabled': true,
    'global.opensearch.aws.enabled': true,
    'global.opensearch.auth.username': 'camunda',
  }),
  'storage/empty-prefix': values({ ...CLUSTER, 'optimize.enabled': true, 'global.elasticsearch.prefix': '' }),
  'secrets/initial-user-default': values({ ...AUTH, 'identity.firstUser.existingSecret': '' }),
  'secrets/generated': values({ ...CLUSTER, 'global.secrets.autoGenerated': true, 'global.secrets.name': 'mine' }),
  'cluster/admin-profile': values({ ...CLUSTER, 'orchestration.profiles.identity': false }),
  'cluster/record-exporter': values({ ...CLUSTER, 'orchestration.migration.data.enabled': true }),
  'cluster/usage-metrics-retention': values({
    'orchestration.history.retention.enabled': true,
    'orchestration.history.retention.usageMetricsMinimumAge': '99d',
  }),
  'cluster/old-variable': values({
    'orchestration.env': [{ name: 'ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS', value: 'a:26502' }],
  }),
  'cluster/contact-points': values({ ...CLUSTER, 'global.multiregion.regions': 2 }),
  'storage/variable-twice': values({
    'optimize.enabled': true,
    'optimize.env': [{ name: 'CAMUNDA_OPTIMIZE_ELASTICSEARCH_SECURITY_USERNAME', value: 'elastic' }],
  }),
  'optimize/migration-options': values({ 'optimize.enabled': true, 'optimize.javaOpts': '-Xmx2g' }),
  'cluster/lone-exporter': values({
    'orchestration.migration.data.enabled': true,
    'orchestration.env': [{ name: 'ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_BULK_SIZE', value: '500' }],
  }),
  'cluster/exporter-password': values({
    'optimize.enabled': true,
    'orchestration.env': [{ name: 'VALUES_ELASTICSEARCH_PASSWORD', value: 'x' }],
  }),
  'web-modeler/user-name': values({
    'webModeler.enabled': true,
    'webModeler.restapi.env': [{ name: 'CAMUNDA_IDENTITY_USERNAMECLAIM', value: 'name' }],
  }),
  'cluster/own-configuration': values({ 'orchestration.configuration': 'camunda:\n  a: 1\n' }),
  'cluster/old-property': values({
    'orchestration.extraConfiguration': {
      'own.yaml': 'camunda:\n  database:\n    index:\n      numberOfReplicas: 2\n',
    },
  }),
  'cluster/identity-profile': values({
    'orchestration.extraConfiguration': { 'application-identity.yaml': 'camunda:\n  a: 1\n' },
  }),
  'connectors/issuer': values({
    'connectors.enabled': true,
    'global.security.authentication.method': 'oidc',
    'global.identity.auth.issuer': 'https://login.example.com/realms/camunda',
    'global.identity.auth.tokenUrl': 'http://keycloak.auth.svc:8080/realms/camunda/token',
  }),
  'web-modeler/webapp': values({ 'webModeler.enabled': true, 'webModeler.webapp.replicas': 2 }),
  'web-modeler/own-configuration': values({ 'webModeler.restapi.configuration': 'server:\n  undertow: {}\n' }),
  'web-modeler/probe-path': values({
    'webModeler.contextPath': '/modeler',
    'webModeler.restapi.readinessProbe.probePath': '/modeler/health',
  }),
  'web-modeler/cluster-version': values({
    'webModeler.enabled': true,
    'webModeler.restapi.clusters': [{ id: 'own', name: 'own', version: '8.8.24' }],
  }),
  'web-modeler/mail-login': values({
    'webModeler.enabled': true,
    'webModeler.restapi.mail.smtpUser': 'mailer',
    'webModeler.restapi.mail.existingSecret': 'mine',
  }),
  'connectors/secret-prefix': values({
    'connectors.env': [{ name: 'MAIL_PASSWORD', valueFrom: { secretKeyRef: { name: 'mail', key: 'password' } } }],
  }),
  'connectors/token-address': values({
    'connectors.env': [{ name: 'CAMUNDA_CLIENT_AUTH_TOKENURL', value: 'https://login.example.org/token' }],
  }),
  'web-modeler/undertow': values({
    'webModeler.restapi.env': [{ name: 'SERVER_UNDERTOW_THREADS_WORKER', value: '32' }],
  }),
  'optimize/volume-claims': values({ 'optimize.enabled': true, 'optimize.persistence.enabled': true }),
  'web-modeler/old-service': values({
    'connectors.env': [{ name: 'MODELER', value: 'http://camunda-web-modeler-webapp:80' }],
  }),
  'web-modeler/old-label': yaml`
    orchestration:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
              labelSelector:
                matchLabels:
                  app.kubernetes.io/component: webapp
  `,
  'web-modeler/old-workload': yaml`
    global:
      extraManifests:
        - apiVersion: autoscaling/v2
          kind: HorizontalPodAutoscaler
          metadata:
            name: modeler
          spec:
            scaleTargetRef:
              apiVersion: apps/v1
              kind: Deployment
              name: camunda-web-modeler-webapp
  `,
  'secrets/not-made': values({
    'connectors.env': [
      {
        name: 'SECRET_MAIL',
        valueFrom: { secretKeyRef: { name: 'camunda-web-modeler-restapi', key: 'smtp-password' } },
      },
    ],
  }),
  'cluster/old-config-map': values({
    'connectors.extraVolumes': [{ name: 'of-cluster', configMap: { name: 'camunda-zeebe-configuration-unified' } }],
  }),
  'migration/jobs': values({ ...CLUSTER, 'orchestration.migration.data.enabled': true }),
  'migration/importer': values({ ...CLUSTER, 'orchestration.importer.env': [{ name: 'A', value: 'b' }] }),
  'migration/compatibility': values({ ...CLUSTER, 'global.compatibility.orchestration.enabled': false }),
  'unknown-key': values({ ...CLUSTER, 'orchestration.clustersize': '3' }),
  'awakened-key': yaml`
    orchestration:
      clusterSize: "3"
    global:
      gateway:
        enabled: false
        className: own
  `,
};
export const exampleOf = (id: string): string | undefined => EXAMPLES[id];

export interface Led {
  readonly after: string;
  readonly findings: readonly Finding[];
  /** Rules that say or do something. */
  readonly rules: readonly string[];
}
const led = new Map<string, Led>();
/** The whole upgrade of one file. */
export function lead(text: string): Led {
  let known = led.get(text);
  if (!known) {
    const set = readSet([{ name: fileName(0, 1), text }], { from: STEP.from, target: STEP.to });
    const { findings, layers } = upgrade(set);
    const rules = findings.flatMap((f) => [f.rule, ...f.operations.map((o) => o.rule)]);
    known = { after: layers[0]?.after ?? '', findings, rules: [...new Set(rules)] };
    led.set(text, known);
  }
  return known;
}

export const safetiesIn = (id: string, text: string | undefined): Safety[] =>
  (text === undefined ? [] : lead(text).findings).filter((f) => f.rule === id).map((f) => f.safety);
const fence = (text: string): string => `\`\`\`yaml\n${text}\`\`\``;
function page(rule: AnyRule): string {
  const text = exampleOf(rule.id);
  const at = 'at' in rule ? rule.at : 'to' in rule ? rule.to : undefined;
  return `${[
    `# ${rule.id}`,
    ...(at === undefined ? [] : [`It is about \`${at}\`.`]),
    `**Why.** ${rule.why}`,
    ...(rule.todo === undefined ? [] : [`**What is left to do.** ${rule.todo}`]),
    ...(rule.details === undefined ? [] : [`**More.** ${rule.details}`]),
    ...(LEFT[rule.ifLeft] === '' ? [] : [`**If it is left.** ${LEFT[rule.ifLeft].replace('13.x', '14.x')}`]),
    [
      `- ${SEVERITIES[rule.severity].replace('8.8', '8.9').replace('8.7', '8.8')}`,
      `- ${safetyOf(rule.safety, safetiesIn(rule.id, text))}`,
      `- [Upgrade guide](${guideSection()})`,
    ].join('\n'),
    ...(text === undefined
      ? []
      : [
          '## Before and after',
          'The whole file, with what every deployment gets:',
          fence(text),
          fence(lead(text).after),
        ]),
    '## Source',
    rule.source.map((s) => `- ${s}`).join('\n'),
    `[All rules of this step](${'../'.repeat(rule.id.split('/').length - 1)}README.md)`,
  ].join('\n\n')}\n`;
}

/** Keys of 8.8 without a rule, for which something had to be decided all the same. */
export const DECIDED: readonly (readonly [keys: string, why: string])[] = [
  [
    '`global.ingress.host`',
    'Stays. Chart 14.x reads it where `global.host` is empty, and texts that ask for it (`{{ .Values.global.ingress.host }}`) would find nothing after a move. Chart 15.x will refuse it.',
  ],
  [
    '`global.elasticsearch.*`, `global.opensearch.*`',
    'Stay. Chart 14.x reads them, and the exporter for Optimize and for records is written with `global.elasticsearch.enabled` only.',
  ],
  [
    '`global.elasticsearch.tls.existingSecret`, `global.opensearch.tls.existingSecret`, `….tls.jks.secret`',
    'Stay: read as before, volume and truststore are the same.',
  ],
  [
    '`global.identity.keycloak.auth.existingSecret`, `console.tls.existingSecret`, `console.overrideConfiguration`, `webModeler.restapi.externalDatabase.user`',
    'Stay: read as before.',
  ],
  [
    '`webModeler.extraConfiguration`, `webModeler.websockets.extraConfiguration`',
    'Stay maps: no schema names them, and the templates read both kinds.',
  ],
  [
    '`global.image.tag`, `orchestration.security.initialization.defaultRoles.*.mappingRules`',
    'Not listed any more, and read as before.',
  ],
  [
    '`identityKeycloak`, `identityPostgresql`, `webModelerPostgresql`, `elasticsearch`',
    'Stay: rendered as before, with a warning of the chart. Chart 15.x has none of them.',
  ],
  ['`orchestration.service.httpPort`', 'Stays: the documentation speaks of another default, both charts have 8080.'],
];
function contents(): string {
  const mine = NEXT_RULES.filter((r) => !SHOWN_THERE.includes(r.id));
  const sections = [...new Set(mine.map((r) => r.section))].sort();
  return `${[
    `# Rules from ${STEP.from} to ${STEP.to}`,
    'What changes in a values file between Camunda 8.8 (chart 13.x) and 8.9 (chart 14.x). The examples are executed as tests. This folder is written by `npm run docs`; changes belong into the rules.',
    ...sections.flatMap((section) => [
      `## ${section.replace(/^./, (c) => c.toUpperCase()).replace('-', ' ')}`,
      mine
        .filter((r) => r.section === section)
        .map((r) => `- [${r.id}](${r.id}.md): ${r.why}`)
        .join('\n'),
    ]),
    '## In the cluster',
    `What an upgrade does there beside what the keys did in 13.x, by reason. \`npm run test:effects -- --step ${FOLDER}\` renders every key of 8.8 with chart 13.x and, upgraded, with chart 14.x, alone and in whole deployments; any other difference that the charts do not make by themselves is a fault, unless the upgrade asks about it.`,
    effectLines(STEP.effects).join('\n'),
    '## Decided, without a rule',
    DECIDED.map(([keys, why]) => `- ${keys}: ${why}`).join('\n'),
    '[The first step](../README.md)',
  ].join('\n\n')}\n`;
}
/** By path below docs/rules. */
export const nextPages = (): [string, string][] => [
  [`${FOLDER}/README.md`, contents()],
  ...NEXT_RULES.filter((r) => !SHOWN_THERE.includes(r.id)).map((r): [string, string] => [
    `${FOLDER}/${r.id}.md`,
    page(r),
  ]),
];
