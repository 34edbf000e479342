#!/bin/sh
# What a word means depends on how it reaches Helm. no, off and n without quotes are false in a values file; after --set they are
# texts, which are not empty, so that "if .Values.enabled" is on: --set enabled=no switches on. Of numbers --set knows whole
# ones only: 0.5, 1e3 and 0x1F are texts, and a schema that wants a number refuses the 0.5 that it takes from a file.
# Source: measured, alike with Helm 3.17 and 4.1.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
echo 'one: {{ printf "%s %s" (toJson .Values.a) (ternary "on" "off" (not (not .Values.a))) | squote }}' >one/templates/values.yaml
got() { values "$@" | sed "s/^'\(.*\)'$/\1/"; }
for helm in "$three" "$four"; do
  version "$helm"
  while read -r word file set; do
    echo "a: $word" >file.yaml
    seen "$word in a file" "$(echo "$file" | tr _ ' ')" "$(got "$helm" one -f file.yaml)"
    seen "$word after --set" "$(echo "$set" | tr _ ' ')" "$(got "$helm" one --set "a=$word")"
  done <<'LIST'
false false_off false_off
no false_off "no"_on
off false_off "off"_on
n false_off "n"_on
~ null_off "~"_on
0.0 0_off "0.0"_on
0.5 0.5_on "0.5"_on
1e3 1000_on "1e3"_on
0x1F 31_on "0x1F"_on
LIST
  echo '{"properties": {"a": {"type": "number"}}}' >one/values.schema.json
  echo 'a: 0.5' >file.yaml
  refused="Error: values don't meet the specifications of the schema(s) in the following chart(s):"
  seen 'where a number is wanted, 0.5 in a file' '0.5 on' "$(got "$helm" one -f file.yaml)"
  seen 'where a number is wanted, 0.5 after --set' "$refused" "$(got "$helm" one --set a=0.5)"
  rm one/values.schema.json
done
finish
