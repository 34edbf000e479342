/** A process of Node: it has a disk, and starts Helm. */
import './v8.ts';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskSource, settingsText, stampOf } from '../folder/disk.ts';
import { machine } from '../helm/machine.ts';
import type { Folder, Host } from '../host.ts';
import { connect, prepare } from './transport.ts';

export function host(version: string): Host {
  if (process.argv.includes('--version')) {
    process.stdout.write(`${version}\n`);
    process.exit(0);
  }
  if (!process.argv.some((a) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(a))) {
    process.stderr.write('The language server of Camunda Values Upgrade. Start it with --stdio.\n');
    process.exit(1);
  }
  process.once('disconnect', () => process.exit(1));
  return { connect, prepare, folder, machine };
}

function folder(uri: string): Folder | undefined {
  if (!uri.startsWith('file:')) return undefined;
  const root = fileURLToPath(uri);
  return {
    ...diskSource(root, (path) => path),
    settings: () => settingsText(root),
    stampOf: (path) => stampOf(join(root, path)),
  };
}
