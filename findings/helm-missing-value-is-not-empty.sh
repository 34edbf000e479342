#!/bin/sh
# A named template that prints a value which is not there, fetched by include, is not empty: until the very end it is the text
# "<no value>", ten letters that "if" takes for on, that "default" keeps, and of which trunc leaves "<no v". Only after the whole
# template has been printed does Helm take the text out, where it still stands as it was. So the fallback behind include is never
# used, and a checksum or base64 has the words in it. The same text given to tpl is empty there.
# Source: measured, alike with Helm 3.17 and 4.1; helm/helm#13487 asks whether it is empty.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
echo '{{ define "host" }}{{ .Values.host }}{{ end }}' >one/templates/_host.tpl
for helm in "$three" "$four"; do
  version "$helm"
  seen 'include, with a default' '[]' "$(template "$helm" one '[{{ include "host" . | default "localhost" }}]')"
  seen 'if include' 'on' "$(template "$helm" one '{{ if include "host" . }}on{{ else }}off{{ end }}')"
  seen 'its length, its first five letters' '10 <no v' "$(template "$helm" one '{{ include "host" . | len }} {{ include "host" . | trunc 5 }}')"
  seen 'its base64' '<no value>' "$(template "$helm" one '{{ include "host" . | b64enc }}' | base64 -d)"
  seen 'the same by tpl, with a default' 'localhost' "$(template "$helm" one '{{ tpl "{{ .Values.host }}" . | default "localhost" }}')"
  seen 'include, the value is there' 'db' "$(template "$helm" one '{{ include "host" . | default "localhost" }}' --set host=db)"
done
finish
