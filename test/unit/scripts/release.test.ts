/** What has to be right before a release; the first test holds this repository to it all the time. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

type Fields = Record<string, unknown>;
interface Texts {
  readonly manifest: Fields;
  readonly lock: { readonly version: string; readonly packages: { readonly '': { readonly version: string } } };
  readonly changelog: string;
  readonly tags?: readonly string[];
}
interface Checks {
  readonly newestSection: (changelog: string) => { version: string; date: string; text: string } | undefined;
  readonly versionProblems: (texts: Texts) => readonly string[];
  readonly dateProblems: (texts: Pick<Texts, 'manifest' | 'changelog'>) => readonly string[];
  readonly fieldProblems: (manifest: Fields, bytes: (path: string) => Buffer | undefined) => readonly string[];
  readonly contentProblems: (names: readonly string[], manifest: Fields) => readonly string[];
}
const root = resolve(import.meta.dirname, '../../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const bytes = (name: string): Buffer | undefined =>
  existsSync(join(root, name)) ? readFileSync(join(root, name)) : undefined;
const manifest = JSON.parse(read('package.json')) as Fields;
const checks = import(pathToFileURL(join(root, 'scripts/release-checks.mjs')).href) as Promise<Checks>;

const texts = (version: string, changelog: string, more: Partial<Texts> = {}): Texts => ({
  manifest: { version },
  lock: { version, packages: { '': { version } } },
  changelog,
  ...more,
});
const CHANGELOG =
  '# Changelog\n\n## [1.2.0] - 2026-12-01\n\n### Added\n\n- A thing.\n\n## [1.1.9] - 2026-11-01\n\n- Old.\n';

describe('a release', () => {
  test('this repository has the version, the section and the fields for one', async () => {
    const { versionProblems, fieldProblems } = await checks;
    const lock = JSON.parse(read('package-lock.json')) as Texts['lock'];
    assert.deepEqual(versionProblems({ manifest, lock, changelog: read('CHANGELOG.md') }), []);
    assert.deepEqual(fieldProblems(manifest, bytes), []);
  });
  test('has one version, newer than those before, with a section that says something', async () => {
    const { newestSection, versionProblems, dateProblems } = await checks;
    assert.deepEqual(newestSection(CHANGELOG), {
      version: '1.2.0',
      date: '2026-12-01',
      text: '### Added\n\n- A thing.',
    });
    assert.deepEqual(versionProblems(texts('1.2.0', CHANGELOG)), []);
    assert.deepEqual(dateProblems(texts('1.2.0', CHANGELOG)), []);
    for (const [why, wrong] of [
      ['letters', texts('1.2.0-rc.1', CHANGELOG.replace('1.2.0', '1.2.0-rc.1'))],
      ['another lock file', texts('1.2.0', CHANGELOG, { lock: texts('1.1.9', '').lock })],
      ['no section', texts('1.3.0', CHANGELOG)],
      ['no changelog', texts('1.2.0', '# Changelog\n')],
      ['an empty section', texts('1.2.0', CHANGELOG.replace('- A thing.', ''))],
      ['older', texts('1.1.8', CHANGELOG.replace('1.2.0', '1.1.8'))],
      ['the same again', texts('1.1.9', CHANGELOG.replace('1.2.0', '1.1.9'))],
      ['tagged', texts('1.2.0', CHANGELOG, { tags: ['v1.2.0'] })],
    ] as const)
      assert.equal(versionProblems(wrong).length, 1, `${why}: ${versionProblems(wrong).join(' ')}`);
    assert.equal(dateProblems(texts('1.2.0', CHANGELOG.replace('2026-12-01', 'Unreleased'))).length, 1);
  });
  test('numbers are compared as numbers', async () => {
    const { versionProblems } = await checks;
    const changelog = '## [0.10.0] - 2026-12-01\n\n- A.\n\n## [0.9.1] - 2026-11-01\n\n- B.\n';
    assert.deepEqual(versionProblems(texts('0.10.0', changelog)), []);
  });
  test('a field that a marketplace would refuse is named', async () => {
    const { fieldProblems } = await checks;
    for (const [field, value] of [
      ['name', 'Camunda Values'],
      ['publisher', ''],
      ['publisher', 'two words'],
      ['displayName', ' '],
      ['description', 'Short.'],
      ['license', undefined],
      ['license', 'Apache-2.0'],
      ['repository', undefined],
      ['repository', { type: 'git', url: 'git@example.org:a/b.git' }],
      ['icon', undefined],
      ['icon', 'media/checklist.svg'],
      ['categories', []],
      ['categories', ['Helm']],
      ['keywords', []],
      ['engines', { vscode: '*' }],
      ['private', undefined],
      ['activationEvents', ['*']],
    ] as const)
      assert.equal(
        fieldProblems({ ...manifest, [field]: value }, bytes).length,
        1,
        `${field}: ${JSON.stringify(value)}`,
      );
  });
  test('a picture of the README that cannot be shown is named', async () => {
    const { fieldProblems } = await checks;
    for (const readme of [
      'No picture.',
      '![A](docs/images/none.png)',
      '![](docs/images/editor.png)',
      '![A](https://example.org/a.svg)',
    ])
      assert.equal(
        fieldProblems(manifest, (p) => (p === 'README.md' ? Buffer.from(readme) : bytes(p))).length,
        1,
        readme,
      );
  });
  test('what does not belong into the .vsix is named, and what is missing', async () => {
    const { contentProblems } = await checks;
    const good = ['package.json', 'package.nls.json', 'package.nls.de.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];
    const all = [...good, 'dist/extension.js', 'dist/server.js', 'media/icon.png', 'l10n/bundle.l10n.json'];
    assert.deepEqual(contentProblems(all, manifest), []);
    for (const odd of ['src/extension.ts', '.env', 'test/unit/a.test.ts', 'node_modules/x/index.js', 'values.yaml'])
      assert.equal(contentProblems([...all, odd], manifest).length, 1, odd);
    assert.equal(
      contentProblems(
        all.filter((n) => n !== 'dist/extension.js'),
        manifest,
      ).length,
      1,
    );
  });
});
