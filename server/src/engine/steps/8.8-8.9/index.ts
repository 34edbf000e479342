/** The step from 8.8 to 8.9. Where two rules want one target, the earlier one wins. */
import { catalogue } from '../../charts/catalogue.ts';
import { chart } from '../../charts/index.ts';
import type { RuleSet } from '../../rules/ruleSet.ts';
import { indexRules } from '../../rules/ruleIndex.ts';
import type { Step } from '../step.ts';
import { CHART_CHANGES, COPIES } from './chartChanges.ts';
import { CHANGED_DEFAULTS, CHANGED_OBJECTS } from './changes.ts';
import { LINKS } from './checklist/guide.ts';
import { CHECKLIST } from './checklist/items.ts';
import { COMPONENT_ADVICE, COMPONENT_KEYS, COMPONENT_NOTES, LOOKS } from './components.ts';
import { KNOWN_ERRORS } from './errors.ts';
import { EFFECTS } from './effects.ts';
import { FUNCTIONS } from './functions.ts';
import { MARKS } from './marks.ts';
import { NOTES } from './notes.ts';
import { OBJECTS } from './objects.ts';
import { SECRET_KEYS, SECRET_VALUES } from './secrets.ts';
import { SETTING_LOOKS, SETTING_NOTES } from './settings.ts';
import { STORAGE_LOOKS, STORAGE_NOTES, STORAGE_OVERVIEWS, STORAGE_PARTS, STORAGE_VALUES } from './storage.ts';
import { NAME_NOTES, NAMES } from './names.ts';
import { CLUSTER, TEMPLATES, TEXTS, VARIABLES, VOLUMES } from './nothing.ts';

export const RULES: RuleSet = {
  functions: FUNCTIONS,
  whyPinned: (key) =>
    `Chart 13.x read the key \`${key}\` of the Secret unless told otherwise; chart 14.x has no default.`,
  spellings: [],
  parts: STORAGE_PARTS,
  keys: [...SECRET_KEYS, ...COMPONENT_KEYS],
  lists: [],
  derived: [...STORAGE_VALUES, ...SECRET_VALUES],
  notes: [...NOTES, ...STORAGE_NOTES, ...COMPONENT_NOTES, ...SETTING_NOTES, ...NAME_NOTES, ...COMPONENT_ADVICE],
  advice: COMPONENT_ADVICE,
};
export const STEP: Step<'8.8', '8.9'> = {
  from: '8.8',
  to: '8.9',
  charts: { from: chart('8.8'), to: chart('8.9') },
  rules: indexRules(RULES),
  reading: { spellings: [], default: (keys) => catalogue('8.8').default(keys), isSwitch: () => false },
  marks: MARKS,
  components: [],
  names: NAMES,
  variables: VARIABLES,
  images: { paths: () => [], rewrite: (text) => text, rule: '', moved: () => undefined },
  texts: TEXTS,
  templates: TEMPLATES,
  volumes: VOLUMES,
  levels: /^(?:logLevel|level)$/,
  files: { options: 'orchestration.javaOpts', volumes: 'orchestration.extraVolumes' },
  effects: EFFECTS,
  chartChanges: CHART_CHANGES,
  copies: COPIES,
  cluster: CLUSTER,
  changes: { defaults: CHANGED_DEFAULTS, objects: CHANGED_OBJECTS },
  checklist: CHECKLIST,
  guide: LINKS,
  errors: KNOWN_ERRORS,
  secrets: { rows: [], consolidated: '' },
  objects: OBJECTS,
  kept: { looks: [...LOOKS, ...SETTING_LOOKS, ...STORAGE_LOOKS], overviews: STORAGE_OVERVIEWS },
};
