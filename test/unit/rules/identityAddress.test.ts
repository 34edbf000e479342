/** The Ingress of Identity was its address for the browser too: where it goes, the address has to stay. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';

const ingress = (more: string): string => `identity: {ingress: {enabled: true, ${more}}}\n`;
function address(...texts: readonly string[]): unknown {
  const { layers } = upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  const after = layers.map((l) => ({ name: l.name, text: l.after }));
  const again = upgrade(readSet(after)).layers.map((l) => l.after);
  assert.deepEqual(
    again,
    after.map((a) => a.text),
  );
  return readSet(after).merged.get('identity.fullURL');
}

describe('the address of Identity', () => {
  test('is that of its own Ingress, with its protocol', () => {
    assert.equal(address(ingress('host: h')), 'http://h');
    assert.equal(address(ingress('host: h, tls: {enabled: true}')), 'https://h');
    assert.equal(address(ingress('host: h, tls: {enabled: false}')), 'http://h');
    // Chart 12.x did not add the path either.
    assert.equal(address(ingress('host: h, path: /identity')), 'http://h');
  });
  test('of files on top of each other', () => {
    assert.equal(address(ingress('host: h'), 'identity: {ingress: {tls: {enabled: true}}}\n'), 'https://h');
    assert.equal(address(ingress('host: h'), 'identity: {ingress: {host: g}}\n'), 'http://g');
    assert.equal(address('identity: {ingress: {host: h}}\n', 'identity: {ingress: {enabled: true}}\n'), 'http://h');
  });
  for (const [name, texts, expected] of [
    ['the files say it', [ingress('host: h'), 'identity: {fullURL: https://x/identity}\n'], 'https://x/identity'],
    ['the combined Ingress is on, which came first', [ingress('host: h'), 'global: {ingress: {enabled: true}}\n']],
    ['its Ingress is off', ['identity: {ingress: {enabled: false, host: h}}\n']],
    ['its Ingress has no host', [ingress('className: nginx')]],
    ['Identity is off', [ingress('host: h'), 'identity: {enabled: false}\n']],
  ] as const)
    test(`nothing is added where ${name}`, () => {
      assert.equal(address(...texts), expected);
    });
});
