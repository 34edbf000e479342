/** The step from 8.7 to 8.8. Where two rules want one target, the earlier one wins. */
import type { RuleSet } from '../../rules/rule.ts';
import { indexRules } from '../../rules/ruleIndex.ts';
import { ADVICE } from './advice.ts';
import { APPLICATIONS } from './applications.ts';
import { CLUSTER } from './cluster.ts';
import { COMPONENTS, COMPONENT_VALUES } from './components.ts';
import { DEFAULTS } from './defaults.ts';
import { gateway } from './gateway.ts';
import { IDENTITY, IDENTITY_VALUES } from './identity.ts';
import { MERGED_KEYS, MERGED_LISTS, MERGED_VALUES } from './mergedKeys.ts';
import { NOTES } from './notes.ts';
import { PARTS } from './parts.ts';
import { SECRET_VALUES } from './secrets.ts';
import { SPELLINGS, UNTRANSLATED } from './spellings.ts';

export const STEP: RuleSet = {
  spellings: SPELLINGS,
  parts: [...PARTS, ...UNTRANSLATED],
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
export const STEP_INDEX = indexRules(STEP);
