#!/bin/sh
# A patch of an object that is not there: with a "target" Kustomize passes over it without a word, and so it does with patchesJson6902,
# with images that no container has and with the targets of replacements. Without a target the same patch is an error, as are
# patchesStrategicMerge, replicas, vars and the source of replacements. So whether somebody who renames an object is told that a patch
# has lost it depends on how the patch is written. A container that is not there is no error either: it is added, without an image.
# Source: measured with the Kustomize of kubectl 1.31 (5.4.2) and 1.35 (5.7.1).
. "$(dirname "$0")/lib.sh"

cat >deployment.yaml <<'MANIFEST'
apiVersion: apps/v1
kind: Deployment
metadata: {name: one}
spec: {template: {spec: {containers: [{name: a, image: "app:1"}]}}}
MANIFEST
merge='{apiVersion: apps/v1, kind: Deployment, metadata: {name: two}, spec: {replicas: 3}}'
json='- {op: add, path: /spec/replicas, value: 3}'
from='{kind: Deployment, name: one, fieldPath: metadata.name}'
to='[{select: {kind: Deployment, name: two}, fieldPaths: [metadata.annotations.x], options: {create: true}}]'
after() {
  printf 'resources: [deployment.yaml]\n%s\n' "$1" >kustomization.yaml
  if "$kubectl" kustomize . >out 2>err; then cmp -s out plain && echo 'as it was' || echo 'changed'; else echo 'an error'; fi
}
for kubectl in "$(layer v31 2.1.0)/kubectl/kubectl" "$(kubectl_of)"; do
  "$kubectl" version --client
  echo 'resources: [deployment.yaml]' >kustomization.yaml
  "$kubectl" kustomize . >plain
  seen 'patches, with a target' 'as it was' "$(after "patches: [{target: {kind: Deployment, name: two}, patch: '$merge'}]")"
  seen 'patchesJson6902' 'as it was' "$(after "patchesJson6902: [{target: {group: apps, version: v1, kind: Deployment, name: two}, patch: '$json'}]")"
  seen 'images' 'as it was' "$(after 'images: [{name: other, newTag: "9"}]')"
  seen 'replacements, the target' 'as it was' "$(after "replacements: [{source: $from, targets: $to}]")"
  seen 'patches, without a target' 'an error' "$(after "patches: [{patch: '$merge'}]")"
  seen 'patchesStrategicMerge' 'an error' "$(after "patchesStrategicMerge: ['$merge']")"
  seen 'replicas' 'an error' "$(after 'replicas: [{name: two, count: 3}]')"
  seen 'replacements, the source' 'an error' "$(after 'replacements: [{source: {kind: Deployment, name: two, fieldPath: metadata.name}, targets: []}]')"
  seen 'vars' 'an error' "$(after 'vars: [{name: X, objref: {apiVersion: v1, kind: Service, name: two}}]')"
  after "patches: [{target: {name: one}, patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: one}, spec: {template: {spec: {containers: [{name: b, env: [{name: A, value: x}]}]}}}}'}]" >/dev/null
  seen 'a container that is not there' 'b a' "$(sed -n 's/^ *-* *name: \([ab]\)$/\1/p' out | tr '\n' ' ' | sed 's/ $//')"
done
finish
