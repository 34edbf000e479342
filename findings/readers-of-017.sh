#!/bin/sh
# 017 without quotes is 15 for Helm and 17 for the npm packages yaml and js-yaml. 1_000 is 1000 for Helm and for js-yaml,
# although the latter follows YAML 1.2, and a text for yaml.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules yaml@2.9.0 js-yaml@4.1.1
printf 'octal: 017\nthousand: 1_000\n' >numbers.yaml
chart one
read_with() { node -p "JSON.stringify(require('$1').$2(require('fs').readFileSync('numbers.yaml', 'utf8')))"; }
seen 'Helm' '{"octal":15,"thousand":1000}' "$(values "$helm" one -f numbers.yaml)"
seen 'yaml' '{"octal":17,"thousand":"1_000"}' "$(read_with yaml parse)"
seen 'js-yaml' '{"octal":17,"thousand":1000}' "$(read_with js-yaml load)"
finish
