#!/bin/sh
# The Helm construct of cdk8s writes the values it is given by the rules of YAML 1.1, and Helm reads them by its own: the text "0o14"
# is written without quotes, since it is no number in YAML 1.1, and becomes the number 12 in the chart. "010" and "1e3" stay texts.
# Source: measured; github.com/eemeli/yaml/issues/205 has the two ways to write octal numbers.
. "$(dirname "$0")/lib.sh"

four=$(helm4)
version "$four"
modules cdk8s@2.70.106 constructs@10.4.2
mkdir -p one/templates
printf 'apiVersion: v2\nname: one\nversion: 1.0.0\n' >one/Chart.yaml
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  seen: {{ toJson .Values | quote }}\n' >one/templates/a.yaml
cat >synth.js <<'JS'
const { App, Chart, Helm } = require('cdk8s');
const app = new App({ outdir: 'out' });
const values = { float: '1e3', new: '0o14', old: '010' };
new Helm(new Chart(app, 'c'), 'h', { chart: './one', helmExecutable: process.argv[2], releaseName: 'r', values });
app.synth();
JS
node synth.js "$four"
seen 'the values in the chart' '{"float":"1e3","new":12,"old":"010"}' "$(sed -n "s/^  seen: '\(.*\)'$/\1/p" out/c.k8s.yaml)"
finish
