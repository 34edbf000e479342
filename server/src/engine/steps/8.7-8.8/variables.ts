/** Variables of the containers, and texts that speak of them. */
import type { View } from '../../view.ts';
import { isObject, type Json } from '../../yaml/tree.ts';
import { envVerdict, type Component, type EnvFacts } from './env.ts';

/** What the verdicts about variables and properties depend on. */
export function envFacts(view: View): EnvFacts {
  const storage = view.is('global.opensearch.enabled') ? 'opensearch' : 'elasticsearch';
  const url = (part: string): string => view.text(`global.${storage}.url.${part}`);
  const host = url('host');
  return {
    regions: Number(view.text('global.multiregion.regions')) || 1,
    secondaryStorage: storage,
    ...(host === '' ? {} : { secondaryStorageUrl: `${url('protocol') || 'http'}://${host}:${url('port') || '9200'}` }),
  };
}

/** The variables of a component that have another name in 8.8. */
export function renamedVariables(view: View, root: string): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const component = (root === 'zeebe-gateway' ? 'zeebeGateway' : root) as Component;
  const list = view.get(`${root}.env`);
  const facts = envFacts(view);
  for (const item of Array.isArray(list) ? list : []) {
    if (!isObject(item) || typeof item.name !== 'string') continue;
    const { value } = item;
    const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const verdict = envVerdict(component, item.name, scalar ? String(value) : undefined, facts);
    if (verdict.kind === 'rename') renamed.set(item.name, verdict.to);
    else renamed.delete(item.name);
  }
  return renamed;
}

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
