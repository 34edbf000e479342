#!/bin/sh
# "version: 13.10" of a dependency in Chart.yaml, without quotes, is a number for Helm: it asks for 13.1, and
# helm dependency update fetches 13.1.x, where 13.10.x is there too, without a warning. The appVersion 8.10 is "8.1" to the
# templates in the same way; helm lint complains of that one, not of the version.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "The appVersion field", wants quotes there.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
need sed
chart sub
for helm in "$three" "$four"; do
  version "$helm"
  for at in 13.1.7 13.10.2; do
    rm -rf parent
    chart parent
    sed -i "s/^version: .*/version: $at/" sub/Chart.yaml
    printf 'appVersion: 8.10\ndependencies:\n- {name: sub, version: 13.10, repository: "file://../sub"}\n' >>parent/Chart.yaml
    "$helm" dependency update parent >out 2>&1 && answer=yes || answer=no
    case $at in 13.1.7) want=yes ;; *) want=no ;; esac
    seen "13.10 takes $at" "$want" "$answer"
  done
  seen 'what helm dependency list says' '13.1' "$("$helm" dependency list parent | sed -n 's/^sub[[:space:]]*\([0-9.]*\).*/\1/p')"
  seen 'appVersion' 'appVersion: "8.1"' "$("$helm" show chart parent | grep appVersion)"
done
finish
