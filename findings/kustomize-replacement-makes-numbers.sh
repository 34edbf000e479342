#!/bin/sh
# A replacement copies a text into a field that is not there yet ("create: true"). Where the schema of the kind does not say that the
# field is a text, as in the values of a HelmRelease, Kustomize writes the text anew without its quotes: "8.10" becomes 8.1, "012"
# becomes 10, "1e3" becomes 1000 and "null" nothing. Where a text in quotes stands already it stays one; where a number stands,
# "8.10" is an error and "012" is 10. An annotation, which Kustomize knows, keeps the text.
# Source: measured with the Kustomize of kubectl 1.35 and 1.36.
. "$(dirname "$0")/lib.sh"

cat >release.yaml <<'MANIFEST'
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: one, annotations: {tag: a}}
spec: {values: {quoted: "8.9", number: 8}}
MANIFEST
# copied KUBECTL TEXT FIELD: what stands in the field afterwards.
copied() {
  printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: source}\ndata: {tag: "%s"}\n' "$2" >source.yaml
  cat >kustomization.yaml <<YAML
resources: [source.yaml, release.yaml]
replacements:
  - source: {kind: ConfigMap, name: source, fieldPath: data.tag}
    targets: [{select: {kind: HelmRelease}, fieldPaths: [$3], options: {create: true}}]
YAML
  "$1" kustomize . >out 2>err || { grep -o 'cannot decode.*' err; return; }
  sed -n '/^kind: HelmRelease/,$p' out | sed -n "s/^ *${3##*.}: //p"
}
for kubectl in "$(kubectl_of)" "$(layer v36 2.0.1)/kubectl/kubectl"; do
  "$kubectl" version --client
  while read -r text made; do
    seen "\"$text\", a new field" "$made" "$(copied "$kubectl" "$text" spec.values.made)"
    seen "\"$text\", a field with a text in quotes" "\"$text\"" "$(copied "$kubectl" "$text" spec.values.quoted)"
    seen "\"$text\", an annotation" "\"$text\"" "$(copied "$kubectl" "$text" metadata.annotations.tag)"
  done <<'LIST'
8.10 8.1
012 10
1e3 1000
null null
1_000 1000
LIST
  # shellcheck disable=SC2016 # of the message
  seen '"8.10", a field with a number' 'cannot decode !!float `8.10` as a !!int' "$(copied "$kubectl" 8.10 spec.values.number)"
  seen '"012", a field with a number' 10 "$(copied "$kubectl" 012 spec.values.number)"
done
finish
