#!/bin/sh
# A chart refuses values with fail and required. helm lint runs its templates with the same values, says of both what they would
# have said, on standard error among the messages, and ends with 0 and "0 chart(s) failed", also with --strict: whoever checks
# values by helm lint learns of nothing that the chart itself refuses. A schema is obeyed.
# Source: measured, alike with Helm 3.17 and 4.1; read in pkg/engine/engine.go (LintMode). The help of helm lint promises an
# error for what "will cause the chart to fail installation".
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
cat >one/templates/values.yaml <<'YAML'
apiVersion: v1
kind: ConfigMap
metadata: {name: one}
data:
  {{- if .Values.bad }}{{ fail "bad is refused" }}{{ end }}
  host: {{ required "a host is needed" .Values.host | quote }}
YAML
echo '{bad: true, host: one}' >bad.yaml
echo '{bad: false}' >none.yaml
# ends HELM ARGUMENT...: with which code Helm ends.
ends() { if "$@" >out 2>&1; then echo 0; else echo "$?"; fi; }
for helm in "$three" "$four"; do
  version "$helm"
  for file in bad none; do
    seen "helm template with $file.yaml" 1 "$(ends "$helm" template release one -f "$file.yaml")"
    for strict in '' --strict; do
      seen "helm lint $strict with $file.yaml" 0 "$(ends "$helm" lint one ${strict:+"$strict"} -f "$file.yaml")"
      seen 'and says' '1 chart(s) linted, 0 chart(s) failed' "$(grep linted out)"
    done
  done
  echo '{"properties": {"bad": {"type": "string"}}}' >one/values.schema.json
  seen 'helm lint where a schema refuses bad.yaml' 1 "$(ends "$helm" lint one -f bad.yaml)"
  rm one/values.schema.json
done
finish
