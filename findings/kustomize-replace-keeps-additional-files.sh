#!/bin/sh
# helmCharts of Kustomize with "valuesMerge: replace": valuesInline takes the place of valuesFile, but not of
# additionalValuesFiles. These are handed to Helm behind it and win over valuesInline, whatever valuesMerge says.
# Source: measured with the Kustomize of kubectl 1.35 and 1.36.
. "$(dirname "$0")/lib.sh"

three=$(helm3)
version "$three"
mkdir charts
chart charts/one
sed -i 's/name: .*/name: one/' charts/one/Chart.yaml
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata:\n  got: {{ list .Values.file .Values.size | toJson | quote }}\n' >charts/one/templates/values.yaml
echo '{file: none, size: 1}' >charts/one/values.yaml
echo '{file: here, size: 2}' >file.yaml
echo 'size: 3' >more.yaml
for kubectl in "$(kubectl_of)" "$(layer v36 2.0.1)/kubectl/kubectl"; do
  "$kubectl" version --client
  for merge in override replace; do
    echo "helmCharts: [{name: one, releaseName: release, valuesFile: file.yaml, additionalValuesFiles: [more.yaml], valuesMerge: $merge, valuesInline: {size: 4}}]" >kustomization.yaml
    case $merge in override) file=here ;; *) file=none ;; esac
    seen "$merge: file, size" "[\"$file\",3]" "$("$kubectl" kustomize --enable-helm --helm-command "$three" . | sed -n "s/^  got: '\(.*\)'/\1/p")"
  done
done
finish
