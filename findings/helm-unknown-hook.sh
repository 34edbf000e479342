#!/bin/sh
# An object whose annotation helm.sh/hook names something that Helm does not know, by a typing error, as a hook of Argo CD or as an
# empty text, is neither a hook nor an object: it is left out, while the exit code is 0, also of helm lint. One such name beside a
# right one is enough. A switch that empties the annotation instead of leaving it out takes the object away.
# Source: measured; an info line on standard error is all that says so (and helm/helm#6918, where somebody wanted those objects);
# Helm documentation, "Chart Hooks", lists the names and not what becomes of others.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
rendered() {
  printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: it\n  annotations: {helm.sh/hook: "%s"}\n' "$2" >one/templates/values.yaml
  "$1" template release one >out 2>err
  echo "exit code $?, objects: $(grep -c '^kind' out), told: $(grep -c 'unknown hook' err)"
}
for helm in "$three" "$four"; do
  version "$helm"
  seen 'post-install' 'exit code 0, objects: 1, told: 0' "$(rendered "$helm" post-install)"
  seen 'post-instal' 'exit code 0, objects: 0, told: 1' "$(rendered "$helm" post-instal)"
  seen 'post-install,post-sync' 'exit code 0, objects: 0, told: 1' "$(rendered "$helm" post-install,post-sync)"
  seen 'PostSync' 'exit code 0, objects: 0, told: 1' "$(rendered "$helm" PostSync)"
  seen 'an empty text' 'exit code 0, objects: 0, told: 1' "$(rendered "$helm" '')"
done
seen 'helm lint' 'exit code 0' "$("$three" lint one >/dev/null 2>&1; echo "exit code $?")"
finish
