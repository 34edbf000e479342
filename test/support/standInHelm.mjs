/** The script behind standInHelm.ts; what it is told to do is a Behaviour. */
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export function answer(b) {
  const args = process.argv.slice(2);
  const verb = args[0] ?? '';
  const after = (flag) => args[args.indexOf(flag) + 1] ?? '';
  const values = args.flatMap((a, i) => (args[i - 1] === '--values' ? [readFileSync(a, 'utf8')] : []));
  if (b.log) appendFileSync(b.log, `${JSON.stringify({ args, values, cache: process.env.HELM_CACHE_HOME ?? '' })}\n`);
  const quit = (message) => {
    process.stderr.write(`Error: ${message}\n`);
    process.exitCode = 1;
  };
  if (b.hangs?.verb === verb) {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    writeFileSync(b.hangs.pidFile, `${process.pid} ${child.pid}`);
    setInterval(() => undefined, 1000);
    return;
  }
  const name = basename(args[2] ?? '');
  switch (verb) {
    case 'version':
      process.stdout.write(b.version ?? 'v4.1.4');
      return;
    case 'show': {
      const chart = b.charts?.[name] ?? b.charts?.['*'];
      if (chart === undefined) quit('Chart.yaml file is missing');
      else process.stdout.write(chart);
      return;
    }
    case 'pull':
      if (b.pull?.archive) writeFileSync(join(after('--destination'), b.pull.archive), 'archive');
      else quit(b.pull?.fails ?? 'no repository');
      return;
    case 'template':
      if (b.refuses?.[name] !== undefined) quit(b.refuses[name]);
      else if (b.prints !== undefined) process.stdout.write(`# ${'x'.repeat(b.prints)}\n`);
      else process.stdout.write(b.renders?.[name] ?? '');
      return;
    default:
      quit(`unknown command "${verb}"`);
  }
}
