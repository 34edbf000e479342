#!/bin/sh
# A text that a chart gives to tpl may hold "define". It redefines the chart's named template of that name for the time of that one
# tpl, also where helpers of the chart call it in turn: an annotation of the user who wanted a little helper called "name" gets
# other labels than the objects have. A new name defined so is known in that text alone, not in the next one.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "Named Templates", says that names are global and the last
# one loaded wins, and nothing of tpl.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
echo '{{ define "name" }}chart{{ end }}{{ define "label" }}app={{ include "name" . }}{{ end }}' >one/templates/_names.tpl
cat >values.yaml <<'YAML'
plain: '{{ include "label" . }}'
defines: '{{ define "name" }}user{{ end }}{{ include "label" . }}'
new: '{{ define "mine" }}mine{{ end }}{{ include "mine" . }}'
YAML
for helm in "$three" "$four"; do
  version "$helm"
  seen 'before, in it, and after it' 'app=chart app=user app=chart' \
    "$(template "$helm" one '{{ include "label" . }} {{ tpl .Values.defines . }} {{ tpl .Values.plain . }}' -f values.yaml)"
  seen 'a new name' mine "$(template "$helm" one '{{ tpl .Values.new . }}' -f values.yaml)"
  refused=$(template "$helm" one '{{ tpl .Values.new . }} {{ tpl "{{ include \"mine\" . }}" . }}' -f values.yaml | grep -c 'no template "mine"')
  seen 'a new name in the next text: refusals' 1 "$refused"
done
finish
