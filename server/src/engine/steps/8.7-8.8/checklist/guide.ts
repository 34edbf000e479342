/** Addresses in Camunda's documentation of 8.8. */
import type { Section } from '../../../rules/rule.ts';
import type { Guide } from '../../step.ts';

const DOCS = 'https://docs.camunda.io/docs/8.8/self-managed';
const GUIDE = `${DOCS}/deployment/helm/upgrade/upgrade-hc-870-880/`;
const COMPONENTS = `${DOCS}/components/components-upgrade/870-to-880/`;

export const guide = (anchor: string): string => `${GUIDE}#${anchor}`;
export const componentsGuide = (anchor: string): string => `${COMPONENTS}#${anchor}`;
export const page = (path: string): string => `${DOCS}/${path}`;

const KEYS = 'values-key-changes';
const MERGED = 'merged-keys---manually-consolidate';
const ANCHORS: Readonly<Record<string, string>> = {
  'top-level': KEYS,
  'identity-authentication': KEYS,
  gateway: KEYS,
  operate: KEYS,
  tasklist: KEYS,
  cluster: KEYS,
  'merged-keys': MERGED,
  defaults: 'changes-to-the-default-deployment-setup',
  ingress: 'migrate-to-combined-ingress',
  authentication: 'authentication',
  secrets: 'prepare-secrets-for-upgrade',
  migration: 'step-3-prepare-and-run-the-upgrade',
  'multi-region': 'multi-region-migration',
  types: 'step-2-update-for-88-compatibility',
  connectors: KEYS,
  environment: MERGED,
  texts: MERGED,
};
/** The section of the upgrade guide that speaks of a finding. */
export const guideSection = (section: Section): string => guide(ANCHORS[section] ?? KEYS);

export const SECTIONS: readonly Section[] = Object.keys(ANCHORS);

export const LINKS: Guide = { at: guide, section: guideSection, files: 'step-1-create-88-valuesyaml' };
