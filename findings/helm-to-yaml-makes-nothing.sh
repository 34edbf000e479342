#!/bin/sh
# toYaml of Helm makes YAML of JSON by reading that as YAML, where JSON has two letters that are none: U+007F, the mark of a deleted one,
# is an error, and of an error toYaml makes nothing. One such letter in one text, and the whole map that a template prints is gone, as if
# nobody had set it, while the render ends with 0; mustToYaml, of Helm 4, fails. U+0085 becomes a space.
# Source: measured; sigs.k8s.io/yaml, JSONToYAML, and ToYAML in pkg/engine/funcs.go.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
printf 'map: {first: 1, second: "a\\x7fb"}\nnext: "a\\x85b"\n' >values.yaml
for helm in "$three" "$four"; do
  version "$helm"
  seen 'toYaml of the map' '""' "$(template "$helm" one '{{ toYaml .Values.map | quote }}' -f values.yaml)"
  seen 'without the letter' '"first: 1\nsecond: ab"' \
    "$(template "$helm" one '{{ toYaml .Values.map | quote }}' -f values.yaml --set map.second=ab)"
  "$helm" template release one -f values.yaml >/dev/null 2>&1 && ended=0 || ended=$?
  seen 'the render ends with' 0 "$ended"
  seen 'toYaml of U+0085' '"a b"' "$(template "$helm" one '{{ toYaml .Values.next | quote }}' -f values.yaml)"
done
seen 'mustToYaml of the map' 'error calling mustToYaml: yaml: control characters are not allowed' "$(template "$four" one '{{ mustToYaml .Values.map | quote }}' -f values.yaml)"
finish
