/** The rule tables as a whole: complete, unambiguous, and pointing at keys that exist. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { SECTIONS } from '../../server/src/engine/steps/8.7-8.8/checklist/guide.ts';
import { ENV_RULES } from '../../server/src/engine/steps/8.7-8.8/envRules.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import { predicates, shapes, transforms } from '../../server/src/engine/steps/8.7-8.8/functions.ts';
import type { Condition } from '../../server/src/engine/rules/rule.ts';
import type { RuleSet } from '../../server/src/engine/rules/ruleSet.ts';
import { indexRules } from '../../server/src/engine/rules/ruleIndex.ts';

const engine = resolve(__dirname, '../../server/src/engine');
const source = readdirSync(engine, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.ts'))
  .map((f) => readFileSync(join(engine, f), 'utf8'))
  .join('\n');

const split = (path: string): string[] => path.split(/(?<!\\)\./).map((k) => k.replace(/\\\./g, '.'));
const all = [...STEP.rules.set.keys, ...STEP.rules.set.lists, ...STEP.rules.set.derived, ...STEP.rules.set.notes];
const conditions = (c: Condition | undefined): Condition[] => {
  if (!c) return [];
  if ('all' in c) return c.all.flatMap(conditions);
  if ('any' in c) return c.any.flatMap(conditions);
  if ('not' in c) return conditions(c.not);
  return [c];
};
const when = [...STEP.rules.set.derived, ...STEP.rules.set.advice].flatMap((r) => conditions(r.when));

describe('rules', () => {
  test('no two are equally specific', () => {
    indexRules(STEP.rules.set);
    const [first] = STEP.rules.set.keys;
    assert.ok(first);
    const twice: RuleSet = { ...STEP.rules.set, keys: [...STEP.rules.set.keys, { ...first, id: 'zeebe/again' }] };
    assert.throws(() => indexRules(twice), /two rules/);
  });

  test('ids are `section/name` in words, each once', () => {
    const ids = [...all.map((r) => r.id), ...Object.keys(ENV_RULES)];
    // What the engine itself says has no section: `conflict`, `unknown-key`.
    const own = new Set(STEP.rules.set.notes.map((r) => r.id));
    assert.deepEqual(
      ids.filter((id) => !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && !own.has(id)),
      [],
    );
    assert.deepEqual(
      [...own].filter((id) => !/^[a-z]+(?:-[a-z]+)*(?:\/[a-z]+(?:-[a-z]+)*)?$/.test(id)),
      [],
    );
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
  });

  test('every rule belongs to a part of the guide', () => {
    assert.deepEqual(
      all.filter((r) => !SECTIONS.includes(r.section)).map((r) => `${r.id}: ${r.section}`),
      [],
    );
  });

  test('every rule says why in a sentence, and where it knows it from', () => {
    const words = [...all, ...Object.values(ENV_RULES)];
    assert.deepEqual(
      words.filter((r) => !/^[A-Z0-9`].*[.?]$/s.test(r.why) || r.source.length === 0).map((r) => r.id),
      [],
    );
  });

  test('every note and every named function is used', () => {
    const uses = (id: string): boolean => source.split(`'${id}'`).length > 2;
    assert.deepEqual(
      STEP.rules.set.notes
        .map((n) => n.id)
        .filter((id) => !STEP.rules.set.advice.some((a) => a.id === id) && !uses(id)),
      [],
      'notes that nothing refers to',
    );
    const facts = when.flatMap((c) => ('fact' in c ? [c.fact] : []));
    assert.deepEqual(
      Object.keys(predicates).filter((p) => !facts.some((f) => f === p || f.startsWith(`${p}:`)) && !uses(p)),
      [],
      'predicates in no condition',
    );
    const values = [
      ...STEP.rules.set.derived.map((r) => JSON.stringify(r.value)),
      ...STEP.rules.set.lists.flatMap((r) => (r.extra ?? []).map((e) => `"${e.items}"`)),
    ].join();
    assert.deepEqual(
      Object.keys(transforms).filter((t) => !values.includes(`"${t}"`) && !uses(t)),
      [],
      'transforms that no rule names',
    );
    const shaped = STEP.rules.set.keys.map((r) => ('shape' in r.action ? r.action.shape : undefined));
    assert.deepEqual(
      Object.keys(shapes).filter((s) => !shaped.includes(s as keyof typeof shapes)),
      [],
      'shapes that no rule names',
    );
  });

  test('every rule can take effect', () => {
    // One that only absorbs keys, and has none to absorb, never says anything.
    const idle = STEP.rules.set.derived.filter((r) => r.absorbs?.length === 0 && r.addition !== true);
    assert.deepEqual(
      idle.map((r) => r.id),
      [],
    );
  });

  test('an exception is more specific than its parent, and does something else', () => {
    const above = (path: string) =>
      STEP.rules.set.keys.filter((r) => path.startsWith(`${r.at}.`)).sort((a, b) => b.at.length - a.at.length)[0];
    const idle = STEP.rules.set.keys.filter((r) => {
      const parent = above(r.at);
      if (parent?.action.kind !== r.action.kind) return false;
      if (r.action.kind === 'move' && parent.action.kind === 'move')
        return (
          r.action.shape === undefined &&
          r.action.to === `${parent.action.to}${r.at.slice(parent.at.length)}` &&
          r.why === parent.why
        );
      return r.action.kind === 'remove' && r.why === parent.why && r.safety === parent.safety;
    });
    assert.deepEqual(
      idle.map((r) => r.id),
      [],
    );
  });
});

describe('the catalogues', () => {
  const now = catalogue('8.8');
  const before = catalogue('8.7');
  /** The rule that owns a path: the one at it, or the nearest above. */
  const owner = (path: string): boolean => {
    let node = STEP.rules.root;
    for (const key of split(path)) {
      const next = node.child(key);
      if (!next) return false;
      if (next.owner) return true;
      node = next;
    }
    return false;
  };

  test('every 8.7 key has a verdict: a rule, or the same key in 8.8', () => {
    const open = before
      .keys()
      .filter((k) => k.leaf && !owner(k.path) && !now.known(split(k.path)))
      .map((k) => k.path);
    assert.deepEqual(open, []);
  });

  test('a key that stays has the same kind in 8.8, or a rule', () => {
    const open = before
      .keys()
      .filter((k) => {
        if (!k.leaf || owner(k.path)) return false;
        const fact = now.get(split(k.path));
        if (!fact?.enforced || k.types.length === 0 || k.types.includes('null')) return false;
        const wanted = fact.types as readonly string[];
        const fits = k.types.some((t) => wanted.includes(t) || (t === 'integer' && wanted.includes('number')));
        // Text and numbers are made to fit whatever the value is.
        const made = ['string', 'number', 'integer'].some((t) => wanted.includes(t)) && !k.map && !k.list;
        return !fits && !made;
      })
      .map((k) => k.path);
    assert.deepEqual(open, []);
  });

  test('every target exists in 8.8', () => {
    const targets = [
      ...STEP.rules.set.keys.flatMap((r) => {
        const a = r.action;
        if (a.kind === 'move') return [a.to];
        if (a.kind !== 'secret') return [];
        if (a.old !== undefined) return [a.old, a.key, r.at];
        return [
          `${a.to}.existingSecret`,
          `${a.to}.existingSecretKey`,
          ...(a.text === 'inline' ? [`${a.to}.inlineSecret`] : []),
        ];
      }),
      ...STEP.rules.set.lists.map((r) => r.to),
      ...STEP.rules.set.derived.map((r) => r.to),
    ];
    assert.deepEqual(
      [...new Set(targets)].filter((t) => !now.known(split(t))),
      [],
    );
  });

  test('every key a rule looks at exists in 8.7 or is an older spelling of one', () => {
    const OLDER = /^(?:zeebe-gateway|identity\.(?:keycloak|postgresql)|executionIdentity|migration)\b/;
    const paths = [
      ...STEP.rules.set.keys.map((r) => r.at),
      ...STEP.rules.set.lists.flatMap((r) => [...r.sources, ...(r.extra ?? []).map((e) => e.from)]),
      ...STEP.rules.set.derived.flatMap((r) => r.absorbs ?? []),
    ];
    const unknown = paths.filter((p) => !before.known(split(p)) && !now.known(split(p)) && !OLDER.test(p));
    // Spelled so before 8.7; chart 12.x translated or rejected them.
    const listed = STEP.rules.set.keys.filter((r) => unknown.includes(r.at)).map((r) => r.at);
    assert.deepEqual(
      unknown.filter((p) => !listed.includes(p)),
      [],
    );
  });

  test('what moves keeps a place below its target: every 8.7 key below a move is known at its new path', () => {
    const moves = STEP.rules.set.keys.flatMap((r) => (r.action.kind === 'move' ? [{ at: r.at, to: r.action.to }] : []));
    const lost = before
      .keys()
      .filter((k) => k.leaf)
      .flatMap((k) => {
        // The nearest rule at or above decides.
        let node = STEP.rules.root;
        let found: string | undefined;
        const keys = split(k.path);
        let at = '';
        for (const [i, key] of keys.entries()) {
          const next = node.child(key);
          if (!next) break;
          at = keys
            .slice(0, i + 1)
            .map((x) => x.replace(/\./g, '\\.'))
            .join('.');
          if (next.owner) found = at;
          node = next;
        }
        const move = moves.find((m) => m.at === found);
        if (!move) return [];
        const target = `${move.to}${k.path.slice(move.at.length)}`;
        return now.known(split(target)) ? [] : [`${k.path} -> ${target}`];
      });
    assert.deepEqual(lost, []);
  });
});
