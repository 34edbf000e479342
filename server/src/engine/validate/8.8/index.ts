/** Chart 13.x. */
import type { Checks } from '../tables.ts';
import { aboutKey } from './about.ts';
import { CONSTRAINTS } from './constraints.ts';
import { choicesIn } from '../constraint.ts';
import { checkConstraints } from './checkConstraints.ts';
import { FORMS } from './forms.ts';
import { KEYS } from './keys.ts';
import { PODS } from './pods.ts';
import { VALIDATE_RULES } from './rules.ts';
import { TYPES } from './types.ts';

export const CHECKS: Checks = {
  minor: '8.8',
  rules: VALIDATE_RULES,
  constraints: checkConstraints,
  keys: KEYS,
  types: TYPES,
  forms: FORMS,
  pods: PODS,
  // `strict`: the cluster cannot run with it.
  images: [
    { at: 'orchestration', component: 'orchestration', strict: true },
    { at: 'connectors', component: 'connectors' },
    { at: 'identity', component: 'identity' },
    { at: 'optimize', component: 'optimize' },
    { at: 'console', component: 'console' },
    { at: 'webModeler', component: 'webModeler', parts: true },
    { at: 'webModeler.restapi', component: 'webModeler' },
    { at: 'webModeler.webapp', component: 'webModeler' },
    { at: 'webModeler.websockets', component: 'webModeler' },
  ],
  mailLogin: { by: 'spelling' },
  users: 'orchestration.security.initialization.users',
  about: aboutKey,
  choicesAt: (path) => choicesIn(CONSTRAINTS, path),
};
