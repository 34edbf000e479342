#!/bin/sh
# A strategic merge patch may hold words that say how to merge. Kustomize and kubectl do not know the same ones, and what one does not
# know is no error: Kustomize writes $deleteFromPrimitiveList and $retainKeys into the object as if they were fields, and the items
# and keys that they should take away stay. kubectl patch does what they say. "$patch: merge" is good for Kustomize and an error
# for kubectl.
# Source: measured with kubectl 1.35 and 1.36; strategic-merge-patch.md of the Kubernetes developers has these words.
# shellcheck disable=SC2016 # of Kubernetes
. "$(dirname "$0")/lib.sh"

cat >deployment.yaml <<'MANIFEST'
apiVersion: apps/v1
kind: Deployment
metadata: {name: one, finalizers: [example.com/a, example.com/b]}
spec:
  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}
  template: {spec: {containers: [{name: one, image: "one:1"}]}}
MANIFEST
echo '{resources: [deployment.yaml], patches: [{path: patch.yaml}]}' >kustomization.yaml
patch() { printf 'apiVersion: apps/v1\nkind: Deployment\n%s\n' "$1" >patch.yaml; }
kustomized() { "$kubectl" kustomize . | sed -n "$1" | tr -d '\n'; }
patched() { "$kubectl" patch --local -f deployment.yaml -o yaml --patch-file patch.yaml 2>&1 | sed -n "$1" | tr -d '\n'; }
for kubectl in "$(kubectl_of)" "$(layer v36 2.0.1)/kubectl/kubectl"; do
  "$kubectl" version --client
  patch 'metadata: {name: one, $deleteFromPrimitiveList/finalizers: [example.com/a]}'
  seen '$deleteFromPrimitiveList, Kustomize' '  $deleteFromPrimitiveList/finalizers:  - example.com/a  finalizers:  - example.com/a  - example.com/b' "$(kustomized '/finalizers:\|example.com/p')"
  seen '$deleteFromPrimitiveList, kubectl patch' '  - example.com/b' "$(patched '/example.com/p')"
  patch 'metadata: {name: one}
spec: {strategy: {$retainKeys: [type], type: Recreate}}'
  seen '$retainKeys, Kustomize' '    $retainKeys:    - type    rollingUpdate:      maxSurge: 1    type: Recreate' "$(kustomized '/^  strategy/,/^    type/{/strategy/!p}')"
  seen '$retainKeys, kubectl patch' '    type: Recreate' "$(patched '/^  strategy/,/^    type/{/strategy/!p}')"
  patch 'metadata: {name: one}
spec: {strategy: {$patch: merge, rollingUpdate: {maxSurge: 2}}}'
  seen '$patch: merge, Kustomize' '      maxSurge: 2' "$(kustomized '/maxSurge/p')"
  seen '$patch: merge, kubectl patch' 'unknown patch type: merge' "$(patched 's/.*\(unknown patch type: merge\).*/\1/p')"
done
finish
