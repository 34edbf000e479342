/**
 * The analysis of a set after a change of one text, made from the one before: only what the change touches is read again, and where
 * nothing that was asked about the values that are others now is answered otherwise, all findings stand, shifted. Everything else is
 * left to a fresh analysis, of the trees that are there.
 */
import { moved, type Finding } from '../engine/index.ts';
import { due, type Sliced } from '../engine/slices.ts';
import { readBroken } from '../engine/yaml/broken.ts';
import { reread, type Move } from '../engine/yaml/reread.ts';
import { retype, toLiveJson, watchNode } from '../engine/yaml/watch.ts';
import { emptyObject, isObject, type Json, type YamlDocument } from '../engine/yaml/tree.ts';
import type { Unit } from '../engine/set.ts';
import { Retyped, type Analysis } from './analysis.ts';
import type { LayerDocument } from './layer.ts';
import type { Trees } from './mounted.ts';
import { stretchOf } from './stretch.ts';

/**
 * Undefined where the change changes what is found; `Retyped` where it changes nothing else, so that the texts need not be looked at
 * again. The trees of `before` are taken over: where they could be read in part they are those of the new text, whatever the answer.
 */
export function* retyping(before: Analysis, layers: readonly LayerDocument[]): Sliced<Analysis | Retyped | undefined> {
  const { set, watch, reading } = before;
  if (before.carried || layers.length !== before.layers.length) return undefined;
  const texts = layers.map((l) => l.document.getText());
  const changed = texts.flatMap((text, i) => (text === set.layers[i]?.text ? [] : [i]));
  if (changed.length === 0 && watch) return { ...before, layers, set: { ...set } };
  const [index] = changed;
  if (changed.length !== 1 || index === undefined) return undefined;
  const layer = set.layers[index];
  const [unit, ...more] = layer?.units ?? [];
  const text = texts[index] ?? '';
  if (!layer || !unit || more.length > 0 || layer.locked !== undefined || layer.problems.length > 0) return undefined;
  const old = layer.text;
  const edit = stretchOf(old, text);
  const made = yield* reread(unit.doc, text, edit);
  if (!made) return undefined;
  if (!made.said) {
    let json: Json | undefined;
    try {
      for (const entry of made.fresh) yield* watchNode(entry.value, false);
      json = unit.doc.root && (yield* toLiveJson(unit.doc.root));
    } finally {
      // Nobody waits for the values of the new tree: the text is read again when somebody does.
      if (json === undefined) Object.assign(layer, { name: '', units: [] });
      else {
        (layer as { text: string }).text = text;
        (layer.units as Unit[])[0] = { ...unit, json: isObject(json) ? json : emptyObject() };
      }
    }
    return undefined;
  }
  (layer as { text: string }).text = text;
  for (const [node, said] of made.said) retype(node, said);
  const undone = takenBack(before, layers, texts);
  if (undone) return undone;
  if (made.ends === true || !watch || !reading) return undefined;
  const crlf = unit.doc.source.eol === '\r\n';
  if (speaks(old, edit.start, edit.end, crlf) || speaks(text, edit.start, edit.end + edit.by, crlf)) return undefined;
  const said = made.said.map(([node]) => node);
  if (!said.every((node) => reading.holds(node))) return undefined;
  const retyped = (): Retyped => {
    // Nothing of what is known goes through the root of the tree again: what is owed to the places of its nodes is paid here.
    const stands = unit.doc.root !== undefined && said.every((node) => watch.holdsInCommon(node));
    const { stages } = before;
    return new Retyped(reading, stages && stands ? { stages, watch } : undefined, said);
  };
  if (!said.every((node) => watch.holds(node))) return retyped();
  const findings: Finding[] = [];
  for (const f of before.findings) {
    if (due(4)) yield;
    const now = shiftFinding(f, index, made.move);
    if (!now) return retyped();
    findings.push(now);
  }
  return {
    ...before,
    layers,
    set: { ...set },
    findings,
    memory: { ...before.memory, ...(before.memory.good && { good: { texts, findings } }) },
  };
}

/** Trees of a text that is broken, made from those of the last one that was not. */
export function* breaking(before: Analysis, layers: readonly LayerDocument[]): Sliced<Trees> {
  const made = new Map<string, readonly YamlDocument[]>();
  const { set } = soundBefore(before) ?? before;
  if (set.layers.length !== layers.length) return made;
  for (const [i, { document }] of layers.entries()) {
    const text = document.getText();
    const [unit, ...more] = set.layers[i]?.units ?? [];
    if (!unit || more.length > 0 || text === unit.doc.source.text) continue;
    const doc = yield* readBroken(unit.doc, text, stretchOf(unit.doc.source.text, text));
    if (doc) made.set(text, [doc]);
  }
  return made;
}

/** An analysis whose texts have changed since, and which nobody has made anew: only its trees are those of the texts. */
export const outdated = (analysis: Analysis): Analysis =>
  analysis.watch
    ? { ...following(analysis, analysis), watch: undefined, reading: undefined, stages: undefined, sound: undefined }
    : analysis;

/** What somebody who breaks a text for a moment comes back to. */
export function withSound(analysis: Analysis, before: Analysis | undefined): Analysis {
  if (!before || !isBroken(analysis)) return analysis;
  const sound = isBroken(before) ? soundBefore(before) : isIntact(before) ? before : undefined;
  return sound?.watch ? { ...analysis, sound: { ...sound, last: undefined } } : analysis;
}
export const soundBefore = ({ sound }: Analysis): Analysis | undefined =>
  sound && isIntact(sound) ? sound : undefined;
const isBroken = ({ set }: Analysis): boolean => set.layers.some((l) => l.locked === 'syntax');
/** Others may have taken over trees of its layers, and changed them. */
const isIntact = ({ set }: Analysis): boolean =>
  set.layers.every((l) => l.units.every((u) => u.doc.source.text === l.text));

/** An analysis that followed another one, which it remembers. */
export function following(analysis: Analysis, before: Analysis | undefined): Analysis {
  if (!before) return analysis;
  if (!before.watch) return { ...analysis, last: before.last };
  const { last: _, ...rest } = before;
  const { set, carried, memory } = before;
  // Half-way, what is found depends on more than the texts.
  if (carried || set.options.from !== undefined || !memory.good) return analysis;
  return { ...analysis, last: { analysis: rest, texts: memory.good.texts } };
}
/** The texts are those of the analysis before this one, and the nodes that it speaks of are still there. */
function takenBack(before: Analysis, layers: readonly LayerDocument[], texts: readonly string[]): Analysis | undefined {
  const { last } = before;
  if (last?.texts.length !== texts.length || last.texts.some((t, i) => t !== texts[i])) return undefined;
  const { set, replaced } = last.analysis;
  // By now they would be taken for files that are half-way.
  if (before.memory.behind && set.version !== before.memory.behind) return undefined;
  const there = before.set.units;
  if (set.units.length !== there.length) return undefined;
  if (set.units.some(({ doc }, i) => doc !== there[i]?.doc || doc.replaced !== replaced?.[i])) return undefined;
  for (const [i, layer] of set.layers.entries()) (layer as { text: string }).text = texts[i] ?? '';
  return following({ ...last.analysis, layers, set: { ...set } }, before);
}

/** Words by which somebody who looks at the text itself, its comments too, knows what it is, or which keys it asks for. */
const SAYS = /camunda|\bchart|\{\{|\.Values\.|ENC\[|sops|[\0\ufffd]/i;
/** The lines of a change say more than their values, or do not end as the others do. */
function speaks(text: string, start: number, end: number, crlf: boolean): boolean {
  const eol = text.indexOf('\n', end);
  const lines = text.slice(text.lastIndexOf('\n', start - 1) + 1, eol < 0 ? text.length : eol + 1);
  return SAYS.test(lines) || (crlf && /(?<!\r)\n/.test(lines));
}

/** Undefined where it is not certain where it stands now. */
function shiftFinding(f: Finding, layer: number, move: Move): Finding | undefined {
  const shifted = <P extends { layer: number; start: number; end: number }>(place: P): P | undefined => {
    if (place.layer !== layer) return place;
    const [start, end] = [move.begin(place.start), move.end(place.end)];
    if (start === undefined || end === undefined) return undefined;
    return start === place.start && end === place.end ? place : { ...place, start, end };
  };
  const place = shifted(f.place);
  if (!place) return undefined;
  let same = place === f.place;
  const related: Finding['related'][number][] = [];
  for (const r of f.related) {
    const now = shifted(r);
    if (!now) return undefined;
    if (now !== r) same = false;
    related.push(now);
  }
  return same ? f : moved(f, place, related);
}
