/**
 * The law of typing: after any sequence of edits everything is as if the texts had just been read. Half of the edits are made where
 * people type most, inside a value; the others anywhere.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { apply, plan } from '../../../server/src/engine/index.ts';
import type { ValuesSet } from '../../../server/src/engine/set.ts';
import { parseDocuments } from '../../../server/src/engine/yaml/parse.ts';
import { analyse, type Analysis, type LayerDocument } from '../../../server/src/features/analysis.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { retyped } from '../../../server/src/features/typing.ts';
import { DEFAULTS } from '../../../server/src/features/settings.ts';
import { suppressions } from '../../../server/src/features/suppress.ts';
import { random } from '../../support/random.ts';

const cases = join(__dirname, '../../fixtures/cases');
/** The files of each case that have something to upgrade, as Helm gets them. */
const sets = readdirSync(cases)
  .map((name) => {
    const files = readdirSync(join(cases, name, 'before')).filter((f) => /\.(?:ya?ml|json)$/.test(f));
    return files.sort().map((f) => readFileSync(join(cases, name, 'before', f), 'utf8'));
  })
  .filter((texts) => texts.length > 0 && texts.join('').length < 20_000);
const EDITS = Number(process.env.SETS ?? 0) * 8 || 180;

const next = random(Number(process.env.TYPING_SEED ?? 11));
const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
const LETTERS = ['a', 'q', 'x', '0', '1', '7', '-', '_', '.', '/', 'true', 'mi', 'G', ' ', ':', 'e'];
const ANYTHING = [
  '\n',
  '  ',
  ': ',
  '#',
  '- ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '\n# c\n',
  'zeebe:\n',
  '$(A)',
  '{{ .Values.zeebe.x }}',
];

/** One change to a text: inside a value, or anywhere. */
function edited(text: string): string {
  const spots = [...text.matchAll(/^[ \t]*(?:- )?[\w.-]+: +(?!\||>|[[{&*!#])(\S[^\n#]*?)\s*$/gm)];
  if (spots.length > 0 && next(5) > 0) {
    const m = pick(spots);
    const value = m[1] ?? '';
    const start = m.index + m[0].lastIndexOf(value);
    const at = start + next(value.length + 1);
    const gone = next(3) === 0 ? Math.min(next(3), start + value.length - at) : 0;
    return text.slice(0, at) + (next(4) > 0 || gone === 0 ? pick(LETTERS) : '') + text.slice(at + gone);
  }
  const at = next(text.length + 1);
  const gone = next(2) === 0 ? next(8) : 0;
  return text.slice(0, at) + (next(3) > 0 ? pick(ANYTHING) : '') + text.slice(at + gone);
}

const layersOf = (texts: readonly string[], version: number): LayerDocument[] =>
  texts.map((text, i) => {
    const uri = `file:///${String(i)}.yaml`;
    return { uri, document: TextDocument.create(uri, 'yaml', version, text), open: true };
  });
const plainly = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (v instanceof Set ? [...(v as Set<unknown>)] : v));

/** All that anybody sees of an analysis. */
function seen(analysis: Analysis): Record<string, string> {
  const { set, findings } = analysis;
  const upgraded = apply(set, plan(findings));
  return {
    version: set.version,
    locked: plainly(set.layers.map((l) => [l.locked, l.wrapper?.form])),
    findings: plainly(findings),
    upgraded: plainly(upgraded),
    merged: plainly(set.merged.tree),
    memory: plainly(analysis.memory),
    diagnostics: plainly(
      analysis.layers.map((l, layer) =>
        diagnostics(
          {
            analysis,
            layers: [layer],
            layer,
            document: l.document,
            settings: DEFAULTS,
            suppressed: suppressions(l.document.getText()),
            shown: findings.filter((f) => f.place.layer === layer),
          },
          { tags: true, related: true, links: true },
        ),
      ),
    ),
  };
}
/** Offsets, comments and values of the trees. */
function trees(set: ValuesSet): string {
  const skip = new Set(['parent', 'source', 'original', 'watched', 'target']);
  return JSON.stringify(
    set.layers.map((l) => l.units.map((u) => [u.doc.root, u.doc.start, u.doc.end, u.doc.open])),
    (key, v: unknown) => (skip.has(key) ? undefined : v),
  );
}
function fresh(set: ValuesSet): string {
  const skip = new Set(['parent', 'source', 'original', 'watched', 'target']);
  return JSON.stringify(
    set.layers.map((l) => parseDocuments(l.text, l.name).map((d) => [d.root, d.start, d.end, d.open])),
    (key, v: unknown) => (skip.has(key) ? undefined : v),
  );
}

describe('typing', () => {
  test(`${String(EDITS)} edits: what is kept equals what is read anew`, (t) => {
    let quick = 0;
    let made = 0;
    while (made < EDITS) {
      let texts: readonly string[] = pick(sets);
      let kept = analyse(layersOf(texts, 0), {});
      let anew = kept;
      // Undone now and then, as people do: otherwise every file is soon beyond reading.
      for (let n = 0; n < 6 && made < EDITS; n++, made++) {
        const index = next(texts.length);
        const before = texts;
        texts = texts.map((text, i) => (i === index ? edited(text) : text));
        for (const now of next(2) === 0 ? [texts, before] : [texts]) {
          texts = now;
          const layers = layersOf(texts, made);
          const typed = retyped(kept, layers);
          if (typed) quick++;
          kept = typed ?? analyse(layers, {}, kept.memory, kept.set);
          anew = analyse(layers, {}, anew.memory);
          assert.equal(trees(kept.set), fresh(kept.set));
          assert.deepEqual(seen(kept), seen(anew), texts.join('\n--- next file\n'));
        }
      }
    }
    t.diagnostic(`${String(quick)} of them without a fresh inspection`);
    assert.ok(quick > EDITS / 8, `${String(quick)} of ${String(EDITS)}`);
  });
});
