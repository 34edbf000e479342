/** The named functions of these rules. */
import { asText, isOlder, SHAPES, versionOf } from '../../rules/functions.ts';
import type { Functions, PredicateFunction, ShapeContext, Shaped, TransformFunction } from '../../rules/ruleSet.ts';
import { catalogue } from '../../charts/catalogue.ts';
import { formatPath } from '../../path.ts';
import type { View } from '../../view.ts';
import { emptyValue, sameJson, type Json } from '../../yaml/tree.ts';
import {
  blockOf,
  emptiesDefault,
  firstPassword,
  LOGINS,
  meetsOther,
  misread,
  OLD_SECRETS,
  oldSecret,
  readsLogin,
  readsNew,
  refers,
} from './oldSecrets.ts';

const rowOf = (id: string) => OLD_SECRETS.find((row) => row.id === id);

export const shapes = {
  'image-digest': SHAPES['image-digest'],
  /** A tag of an old image is dropped so that the chart's own applies; what cannot be read is for a person. */
  'image-tag': (value: Json, c: ShapeContext): Shaped => {
    const tag = asText(value);
    if (tag === '') return c.path[0] === 'global' ? 'same' : 'remove';
    const version = versionOf(tag);
    // Somebody's own image has versions of its own.
    const repository = asText(c.full.get(formatPath([...c.path.slice(0, -1), 'repository'])));
    if (version?.[0] !== 8 || (repository !== '' && !repository.includes('camunda'))) return 'manual';
    return isOlder(version, 8, 9) ? 'remove' : 'same';
  },
  /** Only what chart 13.x read goes on. */
  'old-plain-secret': (value: Json, c: ShapeContext): Shaped => {
    const path = formatPath(c.path);
    const row = OLD_SECRETS.find((r) => r.plain !== undefined && `${r.at}.${r.plain}` === path);
    const found = row && oldSecret(row, c.full);
    return asText(value) !== '' && found && 'plain' in found ? 'same' : 'remove';
  },
  /** Half of the new spelling, beside an old one that chart 13.x read. */
  'spare-reference': (value: Json, c: ShapeContext): Shaped => {
    const path = formatPath(c.path);
    const row = OLD_SECRETS.find((r) => path.startsWith(`${blockOf(r)}.`));
    const found = row && refers(row, c.full) ? oldSecret(row, c.full) : undefined;
    if (!found || !('name' in found)) return 'same';
    const used = path.endsWith('Key') ? found.key : found.name;
    return (value !== null && asText(value) === '') || used === value ? 'same' : { json: used };
  },
  /** What chart 13.x read of the keys of 8.7, and in place of others: what it did not read is no loss. */
  compatible: (_: Json, c: ShapeContext): Shaped => {
    const [root = ''] = c.path;
    const on = c.full.get(`${root}.enabled`);
    const read = root === 'zeebe' ? on !== undefined : root !== 'zeebe-gateway' && on === true;
    return read && c.full.is('global.compatibility.orchestration.enabled') ? 'manual' : 'remove';
  },
  /** The block of a login goes where chart 13.x took it to be, unless something else is said there already. */
  login: (value: Json, c: ShapeContext): Shaped => {
    const login = LOGINS.find(({ from }) => from === formatPath(c.path));
    if (!login || !readsLogin(login.root, c.full)) return 'remove';
    return meetsOther(value, login.to, c.full) ? 'manual' : 'same';
  },
  /** What is empty covered nothing, and half of a reference to a Secret was not read. */
  'login-part': (value: Json, c: ShapeContext): Shaped => {
    if (emptyValue(value) || value === false) return 'remove';
    const row = OLD_SECRETS.find(({ over }) => over !== undefined && formatPath(c.path) === `${over}.secret`);
    return row && !readsNew(row, c.full) ? 'remove' : 'same';
  },
  /** A setting of a pod that is gone: nothing is to be decided where the pod that does its work has the same. */
  'gone-pod': (value: Json, c: ShapeContext): Shaped => {
    const heir = formatPath(['webModeler', 'restapi', ...c.path.slice(2)]);
    const needless =
      emptyValue(value) ||
      !c.full.is('webModeler.enabled') ||
      sameJson(value, catalogue('8.8').default(c.path)) ||
      sameJson(value, c.full.effective(heir));
    return needless ? 'remove' : 'manual';
  },
} satisfies Functions['shapes'];
export type Shape = keyof typeof shapes;

/** The engine that chart 13.x writes to. */
export function storage(view: View): string | undefined {
  if (view.is('global.noSecondaryStorage')) return undefined;
  if (view.is('global.elasticsearch.enabled')) return 'elasticsearch';
  return view.is('global.opensearch.enabled') ? 'opensearch' : undefined;
}

/** Records went to indices of their own because of the migration only. */
export const exportsForMigration = (view: View): boolean =>
  view.is('orchestration.enabled') &&
  view.get('orchestration.profiles.broker') !== false &&
  view.is('orchestration.migration.data.enabled') &&
  !view.is('optimize.enabled') &&
  !view.is('orchestration.exporters.zeebe.enabled') &&
  storage(view) !== undefined &&
  (Number(view.text('global.multiregion.regions')) || 0) < 2;

export const predicates = {
  /** A secret in the old spelling names a Secret. */
  refers: (view, _, of) => {
    const row = rowOf(of);
    return row !== undefined && refers(row, view);
  },
  misread: (view, _, of) => {
    const row = rowOf(of);
    return row !== undefined && misread(row, view);
  },
  'first-user-by-default': (view) => firstPassword(view) !== undefined,
  'empties-default': (view) => emptiesDefault(view),
  'runs-cluster': (view) => view.is('orchestration.enabled'),
  'exports-for-migration': exportsForMigration,
} satisfies Record<string, PredicateFunction>;
export type Predicate = keyof typeof predicates | `refers:${string}` | `misread:${string}`;

export const transforms: Readonly<Record<string, TransformFunction>> = {
  storage,
  'first-password': firstPassword,
  ...Object.fromEntries(
    OLD_SECRETS.flatMap((row): [string, TransformFunction][] => [
      [
        `name-of-${row.id}`,
        (view) => {
          const found = oldSecret(row, view);
          return found && 'name' in found ? found.name : undefined;
        },
      ],
      [
        `key-of-${row.id}`,
        (view) => {
          const found = oldSecret(row, view);
          return found && 'name' in found ? found.key : undefined;
        },
      ],
    ]),
  ),
};
export type Transform = 'storage' | 'first-password' | `name-of-${string}` | `key-of-${string}`;

export const FUNCTIONS: Functions = { shapes, predicates, transforms };
