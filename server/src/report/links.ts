/** Addresses of the documentation: the one place that knows them. */
import { STEPS, type Step } from '../engine/steps/index.ts';

const PROJECT = 'https://github.com/camunda-values-upgrade/camunda-values-upgrade';

export const projectLink = (): string => PROJECT;

/** The page of a rule. Rule ids contain slashes, and so do the folders of the pages; steps after the first have one of their own. */
export const docsLink = (rule: string): string =>
  `${PROJECT}/blob/main/docs/rules/${[...folderOf(rule), ...rule.split('/')].map(encodeURIComponent).join('/')}.md`;

const folders = new Map<string, string>();
function folderOf(rule: string): string[] {
  if (folders.size === 0)
    for (const { from, to, rules } of [...STEPS].reverse() as Step[])
      for (const { id } of [...rules.set.keys, ...rules.set.lists, ...rules.derived, ...rules.set.notes])
        folders.set(id, from === STEPS[0].from ? '' : `${from}-${to}`);
  const folder = folders.get(rule) ?? '';
  return folder === '' ? [] : [folder];
}
