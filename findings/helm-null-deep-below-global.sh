#!/bin/sh
# null in a values file takes a default of the chart away, at any depth, but not below global in a chart whose Chart.yaml lists a
# subchart. There a null in the first three keys, global.a.b, takes the default from the chart's own templates, and one further down,
# global.a.b.c, does nothing. The subchart sees the parent's defaults below global in any case, as if there were no null at all.
# With the subchart only lying in charts/, and below every other root, the same null works.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "Values Files", deletes a default key with null and names no depth.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart parent
chart sub
mkdir parent/charts
mv sub parent/charts/
defaults='{a: {b: {c: default, d: 1}, e: default}, f: default}'
nulls='{a: {b: {c: null}, e: null}, f: null}'
echo "{global: $defaults, other: $defaults}" >parent/values.yaml
echo "{global: $nulls, other: $nulls}" >null.yaml
gone='{"a":{"b":{"d":1}}}'
all='{"a":{"b":{"c":"default","d":1},"e":"default"},"f":"default"}'
for helm in "$three" "$four"; do
  version "$helm"
  seen 'in charts/ only' "{\"global\":$gone,\"other\":$gone,\"sub\":{\"global\":$gone}}" "$(values "$helm" parent -f null.yaml)"
done
printf 'dependencies:\n- {name: sub, version: 1.0.0}\n' >>parent/Chart.yaml
for helm in "$three" "$four"; do
  version "$helm"
  deep='{"a":{"b":{"c":"default","d":1}}}'
  seen 'listed' "{\"global\":$deep,\"other\":$gone,\"sub\":{\"global\":$all}}" "$(values "$helm" parent -f null.yaml)"
done
finish
