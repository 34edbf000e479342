#!/bin/sh
# A manifest that ends with a block text whose line breaks are to be kept (|+): Helm 3.17 and 4.1 print it without them.
# Helm 4.2 keeps them, unless the manifest is the last one: the value depends on what else the chart renders.
# Source: measured; YAML 1.2.2, 8.1.1.2 (chomping).
. "$(dirname "$0")/lib.sh"

four=$(helm4) new="$(layer v36 2.0.1)/helm/helm"
chart one
printf 'kind: Alpha\ntext: |+\n  last\n\n\n' >one/templates/values.yaml
length() { "$1" template release one >out && node -p "require('fs').readFileSync('out', 'utf8').match(/last(\\n*)(---|\$)/)[1].length"; }
need node
version "$four"
version "$new"
seen 'line breaks after the text, alone, Helm 4.1' '1' "$(length "$four")"
seen 'line breaks after the text, alone, Helm 4.2' '1' "$(length "$new")"
echo 'kind: Beta' >one/templates/more.yaml
seen 'with another manifest behind it, Helm 4.1' '1' "$(length "$four")"
seen 'with another manifest behind it, Helm 4.2' '4' "$(length "$new")"
finish
