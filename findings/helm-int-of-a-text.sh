#!/bin/sh
# int in a template reads a text like Go source: "010" is 8, "0x1F" is 31. A text that is no whole number, also "1e3" and
# "3.9", is 0, without an error. atoi of the same "010" is 10.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
seen 'int of 010, 0x1F, 1e3, 3.9' '8 31 0 0' "$(template "$helm" one '{{ int "010" }} {{ int "0x1F" }} {{ int "1e3" }} {{ int "3.9" }}')"
seen 'atoi of 010' '10' "$(template "$helm" one '{{ atoi "010" }}')"
finish
