/**
 * Comments that silence findings: `# camunda-upgrade-disable-line <rule>` on the line or above it, and
 * `# camunda-upgrade-disable-file <rule>` anywhere. Several rules with spaces or commas, `group/*` for a group, none for
 * all of them; what follows ` -- ` is a reason.
 */
const COMMENT = /#[ \t]*camunda-upgrade-disable-(line|file)\b([^\r\n]*)/g;

export interface Suppressions {
  readonly silences: (rule: string, section: string, line: number) => boolean;
  readonly any: boolean;
}
type Rules = 'all' | ReadonlySet<string>;

export function suppressions(text: string): Suppressions {
  const file: Rules[] = [];
  const lines = new Map<number, Rules[]>();
  if (text.includes('camunda-upgrade-disable-')) {
    text.split('\n').forEach((line, n) => {
      for (const [whole, scope, rest = ''] of line.matchAll(COMMENT)) {
        const rules = rulesOf(rest);
        if (scope === 'file') file.push(rules);
        else {
          // Alone on its line it speaks of the next one.
          const alone = line.slice(0, line.indexOf(whole)).trim() === '';
          for (const at of alone ? [n, n + 1] : [n]) lines.set(at, [...(lines.get(at) ?? []), rules]);
        }
      }
    });
  }
  return {
    any: file.length > 0 || lines.size > 0,
    silences: (rule, section, line) =>
      [...file, ...(lines.get(line) ?? [])].some(
        (r) => r === 'all' || r.has(rule) || r.has(`${rule.split('/')[0] ?? ''}/*`) || r.has(section),
      ),
  };
}

function rulesOf(rest: string): Rules {
  const names = (rest.split(/\s--(?:\s|$)/)[0] ?? '').split(/[\s,]+/).filter((n) => n !== '');
  return names.length === 0 ? 'all' : new Set(names);
}
