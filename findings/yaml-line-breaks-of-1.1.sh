#!/bin/sh
# The npm package yaml writes the letters U+0085, U+2028 and U+2029 as they are. In YAML 1.2 they are letters, and line breaks for Helm:
# where the text is in quotes, U+0085 is a space afterwards and a space before one of the others is gone; where it is not, Helm cannot
# read the file. Texts from web pages and word processors have such letters. With version: '1.1' the package writes the same; js-yaml
# escapes them, and every reader gets what was meant.
# Source: measured.
. "$(dirname "$0")/lib.sh"

four=$(helm4)
version "$four"
modules yaml@2.9.1 js-yaml@5.5.0
chart one
cat >write.js <<'JS'
const yaml = require('yaml');
const { dump } = require('js-yaml');
const [, , how, json] = process.argv;
const value = JSON.parse(json);
process.stdout.write(how === 'js-yaml' ? dump(value) : yaml.stringify(value, { version: how }));
JS
cat >ascii.js <<'JS'
const escaped = (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
process.stdout.write(require('fs').readFileSync(0, 'utf8').replace(/[^ -~\n]/g, escaped));
JS
by() {
  node write.js "$1" "$2" >after.yaml
  values "$four" one -f after.yaml | node ascii.js
}
quoted='{"l":["# one\u0085two","# one \u2028two","# one \u2029two"]}'
plain='{"l":["one\u2028two"]}'
for how in 1.2 1.1; do
  seen "written as YAML $how" '{"l":["# one two","# one\u2028two","# one\u2029two"]}' "$(by "$how" "$quoted")"
done
seen 'written by js-yaml' "$quoted" "$(by js-yaml "$quoted")"
seen 'a text without quotes' "could not find expected ':'" "$(by 1.2 "$plain" | sed 's/.*line [0-9]*: //')"
seen 'the same by js-yaml' "$plain" "$(by js-yaml "$plain")"
node write.js 1.2 "$quoted" >after.yaml
cat >again.js <<'JS'
process.stdout.write(JSON.stringify(require('yaml').parse(require('fs').readFileSync('after.yaml', 'utf8'))));
JS
seen 'read by the package that wrote it' "$quoted" "$(node again.js | node ascii.js)"
finish
