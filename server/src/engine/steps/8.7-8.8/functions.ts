/** The named functions of these rules. */
import { formatPath } from '../../path.ts';
import { asText, isOlder, SHAPES, versionOf } from '../../rules/functions.ts';
import { isOff } from '../../rules/parts.ts';
import type { Facts, Functions, ShapeContext, Shaped } from '../../rules/ruleSet.ts';
import type { View } from '../../view.ts';
import { rewriteDeep, rewriteReferences } from '../../yaml/placeholders.ts';
import { emptyValue, isFalse, type Json } from '../../yaml/tree.ts';
import { keepsName, named, releaseSuffix } from './clusterName.ts';
import { rewriteImagePaths } from './imagePaths.ts';
import {
  bare,
  COMBINED,
  commonPath,
  contextPath,
  grpcPath,
  hadPath,
  identityAddress,
  pathType,
  redirectUrl,
} from './functions/addresses.ts';
import { logLevels, otherLoggers } from './functions/logLevels.ts';
import { keycloakOn, passwordOf, said, STORES, type Store } from './functions/passwords.ts';
import { above, pinned } from './functions/requests.ts';
import { historyAge, historyRetention } from './functions/retention.ts';
import {
  CLUSTER_ENV,
  clusterOn,
  envItems,
  exporterOff,
  exportersCanBeOff,
  indexPrefix,
  regions,
  regionsAlone,
  runs,
  sharedStorage,
  storageOn,
  together,
} from './functions/running.ts';
import {
  adminOpen,
  authOn,
  connectorsMethod,
  external,
  firstUser,
  initialClaim,
  namedOtherwise,
  noSecret,
  USERNAME_CLAIM,
} from './functions/signIn.ts';
import { showsOld } from './marks.ts';
import { PARTS } from './parts.ts';
import { renamedVariables } from './variables.ts';

const imageTag = (value: Json, c?: ShapeContext): Shaped => {
  const tag = asText(value);
  if (tag === '') return 'remove';
  const version = versionOf(tag);
  // Somebody's own image has versions of its own.
  const repository =
    c && c.path[0] !== 'zeebe' ? asText(c.full.get(formatPath([...c.path.slice(0, -1), 'repository']))) : '';
  if (version?.[0] !== 8 || (repository !== '' && !repository.includes('camunda'))) return 'manual';
  return isOlder(version, 8, 8) ? 'remove' : 'same';
};

export const shapes = {
  ...SHAPES,
  /** A tag of an old image is dropped so that the chart's own applies; what cannot be read is for a person. */
  'image-tag': (value: Json, c: ShapeContext): Shaped => imageTag(value, c),
  'global-image-tag': (value: Json): Shaped => (asText(value) === '' ? 'same' : imageTag(value)),
  'elasticsearch-tag': (value: Json): Shaped => {
    const version = versionOf(asText(value));
    return version && isOlder(version, 8, 16) ? 'manual' : 'same';
  },
  /** An account of the same name is that of the cluster, and no name is none. */
  'account-name': (value: Json, c: ShapeContext): Shaped => {
    const cluster = ['zeebe', 'orchestration'].map((root) => c.full.get(`${root}.serviceAccount.name`));
    return asText(value) === '' || cluster.includes(value) ? 'remove' : 'manual';
  },
  /** The cluster's image holds all its applications: the last segment `zeebe` becomes `camunda`. */
  'cluster-repository': (value: Json): Shaped => {
    const repository = asText(value);
    if (repository === '' || repository === 'camunda/zeebe' || repository === 'docker.io/camunda/zeebe')
      return 'remove';
    if (/(?:^|\/)zeebe$/.test(repository)) return { json: repository.replace(/zeebe$/, 'camunda') };
    return /(?:^|\/)camunda$/.test(repository) ? 'same' : 'manual';
  },
  'image-paths': (value: Json): Shaped => {
    if (typeof value !== 'string') return 'same';
    const now = rewriteImagePaths(value);
    return now === value ? 'same' : { json: now };
  },
  /** The command of the brokers speaks of their variables, and of folders of their image. */
  'cluster-command': (value: Json, c: ShapeContext): Shaped => {
    const renamed = renamedVariables(c.full, 'zeebe');
    const now = rewriteDeep(deep(value), (text) => rewriteReferences(text, (name) => renamed.get(name)));
    return JSON.stringify(now) === JSON.stringify(value) ? 'same' : { json: now };
  },
  /**
   * Identity of 13.x makes a client of Keycloak for the cluster, and calls it `orchestration` unless a variable of its own
   * says otherwise: a cluster that signs in as somebody else is refused.
   */
  'cluster-client': (value: Json, c: ShapeContext): Shaped => {
    const name = asText(value);
    if (name === '' || !authOn(c.full) || external(c.full) || !c.full.is('identity.enabled')) return 'same';
    const made = envItems(c.full, ['identity.env']).filter((i) => CLUSTER_CLIENT.includes(i.name));
    const [first] = CLUSTER_CLIENT.flatMap((n) => made.filter((i) => i.name === n).slice(-1));
    if (name === (first ? asText(first.value) : 'orchestration')) return 'same';
    return name === 'zeebe' && !first ? 'remove' : 'manual';
  },
  /** `https://host:port` as one text. */
  'url-map': (value: Json): Shaped => {
    if (value === null || value === '') return 'remove';
    if (typeof value !== 'string') return 'same';
    const m = /^(https?):\/\/([^/:\s]+)(?::(\d+))?\/?$/.exec(value);
    if (!m) return 'manual';
    const [, protocol = 'https', host = ''] = m;
    const port = m[3] === undefined ? (protocol === 'https' ? 443 : 9200) : Number(m[3]);
    return { json: { protocol, host, port } };
  },
  /** Off in both charts unless some layer switched it on. */
  'separate-ingress': (_value: Json, c: ShapeContext): Shaped =>
    c.full.is(formatPath([...c.path, 'enabled'])) ? 'manual' : 'remove',
  /** That of the brokers, which the gateway is part of now, takes its place. */
  'gateway-budget': (_value: Json, c: ShapeContext): Shaped => {
    const brokers = ['zeebe', 'orchestration'].some((root) => c.full.is(`${root}.podDisruptionBudget.enabled`));
    return !brokers && c.full.is(formatPath([...c.path, 'enabled'])) ? 'manual' : 'remove';
  },
  /** Only while the set shows that it is of 8.7: once the components are gone, the global type counts. */
  'combined-path-type': (value: Json, c: ShapeContext): Shaped => {
    if (c.full.has('orchestration.contextPath')) return 'same';
    const old = showsOld(c.full) || COMBINED.some(([, , ...types]) => types.some((t) => c.full.has(t)));
    const type = old ? pathType(c.full) : undefined;
    return type === undefined || type === value ? 'same' : { json: type };
  },
  /** A decision only where connectors sign in with name and password in 8.8 too. */
  'inbound-auth': (_value: Json, c: ShapeContext): Shaped =>
    c.full.text('connectors.inbound.mode') === 'credentials' && connectorsMethod(c.full) === 'basic'
      ? 'manual'
      : 'remove',
  'openshift-tls': (value: Json, c: ShapeContext): Shaped =>
    (value === '' || value === null) &&
    c.full.text(formatPath([...c.path.slice(0, -2), 'className'])).includes('openshift-')
      ? { json: '-' }
      : 'same',
} satisfies Functions['shapes'];
export type Shape = keyof typeof shapes;

/** Variables of Identity that name the client of the cluster, in the order in which it looks for them. */
const CLUSTER_CLIENT = ['CAMUNDA_ORCHESTRATION_CLIENT_ID', 'VALUES_KEYCLOAK_INIT_ORCHESTRATION_CLIENT_ID'];

function deep(value: Json): Json {
  if (typeof value === 'string') return rewriteImagePaths(value);
  if (Array.isArray(value)) return value.map(deep);
  return value;
}

const withTruststore = (v: View): boolean =>
  ['elasticsearch', 'opensearch'].some((d) => asText(v.get(`global.${d}.tls.existingSecret`)) !== '');

export const predicates = {
  'auth-on': authOn,
  'basic-auth': (v: View) =>
    !authOn(v) &&
    (asText(v.get('orchestration.security.authentication.method')) ||
      asText(v.get('global.security.authentication.method'))) !== 'oidc',
  'external-provider': external,
  'cluster-on': clusterOn,
  'cluster-off': (v: View) => !clusterOn(v),
  'migrates-data': (v: View, f: Facts) =>
    clusterOn(v) && storageOn(v) && (f.options.region === undefined || f.options.region === 0 || !sharedStorage(v)),
  'migrates-identity': (v: View) => clusterOn(v) && runs(v, 'zeebe') && v.is('identity.enabled') && authOn(v),
  /** The job speaks to the brokers, and chart 12.x had roles and permissions without any. */
  'identity-left-behind': (v: View) => clusterOn(v) && !runs(v, 'zeebe') && v.is('identity.enabled') && authOn(v),
  /** Somebody switched on permissions for single resources. */
  'resource-permissions': (v: View) =>
    envItems(v, ['identity.env', 'operate.env', 'tasklist.env']).some(
      (i) =>
        /^(?:CAMUNDA_(?:OPERATE|TASKLIST)_IDENTITY_)?RESOURCE_?PERMISSIONS_?ENABLED$/.test(i.name) &&
        asText(i.value) === 'true',
    ),
  'keycloak-needed': (v: View) =>
    v.effective('identity.enabled') !== false && v.get('identity.keycloak.enabled') === undefined,
  'exporters-can-be-off': (v: View, { living }: Facts) => together(exportersCanBeOff, v, living),
  /** Chart 12.x ran no exporter of its own. What all files say decides. */
  'exporter-off': (v: View, { living }: Facts) => together(exporterOff, v, living),
  'managed-exporters': (v: View) => regions(v) > 1 && !regionsAlone(v),
  keycloak: (v: View) => !external(v),
  'index-prefix': (v: View) => indexPrefix(v) !== undefined,
  /** Chart 12.x told the prefix to Optimize alone, chart 13.x tells the exporter and the importer too. */
  'prefix-awakes': (v: View) => {
    const prefix = v.text('global.opensearch.prefix');
    if (!v.is('global.opensearch.enabled') || prefix === '' || prefix === 'zeebe-record') return false;
    const last = (paths: readonly string[], name: string): Json | undefined =>
      envItems(v, paths)
        .reverse()
        .find((i) => i.name.replace(/[_.]/g, '').toUpperCase() === name)?.value;
    const exporter = last(CLUSTER_ENV, 'ZEEBEBROKEREXPORTERSOPENSEARCHARGSINDEXPREFIX');
    const importers = (['operate', 'tasklist'] as const).every(
      (app) =>
        !runs(v, app) ||
        last([`${app}.env`, 'orchestration.env'], `CAMUNDA${app.toUpperCase()}ZEEBEOPENSEARCHPREFIX`) !== undefined,
    );
    // Written by hand, as it had to be in 12.x.
    return exporter === undefined || (asText(exporter) !== prefix && !importers);
  },
  'aws-secret': (v: View) =>
    ['existingSecret', 'accessKeyIdKey', 'secretAccessKeyKey'].some(
      (k) => asText(v.get(`global.documentStore.type.aws.${k}`)) !== '',
    ),
  'gcp-secret': (v: View) =>
    ['existingSecret', 'credentialsKey'].some((k) => v.has(`global.documentStore.type.gcp.${k}`)),
  'web-modeler-database': (v: View) =>
    v.is('webModeler.enabled') && (v.is('postgresql.enabled') || v.get('webModelerPostgresql.enabled') === true),
  'identity-database': (v: View) => v.is('identityPostgresql.enabled'),
  'keycloak-on': keycloakOn,
  'keycloak-database': (v: View) =>
    keycloakOn(v) && said(v, STORES['identityKeycloak.postgresql'], 'enabled') !== false,
  'default-first-user': (v: View) =>
    v.effective('identity.enabled') !== false &&
    !external(v) &&
    v.effective('identity.firstUser.enabled') !== false &&
    ['password', 'existingSecret', 'secret.existingSecret', 'secret.inlineSecret'].every(
      (k) => asText(v.get(`identity.firstUser.${k}`)) === '',
    ),
  'needs-connectors-secret': (v: View) =>
    authOn(v) &&
    v.is('connectors.enabled') &&
    noSecret(v, 'global.identity.auth.connectors', 'connectors.security.authentication.oidc.secret'),
  'needs-cluster-secret': (v: View) =>
    authOn(v) &&
    clusterOn(v) &&
    noSecret(v, 'global.identity.auth.zeebe', 'orchestration.security.authentication.oidc.secret'),
  'needs-optimize-secret': (v: View) =>
    authOn(v) &&
    v.is('optimize.enabled') &&
    noSecret(v, 'global.identity.auth.optimize', 'global.identity.auth.optimize.secret'),
  'identity-ingress-address': (v: View) => identityAddress(v) !== undefined,
  'no-storage': (v: View) =>
    ['global.elasticsearch.enabled', 'global.opensearch.enabled', 'global.noSecondaryStorage'].every((path) =>
      isFalse(v.effective(path) ?? null),
    ),
  /** Without a path of its own in 8.8, the cluster would be where gRPC is. */
  'grpc-at-the-cluster': (v: View) => {
    const path = asText(v.get('orchestration.contextPath')) || commonPath(v);
    return path !== undefined && grpcPath(v) === bare(path);
  },
  'component-path-type': (v: View) => ![undefined, 'Prefix'].includes(pathType(v)),
  'tls-without-name': (v: View) =>
    v.is('zeebeGateway.ingress.grpc.enabled') &&
    v.is('zeebeGateway.ingress.grpc.tls.enabled') &&
    v.said('zeebeGateway.ingress.grpc.tls.secretName') === undefined,
  'other-connectors-client': (v: View) =>
    authOn(v) && !['', 'connectors'].includes(v.text('global.identity.auth.connectors.clientId')),
  'initial-claim': (v: View) => {
    const claim = initialClaim(v);
    return authOn(v) && claim !== undefined && adminOpen(v, claim.value);
  },
  'initial-claim-unused': (v: View) => {
    const claim = initialClaim(v);
    return claim !== undefined && namedOtherwise(v, claim.name) && adminOpen(v, claim.value);
  },
  /** Neither the initial claim nor a key of 8.8 tells by which claim users are named. */
  'users-unnamed': (v: View) => {
    const claim = initialClaim(v);
    return v.text(USERNAME_CLAIM) === '' && !(claim && adminOpen(v, claim.value));
  },
  'other-first-user': (v: View) => authOn(v) && !['', 'demo'].includes(firstUser(v)),
  'cpu-request-above-limit': (v: View) => above(v, 'cpu'),
  'memory-request-above-limit': (v: View) => above(v, 'memory'),
  /** `password-typed:STORE`. */
  'password-typed': (v: View, _: Facts, store: string) => passwordOf(v, STORES[store as Store]) === 'typed',
  'password-generated': (v: View, _: Facts, store: string) => passwordOf(v, STORES[store as Store]) === 'generated',
} satisfies Functions['predicates'];
export type Predicate =
  keyof typeof predicates | `reference:${string}` | `password-typed:${Store}` | `password-generated:${Store}`;

export const transforms = {
  'context-path': (v: View): Json | undefined => (hadPath(v) ? contextPath(v) : undefined),
  'opened-path': (v: View): Json | undefined => (hadPath(v) ? undefined : contextPath(v)),
  'redirect-url': redirectUrl,
  audiences: (v: View): Json | undefined =>
    authOn(v)
      ? [
          ...new Set(
            ['zeebe', 'operate', 'tasklist'].map((c) => v.text(`global.identity.auth.${c}.audience`) || `${c}-api`),
          ),
        ]
      : undefined,
  audience: (v: View): Json | undefined =>
    authOn(v) && external(v) ? asText(v.get('global.identity.auth.zeebe.audience')) || undefined : undefined,
  'auth-method': (v: View): Json => (authOn(v) ? 'oidc' : 'basic'),
  'history-retention': historyRetention,
  'history-age': historyAge,
  /** Of a retention that is on; the default of chart 13.x goes without saying. */
  'legacy-index-age': (v: View, facts: Facts): Json | undefined => {
    if (isFalse(v.get('orchestration.history.retention.enabled') ?? historyRetention(v, facts) ?? null))
      return undefined;
    const age = v.get('orchestration.history.retention.minimumAge') ?? historyAge(v, facts);
    return age === '' || age === '30d' ? undefined : age;
  },
  /** Both or none: one exporter alone is not what 12.x did. */
  'exporters-off': (v: View, { living }: Facts): Json | undefined =>
    together(exportersCanBeOff, v, living) ? false : undefined,
  'cluster-fullname': (v: View): Json | undefined => {
    const name = v.text('global.zeebeClusterName');
    // An empty name: 12.x falls back to `<release>-broker`.
    if (!v.has('global.zeebeClusterName') || name === '{{ .Release.Name }}-zeebe' || releaseSuffix(name) !== undefined)
      return undefined;
    return name === '' ? undefined : name;
  },
  'cluster-name': (v: View): Json | undefined => {
    const name = v.text('global.zeebeClusterName');
    if (!v.has('global.zeebeClusterName')) return undefined;
    const suffix = name === '' ? 'broker' : releaseSuffix(name);
    return suffix === undefined || suffix === 'zeebe' ? undefined : suffix;
  },
  /** Where chart 13.x would call the StatefulSet otherwise for this release: the name that it has. */
  'release-fullname': (v: View, { options }: Facts): Json | undefined => {
    const kept = keepsName(v, named(v), options.release);
    return kept && !kept.same ? kept.before : undefined;
  },
  'cpu-request': (v: View): Json => pinned(v, 'cpu'),
  'memory-request': (v: View): Json => pinned(v, 'memory'),
  'connectors-client': (v: View): Json => [v.text('global.identity.auth.connectors.clientId')],
  'first-user': (v: View): Json => [firstUser(v)],
  'initial-claim-name': (v: View): Json | undefined => initialClaim(v)?.name,
  'operate-log-levels': (v: View): Json => logLevels(v, 'operate'),
  'operate-log-rest': (v: View): Json => otherLoggers(v, 'operate'),
  'log-level-variable': (v: View): Json => {
    const given = v.get('zeebe.logLevel');
    // `OFF` is `false` to Helm, and the chart wrote that.
    const level = given === false ? 'false' : asText(given);
    // What another component says of its own process is a decision, and no word about the brokers.
    const said = envItems(v, ['zeebe.env', 'orchestration.env']).some((i) => i.name === 'ZEEBE_LOG_LEVEL');
    return level === '' || said ? [] : [{ name: 'ZEEBE_LOG_LEVEL', value: level }];
  },
  /**
   * The container that migrates the data of Optimize had the Java options by itself in 12.x; 13.x gives them to it beside a
   * truststore only, which a later file can bring. What its lists of variables say wins in both.
   */
  'migration-java-options': (v: View, { all }: Facts): Json => {
    const options = asText(v.get('optimize.migration.javaOpts')) || asText(v.get('optimize.javaOpts'));
    const said = envItems(v, ['optimize.env', 'optimize.migration.env']).some((i) => i.name === 'JAVA_TOOL_OPTIONS');
    const runs = v.effective('optimize.enabled') === true && v.effective('optimize.migration.enabled') === true;
    return options === '' || said || withTruststore(all) || !runs
      ? []
      : [{ name: 'JAVA_TOOL_OPTIONS', value: options }];
  },
  /** Beside a truststore 13.x gives it those of Optimize: others of its own are for a person. */
  'migration-java-rest': (v: View, { all }: Facts): Json => {
    const own = asText(v.get('optimize.migration.javaOpts'));
    const other = own !== '' && own !== asText(v.get('optimize.javaOpts'));
    return withTruststore(all) && other ? [{ path: [], note: 'optimize/migration-java-options-kept' }] : [];
  },
  /** The pull secrets of all components, where a list of its own would take them from a program that had none. */
  'shared-pull-secrets': (v: View, { all }: Facts): Json => {
    const own = (root: string): boolean => !emptyValue(v.get(`${root}.image.pullSecrets`) ?? null);
    const programs = [['zeebe', 'orchestration'], ['zeebeGateway', 'zeebe-gateway'], ['operate'], ['tasklist']];
    const running = programs.filter(([root]) => PARTS.every((p) => p.at !== root || !isOff(p, all)));
    const shared = v.get('global.image.pullSecrets');
    if (!Array.isArray(shared) || !running.some((roots) => roots.some(own))) return [];
    return running.every((roots) => roots.some(own)) ? [] : shared;
  },
  'inbound-variables': (v: View): Json =>
    v.get('connectors.inbound.mode') === 'disabled'
      ? [
          { name: 'CAMUNDA_CONNECTOR_POLLING_ENABLED', value: 'false' },
          { name: 'CAMUNDA_CONNECTOR_WEBHOOK_ENABLED', value: 'false' },
        ]
      : [],
  'inbound-method': (v: View): Json | undefined => {
    const mode = v.text('connectors.inbound.mode');
    // With authentication on, 8.7 spoke OAuth to Zeebe whatever the inbound mode: the global method is right.
    return mode === 'credentials' && !authOn(v) ? 'basic' : undefined;
  },
  'index-prefix': (v: View): Json | undefined => indexPrefix(v),
  /** Java properties that Operate and Tasklist both set, where the brokers say nothing else. Memory is for a person. */
  'shared-java-options': (v: View): Json | undefined => {
    const options = (c: string): string[] =>
      envItems(v, [`${c}.env`])
        .filter((i) => i.name === 'JAVA_TOOL_OPTIONS')
        .map((i) => asText(i.value));
    const [operate = ''] = options('operate');
    if (!/^(?:\s*-D\S+)+\s*$/.test(operate) || options('tasklist')[0] !== operate) return undefined;
    const cluster = ['zeebe', 'zeebeGateway', 'zeebe-gateway', 'orchestration'];
    const said = cluster.flatMap((c) => [...options(c), v.text(`${c}.javaOpts`)]).flatMap((o) => o.split(/\s+/));
    const properties = operate.trim().split(/\s+/);
    const name = (property: string): string => property.replace(/=.*$/s, '');
    const contradicted = properties.some((p) => said.some((s) => s !== p && name(s) === name(p)));
    return contradicted ? undefined : operate;
  },
  'path-type': (v: View): Json | undefined => pathType(v),
  'identity-address': (v: View): Json | undefined => identityAddress(v),
  'aws-secret-name': (v: View): Json | undefined => v.text('global.documentStore.type.aws.existingSecret') || undefined,
  'aws-access-key': (v: View): Json | undefined => v.text('global.documentStore.type.aws.accessKeyIdKey') || undefined,
  'aws-secret-key': (v: View): Json | undefined =>
    v.text('global.documentStore.type.aws.secretAccessKeyKey') || undefined,
  'gcp-secret-name': (v: View): Json | undefined => v.text('global.documentStore.type.gcp.existingSecret') || undefined,
  'gcp-secret-key': (v: View): Json | undefined => v.text('global.documentStore.type.gcp.credentialsKey') || undefined,
  /** The new exporter beside each hand-written one of a region. */
  'region-exporters': (v: View): Json => {
    if (regions(v) < 2) return [];
    const items = envItems(v, CLUSTER_ENV);
    const have = new Set(items.map((i) => i.name));
    const made: Json[] = [];
    for (const { name, item } of items) {
      const m =
        /^ZEEBE_BROKER_EXPORTERS_(ELASTICSEARCH|OPENSEARCH)REGION(\d+)_ARGS_(URL|AUTHENTICATION_USERNAME|AUTHENTICATION_PASSWORD)$/.exec(
          name,
        );
      if (!m) continue;
      const [, type = '', region = '', what = ''] = m;
      const base = `ZEEBE_BROKER_EXPORTERS_CAMUNDAREGION${region}`;
      if (have.has(`${base}_CLASSNAME`)) continue;
      if (what === 'URL') {
        made.push({ name: `${base}_CLASSNAME`, value: 'io.camunda.exporter.CamundaExporter' });
        if (type === 'OPENSEARCH') made.push({ name: `${base}_ARGS_CONNECT_TYPE`, value: 'opensearch' });
      }
      made.push({ ...item, name: `${base}_ARGS_CONNECT_${what.replace('AUTHENTICATION_', '')}` });
    }
    return made;
  },
} satisfies Functions['transforms'];
export type Transform = keyof typeof transforms;

export const FUNCTIONS: Functions = { shapes, predicates, transforms };
