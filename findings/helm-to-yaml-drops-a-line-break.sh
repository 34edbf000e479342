#!/bin/sh
# toYaml takes one line break off the end of what it made. If that end is a text with line breaks at its own end, the text is shorter
# by one: toYaml and fromYaml do not give back what they got, and the same text keeps all of them where another key stands
# behind it. A checksum of such values changes with their keys.
# Source: measured, alike with Helm 3.17 and 4.1.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
printf 'a: {text: "x\\n\\n\\n"}\nb: {text: "x\\n\\n\\n", to: y}\nc: {text: "x\\n"}\n' >one/values.yaml
back() { template "$1" one "{{ (toYaml .Values.$2 | fromYaml).text | toJson }}"; }
for helm in "$three" "$four"; do
  version "$helm"
  seen 'last of its map' '"x\n\n"' "$(back "$helm" a)"
  seen 'with a key behind it' '"x\n\n\n"' "$(back "$helm" b)"
  seen 'one line break alone' '"x"' "$(back "$helm" c)"
done
finish
