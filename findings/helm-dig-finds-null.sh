#!/bin/sh
# dig "a" "b" "default" gives the default where a key is missing, and null where the key is there with null: a values file
# that writes "b:" and nothing after it switches the default off, unlike the function default.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
seen 'dig, key missing' '"x"' "$(template "$helm" one '{{ dig "a" "b" "x" (dict "a" dict) | toJson }}')"
seen 'dig, key with null' 'null' "$(template "$helm" one '{{ dig "a" "b" "x" (dict "a" (dict "b" nil)) | toJson }}')"
seen 'default, key with null' '"x"' "$(template "$helm" one '{{ (dict "b" nil).b | default "x" | toJson }}')"
finish
