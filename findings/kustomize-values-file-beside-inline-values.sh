#!/bin/sh
# helmCharts of Kustomize with a valuesFile: alone, the file is handed to Helm as it is. As soon as valuesInline says anything,
# Kustomize reads the file itself and hands on what it made of it: no and off are texts, so that "if" takes them for on; what an
# anchor brings by "<<" or by "*" is not there at all; a date has a time; of several documents the first one is left. Values
# in valuesInline are read as Helm reads them. No message says any of it.
# Source: measured with the Kustomize of kubectl 1.35 and 1.36.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four="$(layer v36 2.0.1)/helm/helm"
mkdir charts
chart charts/one
sed -i 's/name: .*/name: one/' charts/one/Chart.yaml
echo 'of: chart' >charts/one/values.yaml
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata:\n  got: {{ omit .Values "of" | toJson | quote }}\n' >charts/one/templates/values.yaml
got() { "$1" kustomize --enable-helm --helm-command "$2" . | sed -n "s/^  got: '\(.*\)'/\1/p"; }
for kubectl in "$(kubectl_of)" "$(layer v36 2.0.1)/kubectl/kubectl"; do
  "$kubectl" version --client
  case $kubectl in *v36*) helm=$four ;; *) helm=$three ;; esac
  version "$helm"
  each() {
    printf '%b' "$2" >file.yaml
    echo 'helmCharts: [{name: one, releaseName: release, valuesFile: file.yaml}]' >kustomization.yaml
    seen "$1, the file alone" "$3" "$(got "$kubectl" "$helm")"
    echo 'helmCharts: [{name: one, releaseName: release, valuesFile: file.yaml, valuesInline: {x: 1}}]' >kustomization.yaml
    seen "$1, beside valuesInline" "$4" "$(got "$kubectl" "$helm")"
  }
  each 'words' 'a: no\nb: Off\n' '{"a":false,"b":false}' '{"a":"no","b":"Off","x":1}'
  each 'a merge key' 'm: &m {a: 1}\nc: {<<: *m, b: 2}\n' '{"c":{"a":1,"b":2},"m":{"a":1}}' '{"c":{"b":2},"m":{"a":1},"x":1}'
  each 'an alias' 'm: &m [1]\nc: *m\n' '{"c":[1],"m":[1]}' '{"m":[1],"x":1}'
  each 'a date' 'a: 2001-01-01\n' '{"a":"2001-01-01"}' '{"a":"2001-01-01T00:00:00Z","x":1}'
done
printf 'a: 1\n---\nb: 2\n' >file.yaml
seen 'documents, beside valuesInline, Helm 4' '{"a":1,"x":1}' "$(got "$kubectl" "$four")"
finish
