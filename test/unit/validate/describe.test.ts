import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { childKeys, describeKey } from '../../../server/src/engine/index.ts';

describe('keys of 8.8 for editors', () => {
  it('completes below a path and at the top', () => {
    const roots = childKeys('8.8', '').map((k) => k.key);
    assert.ok(roots.includes('orchestration') && roots.includes('global'));
    assert.ok(!roots.includes('zeebe'));
    const index = childKeys('8.8', 'orchestration.index');
    assert.deepEqual(
      index.map((k) => [k.path, k.type, k.default]),
      [
        ['orchestration.index.prefix', 'text', '""'],
        ['orchestration.index.replicas', 'number', '1'],
      ],
    );
    assert.deepEqual(childKeys('8.8', 'no.such.key'), []);
  });
  it('describes a key and what it replaced', () => {
    assert.deepEqual(describeKey('8.8', 'orchestration.clusterSize')?.replaced, ['zeebe.clusterSize']);
    assert.deepEqual(describeKey('8.8', 'orchestration.env')?.replaced, [
      'zeebe.env',
      'zeebeGateway.env',
      'operate.env',
      'tasklist.env',
    ]);
    const limit = describeKey('8.8', 'orchestration.resources.limits.cpu');
    assert.deepEqual(
      [limit?.type, limit?.default, limit?.replaced],
      ['text', '"2000m"', ['zeebe.resources.limits.cpu']],
    );
    assert.equal(describeKey('8.8', 'global.identity.auth.optimize.existingSecret')?.deprecated, true);
    assert.equal(describeKey('8.8', 'orchestration.nonsense'), undefined);
  });
});
