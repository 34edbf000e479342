/** Values for examples: what a person would write at a key, and another one. */
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import type { Plain } from '../support/tree.ts';

type Row = readonly [at: RegExp, value: Plain, other: Plain];

const RESOURCES = { requests: { cpu: '600m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } };
const LARGER = { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '2', memory: '4Gi' } };
const affinity = (app: string): Plain => ({
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 100,
        podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app } } },
      },
    ],
  },
});

/** The first that fits the end of the path. */
const ROWS: readonly Row[] = [
  [
    /^zeebe(?:\.[\w-]+)?\.image\.repository$/,
    'registry.example.org/mirror/zeebe',
    'registry.example.org/mirror/camunda',
  ],
  [/^elasticsearch\.image\.tag$/, '7.17.10', '8.18.0'],
  [/\.image\.tag$/, '8.7.3', '8.8.2'],
  [
    /\.digest$/,
    'sha256:6d1f0a0bfb1c4b1f8f3f2b8a3f2d9c0e7a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d',
    'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
  ],
  [/^(?!zeebe\.).*\.javaOpts$/, '-Xmx1g', '-Xmx2g'],
  [/^(?!zeebe\.).*\.command$/, ['/bin/bash', '/scripts/start.sh'], ['/bin/bash', '/scripts/run.sh']],
  [/\.javaOpts$/, '-Xmx1g -Dlog.file=/usr/local/zeebe/logs/app.log', '-Xmx2g'],
  [/\.command$/, ['/bin/bash', '/usr/local/zeebe/startup.sh'], ['/bin/bash', '/scripts/start.sh']],
  [
    /\.log4j2$/,
    '<Configuration>\n  <File name="audit" fileName="/usr/local/zeebe/logs/audit.log"/>\n</Configuration>',
    '<Configuration/>',
  ],
  [/\.configuration$/, 'camunda:\n  rest:\n    apiExecutor:\n      maxPoolSizeMultiplier: 4', 'camunda: {}'],
  [/\.extraConfiguration$/, { 'limits.yaml': 'zeebe: {}\n' }, { 'limits.yaml': 'camunda: {}\n' }],
  [/\.pvcSize$/, '64Gi', '128Gi'],
  [/\.pvcAccessModes$/, ['ReadWriteOncePod'], ['ReadWriteOnce']],
  [/\.pvcStorageClassName$/, 'fast-ssd', 'standard'],
  [/\.pvcSelector$/, { matchLabels: { disk: 'fast' } }, { matchLabels: { disk: 'slow' } }],
  [/\.persistenceType$/, 'local', 'disk'],
  [
    /\.extraVolumeClaimTemplates$/,
    [
      {
        metadata: { name: 'backups' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      },
    ],
    [],
  ],
  [/\.minAvailable$/, 2, 1],
  [/\.maxUnavailable$/, 1, 2],
  [/\.(?:fullname|name)Override$/, 'acme-broker', 'acme'],
  [/\.service\.type$/, 'LoadBalancer', 'ClusterIP'],
  [/\.loadBalancerIP$/, '192.0.2.10', '192.0.2.20'],
  [/\.loadBalancerSourceRanges$/, ['192.0.2.0/24'], ['198.51.100.0/24']],
  [
    /\.serviceAccount\.annotations$/,
    { 'iam.example.org/role': 'camunda-files' },
    { 'iam.example.org/role': 'camunda' },
  ],
  [/\.service\.annotations$/, { 'prometheus.io/scrape': 'true' }, { 'prometheus.io/scrape': 'false' }],
  [/nnotations$/, { 'example.org/team': 'payments' }, { 'example.org/team': 'platform' }],
  [/abels$/, { team: 'payments' }, { team: 'platform' }],
  [/zeebePort$/, 26600, 26500],
  [/\.restPort$/, 8081, 8080],
  [/\.httpPort$/, 9700, 9600],
  [/\.(?:grpc|gateway)Port$/, 26600, 26500],
  [/\.internalPort$/, 26602, 26502],
  [/\.commandPort$/, 26601, 26501],
  [/\.elasticsearch\.port$/, 9243, 9200],
  [/\.service\.\w+Name$/, 'camunda-port', 'other-port'],
  [/\.nodeSelector$/, { disktype: 'ssd' }, { disktype: 'hdd' }],
  [/\.affinity$/, affinity('camunda'), affinity('zeebe')],
  [/\.priorityClassName$/, 'business-critical', 'standard'],
  [/\.dnsPolicy$/, 'None', 'Default'],
  [/\.dnsConfig$/, { nameservers: ['192.0.2.53'] }, { nameservers: ['198.51.100.53'] }],
  [/\.logLevel$/, 'debug', 'warn'],
  [/\.debug$/, true, false],
  [/\.resources$/, RESOURCES, LARGER],
  [/\.podSecurityContext$/, { fsGroup: 2000 }, { fsGroup: 3000 }],
  [/\.containerSecurityContext$/, { runAsUser: 2000 }, { runAsUser: 3000 }],
  [/Probe$/, { enabled: true, periodSeconds: 60 }, { enabled: true, periodSeconds: 30 }],
  [/\.ingress(?:\.rest)?$/, { enabled: true, host: 'camunda.example.org' }, { enabled: false }],
  [/\.ingress\.grpc$/, { enabled: true, host: 'grpc.example.org' }, { host: 'zeebe.example.org' }],
  [/\.ingress(?:\.grpc)?\.tls$/, { enabled: true, secretName: 'grpc-tls' }, { secretName: 'other-tls' }],
  [/\.secretName$/, 'grpc-tls', 'other-tls'],
  [/\.className$/, 'nginx', 'traefik'],
  [/\.host$/, 'camunda.example.org', 'other.example.org'],
  [/\.pathType$/, 'Prefix', 'ImplementationSpecific'],
  [/\.path$/, '/', '/grpc'],
  [/\.protocol$/, 'https', 'http'],
  [/\.url$/, 'https://elastic.example.org:9243', { protocol: 'https', host: 'elastic.example.org', port: 9243 }],
  [/\.service$/, { port: 8080 }, { port: 80 }],
  [/(?:[pP]assword|\.key)$/, 'example-text', 'another-text'],
  [/\.tokenScope$/, 'zeebe-api/.default', 'orchestration-api/.default'],
  [/\.userAccessRestrictions$/, { enabled: false }, { enabled: true }],
  [/^executionIdentity$/, { enabled: true }, { enabled: false }],
  [/\.migration$/, { enabled: true }, { enabled: false }],
  [/installationType$/, 'failover', 'failback'],
  [/keycloak\.fullname$/, 'camunda-keycloak', 'keycloak'],
  [/\.playEnabled$/, false, true],
  [/\.external$/, true, false],
  [/\.enabled$/, false, true],
  [/^(?:identity\.)?postgresql$/, { enabled: true, auth: { database: 'acme' } }, { auth: { database: 'other' } }],
  [/^identity\.keycloak$/, { replicaCount: 2 }, { replicaCount: 3 }],
  [/auth\.(?:zeebe|connectors|operate|tasklist)$/, { clientId: 'acme' }, { clientId: 'camunda' }],
  [/security\.authorizations$/, { enabled: false }, { enabled: true }],
  [/security\.initialization$/, { mappingRules: [] }, { mappingRules: [] }],
];

export function believable(path: string): { value: Plain; other: Plain } | undefined {
  const row = ROWS.find(([at]) => at.test(path));
  return row && { value: row[1], other: row[2] };
}

/** Its value would be told apart by a type only. */
const STAYING = ['connectors', 'identity', 'console', 'optimize', 'webModeler', 'global', 'elasticsearch'];
/** A key of the same name in a component that stays, for rules that must not look at names alone. */
export function neighbour(path: string, owned: (path: string) => boolean): string | undefined {
  const tail = path.split('.').slice(1);
  const before = catalogue('8.7').keys();
  for (let from = 0; from < tail.length; from++) {
    const end = `.${tail.slice(from).join('.')}`;
    const found = STAYING.flatMap((root) =>
      before.filter((k) => k.path.startsWith(`${root}.`) && k.path.endsWith(end) && !owned(k.path)),
    );
    const [first] = found.filter((k) => catalogue('8.8').known(k.path.split('.')));
    if (first) return first.path;
  }
  return undefined;
}
