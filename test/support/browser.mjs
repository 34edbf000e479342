// Runs a program as the worker of a browser does: a classic script among the globals of a worker, and nothing of Node's. Messages come
// and go over the standard streams, as with a language server that is a process.
// Usage: node test/support/browser.mjs PROGRAM
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

const program = process.argv[2] ?? '';
/** What browsers have, out of what is there anyway. */
const GLOBALS = [
  ...['AbortController', 'AbortSignal', 'Blob', 'Event', 'EventTarget', 'MessageChannel', 'MessagePort', 'URL'],
  ...['URLSearchParams', 'TextDecoder', 'TextEncoder', 'atob', 'btoa', 'console', 'crypto', 'performance', 'fetch'],
  ...['queueMicrotask', 'structuredClone', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
];
const scope = Object.fromEntries(GLOBALS.map((name) => [name, globalThis[name]]));
Object.assign(scope, {
  self: scope,
  onmessage: null,
  addEventListener: () => undefined,
  importScripts: () => undefined,
  postMessage: (message) => {
    const body = JSON.stringify(message);
    process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  },
  close: () => process.exit(0),
});
createContext(scope);
runInContext(readFileSync(program, 'utf8'), scope, { filename: program });

/** What a worker is sent is of its own world. */
const { parse } = runInContext('JSON', scope);
let buffer = Buffer.alloc(0);
process.stdin.on('data', (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const end = buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, end))?.[1]);
    if (buffer.length < end + 4 + length) return;
    const data = parse(buffer.toString('utf8', end + 4, end + 4 + length));
    buffer = buffer.subarray(end + 4 + length);
    // Each is an event of its own.
    setImmediate(() => scope.onmessage?.({ data }));
  }
});
process.stdin.once('end', () => process.exit(1));
