/** Versions out of Git, by way of VS Code's own extension: the few parts of its interface that are used. */
import { extensions, type Uri } from 'vscode';

interface Repository {
  readonly state: { readonly HEAD?: { readonly commit?: string } };
  show(ref: string, path: string): Promise<string>;
  getCommit(ref: string): Promise<{ readonly hash: string }>;
}
interface Api {
  getRepository(uri: Uri): Repository | null;
  toGitUri(uri: Uri, ref: string): Uri;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): Api;
}

/** Undefined without Git, or for a file in no repository. */
export async function gitOf(uri: Uri): Promise<FileHistory | undefined> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  try {
    const git = extension.isActive ? extension.exports : await extension.activate();
    if (!git.enabled) return undefined;
    const api = git.getAPI(1);
    const repository = api.getRepository(uri);
    return repository ? new FileHistory(api, repository) : undefined;
  } catch {
    // Git is not installed, or switched off.
    return undefined;
  }
}

export class FileHistory {
  constructor(
    private readonly api: Api,
    private readonly repository: Repository,
  ) {}

  /** The commit that a name stands for now; undefined where there is none. */
  async commit(ref: string): Promise<string | undefined> {
    if (ref === 'HEAD' && this.repository.state.HEAD?.commit !== undefined) return this.repository.state.HEAD.commit;
    try {
      return (await this.repository.getCommit(ref)).hash;
    } catch {
      return undefined;
    }
  }
  /** Undefined where the commit has no such file. */
  async text(uri: Uri, commit: string): Promise<{ readonly uri: Uri; readonly text: string } | undefined> {
    try {
      return { uri: this.api.toGitUri(uri, commit), text: await this.repository.show(commit, uri.fsPath) };
    } catch {
      return undefined;
    }
  }
}
