/** How much a difference matters, by the worst that it can do. */
import type { Difference } from './compare.ts';

/** From the worst to the least: data can be lost; something is down or slow; somebody gets in, or nobody does; it works otherwise; only names. */
export const WEIGHTS = ['data', 'availability', 'security', 'behaviour', 'cosmetics'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** The first row that fits. */
const ROWS: readonly (readonly [Weight, object: RegExp, property: RegExp])[] = [
  ['data', /./, /RETENTION|ILM|MINIMUMAGE|INDEX_?PREFIX|_PREFIX$|BACKUP|DATABASE_URL|_URL$.*DATABASE|DATASOURCE_URL/],
  [
    'data',
    /^(?:PersistentVolumeClaim|StatefulSet)\//,
    /volumeClaimTemplates|^metadata\.name$|^spec\.serviceName$|storage|persistentVolumeClaim/,
  ],
  ['data', /^PersistentVolumeClaim\//, /./],
  ['data', /^StatefulSet\//, /^exists$/],
  [
    'data',
    /^Application\//,
    /EXPORTERS?_.*(?:CLASSNAME|ARGS_URL|BULK|INDEX)|PARTITION|REPLICATION|CLUSTER_?SIZE|DATA_(?:DIRECTORY|SNAPSHOT|DISK)/,
  ],
  ['security', /^(?:Secret|ServiceAccount|Role|RoleBinding|NetworkPolicy)\//, /./],
  ['security', /./, /securityContext|serviceAccount|automount|imagePullSecrets/],
  [
    'security',
    /./,
    /SECURITY|AUTH|OIDC|OAUTH|IDENTITY|TLS|SSL|PASSWORD|SECRET|TOKEN|CLIENT_?ID|ISSUER|AUDIENCE|ROLES|AUTHORIZATION|CSRF|LICENSE|MULTI_?TENANCY/,
  ],
  ['security', /^Route\//, /^tls\./],
  ['availability', /^(?:Route|Ingress|HTTPRoute|GRPCRoute|Gateway)\//, /./],
  ['availability', /^PodDisruptionBudget\//, /./],
  ['availability', /^(?:Deployment|Job|DaemonSet|CronJob)\//, /^exists$/],
  ['availability', /^Service\//, /exists|ports|selector|type|metadata\.name|clusterIP|loadBalancer/],
  [
    'availability',
    /./,
    /replicas$|resources\.|Probe|affinity|tolerations|nodeSelector|topologySpread|strategy|updateStrategy|priorityClass|terminationGrace|hostAliases|dns|podManagementPolicy/,
  ],
  ['availability', /^Application\//, /JAVA_|JDK_|INITIALCONTACTPOINTS|_PORT$|_HOST$|ADVERTISED/],
  [
    'cosmetics',
    /./,
    /^(?:pod\.)?metadata\.(?:labels|annotations|name)|\.metadata\.labels|matchLabels|containers\[main\]\.name|defaultMode/,
  ],
  ['behaviour', /./, /./],
];

export function weightOf({ object, property }: Difference): Weight {
  return ROWS.find(([, o, p]) => o.test(object) && p.test(property))?.[0] ?? 'behaviour';
}
