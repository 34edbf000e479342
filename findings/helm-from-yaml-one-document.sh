#!/bin/sh
# Helm 4.1 merges the documents of a values file, but fromYaml in a template still reads only the first one of the same
# text, without an error: a chart that reads a file of its own and gets it as values too sees two different contents.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
printf 'a: 1\n---\nb: 2\n' >one/values.yaml
seen 'as values' '{"a":1,"b":2}' "$(values "$helm" one)"
seen 'by fromYaml' '{"a":1}' "$(template "$helm" one '{{ .Files.Get "values.yaml" | default "a: 1\n---\nb: 2\n" | fromYaml | toJson }}')"
finish
