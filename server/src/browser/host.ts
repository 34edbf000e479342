/** The worker of a browser: no disk, no programs. What the client shows, it also reads. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Host } from '../host.ts';

declare const self: InstanceType<typeof MessagePort> & { readonly close: () => void };

export function host(): Host {
  // Everywhere else it is there: what has arrived meanwhile comes first.
  globalThis.setImmediate = immediately as typeof setImmediate;
  return {
    connect: (lifecycle) => {
      const options = { messageStrategy: lifecycle };
      const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), options);
      connection.onExit(() => self.close());
      return connection;
    },
  };
}

/** A timer would wait for some milliseconds. */
function immediately(go: () => void): void {
  waiting.push(go);
  channel.port2.postMessage(null);
}
const waiting: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.addEventListener('message', () => waiting.shift()?.());
channel.port1.start();
