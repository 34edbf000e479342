/** What a switch of chart 12.x turns off as a whole, from its templates; and what they read there all the same. */
import type { Part } from '../../rules/rule.ts';

/** The port they find the gateway at, and the path in front of its REST API. */
const CLIENTS = ['operate.enabled', 'tasklist.enabled', 'executionIdentity.enabled', 'connectors.enabled'];
const CALLED = ['service.grpcPort', 'service.gatewayPort', 'service.internalPort'];
const CALLED_BY_CONNECTORS = ['service.restPort', 'contextPath'];

const application = (root: 'operate' | 'tasklist'): Part => ({
  at: root,
  switch: `${root}.enabled`,
  now: `orchestration.profiles.${root}`,
  note: 'component-off',
});
const gateway = (root: 'zeebeGateway' | 'zeebe-gateway'): Part => ({
  at: root,
  // It has no switch of its own.
  switch: 'zeebe.enabled',
  now: 'orchestration.profiles.broker',
  note: 'component-off',
  read: [
    { keys: CALLED.map((k) => `${root}.${k}`), by: CLIENTS },
    { keys: CALLED_BY_CONNECTORS.map((k) => `${root}.${k}`), by: ['connectors.enabled'] },
  ],
});
/** Without an account there is nothing to annotate. That of the brokers takes its switch along. */
const account = (root: string): Part => ({
  at: `${root}.serviceAccount.annotations`,
  switch: `${root}.serviceAccount.enabled`,
  note: 'service-account-off',
});

export const PARTS: readonly Part[] = [
  application('operate'),
  application('tasklist'),
  { at: 'zeebe', switch: 'zeebe.enabled', now: 'orchestration.profiles.broker', note: 'component-off' },
  gateway('zeebeGateway'),
  gateway('zeebe-gateway'),
  ...['operate', 'tasklist', 'zeebeGateway', 'zeebe-gateway'].map(account),
];
/** Which region this is, and of how many: templates of the brokers alone ask for it. */
const region = (key: 'regions' | 'regionId'): Part => ({
  at: `global.multiregion.${key}`,
  switch: 'zeebe.enabled',
  now: 'orchestration.profiles.broker',
  single: true,
  filled: true,
  note: 'component-off',
});
/** Single keys that were read beside a switch alone, and are read without it in 8.8. */
const SIGN_IN: readonly Part[] = (
  [
    ['global.elasticsearch.auth.username', 'global.elasticsearch.external'],
    ['global.elasticsearch.auth.username', 'global.elasticsearch.enabled'],
    ['global.opensearch.auth.username', 'global.opensearch.enabled'],
  ] as const
).map(([at, switchedBy]) => ({ at, switch: switchedBy, single: true, filled: true, note: 'storage/unread' }));
export const UNREAD: readonly Part[] = [...SIGN_IN, region('regions'), region('regionId')];
