#!/bin/sh
# A strategic merge patch that changes the value of one environment variable. Kustomize moves that variable before all that the patch
# does not name; kubectl patch leaves it where it was and puts only new ones first. Kubernetes fills $(HOST) in from variables
# that stand above: after the patch ADDRESS stands above HOST, and the program gets the text "$(HOST):81".
# Source: measured with kubectl 1.35 and 1.36; kubernetes-sigs/kustomize#3157 tells of the order since 3.8; Kubernetes API, EnvVar:
# references are to variables defined before.
. "$(dirname "$0")/lib.sh"

cat >deployment.yaml <<'MANIFEST'
apiVersion: apps/v1
kind: Deployment
metadata: {name: one}
spec:
  template:
    spec:
      containers: [{name: one, image: "one:1", env: [{name: HOST, value: db}, {name: ADDRESS, value: "$(HOST):80"}]}]
MANIFEST
# patch ENV: a patch with these variables.
patch() {
  printf 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: one}\n' >patch.yaml
  echo "spec: {template: {spec: {containers: [{name: one, env: [$1]}]}}}" >>patch.yaml
}
names() { sed -n 's/^ *- name: \([A-Z]*\)$/\1/p' | tr '\n' ' '; }
echo '{resources: [deployment.yaml], patches: [{path: patch.yaml}]}' >kustomization.yaml
for kubectl in "$(kubectl_of)" "$(layer v36 2.0.1)/kubectl/kubectl"; do
  "$kubectl" version --client
  # shellcheck disable=SC2016 # of Kubernetes
  patch '{name: ADDRESS, value: "$(HOST):81"}'
  seen 'a variable is changed, Kustomize' 'ADDRESS HOST ' "$("$kubectl" kustomize . | names)"
  seen 'a variable is changed, kubectl patch' 'HOST ADDRESS ' "$("$kubectl" patch --local -f deployment.yaml -o yaml --patch-file patch.yaml | names)"
  # shellcheck disable=SC2016 # of Kubernetes
  patch '{name: MORE, value: "$(HOST)"}'
  seen 'a variable is new, Kustomize' 'MORE HOST ADDRESS ' "$("$kubectl" kustomize . | names)"
  seen 'a variable is new, kubectl patch' 'MORE HOST ADDRESS ' "$("$kubectl" patch --local -f deployment.yaml -o yaml --patch-file patch.yaml | names)"
  # shellcheck disable=SC2016 # of Kubernetes
  patch '{name: HOST}, {name: ADDRESS, value: "$(HOST):81"}'
  seen 'the patch names both, Kustomize' 'HOST ADDRESS ' "$("$kubectl" kustomize . | names)"
done
finish
