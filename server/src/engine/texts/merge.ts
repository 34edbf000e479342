/** Several configuration texts as one: what they agree on or say alone stands there, what they disagree on is named. */
import { finish } from '../slices.ts';
import { marker } from '../plan/markers.ts';
import { triviaLines } from '../yaml/comments.ts';
import { TreeEditor } from '../yaml/edit.ts';
import { newEntry, newMap } from '../yaml/nodes.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { applyEdits, printDocument, printLines, toEdits } from '../yaml/print.ts';
import { relaxedParts } from './names.ts';
import { resolve, sameJson, toJson, type Entry, type MapNode, type YamlDocument } from '../yaml/tree.ts';

export interface Part {
  /** The values key the text stands at. */
  readonly path: string;
  readonly text: string;
}
export interface Merged {
  readonly text: string;
  /** Names that two texts give different values; the first one stays, the other is a comment above it. */
  readonly conflicts: readonly string[];
}

/** The first text keeps its form, the others come to it. Undefined where one of them is not a single map of YAML. */
export function mergeTexts(parts: readonly Part[]): Merged | undefined {
  const [first, ...rest] = parts.map((p) => ({ ...p, docs: parseDocuments(p.text, '', 'spring') }));
  if (!first || ![first, ...rest].every((p) => isPlain(p.docs, p.text))) return undefined;
  const [doc] = first.docs as [YamlDocument];
  const editor = finish(TreeEditor.begin(doc));
  const merge = new Merge(doc, editor);
  for (const p of rest) {
    const root = p.docs[0]?.root;
    if (root?.kind === 'map') merge.all(root, [], p.path);
  }
  if (merge.failed) return undefined;
  const edits = toEdits(doc.source, printDocument(doc, editor.step));
  const text = applyEdits(first.text, edits);
  return { text: withComments(text, rest), conflicts: merge.conflicts };
}
/** Comments that lost their line because another text says the same there are kept at the end. */
function withComments(text: string, parts: readonly Part[]): string {
  let out = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  for (const p of parts) {
    const all = p.text.split('\n').flatMap((l) => /(?:^|\s)(#.*?)\s*$/.exec(l)?.[1] ?? []);
    const lost = all.filter((c) => !text.includes(c));
    if (lost.length > 0) out += `# ${p.path}:\n${lost.join('\n')}\n`;
  }
  return out;
}
/** One document, a map in block style, nothing shared inside of it. */
const isPlain = (docs: readonly YamlDocument[], text: string): boolean => {
  const [doc] = docs;
  return (
    docs.length === 1 &&
    doc?.problems.length === 0 &&
    doc.root?.kind === 'map' &&
    !doc.root.flow &&
    doc.root.entries.every((e) => !e.opaque && !e.merge) &&
    !/(?:^|[\s[{,])(?:[&*][\w-]+|<<:)/m.test(text) &&
    !text.includes('{{') &&
    // Indexes of lists and names in brackets are no path of keys.
    !/^[^#:]*\[[^\]]*\][^#]*:/m.test(text)
  );
};

class Merge {
  readonly conflicts: string[] = [];
  /** Something found no place: then there is no merged text. */
  failed = false;
  private readonly leaves = new Map<string, Entry>();
  /** Some entry below every name that is a map. */
  private readonly maps = new Map<string, Entry>();
  private readonly places = new Map<string, MapNode>();
  constructor(
    private readonly doc: YamlDocument,
    private readonly editor: TreeEditor,
  ) {
    if (doc.root?.kind === 'map') this.note(doc.root, []);
  }

  all(map: MapNode, above: readonly string[], from: string): void {
    for (const entry of [...map.entries]) this.one(entry, above, from);
  }
  private note(map: MapNode, above: readonly string[]): void {
    for (const e of map.entries) {
      const name = [...above, ...relaxedParts(e.key)];
      const value = resolve(e.value);
      if (value.kind === 'map' && value.entries.length > 0) this.note(value, name);
      else this.leaf(name, e);
    }
  }
  private leaf(name: readonly string[], entry: Entry): void {
    this.leaves.set(name.join('.'), entry);
    for (let n = name.length - 1; n > 0; n--) {
      const above = name.slice(0, n).join('.');
      if (this.maps.has(above)) return;
      this.maps.set(above, entry);
    }
  }

  private one(entry: Entry, above: readonly string[], from: string): void {
    const written = [...above, entry.key];
    const parts = relaxedParts(written.join('.'));
    const name = parts.join('.');
    const value = resolve(entry.value);
    const full = value.kind === 'map' && value.entries.length > 0;
    const higher = parts.map((_, i) => parts.slice(0, i + 1).join('.')).find((p) => this.leaves.has(p));
    const rival = higher === undefined ? undefined : this.leaves.get(higher);
    if (rival) {
      if (higher === name && sameJson(toJson(rival.value), toJson(value))) return;
      this.clash(rival, entry, written, from);
      return;
    }
    const below = this.maps.get(name);
    if (below && !full) this.clash(below, entry, written, from);
    else if (below && value.kind === 'map') this.all(value, written, from);
    else {
      const map = this.place(above);
      if (!map) {
        this.failed = true;
        return;
      }
      this.editor.detach(entry);
      this.editor.insert(map, entry);
      if (full) this.note(value, parts);
      else this.leaf(parts, entry);
    }
  }
  private clash(rival: Entry, entry: Entry, written: readonly string[], from: string): void {
    this.conflicts.push(written.join('.'));
    const above = entry.lead
      .flatMap(triviaLines)
      .map((l) => l.trim())
      .filter((l) => l.startsWith('#'));
    const lines = [...above, ...printLines(entry, this.doc.source, this.editor.step)];
    const why = `the texts disagree about \`${written.join('.')}\`, and the first one stays; decide which one is right.`;
    this.editor.annotate(rival, [marker('texts/merge-conflict', from, why), ...lines]);
  }

  /** The map of the first text that means a path, made where it is missing. */
  private place(above: readonly string[]): MapNode | undefined {
    const key = above.join('.');
    const known = this.places.get(key) ?? this.findPlace(above);
    if (known) this.places.set(key, known);
    return known;
  }
  private findPlace(above: readonly string[]): MapNode | undefined {
    let map = this.doc.root?.kind === 'map' ? this.doc.root : undefined;
    let keys = above.flatMap((k) => k.split('.'));
    while (map && keys.length > 0) {
      const here: MapNode = map;
      const wanted = relaxedParts(keys.join('.'));
      const found = here.entries.find((e) => {
        const parts = relaxedParts(e.key);
        return (
          parts.length <= wanted.length && resolve(e.value).kind === 'map' && parts.every((p, i) => wanted[i] === p)
        );
      });
      const [key = ''] = keys;
      const next = found ?? newEntry(key, newMap());
      if (!found) this.editor.insert(here, next);
      const value = resolve(next.value);
      map = value.kind === 'map' ? value : undefined;
      keys = keys.slice(relaxedParts(next.key).length);
    }
    return map;
  }
}
