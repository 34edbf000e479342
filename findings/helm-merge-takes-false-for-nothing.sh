#!/bin/sh
# The template function merge is said to give precedence to its first map. A false, a 0 or an empty list there counts as
# not set and is replaced; only mergeOverwrite, with the maps in the other order, keeps it.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
mine='(dict "on" false "size" 0 "list" list)'
theirs='(dict "on" true "size" 5 "list" (list 1))'
seen 'merge mine theirs' '{"list":[1],"on":true,"size":5}' "$(template "$helm" one "{{ merge $mine $theirs | toJson }}")"
seen 'mergeOverwrite theirs mine' '{"list":[],"on":false,"size":0}' "$(template "$helm" one "{{ mergeOverwrite $theirs $mine | toJson }}")"
finish
