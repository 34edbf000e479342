/** How messages are written: short, in one order, in plain words; what a setting would be a task for is none when it is done. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageOf, type Finding } from '../../server/src/engine/index.ts';
import { message } from '../../server/src/engine/messages.ts';
import { casesOf, RULES } from '../rules/all.ts';
import { play } from '../rules/example.ts';
import { exampleOf, lead, NEXT_RULES, SHOWN_THERE } from '../rules/next.ts';
import { messageFor } from '../rules/pages.ts';

const LONGEST = 220;
/** Words for a type that mean something else to most readers, and phrases that tell nothing. */
const AVOIDED =
  /without a word|must be set|let expect|in one read|\b(?:a|the|is|wants|be|as|only) (?:text|map)\b(?! of| in| is)|\bmaps?\b/i;

/** What is said about the examples of the second step. */
const SECOND = NEXT_RULES.flatMap(({ id }) => {
  const text = exampleOf(id);
  return text === undefined ? [] : lead(text).findings.map((f) => ({ id, f }));
});

describe('messages', () => {
  for (const kind of ['key', 'list', 'value', 'note', 'variable', 'validate'] as const)
    test(`of a ${kind} are no longer than a person reads at once`, () => {
      const long = RULES.filter((d) => d.kind === kind).flatMap((d) => {
        const said = messageFor(d) ?? '';
        return said.length < LONGEST ? [] : [`${d.rule.id} ${String(said.length)}: ${said}`];
      });
      assert.deepEqual(long, []);
    });

  test('of the second step are no longer either', () => {
    const long = SECOND.flatMap(({ f }) => {
      const said = message(f);
      return said.length < LONGEST ? [] : [`${f.rule} ${String(said.length)}: ${said}`];
    });
    assert.deepEqual([...new Set(long)], []);
  });

  test('use plain words', () => {
    const found = [...RULES.map((d) => d.rule), ...NEXT_RULES.filter((r) => !SHOWN_THERE.includes(r.id))].flatMap(
      (rule) =>
        [rule.todo, rule.why, rule.details].flatMap((s) => {
          const [word] = AVOIDED.exec(s ?? '') ?? [];
          return word === undefined ? [] : [`${rule.id}: ${word}`];
        }),
    );
    assert.deepEqual(found, []);
  });

  test('say before the upgrade what to do, and after it what was done', () => {
    const alike: string[] = [];
    let seen = 0;
    const changes = (f: Finding): boolean => f.operations.some((o) => o.rule === f.rule);
    const first = RULES.flatMap((d) => {
      const [one] = casesOf(d);
      return (one ? play(d.rule.id, one.before).own : []).map((f) => ({ id: d.rule.id, f }));
    });
    for (const { id, f } of [...first, ...SECOND]) {
      if (f.rule === id && changes(f)) {
        seen++;
        const [before, after] = [messageOf(f), messageOf(f, 'after')];
        if (before.headline === after.headline) alike.push(f.rule);
        assert.doesNotMatch(after.headline, /^(?:Set|Move|Remove|Rename|Replace|Add|Write|Put|Decide) /, f.rule);
        assert.equal(after.left, '', f.rule);
      }
    }
    assert.deepEqual(alike, []);
    assert.ok(seen > 250, String(seen));
  });
});
