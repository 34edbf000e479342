/** Whether the upgrade says of a key that it does not do in the new version what it did: what nobody said excuses no difference. */
import type { Finding, LedgerEntry } from '../../server/src/engine/index.ts';
import type { Difference } from '../../server/src/engine/effects/compare.ts';
import { touches } from './relations.ts';

export interface Told {
  /** The key became a comment, and a question names it or the block that it was commented out with. */
  readonly ends: boolean;
  /** A question at this very key, which has no place of its own in the new version, says that its chart makes something else of it. */
  readonly changes: boolean;
  /** The same of a key that stays. */
  readonly begins: boolean;
  /** The question says that the new chart refuses it. */
  readonly aborts: boolean;
}

/** The same path, or one below it; an item of a list is below the list. */
const within = (path: string, above: string): boolean =>
  path === above || (path.startsWith(above) && /^[.[]/.test(path.slice(above.length)));
/** The one switch of the component that the key belongs to. */
const isSwitchOf = (path: string, key: string): boolean => path === `${key.slice(0, key.indexOf('.'))}.enabled`;
/** What the new chart does with the key when nobody answers is more than nothing. */
const OTHERWISE: readonly Finding['ifLeft'][] = ['ignored', 'misread', 'dangerous', 'default-changed', 'aborts'];

export function toldOf(
  keys: readonly string[],
  said: {
    readonly findings: readonly Finding[];
    readonly ledger: readonly LedgerEntry[];
    /** What `migrate` says of the new file. */
    readonly mistakes?: readonly Finding[];
  },
): Told {
  const questions = said.findings.filter((f) => f.safety === 'manual');
  // An item of a list speaks for itself alone.
  const mine = questions.filter((f) => keys.includes(f.place.path));
  const ends = keys.some((key) => {
    const entries = said.ledger.filter((e) => within(e.path, key));
    const named = (e: LedgerEntry): boolean =>
      e.outcome === 'commented' && questions.some((f) => f.rule === e.rule && within(e.path, f.place.path));
    return entries.length > 0 && entries.every(named);
  });
  // A place in the new version says that the effect goes on, under another name.
  const changing = mine.filter((f) => f.targets.length === 0 && OTHERWISE.includes(f.ifLeft));
  const staying = changing.filter((f) => f.operations.length === 0 && f.ifLeft !== 'ignored');
  return {
    ends,
    changes: changing.length > 0,
    begins:
      staying.length > 0 ||
      questions.some((f) => f.args.note === 'awakes' && keys.some((key) => touches(key, f.place.path))),
    aborts: [
      ...mine,
      ...(said.mistakes ?? []).filter((f) => keys.some((key) => f.place.path === key || isSwitchOf(f.place.path, key))),
    ].some((f) => f.ifLeft === 'aborts'),
  };
}
/** What is gone or another one, where that was said; what is there now, where it was said that it begins. */
export const excuses = (told: Told, what: Difference['what']): boolean =>
  what === 'adds' ? told.begins : told.ends || told.changes;
