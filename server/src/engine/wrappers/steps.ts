/** Paths in documents that hold values: keys and indexes of lists, `spec.sources[1].helm.values`, `data."values.yaml"`. */
import { find, resolve, type Entry, type Item, type Node } from '../yaml/tree.ts';

export type Steps = readonly (string | number)[];

const key = (k: string): string => (/^[\w-]+$/.test(k) ? k : `"${k.replace(/["\\]/g, '\\$&')}"`);
export const formatSteps = (steps: Steps): string =>
  steps.map((s, i) => (typeof s === 'number' ? `[${String(s)}]` : i === 0 ? key(s) : `.${key(s)}`)).join('');

/** Reads `a.b[1]."c.d"`, and `a.b[1].c\.d`; undefined for what is no path. */
export function parseSteps(text: string): Steps | undefined {
  const steps: (string | number)[] = [];
  const part = /\.?(?:\[(\d+)\]|"((?:[^"\\]|\\.)+)"|((?:[^.[\]"\\]|\\.)+))/y;
  while (part.lastIndex < text.length) {
    const m = part.exec(text);
    if (!m) return undefined;
    const [, index, quoted, plain] = m;
    if (index !== undefined) steps.push(Number(index));
    else steps.push((quoted ?? plain ?? '').replace(/\\(.)/g, '$1'));
  }
  return steps.length > 0 ? steps : undefined;
}

/** What stands at a path, without following aliases or merge keys: those belong to several places. */
export function slotAt(root: Node | undefined, steps: Steps): Entry | Item | undefined {
  let node = root;
  let slot: Entry | Item | undefined;
  for (const step of steps) {
    if (!node) return undefined;
    if (typeof step === 'number') slot = node.kind === 'seq' ? node.items[step] : undefined;
    else {
      const hit = node.kind === 'map' ? find(node, [step]) : undefined;
      slot = hit?.virtual ? undefined : hit?.entry;
    }
    if (!slot) return undefined;
    node = slot.value;
  }
  return slot;
}

/** What a path leads to when aliases and merge keys are followed: to be read, never to be changed there. */
export function nodeAt(root: Node | undefined, steps: Steps): Node | undefined {
  let node = root && resolve(root);
  for (const step of steps) {
    const next: Node | undefined =
      typeof step === 'number'
        ? node?.kind === 'seq'
          ? node.items[step]?.value
          : undefined
        : node && find(node, [step])?.entry.value;
    node = next && resolve(next);
  }
  return node;
}

/** The paths that a pattern means in a tree: `[*]` is every item of a list, `*` every key of a map. */
export function matching(root: Node | undefined, pattern: string): Steps[] {
  let found: { steps: Steps; node: Node }[] = root ? [{ steps: [], node: root }] : [];
  for (const part of pattern === '' ? [] : pattern.split(/\.|(?=\[\*\])/)) {
    found = found.flatMap(({ steps, node }) => {
      const n = resolve(node);
      if (part === '[*]')
        return n.kind === 'seq' ? n.items.map((item, i) => ({ steps: [...steps, i], node: item.value })) : [];
      if (n.kind !== 'map') return [];
      if (part === '*')
        return n.entries.flatMap((e) => (e.opaque || e.merge ? [] : [{ steps: [...steps, e.key], node: e.value }]));
      const hit = find(n, [part])?.entry;
      return hit ? [{ steps: [...steps, part], node: hit.value }] : [];
    });
  }
  return found.map((f) => f.steps);
}
