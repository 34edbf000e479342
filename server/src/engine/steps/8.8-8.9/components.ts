/** Keys of the cluster and of single components. */
import type { AdviceRule, KeyRule } from '../../rules/rule.ts';
import type { Look } from '../step.ts';
import type { View } from '../../view.ts';
import { catalogue } from '../../charts/catalogue.ts';
import { parsePath } from '../../path.ts';
import { asText, isOlder, versionOf } from '../../rules/functions.ts';
import { isObject, sameJson, type Json } from '../../yaml/tree.ts';
import { LOGINS } from './oldSecrets.ts';
import { settingsIn } from './settings.ts';
import { move, note, remove, reshape, rule, type Words } from './table.ts';

const VALUES = 'values.yaml and templates of 13.12 and 14.8';
const gone = (why: string, ...source: readonly string[]): Words => ({
  section: 'migration',
  severity: 'information',
  why,
  source: [VALUES, ...source],
});
const COMPONENTS = ['orchestration', 'connectors', 'identity', 'optimize', 'console', 'webModeler'] as const;
const IMAGES = [...COMPONENTS, 'global', 'webModeler.restapi', 'webModeler.websockets'];
const word = (path: string): string => path.replace(/\./g, '-').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

const images: readonly KeyRule[] = IMAGES.flatMap((at) => [
  reshape(`images/${word(at)}-tag`, `${at}.image.tag`, 'image-tag', {
    section: 'components',
    safety: 'review',
    ifLeft: 'dangerous',
    why: 'A tag of 8.8 would start the old program with the configuration of 8.9.',
    source: [VALUES, 'render: 14.8 takes the tag of the values over its own'],
  }),
  reshape(`images/${word(at)}-digest`, `${at}.image.digest`, 'image-digest', {
    section: 'components',
    safety: 'review',
    ifLeft: 'dangerous',
    why: 'A digest pins an image, and nobody can see of which version it is.',
    source: [VALUES, 'render: 14.8 takes the digest of the values over its own tag'],
  }),
]);

/** Parts of Web Modeler's pod that only a person can carry over. */
const OF_THE_POD = [
  'affinity',
  'command',
  'configuration',
  'dnsConfig',
  'dnsPolicy',
  'env',
  'envFrom',
  'extraConfiguration',
  'extraVolumeMounts',
  'extraVolumes',
  'initContainers',
  'nodeSelector',
  'podAnnotations',
  'podLabels',
  'service.annotations',
  'service.type',
  'sidecars',
  'tolerations',
] as const;
const RENAMED_THERE =
  'CAMUNDA_IDENTITY_USERNAMECLAIM is CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM there, and IMPORT_RESOURCES_ALLOW_PRIVATE_IP_ADDRESS is CAMUNDA_MODELER_RESOURCE_IMPORT_ALLOW_PRIVATE_IP_ADDRESS.';
const webapp: readonly KeyRule[] = [
  remove('web-modeler/webapp', 'webModeler.webapp', {
    section: 'components',
    severity: 'warning',
    safety: 'review',
    why: 'Web Modeler is one application in 8.9: `webModeler.restapi` serves its pages too.',
    source: [
      VALUES,
      'render: 13.12 has a Deployment and a Service `<release>-web-modeler-webapp`, 14.8 has none and reads no key below `webModeler.webapp`',
    ],
  }),
  ...OF_THE_POD.map((key) =>
    reshape(`web-modeler/webapp-${word(key)}`, `webModeler.webapp.${key}`, 'gone-pod', {
      section: 'components',
      severity: 'warning',
      safety: 'manual',
      todo: 'Set it for `webModeler.restapi` if that needs it.',
      why: key.startsWith('service.') ? 'The Service of the webapp is gone.' : 'The pod of the webapp is gone.',
      ...(key === 'env' && { details: RENAMED_THERE }),
      source: [
        VALUES,
        'render: a variable of `webModeler.webapp.env` is in no container of 14.8',
        'Camunda 8.9 docs: upgrade of components from 8.8, configuration of the webapp',
      ],
    }),
  ),
];

export const EXTRA_CONFIGURATION = [
  'orchestration',
  'connectors',
  'identity',
  'optimize',
  'webModeler.restapi',
] as const;
const files: readonly KeyRule[] = EXTRA_CONFIGURATION.map((at) =>
  rule(
    `files/${word(at)}`,
    `${at}.extraConfiguration`,
    { kind: 'itemize', key: 'file', value: 'content', beside: { springImport: false } },
    {
      section: 'texts',
      ifLeft: 'aborts',
      why: 'Chart 14.x wants a list of files. It imports them into the application, which chart 13.x did not: `springImport: false` keeps that.',
      details:
        'Chart 13.x mounted every file, and Spring found those that are called application.yaml or application-<profile>.yaml by itself, which it still does. Take `springImport: false` out where Spring shall read a file of another name.',
      source: [
        'values.schema.json of 14.8: a list of `file`, `content` and `springImport`; a map is refused, also an empty one',
        'render: the same files are mounted at the same paths; without `springImport: false` 14.8 adds `spring.config.import` to the application.yaml',
      ],
    },
  ),
);

const COMPATIBILITY = 'z_compatibility_helpers.tpl of 13.12, which 14.8 has no part of';
/** What chart 13.x reads of the block of a login. References to Secrets are in `secrets.ts`. */
const LOGIN_KEYS = {
  orchestration: [
    'audience',
    'authUrl',
    'backwardsCompatibleAudiences',
    'clientId',
    'clientIdClaim',
    'groupsClaim',
    'issuer',
    'jwksUrl',
    'preferUsernameClaim',
    'redirectUrl',
    'scope',
    'secret',
    'tokenUrl',
    'type',
    'usernameClaim',
  ],
  connectors: ['clientId', 'secret', 'tokenScope'],
} as const;
const LOGIN = [
  COMPATIBILITY,
  'render: the client, its Secret and the redirect address are those of this block on 13.12 and defaults on 14.8',
];
export const COMPONENT_KEYS: readonly KeyRule[] = [
  ...images,
  move('cluster/admin-profile', 'orchestration.profiles.identity', 'orchestration.profiles.admin', {
    section: 'components',
    ifLeft: 'dangerous',
    why: 'The profile has another name, and chart 14.x overlooks the old one: the Admin application would run although it is off.',
    source: [
      'z_compatibility_helpers.tpl of 14.8 copies the old key only where `admin` is absent, which it never is',
      'render: `identity: false` gives the profiles `broker,operate,tasklist` on 13.12 and `admin,broker,operate,tasklist` on 14.8',
    ],
  }),
  remove(
    'migration/jobs',
    'orchestration.migration',
    gone(
      'The jobs of the migration to 8.8 are gone. They must be complete before the upgrade.',
      'render: 14.8 has no job, whatever stands here',
    ),
  ),
  remove(
    'migration/importer',
    'orchestration.importer',
    gone('The importer of 8.8 is gone; its work must be complete.', 'render: 14.8 has no importer'),
  ),
  remove(
    'migration/compatibility',
    'global.compatibility.orchestration',
    gone('Chart 14.x no longer reads keys of 8.7.', 'render: 14.8 reads none of `zeebe`, `operate` and `tasklist`'),
  ),
  ...['zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist'].map((root) =>
    reshape(`migration/${root === 'zeebe-gateway' ? 'gateway-old-spelling' : word(root)}`, root, 'compatible', {
      section: 'migration',
      severity: 'error',
      safety: 'manual',
      todo: 'Set it below `orchestration`.',
      why: 'Chart 13.x still read keys of 8.7.',
      details: 'It did so while `global.compatibility.orchestration.enabled` was on, and the component too.',
      source: [
        COMPATIBILITY,
        'render: `zeebe.clusterSize: "5"` with `zeebe.enabled: true` gives 5 replicas on 13.12 and 3 on 14.8; without `enabled` 13.12 does not read it',
      ],
    }),
  ),
  ...LOGINS.map(({ root, from }) =>
    reshape(`migration/${root}-login`, from, 'login', {
      section: 'migration',
      severity: 'error',
      safety: 'manual',
      ifLeft: 'dangerous',
      todo: `Set it below \`${root}.security.authentication.oidc\`.`,
      why: 'Chart 13.x took it for that block, before what stands there.',
      details: 'No chart lists this key. Spell secrets anew: `secret.existingSecret` and `secret.existingSecretKey`.',
      source: LOGIN,
    }),
  ),
  ...LOGINS.flatMap(({ root, from, to }) =>
    LOGIN_KEYS[root].map((key) =>
      move(`migration/${root}-login-${word(key)}`, `${from}.${key}`, `${to}.${key}`, {
        section: 'migration',
        shape: 'login-part',
        ifLeft: 'dangerous',
        why: 'Chart 13.x read it for that block; chart 14.x reads only the block.',
        source: LOGIN,
      }),
    ),
  ),
  remove('secrets/generated', 'global.secrets', {
    section: 'secrets',
    severity: 'warning',
    safety: 'review',
    ifLeft: 'aborts',
    why: 'Chart 14.x generates no Secret. The one that exists stays in the cluster, and has to be named wherever it is used.',
    source: [
      'templates/common/constraints.tpl of 14.8',
      'templates/common/secret-camunda.yaml of 13.12: the Secret is a hook with `helm.sh/resource-policy: keep`',
      'render of 14.8: `autoGenerated: true`, `name` and `annotations` abort',
    ],
  }),
  ...webapp,
  ...files,
];

export const COMPONENT_ADVICE: readonly AdviceRule[] = [
  {
    id: 'cluster/record-exporter',
    section: 'storage',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'unchanged',
    when: { fact: 'exports-for-migration' },
    places: ['orchestration.migration.data.enabled', 'orchestration.migration.data', 'orchestration.migration'],
    todo: 'If something of yours reads them, set `orchestration.exporters.zeebe.enabled: true`.',
    why: 'During the migration chart 13.x also wrote the indices `zeebe-record`.',
    source: [
      'templates/orchestration of 13.12 and 14.8: the condition of the exporter',
      'render without Optimize: both exporters on 13.12, only the CamundaExporter on 14.8',
    ],
  },
];

const isText = (value: Json): boolean => typeof value === 'string' && value.trim() !== '';
const names = (json: Json): string[] =>
  Array.isArray(json) ? json.flatMap((i) => (isObject(i) && typeof i.name === 'string' ? [i.name] : [])) : [];
const unlikeDefault = (path: string, value: Json): boolean =>
  !sameJson(value, catalogue('8.8').default(parsePath(path)) ?? null);
const belowItsPath = (merged: View, value: Json): boolean => {
  const path = merged.text('webModeler.contextPath').replace(/\/+$/, '');
  return path !== '' && typeof value === 'string' && value.startsWith(`${path}/`);
};

/** Chart 13.x logs in at the mail server: it has a password in the old spelling, and nothing beside it says so. */
const loggedIn = (merged: View): boolean =>
  merged.is('webModeler.enabled') &&
  ['existingSecret', 'smtpPassword'].some((key) => {
    const said = merged.get(`webModeler.restapi.mail.${key}`);
    return isObject(said) || (typeof said === 'string' && said !== '');
  }) &&
  !names(merged.get('webModeler.restapi.env') ?? null).includes('SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH');

/** A file, or a part of one, that Spring reads while the profile `identity` is active. */
const ofProfile = (file: string, text: Json): boolean =>
  /^application-identity\.(?:ya?ml|properties)$/.test(file) ||
  (typeof text === 'string' && /on-?profile["']?\s*[:=][^\n#]*\bidentity\b/i.test(text));

/** A version before that of the new chart, as Web Modeler is told it about a cluster. */
const isOldVersion = (version: Json | undefined): boolean => {
  const known = versionOf(asText(version));
  return known !== undefined && isOlder(known, 8, 9);
};

const hostOf = (url: string): string => /^\w+:\/\/([^/]*)/.exec(url)?.[1] ?? url;
/** Connectors signed in at another address than that of the issuer, which they are told from 14.x on. */
function elsewhere(merged: View): boolean {
  const first = (...paths: readonly string[]): string => paths.map((p) => merged.text(p)).find((t) => t !== '') ?? '';
  const oidc = 'orchestration.security.authentication.oidc';
  const method = first('connectors.security.authentication.method', 'global.security.authentication.method');
  if (!merged.is('connectors.enabled') || method !== 'oidc') return false;
  const token = first(`${oidc}.tokenUrl`, 'global.identity.auth.tokenUrl', 'global.identity.auth.issuerBackendUrl');
  const issuer = first(`${oidc}.issuer`, 'global.identity.auth.issuer');
  // Without an address of its own that of the Keycloak in the cluster counts.
  if (token === '') return /^(?:|KEYCLOAK)$/i.test(merged.text('global.identity.auth.type'));
  return hostOf(token) !== hostOf(issuer);
}

/** What a variable of Connectors is for, if not a secret: their runtime, Spring or Java reads it. */
const OF_THE_RUNTIME =
  /^(?:SECRET_|(?:CAMUNDA|ZEEBE|OPERATE|CONNECTOR|SPRING|LOGGING|SERVER|MANAGEMENT)_|_?JAVA_|JDK_JAVA_|(?:HTTPS?|NO)_PROXY$|TZ$)/i;
/** Somebody has said which variables are secrets, or that none is. */
const saysPrefix = (merged: View): boolean =>
  names(merged.get('connectors.env') ?? null).some((name) =>
    /^CAMUNDA_?CONNECTOR_?SECRET_?PROVIDER_?ENVIRONMENT_?(?:PREFIX|ENABLED)$/i.test(name.replace(/[.-]/g, '_')),
  ) ||
  ['configuration', 'extraConfiguration'].some((key) =>
    /secret-?provider[^]*(?:prefix|enabled)/i.test(JSON.stringify(merged.get(`connectors.${key}`) ?? '')),
  );
const OLD_CLAIM = 'CAMUNDA_IDENTITY_USERNAMECLAIM';
const listed = (value: Json): boolean => Array.isArray(value) && value.length > 0;

export const LOOKS: readonly Look[] = [
  {
    at: /^connectors\.env$/,
    rule: 'connectors/secret-prefix',
    is: (value, merged) =>
      merged.is('connectors.enabled') && names(value).some((n) => !OF_THE_RUNTIME.test(n)) && !saysPrefix(merged),
  },
  {
    at: /^connectors\.envFrom$/,
    rule: 'connectors/secret-prefix',
    is: (value, merged) => merged.is('connectors.enabled') && listed(value) && !saysPrefix(merged),
  },
  {
    at: /^connectors\.env$/,
    rule: 'connectors/token-address',
    is: (value) => names(value).some((n) => /^CAMUNDA_CLIENT_AUTH_TOKEN_?URL$/.test(n)),
  },
  {
    at: /^webModeler\.restapi\.(?:env|(?:extraC|c)onfiguration)$/,
    rule: 'web-modeler/user-name',
    is: (value, merged) => merged.is('webModeler.enabled') && settingsIn(value).some((n) => n.startsWith(OLD_CLAIM)),
  },
  {
    at: /^webModeler\.restapi\.env$/,
    rule: 'web-modeler/undertow',
    is: (value) => names(value).some((n) => /^SERVER_UNDERTOW_/i.test(n)),
  },
  {
    at: /^webModeler\.restapi\.extraConfiguration$/,
    rule: 'web-modeler/undertow',
    is: (value) => /\bundertow\b/i.test(JSON.stringify(value)),
  },
  ...(['usageMetricsMinimumAge', 'usageMetricsPolicyName'] as const).map((key): Look => ({
    at: new RegExp(`^orchestration\\.history\\.retention\\.${key}$`),
    rule: 'cluster/usage-metrics-retention',
    is: (value, merged) =>
      merged.is('orchestration.history.retention.enabled') &&
      unlikeDefault(`orchestration.history.retention.${key}`, value),
  })),
  {
    at: /^orchestration\.configuration$/,
    rule: 'cluster/own-configuration',
    is: isText,
  },
  {
    at: /^orchestration\.extraConfiguration$/,
    rule: 'cluster/identity-profile',
    is: (value) => isObject(value) && Object.entries(value).some(([file, text]) => ofProfile(file, text)),
  },
  {
    at: /^orchestration\.configuration$/,
    rule: 'cluster/identity-profile',
    is: (value) => ofProfile('', value),
  },
  {
    at: /^(?:global\.identity\.auth|orchestration\.security\.authentication\.oidc)\.issuer$/,
    rule: 'connectors/issuer',
    is: (value, merged) => isText(value) && elsewhere(merged),
  },
  {
    at: /^webModeler\.restapi\.clusters$/,
    rule: 'web-modeler/cluster-version',
    is: (value) => Array.isArray(value) && value.some((c) => isObject(c) && isOldVersion(c.version)),
  },
  {
    at: /^webModeler\.restapi\.env$/,
    rule: 'web-modeler/cluster-version',
    is: (value) =>
      Array.isArray(value) &&
      value.some(
        (v) => isObject(v) && /^CAMUNDA_MODELER_CLUSTERS_\d+_VERSION$/.test(asText(v.name)) && isOldVersion(v.value),
      ),
  },
  {
    at: /^webModeler\.restapi\.configuration$/,
    rule: 'web-modeler/own-configuration',
    is: isText,
  },
  {
    at: /^webModeler\.restapi\.(?:startup|readiness|liveness)Probe\.probePath$/,
    rule: 'web-modeler/probe-path',
    is: (value, merged) => belowItsPath(merged, value),
  },
  {
    at: /^webModeler\.restapi\.mail\.smtpUser$/,
    rule: 'web-modeler/mail-login',
    is: (value, merged) => typeof value === 'string' && value !== '' && loggedIn(merged),
  },
  {
    at: /^optimize\.javaOpts$/,
    rule: 'optimize/migration-options',
    is: (value, merged) => merged.is('optimize.enabled') && unlikeDefault('optimize.javaOpts', value),
  },
  {
    at: /^optimize\.persistence\.enabled$/,
    rule: 'optimize/volume-claims',
    is: (value, merged) =>
      value === true && merged.is('optimize.enabled') && merged.text('optimize.persistence.existingClaim') === '',
  },
];
export const COMPONENT_NOTES = [
  note('cluster/usage-metrics-retention', {
    section: 'components',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'ignored',
    todo: 'Set `camunda.data.secondary-storage.retention` in `orchestration.extraConfiguration`.',
    why: 'Chart 14.x lists this key, and no template reads it.',
    source: ['render: the value is in the application.yaml of 13.12 and not in that of 14.8'],
  }),
  note('cluster/own-configuration', {
    section: 'texts',
    severity: 'warning',
    safety: 'manual',
    todo: 'Compare it with what chart 14.x writes.',
    why: 'The string replaces the application.yaml of the chart and was written for 8.8.',
    source: ['application.yaml of 13.12 and 14.8 differ in names of properties'],
  }),
  note('cluster/identity-profile', {
    section: 'texts',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'ignored',
    todo: 'Write `admin` in its place.',
    why: 'The profile `identity` of the cluster is called `admin`: what is only for it is no longer read.',
    source: ['render: the active profiles are `broker,identity,…` on 13.12 and `admin,broker,…` on 14.8'],
  }),
  note('connectors/issuer', {
    section: 'components',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'misread',
    todo: 'Make sure that pods reach it.',
    why: 'Chart 14.x tells Connectors this issuer, and no longer the address of tokens, which has another host.',
    source: [
      'application.yaml of Connectors: 13.12 writes `token-url`; 14.8 writes `issuer-url` where an issuer is known, and `token-url` only without one',
      'render of both with an issuer and a token address',
    ],
  }),
  note('connectors/secret-prefix', {
    section: 'components',
    severity: 'error',
    safety: 'manual',
    todo: 'Begin the names of secrets with it, or set CAMUNDA_CONNECTOR_SECRETPROVIDER_ENVIRONMENT_PREFIX.',
    why: 'Connectors of 8.9 find only secrets whose variable begins with `SECRET_`.',
    details: 'Connectors of 8.8 took every variable of their container for a secret. An empty prefix keeps that.',
    source: [
      'Camunda 8.9 docs: upgrade of components from 8.8, default prefix of the secret provider; connector configuration',
      'application.yaml of Connectors in 14.8 sets no prefix',
    ],
  }),
  note('connectors/token-address', {
    section: 'components',
    severity: 'warning',
    safety: 'manual',
    todo: 'Check at which address they sign in.',
    why: 'Where an issuer is known, chart 14.x tells Connectors that instead of an address of tokens. The variable now stands beside it.',
    source: [
      'application.yaml of Connectors: 13.12 writes `token-url`; 14.8 writes `issuer-url` where an issuer is known, and `token-url` only without one',
    ],
  }),
  note('web-modeler/undertow', {
    section: 'texts',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'ignored',
    todo: 'Use `server.tomcat` in its place.',
    why: 'Web Modeler of 8.9 runs on Tomcat and Log4j 2: settings of Undertow and Logback have no effect.',
    source: ['Camunda 8.9 docs: upgrade of components from 8.8, embedded web server of Web Modeler'],
  }),
  note('web-modeler/user-name', {
    section: 'components',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'ignored',
    todo: 'Set CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM in `webModeler.restapi.env` to the same.',
    why: 'Web Modeler of 8.9 takes the names of users from that claim.',
    details:
      'Chart 14.x writes it: what `orchestration.security.authentication.oidc.usernameClaim` says, as chart 13.x told the pages.',
    source: [
      'configmap-webapp.yaml of 13.12: `usernameClaim`; configmap-restapi.yaml of 14.8: `camunda.modeler.oauth2.token.username-claim`',
      'Camunda docs: configuration of Web Modeler, CAMUNDA_IDENTITY_USERNAMECLAIM in 8.8 and CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM in 8.9',
    ],
  }),
  note('web-modeler/own-configuration', {
    section: 'texts',
    severity: 'warning',
    safety: 'manual',
    why: 'Web Modeler of 8.9 runs on Tomcat and Log4j 2: settings of Undertow and Logback have no effect.',
    source: ['Camunda documentation: upgrade of the components from 8.8 to 8.9'],
  }),
  note('web-modeler/cluster-version', {
    section: 'components',
    severity: 'warning',
    safety: 'manual',
    todo: 'Give the cluster of this release its version of 8.9.',
    why: 'Web Modeler is told here that a cluster is of an older version.',
    details:
      'It deploys to a cluster as its version wants it. The list that the chart makes has the right one; clusters of other releases stay what they are.',
    source: [
      'values.yaml of 14.8, example at webModeler.restapi.clusters',
      'render of 13.12 and 14.8 without the list: the version is that of the chart',
    ],
  }),
  note('web-modeler/probe-path', {
    section: 'components',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'dangerous',
    todo: 'Take `webModeler.contextPath` out of it.',
    why: 'Chart 14.x puts that in front of this path.',
    source: ['templates/web-modeler/deployment-restapi.yaml of 13.12 and 14.8', 'render of both with a context path'],
  }),
  note('web-modeler/mail-login', {
    section: 'components',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'dangerous',
    todo: 'Set SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH to "true" in `webModeler.restapi.env`.',
    why: 'Chart 14.x no longer logs in at the mail server.',
    source: [
      'templates/web-modeler/_helpers.tpl of 14.8: `mail.smtp.auth` asks for the spelling of the password that the chart refuses',
      'render: `mail.smtp.auth` is true on 13.12 and false on 14.8',
    ],
  }),
  note('optimize/migration-options', {
    section: 'components',
    severity: 'information',
    safety: 'manual',
    why: 'The migration of Optimize, which runs before it, takes these options as well.',
    source: ['render: the init container `migration` has JAVA_TOOL_OPTIONS on 14.8 and not on 13.12'],
  }),
  note('optimize/volume-claims', {
    section: 'components',
    severity: 'warning',
    safety: 'manual',
    why: 'The two volume claims of Optimize become one with a new name, and the old ones are deleted.',
    details: 'They hold logs and temporary files. A claim of your own in `existingClaim` stays.',
    source: [
      'render: PersistentVolumeClaims `…-optimize-data-camunda` and `…-tmp` on 13.12, `…-optimize-data` on 14.8',
    ],
  }),
];
