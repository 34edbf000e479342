/** What can be wrong with values of 8.9, in words: those of 8.8 about the next chart, and what is new. */
import { VALIDATE_RULES as OF_13 } from '../8.8/rules.ts';
import type { ValidateRule } from '../rule.ts';

/** Each word moves on by one version; all at once, so that none moves twice. */
const NEXT: Readonly<Record<string, string>> = { '12.x': '13.x', '13.x': '14.x', '8.7': '8.8', '8.8': '8.9' };
const later = (text: string): string => text.replace(/\b(?:1[23]\.x|8\.[78])\b/g, (word) => NEXT[word] ?? word);

const OTHER: Readonly<Record<string, Partial<Pick<ValidateRule, 'says' | 'why' | 'ifLeft' | 'source'>>>> = {
  'validate/legacy-key': {
    why: 'No template of chart 14.x reads it.',
    source: ['values.yaml, schema and templates of 14.8.4'],
  },
  'validate/removed-key': {
    says: '{path} was removed.{hint}',
    why: 'Chart 14.x refuses the name, even with nothing behind it.',
    source: ['templates/common/constraints.tpl of 14.8.4; render: aborts with a text and with an empty one'],
  },
  'validate/secondary-storage': {
    why: 'Say which one: `global.elasticsearch.enabled: true`, with `elasticsearch.enabled: true` beside it where the chart shall run it; or `orchestration.data.secondaryStorage`.',
    source: ['orchestration.secondaryStorage of 14.8.4; render: aborts with none, passes with one'],
  },
  'validate/mail-login-off': {
    why: 'Chart 14.8 asks for a spelling of the secret that it refuses, so nothing in `mail` switches the login on: give `webModeler.restapi.env` the variable SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH with the value "true".',
    source: [
      'templates/web-modeler/_helpers.tpl of 14.8.4 (webModeler.restapi.mail.authEnabled); render: `mail.smtp.auth: false` with a user and either form of `mail.secret`',
    ],
  },
  'validate/storage-missing': {
    source: ['render of 14.8.4: the address is that of the bundled Elasticsearch, and there is no StatefulSet of it'],
  },
};
const row = (name: string, says: string, why: string, source: string): ValidateRule => ({
  id: `validate/${name}`,
  section: 'ingress',
  severity: 'error',
  safety: 'manual',
  ifLeft: 'aborts',
  says,
  why,
  source: [source],
});
const ABORTS = 'templates/common/constraints.tpl of 14.8.4; render: aborts, passes with one of the two';

export const VALIDATE_RULES: readonly ValidateRule[] = [
  ...OF_13.map((r): ValidateRule => ({ ...r, says: later(r.says), why: later(r.why), ...OTHER[r.id] })),
  row(
    'gateway-and-ingress',
    '{path}: the chart takes either the Gateway API or an Ingress.',
    'Switch one of `global.gateway.enabled` and `global.ingress.enabled` off.',
    ABORTS,
  ),
  row(
    'gateway-elsewhere',
    '{path}: a Gateway in another namespace is not made by the chart.',
    'Set `global.gateway.createGatewayResource: false`, or leave `global.gateway.namespace` out.',
    ABORTS,
  ),
];
