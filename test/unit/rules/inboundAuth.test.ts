/** Name and password of connectors for Operate: only basic authentication leaves something to decide about them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageOf, readSet, upgrade } from '../../../server/src/engine/index.ts';

const AUTH = 'connectors: {inbound: {mode: MODE, auth: {existingSecret: own, existingSecretKey: k}}}\n';
const OFF = 'global: {identity: {auth: {enabled: false}}}\n';
const method = (at: string, what: string): string => `${at}: {security: {authentication: {method: ${what}}}}\n`;
function told(mode: string, ...texts: readonly string[]) {
  const all = [AUTH.replace('MODE', mode), ...texts];
  const { findings, layers } = upgrade(
    readSet(
      all.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  const [mine] = findings.filter((f) => f.rule === 'connectors/inbound-auth');
  return {
    safety: mine?.safety,
    words: mine ? messageOf(mine).details : '',
    kept: layers[0]?.after.includes('existingSecret: own'),
  };
}

describe('credentials of inbound connectors', () => {
  for (const [name, mode, texts, decides] of [
    ['basic', 'credentials', [OFF], true],
    ['basic by a key of 8.8', 'credentials', [method('global', 'basic')], true],
    ['basic for connectors alone', 'credentials', [method('connectors', 'basic')], true],
    ['oidc by default', 'credentials', [], false],
    ['oidc by a key of 8.8', 'credentials', [OFF, method('connectors', 'oidc')], false],
    ['not read by 8.7', 'oauth', [OFF], false],
    ['no inbound connectors', 'disabled', [OFF], false],
  ] as const)
    test(name, () => {
      const { safety, words, kept } = told(mode, ...texts);
      assert.equal(safety, decides ? 'manual' : 'review');
      assert.equal(kept, decides);
      // The words hold for either method.
      assert.match(words, /With basic authentication .* With OIDC /);
    });
});
