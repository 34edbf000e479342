/** A value for a key that differs from the chart's default, is of the key's kind, and that somebody could have written. */
import type { KeyFact, KeyType } from '../../server/src/engine/charts/catalogue.ts';
import type { Minor } from '../../server/src/engine/steps/index.ts';
import { stringify } from 'yaml';
import type { Plain, PlainMap } from '../support/tree.ts';

/** A values file that says this, and nothing where there is nothing to say. */
export const valuesText = (values: PlainMap): string =>
  Object.keys(values).length === 0 ? '' : stringify(values, { aliasDuplicateObjects: false });

type Maker = (fact: KeyFact, path: string, minor: Minor) => Plain;
const say =
  (value: Plain): Maker =>
  () =>
    value;
/** The first unit of a text grows by one: `5m`, `2GB`, `30d`, `"3"`. */
const grown = (text: string): string => text.replace(/\d+/, (n) => String(Number(n) + 1));

/** By the end of the path; the first that fits. */
const BY_NAME: readonly (readonly [RegExp, Maker])[] = [
  [/\.limits\.cpu$/, say('3100m')],
  [/\.limits\.memory$/, say('7Gi')],
  [/\.requests\.cpu$/, say('310m')],
  [/\.requests\.memory$/, say('350Mi')],
  [/\.(?:resources|sizeLimit)$/, say({ limits: { cpu: '3100m' } })],
  [/pullPolicy$/i, say('Never')],
  [/image\.tag$/i, (_, __, minor) => `${minor}.4`],
  [/image\.registry$|imageRegistry$/i, say('registry.example.org')],
  [/[iI]mage\.repository$/, say('mirror/other')],
  [/digest$/, say(`sha256:${'a'.repeat(64)}`)],
  [/pullSecrets$/i, say([{ name: 'registry-of-mine' }])],
  [/pathType$/, say('Exact')],
  [/\.ingress\.(?:\w+\.)?path$|probePath$/, say('/sweep')],
  [/contextPath$/, say('/sweep')],
  [/adaptSecurityContext$/, say('force')],
  [/(?:^|\.)host$/, say('sweep.example.org')],
  [/hosts$/, say(['sweep.example.org'])],
  [/className$/, say('traefik')],
  [/tls\.secretName$/, say('sweep-tls')],
  [/tls\.existingSecret$/, say('sweep-tls')],
  [/protocol$/, say('https')],
  [/scheme$/, say('HTTPS')],
  [/keycloak\.url$/, say({ protocol: 'https', host: 'sweep.example.org', port: 8443 })],
  [/jwksUrl$|[uU]rl$|baseUrl$/, say('https://sweep.example.org/x')],
  [/defaultMode$/, say(0o440)],
  [/runAsUser$|fsGroup$|runAsGroup$/, say(1234)],
  [/seccompProfile\.type$/, say('Unconfined')],
  [/[sS]trategy\.type$|updateStrategy\.type$/, say('OnDelete')],
  [/service\.(?:\w+\.)?type$|serviceType$/, say('NodePort')],
  [/podManagementPolicy$/, say('OrderedReady')],
  [/persistenceType$/, say('memory')],
  [/pvcAccessModes$/, say(['ReadWriteMany'])],
  [/pvcStorageClassName$|storageClass$/, say('fast')],
  [/pvcSize$|persistence\.size$/, say('96Gi')],
  [/pvcSelector$/, say({ matchLabels: { disk: 'mine' } })],
  [/loadBalancerIP$/, say('10.9.8.7')],
  [/loadBalancerSourceRanges$/, say(['10.0.0.0/8'])],
  [/logLevel$|\.level$|log\.level$/, say('debug')],
  [/\.level\.|deprecation$/, say('WARN')],
  // Values that a chart or a program knows by name.
  [/inbound\.mode$/, say('credentials')],
  [/identity\.auth\.type$/, say('MICROSOFT')],
  [/activeStoreId$/, say('aws')],
  [/AntiAffinityPreset$/, say('soft')],
  [/identityKeycloak\.proxy$/, say('reencrypt')],
  [/nodeEnv$/, say('development')],
  [/httpRelativePath$/, say('/sweep/')],
  [/\.issuer$/, say('https://sweep.example.org/realm')],
  [/keycloak\.auth$/, say({ adminUser: 'sweep', existingSecret: 'sweep-secret', existingSecretKey: 'sweep-key' })],
  [/externalDatabase\.port$/, say(5433)],
  [/[eE]mail$|fromAddress$/, say('sweep@example.org')],
  [/publicHost$/, say('sweep.example.org')],
  [/minimumAge$/, say('77d')],
  [/javaOpts$/i, say('-Xmx1g -Dsweep=1')],
  [/log4j2$/, say('<Configuration name="sweep"/>')],
  [/extraConfiguration$/, say({ 'sweep.txt': 'sweep\n' })],
  [/[cC]onfiguration$/, say('sweep:\n  value: on-purpose\n')],
  [/overrideConfiguration$/, say({ sweep: 'on-purpose' })],
  [/(?:^|\.)command$/, say(['/bin/sweep'])],
  [/(?:^|\.)args$/, say(['--sweep'])],
  [/(?:^|\.)envFrom$/, say([{ configMapRef: { name: 'sweep' } }])],
  [/(?:^|\.)(?:env|extraEnvVars)$/, say([{ name: 'SWEEP_VARIABLE', value: 'sweep' }])],
  [/extraVolumes$/, say([{ name: 'sweep', emptyDir: {} }])],
  [/extraVolumeMounts$/, say([{ name: 'sweep', mountPath: '/sweep' }])],
  [/extraVolumeClaimTemplates$/, say([{ metadata: { name: 'sweep' }, spec: { accessModes: ['ReadWriteOnce'] } }])],
  [/[iI]nitContainers$|sidecars$/, say([{ name: 'sweep', image: 'busybox' }])],
  [/tolerations$/, say([{ key: 'sweep', operator: 'Exists' }])],
  [/nodeSelector$/, say({ disk: 'ssd' })],
  [
    /affinity$/,
    say({
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'sweep', operator: 'Exists' }] }],
        },
      },
    }),
  ],
  [
    /requiredDuringSchedulingIgnoredDuringExecution$/,
    say([{ labelSelector: { matchLabels: { sweep: 'x' } }, topologyKey: 'zone' }]),
  ],
  [/topologySpreadConstraints$/, say([{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }])],
  [/[aA]nnotations$/, say({ 'example.org/sweep': 'x' })],
  [/[lL]abels$/, say({ sweep: 'x' })],
  [/dnsPolicy$/, say('Default')],
  [/dnsConfig$/, say({ nameservers: ['10.0.0.10'] })],
  [/priorityClassName$/, say('sweep')],
  [/hostAliases$/, say([{ ip: '10.1.2.3', hostnames: ['sweep'] }])],
  [/extraManifests$/, say([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'sweep' }, data: { a: 'b' } }])],
  [/minAvailable$|maxUnavailable$/, say(2)],
  [/existingSecret$/, say('sweep-secret')],
  [/[kK]ey$/, say('sweep-key')],
  [/existingClaim$/, say('sweep-claim')],
  [/clusterSize$/, say('5')],
  [/partitionCount$/, say('5')],
  [/replicationFactor$/, say('1')],
  [/capabilities\.drop$/, say(['NET_RAW'])],
  [/multiregion\.regions$/, say(2)],
  [/(?:\.|^)nameOverride$|fullnameOverride$/i, say('sweep')],
  [/defaultRoles\.\w+\.(?:users|clients)$/, say(['sweep'])],
  [
    /^identity\.users$/,
    say([{ username: 'sweep', secret: { existingSecret: 's', existingSecretKey: 'k' }, roles: ['Optimize'] }]),
  ],
  [
    /^identity\.clients$/,
    say([
      {
        id: 'sweep',
        name: 'sweep',
        type: 'm2m',
        secret: { existingSecret: 's', existingSecretKey: 'k' },
        permissions: [{ resourceServerId: 'optimize-api', definition: 'write:*' }],
      },
    ]),
  ],
  [/authentication\.method$/, say('oidc')],
  [/deploymentStrategy$/, say('Recreate')],
  [
    /resourcePermissions|users$|clients$|roles$|authorizations$|permissions$/,
    say([{ name: 'sweep', username: 'sweep', password: 'sweep-pw', email: 'a@example.org' }]),
  ],
  [
    /clusters$/,
    say([
      {
        id: 'one',
        name: 'one',
        version: '8.7.0',
        authentication: 'OAUTH',
        url: { zeebe: { grpc: 'grpc://a:26500', rest: 'http://a:8080' }, operate: 'http://a', tasklist: 'http://a' },
      },
    ]),
  ],
  [/tls$/, say([{ hosts: ['sweep.example.org'], secretName: 'sweep-tls' }])],
];

/** Differs from the chart's default. */
export function valueFor(fact: KeyFact, path: string, minor: Minor): Plain {
  const { default: standard, types } = fact;
  if (typeof standard === 'boolean' || (standard === undefined && types.includes('boolean'))) return standard !== true;
  const made = BY_NAME.find(([pattern]) => pattern.test(path))?.[1](fact, path, minor);
  const fits =
    made !== undefined && kinds(made).some((k) => types.includes(k) || types.length === 0 || types.includes('null'));
  if (fits && JSON.stringify(made) !== JSON.stringify(standard)) return made;
  if (typeof standard === 'number') return standard + 1;
  if (types.includes('integer') || types.includes('number')) return 7;
  if (typeof standard === 'string' && /^\d+(?:[a-zA-Z]{1,2})?$/.test(standard)) return grown(standard);
  if (standard === 'https') return 'http';
  if (types.includes('string')) return typeof standard === 'string' && standard !== '' ? `${standard}-sweep` : 'sweep';
  if (types.includes('array')) return ['sweep'];
  if (types.includes('object')) return { sweep: 'x' };
  // The chart says nothing of the key but its name.
  return 'sweep';
}
function kinds(value: Plain): readonly KeyType[] {
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return ['integer', 'number'];
  if (value === null) return ['null'];
  return [typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'boolean' : 'object'];
}
