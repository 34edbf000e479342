/** How messages are written: short, in one order, in plain words; what a setting would be a task for is none when it is done. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageOf, type Finding } from '../../server/src/engine/index.ts';
import { message } from '../../server/src/engine/messages.ts';
import { casesOf, RULES } from '../rules/all.ts';
import { play } from '../rules/example.ts';
import { exampleOf, lead, NEXT_RULES, SHOWN_THERE } from '../rules/next.ts';
import { messageFor } from '../rules/pages.ts';
import { pack } from '../../server/src/language/pack.ts';
import { speaker } from '../../server/src/language/translate.ts';
import { sentencesIn } from '../support/serverTexts.ts';

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

describe('in German', () => {
  const { words, problems } = pack(sentencesIn('de'), 'de');
  const english = 'Helm replaces lists: `a` of this file takes the place of theirs.';

  test('sentences have the code, the numbers and the names of the English ones', () => {
    assert.deepEqual(problems, []);
    const wrong = { 'Set `a` to 3.': '`b` auf 3 setzen.', 'Set {*}.': 'Setzen.' };
    assert.equal(pack(wrong, 'de').problems.length, 3);
  });
  test('a text is said in parts, in the same order, and code stands as it is', () => {
    const say = speaker(words);
    assert.equal(
      say(`Set \`a.b\` and \`c\` to \`"x and y"\`. ${english}`),
      '`a.b` und `c` auf `"x and y"` setzen. Helm ersetzt Listen: `a` aus dieser Datei tritt an die Stelle der anderen.',
    );
    assert.equal(
      say('**Remove `a`.**\n\n```yaml\n# Remove `a`.\n```'),
      '**`a` entfernen.**\n\n```yaml\n# Remove `a`.\n```',
    );
  });
  test('of a sentence that is not known nothing is translated, of the others around it all', () => {
    const say = speaker(words);
    assert.equal(say('Remove `a`; nobody knows this. Remove `b`.'), 'Remove `a`; nobody knows this. `b` entfernen.');
    assert.equal(say('/work/my values.yaml cannot be read.'), '/work/my values.yaml cannot be read.');
    assert.equal(say(''), '');
  });
  test('nobody is addressed', () => {
    // At the beginning of a sentence the polite words are things.
    assert.deepEqual(
      Object.values(sentencesIn('de')).filter((s) =>
        /(?<!^|[.:!?] )\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b|\b(?:du|dir|dich|deine?[mnrs]?)\b/.test(s),
      ),
      [],
    );
  });
});
