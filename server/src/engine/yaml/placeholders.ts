/** What a text of a container looks up: `$(NAME)` by Kubernetes, `${NAME}` by a shell, Spring or Log4j. */
import type { Json } from './tree.ts';

/** Names in `$(NAME)`; `$$` is a dollar sign. */
export function referencesIn(text: string): string[] {
  const names = new Set<string>();
  rewriteReferences(text, (name) => {
    names.add(name);
    return undefined;
  });
  return [...names];
}
/** Gives references other names, where `now` has one. */
export function rewriteReferences(text: string, now: (name: string) => string | undefined): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (whole, name: string | undefined) => {
    const to = name === undefined ? undefined : now(name);
    return to === undefined ? whole : `$(${to})`;
  });
}
/** The same in every text of a value. */
export function rewriteDeep(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  return Array.isArray(value) ? value.map((v) => rewriteDeep(v, change)) : value;
}
/** Names that a shell, Spring or Log4j looks up: `${NAME}`, `${NAME:default}`, `${env:NAME}`; in a command `$NAME` too. */
export function placeholdersIn(text: string, shell: boolean): string[] {
  const names = [...text.matchAll(/\$\{(?:env:)?([A-Za-z_][A-Za-z0-9_]*)/g)].map((m) => m[1] ?? '');
  if (shell) names.push(...[...text.matchAll(/(?<!\$)\$([A-Za-z_][A-Za-z0-9_]*)/g)].map((m) => m[1] ?? ''));
  return [...new Set(names)];
}
