/**
 * Where the language server begins. One file for a process and for the worker of a browser: nobody downloads the engine twice. Of
 * the two hosts only the one that is needed is loaded.
 */
import './young.ts';
import { version } from '../../package.json';
import { serve } from './serve.ts';

async function begin(): Promise<void> {
  // A browser has none.
  if (typeof process === 'object') serve((await import('./node/host.ts')).host(version));
  else serve((await import('./browser/host.ts')).host());
}
void begin();
