#!/bin/sh
# A chart with a .helmignore lies in charts/ as a folder: Helm does not read that file there. A template that the chart keeps out is
# rendered as soon as it is a subchart, also from an archive of the parent, while it is out when the chart is rendered alone or
# was packed by itself. The parent's own .helmignore reaches into the folder in its place, and not into an archive.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "The .helmignore file", speaks of one file, in the root
# folder of the chart.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
rendered() { if "$1" template release "$2" | grep -q '^draft: '; then echo rendered; else echo out; fi; }
for helm in "$three" "$four"; do
  version "$helm"
  rm -rf sub parent packed
  chart sub
  chart parent
  echo 'draft: here' >sub/templates/draft.yaml
  echo 'draft.yaml' >sub/.helmignore
  mkdir parent/charts packed
  seen 'the chart alone' out "$(rendered "$helm" sub)"
  cp -r sub parent/charts/
  seen 'in charts/, as a folder' rendered "$(rendered "$helm" parent)"
  "$helm" package parent -d packed >/dev/null
  seen 'in an archive of the parent' rendered "$(rendered "$helm" packed/parent-1.0.0.tgz)"
  rm -rf parent/charts/sub
  "$helm" package sub -d parent/charts >/dev/null
  seen 'in charts/, as an archive' out "$(rendered "$helm" parent)"
  rm sub/.helmignore
  echo 'draft.yaml' >parent/.helmignore
  "$helm" package sub -d parent/charts >/dev/null
  seen "the parent's file, an archive" rendered "$(rendered "$helm" parent)"
  rm parent/charts/*
  cp -r sub parent/charts/
  seen "the parent's file, a folder" out "$(rendered "$helm" parent)"
done
finish
