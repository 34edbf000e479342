/** Addresses in Camunda's documentation of 8.9. */
import type { Section } from '../../../rules/rule.ts';
import type { Guide } from '../../step.ts';

const DOCS = 'https://docs.camunda.io/docs/8.9/self-managed';
/** As the chart itself names it. */
const GUIDE = `${DOCS}/upgrade/helm/880-to-890/`;

export const guide = (anchor: string): string => (anchor === '' ? GUIDE : `${GUIDE}#${anchor}`);
export const page = (path: string): string => `${DOCS}/${path}`;

/** Which parts the guide has is not known here: every section leads to its beginning. */
export const SECTIONS: readonly Section[] = [
  'top-level',
  'storage',
  'secrets',
  'texts',
  'types',
  'components',
  'migration',
];
export const guideSection = (): string => guide('');

export const LINKS: Guide = { at: guide, section: guideSection, files: '' };
