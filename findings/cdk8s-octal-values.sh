#!/bin/sh
# The Helm construct of cdk8s writes the values it is given by the rules of YAML 1.1, and Helm reads them by its own: the text "0o14"
# is written without quotes, since it is no number in YAML 1.1, and becomes the number 12 in the chart. "010" and "1e3" stay texts.
# Source: measured; github.com/eemeli/yaml/issues/205 has the two ways to write octal numbers.
. "$(dirname "$0")/lib.sh"

four=$(helm4)
version "$four"
chart one
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  seen: {{ toJson .Values | quote }}\n' >one/templates/values.yaml
cdk8s "$four" ./one '{"float":"1e3","new":"0o14","old":"010"}'
seen 'the values in the chart' '{"float":"1e3","new":12,"old":"010"}' "$(sed -n "s/^  seen: '\(.*\)'$/\1/p" out/c.k8s.yaml)"
finish
