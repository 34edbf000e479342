/**
 * The way to the client. Over the standard streams messages are written by us: what is told of a document on every change consists of
 * nearly the same diagnostics each time, and their bytes are kept.
 */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import {
  createConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Connection,
  type Message,
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
  const writer = new StreamMessageWriter(process.stdout, {
    charset: 'utf-8',
    contentTypeEncoder: { name: 'application/json', encode: (message) => Promise.resolve(encoded(message)) },
  });
  return createConnection(new StreamMessageReader(process.stdin), writer, options);
}

/** JSON in UTF-8. */
export function encoded(message: Message): Buffer {
  if (!isDiagnostics(message)) return Buffer.from(JSON.stringify(message));
  const { diagnostics, ...rest } = message.params;
  // The list is the last of all fields.
  const head = JSON.stringify({ jsonrpc: message.jsonrpc, method: message.method, params: rest });
  const parts: Buffer[] = [Buffer.from(`${head.slice(0, -2)}${head.endsWith('{}}') ? '' : ','}"diagnostics":[`)];
  diagnostics.forEach((d, i) => {
    if (i > 0) parts.push(COMMA);
    parts.push(bytesOf(d));
  });
  parts.push(END);
  return Buffer.concat(parts);
}
const COMMA = Buffer.from(',');
const END = Buffer.from(']}}');
/** Makes the bytes of a diagnostic before it is told, where it is written by us. */
export function prepare(d: Diagnostic): void {
  if (stdio()) bytesOf(d);
}
const stdio = (): boolean => process.argv.includes('--stdio');
const kept = new WeakMap<Diagnostic, Buffer>();
/** Diagnostics are never changed. */
function bytesOf(d: Diagnostic): Buffer {
  const known = kept.get(d);
  if (known) return known;
  const made = Buffer.from(JSON.stringify(d));
  kept.set(d, made);
  return made;
}
const isDiagnostics = (m: Message): m is NotificationMessage & { params: PublishDiagnosticsParams } =>
  'method' in m && m.method === 'textDocument/publishDiagnostics';
