/** A pasted error of Helm, of Kubernetes or of a pod -> what it means for the upgrade, and where in the files it comes from. */
import { catalogue } from '../charts/catalogue.ts';
import type { Place } from '../finding.ts';
import { formatPath, parsePath } from '../path.ts';
import type { ValuesSet } from '../set.ts';
import { Values } from '../validate/values.ts';
import { effectiveEntries, resolve } from '../yaml/tree.ts';
import type { KnownError } from './error.ts';
import { MINORS, type Step } from '../steps/index.ts';
import { placeOf } from './places.ts';
import { upgraded } from '../once.ts';
import { type Answers } from './secrets.ts';

export interface Explanation {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly todo: string;
  readonly link: string;
  readonly item?: string;
  readonly assistant?: NonNullable<KnownError['assistant']>;
  readonly places: readonly Place[];
}

const LONGEST = 200_000;
const MOST = 6;

/** At least one, whatever the text is. Nothing of the text is repeated but names of keys the charts know. */
export function explain(set: ValuesSet, pasted: string, answers: Answers = {}): Explanation[] {
  const text = clean(pasted.slice(0, LONGEST));
  const values = new Values(set);
  const { errors, guide } = set.step;
  const told = (e: KnownError): Explanation => ({
    id: e.id,
    title: e.title,
    why: e.why,
    todo: e.todo,
    link: e.link ?? guide.at('troubleshooting'),
    ...(e.item !== undefined && { item: e.item }),
    ...(e.assistant !== undefined && { assistant: e.assistant }),
    places: e.quiet ? [] : places(set.step, values, text, e.keys ?? []),
  });
  if (text.trim() === '') return [told(errors.nothing)];
  const special = errors.special.filter((e) => e.pattern.test(text));
  const found = special.length > 0 ? special : errors.general.filter((e) => e.pattern.test(text)).slice(0, 1);
  if (found.length === 0) return [told(errors.unknown)];
  return found.slice(0, MOST).map((e) => {
    const one = told(e);
    return errors.renamed.includes(e.id) ? { ...one, why: `${one.why}${renamed(set, answers)}` } : one;
  });
}

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g');
const clean = (text: string): string => text.replace(COLOURS, '').replace(/\r\n?/g, '\n');

function renamed(set: ValuesSet, { release }: Answers): string {
  const { cluster, to } = set.step;
  const kept = cluster.keepsName(set.version === to ? undefined : set.merged, upgraded(set).merged, release);
  return kept && !kept.same
    ? ` With this release name the StatefulSet is called otherwise in ${to}, so the brokers ask for new, empty volumes.`
    : '';
}

/** Keys of values files and names of variables in the text, as far as the files have them; then those the error is about. */
function places({ errors, marks }: Step, values: Values, text: string, keys: readonly string[]): Place[] {
  const found: Place[] = [];
  const add = (place: Place | undefined): void => {
    if (place && !found.some((p) => p.layer === place.layer && p.start === place.start)) found.push(place);
  };
  for (const path of mentioned(text)) {
    const known = [path, `${marks.newRoot}.${path}`].find((p) => values.said(p) !== undefined && isKey(p));
    if (known !== undefined) add(placeOf(values, known));
  }
  const names = variables(errors.properties, text);
  for (const root of errors.roots)
    if (names.size > 0) for (const place of items(values, `${root}.env`, names)) add(place);
  if (found.length === 0) for (const k of keys) if (values.said(k) !== undefined) add(placeOf(values, k));
  return found.slice(0, 12);
}
const isKey = (path: string): boolean => MINORS.some((minor) => catalogue(minor).known(parsePath(path)));

/** `a.b.c`, and `/a/b/c` as schema errors write it. */
function mentioned(text: string): Set<string> {
  const dotted = [...text.matchAll(/(?<![\w./-])[A-Za-z][\w-]*(?:\.[A-Za-z0-9_][\w-]*)+/g)].map((m) =>
    m[0].replace(/^Values\./, ''),
  );
  const pointers = [...text.matchAll(/at '\/([^']+)'/g)].flatMap((m) => {
    const keys = (m[1] ?? '').split('/').map((k) => k.replace(/~1/g, '/').replace(/~0/g, '~'));
    const index = keys.findIndex((k) => /^\d+$/.test(k));
    return [formatPath(index < 0 ? keys : keys.slice(0, index))];
  });
  const single = [...text.matchAll(/values file key (?:changed from )?"([\w-]+)"/g)].map((m) => m[1] ?? '');
  return new Set([...pointers, ...single, ...dotted]);
}

/** Variables as they stand, and those that properties in the text may be set by. */
function variables(roots: readonly string[], text: string): Set<string> {
  const upper = [...text.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g)].map((m) => m[0]);
  const named = new RegExp(String.raw`\b(?:${roots.join('|')})(?:\.[\w-]+)+`, 'gi');
  const properties = [...text.matchAll(named)].map((m) => m[0].replace(/-/g, '').replace(/\./g, '_').toUpperCase());
  const keyed = [...text.matchAll(/\[name="([^"]+)"\]/g)].map((m) => m[1] ?? '');
  return new Set([...upper, ...properties, ...keyed]);
}
function items(values: Values, list: string, names: ReadonlySet<string>): Place[] {
  const origin = values.origin(list);
  const seq = origin && resolve(origin.entry.value);
  if (seq?.kind !== 'seq' || origin?.entry.source !== origin?.unit.doc.source) return [];
  return seq.items.flatMap((item): Place[] => {
    const map = resolve(item.value);
    const name = map.kind === 'map' ? effectiveEntries(map).get('name')?.entry.value : undefined;
    const text = name?.kind === 'scalar' ? name.text : '';
    if (!names.has(text) || !origin) return [];
    const end = Math.max(map.start, item.start + 1);
    return [{ layer: origin.unit.layer, start: item.start, end, path: `${list}[name=${text}]` }];
  });
}
