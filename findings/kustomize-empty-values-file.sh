#!/bin/sh
# A chart whose values.yaml is empty, or says nothing but comments, is a chart for Helm. Kustomize cannot inflate it as soon
# as there is something in valuesInline: the error names neither the chart nor the file.
# Source: measured with the Kustomize of kubectl 1.35 and 1.36.
. "$(dirname "$0")/lib.sh"

three=$(helm3)
version "$three"
mkdir charts
in=charts/one chart charts/one
sed -i 's/name: .*/name: one/' charts/one/Chart.yaml
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n' >charts/one/templates/values.yaml
echo 'helmCharts: [{name: one, releaseName: release, valuesInline: {size: 3}}]' >kustomization.yaml
build() { "$1" kustomize --enable-helm --helm-command "$three" . 2>&1 | sed -n 's/^kind: //p; s/^error: /error: /p'; }
for kubectl in "$(kubectl_of)" "$(layer v36 2.0.1)/kubectl/kubectl"; do
  "$kubectl" version --client
  : >charts/one/values.yaml
  seen 'empty values.yaml, Helm' 'kind: ConfigMap' "$("$three" template release charts/one --set size=3 | grep '^kind')"
  seen 'empty values.yaml' 'error: could not parse values file into rnode: EOF' "$(build "$kubectl")"
  echo '{}' >charts/one/values.yaml
  seen 'values.yaml with {}' 'ConfigMap' "$(build "$kubectl")"
done
finish
