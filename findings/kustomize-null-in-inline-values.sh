#!/bin/sh
# null in the valuesInline of a Kustomize helmCharts entry never removes a default of the chart while valuesFile is merged
# with it: with "override" it removes the key of the file, and the default of the chart is back; with "merge" the file wins.
# Only with "replace", which forgets the file, does the null reach Helm and remove the default.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm3) kubectl=$(kubectl_of)
version "$helm"
"$kubectl" version --client
mkdir charts
chart charts/one
sed -i 's/name: .*/name: one/' charts/one/Chart.yaml
cat >charts/one/templates/values.yaml <<'END'
apiVersion: v1
kind: ConfigMap
metadata: {name: one}
data: {size: {{ toJson .Values.a.size | quote }}}
END
echo 'a: {size: chart}' >charts/one/values.yaml
echo 'a: {size: file}' >file.yaml
for how in override merge replace; do
  echo "helmCharts: [{name: one, releaseName: release, valuesFile: file.yaml, valuesMerge: $how, valuesInline: {a: {size: null}}}]" >kustomization.yaml
  case $how in override) want='"chart"' ;; merge) want='"file"' ;; *) want=null ;; esac
  seen "valuesMerge: $how" "$want" "$("$kubectl" kustomize --enable-helm --helm-command "$helm" . | sed -n "s/^  size: '*\\([^']*\\)'*/\\1/p" | sed "s/^\"null\"$/null/")"
done
finish
