#!/bin/sh
# The options that set single values are not applied in the order of the command line, but kind by kind: --set-json, then
# --set, then --set-string. A --set wins over a --set-json that stands after it.
# Source: measured; the help text says of each option alone that the last one wins.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
seen '--set a=set --set-json a="json"' '{"a":"set"}' "$(values "$helm" one --set a=set --set-json 'a="json"')"
seen '--set-string a=string --set a=set' '{"a":"string"}' "$(values "$helm" one --set-string a=string --set a=set)"
finish
