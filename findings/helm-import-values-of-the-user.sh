#!/bin/sh
# import-values copies a map of a subchart's values into the parent's: that of the subchart's values.yaml. What the user
# sets for the subchart reaches the subchart, and the parent keeps the copy of the default.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart sub
chart parent
echo 'data: {size: 1}' >sub/values.yaml
mkdir parent/charts
mv sub parent/charts/
printf 'dependencies:\n- {name: sub, version: 1.0.0, import-values: [{child: data, parent: here}]}\n' >>parent/Chart.yaml
echo 'sub: {data: {size: 5}}' >user.yaml
for helm in "$three" "$four"; do
  seen 'the subchart' '{"data":{"size":5},"global":{}}' "$(in=parent values "$helm" sub -f user.yaml)"
  seen 'the parent' '{"here":{"size":1},"sub":{"data":{"size":5},"global":{}}}' "$(values "$helm" parent -f user.yaml)"
done
finish
