/** Which files Helm gets together: what the settings and the user said, and what file names give away. */
import { EventEmitter, Uri, workspace, type Disposable, type ExtensionContext } from 'vscode';
import type { Sets } from '../../../server/src/protocol.ts';
import { Joins } from './joins.ts';
import { basesOf, couldBeOverlay, nameOf } from './names.ts';
import { neighbours } from './neighbours.ts';
import { deploymentsOf } from './patterns.ts';

const KEY = 'camundaValues.sets';
/** The setting as it was when the user last chose: a newer one is the last word. */
const SEEN = 'camundaValues.setsSeen';
/** Files that the user said go on top of others. */
const ON_TOP = 'camundaValues.onTop';
const SETTING = 'sets';
const KNOWN = 20;
const PAUSE = 300;

export class DeploymentSets {
  private readonly changes = new EventEmitter<Sets>();
  /** Files belong together in another way: the user or the settings said so, or files came and went. */
  readonly onDidChange = this.changes.event;
  private readonly overlays = new Set<string>();
  private readonly considered = new Set<string>();
  private readonly disposables: { dispose(): unknown }[] = [this.changes];
  private readonly joins: Joins;
  private declared: readonly string[][] = [];
  private watching: Disposable | undefined;
  private reading: Promise<void> | undefined;
  private waiting: NodeJS.Timeout | undefined;

  constructor(private readonly context: ExtensionContext) {
    this.joins = new Joins(context.workspaceState);
    this.disposables.push(
      workspace.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration(`camundaValues.${SETTING}`)) this.later();
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.later()),
    );
  }

  /** Once the settings have been read. */
  ready(): Promise<void> {
    // Who asks now wants what the settings say now.
    if (this.waiting) this.readAgain();
    return (this.reading ??= this.read());
  }

  get all(): Sets {
    return {
      sets: [...this.chosen, ...this.declared].map((s) => [...s]),
      overlays: [...new Set([...this.overlays, ...this.onTop])],
    };
  }
  /** The files of a deployment in Helm's order; the file alone when nobody said more. */
  setOf(uri: Uri): Uri[] {
    const text = uri.toString();
    const set = this.all.sets.find((s) => s.includes(text)) ?? [text];
    return set.map((u) => Uri.parse(u));
  }
  /** The deployment that these files are part of, with what was added to it; the files alone when nobody said more. */
  setWith(uris: readonly Uri[]): readonly Uri[] {
    const set = this.all.sets.find((s) => uris.every((u) => s.includes(u.toString())));
    return set?.map((u) => Uri.parse(u)) ?? uris;
  }
  /** Whether the user or the settings said anything about the file. */
  isKnown(uri: Uri): boolean {
    return this.all.sets.some((s) => s.includes(uri.toString()));
  }
  /** What the settings say about the file, when the user did not choose otherwise. */
  declaredWith(uri: Uri): Uri[][] {
    const text = uri.toString();
    const own = this.chosen.find((s) => s.includes(text));
    if (own && !this.declared.some((s) => s.join('\n') === own.join('\n'))) return [];
    return this.declared.filter((s) => s.includes(text)).map((s) => s.map((u) => Uri.parse(u)));
  }

  /** The sets of the settings that share the file, as long as the user has not said which one is meant. */
  rivals(uri: Uri): readonly Uri[][] {
    const text = uri.toString();
    if (this.chosen.some((s) => s.includes(text))) return [];
    const sets = this.declaredWith(uri);
    return sets.length > 1 ? sets : [];
  }

  async remember(uris: readonly Uri[]): Promise<void> {
    const kept: string[][] = [];
    const covered = new Set<string>();
    // A file belongs to the set named last; a set without a file of its own is forgotten.
    for (const set of [uris.map(String), ...this.chosen]) {
      if (set.every((u) => covered.has(u))) continue;
      for (const u of set) covered.add(u);
      kept.push(set);
    }
    await this.context.workspaceState.update(KEY, kept.slice(0, KNOWN));
    await this.context.workspaceState.update(SEEN, settingNow());
    const named = new Set(uris.map(String));
    for (const u of named) this.overlays.delete(u);
    await this.context.workspaceState.update(
      ON_TOP,
      this.onTop.filter((u) => !named.has(u)),
    );
    this.changes.fire(this.all);
  }

  /** The files go on top of others that are not here: nothing that a whole deployment needs is theirs. */
  async putOnTop(uris: readonly Uri[]): Promise<void> {
    const texts = uris.map(String);
    const others = this.onTop.filter((u) => !texts.includes(u));
    await this.context.workspaceState.update(ON_TOP, [...texts, ...others].slice(0, KNOWN));
    this.changes.fire(this.all);
  }
  private get onTop(): readonly string[] {
    const raw = this.context.workspaceState.get(ON_TOP);
    return Array.isArray(raw) ? raw.filter((u): u is string => typeof u === 'string') : [];
  }

  /** A file for 8.8 that goes with what the files of 8.7 become: now, or as soon as that is there. */
  async join(old: readonly Uri[], made: readonly Uri[], file: Uri): Promise<void> {
    await this.joins.add(old, made, file);
    await this.settleJoins();
    this.watchIfNeeded();
  }
  /** `made` is what the files of a deployment became, in their order. One file by itself is nothing to remember. */
  async upgraded(old: readonly Uri[], made: readonly Uri[]): Promise<void> {
    const waiting = await this.joins.take(old);
    const files = [...made.map(String), ...waiting];
    // Replaced in place, the files are the same as before.
    const isNew = waiting.length > 0 || made.some((u) => !old.includes(u));
    if (isNew && files.length > 1) await this.remember([...new Set(files)].map((u) => Uri.parse(u)));
  }
  private async settleJoins(): Promise<void> {
    for (const { old, made } of await this.joins.due())
      await this.upgraded(
        old.map((u) => Uri.parse(u)),
        made.map((u) => Uri.parse(u)),
      );
  }

  /** Writes a set into the settings of its folder, for everybody who works there. */
  async share(uris: readonly Uri[]): Promise<void> {
    const [first] = uris;
    const folder = first && workspace.getWorkspaceFolder(first);
    if (!folder) return this.remember(uris);
    const paths = uris.map((u) => workspace.asRelativePath(u, false));
    const settings = workspace.getConfiguration('camundaValues', folder.uri);
    const others = listsIn(settings.get(SETTING)).filter((s) => s.join('\n') !== paths.join('\n'));
    await settings.update(SETTING, [paths, ...others]);
    const texts = uris.map(String);
    const chosen = this.chosen.filter((s) => !s.some((u) => texts.includes(u)));
    await this.context.workspaceState.update(KEY, chosen);
    await (this.reading = this.read());
    this.changes.fire(this.all);
  }

  /** Notices that a file goes on top of another one: `values-prod.yaml` beside `values.yaml`. */
  async consider(uri: Uri, tell: (sets: Sets) => Promise<void>): Promise<void> {
    await this.ready();
    const text = uri.toString();
    if (this.considered.has(text) || this.isKnown(uri)) return;
    this.considered.add(text);
    if (!couldBeOverlay(nameOf(uri))) return;
    const bases = basesOf(nameOf(uri));
    if (!(await neighbours(uri, (name) => bases.has(name))).some((n) => n.values)) return;
    this.overlays.add(text);
    await tell(this.all);
  }

  /** State of an older version, or broken by hand, says nothing. */
  private get chosen(): readonly string[][] {
    return listsIn(this.context.workspaceState.get(KEY));
  }

  private later(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.readAgain(), PAUSE);
  }
  private readAgain(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    const before = JSON.stringify(this.all);
    this.reading = this.read();
    void this.reading.then(() => {
      if (JSON.stringify(this.all) !== before) this.changes.fire(this.all);
    });
  }
  private async read(): Promise<void> {
    const folders = workspace.workspaceFolders ?? [];
    const sets = await Promise.all(
      folders.flatMap(({ uri }) => {
        const lists = listsIn(workspace.getConfiguration('camundaValues', uri).get(SETTING));
        return lists.map((paths) => deploymentsOf(uri, paths));
      }),
    );
    this.declared = sets.flat().map((s) => s.map(String));
    this.watchIfNeeded();
    await this.settleJoins();
    const seen = this.context.workspaceState.get(SEEN);
    if (seen === undefined || seen === settingNow()) return;
    const declared = new Set(this.declared.flat());
    await this.context.workspaceState.update(
      KEY,
      this.chosen.filter((s) => !s.some((u) => declared.has(u))),
    );
    await this.context.workspaceState.update(SEEN, settingNow());
  }
  private watchIfNeeded(): void {
    this.watch(this.declared.length > 0 || this.joins.some);
  }
  /** Files that come and go can belong to a set. */
  private watch(needed: boolean): void {
    if (needed === (this.watching !== undefined)) return;
    this.watching?.dispose();
    this.watching = undefined;
    if (!needed) return;
    const watcher = workspace.createFileSystemWatcher('**/*.{yaml,yml}', false, true, false);
    watcher.onDidCreate(() => this.later());
    watcher.onDidDelete(() => this.later());
    this.watching = watcher;
  }

  dispose(): void {
    clearTimeout(this.waiting);
    this.watching?.dispose();
    for (const d of this.disposables) d.dispose();
  }
}

function settingNow(): string {
  const folders = workspace.workspaceFolders ?? [];
  return JSON.stringify(folders.map(({ uri }) => workspace.getConfiguration('camundaValues', uri).get(SETTING)));
}
/** Lists of texts and nothing else: settings are written by hand. */
function listsIn(raw: unknown): string[][] {
  if (!Array.isArray(raw)) return [];
  return raw
    .filter((s): s is unknown[] => Array.isArray(s))
    .map((s) => s.filter((u): u is string => typeof u === 'string' && u.trim() !== ''))
    .filter((s) => s.length > 0);
}
