/** Chart 14.x: what is checked in files of 13.x, but for the differences that stand here. */
import { CHECKS as OF_13 } from '../8.8/index.ts';
import type { Checks } from '../tables.ts';
import { choicesIn } from '../constraint.ts';
import { checkConstraints, CONSTRAINTS } from './constraints.ts';
import { VALIDATE_RULES } from './rules.ts';

/** Pods that are gone, with what may be added to them. */
const GONE = [
  'orchestration.importer',
  'orchestration.migration.data',
  'orchestration.migration.identity',
  'webModeler.webapp',
];

export const CHECKS: Checks = {
  ...OF_13,
  minor: '8.9',
  rules: VALIDATE_RULES,
  constraints: checkConstraints,
  keys: {
    ...OF_13.keys,
    misplaced: [
      {
        at: 'orchestration.security.authentication.oidc.tokenScope',
        hint: 'orchestration.security.authentication.oidc.scope',
      },
    ],
    honoured: [],
    noEffect: [
      ...OF_13.keys.noEffect,
      // Listed, and read by no template of 14.8.4.
      'orchestration.history.retention.usageMetricsMinimumAge',
      'orchestration.history.retention.usageMetricsPolicyName',
    ],
    // The bundled services and what leads to them work until the chart is gone; nothing in this one takes their place.
    replaced:
      /^(?:global\.(?:elasticsearch|opensearch)\.tls|console\.tls|global\.identity\.keycloak\.auth)\.existingSecret/,
    truststores: [
      ...OF_13.keys.truststores,
      ...['elasticsearch', 'opensearch'].flatMap((k) => [
        `global.${k}.tls.secret.existingSecret`,
        `orchestration.data.secondaryStorage.${k}.tls.secret.existingSecret`,
        `optimize.database.${k}.tls.secret.existingSecret`,
      ]),
    ],
    profiles: { at: 'orchestration.profiles', known: ['broker', 'admin', 'operate', 'tasklist'] },
    // There is no such layer any more.
    compatibility: { ...OF_13.keys.compatibility, roots: [], refused: [], never: [] },
  },
  types: {
    ...OF_13.types,
    choices: [
      ...OF_13.types.choices,
      { at: /^orchestration\.data\.secondaryStorage\.type$/, of: ['elasticsearch', 'opensearch', 'rdbms', 'none'] },
    ],
  },
  pods: OF_13.pods.filter((p) => !GONE.includes(p.at)),
  images: OF_13.images.filter((i) => !GONE.includes(i.at)),
  // The template asks for the spellings that the chart refuses.
  mailLogin: { by: 'variable', name: 'SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH' },
  choicesAt: (path) => choicesIn(CONSTRAINTS, path),
};
