/** What no key of 8.7 says and a deployment of 8.8 has to know: decisions, each with the condition under which it is one. */
import type { AdviceRule } from '../../rules/rule.ts';

const OIDC = 'orchestration.security.authentication.oidc';
const EXTERNAL = [{ fact: 'auth-on' }, { fact: 'cluster-on' }, { fact: 'external-provider' }] as const;
const GATEWAYS = ['orchestration', 'zeebeGateway', 'zeebe-gateway'] as const;
/** Where the files say a host for gRPC, or that it has an Ingress. */
const GRPC = ['grpc.host', 'host', 'grpc.enabled', 'enabled'] as const;
const decide = (
  id: string,
  rest: Pick<AdviceRule, 'section' | 'severity' | 'why' | 'source' | 'when' | 'places' | 'proposes'> &
    Partial<Pick<AdviceRule, 'ifLeft' | 'todo' | 'details'>>,
): AdviceRule => ({ id, safety: 'manual', ifLeft: 'unchanged', ...rest });

/** A switch of 8.8 in a file of 8.7, which says no to what ran. */
const switchedOff = (at: string, what: string, components: readonly string[]): AdviceRule =>
  decide(`cluster/switched-off${at === 'orchestration.enabled' ? '' : `-${at.slice(at.lastIndexOf('.') + 1)}`}`, {
    section: 'cluster',
    severity: 'error',
    ifLeft: 'dangerous',
    when: {
      all: [
        { set: at },
        { empty: at },
        { any: components.map((c) => ({ not: { effective: `${c}.enabled`, is: false } })) },
      ],
    },
    places: [at],
    todo: 'Remove it, unless you want that.',
    why: `8.7 ignored it; in 8.8 it turns ${what} off.`,
    source: [
      'render: with the key 12.13 has every workload; 13.12 renders nothing of the cluster without `orchestration.enabled`, and its program starts no part whose profile is off',
    ],
  });

export const ADVICE: readonly AdviceRule[] = [
  switchedOff('orchestration.enabled', 'the whole cluster', ['zeebe', 'operate', 'tasklist']),
  switchedOff('orchestration.profiles.broker', 'the brokers', ['zeebe']),
  switchedOff('orchestration.profiles.operate', 'Operate', ['operate']),
  switchedOff('orchestration.profiles.tasklist', 'Tasklist', ['tasklist']),
  decide('authentication/api-callers', {
    section: 'authentication',
    severity: 'warning',
    when: {
      all: [
        { fact: 'basic-auth' },
        { fact: 'cluster-on' },
        { empty: 'orchestration.security.authentication.unprotectedApi' },
      ],
    },
    places: ['global.identity.auth.enabled'],
    todo: 'Give every worker, client and script one.',
    why: 'With basic authentication the APIs were open in 8.7.',
    details:
      'Job workers, API clients, connectors and scripts send the name and password of a user of the cluster, over REST and gRPC, unless `orchestration.security.authentication.unprotectedApi: true` leaves the APIs open on purpose; then `orchestration.security.authorizations.enabled: false` belongs to it.',
    source: ['guide, "Basic auth"', 'render: application.yaml has `unprotectedApi: false` by default'],
  }),
  decide('authentication/provider-claims', {
    section: 'authentication',
    severity: 'warning',
    when: { all: [...EXTERNAL, { any: [{ empty: `${OIDC}.clientIdClaim` }, { fact: 'users-unnamed' }] }] },
    places: ['global.identity.auth.type'],
    todo: 'Check the claims of your provider’s tokens.',
    why: 'By default users are named by `preferred_username`, clients by `client_id`.',
    details:
      'Where the names stand elsewhere, no role of a client or a user applies: set `oidc.usernameClaim` and `oidc.clientIdClaim` below `orchestration.security.authentication`. Microsoft Entra names clients in `azp`, in its older tokens in `appid`, and where tokens of users have that claim too, `oidc.preferUsernameClaim: true` belongs to it. Roles of groups of the provider need `oidc.groupsClaim`.',
    source: [
      'render: application.yaml has `username-claim: preferred_username` and `client-id-claim: client_id` unless told otherwise, and no `groups-claim`',
      'Camunda docs: Helm chart with Microsoft Entra',
    ],
  }),
  decide('authentication/initial-claim', {
    section: 'authentication',
    severity: 'error',
    when: { all: [...EXTERNAL, { fact: 'initial-claim-unused' }] },
    places: ['global.identity.auth.identity.initialClaimValue'],
    proposes: 'initial-claim-name',
    why: 'The cluster names users by another claim, and would have no administrator.',
    details:
      'The first administrator of 8.7 is whoever has this claim. Name the administrator in `orchestration.security.initialization.defaultRoles.admin.users` by the claim in `oidc.usernameClaim`.',
    source: ['render: `admin.users` is compared with the claim in `username-claim`'],
  }),
  decide('migration/identity-provider', {
    section: 'migration',
    severity: 'warning',
    when: {
      all: [
        { fact: 'migrates-identity' },
        { fact: 'external-provider' },
        { empty: 'orchestration.migration.identity.enabled' },
      ],
    },
    places: ['global.identity.auth.type'],
    proposes: 'initial-claim-name',
    todo: 'Give it a client of your provider.',
    why: 'Without the identity migration roles and permissions start empty.',
    details:
      'It brings roles and permissions of Management Identity to the cluster, with your provider too: set `enabled: true`, `clientId`, `secret.existingSecret` and `secret.existingSecretKey` below `orchestration.migration.identity`, and let a mapping rule in Management Identity give that client its rights, by a claim of its token.',
    source: [
      'guide, step 3, which prints the block at the top level, where chart 13.x ignores it, and with `claimName` and `claimValue`, which it does not know',
      'render: with another provider than Keycloak the job takes `clientId` and `secret` from these keys',
    ],
  }),
  decide('migration/identity-elsewhere', {
    section: 'migration',
    severity: 'warning',
    when: { all: [{ fact: 'identity-left-behind' }, { absent: 'orchestration.migration.identity.enabled' }] },
    places: ['zeebe.enabled', 'orchestration.profiles.broker'],
    todo: 'Switch it on in the release of the brokers.',
    why: 'The identity migration needs brokers, and these files have none.',
    details:
      'The job brings roles and permissions of Management Identity to the cluster; without it they start empty. The upgrade does not switch it on here, and chart 13.x makes no client for it in Keycloak. Set `orchestration.migration.identity` where the brokers are.',
    source: [
      'render of 13.12: the client `migration` of Keycloak is there only with `orchestration.migration.identity.enabled`',
      'templates/orchestration/migration-identity-configmap.yaml of 13.12: the job joins the brokers by their names',
    ],
  }),
  decide('ingress/grpc-same-host', {
    section: 'ingress',
    severity: 'error',
    when: { fact: 'grpc-at-the-cluster' },
    places: GRPC.flatMap((key) => GATEWAYS.map((gateway) => `${gateway}.ingress.${key}`)),
    todo: 'Register the new address, or give gRPC a host of its own.',
    why: 'That path is taken by gRPC; the cluster gets `/orchestration` below it.',
    details:
      'In 8.7 only gRPC had this path of the host, with Operate and Tasklist at paths of their own. In 8.8 the whole cluster is at one path: at the same one, two Ingresses claim it and only one of the two is reached. So the addresses of Operate, Tasklist and REST change. To keep them, give gRPC a host of its own and take the path out of `orchestration.contextPath` and its `redirectUrl`. A path that `orchestration.contextPath` says already stays: change one of the two.',
    source: [
      'render of 13.12: the Ingress for HTTP has `/` for the cluster, that for gRPC `/` of the same host',
      'ingress-nginx documentation: of two Ingresses with one host and path, the older one is served',
    ],
  }),
  decide('storage/both', {
    section: 'cluster',
    severity: 'error',
    ifLeft: 'dangerous',
    when: {
      all: [
        { effective: 'global.elasticsearch.enabled', is: true },
        { effective: 'global.opensearch.enabled', is: true },
        { any: ['operate', 'tasklist'].map((c) => ({ effective: `${c}.enabled`, is: true })) },
      ],
    },
    places: ['global.opensearch.enabled'],
    todo: 'Set one of the two to false.',
    why: 'With Elasticsearch on as well, Operate and Tasklist of 8.7 read OpenSearch; the cluster of 8.8 uses Elasticsearch.',
    details:
      'Elasticsearch is on by default, and there the brokers of 8.7 wrote. What Operate and Tasklist showed from OpenSearch, the cluster of 8.8 does not see. To stay with OpenSearch set `global.elasticsearch.enabled: false`, and `elasticsearch.enabled: false` where nothing else needs the one of the chart.',
    source: [
      'render of 12.13 with both on: the exporter of the brokers is that of Elasticsearch, the application.yaml of Operate and of Tasklist says `opensearch`',
      'render of 13.12 with both on: the type of the secondary storage is `elasticsearch`',
    ],
  }),
  decide('cluster/no-storage', {
    section: 'cluster',
    severity: 'error',
    ifLeft: 'aborts',
    when: { all: [{ fact: 'cluster-on' }, { fact: 'no-storage' }] },
    places: ['global.elasticsearch.enabled', 'global.opensearch.enabled'],
    todo: 'Switch on Elasticsearch or OpenSearch.',
    why: 'Chart 13.x installs no cluster without a storage.',
    details:
      'Or set `global.noSecondaryStorage: true`, with OIDC and with `elasticsearch.enabled: false`, for a cluster that only executes processes: Operate, Tasklist and Optimize are not part of it. Brokers of 8.7 ran without a storage beside them.',
    source: [
      'render of 13.12: "Please enable a secondary storage type"; 12.13 renders brokers without exporters',
      'templates/common/constraints.tpl of 13.12: what `noSecondaryStorage` demands',
    ],
  }),
];
