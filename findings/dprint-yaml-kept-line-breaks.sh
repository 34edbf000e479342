#!/bin/sh
# The YAML formatter of dprint takes blank lines at the end of a block text away, although |+ and >+ say that they belong to the value:
# at the end of the file all of them, elsewhere all but one. No option keeps them; trimTrailingWhitespaces off
# keeps the spaces at the ends of lines, which are cut by default. What Helm reads is another text after the formatting.
# Source: measured with dprint-plugin-yaml 0.6.0; YAML 1.2.2, 8.1.1.2 (chomping); g-plane/pretty_yaml#12 for the option.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules dprint-plugin-yaml@0.6.0 @dprint/formatter@0.6.0
chart one
cat >format.js <<'SCRIPT'
const { readFileSync, writeFileSync } = require('node:fs');
const { createFromBuffer } = require('@dprint/formatter');
const formatter = createFromBuffer(readFileSync(require.resolve('dprint-plugin-yaml/plugin.wasm')));
formatter.setConfig({}, JSON.parse(process.argv[2]));
writeFileSync('after.yaml', formatter.formatText({ filePath: 'before.yaml', fileText: readFileSync('before.yaml', 'utf8') }));
SCRIPT
each() {
  printf '%b' "$2" >before.yaml
  seen "$1, as written" "$3" "$(values "$helm" one -f before.yaml)"
  node format.js "$5"
  seen "$1, formatted $5" "$4" "$(values "$helm" one -f after.yaml)"
}
each 'before a key' 'a: |+\n  x\n\n\n\nb: 1\n' '{"a":"x\n\n\n\n","b":1}' '{"a":"x\n\n","b":1}' '{}'
each 'before an item' 'a:\n  - |+\n    x\n\n\n  - z\n' '{"a":["x\n\n\n","z"]}' '{"a":["x\n\n","z"]}' '{}'
each 'at the end' 'a: >+\n  x\n\n\n' '{"a":"x\n\n\n"}' '{"a":"x\n"}' '{}'
each 'at the end' 'a: >+\n  x\n\n\n' '{"a":"x\n\n\n"}' '{"a":"x\n"}' '{"trimTrailingWhitespaces":false}'
each 'spaces' 'a: |\n  x  \n  y\n' '{"a":"x  \ny\n"}' '{"a":"x\ny\n"}' '{}'
each 'spaces' 'a: |\n  x  \n  y\n' '{"a":"x  \ny\n"}' '{"a":"x  \ny\n"}' '{"trimTrailingWhitespaces":false}'
finish
