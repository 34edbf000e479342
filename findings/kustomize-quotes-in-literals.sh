#!/bin/sh
# The literals of a configMapGenerator lose quotes around the value, those of "kubectl create configmap --from-literal"
# keep them, with the same key and text and in the same program.
# Source: measured.
. "$(dirname "$0")/lib.sh"

kubectl=$(kubectl_of)
"$kubectl" version --client
printf 'configMapGenerator:\n- name: one\n  literals:\n  - %s\n' "'a=\"x y\"'" >kustomization.yaml
seen 'kubectl kustomize' '  a: x y' "$("$kubectl" kustomize . | grep '^  a:')"
seen 'kubectl create configmap' "  a: '\"x y\"'" "$("$kubectl" create configmap one --from-literal='a="x y"' --dry-run=client -o yaml | grep '^  a:')"
finish
