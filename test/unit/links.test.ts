/**
 * Links of items, rules and reports lead somewhere: pages of this repository, and headings of Camunda's upgrade guide. What pages
 * tell people to type is there: commands and options, scripts of npm, settings, commands of the editor.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { readArgs } from '../../server/src/cli/args.ts';
import { HELP } from '../../server/src/cli/help.ts';
import { guideSection } from '../../server/src/engine/steps/8.7-8.8/checklist/guide.ts';
import { ITEMS } from '../../server/src/engine/steps/8.7-8.8/checklist/items.ts';
import { MINORS } from '../../server/src/engine/steps/index.ts';
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

describe('what the pages tell people to type', () => {
  const root = resolve(__dirname, '../..');
  const pages = [
    'README.md',
    'docs/npm/README.md',
    ...readdirSync(join(root, 'docs'))
      .filter((f) => f.endsWith('.md'))
      .map((f) => join('docs', f)),
  ].map((page) => ({ page, text: readFileSync(join(root, page), 'utf8') }));
  const json = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const manifest = json('package.json') as {
    scripts: Record<string, string>;
    contributes: { commands: { title: string }[]; configuration: { properties: Record<string, unknown> } };
  };
  const nls = json('package.nls.json') as Record<string, string>;

  test('every command line is one that the terminal takes', () => {
    let seen = 0;
    for (const { page, text } of pages)
      for (const [, block = ''] of text.matchAll(/^```sh\n([\s\S]*?)^```/gm))
        for (const [line, typed = ''] of block.matchAll(
          /^(?:npx |node dist\/cli\.js )?camunda-values +(\w[^|#\n]*)/gm,
        )) {
          // A line with brackets or an alternative is a synopsis: its options are optional, its names stand for others.
          if (/[[\]]|\.\.\.|\|(?!\|)/.test(block.split('\n').find((l) => l.startsWith(line)) ?? '')) continue;
          assert.doesNotThrow(() => readArgs(typed.trim().split(/\s+/)), `${page}: ${line}`);
          seen++;
        }
    assert.ok(seen >= 8, String(seen));
  });
  test('every option that is named is in the help', () => {
    const known = new Set([...HELP.matchAll(/--[a-z][\w-]*/g)].map(([o]) => o));
    // Of npm, Helm, our scripts and servers.
    const others =
      /^--(?:global|access|packagePath|no-git-tag-version|install-extension|only|make|tested|health|stdio|set|create-namespace)$/;
    let seen = 0;
    for (const { page, text } of pages.filter((p) => /README|command-line|deployments|verify/.test(p.page)))
      for (const [option] of text.matchAll(/(?<![\w-])--[a-z][\w-]*/g)) {
        seen++;
        assert.ok(known.has(option) || others.test(option), `${page}: ${option}`);
      }
    assert.ok(seen > 40, String(seen));
  });
  test('every script of npm is there', () => {
    for (const { page, text } of pages)
      for (const [, name = ''] of text.matchAll(/npm run (?:-s )?([\w:]+)/g))
        assert.ok(name in manifest.scripts, `${page}: npm run ${name}`);
  });
  test('a chart can be named for every version', () => {
    const { properties } = manifest.contributes.configuration.properties['camundaValues.charts'] as {
      properties: Record<string, unknown>;
    };
    assert.deepEqual(Object.keys(properties), [...MINORS]);
  });
  test('every setting and every command of the editor is there', () => {
    const settings = Object.keys(manifest.contributes.configuration.properties);
    const titles = new Set(manifest.contributes.commands.map((c) => nls[c.title.slice(1, -1)]));
    let seen = 0;
    for (const { page, text } of pages) {
      for (const [setting] of text.matchAll(/camundaValues\.\w+/g)) {
        if (setting === 'camundaValues.upgrade') continue; // the command of the language server
        assert.ok(settings.includes(setting), `${page}: ${setting}`);
      }
      for (const [, title = ''] of text.matchAll(/\*\*Camunda: ([^*]+)\*\*/g)) {
        assert.ok(titles.has(title), `${page}: ${title}`);
        seen++;
      }
    }
    for (const [, title = ''] of (pages.find((p) => p.page === 'docs/vscode.md')?.text ?? '').matchAll(
      /^\| \*\*([^*]+)\*\*/gm,
    )) {
      assert.ok(titles.has(title), title);
      seen++;
    }
    assert.ok(seen > 10, String(seen));
  });
});
