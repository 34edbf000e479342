#!/bin/sh
# mul and add cut the fraction of every number before they calculate, and take the text "1.5" for 0: ten times 0.9 is 0.
# mulf and addf do not.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
seen 'mul 10 0.9, add 1.9 1.9, mul 2 "1.5"' '0 2 0' "$(template "$helm" one '{{ mul 10 0.9 }} {{ add 1.9 1.9 }} {{ mul 2 "1.5" }}')"
seen 'mulf 10 0.9' '9' "$(template "$helm" one '{{ mulf 10 0.9 }}')"
finish
