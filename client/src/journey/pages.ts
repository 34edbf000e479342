/** Shows texts made for the user: Markdown as a page, everything else as a new document that is saved or not. */
import {
  commands,
  EventEmitter,
  FileType,
  l10n,
  languages,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type ExtensionContext,
  type QuickPickItem,
  type TextDocument,
  type TextDocumentContentProvider,
} from 'vscode';
import type { JourneyDocument } from '../../../server/src/protocol.ts';

const SCHEME = 'camunda-report';

export class Pages implements TextDocumentContentProvider {
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;
  private readonly texts = new Map<string, string>();
  private readonly made = new Set<string>();

  private readonly awaited = new Map<string, (file: Uri) => Promise<void>>();

  constructor(context: ExtensionContext) {
    context.subscriptions.push(
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      this.changes,
      // A new document that is saved is opened as a file.
      workspace.onDidOpenTextDocument(({ uri }) => {
        const saved = this.awaited.get(uri.toString());
        this.awaited.delete(uri.toString());
        void saved?.(uri);
      }),
    );
  }
  /** A new document that was opened here and has not been saved. */
  isMade(uri: string): boolean {
    return this.made.has(uri);
  }
  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  /** As a page where the editor can show one, else as text. */
  async show(title: string, markdown: string): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${title.replace(/[\\/]/g, ' ')}.md` });
    this.texts.set(uri.path, markdown);
    this.changes.fire(uri);
    try {
      await commands.executeCommand('markdown.showPreview', uri);
    } catch {
      await window.showTextDocument(uri, { preview: true });
    }
  }

  /** Asks which of some documents are wanted and opens those, the first of them in front; tells what is saved. */
  async choose(
    title: string,
    documents: readonly JourneyDocument[],
    beside: Uri,
    saved: (file: Uri) => Promise<void>,
  ): Promise<void> {
    const items = documents.map((document): QuickPickItem & { readonly document: JourneyDocument } => ({
      label: document.title,
      description: document.language === 'markdown' ? l10n.t('to read') : document.fileName,
      document,
      picked: true,
    }));
    const placeHolder = l10n.t('They are opened as new documents; save those you want to keep');
    const chosen = await window.showQuickPick(items, { title, placeHolder, canPickMany: true, ignoreFocusOut: true });
    if (chosen)
      await this.open(
        chosen.map((c) => c.document),
        beside,
        saved,
      );
  }
  async open(documents: readonly JourneyDocument[], beside: Uri, saved?: (file: Uri) => Promise<void>): Promise<void> {
    for (const document of [...documents].reverse()) {
      if (document.language === 'markdown') await this.show(document.title, document.text);
      else {
        const shown = await newDocument(document, beside);
        this.made.add(shown.uri.toString());
        if (saved) this.awaited.set(shown.uri.with({ scheme: beside.scheme }).toString(), saved);
        await window.showTextDocument(shown, { preview: false });
      }
    }
  }
}

/** Saving it writes the suggested file beside the values; a file that is there is never touched. */
async function newDocument({ fileName, language, text }: JourneyDocument, beside: Uri): Promise<TextDocument> {
  const named = await untitled(fileName, beside);
  if (!named) return workspace.openTextDocument({ language, content: text });
  const document = await workspace.openTextDocument(named);
  const whole = new Range(0, 0, document.lineCount, 0);
  const edit = new WorkspaceEdit();
  edit.replace(named, whole, text);
  await workspace.applyEdit(edit);
  return document.languageId === language ? document : languages.setTextDocumentLanguage(document, language);
}
async function untitled(fileName: string, beside: Uri): Promise<Uri | undefined> {
  if (beside.scheme !== 'file') return undefined;
  const [, stem = fileName, extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(fileName) ?? [];
  for (let n = 1; n < 100; n++) {
    const file = Uri.joinPath(beside, '..', n === 1 ? fileName : `${stem}-${n}${extension}`);
    if (!(await exists(file))) return file.with({ scheme: 'untitled' });
  }
  return undefined;
}
async function exists(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type !== FileType.Unknown;
  } catch {
    return false;
  }
}
