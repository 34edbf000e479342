#!/bin/sh
# The same file of variables, read by the configMapGenerator of Kustomize and by "kubectl create configmap --from-env-file":
# a name without a value is an empty text in the first and the variable of the shell in the second.
# Source: measured.
. "$(dirname "$0")/lib.sh"

kubectl=$(kubectl_of)
"$kubectl" version --client
echo 'configMapGenerator: [{name: one, envs: [names.env]}]' >kustomization.yaml
export FROM_SHELL=shell
echo FROM_SHELL >names.env
data() { sed -n 's/^  \(FROM_SHELL: \)/\1/p'; }
seen 'Kustomize' 'FROM_SHELL: ""' "$("$kubectl" kustomize . | data)"
seen 'kubectl create configmap' 'FROM_SHELL: shell' "$("$kubectl" create configmap one --from-env-file=names.env --dry-run=client -o yaml | data)"
finish
