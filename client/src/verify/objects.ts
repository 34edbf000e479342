/** The objects of both renders, side by side in VS Code's own diff. They can be read and not changed. */
import {
  commands,
  EventEmitter,
  Range,
  Uri,
  workspace,
  type ExtensionContext,
  type TextDocumentContentProvider,
} from 'vscode';
import type { VerifiedDifference, Verification } from '../../../server/src/protocol.ts';

const SCHEME = 'camunda-verify';

export class ObjectTexts implements TextDocumentContentProvider {
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;
  private shown: Verification | undefined;

  constructor(context: ExtensionContext) {
    context.subscriptions.push(this.changes, workspace.registerTextDocumentContentProvider(SCHEME, this));
  }

  /** Diffs that are open show what was found last. */
  show(found: Verification): void {
    this.shown = found;
    for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) this.changes.fire(uri);
  }
  provideTextDocumentContent({ path }: Uri): string {
    const [, side = '', object = ''] = /^\/(1[23])\.x\/([^]*)\.yaml$/.exec(path) ?? [];
    const texts = this.shown?.objects[object];
    return texts?.[side === '12' ? '8.7' : '8.8'] ?? '';
  }

  async open({ object, lines }: VerifiedDifference): Promise<void> {
    if (!this.shown) return;
    const { charts } = this.shown;
    const [old, now] = ['12', '13'].map((side) => Uri.from({ scheme: SCHEME, path: `/${side}.x/${object}.yaml` }));
    const line = lines['8.8'] ?? lines['8.7'] ?? null;
    const selection = line === null ? undefined : new Range(line, 0, line, 0);
    const title = `${object} ${charts['8.7']} ↔ ${charts['8.8']}`;
    await commands.executeCommand('vscode.diff', old, now, title, { preview: true, selection });
  }
}
