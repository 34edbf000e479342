/** Declared effects in words, for pages. */
import type { DeclaredEffect } from '../../server/src/engine/rules/rule.ts';

const DOES: Readonly<Record<DeclaredEffect['what'], string>> = {
  adds: 'also changes',
  drops: 'no longer changes',
  changes: 'gives another value to',
  moves: 'changes under another name',
};
/** One line for each thing that several keys do for one reason. */
export function effectLines(list: readonly DeclaredEffect[]): string[] {
  const lines = new Map<string, string[]>();
  for (const e of list) {
    const to = e.to ? `, now \`${e.to.object}\` \`${e.to.property}\`` : '';
    const does = `${DOES[e.what]} \`${e.object}\` \`${e.property}\`${to}`;
    const reason = lines.get(e.why) ?? [];
    if (!reason.includes(does)) reason.push(does);
    lines.set(e.why, reason);
  }
  return [...lines].map(([why, does]) => `- ${why}\n${does.map((d) => `  - ${d}`).join('\n')}`);
}
