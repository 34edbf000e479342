/** An open document as it was: documents of the protocol library change in place. */
import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * Asks the open document for places while that still says the same: it keeps its table of lines from one change to the next, and to
 * make one anew costs more than most changes.
 */
export class Snapshot implements TextDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  private readonly text: string;
  private own: TextDocument | undefined;
  constructor(private readonly open: TextDocument) {
    this.uri = open.uri;
    this.languageId = open.languageId;
    this.version = open.version;
    this.text = open.getText();
  }
  /** The document still is what it was. */
  holds(): boolean {
    return this.open.version === this.version && this.open.getText() === this.text;
  }
  private get document(): TextDocument {
    if (!this.own && this.holds()) return this.open;
    return (this.own ??= TextDocument.create(this.uri, this.languageId, this.version, this.text));
  }
  getText(range?: Range): string {
    return range ? this.document.getText(range) : this.text;
  }
  get lineCount(): number {
    return this.document.lineCount;
  }
  positionAt(offset: number): Position {
    return this.document.positionAt(offset);
  }
  offsetAt(position: Position): number {
    return this.document.offsetAt(position);
  }
  getLineRange(line: number): Range {
    return this.document.getLineRange(line);
  }
  getEOLCharacters(line: number): string {
    return this.document.getEOLCharacters(line);
  }
}
