/** The view "Camunda: Differences": what verify found, by weight, then by reason. */
import {
  commands,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  type ExtensionContext,
  type TreeDataProvider,
  type TreeView,
} from 'vscode';
import type { Explanation, VerifiedDifference, VerifiedWeight, Verification } from '../../../server/src/protocol.ts';
import { nameOf } from '../sets/names.ts';
import { sentences } from '../spoken.ts';
import { rangeOf } from './problems.ts';
import { sides, unexplainedText, weightTitle } from './words.ts';

interface WeightRow {
  readonly kind: 'weight';
  readonly weight: VerifiedWeight;
  readonly list: readonly VerifiedDifference[];
  readonly rows: readonly Row[];
}
interface ReasonRow {
  readonly kind: 'reason';
  readonly id: string;
  readonly why: string;
  readonly rows: readonly DifferenceRow[];
}
export interface DifferenceRow {
  readonly kind: 'difference';
  readonly difference: VerifiedDifference;
}
interface HintRow {
  readonly kind: 'hint';
  readonly hint: Pick<Explanation, 'title' | 'todo' | 'places'>;
}
interface NoteRow {
  readonly kind: 'note';
  readonly text: string;
}
type Row = WeightRow | ReasonRow | DifferenceRow | HintRow | NoteRow;

const WEIGHTS: readonly VerifiedWeight[] = ['data', 'availability', 'security', 'behaviour', 'cosmetics'];

export class DifferencesView implements TreeDataProvider<Row> {
  private readonly changes = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: TreeView<Row>;
  private rows: readonly Row[] = [];
  private readonly above = new Map<Row, Row>();
  private head = '';
  private charts: Verification['step']['charts'] = { from: '', to: '' };

  constructor(context: ExtensionContext) {
    this.view = window.createTreeView('camundaValues.differences', { treeDataProvider: this, showCollapseAll: true });
    context.subscriptions.push(this.view, this.changes);
  }

  async show(found: Verification, words: string): Promise<void> {
    const rows = found.refused === null ? WEIGHTS.flatMap((w) => weightRow(w, found.differences)) : refused(found);
    this.rows = [...rows, { kind: 'note', text: found.provenance }];
    this.above.clear();
    const nest = (row: Row): void => {
      for (const child of below(row)) {
        this.above.set(child, row);
        nest(child);
      }
    };
    this.rows.forEach(nest);
    this.charts = found.step.charts;
    this.head = `${found.headline} ${words}.`;
    this.view.message = this.head;
    const open = found.refused === null ? found.differences.filter((d) => d.reason === null).length : 1;
    this.view.badge =
      open > 0 ? { value: open, tooltip: l10n.t('Differences that nobody explains: {0}', open) } : undefined;
    await commands.executeCommand('setContext', 'camundaValues.verified', true);
    this.changes.fire(undefined);
    const [first] = this.rows;
    if (first) await this.view.reveal(first, { select: false, focus: false });
  }
  /** A file changed: what is shown is how it was. */
  outdated(file: Uri): void {
    this.view.message = l10n.t('{0} has changed since: verify again. Before: {1}', nameOf(file), this.head);
    this.view.badge = undefined;
  }

  getChildren(row?: Row): Row[] {
    return [...(row ? below(row) : this.rows)];
  }
  getParent(row: Row): Row | undefined {
    return this.above.get(row);
  }
  getTreeItem(row: Row): TreeItem {
    switch (row.kind) {
      case 'weight':
        return renderWeight(row);
      case 'reason':
        return renderReason(row);
      case 'difference':
        return renderDifference(row, this.charts);
      case 'hint':
        return renderHint(row);
      case 'note':
        return renderNote(row);
    }
  }
}

const below = (row: Row): readonly Row[] => (row.kind === 'weight' || row.kind === 'reason' ? row.rows : []);
const rowOf = (difference: VerifiedDifference): DifferenceRow => ({ kind: 'difference', difference });

function weightRow(weight: VerifiedWeight, all: readonly VerifiedDifference[]): WeightRow[] {
  const list = all.filter((d) => d.weight === weight);
  if (list.length === 0) return [];
  const reasons = new Map<string, { why: string; rows: DifferenceRow[] }>();
  for (const d of list) {
    if (!d.reason) continue;
    const group = reasons.get(d.reason.id) ?? { why: d.reason.why, rows: [] };
    group.rows.push(rowOf(d));
    reasons.set(d.reason.id, group);
  }
  const rows: Row[] = [
    ...list.filter((d) => !d.reason).map(rowOf),
    ...[...reasons].map(([id, { why, rows: same }]): ReasonRow => ({ kind: 'reason', id, why, rows: same })),
  ];
  return [{ kind: 'weight', weight, list, rows }];
}
function refused(found: Verification): HintRow[] {
  const said = { title: found.headline, todo: found.refused ?? '', places: [] };
  return [said, ...found.hints].map((hint) => ({ kind: 'hint', hint }));
}

function renderWeight({ weight, list }: WeightRow): TreeItem {
  const open = list.filter((d) => !d.reason).length;
  const state = open > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const tree = new TreeItem(weightTitle(weight), state);
  // What is new is unfolded, whatever was folded before.
  tree.id = open > 0 ? `${weight} open` : weight;
  tree.description =
    open > 0 ? l10n.t('{0}, {1} unexplained', list.length, open) : l10n.t('{0}, all explained', list.length);
  tree.contextValue = 'weight';
  tree.iconPath = open > 0 ? failed() : new ThemeIcon('pass', new ThemeColor('testing.iconPassed'));
  tree.accessibilityInformation = { label: `${weightTitle(weight)}, ${tree.description}` };
  return tree;
}
const failed = (): ThemeIcon => new ThemeIcon('error', new ThemeColor('list.errorForeground'));

function renderReason({ id, why, rows }: ReasonRow): TreeItem {
  // The view is narrow, and how many there are should be seen.
  const tree = new TreeItem(`${rows.length} · ${why}`, TreeItemCollapsibleState.Collapsed);
  tree.description = id;
  tree.tooltip = `${why} (${id})`;
  tree.contextValue = 'reason';
  tree.accessibilityInformation = { label: l10n.t('{0}, {1} differences', why, rows.length) };
  return tree;
}

function renderDifference(row: DifferenceRow, charts: Verification['step']['charts']): TreeItem {
  const { difference: d } = row;
  const tree = new TreeItem(shortOf(d));
  tree.description = `${sides(d)} · ${d.object}`;
  tree.iconPath = d.reason ? new ThemeIcon(iconOf(d)) : failed();
  tree.tooltip = tooltip(d, charts);
  tree.command = {
    title: l10n.t('Show the difference of {0}', d.object),
    command: 'camundaValues.openDifference',
    arguments: [row],
  };
  tree.contextValue = d.places.length > 0 ? 'difference-placed' : 'difference';
  const why = d.reason?.why ?? unexplainedText();
  tree.accessibilityInformation = { label: sentences(`${d.object} ${d.property}, ${sides(d)}`, why) };
  return tree;
}
/** The view is narrow: what is special about a path stands at its end. */
function shortOf({ object, property }: VerifiedDifference): string {
  if (/^(?:Application|Route)\//.test(object)) return property;
  if (property === 'exists') return object;
  return /(?:[^.[\]]+|\[[^\]]*\])(?:\.[^.[\]]+|\[[^\]]*\])?$/.exec(property)?.[0] ?? property;
}
function iconOf({ before, after }: VerifiedDifference): string {
  if (before === null) return 'diff-added';
  return after === null ? 'diff-removed' : 'diff-modified';
}
/** Values come out of files: nothing of them is Markdown. */
function tooltip(d: VerifiedDifference, { from, to }: Verification['step']['charts']): MarkdownString {
  const text = new MarkdownString();
  text.appendText(`${d.object} ${d.property}`);
  text.appendCodeblock(`${from}: ${d.before ?? '-'}\n${to}: ${d.after ?? '-'}`, 'text');
  text.appendText(d.reason?.why ?? unexplainedText());
  if (d.reason?.link !== undefined) text.appendMarkdown(`\n\n[${d.reason.id}](${d.reason.link})`);
  for (const p of d.places.slice(0, 4)) {
    text.appendMarkdown('\n\n');
    text.appendText(`${nameOf(Uri.parse(p.uri))}:${p.range.start.line + 1} ${p.label}`);
  }
  return text;
}

function renderNote({ text }: NoteRow): TreeItem {
  const tree = new TreeItem(text);
  tree.iconPath = new ThemeIcon('info');
  tree.tooltip = text;
  tree.contextValue = 'note';
  tree.accessibilityInformation = { label: text };
  return tree;
}
function renderHint({ hint }: HintRow): TreeItem {
  const tree = new TreeItem(hint.title);
  tree.iconPath = failed();
  tree.description = hint.todo.replace(/\s+/g, ' ');
  tree.tooltip = new MarkdownString().appendText(`${hint.title}\n\n${hint.todo}`);
  tree.contextValue = 'hint';
  const [place] = hint.places;
  if (place)
    tree.command = {
      title: l10n.t('Go to the place'),
      command: 'vscode.open',
      arguments: [Uri.parse(place.uri), { selection: rangeOf(place) }],
    };
  tree.accessibilityInformation = { label: sentences(hint.title, hint.todo) };
  return tree;
}
