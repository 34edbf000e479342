import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { describe, test } from 'node:test';
import { pack } from '../../server/src/language/pack.ts';
import { speaker } from '../../server/src/language/translate.ts';
import { sentencesIn, serverTexts, unused } from '../support/serverTexts.ts';
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { parsePath } from '../../server/src/engine/path.ts';
import { docsLink, projectLink } from '../../server/src/report/links.ts';
import type { Safety } from '../../server/src/engine/rules/rule.ts';
import { casesOf, RULES, safetiesOf, type Described } from '../rules/all.ts';
import { keeps } from '../rules/envRules.ts';
import { play, type Case } from '../rules/example.ts';
import { owned } from '../rules/keyRules.ts';
import { exampleOf, FOLDER as NEXT_FOLDER, NEXT_RULES, safetiesIn } from '../rules/next.ts';
import { pageOf, pages } from '../rules/pages.ts';
import { at, leaves, load } from '../support/tree.ts';

const ROOT = resolve(__dirname, '../..');
const FOLDER = join(ROOT, 'docs/rules');
const read = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');

/** What only a choice in the editor leaves behind, and conflicts, which every rule with a target shows itself. */
const SHOWN_ELSEWHERE: readonly string[] = ['conflict', 'merge/conflict', 'texts/merge-conflict'];
/** Rules that nothing can trigger so far. */
const SILENT: readonly string[] = ['env/quote-value'];
const upgrading = RULES.filter((d) => d.kind !== 'validate' && d.kind !== 'around');
const shown = (d: Described, shows: Case['shows']): readonly Case[] => casesOf(d).filter((c) => c.shows === shows);
const changes = (d: Described): boolean =>
  d.kind === 'key' ? d.rule.action.kind !== 'keep' : d.kind === 'variable' ? !keeps(d.rule.id) : true;
const ids = (list: readonly Described[]): string[] => list.map((d) => d.rule.id);

describe('the examples of the rules', () => {
  for (const d of upgrading) {
    const { id } = d.rule;
    test(id, () => {
      for (const c of casesOf(d)) {
        const p = play(id, c.before);
        const text = c.before.join('---\n');
        if (c.shows === 'change' && changes(d) && !SILENT.includes(id))
          assert.ok(
            p.own.length > 0 || p.findings.some((f) => f.rule === id),
            `the rule has something to say about\n${text}`,
          );
        if (c.shows === 'untouched') {
          assert.deepEqual(p.after, c.before, 'the text stays as it is');
          assert.deepEqual(
            p.own.map((f) => f.place.path),
            [],
            'the rule is silent',
          );
        }
        assert.deepEqual(play(id, p.after).after, p.after, `the second time changes nothing:\n${text}`);
        if (c.before.length > 1) continue;
        const before = load(c.before[0] ?? '');
        const after = load(p.after[0] ?? '');
        assert.ok(before && after, `Helm can read it:\n${text}`);
        for (const path of leaves(before).filter((l) => c.shows !== 'change' && !l.includes('[') && !owned(l)))
          if (!path.endsWith('.env')) assert.deepEqual(at(after, path), at(before, path), `${path} keeps its value`);
      }
    });
  }
});

describe('every rule', () => {
  test('has a source and a reason', () => {
    assert.deepEqual(ids(RULES.filter((d) => d.rule.source.every((s) => s.trim() === ''))), []);
    assert.deepEqual(ids(RULES.filter((d) => !/[.?]$/.test(d.rule.why))), []);
  });
  test('has an id of its own', () => {
    const all = ids(RULES);
    assert.deepEqual(
      all.filter((id, i) => all.indexOf(id) !== i),
      [],
    );
  });
  test('that changes something shows it', () => {
    assert.deepEqual(
      ids(
        upgrading.filter((d) => changes(d) && shown(d, 'change').length === 0 && !SHOWN_ELSEWHERE.includes(d.rule.id)),
      ),
      [],
    );
  });
  test('with a target or several sources shows a conflict', () => {
    const can = (d: Described): boolean => {
      if (d.kind === 'key')
        return d.rule.action.kind === 'secret' || (d.rule.action.kind === 'move' && d.rule.action.shape === undefined);
      return d.kind === 'variable' || d.kind === 'value' || (d.kind === 'list' && d.rule.sources.length > 1);
    };
    const missing = RULES.filter((d) => can(d) && shown(d, 'conflict').length + shown(d, 'equal').length === 0);
    assert.deepEqual(ids(missing), []);
  });
  test('about a key shows what it leaves alone', () => {
    assert.deepEqual(ids(RULES.filter((d) => d.kind === 'key' && shown(d, 'untouched').length === 0)), []);
    assert.deepEqual(ids(RULES.filter((d) => d.kind === 'list' && shown(d, 'untouched').length === 0)), []);
  });
  test('that derives a value shows when it is silent', () => {
    assert.deepEqual(ids(RULES.filter((d) => d.kind === 'value' && shown(d, 'untouched').length === 0)), []);
  });
  test('that moves a map shows it between braces too', () => {
    const moved = RULES.filter(
      (d) =>
        d.kind === 'key' && d.rule.action.kind === 'move' && catalogue('8.7').get(parsePath(d.rule.at))?.map === true,
    );
    assert.ok(moved.length > 20);
    assert.deepEqual(ids(moved.filter((d) => shown(d, 'flow').length === 0)), []);
  });
});

describe('the pages', () => {
  const have = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.md'))
    .map((f) => f.split(sep).join('/'));

  test('are current: npm run docs', () => {
    const wanted = pages();
    assert.deepEqual(have.filter((f) => !wanted.has(f)).sort(), [], 'pages without a rule');
    assert.deepEqual([...wanted.keys()].filter((f) => !have.includes(f)).sort(), [], 'rules without a page');
    assert.deepEqual(
      [...wanted].filter(([path, text]) => read(path) !== text).map(([path]) => path),
      [],
    );
  });

  test('say how safe a rule is by what it can do', () => {
    const says = (path: string): string => /^- ((?:Safe|Review|Manual)\b[^:]*):/m.exec(read(pageOf(path)))?.[1] ?? '';
    const wrong = (path: string, left: readonly Safety[]): boolean => {
      const said = says(path);
      if (left.includes('manual')) return !said.startsWith('Manual');
      return left.includes('review') && said === 'Safe';
    };
    const examples = RULES.map((d) => [d.rule.id, safetiesOf(d)] as const);
    const later = NEXT_RULES.map((r) => [`${NEXT_FOLDER}/${r.id}`, safetiesIn(r.id, exampleOf(r.id))] as const);
    assert.ok(examples.filter(([, left]) => left.includes('manual')).length > 100);
    assert.deepEqual(
      [...examples, ...later.filter(([path]) => existsSync(join(FOLDER, pageOf(path))))]
        .filter(([path, left]) => wrong(path, left))
        .map(([path]) => path),
      [],
    );
    assert.equal(says('operate/service-account-name'), 'Manual in some cases');
    assert.equal(says('zeebe/rename'), 'Safe');
  });

  test('are where findings point', () => {
    const prefix = `${projectLink()}/blob/main/`;
    for (const { rule } of RULES) {
      assert.ok(docsLink(rule.id).startsWith(prefix));
      assert.ok(existsSync(join(ROOT, decodeURIComponent(docsLink(rule.id).slice(prefix.length)))), rule.id);
    }
  });

  test('show what the engine does with what they show', () => {
    let count = 0;
    for (const d of upgrading) {
      for (const part of read(pageOf(d.rule.id))
        .split(/^Before:$/m)
        .slice(1)) {
        const [before = '', after = ''] = part.split(/^(?:After:|Nothing of it is left\.)$/m);
        const given = fences(before);
        const { after: made } = play(d.rule.id, given);
        const told = fences(after).slice(0, given.length);
        if (part.includes('Nothing of it is left.')) assert.equal(made.join('').trim(), '', d.rule.id);
        else
          assert.deepEqual(
            told,
            made.map((t) => t || '\n'),
            d.rule.id,
          );
        count++;
      }
    }
    assert.ok(count > 300, `${count} examples`);
  });

  test('have nothing left to fill in', () => {
    for (const f of have) {
      const text = read(f).replace(/```[\s\S]*?```/g, '');
      assert.doesNotMatch(text, /undefined|\[object|\bTODO\b|CANARY|\bNaN\b/, f);
      assert.doesNotMatch(text.replace(/`[^`]*`/g, ''), /\{\w+\}/, f);
    }
  });

  test('and the README: every link has a target', () => {
    const files = [join(ROOT, 'README.md'), ...have.map((f) => join(FOLDER, f))];
    const broken = files.flatMap((file) =>
      [
        ...readFileSync(file, 'utf8')
          .replace(/```[\s\S]*?```/g, '')
          .matchAll(/\]\(([^)\s]+)\)/g),
      ]
        .map((m) => m[1] ?? '')
        .filter((to) => !/^[a-z]+:/.test(to) && !resolves(file, to))
        .map((to) => `${file}: ${to}`),
    );
    assert.deepEqual(broken, []);
  });
});

const fences = (text: string): string[] => [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((m) => m[1] ?? '');

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replace(/ /g, '-');
function resolves(from: string, link: string): boolean {
  const [path = '', hash] = link.split('#');
  const file = path === '' ? from : resolve(dirname(from), decodeURIComponent(path));
  if (!existsSync(file)) return false;
  if (hash === undefined || !file.endsWith('.md')) return true;
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].some((m) => slug(m[1] ?? '') === hash);
}

// Here, because every example is played for the pages.
describe('the words of the server in German', () => {
  const sentences = sentencesIn('de');
  test('all that rules, examples and tables say is there, and nothing else (npm run l10n)', () => {
    const said = serverTexts();
    const missing = new Map<string, string>();
    let where = '';
    const say = speaker(pack(sentences, 'de').words, (sentence) => missing.set(sentence, where));
    for (const [text, place] of said) {
      where = place;
      say(text);
    }
    assert.deepEqual(
      [...missing].map(([sentence, place]) => `${place}: ${sentence}`),
      [],
    );
    assert.deepEqual(unused(sentences, said), []);
  });
});
