#!/bin/sh
# A number too large for a float, 1e400, is a text for Helm and for js-yaml 5. yaml and js-yaml 4 make it Infinity, which is
# null as soon as it is written as JSON.
# Source: YAML 1.2.2, 10.3.2 (such a number is a float of the core schema, whatever its size); the rest was measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules js-yaml@5.5.0 js-yaml-4@npm:js-yaml@4.1.1 yaml@2.9.1
chart one
echo 'a: 1e400' >large.yaml
read_with() { node -p "const { a } = require('$1').$2(require('fs').readFileSync('large.yaml', 'utf8')); typeof a + ' ' + a"; }
seen 'js-yaml 5' 'string 1e400' "$(read_with js-yaml load)"
seen 'js-yaml 4' 'number Infinity' "$(read_with js-yaml-4 load)"
seen 'yaml' 'number Infinity' "$(read_with yaml parse)"
seen 'Helm' '{"a":"1e400"}' "$(values "$helm" one -f large.yaml)"
finish
