#!/bin/sh
# The namespace of a kustomization that has helmCharts. Kustomize 5.7 writes it into the objects of the chart and does not tell Helm:
# an address made of .Release.Namespace says "default". Kustomize 5.8 tells Helm and leaves the objects of the chart without
# a namespace, which most charts do not write themselves, because helm install adds it: applied, they land in the current
# namespace, beside resources of the same kustomization that are in the right one. With a namespace in the entry of
# helmCharts as well, 5.7 does both; 5.8 still does not.
# Source: measured with the Kustomize of kubectl 1.35 and 1.36.
. "$(dirname "$0")/lib.sh"

three=$(helm3)
version "$three"
mkdir charts
chart charts/one
sed -i 's/name: .*/name: one/' charts/one/Chart.yaml
cat >charts/one/templates/values.yaml <<'YAML'
apiVersion: v1
kind: ConfigMap
metadata: {name: one}
data:
  address: one.{{ .Release.Namespace }}.svc
YAML
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: beside}\ndata: {address: none}\n' >beside.yaml
# build: of each object its name and namespace, then the address.
build() {
  "$kubectl" kustomize --enable-helm --helm-command "$three" . |
    awk '/^---$/ { print line; line = "" } $1 == "name:" || $1 == "namespace:" || $1 == "address:" { line = line " " $2 } END { print line }' |
    sed -n 's/^ \(.*one\.[a-z]*\.svc.*\)/\1/p; s/^ none \(.*\)/\1/p' | sort -r | tr '\n' ',' | sed 's/,$//'
}
for version in 1.35 1.36; do
  case $version in 1.35) kubectl=$(kubectl_of) ;; *) kubectl=$(layer v36 2.0.1)/kubectl/kubectl ;; esac
  "$kubectl" version --client
  for entry in '' ', namespace: here'; do
    echo "{namespace: here, resources: [beside.yaml], helmCharts: [{name: one, releaseName: release$entry}]}" >kustomization.yaml
    case $version$entry in
      1.35) expected='one.default.svc one here,beside here' ;;
      1.35*) expected='one.here.svc one here,beside here' ;;
      *) expected='one.here.svc one,beside here' ;;
    esac
    seen "address, name and namespace; namespace in the kustomization${entry:+ and in the entry}" "$expected" "$(build)"
  done
done
finish
