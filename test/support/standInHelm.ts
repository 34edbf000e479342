/** A `helm` for tests: a shell script that answers as the real one does, or misbehaves as it is told. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shellText } from '../../server/src/engine/journey/quote.ts';

export interface Behaviour {
  /** What `helm version` prints. */
  readonly version?: string;
  /** `Chart.yaml` by the last part of the chart's path; `*` for every other. */
  readonly charts?: Readonly<Record<string, string>>;
  /** What `helm template` prints, by the last part of the chart's path. */
  readonly renders?: Readonly<Record<string, string>>;
  /** What `helm template` fails with, by the last part of the chart's path. */
  readonly refuses?: Readonly<Record<string, string>>;
  /** A verb that never ends, with a child of its own; the numbers of both go into the file. */
  readonly hangs?: { readonly verb: string; readonly pidFile: string };
  /** Bytes that `helm template` prints instead. */
  readonly prints?: number;
  /** What `helm pull` fails with; without it, it puts an archive of this name into the destination. */
  readonly pull?: { readonly fails: string } | { readonly archive: string };
  /** Every call is noted in this folder. */
  readonly log?: string;
}
/** A call of it, with the texts of its values files. */
export interface HelmCall {
  readonly args: readonly string[];
  readonly values: readonly string[];
  readonly cache: string;
}

const print = (text: string): string => `printf %s ${shellText(text)}`;
const quit = (message: string): string => `quit ${shellText(message)}`;
/** Branches of a `case`; `*` stays a pattern and comes last. */
const branches = (of: Readonly<Record<string, string>> = {}, say: (text: string) => string): string =>
  Object.entries(of)
    .sort(([a], [b]) => Number(a === '*') - Number(b === '*'))
    .map(([is, text]) => `${is === '*' ? is : shellText(is)}) ${say(text)} ;;`)
    .join('\n');

/** A file for each call, since several run at once. */
const noted = (log: string): string => `
note=${shellText(log)}/$$
printf '%s\\0' "$HELM_CACHE_HOME" "$@" > "$note"
before= count=0
for arg do
  if [ "$before" = --values ]; then
    count=$((count + 1))
    cat "$arg" > "$note.$count"
  fi
  before=$arg
done`;
const hanging = ({ verb, pidFile }: NonNullable<Behaviour['hangs']>): string => `
if [ "$1" = ${shellText(verb)} ]; then
  tail -f /dev/null &
  printf '%s %s' "$$" "$!" > ${shellText(pidFile)}
  wait
fi`;
const pulling = (pull: Behaviour['pull']): string =>
  pull && 'archive' in pull
    ? `while [ "$1" != --destination ]; do shift; done; ${print('archive')} > "$2"/${shellText(pull.archive)}`
    : quit(pull?.fails ?? 'no repository');

/** Writes the script and returns its path. */
export function standInHelm(folder: string, b: Behaviour): string {
  mkdirSync(folder, { recursive: true });
  if (b.log !== undefined) mkdirSync(b.log, { recursive: true });
  const file = join(folder, 'helm');
  const script = `#!/bin/sh
quit() {
  printf 'Error: %s\\n' "$1" >&2
  exit 1
}
${b.log === undefined ? '' : noted(b.log)}
${b.hangs ? hanging(b.hangs) : ''}
name=\${3##*/}
case $1 in
version) ${print(b.version ?? 'v4.1.4')} ;;
show)
case $name in
${branches(b.charts, print)}
${b.charts?.['*'] === undefined ? `*) ${quit('Chart.yaml file is missing')} ;;` : ''}
esac ;;
pull) ${pulling(b.pull)} ;;
template)
case $name in
${branches(b.refuses, quit)}
esac
${b.prints === undefined ? `case $name in\n${branches(b.renders, print)}\nesac` : `printf '# '; head -c ${String(b.prints)} /dev/zero | tr '\\0' x; echo`} ;;
*) quit "unknown command \\"$1\\"" ;;
esac
`;
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
}

/** What was noted in the folder of the log. */
export function helmCalls(log: string): HelmCall[] {
  if (!existsSync(log)) return [];
  const names = readdirSync(log);
  return names
    .filter((name) => !name.includes('.'))
    .map((name) => {
      const [cache = '', ...args] = readFileSync(join(log, name), 'utf8').split('\0').slice(0, -1);
      const count = names.filter((n) => n.startsWith(`${name}.`)).length;
      const values = Array.from({ length: count }, (_, i) =>
        readFileSync(join(log, `${name}.${String(i + 1)}`), 'utf8'),
      );
      return { args, values, cache };
    });
}
