#!/bin/sh
# An entry of helmCharts with a version and no repo, for a chart in the folder charts: Kustomize renders what lies there and does not
# look at the version. Raise it from 1.0.0 to 2.0.0, or to a version that has never been, and the output is the same, without a
# warning, while every reader of the kustomization takes the new chart for deployed.
# Source: measured with the Kustomize of kubectl 1.35 and 1.36 and Helm 3.17; its api/types/helmchartargs.go calls it
# the version of the chart; kubernetes-sigs/kustomize#4768 had the same with a repo.
. "$(dirname "$0")/lib.sh"

PATH="$(dirname "$(helm3)"):$PATH"
mkdir charts
cd charts
chart one
cd ..
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata: {version: "{{ .Chart.Version }}"}\n' >charts/one/templates/values.yaml
rendered() {
  echo "helmCharts: [{name: one, releaseName: release, version: $2}]" >kustomization.yaml
  "$1" kustomize --enable-helm . 2>&1 | sed -n 's/^  version: //p; s/.*warning.*/warning/Ip'
}
for kubectl in "$(kubectl_of)" "$(layer v36 2.0.1)/kubectl/kubectl"; do
  "$kubectl" version --client
  seen '1.0.0 is asked for' 1.0.0 "$(rendered "$kubectl" 1.0.0)"
  seen '2.0.0 is asked for' 1.0.0 "$(rendered "$kubectl" 2.0.0)"
  seen '"never" is asked for' 1.0.0 "$(rendered "$kubectl" never)"
done
finish
