#!/bin/sh
# "$1_b" in regexReplaceAll is not the first group and then "_b": it is a group named "1_b", which is not there, so that the
# text is replaced by nothing, without an error. "${1}_b" is what was meant.
# Source: the documentation of Expand in Go's package regexp; measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
# The dollars are Helm's.
# shellcheck disable=SC2016
seen '$1_b' 'xy' "$(template "$helm" one '{{ regexReplaceAll "(a)" "xay" "$1_b" }}')"
# shellcheck disable=SC2016
seen '${1}_b' 'xa_by' "$(template "$helm" one '{{ regexReplaceAll "(a)" "xay" "${1}_b" }}')"
finish
