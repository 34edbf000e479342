#!/bin/sh
# --set-literal takes its value as it is, and its key as well: the backslash before a dot, which --set, --set-string, --set-file and
# --set-json need for keys such as example.com/name, is a part of the name there, and the dot still divides. An annotation set
# that way lands in a map below "example\", without an error, and no spelling reaches the key itself.
# Source: measured, alike with Helm 3.17 and 4.1; the help says "set a literal STRING value" of it.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
echo x >file
for helm in "$three" "$four"; do
  version "$helm"
  seen '--set' '{"a":{"example.com/x":"y"}}' "$(values "$helm" one --set 'a.example\.com/x=y')"
  seen '--set-file' '{"a":{"example.com/x":"x\n"}}' "$(values "$helm" one --set-file 'a.example\.com/x=file')"
  seen '--set-json' '{"a":{"example.com/x":"y"}}' "$(values "$helm" one --set-json 'a.example\.com/x="y"')"
  seen '--set-literal' '{"a":{"example\\":{"com/x":"y,z"}}}' "$(values "$helm" one --set-literal 'a.example\.com/x=y,z')"
  seen '--set-literal with two backslashes' '{"a":{"example\\\\":{"com/x":"y"}}}' "$(values "$helm" one --set-literal 'a.example\\.com/x=y')"
  seen '--set-literal with quotes' '{"a":{"\"example":{"com/x\"":"y"}}}' "$(values "$helm" one --set-literal 'a."example.com/x"=y')"
done
finish
