#!/bin/sh
# A key in braces with nothing behind its colon, {limits:, requests: 1}: for YAML 1.2 the key "limits" without a value, and so read
# the npm packages yaml and js-yaml. Helm takes the colon for a part of the name: the key is "limits:", and the default of
# "limits" stays. Prettier writes what YAML 1.2 means: from then on Helm reads null there, which takes the default away.
# Source: measured; YAML 1.2.2, 7.3.3 (a plain scalar does not end with ":" before a flow indicator).
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
modules yaml@2.9.1 js-yaml@5.5.0 prettier@3.10.1
chart one
echo 'a: {limits: default}' >one/values.yaml
echo 'a: {limits:, requests: 1}' >file.yaml
node_modules/.bin/prettier file.yaml >pretty.yaml
for helm in "$three" "$four"; do
  version "$helm"
  seen 'as written' '{"a":{"limits":"default","limits:":null,"requests":1}}' "$(values "$helm" one -f file.yaml)"
  seen 'after prettier' '{"a":{"requests":1}}' "$(values "$helm" one -f pretty.yaml)"
done
read='{"a":{"limits":null,"requests":1}}'
seen 'yaml' "$read" "$(node -p 'JSON.stringify(require("yaml").parse(require("fs").readFileSync("file.yaml", "utf8")))')"
seen 'js-yaml' "$read" "$(node -p 'JSON.stringify(require("js-yaml").load(require("fs").readFileSync("file.yaml", "utf8")))')"
finish
