/** The view "Files of the deployment": those of the checklist in the order of `helm -f`, to be dragged or moved by keys. */
import {
  commands,
  DataTransferItem,
  EventEmitter,
  l10n,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
  type DataTransfer,
  type ExtensionContext,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeDragAndDropController,
  type TreeView,
} from 'vscode';
import { logged } from '../lsp/server.ts';
import { nameOf } from './names.ts';
import { dropped, shifted } from './order.ts';
import type { DeploymentSets } from './sets.ts';

const ROWS = 'application/vnd.code.tree.camundavalues.files';
/** From the explorer, or from outside. */
const LIST = 'text/uri-list';
const SHOWN = 'camundaValues.deployment';

interface FileRow {
  readonly uri: Uri;
}

export class FilesView implements TreeDataProvider<FileRow>, TreeDragAndDropController<FileRow> {
  private readonly changes = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  readonly dragMimeTypes = [ROWS];
  readonly dropMimeTypes = [ROWS, LIST];
  private readonly view: TreeView<FileRow>;
  private rows: readonly FileRow[] = [];

  constructor(
    context: ExtensionContext,
    private readonly sets: DeploymentSets,
    log: LogOutputChannel,
  ) {
    this.view = window.createTreeView('camundaValues.files', {
      treeDataProvider: this,
      dragAndDropController: this,
      canSelectMany: true,
    });
    this.view.message = l10n.t('Later files win over earlier ones, as in helm -f. Drag to change the order.');
    const move = (command: string, to: (order: readonly string[], file: string) => string[]): void => {
      const run = (row?: FileRow): Promise<unknown> =>
        logged(log, async () => {
          const uri = (row ?? this.view.selection[0])?.uri;
          if (uri) await this.arrange(to(this.order, uri.toString()));
        });
      context.subscriptions.push(commands.registerCommand(command, run));
    };
    move('camundaValues.fileEarlier', (order, file) => shifted(order, file, -1));
    move('camundaValues.fileLater', (order, file) => shifted(order, file, 1));
    move('camundaValues.fileOut', (order, file) => order.filter((f) => f !== file));
    context.subscriptions.push(this.view, this.changes);
  }

  /** The files that the checklist is about; one by itself has no order. Says whether there is anything to see. */
  show(files: readonly Uri[]): boolean {
    const some = files.length > 1;
    if (files.map(String).join('\n') === this.order.join('\n')) return some;
    this.rows = files.map((uri) => ({ uri }));
    void commands.executeCommand('setContext', SHOWN, some);
    this.changes.fire(undefined);
    return some;
  }

  handleDrag(rows: readonly FileRow[], data: DataTransfer): void {
    data.set(ROWS, new DataTransferItem(rows.map((r) => r.uri.toString())));
  }
  async handleDrop(onto: FileRow | undefined, data: DataTransfer): Promise<void> {
    const own: unknown = data.get(ROWS)?.value;
    const moved = Array.isArray(own)
      ? own.filter((u): u is string => typeof u === 'string')
      : ((await data.get(LIST)?.asString()) ?? '').split(/\r?\n/).filter((u) => /\.(?:ya?ml|json)$/i.test(u));
    await this.arrange(
      dropped(
        this.order,
        moved.map((u) => Uri.parse(u).toString()),
        onto?.uri.toString(),
      ),
    );
  }

  getChildren(row?: FileRow): FileRow[] {
    return row ? [] : [...this.rows];
  }
  getTreeItem({ uri }: FileRow): TreeItem {
    const at = this.rows.findIndex((r) => r.uri.toString() === uri.toString());
    const item = new TreeItem(uri, TreeItemCollapsibleState.None);
    const path = workspace.asRelativePath(uri, false);
    item.id = uri.toString();
    item.label = nameOf(uri);
    item.description = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    item.tooltip =
      at === this.rows.length - 1
        ? l10n.t('{0}: the last one wins over all others', path)
        : l10n.t('{0}: number {1} of {2} in helm -f', path, at + 1, this.rows.length);
    item.accessibilityInformation = { label: item.tooltip };
    item.contextValue = [at > 0 ? 'earlier' : '', at < this.rows.length - 1 ? 'later' : '', 'file'].join(' ').trim();
    item.command = { command: 'vscode.open', title: '', arguments: [uri] };
    return item;
  }

  private get order(): string[] {
    return this.rows.map((r) => r.uri.toString());
  }
  /** Remembered for this workspace, as when it was chosen; the last file cannot be taken out. */
  private async arrange(order: readonly string[]): Promise<void> {
    if (order.length === 0 || order.join('\n') === this.order.join('\n')) return;
    await this.sets.remember(order.map((u) => Uri.parse(u)));
  }
}
