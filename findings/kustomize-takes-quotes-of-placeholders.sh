#!/bin/sh
# Quotes around a placeholder, "${X}", are there so that whatever is put in stays a text. Kustomize writes every object anew, with
# quotes only where the text it has would be read as something else: "${X}" and "$X" come out bare, "{{ x }}" and "%X%" keep them. Who
# replaces variables in what Kustomize printed, as Flux does with postBuild and others with sed, puts true or 3 in as a boolean or a
# number, and a chart with a schema refuses it, or an "if" that took every text for on is off.
# Source: measured with the Kustomize of kubectl 1.35 and 1.36; Flux documentation, "Kustomization", "Post build variable
# substitution": variables are replaced in the generated manifests.
# shellcheck disable=SC2016 # placeholders
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
cat >release.yaml <<'MANIFEST'
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: one}
spec: {values: {a: "${X}", b: "$X", c: "{{ X }}", d: "%X%"}}
MANIFEST
echo 'resources: [release.yaml]' >kustomization.yaml
for layer in "v35 2.2.2" "v36 2.0.1"; do
  # shellcheck disable=SC2086 # two words
  kubectl=$(layer $layer)/kubectl/kubectl
  "$kubectl" version --client | head -n 1
  "$kubectl" kustomize . | sed -n 's/^    \([a-d]: .*\)/\1/p' >printed.yaml
  seen 'printed' 'a: ${X} b: $X c: '"'{{ X }}' d: '%X%' " "$(tr '\n' ' ' <printed.yaml)"
  sed 's/\${X}\|\$X\|{{ X }}\|%X%/false/' printed.yaml >values.yaml
  seen 'replaced by false' '{"a":false,"b":false,"c":"false","d":"false"}' "$(values "$helm" one -f values.yaml)"
done
finish
