#!/bin/sh
# A whole number of a values file is another kind of number than one that is written in a template: has finds no 1 in the
# list [1, 2] of the values, without takes no 1 out of it, and uniq keeps both. With 1.0 they do.
# Source: measured, alike with Helm 3.17 and 4.1.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
echo 'list: [1, 2]' >one/values.yaml
for helm in "$three" "$four"; do
  version "$helm"
  seen 'has 1, has 1.0' 'false true' "$(template "$helm" one '{{ has 1 .Values.list }} {{ has 1.0 .Values.list }}')"
  seen 'without 1, without 1.0' '[1,2] [2]' "$(template "$helm" one '{{ without .Values.list 1 | toJson }} {{ without .Values.list 1.0 | toJson }}')"
  seen 'uniq of it and 1' '[1,2,1]' "$(template "$helm" one '{{ append .Values.list 1 | uniq | toJson }}')"
done
finish
