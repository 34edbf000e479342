#!/bin/sh
# The Helm construct of cdk8s writes its values to a file. A property with undefined, as an optional setting that nobody gave is in
# TypeScript, is written as null, and null takes the chart's default away: what was not set is not the default but nothing.
# Source: measured with cdk8s 2.70; a comment in its lib/yaml.js says that undefined becomes null.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules cdk8s@2.70.106 constructs@10.8.1
chart one
echo '{replicas: 3, of: chart}' >one/values.yaml
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata: {got: {{ toJson .Values | quote }}}\n' >one/templates/values.yaml
cat >values.js <<'JS'
const { App, Chart, Helm } = require('cdk8s');
const got = (values) => {
  const chart = new Chart(new App(), 'all');
  new Helm(chart, 'one', { chart: 'one', helmExecutable: process.argv[2], values });
  return chart.toJson()[0].data.got;
};
const all = { of: 'user' };
console.log(got(all), got({ ...all, replicas: undefined }));
JS
seen 'without the key, and with undefined' '{"of":"user","replicas":3} {"of":"user"}' "$(node values.js "$helm")"
finish
