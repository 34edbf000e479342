/** What Helm expressions in values may ask for that chart 13.x no longer has. */
import type { Templates } from '../step.ts';

/** Neither chart evaluates what stands below these: rendered with both, in every component. */
const TEXT: ReadonlySet<string | number> = new Set([
  'affinity',
  'command',
  'containerSecurityContext',
  'dnsConfig',
  'envFrom',
  'extraConfiguration',
  'extraPorts',
  'extraVolumeClaimTemplates',
  'extraVolumeMounts',
  'extraVolumes',
  'javaOpts',
  'nodeSelector',
  'podSecurityContext',
  'resources',
  'sidecars',
  'tolerations',
  'topologySpreadConstraints',
]);
const SERVICES: ReadonlySet<string | number> = new Set(['zeebe', 'zeebeGateway', 'zeebe-gateway']);

export const TEMPLATES: Templates = {
  roots: ['zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist', 'executionIdentity', 'postgresql'],
  helperRoots: ['zeebe', 'operate', 'tasklist'],
  // Rendered on both charts: the same names come out.
  helpers: {
    'zeebe.fullname.gateway': 'orchestration.serviceName',
    'zeebe.names.gateway': 'orchestration.serviceName',
    'zeebe.fullname.broker': 'orchestration.fullname',
    'zeebe.names.broker': 'orchestration.fullname',
    'zeebe.serviceAccountName.broker': 'orchestration.serviceAccountName',
  },
  kind: (steps) => {
    if (steps.some((step) => TEXT.has(step))) return 'text';
    const [root = '', key, below] = steps;
    // Chart 13.x evaluates them on the Services of the cluster alone, which is told: no text fits both.
    if (root === 'global' && key === 'annotations') return 'text';
    const ofService = SERVICES.has(root) && key === 'service' && below === 'annotations';
    // Labels are another matter: Kubernetes never took one with braces.
    const ofPod = root !== 'orchestration' && steps.includes('podAnnotations');
    return ofService || ofPod ? 'awakened' : 'evaluated';
  },
};
