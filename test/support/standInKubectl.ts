/**
 * A stand-in for kubectl that answers from a cluster, as a shell script: the script under test calls it a dozen times, and a
 * Node for each call would take most of the time of the test.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { shellText } from '../../server/src/engine/journey/quote.ts';

/** Objects by namespace, kind and name (`prod/secret/camunda-credentials`): their keys or variables, as kubectl prints them. */
export type Cluster = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;
export interface Call {
  readonly args: readonly string[];
  readonly stdin: string;
}

const cases = (of: string, answers: Readonly<Record<string, string>>): string =>
  [
    `case "${of}" in`,
    ...Object.entries(answers).map(([is, then]) => `${shellText(is)})\n${then}\n;;`),
    '*) false ;;',
    'esac',
  ].join('\n');
const print = (text: string): string => `printf %s ${shellText(text)}`;

/** Writes the program; `notes` is the beginning of the names of the files it keeps its calls in. */
export function writeKubectl(file: string, cluster: Cluster, notes: string): void {
  const objects = Object.entries(cluster).map(([name, values]) => {
    const known = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, print(value)]]));
    return [name, `${cases('$key', Object.fromEntries(known) as Record<string, string>)} || true`];
  });
  const program = `#!/bin/sh
printf '%s\\0' "$#" "$@" >> ${shellText(`${notes}.args`)}
if [ "$1" = apply ]; then
  cat >> ${shellText(`${notes}.stdin`)}
  echo 'secret/camunda-credentials serverside-applied'
  exit
fi
[ "$1" = get ] || { echo "unknown command $1" >&2; exit 1; }
kind=$2 namespace= template= ignore= before=
for arg do
  case $arg in
    --namespace=*) namespace=\${arg#*=} ;;
    --output=*) template=\${arg#*=} ;;
    --ignore-not-found) ignore=yes ;;
  esac
  last=$before before=$arg
done
name=$before
[ "$last" = -- ] || { echo 'a name that could be taken for an option' >&2; exit 1; }
case $kind in
  secret) key=\${template#*index . \\"} ;;
  *) key=\${template#*eq .name \\"} ;;
esac
key=\${key%%\\"*}
${cases('$namespace/$kind/$name', Object.fromEntries(objects) as Record<string, string>)} && exit
[ "$ignore" ] || { echo "Error from server (NotFound): \\"$name\\" not found" >&2; exit 1; }
`;
  writeFileSync(file, program, { mode: 0o755 });
}

/** What it was called with, in order. */
export function callsIn(notes: string): Call[] {
  if (!existsSync(`${notes}.args`)) return [];
  const words = readFileSync(`${notes}.args`, 'utf8').split('\0').slice(0, -1);
  const calls: Call[] = [];
  for (let at = 0; at < words.length;) {
    const args = words.slice(at + 1, at + 1 + Number(words[at]));
    at += 1 + args.length;
    calls.push({ args, stdin: args[0] === 'apply' ? readFileSync(`${notes}.stdin`, 'utf8') : '' });
  }
  return calls;
}
