/** Values -> YAML text in many hands: the printer of the generated tests. Shares nothing with the engine. */
import { scalarOf, type Plain, type PlainMap } from '../support/tree.ts';

export interface GenScalar {
  kind: 'scalar';
  value: string | number | boolean | null;
  look: number;
}
export type GenNode =
  | GenScalar
  | {
      kind: 'map';
      entries: GenEntry[];
      flow: boolean;
      anchor?: string;
      merge?: string;
      merged?: GenEntry[];
      mergeLast?: boolean;
    }
  | { kind: 'seq'; items: GenNode[]; flow: boolean; anchor?: string }
  | { kind: 'alias'; name: string; target: GenNode };
export interface GenEntry {
  key: string;
  value: GenNode;
  notes: { above?: string; beside?: string; below?: string };
  bits?: number;
}
export interface Doc {
  readonly entries: GenEntry[];
  /** Which components take part in a merge key. */
  readonly merge: number | undefined;
  readonly aliases: boolean;
}
/** How one person writes. */
export interface Paper {
  /** 0: another one at every depth. */
  readonly indent: number;
  readonly eol: '\n' | '\r\n';
  readonly bom: boolean;
  readonly dashesAtKey: boolean;
  readonly lastNewline: boolean;
  /** 0: never in braces; 3: often. */
  readonly flow: number;
  readonly comments: number;
  readonly marker: boolean;
  readonly seed: number;
}

export function plainOf(doc: Doc): PlainMap {
  return mapOf(doc.entries);
}
function mapOf(entries: readonly GenEntry[], merged: readonly GenEntry[] = [], mergeLast = false): PlainMap {
  const out = Object.create(null) as PlainMap;
  // Helm reads from top to bottom.
  for (const e of mergeLast ? [...entries, ...merged] : [...merged, ...entries]) out[e.key] = valueOf(e.value);
  return out;
}
function valueOf(n: GenNode): Plain {
  switch (n.kind) {
    case 'scalar':
      return n.value;
    case 'seq':
      return n.items.map(valueOf);
    case 'map':
      return mapOf(n.entries, n.merged, n.mergeLast);
    case 'alias':
      return valueOf(n.target);
  }
}

/** A small generator of its own: the same file for the same seed. */
class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = (seed * 2654435761 + 1) >>> 0;
  }
  roll(n: number): number {
    this.state = (Math.imul(this.state ^ (this.state >>> 15), 2246822507) + 0x9e3779b9) >>> 0;
    return (this.state >>> 8) % n;
  }
}

export function printLayer(
  docs: readonly Doc[],
  paper: Paper,
  index: number,
): { text: string; aliases: number; flows: number } {
  const p = new Printer(paper, index);
  const texts = docs.map((d, i) => p.document(d, i));
  let text = texts.join(`---${paper.eol}`);
  if (paper.marker && docs.length === 1) text = `---${paper.eol}${text}`;
  if (!paper.lastNewline && !/[|>][-+0-9]*\s/.test(text)) text = text.replace(/\r?\n$/, '');
  return { text: `${paper.bom ? '\ufeff' : ''}${text}`, aliases: p.aliases, flows: p.flows };
}

class Printer {
  aliases = 0;
  flows = 0;
  private lines: string[] = [];
  /** Where the block text stands that was printed last. */
  private textColumn = Infinity;
  private note = 0;
  private readonly dice: Dice;
  constructor(
    private readonly paper: Paper,
    private readonly index: number,
  ) {
    this.dice = new Dice(paper.seed + index * 7919);
  }

  document(doc: Doc, n: number): string {
    this.lines = [];
    if (doc.merge !== undefined) this.shared(doc, n);
    if (doc.aliases) this.share(doc.entries, n);
    if (this.paper.comments > 1 && this.dice.roll(3) === 0) this.lines.push(this.comment('head'));
    if (this.paper.comments > 2 && this.dice.roll(3) === 0) this.lines.push('');
    this.map(doc.entries, undefined, 0, 0);
    if (this.paper.comments > 1 && this.dice.roll(3) === 0) this.lines.push(this.comment('end'));
    return this.lines.map((l) => l + this.paper.eol).join('');
  }

  /** `<<: *shared` in two components. */
  private shared(doc: Doc, n: number): void {
    const name = `shared${String(n)}`;
    const users = doc.entries.filter(
      (e) => e.value.kind === 'map' && /^(?:zeebe|operate|tasklist|zeebeGateway)$/.test(e.key),
    );
    if (users.length === 0) return;
    const pools: GenEntry[][] = [
      [
        entry('podLabels', {
          kind: 'map',
          flow: false,
          entries: [entry('team', { kind: 'scalar', value: 'a', look: 0 })],
        }),
      ],
      [
        entry('tolerations', {
          kind: 'seq',
          flow: false,
          items: [
            {
              kind: 'map',
              flow: false,
              entries: [
                entry('key', { kind: 'scalar', value: 'a', look: 0 }),
                entry('operator', { kind: 'scalar', value: 'Exists', look: 0 }),
              ],
            },
          ],
        }),
      ],
      [
        entry('priorityClassName', { kind: 'scalar', value: 'high', look: 0 }),
        entry('custom', { kind: 'scalar', value: 1, look: 0 }),
      ],
    ];
    const merged = pools[doc.merge ?? 0] ?? [];
    for (const u of users) {
      if (u.value.kind !== 'map') continue;
      u.value.merge = name;
      u.value.merged = merged;
      u.value.mergeLast = this.paper.seed % 3 === 0;
      u.value.flow = false;
      this.aliases++;
    }
    doc.entries.unshift(entry(`x-${name}`, { kind: 'map', entries: merged, flow: false, anchor: name }));
  }

  /** Equal blocks further down become aliases of the first. */
  private share(entries: readonly GenEntry[], n: number): void {
    const seen = new Map<string, GenNode>();
    const visit = (holder: { value: GenNode }): void => {
      const v = holder.value;
      if (v.kind === 'alias' || (v.kind === 'map' && v.merged)) {
        if (v.kind === 'map') for (const e of v.entries) visit(e);
        return;
      }
      const plain = JSON.stringify(valueOf(v));
      const big = v.kind !== 'scalar' && plain.length > 4;
      const first = big ? seen.get(plain) : undefined;
      if (first && first.kind !== 'scalar' && first.kind !== 'alias') {
        first.anchor ??= `a${String(n)}x${String(this.aliases)}`;
        holder.value = { kind: 'alias', name: first.anchor, target: first };
        this.aliases++;
        return;
      }
      if (v.kind === 'map') for (const e of v.entries) visit(e);
      if (v.kind === 'seq')
        v.items.forEach((item, i) => {
          const h = { value: item };
          visit(h);
          v.items[i] = h.value;
        });
      if (big) seen.set(plain, v);
    };
    for (const e of entries) if (!e.key.startsWith('x-shared')) visit(e);
  }

  private comment(what: string): string {
    this.note++;
    return `# ${what} ${String(this.index)}.${String(this.note)}`;
  }
  private wants(weight: number): boolean {
    return this.paper.comments > 0 && this.dice.roll(12) < weight * this.paper.comments;
  }
  private step(depth: number): number {
    return this.paper.indent > 0 ? this.paper.indent : ([2, 3, 4, 1, 6][(depth + this.paper.seed) % 5] ?? 2);
  }
  private push(line: string): void {
    this.textColumn = Infinity;
    this.lines.push(line);
  }

  private map(
    entries: readonly GenEntry[],
    merge: string | undefined,
    column: number,
    depth: number,
    first?: string,
    mergeLast = false,
  ): void {
    const pad = ' '.repeat(column);
    let head = first;
    const last = mergeLast && entries.length > 0;
    if (merge !== undefined && !last) {
      this.push(`${head ?? pad}<<: *${merge}`);
      head = undefined;
    }
    for (const e of entries) {
      if (head === undefined) {
        if (depth === 0 && this.paper.comments > 1 && this.dice.roll(3) === 0) this.push('');
        if (this.wants(1)) this.push(pad + this.comment('above'));
      }
      this.entry(e, head ?? pad, column, depth);
      // As deep as a block text that ends here it would be text.
      const deeper = column + this.step(depth);
      if (deeper < this.textColumn && this.wants(0.3)) this.push(' '.repeat(deeper) + this.comment('deeper'));
      head = undefined;
    }
    if (merge !== undefined && last) this.push(`${pad}<<: *${merge}`);
    if (this.wants(0.5)) this.push(pad + this.comment('below'));
  }

  private entry(e: GenEntry, head: string, column: number, depth: number): void {
    const bits = e.bits ?? this.dice.roll(0x10000);
    const key = this.key(e.key, bits);
    const beside = this.wants(0.6) ? ` ${this.comment('beside')}` : '';
    const v = e.value;
    const before = `${head}${key}:`;
    if (v.kind === 'alias') {
      this.push(`${before} *${v.name}${beside}`);
      return;
    }
    if (v.kind === 'scalar') {
      this.scalar(before, v, bits, column, beside, depth);
      return;
    }
    const anchor = v.anchor === undefined ? '' : ` &${v.anchor}`;
    const children = v.kind === 'map' ? v.entries.length + (v.merge === undefined ? 0 : 1) : v.items.length;
    if (children === 0) {
      this.push(`${before}${anchor} ${v.kind === 'map' ? '{}' : '[]'}${beside}`);
      return;
    }
    if (this.inBraces(v, depth)) {
      this.flows++;
      this.push(`${before}${anchor} ${flow(v)}${beside}`);
      return;
    }
    this.push(`${before}${anchor}${beside}`);
    if (v.kind === 'map') this.map(v.entries, v.merge, column + this.step(depth), depth + 1, undefined, v.mergeLast);
    else this.seq(v.items, this.paper.dashesAtKey ? column : column + this.step(depth), depth + 1);
  }

  private seq(items: readonly GenNode[], column: number, depth: number): void {
    const pad = ' '.repeat(column);
    for (const item of items) {
      if (this.wants(0.5)) this.push(pad + this.comment('item'));
      if (item.kind === 'alias') this.push(`${pad}- *${item.name}`);
      else if (item.kind === 'scalar') this.scalar(`${pad}-`, item, this.dice.roll(0x10000), column, '', depth);
      else if ((item.kind === 'map' ? item.entries : item.items).length === 0)
        this.push(`${pad}- ${item.kind === 'map' ? '{}' : '[]'}`);
      else if (item.kind === 'seq' || this.inBraces(item, depth)) {
        this.flows++;
        this.push(`${pad}- ${item.anchor === undefined ? '' : `&${item.anchor} `}${flow(item)}`);
      } else if (item.anchor !== undefined) {
        this.push(`${pad}- &${item.anchor}`);
        this.map(item.entries, undefined, column + 2, depth);
      } else this.map(item.entries, undefined, column + 2, depth, `${pad}- `);
    }
  }

  private inBraces(n: GenNode, depth: number): boolean {
    if (this.paper.flow === 0 || !canFlow(n)) return false;
    return this.dice.roll(8) < this.paper.flow + (depth > 1 ? 1 : 0);
  }

  private key(key: string, bits: number): string {
    if (bits % 13 === 12) return JSON.stringify(key);
    if (bits % 17 === 16) return `'${key.replace(/'/g, "''")}'`;
    return /^[\w./-]+$/.test(key) ? key : JSON.stringify(key);
  }

  private scalar(before: string, n: GenScalar, bits: number, column: number, beside: string, depth: number): void {
    const v = n.value;
    if (v === null) {
      const look = ['', ' null', ' ~', ''][bits % 4] ?? '';
      this.push(`${before}${look}${beside}`);
      return;
    }
    if (typeof v === 'string' && v.includes('\n') && v.endsWith('\n') && v.trim() !== '' && bits % 5 !== 0) {
      const at = column + (depth > 0 ? this.step(depth) : 2);
      const pad = ' '.repeat(at);
      this.push(`${before} |${beside}`);
      for (const l of v.slice(0, -1).split('\n')) this.push(l === '' ? '' : pad + l);
      this.textColumn = at;
      return;
    }
    this.push(`${before} ${inline(v, bits)}${beside}`);
  }
}

function entry(key: string, value: GenNode): GenEntry {
  return { key, value, notes: {} };
}
function canFlow(n: GenNode): boolean {
  if (n.kind === 'alias') return true;
  if (n.kind === 'scalar') return typeof n.value !== 'string' || !n.value.includes('\n');
  if (n.kind === 'map') return n.merge === undefined && n.entries.every((e) => canFlow(e.value));
  return n.items.every(canFlow);
}
function flow(n: GenNode): string {
  if (n.kind === 'alias') return `*${n.name} `;
  if (n.kind === 'scalar') return inline(n.value, typeof n.value === 'string' && /[[\]{},]/.test(n.value) ? 1 : 0);
  const anchor = '';
  if (n.kind === 'map') {
    const inner = n.entries.map((e) => {
      const key = /^[\w./-]+$/.test(e.key) ? e.key : JSON.stringify(e.key);
      const own =
        e.value.kind !== 'alias' && e.value.kind !== 'scalar' && e.value.anchor !== undefined
          ? `&${e.value.anchor} `
          : '';
      return `${key}: ${own}${flow(e.value)}`;
    });
    return `${anchor}{${inner.join(', ')}}`;
  }
  const inner = n.items.map((i) => {
    const own = i.kind !== 'alias' && i.kind !== 'scalar' && i.anchor !== undefined ? `&${i.anchor} ` : '';
    return own + flow(i);
  });
  return `[${inner.join(', ')}]`;
}
/** One line, in quotes where it must be or where somebody felt like it. */
function inline(v: string | number | boolean | null, bits: number): string {
  if (typeof v !== 'string') return String(v);
  const plain =
    v !== '' &&
    v === v.trim() &&
    !/^[-?:,[\]{}#&*!|>'"%@`]|: |:$| #|[\n\r\t]/.test(v) &&
    typeof scalarOf(v) === 'string' &&
    scalarOf(v) === v;
  if (plain && bits % 3 === 0) return v;
  if (bits % 3 === 1 || /[\n\r\t]/.test(v)) return JSON.stringify(v);
  return `'${v.replace(/'/g, "''")}'`;
}
