/** Addresses of the documentation: the one place that knows them. */
const PROJECT = 'https://github.com/camunda-values-upgrade/camunda-values-upgrade';

export const projectLink = (): string => PROJECT;

/** The page of a rule. Rule ids contain slashes, and so do the folders of the pages. */
export const docsLink = (rule: string): string =>
  `${PROJECT}/blob/main/docs/rules/${rule.split('/').map(encodeURIComponent).join('/')}.md`;
