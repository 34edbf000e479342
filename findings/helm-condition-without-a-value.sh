#!/bin/sh
# A dependency whose condition names a path that is not there is on. Rename the key that the condition reads, and what was
# switched off comes to life without a warning.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart sub
chart parent
mkdir parent/charts
mv sub parent/charts/
printf 'dependencies:\n- {name: sub, version: 1.0.0, condition: old.enabled}\n' >>parent/Chart.yaml
echo 'old: {enabled: false}' >old.yaml
echo 'new: {enabled: false}' >new.yaml
for helm in "$three" "$four"; do
  seen 'the path of the condition says false' '' "$(in=parent values "$helm" sub -f old.yaml)"
  seen 'the path is not there' '{"global":{}}' "$(in=parent values "$helm" sub -f new.yaml)"
done
finish
