#!/bin/sh
# Helm takes every "<no value>" out of what a template printed, because Go prints that for a missing value. It takes it out
# of texts of the values file as well.
# Source: a comment in Helm's pkg/engine/engine.go names the reason; measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
echo 'text: show <no value> when empty' >one/values.yaml
seen 'the text' '"show  when empty"' "$(template "$helm" one '"{{ .Values.text }}"')"
finish
