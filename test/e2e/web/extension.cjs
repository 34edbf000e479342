/* global TextDecoder, TextEncoder */
// A file system in memory, filled from `files.json`: what stands beside this file on the server of the tests.
const { EventEmitter, FileSystemError, FileType, Uri, workspace } = require('vscode');

const names = (path) => path.split('/').filter((name) => name !== '');
const bytes = (text) => new TextEncoder().encode(text);

class Memory {
  changes = new EventEmitter();
  onDidChangeFile = this.changes.event;
  root = new Map();

  /** A file is its bytes, a folder its entries. */
  find(uri) {
    let found = this.root;
    for (const name of names(uri.path)) found = found instanceof Map ? found.get(name) : undefined;
    if (found === undefined) throw FileSystemError.FileNotFound(uri);
    return found;
  }
  put(path, content) {
    const all = names(path);
    const last = all.pop();
    let folder = this.root;
    for (const name of all) {
      if (!folder.has(name)) folder.set(name, new Map());
      folder = folder.get(name);
    }
    const type = folder.has(last) ? 1 : 2;
    folder.set(last, content);
    return type;
  }

  watch() {
    return { dispose: () => undefined };
  }
  stat(uri) {
    const found = this.find(uri);
    const folder = found instanceof Map;
    return { type: folder ? FileType.Directory : FileType.File, ctime: 0, mtime: 0, size: folder ? 0 : found.length };
  }
  readDirectory(uri) {
    return [...this.find(uri)].map(([name, is]) => [name, is instanceof Map ? FileType.Directory : FileType.File]);
  }
  readFile(uri) {
    return this.find(uri);
  }
  writeFile(uri, content) {
    this.changes.fire([{ type: this.put(uri.path, content), uri }]);
  }
  createDirectory(uri) {
    this.put(uri.path, new Map());
  }
  delete(uri) {
    throw FileSystemError.NoPermissions(uri);
  }
  rename(uri) {
    throw FileSystemError.NoPermissions(uri);
  }
}

exports.activate = async ({ extensionUri, subscriptions }) => {
  const memory = new Memory();
  const files = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'files.json'));
  for (const [path, text] of Object.entries(JSON.parse(new TextDecoder().decode(files)))) memory.put(path, bytes(text));
  subscriptions.push(workspace.registerFileSystemProvider('vscode-vfs', memory, { isCaseSensitive: true }));
};
