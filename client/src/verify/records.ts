/** What was verified of each deployment, as long as no file of it has changed since. */
import { EventEmitter, Uri, workspace, type ExtensionContext } from 'vscode';
import { DeploymentMemory } from '../journey/memory.ts';
import { exists, textOf } from '../sets/neighbours.ts';
import { asItWas, believable, sumOf, type Stored, type Verified } from './stamps.ts';

type Texts = readonly (readonly [Uri, string])[];

const PAUSE = 150;

export class Records {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChange = this.changes.event;
  private readonly memory: DeploymentMemory<Stored | undefined>;
  /** Sums of the files as they are now; null for a file that is not there. */
  private readonly sums = new Map<string, string | null>();
  private waiting: NodeJS.Timeout | undefined;

  constructor(context: ExtensionContext) {
    this.memory = new DeploymentMemory(context.workspaceState, 'camundaValues.verified', 1, believable);
    const watcher = workspace.createFileSystemWatcher('**/*.{yaml,yml}');
    const look = (uri: Uri): void => {
      if (this.sums.delete(uri.toString())) this.later();
    };
    watcher.onDidChange(look);
    watcher.onDidCreate(look);
    watcher.onDidDelete(look);
    context.subscriptions.push(
      watcher,
      this.changes,
      { dispose: () => clearTimeout(this.waiting) },
      workspace.onDidChangeTextDocument(({ document }) => {
        const key = document.uri.toString();
        if (!this.sums.has(key)) return;
        const now = sumOf(document.getText());
        if (this.sums.get(key) === now) return;
        this.sums.set(key, now);
        this.changes.fire();
      }),
      // Changes that were not saved are gone.
      workspace.onDidCloseTextDocument(({ uri }) => look(uri)),
    );
  }

  /** Undefined where nothing was verified, or a file is no longer what was. */
  of(uris: readonly Uri[]): Verified | undefined {
    const stored = this.memory.of(uris);
    if (!stored) return undefined;
    const found = asItWas(stored, uris.map(String), this.sums);
    if (!Array.isArray(found)) return found;
    void this.read(found);
    return undefined;
  }

  async set(uris: readonly Uri[], verified: Verified, files: Texts, worked: Texts): Promise<void> {
    const sums = (texts: Texts) => Object.fromEntries(texts.map(([uri, text]) => [uri.toString(), sumOf(text)]));
    const { chart, renders, differences, unexplained } = verified;
    const stored = {
      chart,
      renders,
      differences,
      unexplained,
      files: sums(files),
      worked: sums(worked),
    } satisfies Stored;
    await this.memory.set(uris, stored);
    await this.read([...Object.keys(stored.files), ...Object.keys(stored.worked)]);
  }

  private async read(uris: readonly string[]): Promise<void> {
    await Promise.all(
      uris.map(async (text) => {
        const uri = Uri.parse(text);
        const there = workspace.textDocuments.some((d) => d.uri.toString() === text) || (await exists(uri));
        this.sums.set(text, there ? sumOf(await textOf(uri)) : null);
      }),
    );
    this.changes.fire();
  }
  private later(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.changes.fire(), PAUSE);
  }
}
