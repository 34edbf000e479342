#!/bin/sh
# .Files.Glob finds files in several folders, AsConfig and AsSecrets name their entries by the last part of the path. Of two files
# of the same name one is left, and which one is a matter of chance: it differs between runs of the same chart.
# Source: measured, with Helm 4.1.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
mkdir one/test one/prod
echo test >one/test/settings
echo prod >one/prod/settings
echo 'one: {{ ((.Files.Glob "*/settings").AsConfig | fromYaml).settings | trim }}' >one/templates/values.yaml
runs=0 first=0
while [ "$runs" -lt 60 ]; do
  runs=$((runs + 1))
  [ "$(values "$helm" one)" = prod ] && first=$((first + 1))
done
echo "prod/settings stayed in $first of $runs runs"
if [ "$first" -gt 0 ] && [ "$first" -lt "$runs" ]; then answer=both; else answer=one; fi
seen 'winners' 'both' "$answer"
finish
