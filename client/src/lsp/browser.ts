/** The server as a worker. It ends when it is told to; one that hangs is ended. */
import { Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, State } from 'vscode-languageclient/browser';
import type { Launch } from './launch.ts';

type Running = InstanceType<typeof MessagePort> & { terminate(): void };
declare const Worker: new (program: string) => Running;

export const launch: Launch = ({ extensionUri }, id, name, options) => {
  const program = Uri.joinPath(extensionUri, 'dist/server.js').toString(true);
  let running: Running | undefined;
  const start = () => {
    running = new Worker(program);
    // The library knows a worker by its class, which in VS Code is that of a stand-in.
    return Promise.resolve({ reader: new BrowserMessageReader(running), writer: new BrowserMessageWriter(running) });
  };
  const client = new LanguageClient(id, name, start, options);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) running?.terminate();
  });
  return client;
};
