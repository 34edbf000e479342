/** One preview: what was read, what would become of it, and whether that still holds. */
import {
  EventEmitter,
  Range,
  Uri,
  workspace,
  type Event,
  type TextDocument,
  type TextDocumentContentProvider,
} from 'vscode';
import type { PreviewLayer } from '../../../server/src/protocol.ts';

export const SCHEME = 'camunda-upgrade';

export interface Layer {
  readonly source: Uri;
  /** Where the upgraded text is shown. */
  readonly shown: Uri;
  /** Where it would be written. */
  readonly target: Uri;
  readonly preview: PreviewLayer;
}

/** Changes that somebody is asked about. */
export interface Proposal {
  readonly layers: readonly PreviewLayer[];
  /** Title of the diff of several files, before their names. */
  readonly title: string;
  /** The question below the diff. */
  readonly summary: string;
  /** The changed texts may become new files; otherwise they replace what they were made from. */
  readonly beside: boolean;
  /** Makes it anew from the files as they are. */
  readonly again: () => Promise<void>;
  /** After new files were written. */
  readonly written?: (session: UpgradeSession, files: readonly Uri[]) => Promise<void>;
  /** After the files themselves were changed. */
  readonly replaced?: () => Promise<void>;
}

export class UpgradeSession {
  readonly layers: readonly Layer[];
  /** Applied, cancelled or replaced by another one. */
  settled = false;
  /** The question below the diff was answered or dismissed. */
  answered = false;

  constructor(
    readonly id: number,
    readonly proposal: Proposal,
  ) {
    this.layers = proposal.layers.map((layer) => {
      const source = Uri.parse(layer.uri);
      const target = source.scheme === 'untitled' ? source : Uri.joinPath(source, '..', layer.target);
      const path = source.path.replace(/[^/]*$/, '') + layer.target;
      const shown = Uri.from({ scheme: SCHEME, path: path.startsWith('/') ? path : `/${path}`, query: String(id) });
      return { source, shown, target, preview: layer };
    });
  }
  get changed(): readonly Layer[] {
    return this.layers.filter((l) => l.preview.edits.length > 0);
  }

  /** The documents as they are now; undefined when one of them is not what was shown. */
  async unchanged(): Promise<ReadonlyMap<Layer, TextDocument> | undefined> {
    const documents = new Map<Layer, TextDocument>();
    for (const layer of this.layers) {
      try {
        const document = await workspace.openTextDocument(layer.source);
        if (document.getText() !== layer.preview.before) return undefined;
        documents.set(layer, document);
      } catch {
        return undefined;
      }
    }
    return documents;
  }
}

/** The right side of the diff. */
export class UpgradedTexts implements TextDocumentContentProvider {
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange: Event<Uri> = this.changes.event;
  private readonly texts = new Map<string, string>();

  show(session: UpgradeSession): void {
    this.texts.clear();
    for (const layer of session.layers) {
      this.texts.set(layer.shown.toString(), layer.preview.after);
      this.changes.fire(layer.shown);
    }
  }
  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }
}

export const rangeOf = (r: PreviewLayer['edits'][number]['range']): Range =>
  new Range(r.start.line, r.start.character, r.end.line, r.end.character);
