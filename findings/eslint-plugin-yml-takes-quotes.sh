#!/bin/sh
# eslint --fix with the standard configuration of eslint-plugin-yml takes the quotes off texts that need none in YAML 1.2: "no", "off",
# "1_000" and "0b11" stand there plain afterwards, keys too, and are false and numbers for Helm. Whoever lints values to be safe from
# such words gets them that way; the option defaultYAMLVersion of the parser, set to "1.1", keeps the quotes.
# Source: measured with eslint-plugin-yml 3.10; ota-meshi/eslint-plugin-yml#174 asked for the quotes, and got the version.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules eslint@10.15.0 eslint-plugin-yml@3.10.0
chart one
cat >before.yaml <<'VALUES'
switch: "no"
texts: ['off', "1_000", '0b11', "0x_1"]
'on': a key
VALUES
cat >eslint.config.mjs <<'CONFIG'
import yml from 'eslint-plugin-yml';
const languageOptions = process.env.YAML ? { parserOptions: { defaultYAMLVersion: process.env.YAML } } : {};
export default [...yml.configs['flat/standard'], { files: ['**/*.yaml'], languageOptions }];
CONFIG
fixed() {
  cp before.yaml after.yaml
  YAML=$1 node_modules/.bin/eslint --fix after.yaml >&2
  values "$helm" one -f after.yaml
}
was='{"on":"a key","switch":"no","texts":["off","1_000","0b11","0x_1"]}'
seen 'as written' "$was" "$(values "$helm" one -f before.yaml)"
seen 'after eslint --fix' '{"switch":false,"texts":[false,1000,3,1],"true":"a key"}' "$(fixed '')"
seen 'after eslint --fix for YAML 1.1' '{"on":"a key","switch":"no","texts":["off","1_000","0b11","0x_1"]}' "$(fixed 1.1)"
finish
