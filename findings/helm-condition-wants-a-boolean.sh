#!/bin/sh
# A condition of a dependency whose key is there and says "false" in quotes, as after --set-string or a tool that writes texts:
# Helm takes it for no answer, warns that it is no boolean, and the dependency is on. With several paths in the condition the next
# one is asked instead. helm template and helm install end with 0. Take the quotes away later, and a database is gone.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation: a condition resolves to a boolean value, it does not say
# what else does.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart sub
chart parent
mkdir parent/charts
mv sub parent/charts/
printf 'dependencies:\n- {name: sub, version: 1.0.0, condition: "sub.enabled,second.enabled"}\n' >>parent/Chart.yaml
for helm in "$three" "$four"; do
  version "$helm"
  seen 'false' '' "$(in=parent values "$helm" sub --set sub.enabled=false)"
  seen '"false"' '{"enabled":"false","global":{}}' "$(in=parent values "$helm" sub --set-string sub.enabled=false)"
  seen 'the warning' 'returned non-bool value' "$(grep -o 'returned non-bool value' err)"
  seen '"true", and false at the next path' '' "$(in=parent values "$helm" sub --set-string sub.enabled=true --set second.enabled=false)"
done
finish
