/** What the engine says about a case, as plain texts that people can compare. */
import { readSet, position, upgrade, type LayerText } from '../../server/src/engine/index.ts';

export interface Golden {
  /** By file name below the case's folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly locked: boolean;
}

const arrow = (targets: readonly string[]): string => (targets.length > 0 ? ` -> ${targets.join(', ')}` : '');

/** A set with a layer that cannot be edited has findings only: nothing of it would be written. */
export function goldenOf(layers: readonly LayerText[]): Golden {
  const set = readSet(layers);
  const { findings, layers: upgraded } = upgrade(set);
  const locked = set.layers.some((l) => l.locked !== undefined);
  const files = new Map<string, string>();

  const lines = [`set: ${set.version}`];
  for (const l of set.layers) {
    if (l.locked !== undefined) lines.push(`${l.name}: locked, ${l.locked}`);
    for (const p of l.problems) {
      const { line, column } = position(l.text, p.offset);
      lines.push(`${l.name}:${line}:${column} problem ${p.message}`);
    }
  }
  for (const f of findings) {
    const layer = layers[f.place.layer];
    const { line, column } = position(layer?.text ?? '', f.place.start);
    const where = `${layer?.name ?? '?'}:${line}:${column}`;
    lines.push(`${where} ${f.severity} ${f.safety} ${f.rule} ${f.place.path}${arrow(f.targets)}`);
  }
  files.set('findings.txt', `${lines.join('\n')}\n`);
  if (locked) return { files, locked };

  const entries: string[] = [];
  for (const l of upgraded) {
    files.set(`after/${l.name}`, l.after);
    entries.push(`${l.name}:`);
    for (const e of l.ledger) {
      const rule = e.rule === undefined ? '' : ` [${e.rule}]`;
      entries.push(`  ${e.path} ${e.outcome}${e.outcome === 'kept' ? '' : arrow(e.to)}${rule}`);
    }
  }
  files.set('ledger.txt', `${entries.join('\n')}\n`);
  return { files, locked };
}
