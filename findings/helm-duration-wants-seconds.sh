#!/bin/sh
# The template function duration reads a number of seconds. The text of a duration, "90s" or "2h", is no error: it is 0s.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
seen 'duration of 90, 90s, 2h' '1m30s 0s 0s' "$(template "$helm" one '{{ duration "90" }} {{ duration "90s" }} {{ duration "2h" }}')"
finish
