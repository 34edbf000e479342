#!/bin/sh
# The Helm construct of cdk8s reads what Helm rendered by the rules of YAML 1.1, and writes it anew: a plain 1:30 (which to Helm and
# kubectl is a text) becomes the number 90, and a plain date a time of day in UTC. What is deployed is not what `helm template` shows.
# Source: measured; cdk8s documents that its YAML is of version 1.1, not what that does to charts.
. "$(dirname "$0")/lib.sh"

four=$(helm4)
version "$four"
modules cdk8s@2.70.106 constructs@10.4.2
mkdir -p one/templates
printf 'apiVersion: v2\nname: one\nversion: 1.0.0\n' >one/Chart.yaml
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  duration: 1:30\n  day: 2026-01-31\n' >one/templates/a.yaml
cat >synth.js <<'JS'
const { App, Chart, Helm } = require('cdk8s');
const app = new App({ outdir: 'out' });
new Helm(new Chart(app, 'c'), 'h', { chart: './one', helmExecutable: process.argv[2], releaseName: 'r' });
app.synth();
JS
node synth.js "$four"
"$four" template r one >rendered.yaml
data() { "$(kubectl_of)" annotate --local -f "$1" -o jsonpath='{.data}' a=b; }
seen 'what Helm renders, as kubectl reads it' '{"day":"2026-01-31","duration":"1:30"}' "$(data rendered.yaml)"
seen 'what cdk8s writes' 'data: day: 2026-01-31T00:00:00.000Z duration: 90' \
  "$(grep -A2 '^data:' out/c.k8s.yaml | tr -d '"' | tr -s ' \n' ' ' | sed 's/ $//')"
finish
