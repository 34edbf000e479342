/** Addresses in Camunda's documentation of 8.9. */
import type { Section } from '../../../rules/rule.ts';
import type { Guide } from '../../step.ts';

const DOCS = 'https://docs.camunda.io/docs/8.9/self-managed';
const GUIDE = `${DOCS}/deployment/helm/upgrade/upgrade-hc-880-890/`;

export const guide = (anchor: string): string => (anchor === '' ? GUIDE : `${GUIDE}#${anchor}`);
export const page = (path: string): string => `${DOCS}/${path}`;

const ANCHORS: Readonly<Record<string, string>> = {
  'top-level': '',
  storage: '',
  secrets: '',
  ingress: '',
  texts: '',
  types: '',
  components: '',
  migration: '',
};
export const guideSection = (section: Section): string => guide(ANCHORS[section] ?? '');
export const SECTIONS: readonly Section[] = Object.keys(ANCHORS);

export const LINKS: Guide = { at: guide, section: guideSection, files: '' };
