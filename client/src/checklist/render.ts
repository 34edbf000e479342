/** Steps, items and places as VS Code shows them, and as a screen reader says them. */
import {
  env,
  l10n,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type { ChecklistItem, ChecklistPlace, ChecklistStep } from '../../../server/src/protocol.ts';
import { assistantTitle } from '../journey/assistants.ts';
import { nameOf } from '../sets/names.ts';
import { sentences } from '../spoken.ts';
import type { ItemRow } from './rows.ts';

export function renderStep(step: ChecklistStep, done: number): TreeItem {
  const tree = new TreeItem(step.title, TreeItemCollapsibleState.Expanded);
  tree.id = step.id;
  tree.description = l10n.t('{0} of {1}', done, step.items.length);
  tree.contextValue = 'step';
  tree.accessibilityInformation = { label: l10n.t('{0}, {1} of {2} done', step.title, done, step.items.length) };
  return tree;
}

/** `date` is when the user ticked it. */
export function renderItem(row: ItemRow, ticked: boolean, date: string | undefined): TreeItem {
  const { item } = row;
  const has = item.places.length > 0;
  const tree = new TreeItem(item.title, has ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  tree.id = item.id;
  const action = actionOf(item);
  const can = { runs: action !== undefined, copies: item.command !== undefined, ticks: item.state === 'user' };
  tree.contextValue = ['item', ...Object.entries(can).flatMap(([name, yes]) => (yes ? [name] : []))].join(' ');
  const since = ticked && date !== undefined ? new Date(date) : undefined;
  const on = since && l10n.t('ticked on {0}', since.toLocaleDateString(env.language));
  const state = stateText(item, on);
  // The view is narrow: the tick says it already, and the hover says the rest.
  const day = since?.toLocaleDateString(env.language, { month: 'short', day: 'numeric' });
  const proven =
    item.assistant === 'verify' && (item.state === 'done' || item.state === 'open') ? item.todo : undefined;
  tree.description = proven ?? (item.state === 'done' ? '' : (day ?? state));
  tree.tooltip = tooltip(item, on, action);
  if (action !== undefined) tree.command = { title: action, command: 'camundaValues.runItem', arguments: [row] };
  if (item.state === 'blocked') tree.iconPath = new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  else
    tree.checkboxState = {
      state: ticked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
      tooltip: item.state === 'user' ? l10n.t('Yours to tick') : l10n.t('Ticked by the files'),
      accessibilityInformation: { label: item.title },
    };
  // The red cross says it to who can see it.
  const blocks = item.state === 'blocked' ? l10n.t('blocks the upgrade') : undefined;
  const todo = item.todo === state ? undefined : item.todo;
  tree.accessibilityInformation = { label: sentences(item.title, blocks, state, item.why, todo, action) };
  return tree;
}

function stateText(item: ChecklistItem, ticked: string | undefined): string {
  switch (item.state) {
    case 'done':
      return l10n.t('the files show it');
    case 'blocked':
      return item.todo ?? l10n.t('no way to upgrade');
    case 'not-needed':
      return l10n.t('not needed');
    case 'open':
      if (item.places.length === 0) return l10n.t('open');
      return item.places.length === 1 ? l10n.t('1 place') : l10n.t('{0} places', item.places.length);
    case 'user':
      return ticked ?? '';
  }
}
/** What a click does. */
function actionOf(item: ChecklistItem): string | undefined {
  if (item.asks && item.asks.length > 0) return l10n.t('Answer what is missing');
  if (item.assistant) return assistantTitle(item.assistant, item.id);
  return item.command === undefined ? undefined : l10n.t('Copy the command');
}
function tooltip(item: ChecklistItem, ticked: string | undefined, action: string | undefined): MarkdownString {
  const parts = [
    `**${item.title}**`,
    item.why,
    ...(item.todo === undefined ? [] : [item.todo]),
    ...(ticked === undefined ? [] : [ticked]),
    ...(action === undefined ? [] : [l10n.t('Click: {0}', action)]),
    `[${l10n.t('Upgrade guide')}](${item.link})`,
  ];
  return new MarkdownString(parts.join('\n\n'));
}

export function renderPlace(place: ChecklistPlace, shown: string | undefined): TreeItem {
  const tree = new TreeItem(place.label);
  const { start, end } = place.range;
  const uri = Uri.parse(place.uri);
  tree.iconPath = new ThemeIcon('go-to-file');
  tree.description = place.uri === shown ? l10n.t('line {0}', start.line + 1) : `${nameOf(uri)} ${start.line + 1}`;
  tree.command = {
    title: l10n.t('Go to the place'),
    command: 'vscode.open',
    arguments: [uri, { selection: new Range(start.line, start.character, end.line, end.character) }],
  };
  tree.contextValue = 'place';
  tree.accessibilityInformation = { label: `${place.label}, ${tree.description}` };
  return tree;
}
