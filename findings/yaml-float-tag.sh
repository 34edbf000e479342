#!/bin/sh
# "!!float 1" asks for a number. The npm package yaml warns that it cannot resolve the tag, which is one of its own
# schema's, and gives the text "1"; "!!float 1.0" is a number. js-yaml and Helm give a number for both.
# Source: YAML 1.2.2, 10.2.1.4 (a float in the JSON schema may have no fraction); the rest was measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules yaml@2.9.0 js-yaml@4.1.1
echo '{a: !!float 1, b: !!float 1.0}' >float.yaml
chart one
read_with() { node -p "JSON.stringify(require('$1').$2(require('fs').readFileSync('float.yaml', 'utf8')))" 2>/dev/null; }
seen 'yaml' '{"a":"1","b":1}' "$(read_with yaml parse)"
seen 'js-yaml' '{"a":1,"b":1}' "$(read_with js-yaml load)"
seen 'Helm' '{"a":1,"b":1}' "$(values "$helm" one -f float.yaml)"
finish
