/**
 * What a screen reader says of the rows of both views: all that is seen in a row, and what its icon or its colour means, in
 * words and in the language of the editor.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { Script } from 'node:vm';
import { buildSync } from 'esbuild';
import type { ChecklistItem, ChecklistPlace, Verification, VerifiedDifference } from '../../../server/src/protocol.ts';
import type * as Rendering from '../../../client/src/checklist/render.ts';
import type * as Differences from '../../../client/src/verify/differences.ts';
import { speak, vscode } from '../../support/vscode.ts';

const root = resolve(import.meta.dirname, '../../..');
interface Views {
  readonly rendering: typeof Rendering;
  readonly differences: typeof Differences;
}
/** The views as they are, with the stand-in for VS Code: what it does not have is missed only where it is used. */
const { rendering, differences } = ((): Views => {
  const contents = `export * as rendering from './client/src/checklist/render.ts';
    export * as differences from './client/src/verify/differences.ts';`;
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'error',
  });
  const module: { exports?: Views } = {};
  const code = `(function (module, require) { ${outputFiles[0]?.text ?? ''} })`;
  (new Script(code).runInThisContext() as (...given: unknown[]) => void)(module, () => vscode);
  assert.ok(module.exports);
  return module.exports;
})();
const german = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.de.json'), 'utf8')) as Record<string, string>;

/** As the API has it, where this is looked at. */
interface Row {
  readonly label: string;
  readonly description?: string;
  readonly command?: { readonly title: string };
  readonly accessibilityInformation?: { readonly label: string };
  readonly checkboxState?: { readonly accessibilityInformation?: { readonly label: string } };
}
const row = (item: unknown): Row => item as Row;
const said = (r: Row): string => r.accessibilityInformation?.label ?? '';

/** Every word and number that is seen in the row is said; signs between them are not. */
function assertSays(r: Row, ...more: readonly string[]): void {
  const words = (text: string): string[] => text.match(/[\p{L}\p{N}](?:[.:/_-]?[\p{L}\p{N}])*/gu) ?? [];
  for (const word of [r.label, r.description ?? '', ...more].flatMap(words))
    assert.ok(said(r).includes(word), `"${word}" is not in: ${said(r)}`);
  assert.doesNotMatch(said(r), /\$\([\w-]+\)|\{\d\}|undefined|\*\*|\.\. /);
}

const place: ChecklistPlace = {
  uri: 'file:///w/values-prod.yaml',
  label: 'zeebe.clusterSize',
  range: { start: { line: 11, character: 0 }, end: { line: 11, character: 4 } },
};
const item = (more: Partial<ChecklistItem>): ChecklistItem => ({
  id: 'a',
  title: 'Back up the volumes',
  why: 'The upgrade cannot be taken back.',
  link: 'https://docs.camunda.io/',
  state: 'user',
  places: [],
  ...more,
});
const ITEMS: readonly ChecklistItem[] = [
  item({}),
  item({ state: 'done' }),
  item({ state: 'open' }),
  item({ state: 'open', places: [place] }),
  item({ state: 'open', places: [place, place], todo: 'Look at both.' }),
  item({ state: 'not-needed' }),
  item({ state: 'blocked', todo: 'Take the old search engine out first.' }),
  item({ state: 'blocked' }),
  item({ state: 'open', assistant: 'secrets' }),
  item({ state: 'open', assistant: 'verify', todo: '13.x renders, 5 differences, all explained' }),
  item({ command: 'backup' }),
  item({ state: 'open', asks: ['region'] as never }),
];

const difference = (more: Partial<VerifiedDifference>): VerifiedDifference => ({
  object: 'StatefulSet/cluster',
  property: 'spec.replicas',
  before: '3',
  after: '1',
  weight: 'availability',
  reason: null,
  places: [],
  lines: { from: null, to: null } as never,
  ...more,
});
const FOUND = {
  step: { from: '8.7', to: '8.8', charts: { from: '12.x', to: '13.x' } },
  headline: 'Chart 13.x renders.',
  provenance: 'camunda-platform 12.13.3 beside 13.12.7',
  refused: null,
  hints: [],
  differences: [
    difference({}),
    difference({ before: null, after: '2Gi', property: 'spec.template.spec.containers[0].resources.limits.memory' }),
    difference({ after: null, weight: 'data', reason: { id: 'merge/retention', why: 'One retention is left.' } }),
    difference({ property: 'exists', object: 'Service/gateway', weight: 'cosmetics', places: [place] }),
    difference({ object: 'Application/cluster', property: 'CAMUNDA_A', weight: 'behaviour' }),
  ],
} as unknown as Verification;
const REFUSED = {
  ...FOUND,
  refused: 'Error: no Secret is named',
  hints: [{ title: 'A Secret is missing', todo: 'Name it.', places: [place] }],
} as unknown as Verification;

for (const [language, texts] of [
  ['English', {}],
  ['German', german],
] as const)
  describe(`rows for who cannot see them, ${language}`, () => {
    const word = (text: string): string => (texts as Record<string, string>)[text] ?? text;

    test('steps, items in every state, and places', () => {
      speak(texts);
      const step = row(rendering.renderStep({ id: 's', title: 'Before the upgrade', items: [...ITEMS] }, 4));
      assertSays(step);
      for (const one of ITEMS)
        for (const ticked of one.state === 'user' ? [undefined, '2026-11-29T10:00:00Z'] : [undefined]) {
          const r = row(rendering.renderItem({ kind: 'item', item: one }, ticked !== undefined, ticked));
          // The short day of the row is said in full.
          assertSays(ticked === undefined ? r : { ...r, description: '' }, one.why, r.command?.title ?? '');
          if (ticked !== undefined) assert.match(said(r), /2026/);
          if (r.checkboxState) assert.ok(r.checkboxState.accessibilityInformation?.label.includes(one.title));
          // The red cross in place of a checkbox is no word.
          assert.equal(said(r).includes(word('blocks the upgrade')), one.state === 'blocked', said(r));
        }
      for (const shown of [place.uri, 'file:///w/values.yaml'])
        assertSays(row(rendering.renderPlace(place, shown)), '12');
    });

    test('differences, their weights and reasons, hints of what is refused, and notes', async () => {
      speak(texts);
      for (const found of [FOUND, REFUSED]) {
        const view = new differences.DifferencesView({ subscriptions: [] } as never);
        await view.show(found, 'values.yaml');
        const kinds = new Map<string, number>();
        const visit = (parent?: Parameters<typeof view.getChildren>[0]): void => {
          for (const child of view.getChildren(parent)) {
            const r = row(view.getTreeItem(child));
            assertSays(child.kind === 'reason' ? { ...r, description: '' } : r);
            if (child.kind === 'difference') {
              const { reason } = child.difference;
              assertSays(r, reason?.why ?? word('No rule of the upgrade and no known change of the chart does this.'));
            }
            kinds.set(child.kind, (kinds.get(child.kind) ?? 0) + 1);
            visit(child);
          }
        };
        visit();
        assert.deepEqual(
          Object.fromEntries(kinds),
          found.refused === null ? { weight: 4, difference: 5, reason: 1, note: 1 } : { hint: 2, note: 1 },
        );
      }
    });
  });

describe('without a mouse, and without seeing an icon', () => {
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    contributes: {
      commands: { command: string }[];
      menus: Record<string, { command: string; when?: string; group?: string }[]>;
    };
  };
  const sources = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(root, 'client/src', name), 'utf8') }));

  test('what an icon in a row does is in the menu of the row too', () => {
    const entries = contributes.menus['view/item/context'] ?? [];
    const inline = entries.filter((e) => e.group?.startsWith('inline') === true);
    assert.ok(inline.length > 2);
    for (const { command, when } of inline)
      assert.ok(
        entries.some((e) => e.command === command && e.when === when && e.group?.startsWith('inline') === false),
        command,
      );
  });
  test('what a button above an editor or a view does is in the palette too', () => {
    const hidden = (contributes.menus.commandPalette ?? []).filter((e) => e.when === 'false').map((e) => e.command);
    for (const menu of ['editor/title', 'view/title'])
      for (const { command } of contributes.menus[menu] ?? []) assert.ok(!hidden.includes(command), command);
  });
  test('whatever is shown with an icon has a name', () => {
    let seen = 0;
    for (const { name, text } of sources) {
      // Rows and items of the status bar say themselves; buttons of a list have the name in their tooltip.
      for (const part of text.split(/^(?=(?:export )?(?:async )?function |(?:export )?const |(?:export )?class )/m)) {
        if (!/new TreeItem\(|createStatusBarItem\(/.test(part)) continue;
        seen++;
        assert.match(part, /\.accessibilityInformation = /, `${name}: ${part.slice(0, 80)}`);
      }
      for (const [literal] of text.matchAll(/\{[^{}]*\biconPath:[^{}]*\}/g)) {
        seen++;
        assert.match(literal, /\btooltip:/, `${name}: ${literal}`);
      }
    }
    assert.ok(seen >= 10, String(seen));
  });
});
