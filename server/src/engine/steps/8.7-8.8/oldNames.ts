/** Names of properties that Connectors and Identity of 8.8 do not read, or that the chart of 8.8 writes otherwise. */
import { nameTree } from '../../texts/names.ts';
import { readSettings, type Syntax } from '../../texts/settings.ts';

const GONE = {
  connectors: {
    names: nameTree(
      [],
      [
        'camunda.client.zeebe',
        'operate.client',
        'camunda.operate.client',
        ...['client-id', 'client-secret', 'audience'].map((key) => `camunda.identity.${key}`),
      ],
    ),
  },
  identity: {
    names: nameTree(
      [],
      ['keycloak.presets', ...['operate', 'tasklist', 'zeebe'].map((app) => `identity.component-presets.${app}`)],
    ),
  },
} as const;
export type WithOldNames = keyof typeof GONE;

/** A text, or options of a program, say one of them. Which kind of text it is shows. */
export const hasOldName = (component: WithOldNames, text: string, kinds: readonly Syntax[]): boolean =>
  kinds.some((kind) => readSettings(GONE[component], text, kind).settings.length > 0);
