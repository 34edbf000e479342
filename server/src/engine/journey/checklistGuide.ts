/** The checklist that fits a deployment, as a document: what is shown by the files, what is to do, and where. */
import { checkSet, type Answer } from '../checklist/check.ts';
import { inspect, positionIn, type ValuesSet } from '../index.ts';
import { finish } from '../slices.ts';
import { journeyOf } from './journeys.ts';
import type { JourneyDocument } from './document.ts';
import { markdownCode, oneLine } from './quote.ts';
import type { Answers } from './secrets.ts';

const MOST_PLACES = 8;
const STATE: Readonly<Record<Answer['state'], string>> = {
  done: 'done: the files show it',
  open: 'to do',
  blocked: 'no way yet',
  'not-needed': 'not needed here',
  user: 'only you can tell',
};

/** Only the items that apply. No value of the files is in it. */
export function checklistGuide(set: ValuesSet, answers: Answers): JourneyDocument {
  const found = checkSet(set, inspect(set), answers).filter((a) => a.state !== 'not-needed');
  const { from, to, checklist } = set.step;
  const chapters = checklist.chapters.flatMap(({ id, title }) => {
    const mine = found.filter((a) => a.item.step === id);
    return mine.length === 0 ? [] : [`## ${title}`, mine.map((a) => task(a, set)).join('\n')];
  });
  const signing = journeyOf(set.step)?.authentication?.(set, {});
  const summary = signing && finish(signing).summary;
  const note =
    set.version === to
      ? `Made from files of ${to}.`
      : `Made from files of ${from}: lines are theirs, and what the upgrade does by itself is to do until it is done.`;
  const signIn = summary === undefined ? [] : ['## How users and callers sign in', summary];
  return {
    id: 'checklist/guide',
    title: 'Checklist of the upgrade',
    fileName: 'upgrade-checklist.md',
    language: 'markdown',
    text: `${['# Checklist of the upgrade', note, ...chapters, ...signIn].join('\n\n')}\n`,
  };
}

function task({ item, state, places, todo, asks }: Answer, set: ValuesSet): string {
  const lines = [
    `- [${state === 'done' ? 'x' : ' '}] **${item.title}** (${STATE[state]}). ${item.why} [Guide](${item.link})`,
  ];
  if (todo !== undefined) lines.push(todo.replace(/^/gm, '  '));
  if (asks?.includes('release') === true)
    lines.push(
      `  Give the name of the release with \`--release\`: one that contains \`${set.step.names.release.word}\` changes the name of the StatefulSet.`,
    );
  if (asks?.includes('region') === true) lines.push('  Give the number of the region with `--region`.');
  const where = places.flatMap((p) => {
    const layer = set.layers[p.layer];
    return layer
      ? [
          `${markdownCode(oneLine(`${layer.name}:${String(positionIn(layer, p.start).line)}`))} ${markdownCode(oneLine(p.path))}`,
        ]
      : [];
  });
  for (const line of where.slice(0, MOST_PLACES)) lines.push(`  - ${line}`);
  if (where.length > MOST_PLACES) lines.push(`  - and ${String(where.length - MOST_PLACES)} more`);
  return lines.join('\n');
}
