/** Links of items, rules and reports lead somewhere: pages of this repository, and headings of Camunda's upgrade guide. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { guideSection } from '../../server/src/engine/steps/8.7-8.8/checklist/guide.ts';
import { ITEMS } from '../../server/src/engine/steps/8.7-8.8/checklist/items.ts';
import { SECTIONS } from '../rules/words.ts';

/** Headings of the guide and of the page about the components, as their addresses; read there, not guessed. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  'upgrade-hc-870-880': [
    'prerequisites',
    'recommended-upgrade-steps',
    'step-1-create-88-valuesyaml',
    'step-2-update-for-88-compatibility',
    'values-key-changes',
    'merged-keys---manually-consolidate',
    'changes-to-the-default-deployment-setup',
    'multi-tenancy-configuration',
    'migrate-to-combined-ingress',
    'authentication',
    'basic-auth',
    'oidc',
    'oauth-keycloak',
    'ldap',
    'step-3-prepare-and-run-the-upgrade',
    'prepare-secrets-for-upgrade',
    'upgrade-with-helm',
    'step-4-monitor-and-validate',
    'monitor-the-upgrade',
    'validate-the-upgrade',
    'troubleshooting',
    'upgrade-failed-due-to-missing-secrets',
    'multi-region-migration',
  ],
  '870-to-880': ['running-the-identity-migration-application'],
};
function lost(link: string): string[] {
  const [, page = '', anchor = ''] = /\/([^/#]+)\/#(.+)$/.exec(link) ?? [];
  return anchor === '' || HEADINGS[page]?.includes(anchor) === true ? [] : [link];
}

describe('links', () => {
  test('every item of the checklist leads to a heading', () => {
    assert.ok(ITEMS.length > 40);
    assert.deepEqual(
      ITEMS.flatMap((i) => lost(i.link)),
      [],
    );
  });
  test('every section of the rules leads to a heading', () => {
    assert.deepEqual(
      Object.keys(SECTIONS).flatMap((s) => lost(guideSection(s))),
      [],
    );
  });
  test('every link between the pages of this repository resolves, anchors too', () => {
    const root = resolve(__dirname, '../..');
    const pages = [
      'README.md',
      'CHANGELOG.md',
      ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
        .filter((f) => f.endsWith('.md'))
        .map((f) => join('docs', f)),
    ];
    const broken: string[] = [];
    let seen = 0;
    for (const page of pages) {
      const text = readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) {
          broken.push(...lost(target).map((l) => `${page}: ${l}`));
          continue;
        }
        seen++;
        const [file = '', anchor] = target.split('#');
        const path = file === '' ? join(root, page) : join(root, dirname(page), file);
        if (!existsSync(path)) broken.push(`${page}: ${target}`);
        else if (anchor !== undefined && !anchors(readFileSync(path, 'utf8')).has(anchor))
          broken.push(`${page}: ${target}`);
      }
    }
    assert.deepEqual(broken, []);
    assert.ok(seen > 400);
  });
});
const anchors = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replace(/ /g, '-'),
    ),
  );
