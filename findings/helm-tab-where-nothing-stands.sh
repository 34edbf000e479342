#!/bin/sh
# A tab where YAML 1.2 lets it stand, and Helm refuses the file: alone on a line between two keys, before a comment, or as the first
# letter of a block text, as a text of a Makefile has it. A text whose later lines begin with a tab is read, and so is a tab between
# a key and its value. The npm packages yaml and js-yaml read all of them; yaml writes a text that begins with a tab in just that
# way, so that Helm cannot read the values that it wrote. With "|2" it could.
# Source: measured, alike with Helm 3.17 and 4.1; YAML 1.2.2, 6.6 (comments stand behind any white space, blank lines among them), 8.1.1.1.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
modules yaml@2.9.0 js-yaml@4.1.1
chart one
by() { node -p "JSON.stringify(require('$1').$2(require('fs').readFileSync('file.yaml', 'utf8')))"; }
refused() { values "$1" one -f file.yaml | sed 's/.*found a tab character.*/refused/'; }
while IFS='|' read -r name text value helm; do
  printf '%b' "$text" | tr '!' '|' >file.yaml
  for version in "$three" "$four"; do seen "$name, Helm $("$version" version --short)" "${helm:-$value}" "$(refused "$version")"; done
  seen "$name, yaml" "$value" "$(by yaml parse)"
  seen "$name, js-yaml" "$value" "$(by js-yaml load)"
done <<'LIST'
between two keys|a: 1\n\t\nb: 2\n|{"a":1,"b":2}|refused
before a comment|a: 1\n\t# of b\nb: 2\n|{"a":1,"b":2}|refused
first in a block text|a: !\n  \tx\n  y\n|{"a":"\tx\ny\n"}|refused
with an indicator|a: !2\n  \tx\n  y\n|{"a":"\tx\ny\n"}|
in its second line|a: !\n  x\n  \ty\n|{"a":"x\n\ty\n"}|
before a value|a:\t1\n|{"a":1}|
LIST
node -e 'require("fs").writeFileSync("file.yaml", require("yaml").stringify({ a: "\tx\ny\n" }))'
seen 'what yaml writes, Helm 4' refused "$(refused "$four")"
finish
