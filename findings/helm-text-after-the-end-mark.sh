#!/bin/sh
# A line with three dots ends a YAML document; what follows is the next one. Helm reads nothing after it, and Helm 4,
# which merges documents that three dashes separate, does not either. No warning.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart one
printf 'a: 1\n...\nb: 2\n' >dots.yaml
for helm in "$three" "$four"; do
  seen 'values' '{"a":1}' "$(values "$helm" one -f dots.yaml)"
done
finish
