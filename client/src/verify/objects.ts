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
    const [, side = '', object = ''] = /^\/([^/]+)\/([^]*)\.yaml$/.exec(path) ?? [];
    if (!this.shown) return '';
    const { step, objects } = this.shown;
    const version = [step.from, step.to].find((_, i) => [step.charts.from, step.charts.to][i] === side);
    return (version && objects[object]?.[version]) ?? '';
  }

  async open({ object, lines }: VerifiedDifference): Promise<void> {
    if (!this.shown) return;
    const { charts, step } = this.shown;
    const text = (side: string): Uri => Uri.from({ scheme: SCHEME, path: `/${side}/${object}.yaml` });
    const line = lines[step.to] ?? lines[step.from] ?? null;
    const selection = line === null ? undefined : new Range(line, 0, line, 0);
    const title = `${object} ${charts[step.from] ?? ''} ↔ ${charts[step.to] ?? ''}`;
    await commands.executeCommand('vscode.diff', text(step.charts.from), text(step.charts.to), title, {
      preview: true,
      selection,
    });
  }
}
