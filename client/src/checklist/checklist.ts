/** The view "Camunda 8.8 upgrade": what the files prove is ticked by the server, the rest by the user. */
import {
  commands,
  env,
  EventEmitter,
  l10n,
  TreeItemCheckboxState,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import type { Checklist, ChecklistItem, Status } from '../../../server/src/protocol.ts';
import type { AnswerBook } from '../journey/answers.ts';
import { runAssistant } from '../journey/assistants.ts';
import { DeploymentMemory } from '../journey/memory.ts';
import type { Pages } from '../journey/pages.ts';
import { logged, type Server } from '../lsp/server.ts';
import { nameOf } from '../sets/names.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { renderItem, renderPlace, renderStep, type Node } from './render.ts';

const PAUSE = 200;
/** Item -> when it was ticked. */
type Ticks = Readonly<Record<string, string>>;

export class ChecklistView implements TreeDataProvider<Node> {
  private readonly changes = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: TreeView<Node>;
  private readonly name: string;
  private readonly states = new Map<string, Status>();
  private readonly memory: DeploymentMemory<Ticks>;
  private shown: Checklist | undefined;
  private asking = 0;
  /** The message speaks of a text that could not be read. */
  private stale = false;
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    context: ExtensionContext,
    private readonly server: Server,
    private readonly sets: DeploymentSets,
    private readonly answers: AnswerBook,
    private readonly pages: Pages,
    private readonly log: LogOutputChannel,
  ) {
    this.memory = new DeploymentMemory(context.workspaceState, 'camundaValues.ticks', 1, dates);
    this.view = window.createTreeView('camundaValues.checklist', {
      treeDataProvider: this,
      manageCheckboxStateManually: true,
      showCollapseAll: true,
    });
    this.name = this.view.title ?? '';
    context.subscriptions.push(
      this.view,
      this.changes,
      this.view.onDidChangeCheckboxState(async ({ items }) => {
        for (const [node, state] of items)
          if (node.kind === 'item') await this.tick(node.item, state === TreeItemCheckboxState.Checked);
        this.refresh();
      }),
      commands.registerCommand('camundaValues.openGuide', (node?: Node) => openGuide(node)),
      commands.registerCommand('camundaValues.runItem', (node?: Node) => logged(log, () => this.run(node))),
      commands.registerCommand('camundaValues.copyItem', (node?: Node) => logged(log, () => this.copy(node))),
      server.onDidAnalyse((status) => {
        this.states.set(status.uri, status);
        // Nobody reads a checklist between two keystrokes.
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => void this.update(), PAUSE);
      }),
      { dispose: () => clearTimeout(this.waiting) },
      answers.onDidChange(() => void this.update()),
      window.onDidChangeActiveTextEditor(() => void this.update()),
      workspace.onDidCloseTextDocument((d) => {
        if (!this.states.delete(d.uri.toString())) return;
        if (this.shown?.uri === d.uri.toString()) this.show(undefined);
        void this.update();
      }),
    );
  }

  /** The values file in front; without one, that of the checklist. */
  get subject(): Uri | undefined {
    const active = window.activeTextEditor?.document.uri;
    if (active && this.isValues(active.toString())) return active;
    return this.shown && Uri.parse(this.shown.uri);
  }
  /** Shows an item of the checklist, if it is in there. */
  async reveal(id: string): Promise<void> {
    const item = this.shown?.steps.flatMap((s) => s.items).find((i) => i.id === id);
    if (item) await this.view.reveal({ kind: 'item', item }, { select: true, focus: true, expand: true });
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
    if (this.states.get(uri)?.locked === 'syntax' && this.shown?.uri === uri) {
      this.view.message = l10n.t('{0} cannot be read at the moment; this is how it was.', nameOf(Uri.parse(uri)));
      this.stale = true;
      return;
    }
    const mine = ++this.asking;
    try {
      const answers = this.answers.of(this.sets.setOf(Uri.parse(uri)));
      const found = await this.server.request('camundaValues/checklist', { uri, answers });
      if (mine === this.asking && this.isValues(uri)) this.show(found ?? undefined);
    } catch (error) {
      this.log.debug(String(error));
    }
  }
  private isValues(uri: string): boolean {
    const state = this.states.get(uri)?.state;
    return state !== undefined && state !== 'foreign' && state !== 'off' && !this.pages.isMade(uri);
  }
  private show(found: Checklist | undefined): void {
    const same = JSON.stringify(found) === JSON.stringify(this.shown);
    this.shown = found;
    if (!same || this.stale) this.refresh();
    this.stale = false;
  }
  private refresh(): void {
    this.changes.fire(undefined);
    const items = this.shown?.steps.flatMap((s) => s.items) ?? [];
    const open = items.filter((i) => i.state === 'open' || i.state === 'blocked').length;
    const done = items.filter((i) => this.isTicked(i)).length;
    // A view alone in its container shows no description, but its title behind that of the container; often cut off.
    this.view.title = this.shown ? l10n.t('{0} of {1}', done, items.length) : this.name;
    const files = this.files.map(nameOf).join(' + ');
    this.view.message = this.shown ? l10n.t('{0} of {1} done: {2}', done, items.length, files) : '';
    this.view.badge =
      open > 0 ? { value: open, tooltip: l10n.t('Items the files show to be open: {0}', open) } : undefined;
  }
  private get files(): readonly Uri[] {
    return this.shown ? this.sets.setOf(Uri.parse(this.shown.uri)) : [];
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
    const { [item.id]: _, ...others } = this.memory.of(this.files);
    await this.memory.set(this.files, on ? { ...others, [item.id]: new Date().toISOString() } : others);
  }
  private isTicked(item: ChecklistItem): boolean {
    if (item.state === 'user') return this.memory.of(this.files)[item.id] !== undefined;
    return item.state === 'done' || item.state === 'not-needed';
  }

  private async run(node: Node | undefined): Promise<void> {
    if (node?.kind !== 'item') return;
    const { assistant, asks, command } = node.item;
    if (asks && asks.length > 0) await this.answers.complete(this.files, asks);
    else if (assistant) await runAssistant(assistant, this.subject);
    else if (command !== undefined) await this.copy(node);
  }
  private async copy(node: Node | undefined): Promise<void> {
    if (node?.kind !== 'item' || node.item.command === undefined) return;
    await commands.executeCommand('camundaValues.copyHelmCommand', this.subject, node.item.command);
  }

  getChildren(node?: Node): Node[] {
    if (!node) return this.shown?.steps.map((step) => ({ kind: 'step', step })) ?? [];
    if (node.kind === 'step') return node.step.items.map((item) => ({ kind: 'item', item }));
    if (node.kind === 'item') return node.item.places.map((place) => ({ kind: 'place', place, item: node.item }));
    return [];
  }
  getParent(node: Node): Node | undefined {
    if (node.kind === 'place') return { kind: 'item', item: node.item };
    if (node.kind === 'step') return undefined;
    const step = this.shown?.steps.find((s) => s.items.some((i) => i.id === node.item.id));
    return step && { kind: 'step', step };
  }
  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case 'step':
        return renderStep(node.step, node.step.items.filter((i) => this.isTicked(i)).length);
      case 'item':
        return renderItem(node, this.isTicked(node.item), this.memory.of(this.files)[node.item.id]);
      case 'place':
        return renderPlace(node.place, this.shown?.uri);
    }
  }
}

async function openGuide(node: Node | undefined): Promise<void> {
  if (node && node.kind !== 'step') await env.openExternal(Uri.parse(node.item.link));
}

function dates(stored: Readonly<Record<string, unknown>>): Ticks {
  const isDate = (e: [string, unknown]): e is [string, string] =>
    typeof e[1] === 'string' && !Number.isNaN(Date.parse(e[1]));
  return Object.fromEntries(Object.entries(stored).filter(isDate));
}
