#!/bin/sh
# A template may write its objects as one "kind: List". Helm reads annotations of the list alone: an item with helm.sh/hook is no hook but
# an object like others, and --no-hooks and --skip-tests leave it in. The order in which Helm installs kinds is not that of the
# items either: the list stands behind a Service, though it has the ServiceAccount that would stand before it.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "Chart Hooks", speaks of templates with the annotation.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
cat >one/templates/values.yaml <<'MANIFEST'
apiVersion: v1
kind: Service
metadata: {name: service}
MANIFEST
account='apiVersion: v1, kind: ServiceAccount, metadata: {name: account}'
hook='apiVersion: v1, kind: Pod, metadata: {name: check, annotations: {helm.sh/hook: test}}'
rendered() { "$@" | sed -n 's/.*name: \([a-z]*\).*/\1/p' | tr '\n' ' '; }
for helm in "$three" "$four"; do
  version "$helm"
  printf '%s\n---\n%s\n' "{$account}" "{$hook}" >one/templates/more.yaml
  seen 'documents' 'account service check ' "$(rendered "$helm" template release one)"
  seen 'documents, --no-hooks' 'account service ' "$(rendered "$helm" template release one --no-hooks)"
  seen 'documents, --skip-tests' 'account service ' "$(rendered "$helm" template release one --skip-tests)"
  printf 'apiVersion: v1\nkind: List\nitems:\n  - {%s}\n  - {%s}\n' "$account" "$hook" >one/templates/more.yaml
  seen 'a list' 'service account check ' "$(rendered "$helm" template release one)"
  seen 'a list, --no-hooks' 'service account check ' "$(rendered "$helm" template release one --no-hooks)"
  seen 'a list, --skip-tests' 'service account check ' "$(rendered "$helm" template release one --skip-tests)"
done
finish
