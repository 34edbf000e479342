/** Errors of this upgrade, and what they mean. */
import type { Errors } from '../step.ts';

export const KNOWN_ERRORS: Errors = {
  special: [],
  general: [],
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
