/** The server as a process. */
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { Launch } from './launch.ts';

export const launch: Launch = (context, id, name, options) => {
  const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=0'] } };
  return new LanguageClient(id, name, { run, debug }, options);
};
