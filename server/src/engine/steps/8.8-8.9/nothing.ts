/** What changes between 8.7 and 8.8 and not here: no component comes into another, and the cluster keeps its names. */
import type { Cluster, Templates, Texts, Variables, Volumes } from '../step.ts';
import { NameNode } from '../../texts/names.ts';
import { componentName, objectName } from '../../charts/objectName.ts';

const never = /(?!)/;
export const VARIABLES: Variables = {
  rules: {},
  nothing: '',
  imagePath: '',
  verdict: () => ({ kind: 'keep', rule: '' }),
  renamed: () => new Map(),
  list: 'orchestration.env',
  mounts: 'orchestration.extraVolumeMounts',
};
export const TEXTS: Texts = {
  names: new NameNode(),
  roots: [],
  programs: [],
  optionVariables: never,
  ours: [],
  rank: new Map(),
  oldRoot: never,
  item: { name: 'file', text: 'content' },
  needsFacts: () => false,
  verdict: () => undefined,
  facts: () => ({ regions: 1 }),
  lacks: () => [],
  size: (view) => view.effective('orchestration.clusterSize'),
};
export const TEMPLATES: Templates = { roots: [], helperRoots: [], helpers: {}, kind: () => 'evaluated' };
export const VOLUMES: Volumes = { staying: [], joining: [], ofChart: [] };

/** Rendered with both charts, with and without overrides: the same name. */
export const CLUSTER: Cluster = {
  name: (now, release) => objectName(componentName(now, 'orchestration', 'zeebe'), release),
  keepsName: (_, now, release) => {
    if (release === undefined || release === '') return undefined;
    const name = objectName(componentName(now, 'orchestration', 'zeebe'), release);
    return { same: true, before: name, after: name };
  },
};
