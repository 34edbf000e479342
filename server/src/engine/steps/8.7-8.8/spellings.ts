/**
 * Older spellings that chart 12.x still translated, before any other template runs and in this order. Source:
 * z_compatibility_helpers.tpl of 12.13, and renders with both spellings: whatever stands at the older place wins, an empty
 * text, an empty list, `false` and null too; maps are merged.
 */
import type { Part, Spelling } from '../../rules/rule.ts';

const FLAT = ['external', 'className', 'annotations', 'host', 'path', 'pathType', 'tls', 'enabled'] as const;
const INGRESS = 'zeebeGateway.ingress';
const SERVICE = 'zeebeGateway.service';

export const SPELLINGS: readonly Spelling[] = [
  { at: 'identity.keycloak', over: 'identityKeycloak' },
  { at: 'identity.postgresql', over: 'identityPostgresql' },
  { at: 'zeebe-gateway', over: 'zeebeGateway' },
  { at: `${SERVICE}.gatewayName`, over: `${SERVICE}.grpcName`, when: `${SERVICE}.gatewayName` },
  { at: `${SERVICE}.gatewayPort`, over: `${SERVICE}.grpcPort`, when: `${SERVICE}.gatewayPort` },
  // The switch itself comes last: the others ask for it.
  ...FLAT.map((k) => ({ at: `${INGRESS}.${k}`, over: `${INGRESS}.grpc.${k}`, when: `${INGRESS}.enabled` })),
];

/** What is not translated, and was not read. */
export const UNTRANSLATED: readonly Part[] = [
  ...['zeebeGateway', 'zeebe-gateway'].flatMap((root) =>
    FLAT.map((k) => ({
      at: `${root}.ingress.${k}`,
      switch: `${root}.ingress.enabled`,
      single: true,
      absent: true,
      note: 'spelling/unread',
    })),
  ),
  // An address that is a map, as the default of the chart is, leaves nothing to ask these for; a text neither.
  ...['protocol', 'host', 'port'].map((k) => ({
    at: `global.elasticsearch.${k}`,
    switch: 'global.elasticsearch.url',
    single: true,
    reversed: true,
    note: 'spelling/unread',
  })),
];
