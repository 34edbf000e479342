/** The script that puts the secrets of a running 8.7 release into the consolidated Secret. */
import type { JourneyDocument } from '../document.ts';
import type { ObjectName } from '../../charts/objectName.ts';
import { shellText, shellWord } from '../quote.ts';
import { CONSOLIDATED } from '../../steps/8.7-8.8/journey/secretTable.ts';
import type { Source } from '../secret.ts';
import type { Answers, Relied } from '../secrets.ts';

export const SCRIPT = 'extract-secrets.sh';

export function secretsScript(relied: readonly Relied[], answers: Answers): JourneyDocument {
  const uses = (from: Source['from']): boolean => relied.some((r) => r.source.from === from);
  const objects = relied.flatMap((r) =>
    r.source.from === 'secret' ? [r.source.object] : r.source.from === 'variable' ? [r.source.deployment] : [],
  );
  const parts = [
    HEAD,
    assignments(answers),
    STOP,
    objects.some((o) => o.kind !== 'release') ? SHORT : '',
    objects.some((o) => o.kind === 'full') ? FULL : '',
    ADD,
    uses('secret') ? FROM_SECRET : '',
    uses('variable') ? FROM_VARIABLE : '',
    uses('new') ? MADE_UP : '',
    relied.map(line).join('\n'),
    WRITE,
  ];
  return {
    id: 'secrets/script',
    title: 'Script that extracts the secrets',
    fileName: SCRIPT,
    language: 'shellscript',
    text: `${parts.filter((p) => p !== '').join('\n\n')}\n`,
  };
}

function line({ key, source, row }: Relied): string {
  const comment = `# ${row.what}`;
  const of = shellWord(key);
  switch (source.from) {
    case 'secret':
      return `${comment}\nfrom_secret ${of} ${object(source.object)} ${shellWord(source.key)}`;
    case 'variable':
      return `${comment}\nfrom_variable ${of} ${object(source.deployment)} ${shellWord(source.variable)}`;
    case 'new':
      return `${comment}\nmade_up ${of}`;
  }
}

/** One word of the shell that gives the name of an object. */
function object(n: ObjectName): string {
  const suffix = n.suffix ?? '';
  const plain = /^[A-Za-z0-9._-]*$/.test(n.name + suffix);
  const text = (t: string): string => (plain ? t : shellText(t));
  if (n.kind === 'fixed' && n.suffix === undefined) return `"$(short ${shellWord(n.name)} 63)"`;
  if (n.kind === 'release') return plain ? `"$release-${n.name}"` : `"$release"-${shellText(n.name)}`;
  const first =
    n.kind === 'full'
      ? `$(full ${shellWord(n.name)})`
      : n.kind === 'fixed'
        ? `$(short ${shellWord(n.name)} 63)`
        : `$(short "$release"-${shellWord(n.name)} 63)`;
  const kept = n.keep === undefined ? first : `$(short "${first}" ${String(n.keep)})`;
  return `"${kept}"${text(suffix)}`;
}

function assignments({ release, namespace }: Answers): string {
  const one = (name: string, value: string | undefined, what: string): string =>
    value === undefined
      ? `${name}=\${CAMUNDA_${name.toUpperCase()}:?Set CAMUNDA_${name.toUpperCase()} to the ${what}.}`
      : `${/[$`]/.test(value) ? '# shellcheck disable=SC2016\n' : ''}${name}=${shellText(value)}`;
  return [
    one('release', release, 'name of the Helm release'),
    one('namespace', namespace, 'namespace of the release'),
  ].join('\n');
}

const HEAD = `#!/bin/sh
# Collects the secrets of a running Camunda 8.7 release in the Secret ${CONSOLIDATED}, where chart 13.x finds them.
# Run it before helm upgrade, which deletes the Secrets it reads.
#
#   sh ${SCRIPT}         writes the Secret into the cluster
#   sh ${SCRIPT} FILE    writes a manifest only you can read, and leaves the cluster alone
#
# No value is printed, and nothing is written unless every value is there. Keys the Secret has already are never
# overwritten with other values.
set -eu
umask 077
LC_ALL=C
export LC_ALL`;

const STOP = `data=
stop() {
  printf '%s\\n' "$*" >&2
  exit 1
}`;

const SHORT = `# short NAME LENGTH: as Helm's trunc and trimSuffix
short() {
  cut=$(printf "%.$2s" "$1")
  printf '%s' "\${cut%-}"
}`;
const FULL = `# full NAME: what chart 12.x calls an object; the release alone where that contains the name already
full() {
  case $release in
    *"$1"*) short "$release" 63 ;;
    *) short "$release-$1" 63 ;;
  esac
}`;
const ADD = `# add KEY BASE64 COMPLAINT
add() {
  case $1 in
    '' | *[!A-Za-z0-9._-]*) stop "$1 cannot be a key of a Secret." ;;
  esac
  case $2 in
    '') stop "$3" ;;
    *[!A-Za-z0-9+/=]*) stop "What kubectl gave for $1 is not base64." ;;
  esac
  data="$data  \\"$1\\": \\"$2\\"
"
}`;
const FROM_SECRET = `# from_secret KEY SECRET ITS_KEY
from_secret() {
  case $3 in
    '' | *[!A-Za-z0-9._-]*) stop "$3 cannot be a key of the Secret $2." ;;
  esac
  value=$(kubectl get secret --namespace="$namespace" \\
    --output=go-template="{{with .data}}{{with index . \\"$3\\"}}{{.}}{{end}}{{end}}" -- "$2") ||
    stop "The Secret $2 cannot be read in the namespace $namespace; key $3 is needed."
  add "$1" "$value" "The key $3 of the Secret $2 is missing or empty."
}`;
const FROM_VARIABLE = `# from_variable KEY DEPLOYMENT VARIABLE: a value that 12.x wrote into the Deployment in plain text
from_variable() {
  value=$(kubectl get deployment --namespace="$namespace" \\
    --output=go-template="{{range .spec.template.spec.containers}}{{range .env}}{{if eq .name \\"$3\\"}}{{with .value}}{{.}}{{end}}{{end}}{{end}}{{end}}" \\
    -- "$2" && printf .) ||
    stop "The Deployment $2 cannot be read in the namespace $namespace; variable $3 is needed."
  value=\${value%.}
  [ -n "$value" ] || stop "The variable $3 of the Deployment $2 is missing or empty."
  # Kubernetes rewrites these in variables, but not in Secrets.
  case $value in
    *"\\$\\$"* | *"\\$("*) stop "The variable $3 of the Deployment $2 contains \\$\\$ or \\$(: write the key $1 by hand." ;;
  esac
  add "$1" "$(printf '%s' "$value" | base64 | tr -d '\\n')" "The variable $3 of the Deployment $2 cannot be encoded."
}`;
const MADE_UP = `# made_up KEY: 8.7 had none; what is there from an earlier run stays
made_up() {
  value=$(kubectl get secret --namespace="$namespace" --ignore-not-found \\
    --output=go-template="{{with .data}}{{with index . \\"$1\\"}}{{.}}{{end}}{{end}}" -- ${CONSOLIDATED}) ||
    stop "The namespace $namespace cannot be read."
  [ -n "$value" ] || value=$(tr -dc 'A-Za-z0-9' </dev/urandom | head -c 32 | base64 | tr -d '\\n')
  add "$1" "$value" "No random value could be made for $1."
}`;
const WRITE = `manifest="apiVersion: v1
kind: Secret
metadata:
  name: ${CONSOLIDATED}
type: Opaque
data:
$data"

if [ $# -gt 0 ]; then
  if [ -e "$1" ] || [ -L "$1" ]; then stop "The file $1 exists already."; fi
  printf '%s' "$manifest" >"$1"
  printf 'Written for you alone, keep it out of version control: %s\\n' "$1"
else
  printf '%s' "$manifest" |
    kubectl apply --server-side --field-manager=camunda-values-upgrade --namespace="$namespace" --filename=-
fi`;
