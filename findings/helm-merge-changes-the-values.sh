#!/bin/sh
# merge changes its first map. With .Values.a as that map, every template that is rendered later sees the merged values.
# Templates are rendered from the last name to the first: of two others, the one whose name sorts before is "later".
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
printf 'a: {x: 1}\nb: {z: 2}\n' >one/values.yaml
echo 'merged: {{ merge .Values.a .Values.b | toJson }}' >one/templates/values.yaml
for name in alpha zeta; do echo "$name: {{ toJson .Values.a }}" >one/templates/$name.yaml; done
show() { "$helm" template release one | sed -n "s/^$1: //p"; }
seen 'the template that merges' '{"x":1,"z":2}' "$(show merged)"
seen 'alpha.yaml' '{"x":1,"z":2}' "$(show alpha)"
seen 'zeta.yaml' '{"x":1}' "$(show zeta)"
finish
