/** The view "Camunda 8.8 upgrade": what the files prove is ticked by the server, the rest by the user. */
import {
  commands,
  env,
  EventEmitter,
  l10n,
  MarkdownString,
  Range,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeView,
} from 'vscode';
import type { Checklist, ChecklistItem, ChecklistPlace, ChecklistStep, Status } from '../../../server/src/protocol.ts';
import type { Server } from '../lsp/server.ts';
import { nameOf } from '../sets/names.ts';
import type { DeploymentSets } from '../sets/sets.ts';

const TICKS = 'camundaValues.ticks';
const PAUSE = 200;
type Node =
  | { readonly kind: 'step'; readonly step: ChecklistStep }
  | { readonly kind: 'item'; readonly item: ChecklistItem }
  | { readonly kind: 'place'; readonly place: ChecklistPlace; readonly item: ChecklistItem };

export class ChecklistView implements TreeDataProvider<Node> {
  private readonly changes = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: TreeView<Node>;
  private readonly states = new Map<string, Status>();
  private shown: Checklist | undefined;
  private asking = 0;
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    private readonly context: ExtensionContext,
    private readonly server: Server,
    private readonly sets: DeploymentSets,
    private readonly log: LogOutputChannel,
  ) {
    this.view = window.createTreeView('camundaValues.checklist', {
      treeDataProvider: this,
      manageCheckboxStateManually: true,
      showCollapseAll: true,
    });
    context.subscriptions.push(
      this.view,
      this.changes,
      this.view.onDidChangeCheckboxState(async ({ items }) => {
        for (const [node, state] of items)
          if (node.kind === 'item') await this.tick(node.item, state === TreeItemCheckboxState.Checked);
        this.refresh();
      }),
      commands.registerCommand('camundaValues.openGuide', (node?: Node) => openGuide(node)),
      server.onDidAnalyse((status) => {
        this.states.set(status.uri, status);
        // Nobody reads a checklist between two keystrokes.
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => void this.update(), PAUSE);
      }),
      { dispose: () => clearTimeout(this.waiting) },
      window.onDidChangeActiveTextEditor(() => void this.update()),
      workspace.onDidCloseTextDocument((d) => {
        if (!this.states.delete(d.uri.toString())) return;
        if (this.shown?.uri === d.uri.toString()) this.show(undefined);
        void this.update();
      }),
    );
  }

  /** The checklist of the file in front; without one, that of the file that was in front before. */
  private async update(): Promise<void> {
    const active = window.activeTextEditor?.document.uri.toString();
    const uri = [active, this.shown?.uri].find((u) => u !== undefined && this.isValues(u));
    if (uri === undefined) {
      this.show(undefined);
      return;
    }
    // Broken YAML while somebody types proves nothing: what was known stays.
    if (this.states.get(uri)?.locked === 'syntax' && this.shown?.uri === uri) return;
    const mine = ++this.asking;
    try {
      const found = await this.server.request('camundaValues/checklist', { uri });
      if (mine === this.asking && this.isValues(uri)) this.show(found ?? undefined);
    } catch (error) {
      this.log.debug(String(error));
    }
  }
  private isValues(uri: string): boolean {
    const state = this.states.get(uri)?.state;
    return state !== undefined && state !== 'foreign' && state !== 'off';
  }
  private show(found: Checklist | undefined): void {
    const same = JSON.stringify(found) === JSON.stringify(this.shown);
    this.shown = found;
    if (!same) this.refresh();
  }
  private refresh(): void {
    this.changes.fire(undefined);
    const items = this.shown?.steps.flatMap((s) => s.items) ?? [];
    const open = items.filter((i) => i.state === 'open').length;
    this.view.description = this.shown ? this.sets.setOf(Uri.parse(this.shown.uri)).map(nameOf).join(' + ') : '';
    this.view.badge =
      open > 0 ? { value: open, tooltip: l10n.t('{0} items the files show to be open', open) } : undefined;
  }

  private get ticks(): readonly string[] {
    return this.context.workspaceState.get<string[]>(TICKS, []);
  }
  private async tick(item: ChecklistItem, on: boolean): Promise<void> {
    if (item.state !== 'user') {
      const text =
        item.state === 'open'
          ? l10n.t('The files show that this is open; it ticks itself when they no longer do.')
          : l10n.t('The files prove this; it unticks itself when they no longer do.');
      void window.setStatusBarMessage(text, 6000);
      return;
    }
    const others = this.ticks.filter((t) => t !== item.id);
    await this.context.workspaceState.update(TICKS, on ? [...others, item.id] : others);
  }
  private isTicked(item: ChecklistItem): boolean {
    if (item.state === 'user') return this.ticks.includes(item.id);
    return item.state !== 'open';
  }

  getChildren(node?: Node): Node[] {
    if (!node) return this.shown?.steps.map((step) => ({ kind: 'step', step })) ?? [];
    if (node.kind === 'step') return node.step.items.map((item) => ({ kind: 'item', item }));
    if (node.kind === 'item') return node.item.places.map((place) => ({ kind: 'place', place, item: node.item }));
    return [];
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case 'step':
        return this.stepItem(node.step);
      case 'item':
        return this.itemItem(node.item);
      case 'place':
        return placeItem(node.place, this.shown?.uri);
    }
  }
  private stepItem(step: ChecklistStep): TreeItem {
    const tree = new TreeItem(step.title, TreeItemCollapsibleState.Expanded);
    tree.id = step.id;
    const done = step.items.filter((i) => this.isTicked(i)).length;
    tree.description = l10n.t('{0} of {1}', done, step.items.length);
    tree.contextValue = 'step';
    return tree;
  }
  private itemItem(item: ChecklistItem): TreeItem {
    const has = item.places.length > 0;
    const tree = new TreeItem(item.title, has ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
    tree.id = item.id;
    tree.contextValue = 'item';
    tree.description = stateText(item);
    const tooltip = new MarkdownString(`${item.why}\n\n[${l10n.t('Upgrade guide')}](${item.link})`);
    tree.tooltip = tooltip;
    const state = this.isTicked(item) ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked;
    tree.checkboxState = {
      state,
      tooltip: item.state === 'user' ? l10n.t('Yours to tick') : l10n.t('Ticked by the files'),
    };
    tree.accessibilityInformation = { label: `${item.title}. ${tree.description}. ${item.why}` };
    return tree;
  }
}

function stateText(item: ChecklistItem): string {
  switch (item.state) {
    case 'done':
      return l10n.t('the files show it');
    case 'blocked':
      return l10n.t('no way to upgrade');
    case 'not-needed':
      return l10n.t('not needed');
    case 'open':
      return item.places.length > 0 ? l10n.t('{0} places', item.places.length) : l10n.t('open');
    case 'user':
      return '';
  }
}

function placeItem(place: ChecklistPlace, shown: string | undefined): TreeItem {
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
  return tree;
}

async function openGuide(node: Node | undefined): Promise<void> {
  if (node && node.kind !== 'step') await env.openExternal(Uri.parse(node.item.link));
}
