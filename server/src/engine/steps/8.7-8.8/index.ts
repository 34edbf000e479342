/** The step from 8.7 to 8.8. Where two rules want one target, the earlier one wins. */
import { catalogue } from '../../charts/catalogue.ts';
import { chart } from '../../charts/index.ts';
import type { RuleSet } from '../../rules/ruleSet.ts';
import { indexRules } from '../../rules/ruleIndex.ts';
import type { Step } from '../step.ts';
import { ADVICE } from './advice.ts';
import { APPLICATIONS } from './applications.ts';
import { CHART_CHANGES, COPIES } from './chartChanges.ts';
import { CHANGED_DEFAULTS, CHANGED_OBJECTS } from './changes.ts';
import { LINKS } from './checklist/guide.ts';
import { CHECKLIST } from './checklist/items.ts';
import { clusterName, keepsName } from './clusterName.ts';
import { KNOWN_ERRORS } from './journey/errors.ts';
import { CONSOLIDATED, SECRETS } from './journey/secretTable.ts';
import { CLUSTER } from './cluster.ts';
import { COMPONENTS, COMPONENT_VALUES } from './components.ts';
import { DEFAULTS } from './defaults.ts';
import { EFFECTS } from './effects.ts';
import { imagePaths, rewriteImagePaths } from './imagePaths.ts';
import { FUNCTIONS } from './functions.ts';
import { gateway } from './gateway.ts';
import { IDENTITY, IDENTITY_VALUES } from './identity.ts';
import { movedImage } from './images.ts';
import { LOOKS, OVERVIEWS } from './kept.ts';
import { MARKS } from './marks.ts';
import { MERGED_KEYS, MERGED_LISTS, MERGED_VALUES } from './mergedKeys.ts';
import { NAMES } from './names.ts';
import { OBJECTS } from './objects.ts';
import { NOTES } from './notes.ts';
import { PARTS, UNREAD } from './parts.ts';
import { SECRET_VALUES } from './secrets.ts';
import { SPELLINGS, UNTRANSLATED } from './spellings.ts';
import { isSwitch } from './switches.ts';
import { TEMPLATES } from './templates.ts';
import { TEXTS } from './texts.ts';
import { VARIABLES } from './variables.ts';

export const RULES: RuleSet = {
  functions: FUNCTIONS,
  whyPinned: (key) => `8.7 read the key \`${key}\` by default; 8.8 has another default or none.`,
  spellings: SPELLINGS,
  parts: [...PARTS, ...UNREAD, ...UNTRANSLATED],
  keys: [
    ...CLUSTER,
    ...gateway('zeebeGateway'),
    ...gateway('zeebe-gateway'),
    ...APPLICATIONS,
    ...MERGED_KEYS,
    ...IDENTITY,
    ...COMPONENTS,
  ],
  lists: MERGED_LISTS,
  // In the order in which people write them: a component is switched on before it is set up.
  derived: [...MERGED_VALUES, ...DEFAULTS, ...IDENTITY_VALUES, ...COMPONENT_VALUES, ...SECRET_VALUES],
  notes: [...NOTES, ...ADVICE],
  advice: ADVICE,
};
export const STEP: Step<'8.7', '8.8'> = {
  from: '8.7',
  to: '8.8',
  charts: { from: chart('8.7'), to: chart('8.8') },
  rules: indexRules(RULES),
  reading: { spellings: SPELLINGS, default: (keys) => catalogue('8.7').default(keys), isSwitch },
  marks: MARKS,
  components: ['zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist'],
  names: NAMES,
  variables: VARIABLES,
  images: { paths: imagePaths, rewrite: (text) => rewriteImagePaths(text), rule: 'images/bitnami', moved: movedImage },
  texts: TEXTS,
  templates: TEMPLATES,
  // The brokers keep their names. What the chart itself adds, it adds to their pod and to no other.
  volumes: {
    staying: ['orchestration', 'zeebe'],
    joining: ['zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist'],
    ofChart: ['data', 'exporters'],
  },
  levels: /^(?:logLevel|level)$/,
  files: { options: 'orchestration.javaOpts', volumes: 'orchestration.extraVolumes' },
  effects: EFFECTS,
  chartChanges: CHART_CHANGES,
  copies: COPIES,
  cluster: { name: clusterName, keepsName },
  changes: { defaults: CHANGED_DEFAULTS, objects: CHANGED_OBJECTS },
  checklist: CHECKLIST,
  guide: LINKS,
  errors: KNOWN_ERRORS,
  secrets: { rows: SECRETS, consolidated: CONSOLIDATED },
  objects: OBJECTS,
  kept: { looks: LOOKS, overviews: OVERVIEWS, less: ['zeebe/enabled', 'storage/both'] },
};
