/** Errors of this upgrade, and what they mean. Messages are those of chart 14.8 and Helm. */
import type { KnownError } from '../../journey/error.ts';
import type { Errors } from '../step.ts';
import { guide } from './checklist/guide.ts';

const special: readonly KnownError[] = [
  {
    id: 'storage-unset',
    pattern: /configure an expected secondary storage type/i,
    title: 'The chart does not know where the data is',
    why: 'Chart 14.x has no storage by default. A type alone renders, and deletes the bundled Elasticsearch.',
    todo: 'Upgrade the values files: `global.elasticsearch.enabled` and, for the bundled one, `elasticsearch.enabled` have to be true as well.',
    link: guide(''),
    item: '8.8-8.9/storage',
    assistant: 'upgrade',
    keys: ['orchestration.data.secondaryStorage.type', 'global.elasticsearch', 'global.opensearch'],
  },
  {
    id: 'files-list',
    pattern: /extraConfiguration[^\n]*got object, want array/i,
    title: 'Own files are a list now',
    why: 'Chart 14.x wants a list of `file` and `content` where 13.x had a map.',
    todo: 'Upgrade the values files; an empty `{}` is refused too.',
    link: guide(''),
    item: '8.8-8.9/files',
    assistant: 'upgrade',
  },
  {
    id: 'key-removed',
    pattern: /values file key "[\w.-]+" has been removed/i,
    title: 'A key is gone',
    why: 'Chart 14.x stops at the old spelling of secrets, whatever it says, even at an empty one.',
    todo: 'Upgrade the values files, or take out the key that the message names.',
    link: guide(''),
    item: '8.8-8.9/secrets',
    assistant: 'upgrade',
  },
  {
    id: 'gateway-and-ingress',
    pattern: /Gateway API and Ingress cannot both be enabled/i,
    title: 'Ingress and Gateway exclude each other',
    why: 'Both are on, and the chart renders one of them.',
    todo: 'Switch off `global.gateway.enabled` or `global.ingress.enabled`.',
    keys: ['global.gateway.enabled', 'global.ingress.enabled'],
  },
  {
    id: 'secret-missing',
    pattern: /(?:secret|Secret) "[^"]+" not found|couldn't find key [^\n]* in Secret/,
    title: 'A Secret or a key in it is missing',
    why: 'The values name a Secret, or a key in it, that the cluster does not have.',
    todo: 'Compare the name and the key with the Secret in the cluster.',
    item: '8.8-8.9/secrets',
  },
  {
    id: 'timeout',
    pattern: /timed out waiting for the condition|context deadline exceeded|progress deadline/i,
    title: 'Helm gave up waiting',
    why: 'The upgrade goes on in the cluster; some pod did not become ready in time.',
    todo: 'Look at the pods that are not ready, and paste their events or logs here.',
    item: '8.8-8.9/ready',
    quiet: true,
  },
];
const general: readonly KnownError[] = [
  {
    id: 'chart-message',
    pattern: /\[camunda\]\[error\]|execution error at \(camunda-platform/i,
    title: 'The chart refuses the values',
    why: 'A check of the chart failed; its message names the keys.',
    todo: 'Change the keys that the message names.',
    item: '8.8-8.9/render',
  },
  {
    id: 'schema',
    pattern: /values don't meet the specifications of the schema|got \w+, want \w+/i,
    title: 'A value is of another kind than the chart wants',
    why: 'The schema of the chart names the key and the kinds.',
    todo: 'Change the keys that the message names.',
    item: '8.8-8.9/render',
  },
  {
    id: 'template-failed',
    pattern: /executing "[^"]+" at <|template: camunda-platform/i,
    title: 'A template of the chart fails',
    why: 'A value has a form the template does not expect.',
    todo: 'Look at the key behind `.Values.` in the message.',
    item: '8.8-8.9/render',
  },
  {
    id: 'crash',
    pattern:
      /CrashLoopBackOff|Back-off restarting failed container|Application run failed|APPLICATION FAILED TO START/i,
    title: 'An application does not start',
    why: 'The cause is in its log, not in its state.',
    todo: 'Paste the last lines of the log of the container that ended: `kubectl logs --previous`.',
    item: '8.8-8.9/ready',
  },
  {
    id: 'upgrade-failed',
    pattern: /UPGRADE FAILED|INSTALLATION FAILED|^Error: /im,
    title: 'The upgrade failed for a reason not known here',
    why: 'Nothing in the message is a known error of this upgrade.',
    todo: 'Read the line after the last colon; render the chart with the same files to see whether they are the cause.',
    item: '8.8-8.9/render',
  },
];

export const KNOWN_ERRORS: Errors = {
  special,
  general,
  nothing: {
    id: 'nothing',
    pattern: /^\s*$/,
    title: 'There is no text',
    why: 'The clipboard or the selection is empty.',
    todo: 'Copy the error of Helm, or the events or log of a pod.',
    quiet: true,
  },
  unknown: {
    id: 'no-error',
    pattern: /^/,
    title: 'This is no error that is known here',
    why: 'Nothing in the text looks like an error of Helm, Kubernetes or Camunda.',
    todo: 'Copy the whole message, from the line that begins with Error, or the events or log of a pod.',
    quiet: true,
  },
  renamed: [],
  properties: ['camunda', 'zeebe', 'spring', 'server', 'management', 'logging'],
  roots: ['orchestration', 'connectors', 'optimize', 'identity'],
};
