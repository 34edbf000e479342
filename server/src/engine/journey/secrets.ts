/** A set -> the secrets its release relies on without a Secret of the user's own, and what becomes of each. */
import type { Place } from '../finding.ts';
import type { ValuesSet } from '../index.ts';
import { upgraded, upgradingOnce } from '../once.ts';
import { isReference } from '../rules/functions.ts';
import type { Sliced } from '../slices.ts';
import { validating } from '../validate/validate.ts';
import { PLAIN_RULES } from '../validate/secrets.ts';
import { Values } from '../validate/values.ts';
import { emptyObject, isObject } from '../yaml/tree.ts';
import { objectName } from '../charts/objectName.ts';
import { placeOf } from './places.ts';
import type { SecretKey, SecretRow, Source } from './secret.ts';

/** What no values file says. */
export interface Answers {
  readonly release?: string | undefined;
  readonly namespace?: string | undefined;
  readonly region?: number | undefined;
}

/** `generated`: the old chart made it up. `default`: a default that everybody knows. */
export type Origin = 'generated' | 'plaintext' | 'default' | 'new';
export interface Relied {
  readonly row: SecretRow;
  readonly part: SecretKey;
  /** Its key in the consolidated Secret. */
  readonly key: string;
  readonly origin: Origin;
  readonly source: Source;
  /** Where it stands in plain text. */
  readonly places: readonly Place[];
  /** The files name a Secret that the upgrade deletes. */
  readonly doomed: boolean;
}
export interface Reference {
  readonly row: SecretRow;
  readonly name: string;
  readonly key: string;
}
export interface SecretsState {
  readonly relied: readonly Relied[];
  /** Secrets of the user's own, which have to be there before the upgrade. */
  readonly own: readonly Reference[];
  /** Only a part of the deployment is shown. */
  readonly partial: boolean;
}

type Resolved =
  | { readonly is: 'reference'; readonly name: string; readonly keys: readonly string[] }
  | { readonly is: 'plain' | 'none' };

/** How the new chart reads a block, its old spellings included. */
function resolve(v: Values, row: SecretRow): Resolved {
  const { path, keys } = row;
  const named = (name: string, of: readonly string[]): Resolved => ({ is: 'reference', name, keys: of });
  if (row.form === 'subchart') {
    const name = v.text(`${path}.existingSecret`);
    if (name !== '')
      return named(
        name,
        keys.map((k) => v.text(k.at) || k.suggested),
      );
    return { is: keys.some((k) => k.plain.some((p) => v.text(p) !== '')) ? 'plain' : 'none' };
  }
  const name = v.text(`${path}.secret.existingSecret`);
  const key = v.text(`${path}.secret.existingSecretKey`);
  if (name !== '' && key !== '') return named(name, [key]);
  if (v.text(`${path}.secret.inlineSecret`) !== '') return { is: 'plain' };
  // A name without a key is not read; whoever wrote it meant a reference.
  if (name !== '')
    return named(
      name,
      keys.map((k) => k.suggested),
    );
  const old = v.get(`${path}.existingSecret`);
  const oldKey = v.text(`${path}.${row.legacyKey ?? 'existingSecretKey'}`);
  if (isObject(old) && typeof old.name === 'string' && old.name !== '') return named(old.name, [oldKey]);
  if (typeof old === 'string' && old !== '') return oldKey === '' ? { is: 'plain' } : named(old, [oldKey]);
  return { is: row.plainKey !== undefined && v.text(`${path}.${row.plainKey}`) !== '' ? 'plain' : 'none' };
}

/** Never throws. A set that is not Camunda's relies on nothing. */
export function secretsOf(set: ValuesSet, answers: Answers = {}): SecretsState {
  const partial = set.options.partial === true;
  if (set.version === 'foreign') return { relied: [], own: [], partial };
  const after = upgraded(set);
  const now = new Values(after);
  const before = new Values(set);
  const { rows, consolidated } = set.step.secrets;
  const isOld = set.version !== set.step.to;
  const old = isOld ? set.merged : set.merged.of(emptyObject());
  const relied: Relied[] = [];
  const own: Reference[] = [];
  const has = (name: string): boolean =>
    answers.release !== undefined &&
    !isOld &&
    rows.some((r) =>
      r.keys.some((k) => {
        const source = k.source(old);
        return source.from === 'secret' && objectName(source.object, answers.release) === name;
      }),
    );
  for (const row of rows) {
    if (!row.applies(now)) continue;
    const found = resolve(now, row);
    const mine =
      isOld && row.old !== undefined && isReference(old.get(row.old), row.oldIsPlain === true ? 'inline' : 'reference');
    if (found.is === 'reference' && (mine || (found.name !== consolidated && !has(found.name)))) {
      for (const key of found.keys) own.push({ row, name: found.name, key });
      continue;
    }
    if (found.is === 'none' && !row.required) continue;
    // What a layer alone does not say, the files below it may.
    if (found.is === 'none' && partial) continue;
    row.keys.forEach((part, i) => {
      const places = plainPlaces(before, part, isOld);
      const source = part.source(old);
      const ofFile = found.is === 'reference' && found.name === consolidated ? found.keys[i] : undefined;
      relied.push({
        row,
        part,
        key: ofFile ?? part.suggested,
        origin: originOf(source, places, row),
        source,
        places,
        doomed: found.is === 'reference' && found.name !== consolidated,
      });
    });
  }
  return { relied, own, partial };
}

const originOf = (source: Source, places: readonly Place[], row: SecretRow): Origin => {
  if (places.length > 0) return 'plaintext';
  if (source.from === 'new') return 'new';
  return row.id === 'first-user' ? 'default' : 'generated';
};

function plainPlaces(v: Values, part: SecretKey, isOld: boolean): Place[] {
  return part.plain.flatMap((path) => {
    const value = v.said(path);
    const text = (typeof value === 'string' && value !== '') || typeof value === 'number';
    // In new files a text there is the name of a Secret.
    if (!text || (!isOld && path.endsWith('.existingSecret'))) return [];
    const place = placeOf(v, path);
    return place ? [place] : [];
  });
}

/** Plain texts that stay in the files: mostly in lists, which another file can only replace as a whole. */
export function* findingLoose(set: ValuesSet, relied: readonly Relied[]): Sliced<string[]> {
  const { after } = yield* upgradingOnce(set);
  const handled = new Set(relied.flatMap((r) => r.part.plain));
  const found = (yield* validating({ ...after, version: set.step.to }))
    .filter((f) => PLAIN_RULES.has(f.rule) && !handled.has(f.place.path))
    .map((f) => f.place.path);
  return [...new Set(found)];
}
