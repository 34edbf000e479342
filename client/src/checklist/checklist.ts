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
import type { FilesView } from '../sets/files.ts';
import { nameOf } from '../sets/names.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import type { Records } from '../verify/records.ts';
import { figure, isGood } from '../verify/words.ts';
import { renderItem, renderPlace, renderStep } from './render.ts';
import { Rows, type Row } from './rows.ts';

const PAUSE = 200;
/** Item -> when it was ticked. */
type Ticks = Readonly<Record<string, string>>;

export class ChecklistView implements TreeDataProvider<Row> {
  private readonly changes = new EventEmitter<Row[] | undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: TreeView<Row>;
  private readonly name: string;
  private readonly states = new Map<string, Status>();
  private readonly memory: DeploymentMemory<Ticks>;
  /** As the server says it. */
  private found: Checklist | undefined;
  private shown: Checklist | undefined;
  private rows = new Rows(undefined);
  private drawn = '';
  private accompanied = false;
  private asking = 0;
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    context: ExtensionContext,
    private readonly server: Server,
    private readonly sets: DeploymentSets,
    private readonly answers: AnswerBook,
    private readonly records: Records,
    private readonly pages: Pages,
    private readonly order: FilesView,
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
        for (const [row, state] of items) await this.tick(row, state === TreeItemCheckboxState.Checked);
      }),
      commands.registerCommand('camundaValues.openGuide', (row?: Row) => openGuide(row)),
      commands.registerCommand('camundaValues.runItem', (row?: Row) => logged(log, () => this.run(row))),
      commands.registerCommand('camundaValues.copyItem', (row?: Row) => logged(log, () => this.copy(row))),
      // For those who cannot click on a checkbox.
      commands.registerCommand('camundaValues.tickItem', async (row?: Row) => {
        if (row?.kind === 'item') await this.tick(row, !this.isTicked(row.item));
      }),
      server.onDidAnalyse((status) => {
        this.states.set(status.uri, status);
        // Nobody reads a checklist between two keystrokes.
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => void this.update(), PAUSE);
      }),
      { dispose: () => clearTimeout(this.waiting) },
      answers.onDidChange(() => void this.update()),
      records.onDidChange(() => {
        if (this.found) this.show(this.found);
      }),
      sets.onDidChange(() => void this.update()),
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
  /** There is another view below it from now on. */
  accompany(): void {
    this.accompanied = true;
    this.showHead();
  }
  /** Shows an item of the checklist, if it is in there. */
  async reveal(id: string): Promise<void> {
    const row = this.rows.item(id);
    if (row) await this.view.reveal(row, { select: true, focus: true, expand: true });
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
    this.found = found;
    this.shown = found && this.withVerified(found);
    const look = this.look();
    if (look !== this.drawn) {
      this.drawn = look;
      this.rows = new Rows(this.shown);
      this.changes.fire(undefined);
    }
    this.showHead();
  }
  /** What Helm has shown is proven as long as the files are what they were. */
  private withVerified(found: Checklist): Checklist {
    const verified = this.records.of(this.sets.setOf(Uri.parse(found.uri)));
    if (!verified) return found;
    const state = isGood(verified) ? 'done' : 'open';
    const prove = (item: ChecklistItem): ChecklistItem =>
      item.assistant === 'verify' ? { ...item, state, todo: figure(verified) } : item;
    return { ...found, steps: found.steps.map((step) => ({ ...step, items: step.items.map(prove) })) };
  }
  /** All that the rows show. Other files can have the same items with other ticks. */
  private look(): string {
    return JSON.stringify([this.shown, this.memory.of(this.files)]);
  }
  private showHead(): void {
    const items = this.shown?.steps.flatMap((s) => s.items) ?? [];
    const open = items.filter((i) => i.state === 'open' || i.state === 'blocked').length;
    const done = items.filter((i) => this.isTicked(i)).length;
    // A view alone in its container shows no description, but its title behind that of the container; often cut off.
    const progress = l10n.t('{0} of {1}', done, items.length);
    const ordered = this.order.show(this.files);
    this.view.title = this.accompanied || ordered ? l10n.t('Checklist') : this.shown ? progress : this.name;
    this.view.description = this.shown ? progress : '';
    const files = this.files.map(nameOf).join(' + ');
    this.view.message = this.shown ? l10n.t('{0} of {1} steps done: {2}', done, items.length, files) : '';
    this.view.badge =
      open > 0
        ? { value: open, tooltip: open === 1 ? l10n.t('1 open step') : l10n.t('{0} open steps', open) }
        : undefined;
  }
  private get files(): readonly Uri[] {
    return this.shown ? this.sets.setOf(Uri.parse(this.shown.uri)) : [];
  }

  private async tick(row: Row, on: boolean): Promise<void> {
    if (row.kind !== 'item') return;
    const { id, state } = row.item;
    if (state === 'user') {
      const { [id]: _, ...others } = this.memory.of(this.files);
      await this.memory.set(this.files, on ? { ...others, [id]: new Date().toISOString() } : others);
    } else {
      const text =
        state === 'open'
          ? l10n.t('The files show that this is open; it ticks itself when they no longer do.')
          : l10n.t('The files prove this; it unticks itself when they no longer do.');
      void window.setStatusBarMessage(text, 6000);
    }
    // Only the step with its items: the other rows stay as they are.
    const step = this.rows.parent(row);
    if (step) this.changes.fire([step]);
    this.drawn = this.look();
    this.showHead();
  }
  private isTicked(item: ChecklistItem): boolean {
    if (item.state === 'user') return this.memory.of(this.files)[item.id] !== undefined;
    return item.state === 'done' || item.state === 'not-needed';
  }

  private async run(row: Row | undefined): Promise<void> {
    if (row?.kind !== 'item') return;
    const { assistant, asks, command } = row.item;
    if (asks && asks.length > 0) await this.answers.complete(this.files, asks);
    else if (assistant) await runAssistant(assistant, this.subject);
    else if (command !== undefined) await this.copy(row);
  }
  private async copy(row: Row | undefined): Promise<void> {
    if (row?.kind !== 'item' || row.item.command === undefined) return;
    await commands.executeCommand('camundaValues.copyHelmCommand', this.subject, row.item.command);
  }

  getChildren(row?: Row): Row[] {
    return [...this.rows.children(row)];
  }
  getParent(row: Row): Row | undefined {
    return this.rows.parent(row);
  }
  getTreeItem(row: Row): TreeItem {
    switch (row.kind) {
      case 'step':
        return renderStep(row.step, row.step.items.filter((i) => this.isTicked(i)).length);
      case 'item':
        return renderItem(row, this.isTicked(row.item), this.memory.of(this.files)[row.item.id]);
      case 'place':
        return renderPlace(row.place, this.shown?.uri);
    }
  }
}

async function openGuide(row: Row | undefined): Promise<void> {
  if (row && row.kind !== 'step') await env.openExternal(Uri.parse(row.item.link));
}

function dates(stored: Readonly<Record<string, unknown>>): Ticks {
  const isDate = (e: [string, unknown]): e is [string, string] =>
    typeof e[1] === 'string' && !Number.isNaN(Date.parse(e[1]));
  return Object.fromEntries(Object.entries(stored).filter(isDate));
}
