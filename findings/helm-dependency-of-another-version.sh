#!/bin/sh
# Chart.yaml asks for a version of a dependency that the chart in charts/ does not have, as after an edit of Chart.yaml without
# "helm dependency update". Helm does not refuse: it renders the chart that lies there as if Chart.yaml did not name it, so its
# alias, its condition and its tags are passed over. What is switched off comes to life, and values below the alias are ignored.
# helm lint and helm package say nothing; only helm dependency list does, and helm dependency build refuses.
# Source: measured, alike with Helm 3.17 and 4.1.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart sub
chart parent
mkdir parent/charts
mv sub parent/charts/
for helm in "$three" "$four"; do
  version "$helm"
  for asked in 1.0.0 2.0.0; do
    printf 'apiVersion: v2\nname: parent\nversion: 1.0.0\ndependencies:\n- {name: sub, version: %s, alias: other, condition: other.enabled}\n' "$asked" >parent/Chart.yaml
    case $asked in 1.0.0) off='' on='{"a":1,"enabled":true,"global":{}}' ;; *) off='{"global":{}}' on='{"global":{}}' ;; esac
    seen "1.0.0 lies there, $asked is asked for, switched off" "$off" "$(in=parent values "$helm" sub --set other.enabled=false)"
    seen "the same with a value, switched on" "$on" "$(in=parent values "$helm" sub --set other.enabled=true,other.a=1)"
    "$helm" package parent >out 2>&1 && packaged=yes || packaged=no
    seen 'helm package' 'yes' "$packaged"
  done
  seen 'lines of helm lint about versions' '0' "$("$helm" lint parent 2>&1 | grep -c version)"
  seen 'helm dependency list' 'wrong version' "$("$helm" dependency list parent | grep -o 'wrong version')"
done
finish
