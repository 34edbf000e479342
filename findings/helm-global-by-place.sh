#!/bin/sh
# global at the root wins over global below a subchart's name, whatever file each is in: a later -f file that sets the
# nested one has no effect. null for the root global does not clear it either: it is skipped, and the nested one counts.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart sub
chart parent
mkdir parent/charts
mv sub parent/charts/
echo 'global: {key: root}' >root.yaml
echo 'sub: {global: {key: nested}}' >nested.yaml
echo 'global: null' >null.yaml
seen 'root file first' '{"global":{"key":"root"}}' "$(in=parent values "$helm" sub -f root.yaml -f nested.yaml)"
seen 'nested file first' '{"global":{"key":"root"}}' "$(in=parent values "$helm" sub -f nested.yaml -f root.yaml)"
seen 'null at the root' '{"global":{"key":"nested"}}' "$(in=parent values "$helm" sub -f nested.yaml -f null.yaml)"
finish
