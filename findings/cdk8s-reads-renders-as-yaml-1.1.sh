#!/bin/sh
# The Helm construct of cdk8s reads what Helm rendered by the rules of YAML 1.1, and writes it anew: a plain 1:30 (which to Helm and
# kubectl is a text) becomes the number 90, and a plain date a time of day in UTC. What is deployed is not what `helm template` shows.
# Source: measured; cdk8s documents that its YAML is of version 1.1, not what that does to charts.
. "$(dirname "$0")/lib.sh"

four=$(helm4)
version "$four"
chart one
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  duration: 1:30\n  day: 2026-01-31\n' >one/templates/values.yaml
cdk8s "$four" ./one '{}'
"$four" template r one >rendered.yaml
data() { "$(kubectl_of)" annotate --local -f "$1" -o jsonpath='{.data}' a=b; }
seen 'what Helm renders, as kubectl reads it' '{"day":"2026-01-31","duration":"1:30"}' "$(data rendered.yaml)"
seen 'what cdk8s writes' 'data: day: 2026-01-31T00:00:00.000Z duration: 90' \
  "$(grep -A2 '^data:' out/c.k8s.yaml | tr -d '"' | tr -s ' \n' ' ' | sed 's/ $//')"
finish
