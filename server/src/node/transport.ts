/**
 * The way to the client. Over the standard streams messages are written by us: what is told of a document on every change consists of
 * nearly the same diagnostics each time, and their bytes are kept.
 */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import {
  AbstractMessageWriter,
  createConnection,
  StreamMessageReader,
  type Connection,
  type Message,
  type MessageWriter,
  type NotificationMessage,
} from 'vscode-languageserver/node';
import type { Sliced } from '../engine/slices.ts';
import type { Lifecycle } from '../session/lifecycle.ts';
import type { Turns } from '../session/turns.ts';

export function connect(lifecycle: Lifecycle, turns: Turns): Connection {
  const options = { messageStrategy: lifecycle };
  if (!stdio()) return createConnection(options);
  // Nothing but messages may be written there.
  console.log = console.info = console.debug = console.error;
  const end = (): never => process.exit(lifecycle.ended ? 0 : 1);
  process.stdin.once('end', end).once('close', end);
  return createConnection(new StreamMessageReader(process.stdin), new Writer(process.stdout, turns), options);
}

/**
 * Writes each message at once: a client that wakes up at its head would only wait for the rest. The bytes of a long one are made in
 * slices, and whatever is said meanwhile goes before it.
 */
class Writer extends AbstractMessageWriter implements MessageWriter {
  private errors = 0;
  constructor(
    private readonly stream: NodeJS.WritableStream,
    private readonly turns: Turns,
  ) {
    super();
    stream.on('error', (error: Error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }
  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const failed = (error: unknown): void => {
        this.fireError(error, message, ++this.errors);
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const send = (parts: readonly Buffer[]): void => {
        try {
          this.stream.write(framed(parts), (error) => {
            if (error) failed(error);
            else resolve();
          });
        } catch (error) {
          failed(error);
        }
      };
      if (isDiagnostics(message) || left(message, LONG) >= 0) send(partsOf(message));
      else
        void this.turns
          .take(inPieces(message))
          .done.then((parts) => (Array.isArray(parts) ? send(parts) : resolve()), failed);
    });
  }
  end(): void {
    this.stream.end();
  }
}

/** As it is sent. */
function framed(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, p) => sum + p.length, 0);
  const head = Buffer.from(`Content-Length: ${String(length)}\r\n\r\n`);
  return Buffer.concat([head, ...parts], head.length + length);
}
/** JSON in UTF-8. */
export const encoded = (message: Message): Buffer => Buffer.concat(partsOf(message));
function partsOf(message: Message): Buffer[] {
  if (!isDiagnostics(message)) return [Buffer.from(JSON.stringify(message))];
  const { diagnostics, ...rest } = message.params;
  // The list is the last of all fields.
  const head = JSON.stringify({ jsonrpc: message.jsonrpc, method: message.method, params: rest });
  const parts: Buffer[] = [Buffer.from(`${head.slice(0, -2)}${head.endsWith('{}}') ? '' : ','}"diagnostics":[`)];
  for (const [i, d] of diagnostics.entries()) parts.push(i > 0 ? bytesOf(d) : bytesOf(d).subarray(1));
  parts.push(END);
  return parts;
}
const END = Buffer.from(']}}');

/** Characters that are written in one step: a few hundred microseconds. */
const PIECE = 32_768;
const LONG = 4 * PIECE;
/** What is left of so many characters; less than nothing where a value is longer. */
function left(value: unknown, of: number): number {
  if (typeof value === 'string') return of - value.length;
  let rest = of - 8;
  if (typeof value !== 'object' || value === null) return rest;
  for (const v of Object.values(value)) {
    rest = left(v, rest);
    if (rest < 0) break;
  }
  return rest;
}
/** The bytes of JSON, as they are when written at once. */
export function* inPieces(value: unknown): Sliced<Buffer[]> {
  const parts: Buffer[] = [];
  for (const text of piecesOf(value)) {
    parts.push(Buffer.from(text));
    yield;
  }
  return parts;
}
function* piecesOf(value: unknown): Generator<string, void, undefined> {
  if (left(value, PIECE) >= 0 || typeof value !== 'object' || value === null) {
    if (typeof value === 'string' && value.length > PIECE) yield* ofText(value);
    else yield JSON.stringify(value);
  } else if (Array.isArray(value)) yield* ofList(value);
  else {
    let sign = '{';
    for (const [key, v] of Object.entries(value)) {
      if (v === undefined) continue;
      yield `${sign}${JSON.stringify(key)}:`;
      yield* piecesOf(v);
      sign = ',';
    }
    yield sign === '{' ? '{}' : '}';
  }
}
function* ofText(text: string): Generator<string, void, undefined> {
  yield '"';
  for (let at = 0; at < text.length;) {
    let end = at + PIECE;
    // Not between the halves of one character.
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end++;
    yield JSON.stringify(text.slice(at, end)).slice(1, -1);
    at = end;
  }
  yield '"';
}
/** Most of what is in a list is small: as much of it at once as makes a piece. */
function* ofList(list: readonly unknown[]): Generator<string, void, undefined> {
  yield '[';
  for (let from = 0; from < list.length;) {
    if (from > 0) yield ',';
    let to = from;
    for (let rest = PIECE; to < list.length; to++) {
      rest = left(list[to], rest);
      if (rest < 0) break;
    }
    if (to > from) yield JSON.stringify(list.slice(from, to)).slice(1, -1);
    else yield* piecesOf(list[to++] ?? null);
    from = to;
  }
  yield ']';
}
/** Makes the bytes of a diagnostic before it is told, where it is written by us. */
export function prepare(d: Diagnostic): void {
  if (stdio()) bytesOf(d);
}
const stdio = (): boolean => process.argv.includes('--stdio');
const kept = new WeakMap<Diagnostic, Buffer>();
/** With the comma before it. Diagnostics are never changed. */
function bytesOf(d: Diagnostic): Buffer {
  const known = kept.get(d);
  if (known) return known;
  const made = Buffer.from(`,${JSON.stringify(d)}`);
  kept.set(d, made);
  return made;
}
const isDiagnostics = (m: Message): m is NotificationMessage & { params: PublishDiagnosticsParams } =>
  'method' in m && m.method === 'textDocument/publishDiagnostics';
