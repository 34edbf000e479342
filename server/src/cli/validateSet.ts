/** What is wrong with a set of 8.8 files. */
import { inspect, readSet, validate, type Finding, type ReadOptions, type ValuesSet } from '../engine/index.ts';

/** Mistakes, and decisions that somebody still has to make. */
export function validateSet(set: ValuesSet): Finding[] {
  return [...inspect(set), ...validate(set)].sort(
    (a, b) => a.place.layer - b.place.layer || a.place.start - b.place.start,
  );
}

/** What an upgrade left in the new texts, read as the 8.8 files they are. */
export function readResult(
  texts: readonly { readonly name: string; readonly after: string }[],
  options: ReadOptions,
): ValuesSet {
  return readSet(
    texts.map(({ name, after }) => ({ name, text: after })),
    { ...options, from: '8.8' },
  );
}

/** The result is known not to work with 8.8, whatever a person decides about the rest. */
export function isKnownBroken(findings: readonly Finding[]): boolean {
  return findings.some((f) => f.severity === 'error' && f.rule !== 'left-to-decide');
}
