/** What files could be that do not say it themselves: every answer is tried, and only one that changes the result is asked for. */
import { couldBeLayer } from '../engine/base.ts';
import { readAgain, upgrade, type Finding, type ReadOptions, type ValuesSet } from '../engine/index.ts';
import { isFollowUp, plural } from '../report/followUps.ts';

interface Answer {
  /** What to write on the command line to give it. */
  readonly flags: string;
  readonly set: ValuesSet;
  readonly whole: boolean;
}
interface Tried extends Answer {
  readonly texts: readonly string[];
  readonly findings: readonly Finding[];
}
export interface Doubt {
  /** The set read by one of the answers; undefined where they end in different files. */
  readonly same: ValuesSet | undefined;
  /** Every answer with what it does. */
  readonly words: string;
  /** What they do, in the same order. */
  readonly does: string;
}

/** Undefined where the files, or who gave them, say what they are. `asLayer`: an answer that was not given counts as a layer. */
export function doubtOf(set: ValuesSet, asLayer = false): Doubt | undefined {
  const neutral = set.version === 'neutral';
  if (!neutral && !couldBeLayer(set)) return undefined;
  const tried = answersOf(set, neutral)
    .filter((a) => !asLayer || !a.whole || set.options.partial === false)
    .map(tryOut);
  const [first] = tried;
  const same =
    first &&
    tried.every((t) => t.texts.every((text, i) => text === first.texts[i])) &&
    (tried.length === 1 || !tried.some((t) => t.findings.some(isFollowUp)));
  const words = tried.map((t) => `${t.flags} (${changes(t)})`);
  return { same: same ? first.set : undefined, words: listed(words), does: listed(tried.map(changes)) };
}

function answersOf(set: ValuesSet, neutral: boolean): Answer[] {
  const { partial } = set.options;
  const { from, to } = set.step;
  const layer = partial === undefined ? [true, false] : [partial];
  const old = layer.map((p): Answer => {
    const how = partial !== undefined ? '' : p ? '--layer' : '--whole';
    return { ...answer(set, { from, partial: p }, [neutral ? `--from ${from}` : '', how]), whole: !p };
  });
  return neutral ? [...old, { ...answer(set, { from: to }, [`--from ${to}`]), whole: false }] : old;
}
const answer = (set: ValuesSet, options: ReadOptions, flags: readonly string[]): Omit<Answer, 'whole'> => ({
  flags: flags.filter((f) => f !== '').join(' '),
  set: readAgain(set, options),
});

function tryOut(a: Answer): Tried {
  const { findings, layers } = upgrade(a.set);
  return { ...a, findings, texts: layers.map((l) => l.after) };
}
function changes({ findings }: Tried): string {
  const n = findings.filter((f) => f.operations.length > 0).length;
  return n === 0 ? 'nothing to change' : plural(n, 'change');
}
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1] ?? ''}`;
