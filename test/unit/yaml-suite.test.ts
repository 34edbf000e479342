/** The YAML test suite as input: nothing throws, nothing changes without need, values survive a move. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { apply, readSet, upgrade } from '../../server/src/engine/index.ts';
import { parseDocuments } from '../../server/src/engine/yaml/parse.ts';
import { applyEdits, printDocument, toEdits, type Piece } from '../../server/src/engine/yaml/print.ts';
import { toJson } from '../../server/src/engine/yaml/tree.ts';
import { cases, type SuiteCase } from '../support/yamlSuite.ts';
import { at, documents, isMap, scalarOf, type Plain } from '../support/tree.ts';

const valid = cases.filter((c) => c.valid);
/** Whether the sweep came to its end: if not, the tests below would not return either. */
let sound = false;
const whenSound = (name: string, body: () => void): void => {
  test(name, (t) => {
    if (sound) body();
    else t.skip('the sweep did not end');
  });
};

/** The JSON of the suite: one value for each document, one after the other. */
function values(json: string): Plain[] {
  const out: Plain[] = [];
  let from = 0;
  for (let to = 1; to <= json.length; to++) {
    const piece = json.slice(from, to);
    if (piece.trim() === '' || (to < json.length && json[to] !== '\n')) continue;
    try {
      out.push(JSON.parse(piece) as Plain);
      from = to;
    } catch {
      // Not yet a whole value.
    }
  }
  return out;
}

/**
 * Equal, where Helm reads a plain text the way the suite does. It does not in one respect: `yes`, `012` and `0x10` are
 * booleans and numbers for Helm, so that the suite's text may be the value that `scalarOf` gives for it. Every other
 * difference is a mistake.
 */
function equal(suite: Plain, ours: Plain): boolean {
  if (Array.isArray(suite))
    return Array.isArray(ours) && suite.length === ours.length && suite.every((x, i) => equal(x, ours[i] ?? null));
  if (isMap(suite)) {
    const keys = Object.keys(suite);
    return (
      isMap(ours) &&
      keys.length === Object.keys(ours).length &&
      keys.every((k) => k in ours && equal(suite[k] ?? null, ours[k] ?? null))
    );
  }
  return suite === ours || (typeof suite === 'string' && scalarOf(suite) === ours);
}
/** Helm reads nothing after three dots, where the suite has another document. */
const afterTheEnd = (c: SuiteCase): boolean => /^\.\.\.[ \t]*(?:#.*)?\n(?=[^]*^(?!---|%|#|\s*$).)/m.test(c.text);
/** Keys that are lists, maps or several lines are none for Helm; `+SEQ`/`+MAP` in key position shows in the second reader. */
const oddKeys = (c: SuiteCase): boolean =>
  /^\s*\?(?:\s|$)|^\s*-\s+\?\s|[{[,]\s*\?\s|^\s*\[.*\]\s*:|^\s*\{.*\}\s*:/m.test(c.text);

describe('the YAML test suite', () => {
  test('has been read', () => assert.ok(cases.length >= 400 && valid.length >= 300));

  test('no entry point throws or hangs, on whole texts and on their beginnings', () => {
    // In a process of its own: what never returns is stopped, and the last case it named is the one.
    const child = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(__dirname, '../support/yamlSuite.ts'), '--sweep'],
      {
        encoding: 'utf8',
        timeout: 180_000,
      },
    );
    const last = child.stdout.trim().split('\n').pop();
    sound = last === 'done';
    assert.equal(last, 'done', `${child.signal ?? ''} in case ${last ?? '?'}\n${child.stderr}`);
  });

  whenSound('an empty plan changes no byte', () => {
    for (const c of valid) {
      const set = readSet([{ name: 'x.yaml', text: c.text }], { from: '8.7' });
      const [layer] = apply(set, []);
      assert.ok(layer);
      assert.equal(layer.after, c.text, c.id);
      assert.deepEqual(layer.edits, [], c.id);
    }
  });

  whenSound('a tree that did not change prints as it was read', () => {
    for (const c of valid) {
      const docs = parseDocuments(c.text);
      const pieces: Piece[] = [];
      let at = 0;
      for (const doc of docs) {
        if (doc.start > at) pieces.push({ start: at, end: doc.start });
        pieces.push(...printDocument(doc, 2));
        at = doc.end;
      }
      if (at < c.text.length) pieces.push({ start: at, end: c.text.length });
      const [first] = docs;
      assert.ok(first);
      assert.equal(applyEdits(c.text, toEdits(first.source, pieces)), c.text, c.id);
    }
  });

  whenSound('values are those of the suite', () => {
    const different: string[] = [];
    let compared = 0;
    for (const c of valid) {
      if (c.json === undefined || oddKeys(c) || afterTheEnd(c)) continue;
      // A document without content says nothing, to Helm as little as to the suite.
      const wanted = values(c.json).filter((v) => v !== null);
      // What the reader has a problem with (aliases of keys, keys that are no text) is shown and never edited.
      if (parseDocuments(c.text).some((d) => d.problems.length > 0)) continue;
      const ours = parseDocuments(c.text)
        .map((d): Plain => (d.root ? toJson(d.root) : null))
        .filter((v) => v !== null);
      compared++;
      const same = ours.length === wanted.length && wanted.every((w, i) => equal(w, ours[i] ?? null));
      if (!same) different.push(`${c.id}: ${JSON.stringify(wanted)} here ${JSON.stringify(ours)}`);
    }
    // All that Helm reads as well; what it refuses is refused here.
    assert.ok(compared > 170, `only ${String(compared)} compared`);
    assert.deepEqual(different, []);
  });

  whenSound('what the suite forbids is a problem', () => {
    const missed = cases.filter((c) => !c.valid && parseDocuments(c.text).every((d) => d.problems.length === 0));
    // The parser below is lenient about these on purpose of its authors; Helm's is as well or reads them otherwise.
    assert.ok(missed.length <= 12, missed.map((c) => c.id).join(' '));
  });
});

/** A document below a key: not with directives and document markers, nor where the deeper place changes the meaning. */
function below(c: SuiteCase, keys: readonly string[]): { text: string; value: Plain } | undefined {
  if (/^(?:---|\.\.\.|%)/m.test(c.text) || c.text.trim() === '' || oddKeys(c)) return undefined;
  const alone = documents(c.text);
  if (alone?.length !== 1) return undefined;
  const pad = '  '.repeat(keys.length);
  const lines = c.text.split('\n').map((l) => (l === '' ? l : pad + l));
  const text = `${keys.map((k, i) => `${'  '.repeat(i)}${k}:\n`).join('')}${lines.join('\n')}`;
  const value = at(documents(text)?.[0], keys.join('.'));
  return value !== undefined && JSON.stringify(value) === JSON.stringify(alone[0]) ? { text, value } : undefined;
}

const MOVES: readonly { from: readonly string[]; to: string; why: string }[] = [
  { from: ['zeebe', 'foo'], to: 'orchestration.foo', why: 'in place' },
  { from: ['migration', 'foo'], to: 'orchestration.migration.foo', why: 'one level down' },
  { from: ['identity', 'keycloak', 'foo'], to: 'identityKeycloak.foo', why: 'one level up' },
];
describe('values of the suite survive a move', () => {
  for (const move of MOVES) {
    whenSound(`${move.from.join('.')} -> ${move.to}, ${move.why}`, () => {
      const lost: string[] = [];
      let moved = 0;
      for (const c of valid) {
        const input = below(c, move.from);
        if (!input) continue;
        const set = readSet([{ name: 'x.yaml', text: input.text }], { from: '8.7' });
        if (set.layers[0]?.locked !== undefined) continue;
        moved++;
        const after = upgrade(set).layers[0]?.after ?? '';
        const value = at(documents(after)?.[0], move.to);
        if (JSON.stringify(value) !== JSON.stringify(input.value))
          lost.push(`${c.id}: ${JSON.stringify(input.value)} became ${JSON.stringify(value)}\n${input.text}\n${after}`);
      }
      assert.ok(moved > 120, `only ${String(moved)} could be moved`);
      assert.equal(lost.join('\n'), '');
    });
  }
});
