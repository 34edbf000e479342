#!/bin/sh
# quote of a missing value gives nothing at all, not two quotes: "key: {{ .Values.missing | quote }}" sets the key to null
# where an empty text was meant.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
seen 'quote' '[]' "$(template "$helm" one '[{{ .Values.missing | quote }}]')"
seen 'quote of an empty text' '[""]' "$(template "$helm" one '[{{ "" | quote }}]')"
finish
