/**
 * Camunda: Check the workspace. Problems of files that are not open, for as long as they hold; what is open has live ones, and
 * nothing is said twice.
 */
import {
  commands,
  l10n,
  languages,
  ProgressLocation,
  Uri,
  window,
  workspace,
  type Diagnostic,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import type { Sets, WorkspaceReport } from '../../../server/src/protocol.ts';
import type { Pages } from '../journey/pages.ts';
import { logged, type Server } from '../lsp/server.ts';
import { inBrowser, sayNoFolder } from '../place.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { Found } from './found.ts';
import { belowFirst } from './links.ts';

/** Takes out of what was found what it makes doubtful, and says which files those are. */
type Change = () => readonly string[] | Promise<readonly string[]>;
/** A change that happened while the check ran, done once more to what it found. */
type Again = () => Promise<readonly string[]>;

/** Settings that findings depend on; which files belong together is told by the sets. */
const SETTINGS = ['enable', 'files', 'exclude', 'target', 'strict', 'severity'].map((s) => `camundaValues.${s}`);

export class WorkspaceCheck {
  private readonly collection = languages.createDiagnosticCollection('camundaValues.workspace');
  private readonly found = new Found<Diagnostic>();
  private stamps: ReadonlyMap<string, string> = new Map();
  /** Checked as they stood in the editor, and nowhere else. */
  private unsaved = new Set<string>();
  private grouped: Sets;
  /** What changed while a check runs. */
  private meanwhile: Again[] | undefined;
  private watches = false;

  constructor(
    private readonly context: ExtensionContext,
    private readonly server: Server,
    private readonly sets: DeploymentSets,
    private readonly pages: Pages,
    log: LogOutputChannel,
  ) {
    this.grouped = sets.all;
    context.subscriptions.push(
      this.collection,
      commands.registerCommand('camundaValues.checkWorkspace', () => logged(log, () => this.run())),
    );
  }

  private async run(): Promise<void> {
    if (inBrowser) {
      sayNoFolder();
      return;
    }
    const [first] = workspace.workspaceFolders ?? [];
    if (!first) {
      void window.showInformationMessage(l10n.t('Open a folder first: the check looks through its files.'));
      return;
    }
    // One that runs shows where it is.
    if (this.meanwhile) return;
    this.watch();
    const meanwhile: Again[] = (this.meanwhile = []);
    try {
      await this.sets.ready();
      const report = await this.ask();
      if (!report) return;
      const all = report.problems.map(async ({ uri, diagnostics, together }) => ({
        uri: normal(uri),
        diagnostics: await this.server.diagnostics(diagnostics),
        together: together.map(normal),
      }));
      this.found.replace(await Promise.all(all), report.declaring.map(normal));
      this.stamps = new Map(Object.entries(report.stamps).map(([uri, stamp]) => [normal(uri), stamp]));
      this.unsaved = new Set(workspace.textDocuments.filter((d) => d.isDirty).map((d) => d.uri.toString()));
      this.grouped = this.sets.all;
      this.collection.clear();
      this.meanwhile = undefined;
      const out = (await Promise.all(meanwhile.map((change) => change()))).flat();
      for (const uri of this.found.all) this.show(Uri.parse(uri));
      await this.pages.show(l10n.t('Check of the workspace'), belowFirst(report.markdown, first.uri.toString()));
      if (out.length > 0)
        void window.showWarningMessage(
          l10n.t('Files changed while they were checked: {0}. Run the check again.', namesOf(out)),
        );
    } finally {
      this.meanwhile = undefined;
    }
  }

  private async ask(): Promise<WorkspaceReport | undefined> {
    const title = l10n.t('Camunda: Check the workspace');
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    return window.withProgress(options, async (progress, token) => {
      try {
        return await this.server.ask('camundaValues/checkWorkspace', {}, token, (message) =>
          progress.report({ message }),
        );
      } catch (error) {
        if (!token.isCancellationRequested) throw error;
        void window.showInformationMessage(
          this.found.all.length > 0
            ? l10n.t('The check was cancelled. The problems are those that the check before it found.')
            : l10n.t('The check was cancelled: it shows nothing.'),
        );
        return undefined;
      }
    });
  }

  /** Only from the first check on: whoever never asks for one pays nothing. */
  private watch(): void {
    if (this.watches) return;
    this.watches = true;
    const files = workspace.createFileSystemWatcher('**/*.{yaml,yml}', false, false, true);
    // Of a folder that goes nobody tells which files were in it.
    const gone = workspace.createFileSystemWatcher('**', true, true, false);
    this.context.subscriptions.push(
      files,
      gone,
      files.onDidChange((uri) => this.happened(() => this.written(uri))),
      files.onDidCreate((uri) => this.happened(() => this.cameOrWent(uri))),
      gone.onDidDelete((uri) => this.happened(() => this.cameOrWent(uri))),
      workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
        if (contentChanges.length > 0) this.happened(() => this.found.changed(uri.toString()));
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        // Closed without being saved, it is again what stands on the disk.
        if (this.unsaved.delete(uri.toString())) this.happened(() => this.found.changed(uri.toString()));
      }),
      languages.onDidChangeDiagnostics(({ uris }) => uris.forEach((uri) => this.show(uri))),
      workspace.onDidChangeConfiguration((e) => {
        if (SETTINGS.some((s) => e.affectsConfiguration(s))) this.happened(() => this.found.regrouped(() => true));
      }),
      workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const { uri } of removed) this.happened(() => this.found.below(uri.toString()));
      }),
      this.sets.onDidChange((all) => {
        const before = this.grouped;
        this.grouped = all;
        const of = (uri: string, { sets, overlays }: Sets): string =>
          JSON.stringify([sets.filter((s) => s.includes(uri)), overlays.includes(uri)]);
        this.happened(() => this.found.regrouped((uri) => of(uri, before) !== of(uri, all)));
      }),
    );
  }

  /** Live problems take the place of these, and give it back when the file is closed. */
  private show(uri: Uri): void {
    const ours = this.server.isLive(uri) ? undefined : this.found.of(uri.toString());
    if ((ours !== undefined) === this.collection.has(uri)) return;
    if (ours) this.collection.set(uri, ours);
    else this.collection.delete(uri);
  }
  private happened(change: Change): void {
    const now: Again = async () => {
      const out = await change();
      for (const uri of out) this.collection.delete(Uri.parse(uri));
      return out;
    };
    this.meanwhile?.push(now);
    void now();
  }
  private async written(uri: Uri): Promise<readonly string[]> {
    return (await this.isAsChecked(uri)) ? [] : this.found.changed(uri.toString());
  }
  private async cameOrWent(uri: Uri): Promise<readonly string[]> {
    if (await this.isAsChecked(uri)) return [];
    return [...this.found.cameOrWent(uri.toString()), ...this.found.below(uri.toString())];
  }
  /** Told late, a change can be one that the check has seen. */
  private async isAsChecked(uri: Uri): Promise<boolean> {
    const checked = this.stamps.get(uri.toString());
    return checked !== undefined && (await stampOf(uri)) === checked;
  }
}

/** Two ways to write the same address are one. */
const normal = (uri: string): string => Uri.parse(uri).toString();

async function stampOf(uri: Uri): Promise<string | undefined> {
  try {
    const { mtime, size } = await workspace.fs.stat(uri);
    return `${mtime} ${size}`;
  } catch {
    return undefined;
  }
}

const MOST = 3;
function namesOf(uris: readonly string[]): string {
  const names = [...new Set(uris)].map((u) => workspace.asRelativePath(Uri.parse(u)));
  return [...names.slice(0, MOST), ...(names.length > MOST ? [l10n.t('and {0} more', names.length - MOST)] : [])].join(
    ', ',
  );
}
