#!/bin/sh
# A key with null in the values.yaml of a subchart that Chart.yaml lists. At the top of that file the key is left out of
# what templates see. One map deeper Helm 3.17 leaves it out, too, and Helm 4.1 keeps it with null, so that hasKey answers
# differently. A chart in charts/ that is not listed keeps both, in both.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart sub
chart parent
printf 'top: null\nmap: {here: 1, deep: null}\n' >sub/values.yaml
mkdir parent/charts
mv sub parent/charts/
for helm in "$three" "$four"; do
  seen 'not listed' '{"global":{},"map":{"deep":null,"here":1},"top":null}' "$(in=parent values "$helm" sub)"
done
printf 'dependencies:\n- {name: sub, version: 1.0.0}\n' >>parent/Chart.yaml
seen 'listed, Helm 3' '{"global":{},"map":{"here":1}}' "$(in=parent values "$three" sub)"
seen 'listed, Helm 4' '{"global":{},"map":{"deep":null,"here":1}}' "$(in=parent values "$four" sub)"
finish
