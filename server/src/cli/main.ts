/** The terminal: one command, and its exit code. */
import { readArgs } from './args.ts';
import { check } from './check.ts';
import { documents } from './documents.ts';
import { HELP } from './help.ts';
import { migrate } from './migrate.ts';
import { Exit, Failure, NAME, terminal, type ExitCode } from './terminal.ts';
import { verify } from './verify.ts';
import { version } from './version.ts';

async function run(argv: readonly string[]): Promise<ExitCode> {
  const io = terminal();
  try {
    const command = readArgs(argv);
    switch (command.name) {
      case 'help':
        io.out.write(HELP);
        return Exit.clean;
      case 'version':
        io.out.write(`${version}\n`);
        return Exit.clean;
      case 'check':
      case 'validate':
        return await check(command, io);
      case 'documents':
        return await documents(command, io);
      case 'verify':
        return await verify(command, io);
      case 'migrate':
        return await migrate(command, io);
    }
  } catch (error) {
    if (error instanceof Failure) for (const line of error.lines) io.err.write(`${NAME}: ${line}\n`);
    else
      io.err.write(
        `${NAME}: this is a mistake in ${NAME}, please report it. Nothing was written.\n${whereIn(error)}\n`,
      );
    return Exit.failure;
  }
}

/** Without the message of the error, which may quote a values file. */
function whereIn(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 8)].join('\n');
}

for (const stream of [process.stdout, process.stderr]) {
  // Whoever reads us may stop early, as `head` does.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.exitCode = Exit.failure;
  });
}

// Not process.exit: what was written to a pipe has to get there.
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
