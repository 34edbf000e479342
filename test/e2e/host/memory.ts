import * as vscode from 'vscode';

interface Entry {
  readonly bytes: Uint8Array | undefined;
  readonly mtime: number;
}
const ROOT = '/';

/** Files that are nowhere but in memory, under a scheme of their own. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly entries = new Map<string, Entry>([[ROOT, { bytes: undefined, mtime: 0 }]]);
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;
  private time = 0;
  /** How long it takes to list a folder, in milliseconds. */
  slow = 0;

  private entry(uri: vscode.Uri): Entry {
    const found = this.entries.get(uri.path);
    if (!found) throw vscode.FileSystemError.FileNotFound(uri);
    return found;
  }
  private put(uri: vscode.Uri, bytes: Uint8Array | undefined): void {
    const type = this.entries.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.entries.set(uri.path, { bytes, mtime: ++this.time });
    this.changes.fire([{ type, uri }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }
  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, mtime } = this.entry(uri);
    return {
      type: bytes ? vscode.FileType.File : vscode.FileType.Directory,
      ctime: 0,
      mtime,
      size: bytes?.length ?? 0,
    };
  }
  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    if (this.slow > 0) await new Promise((resolve) => setTimeout(resolve, this.slow));
    const folder = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    return [...this.entries]
      .filter(([path]) => path !== ROOT && path.startsWith(folder) && !path.slice(folder.length).includes('/'))
      .map(([path, { bytes }]) => [
        path.slice(folder.length),
        bytes ? vscode.FileType.File : vscode.FileType.Directory,
      ]);
  }
  createDirectory(uri: vscode.Uri): void {
    this.put(uri, undefined);
  }
  readFile(uri: vscode.Uri): Uint8Array {
    const { bytes } = this.entry(uri);
    if (!bytes) throw vscode.FileSystemError.FileIsADirectory(uri);
    return bytes;
  }
  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    this.put(uri, bytes);
  }
  delete(uri: vscode.Uri): void {
    this.entries.delete(uri.path);
    this.changes.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }
  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }
}
