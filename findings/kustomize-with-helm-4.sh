#!/bin/sh
# The Kustomize inside kubectl 1.35 cannot inflate a Helm chart with Helm 4: it asks Helm for its version with an option
# (-c) that Helm 4 no longer has, and stops. The same kustomization works with Helm 3, and with the Kustomize of kubectl 1.36.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4) kubectl=$(kubectl_of)
version "$three"
version "$four"
new=$(layer v36 2.0.1)/kubectl/kubectl
"$kubectl" version --client
"$new" version --client
mkdir charts
chart charts/one
sed -i 's/name: .*/name: one/' charts/one/Chart.yaml
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n' >charts/one/templates/values.yaml
echo 'helmCharts: [{name: one, releaseName: release}]' >kustomization.yaml
build() { "$2" kustomize --enable-helm --helm-command "$1" . 2>&1 | sed -n 's/^kind: //p; s/^error: //p'; }
seen 'Helm 3' 'ConfigMap' "$(build "$three" "$kubectl")"
seen 'Helm 4' 'Error: unknown shorthand flag: '"'c'"' in -c' "$(build "$four" "$kubectl" | head -n 1 | sed 's/.*Error: /Error: /')"
seen 'Helm 4, kubectl 1.36' 'ConfigMap' "$(build "$four" "$new")"
finish
