/** Components that stay, and keys of other sections that changed place. */
import { derive, manual, move, remove, reshape } from './table.ts';
import type { DeriveRule, KeyRule } from '../../rules/rule.ts';

const OLD_SPELLING = 'An older spelling that chart 12.x still translated.';
const INGRESS = {
  todo: 'Use `global.ingress` with a `contextPath` for each component.',
  why: 'Chart 13.x has no Ingress of a single component.',
  details: 'Or write an Ingress of your own in `global.extraManifests`.',
};

/** Keys that a later patch of chart 12.x dropped, and the last patch that had them. */
const OLDER: readonly (readonly [id: string, at: string, last: string, what: string])[] = [
  [
    'identity-auth/console-secret',
    'global.identity.auth.console.existingSecret',
    '12.6.3',
    'Console signs in without a secret',
  ],
  [
    'identity-auth/console-secret-key',
    'global.identity.auth.console.existingSecretKey',
    '12.6.3',
    'Console signs in without a secret',
  ],
  [
    'identity-auth/identity-redirect-url',
    'global.identity.auth.identity.redirectUrl',
    '12.7.3',
    'the address of Identity comes from `identity.fullURL`',
  ],
];
export const COMPONENTS: readonly KeyRule[] = [
  move('postgresql/rename', 'postgresql', 'webModelerPostgresql', {
    section: 'top-level',
    ifLeft: 'aborts',
    why: 'The database of Web Modeler has a name of its own.',
    source: ['guide, "Values key changes"', 'render: aborts with Web Modeler on, else ignored'],
  }),
  move('identity/keycloak-spelling', 'identity.keycloak', 'identityKeycloak', {
    section: 'top-level',
    ifLeft: 'aborts',
    why: OLD_SPELLING,
  }),
  move('identity/postgresql-spelling', 'identity.postgresql', 'identityPostgresql', {
    section: 'top-level',
    ifLeft: 'aborts',
    why: OLD_SPELLING,
  }),
  ...(['identity', 'console', 'connectors', 'optimize', 'webModeler'] as const).map((c) =>
    reshape(`${c === 'webModeler' ? 'web-modeler' : c}/ingress`, `${c}.ingress`, 'separate-ingress', {
      section: 'ingress',
      ifLeft: c === 'optimize' ? 'ignored' : 'aborts',
      ...INGRESS,
      source: ['render: `enabled: true` aborts, for Optimize it is ignored'],
    }),
  ),
  reshape('elasticsearch/image-tag', 'elasticsearch.image.tag', 'elasticsearch-tag', {
    section: 'top-level',
    severity: 'warning',
    safety: 'review',
    ifLeft: 'dangerous',
    why: 'Camunda 8.8 needs Elasticsearch 8.16 or newer.',
  }),
  reshape('elasticsearch/url', 'global.elasticsearch.url', 'url-map', {
    section: 'top-level',
    ifLeft: 'aborts',
    why: 'Chart 13.x wants protocol, host and port apart.',
    source: ['render: a string aborts'],
  }),
  ...(
    [
      ['elasticsearch/empty-auth', 'global.elasticsearch.auth'],
      ['opensearch/empty-url', 'global.opensearch.url'],
      ['web-modeler/empty-restapi', 'webModeler.restapi'],
    ] as const
  ).map(([id, at]) =>
    reshape(id, at, 'null-section', {
      section: 'types',
      ifLeft: 'aborts',
      why: 'An empty section removes the defaults below it, which chart 13.x needs.',
      source: ['render of both charts with every section set to null'],
    }),
  ),
  move('elasticsearch/protocol', 'global.elasticsearch.protocol', 'global.elasticsearch.url.protocol', {
    section: 'top-level',
    ifLeft: 'aborts',
    why: OLD_SPELLING,
  }),
  move('elasticsearch/host', 'global.elasticsearch.host', 'global.elasticsearch.url.host', {
    section: 'top-level',
    ifLeft: 'aborts',
    why: OLD_SPELLING,
  }),
  move('elasticsearch/port', 'global.elasticsearch.port', 'global.elasticsearch.url.port', {
    section: 'top-level',
    ifLeft: 'aborts',
    why: OLD_SPELLING,
  }),
  ...OLDER.map(([id, at, last, what]) =>
    remove(id, at, {
      section: 'identity-authentication',
      severity: 'information',
      why: `No chart after ${last} reads it: ${what}.`,
      source: [
        `values.yaml of the patches of chart 12.x: ${last} is the last one that has it`,
        'render of 12.13.3 and 13.12.7, with and without it',
      ],
    }),
  ),
  remove('multi-region/installation-type', 'global.multiregion.installationType', {
    section: 'multi-region',
    ifLeft: 'aborts',
    why: 'A key of chart 12.0, gone since 12.1; chart 13.x aborts when it exists.',
  }),
  remove('global/zeebe-port', 'global.zeebePort', {
    section: 'top-level',
    severity: 'warning',
    safety: 'review',
    why: 'Neither chart reads it: the port of the gateway is `orchestration.service.grpcPort`.',
    details: 'In 8.7 it was `zeebeGateway.service.grpcPort`.',
    source: ['render of 12.13 with and without it: no difference; its check in constraints.tpl is commented out'],
  }),
  manual('keycloak/fullname', 'global.identity.keycloak.fullname', {
    section: 'top-level',
    ifLeft: 'aborts',
    why: 'Both charts abort: give `global.identity.keycloak.url` instead.',
  }),
  move('security/authorizations', 'global.security.authorizations', 'orchestration.security.authorizations', {
    section: 'top-level',
    ifLeft: 'aborts',
    why: 'From a preview of 8.8; chart 13.x aborts.',
  }),
  move('security/initialization', 'global.security.initialization', 'orchestration.security.initialization', {
    section: 'top-level',
    ifLeft: 'aborts',
    why: 'From a preview of 8.8; chart 13.x aborts.',
  }),
  move('migration/place', 'migration', 'orchestration.migration', {
    section: 'migration',
    why: 'The guide prints it at the top level, where chart 13.x ignores it.',
    source: ['render: no Job from a top-level `migration`'],
  }),
  remove('connectors/inbound', 'connectors.inbound', {
    section: 'connectors',
    safety: 'review',
    why: 'Connectors only talk to the cluster, as `connectors.security.authentication` says.',
  }),
  reshape('connectors/inbound-auth', 'connectors.inbound.auth', 'inbound-auth', {
    section: 'connectors',
    safety: 'review',
    why: 'In 8.8 Connectors sign in to the cluster, not to Operate.',
    details:
      'With basic authentication they sign in as the first of `orchestration.security.initialization.users`, whose password stands in the values: create that user again. With OIDC they sign in as the client of `connectors.security.authentication.oidc`, and nothing takes the place of this name.',
    source: [
      'templates/connectors/configmap.yaml and deployment.yaml of 12.13: the name and the Secret are read with `credentials` only',
      'render of 13.12 with each method: with oidc no user of the cluster is named for connectors',
    ],
  }),
  reshape('ingress/openshift-tls', 'global.ingress.tls.secretName', 'openshift-tls', {
    section: 'ingress',
    safety: 'review',
    ifLeft: 'misread',
    why: 'An empty name meant no Secret on an OpenShift router; chart 13.x wants "-" for that.',
    source: ['render of both charts with an openshift ingress class'],
  }),
  reshape('ingress/global-path-type', 'global.ingress.pathType', 'combined-path-type', {
    section: 'ingress',
    safety: 'review',
    ifLeft: 'misread',
    group: 'merge/context-path',
    why: 'It is the path type that was in effect; in 13.x it counts for all.',
    details: 'In chart 12.x each component had a path type, `Prefix` by default, which hid the global one.',
    source: ['render of both charts: `global.ingress.pathType: Exact` alone makes paths of type Prefix in 12.13'],
  }),
  remove('web-modeler/play', 'webModeler.webapp.playEnabled', {
    section: 'top-level',
    severity: 'warning',
    why: 'Play is always part of Web Modeler.',
  }),
];

const exportersOff = {
  section: 'multi-region',
  safety: 'review',
  group: 'multi-region/exporters',
  why: 'Chart 12.x ran no exporter of its own.',
} as const;
const MANAGED = {
  section: 'multi-region',
  when: { fact: 'managed-exporters' },
  safety: 'review',
  why: 'Chart 12.x ran its exporter; both of 13.x stay on while the data is migrated.',
  details:
    'In 8.7 the exporter of the chart ran in every region unless `global.elasticsearch.disableExporter` was true, also beside exporters that variables define. Where one of those writes to the same storage, one of the two is enough: decide which.',
  source: [
    'templates/zeebe/configmap.yaml and statefulset.yaml of chart 12.13: only `disableExporter` switches it off',
    'render of both charts with two regions and an exporter of its own',
  ],
} as const;
export const COMPONENT_VALUES: readonly DeriveRule[] = [
  derive(
    'multi-region/camunda-exporter',
    'orchestration.exporters.camunda.enabled',
    { from: 'exporters-off' },
    {
      ...exportersOff,
      absorbs: ['global.elasticsearch.disableExporter'],
      when: { fact: 'exporter-off' },
      ifLeft: 'ignored',
      why: 'Chart 13.x has a switch for each of its two exporters.',
      details:
        'Both are on by default. Both become false where chart 13.x can do without them: with several regions, and with one if `optimize.enabled` and `orchestration.migration.data.enabled` are false; otherwise its application.yaml does not parse. Where this key waits as a comment, both exporters are on: decide.',
      source: [
        'render: with one region, both exporters off and Optimize or the data migration on, application.yaml does not parse',
        'chart 12.x: no effect on OpenSearch',
      ],
    },
  ),
  derive('multi-region/managed-camunda-exporter', 'orchestration.exporters.camunda.enabled', true, MANAGED),
  derive('multi-region/managed-zeebe-exporter', 'orchestration.exporters.zeebe.enabled', true, MANAGED),
  derive('multi-region/zeebe-exporter', 'orchestration.exporters.zeebe.enabled', false, {
    ...exportersOff,
    addition: true,
    when: { fact: 'exporters-can-be-off' },
  }),
];
