/** What Helm expressions in values may ask for that chart 13.x no longer has. */
import type { Templates } from '../step.ts';

export const TEMPLATES: Templates = {
  roots: ['zeebe', 'zeebeGateway', 'operate', 'tasklist', 'executionIdentity', 'postgresql'],
  helperRoots: ['zeebe', 'operate', 'tasklist'],
  // Rendered on both charts: the same names come out.
  helpers: {
    'zeebe.fullname.gateway': 'orchestration.serviceName',
    'zeebe.names.gateway': 'orchestration.serviceName',
    'zeebe.fullname.broker': 'orchestration.fullname',
    'zeebe.names.broker': 'orchestration.fullname',
    'zeebe.serviceAccountName.broker': 'orchestration.serviceAccountName',
  },
  // Chart 12.x wrote them as they are, chart 13.x evaluates them.
  literal: (steps) => steps.includes('podAnnotations') && steps[0] !== 'orchestration',
};
