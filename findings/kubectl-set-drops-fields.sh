#!/bin/sh
# kubectl set image --local reads a manifest of a built-in kind into the types that this kubectl was built with and prints those: a field
# that they do not have, of a newer Kubernetes or misspelt, is gone without a word, and amounts are written anew. An image changed
# by kubectl 1.31 takes from a Deployment what only 1.34 knows. kubectl patch --local prints all of it.
# Source: measured with kubectl 1.31 and 1.35; its help says that --local does not contact the server, nothing of fields.
. "$(dirname "$0")/lib.sh"

old="$(layer v31 2.1.0)/kubectl/kubectl" new=$(kubectl_of)
cat >deployment.yaml <<'MANIFEST'
apiVersion: apps/v1
kind: Deployment
metadata: {name: one}
spec:
  replica: 3
  selector: {matchLabels: {app: one}}
  template:
    metadata: {labels: {app: one}}
    spec:
      hostnameOverride: host
      containers:
        - {name: one, image: "one:1", resources: {limits: {memory: 2048Mi}}}
MANIFEST
left() { sed -n 's/^ *\(hostnameOverride\|replica\|memory\): /\1 /p' | tr '\n' ' '; }
patched() { "$1" patch --local -f deployment.yaml -o yaml -p '{"spec":{"template":{"spec":{"containers":[{"name":"one","image":"one:2"}]}}}}'; }
for kubectl in "$old" "$new"; do
  "$kubectl" version --client
  case $kubectl in "$old") kept='' ;; *) kept='hostnameOverride host ' ;; esac
  seen 'set image' "memory 2Gi $kept" "$("$kubectl" set image --local -f deployment.yaml -o yaml one=one:2 | left)"
  seen 'patch' 'replica 3 memory 2048Mi hostnameOverride host ' "$(patched "$kubectl" | left)"
done
finish
