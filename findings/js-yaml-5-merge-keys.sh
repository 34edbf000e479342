#!/bin/sh
# js-yaml 5 reads "<<" as a key like any other: what version 4 merged stands below a key of that name, and no error says so.
# Helm, and version 4, merge. The old reading is a schema of its own, YAML11_SCHEMA.
# Source: measured with js-yaml 5.5.0 and 4.1.1; the merge key is of YAML 1.1, Helm's reader has it.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules js-yaml@5.5.0 js-yaml-4@npm:js-yaml@4.1.1
printf 'base: &base {size: 3}\nown: {<<: *base, name: x}\n' >merge.yaml
chart one
read_with() { node -p "const y = require('$1'); JSON.stringify(y.load(require('fs').readFileSync('merge.yaml', 'utf8')$2).own)"; }
seen 'js-yaml 4' '{"size":3,"name":"x"}' "$(read_with js-yaml-4 '')"
seen 'js-yaml 5' '{"<<":{"size":3},"name":"x"}' "$(read_with js-yaml '')"
seen 'js-yaml 5 with YAML11_SCHEMA' '{"size":3,"name":"x"}' "$(read_with js-yaml ', { schema: y.YAML11_SCHEMA }')"
seen 'Helm' '{"base":{"size":3},"own":{"name":"x","size":3}}' "$(values "$helm" one -f merge.yaml)"
finish
