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
  why: 'The importer and the data migration get the variables of the cluster but not its volumes: a variable that points at a mounted file would find nothing.',
  source: ['render: importer and job get `orchestration.env` only'],
} as const;

/** What 13.x does by itself and the chart after it no longer does: said now, nothing changes today, and nothing is lost then. */
const STORAGE = {
  section: 'defaults',
  severity: 'information',
  ifLeft: 'unchanged',
  why: 'On by default in chart 12.x and 13.x, off in 14.x: said here, it changes nothing in 8.8, and 8.9 cannot take it away without a word.',
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
    why: 'On by default in chart 12.x, off in 13.x; the guide does not mention it.',
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
    why: 'Nothing of the cluster was on in 8.7; in 8.8 it must be switched off as a whole.',
  }),
  derive(
    'defaults/grpc-tls-secret',
    'orchestration.ingress.grpc.tls.secretName',
    'camunda-platform-zeebe-gateway-grpc',
    {
      section: 'ingress',
      when: { fact: 'tls-without-name' },
      why: 'The default name of the TLS Secret changed; this is the one 8.7 used.',
    },
  ),
  derive(
    'cluster/fullname',
    'orchestration.fullnameOverride',
    { from: 'cluster-fullname' },
    {
      section: 'cluster',
      ifLeft: 'dangerous',
      why: '`global.zeebeClusterName` named the StatefulSet and its volumes; 13.x does not read it for names, and the brokers would start on new, empty volumes.',
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
      why: '`global.zeebeClusterName` named the StatefulSet and its volumes; 13.x does not read it for names, and the brokers would start on new, empty volumes.',
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
      why: 'Chart 12.x always put its own word behind the name of the release; 13.x does not where the name has that word already: the StatefulSet would be called otherwise, and the brokers would start on new, empty volumes. The name is that of one release: in files for several, write it where each has its own values.',
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
      why: 'The default request rose above your limit, which Kubernetes rejects; this is the request of 8.7.',
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
      why: 'The default request rose above your limit, which Kubernetes rejects; this is the request of 8.7.',
    },
  ),
  derive('migration/data', 'orchestration.migration.data.enabled', true, {
    section: 'migration',
    when: { fact: 'migrates-data' },
    why: 'Moves the data of Operate and Tasklist to the new indices. Switch it off when it has finished.',
    source: ['guide, step 3'],
  }),
  derive('migration/identity', 'orchestration.migration.identity.enabled', true, {
    section: 'migration',
    when: { all: [{ fact: 'migrates-identity' }, { fact: 'keycloak' }] },
    severity: 'warning',
    safety: 'review',
    why: 'Brings roles and permissions of Management Identity to the cluster. With another provider than Keycloak it needs a client and a claim that no file shows.',
    source: ['guide, step 3', 'render: the guide prints the block at the top level, where it is ignored'],
  }),
  derive('migration/resource-authorizations', 'orchestration.migration.identity.resourceAuthorizationsEnabled', true, {
    section: 'migration',
    when: { all: [{ fact: 'migrates-identity' }, { fact: 'keycloak' }, { fact: 'resource-permissions' }] },
    safety: 'review',
    ifLeft: 'dangerous',
    why: 'Permissions on single resources were in use: without this the migration gives every role access to all resources.',
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
      why: 'In chart 12.x the path type of a component decided in the combined Ingress; in 13.x the global one does.',
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
      why: 'The Ingress of Identity, which chart 13.x does not have, was also its address for the browser: without one, logins are sent back to `http://localhost:8084`. Something of your own has to serve this address now; or use `global.ingress`, and change it here.',
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
