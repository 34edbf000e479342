/** What 8.8 no longer does by itself. Added for a whole deployment, never to a file that says otherwise. */
import { derive } from './table.ts';
import type { DeriveRule } from '../../rules/rule.ts';

const ON_BEFORE = 'On by default in chart 12.x, off in 13.x: without the key the component disappears.';
const RENDERED = ['render of an empty file on both charts'];

const FILES = {
  section: 'migration',
  when: { fact: 'migrates-data' },
  safety: 'review',
  ifLeft: 'dangerous',
  why: 'A variable names a file in it, which importer and migration read too.',
  details: 'They get the variables of the cluster but not its volumes.',
  source: ['render: importer and job get `orchestration.env` only'],
} as const;

/** What 13.x does by itself and the chart after it no longer does: said now, nothing changes today, and nothing is lost then. */
const STORAGE = {
  section: 'defaults',
  severity: 'information',
  ifLeft: 'unchanged',
  why: 'It is on by default in 8.8, and off in 8.9: said here, it stays.',
  details: 'Nothing changes in 8.8.',
  source: [
    'values.yaml of chart 12.13, 13.12 and 14.8',
    'render of 13.12 with the key and without it: the same; of 14.8 without it: the StatefulSet of Elasticsearch is gone, or the chart asks for a storage',
  ],
} as const;
const WANTED = { not: { effective: 'global.noSecondaryStorage', is: true } } as const;

export const DEFAULTS: readonly DeriveRule[] = [
  derive('defaults/identity', 'identity.enabled', true, {
    section: 'defaults',
    when: { absent: 'identity.enabled' },
    why: ON_BEFORE,
    source: RENDERED,
  }),
  derive('defaults/keycloak', 'identityKeycloak.enabled', true, {
    section: 'defaults',
    when: { all: [{ absent: 'identityKeycloak.enabled' }, { fact: 'keycloak-needed' }] },
    why: ON_BEFORE,
    source: RENDERED,
  }),
  derive('defaults/optimize', 'optimize.enabled', true, {
    section: 'defaults',
    when: { absent: 'optimize.enabled' },
    why: ON_BEFORE,
    source: RENDERED,
  }),
  derive('defaults/identity-auth', 'global.identity.auth.enabled', true, {
    section: 'defaults',
    when: { absent: 'global.identity.auth.enabled' },
    why: 'On by default in chart 12.x, off in 13.x.',
    source: RENDERED,
  }),
  derive('defaults/storage', 'global.elasticsearch.enabled', true, {
    ...STORAGE,
    when: { all: [{ absent: 'global.elasticsearch.enabled' }, WANTED] },
    why: `Elasticsearch is what the cluster and Optimize write to. ${STORAGE.why}`,
  }),
  derive('defaults/bundled-storage', 'elasticsearch.enabled', true, {
    ...STORAGE,
    // A null takes all defaults of a subchart away; one key beside it would bring them back.
    when: { all: [{ absent: 'elasticsearch.enabled' }, { not: { effective: 'elasticsearch', is: null } }, WANTED] },
    why: `The chart runs an Elasticsearch of its own, with a volume for each of its pods. ${STORAGE.why}`,
  }),
  derive('defaults/cluster-off', 'orchestration.enabled', false, {
    section: 'defaults',
    when: { fact: 'cluster-off' },
    safety: 'review',
    why: 'Nothing of the cluster was on in 8.7; by default it is on in 8.8.',
  }),
  derive(
    'defaults/grpc-tls-secret',
    'orchestration.ingress.grpc.tls.secretName',
    'camunda-platform-zeebe-gateway-grpc',
    {
      section: 'ingress',
      when: { fact: 'tls-without-name' },
      why: 'This is the TLS Secret that 8.7 used; the default name changed.',
    },
  ),
  derive(
    'cluster/fullname',
    'orchestration.fullnameOverride',
    { from: 'cluster-fullname' },
    {
      section: 'cluster',
      ifLeft: 'dangerous',
      why: 'It keeps the name of the StatefulSet: with another one the brokers start on empty volumes.',
      details:
        '`global.zeebeClusterName` named the StatefulSet and its volumes; chart 13.x does not read it for names.',
      source: ['render: `zc` becomes `camunda-zeebe` without this'],
    },
  ),
  derive(
    'cluster/name',
    'orchestration.nameOverride',
    { from: 'cluster-name' },
    {
      section: 'cluster',
      ifLeft: 'dangerous',
      why: 'It keeps the name of the StatefulSet: with another one the brokers start on empty volumes.',
      details:
        '`global.zeebeClusterName` named the StatefulSet and its volumes; chart 13.x does not read it for names.',
      source: ['render'],
    },
  ),
  derive(
    'cluster/release-name',
    'orchestration.fullnameOverride',
    { from: 'release-fullname' },
    {
      section: 'cluster',
      when: { fact: 'cluster-on' },
      addition: true,
      safety: 'review',
      ifLeft: 'dangerous',
      why: 'It keeps the name of the StatefulSet: with another one the brokers start on empty volumes.',
      details:
        'Chart 12.x always put its own word behind the name of the release; 13.x does not where the name has that word already. The name is that of one release: in files for several, write it where each has its own values.',
      source: ['render with the release `my-zeebe`: the StatefulSet `my-zeebe-zeebe` becomes `my-zeebe` without this'],
    },
  ),
  derive(
    'cluster/cpu-request',
    'orchestration.resources.requests.cpu',
    { from: 'cpu-request' },
    {
      section: 'cluster',
      when: { fact: 'cpu-request-above-limit' },
      ifLeft: 'dangerous',
      why: 'The default request of 8.8 is above your limit, which Kubernetes rejects; this is that of 8.7.',
    },
  ),
  derive(
    'cluster/memory-request',
    'orchestration.resources.requests.memory',
    { from: 'memory-request' },
    {
      section: 'cluster',
      when: { fact: 'memory-request-above-limit' },
      ifLeft: 'dangerous',
      why: 'The default request of 8.8 is above your limit, which Kubernetes rejects; this is that of 8.7.',
    },
  ),
  derive('migration/data', 'orchestration.migration.data.enabled', true, {
    section: 'migration',
    when: { fact: 'migrates-data' },
    why: 'It moves the data of Operate and Tasklist to the new indices, and is off by default.',
    details: 'Switch it off when it has finished.',
    source: ['guide, step 3'],
  }),
  derive('migration/identity', 'orchestration.migration.identity.enabled', true, {
    section: 'migration',
    when: { all: [{ fact: 'migrates-identity' }, { fact: 'keycloak' }] },
    severity: 'warning',
    safety: 'review',
    why: 'It copies roles and permissions to the cluster, and is off by default.',
    details: 'With another provider than Keycloak it needs a client and a claim that no file shows.',
    source: ['guide, step 3', 'render: the guide prints the block at the top level, where it is ignored'],
  }),
  derive('migration/resource-authorizations', 'orchestration.migration.identity.resourceAuthorizationsEnabled', true, {
    section: 'migration',
    when: { all: [{ fact: 'migrates-identity' }, { fact: 'keycloak' }, { fact: 'resource-permissions' }] },
    safety: 'review',
    ifLeft: 'dangerous',
    why: 'You use permissions on single resources: without it every role gets access to all of them.',
    source: ['values.yaml of chart 13.12', 'guide, step 3'],
  }),
  derive(
    'migration/importer-volumes',
    'orchestration.importer.extraVolumes',
    { part: 'orchestration.extraVolumes', of: 'mounted-files' },
    FILES,
  ),
  derive(
    'migration/importer-mounts',
    'orchestration.importer.extraVolumeMounts',
    { part: 'orchestration.extraVolumeMounts', of: 'mounted-files' },
    FILES,
  ),
  derive(
    'migration/data-volumes',
    'orchestration.migration.data.extraVolumes',
    { part: 'orchestration.extraVolumes', of: 'mounted-files' },
    {
      ...FILES,
      since: '13.8.0',
      source: [
        ...FILES.source,
        'values.yaml and templates of the patches of chart 13.x: 13.8.0 is the first that reads it',
      ],
    },
  ),
  derive(
    'migration/data-mounts',
    'orchestration.migration.data.extraVolumeMounts',
    { part: 'orchestration.extraVolumeMounts', of: 'mounted-files' },
    {
      ...FILES,
      since: '13.8.0',
      source: [
        ...FILES.source,
        'values.yaml and templates of the patches of chart 13.x: 13.8.0 is the first that reads it',
      ],
    },
  ),
  derive(
    'merge/index-prefix',
    'orchestration.index.prefix',
    { from: 'index-prefix' },
    {
      section: 'cluster',
      when: { fact: 'index-prefix' },
      safety: 'review',
      ifLeft: 'dangerous',
      why: 'Operate and Tasklist used one prefix, which is the prefix of the cluster now.',
      source: ['render: application.yaml and the exporter take it from here'],
    },
  ),
  derive(
    'ingress/path-type',
    'global.ingress.pathType',
    { from: 'path-type' },
    {
      section: 'ingress',
      when: { all: [{ fact: 'component-path-type' }, { absent: 'global.ingress.pathType' }] },
      why: 'In chart 12.x the path type of a component decided; in 13.x the global one does.',
      source: ['render of both charts'],
    },
  ),
  derive(
    'ingress/identity-address',
    'identity.fullURL',
    { from: 'identity-address' },
    {
      section: 'ingress',
      when: { fact: 'identity-ingress-address' },
      safety: 'review',
      todo: 'Serve this address yourself, or use `global.ingress`.',
      why: 'Without it, logins are sent back to `http://localhost:8084`.',
      details: 'The Ingress of Identity, which chart 13.x does not have, was also its address for the browser.',
      source: [
        'identity.externalUrl of both charts',
        'render of both charts with `identity.ingress.host`: `url` and `root-url` in the configuration of Identity',
      ],
    },
  ),
  derive('multi-tenancy/checks', 'orchestration.multitenancy.checks.enabled', true, {
    section: 'defaults',
    when: { effective: 'global.multitenancy.enabled', is: true },
    severity: 'information',
    why: 'The cluster has switches of its own; the global one is still a fallback.',
  }),
  derive('multi-tenancy/api', 'orchestration.multitenancy.api.enabled', true, {
    section: 'defaults',
    when: { effective: 'global.multitenancy.enabled', is: true },
    severity: 'information',
    why: 'The cluster has switches of its own; the global one is still a fallback.',
  }),
];
