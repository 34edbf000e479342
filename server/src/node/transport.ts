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
import type { Lifecycle } from '../session/lifecycle.ts';

export function connect(lifecycle: Lifecycle): Connection {
  const options = { messageStrategy: lifecycle };
  if (!stdio()) return createConnection(options);
  // Nothing but messages may be written there.
  console.log = console.info = console.debug = console.error;
  const end = (): never => process.exit(lifecycle.ended ? 0 : 1);
  process.stdin.once('end', end).once('close', end);
  return createConnection(new StreamMessageReader(process.stdin), new Writer(process.stdout), options);
}

/** Writes each message at once: a client that wakes up at its head would only wait for the rest. */
class Writer extends AbstractMessageWriter implements MessageWriter {
  private errors = 0;
  constructor(private readonly stream: NodeJS.WritableStream) {
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
      try {
        this.stream.write(framed(message), (error) => {
          if (error) failed(error);
          else resolve();
        });
      } catch (error) {
        failed(error);
      }
    });
  }
  end(): void {
    this.stream.end();
  }
}

/** As it is sent. */
function framed(message: Message): Buffer {
  const parts = partsOf(message);
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
