#!/bin/sh
# A dependency with tags and a condition: the tags count only where no path of the condition has a value. Once the key that
# the condition names is renamed, a tag that had no say until then decides whether the dependency is there.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart parent
chart parent/charts/child
printf 'dependencies:\n  - {name: child, version: 1.0.0, condition: child.enabled, tags: [extras]}\n' >>parent/Chart.yaml
sed -i 's/^name: .*/name: child/' parent/charts/child/Chart.yaml
printf 'child: {{ toJson .Values.mark }}\n' >parent/charts/child/templates/values.yaml
there() { "$1" template release parent -f "$2" | grep -c '^child:' || :; }
printf 'tags: {extras: false}\nchild: {enabled: true}\n' >named.yaml
printf 'tags: {extras: false}\nchild: {switchedOn: true}\n' >renamed.yaml
for helm in "$three" "$four"; do
  seen 'the condition says on, the tag off' '1' "$(there "$helm" named.yaml)"
  seen 'the key of the condition has another name' '0' "$(there "$helm" renamed.yaml)"
done
finish
