#!/bin/sh
# A date without quotes in a manifest, 2001-01-01, comes out of Kustomize as the text "2001-01-01T00:00:00Z", although
# nothing was to be changed there. kubectl alone and Helm read the ten characters that stand there.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4) kubectl=$(kubectl_of)
version "$helm"
"$kubectl" version --client
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata:\n  day: 2001-01-01\n' >manifest.yaml
echo 'resources: [manifest.yaml]' >kustomization.yaml
day() { sed -n 's/^  day: //p'; }
seen 'kubectl kustomize' '"2001-01-01T00:00:00Z"' "$("$kubectl" kustomize . | day)"
seen 'kubectl annotate --local' '"2001-01-01"' "$("$kubectl" annotate --local -f manifest.yaml -o yaml a=b | day)"
chart one
echo 'day: 2001-01-01' >one/values.yaml
seen 'Helm' '{"day":"2001-01-01"}' "$(values "$helm" one)"
finish
