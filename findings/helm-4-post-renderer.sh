#!/bin/sh
# A post-renderer gets more and another text with Helm 4 than with Helm 3. Helm 3.17 gives it the templates' own bytes without the
# hooks. Helm 4.1 parses the manifests and prints them anew, hooks among them: each object has one more annotation, a block text
# one of whose lines ends with a space arrives as one line in quotes, and documents of nothing but comments are gone. A program
# that looks for lines, such as sed, finds other lines, even if it changes nothing else.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
cat >one/templates/values.yaml <<'YAML'
kind: ConfigMap
metadata:
    name: one
data:
    script: |
      first
      second
---
# nothing but a comment
YAML
sed -i 's/first$/first /' one/templates/values.yaml
printf 'kind: Job\nmetadata:\n  name: two\n  annotations:\n    helm.sh/hook: test\n' >one/templates/hook.yaml
mkdir same
cat >same/plugin.yaml <<'YAML'
apiVersion: v1
type: postrenderer/v1
name: same
version: 1.0.0
runtime: subprocess
runtimeConfig:
  platformCommand: [{command: "${HELM_PLUGIN_DIR}/same.sh"}]
YAML
printf '#!/bin/sh\ntee "%s/seen"\n' "$work" >same/same.sh
chmod +x same/same.sh
has() { if grep -q "$1" seen; then echo yes; else echo no; fi; }
for helm in "$three" "$four"; do
  version "$helm"
  case $helm in
    "$three") by=same/same.sh other=no lines=yes ;;
    *) by=same other=yes lines=no && "$helm" plugin install ./same >/dev/null 2>&1 ;;
  esac
  "$helm" template release one --post-renderer "$by" >out
  seen 'it sees the hook' "$other" "$(has 'kind: Job')"
  seen 'an annotation that no template has' "$other" "$(has postrenderer.helm.sh)"
  seen 'a line of the block text' "$lines" "$(has '^ *second$')"
  seen 'the text in quotes' "$other" "$(has 'first \\nsecond')"
  seen 'four spaces of indentation' "$lines" "$(has '^    name: one')"
  seen 'the comment' "$lines" "$(has 'nothing but a comment')"
done
finish
