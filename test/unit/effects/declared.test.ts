/** What the rules declare that an upgrade does to the cluster. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue } from '../../../server/src/engine/charts/catalogue.ts';
import type { Difference } from '../../../server/src/engine/effects/compare.ts';
import { declaredBy } from '../../../server/src/engine/effects/declared.ts';
import { parsePath } from '../../../server/src/engine/path.ts';
import { EFFECTS } from '../../../server/src/engine/steps/8.7-8.8/effects.ts';

const difference = (what: Difference['what'], object: string, property: string): Difference => ({
  what,
  object,
  property,
  before: undefined,
  after: undefined,
});

/** Keys whose value is the name of an object, or the host of a route: it can be any. */
const NAMING =
  /(?:nameOverride|fullnameOverride|serviceAccount|contextPath|ingress(?:\.\w+)?)$|^global\.identity\.keycloak$/i;

describe('declared effects', () => {
  test('speak of keys of 8.7', () => {
    const unknown = EFFECTS.filter((e) => e.at !== '*' && !catalogue('8.7').known(parsePath(e.at))).map((e) => e.at);
    // The older spelling of the gateway is one key of the chart, and everything below it.
    assert.deepEqual([...new Set(unknown)], []);
  });
  test('say why in a sentence, and what: an object and a property', () => {
    for (const e of EFFECTS) {
      assert.match(e.why, /^[A-Z].*\.$/);
      // A route is called by its host, and a path can be below any.
      const route = e.object === 'Route/*' && e.at.endsWith('.contextPath') && e.property.startsWith('/');
      assert.match(e.object, NAMING.test(e.at) || route ? /^[A-Z]\w+\/(?:[\w-]+|\*)$/ : /^[A-Z]\w+\/[\w-]+$/);
      assert.notEqual(e.property, '');
      assert.equal(e.what === 'moves', e.to !== undefined);
    }
  });
  test('no two say the same', () => {
    const ids = EFFECTS.map((e) => JSON.stringify([e.at, e.what, e.object, e.property]));
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
  });

  const resources = {
    at: 'zeebe.resources',
    what: 'adds',
    object: 'Deployment/importer',
    property: 'limits.*',
    why: '',
  } as const;
  const renamed = {
    at: '*.log4j2',
    what: 'moves',
    object: 'ConfigMap/a',
    property: 'old',
    to: { object: 'ConfigMap/b', property: 'new' },
    why: '',
  } as const;
  test('cover what they name, for the key they name and for those below it, and nothing else', () => {
    const found = (key: string, d: Difference): boolean => declaredBy([resources], [key], d) !== undefined;
    assert.ok(found('zeebe.resources.limits.cpu', difference('adds', 'Deployment/importer', 'limits.cpu')));
    assert.ok(!found('zeebe.resourcesOfMine', difference('adds', 'Deployment/importer', 'limits.cpu')));
    assert.ok(!found('zeebe', difference('adds', 'Deployment/importer', 'limits.cpu')));
    assert.ok(!found('zeebe.resources', difference('drops', 'Deployment/importer', 'limits.cpu')));
    assert.ok(!found('zeebe.resources', difference('adds', 'Deployment/console', 'limits.cpu')));
    assert.ok(!found('zeebe.resources', difference('adds', 'Deployment/importer', 'requests.cpu')));
  });
  test('a value that moves is gone at one place and new at the other', () => {
    const found = (d: Difference): boolean => declaredBy([renamed], ['zeebe.log4j2'], d) !== undefined;
    assert.ok(found(difference('drops', 'ConfigMap/a', 'old')));
    assert.ok(found(difference('adds', 'ConfigMap/b', 'new')));
    assert.ok(!found(difference('adds', 'ConfigMap/a', 'old')));
    assert.ok(!found(difference('drops', 'ConfigMap/b', 'new')));
  });
});
