/** Which folders give a layout of deployments away. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rootOf } from '../../../client/src/sets/names.ts';

test('the folder above a base or the environments, the nearest one', () => {
  const of = (path: string): string | undefined => {
    const folders = path.split('/').filter(Boolean);
    const at = rootOf(folders);
    return at === undefined ? undefined : folders.slice(0, at).join('/');
  };
  assert.equal(of('base'), '');
  assert.equal(of('deploy/base'), 'deploy');
  assert.equal(of('deploy/env/prod'), 'deploy');
  assert.equal(of('a/overlays/eu/prod'), 'a');
  assert.equal(of('envs/x/Common'), 'envs/x');
  assert.equal(of('database/prod'), undefined);
  assert.equal(of(''), undefined);
});
