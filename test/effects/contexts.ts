/** What must be on for a key to show in a render: the smallest set around it. */
import { catalogue, type KeyFact } from '../../server/src/engine/charts/catalogue.ts';
import { parsePath } from '../../server/src/engine/path.ts';
import type { PlainMap } from '../support/tree.ts';
import { AROUND, STEP } from './swept.ts';
import { put, putAt, together } from './trees.ts';

const OLD = catalogue(STEP.from);

/** Switches on the way to the key that are off by default. */
function switches(path: readonly string[]): PlainMap[] {
  return path.slice(0, -1).flatMap((_, i) => {
    const above = [...path.slice(0, i + 1), 'enabled'];
    const own = i === path.length - 2 && path.at(-1) === 'enabled';
    const fact = OLD.get(above);
    return fact?.default === false && !own ? [put(above, true)] : [];
  });
}
/** A host for an Ingress of its own. */
function hosts(path: readonly string[]): PlainMap[] {
  const at = path.indexOf('ingress');
  if (at < 0 || path[0] === 'global') return [];
  const sections = [path.slice(0, at + 2), path.slice(0, at + 1)];
  const section = sections.find((p) => p.length < path.length && OLD.get([...p, 'host'])) ?? path;
  if (!OLD.get([...section, 'host']) || path.at(-1) === 'host') return [];
  return [put([...section, 'host'], 'own.example.org')];
}
function store(path: readonly string[]): PlainMap[] {
  return path[0] === 'global' && path[1] === 'documentStore' && path[2] === 'type' && path[3] !== undefined
    ? [putAt('global.documentStore.activeStoreId', path[3] === 'aws' || path[3] === 'gcp' ? path[3] : 'inmemory')]
    : [];
}

export const switchesOf = ({ path }: KeyFact): PlainMap => together(...switches(parsePath(path)));
export function contextOf(fact: KeyFact): PlainMap {
  const path = parsePath(fact.path);
  const around = AROUND.keys.flatMap(([pattern, tree]) => (pattern.test(fact.path) ? [tree] : []));
  return together(...around, ...switches(path), ...hosts(path), ...store(path));
}
/**
 * The same without the charts around ours, which are half of the work of a render: for keys that have nothing to do with what
 * they run.
 */
export function lightContextOf(fact: KeyFact): PlainMap {
  return AROUND.light.keys.test(fact.path) ? together(AROUND.light.base, contextOf(fact)) : contextOf(fact);
}
