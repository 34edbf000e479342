#!/bin/sh
# The keys 1 and "1" of one map are two for YAML and one for Helm, which makes texts of all keys. Which of the two values
# stays is a matter of chance: it differs between runs with the same files.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
printf 'map:\n  1: number\n  "1": text\n' >one/values.yaml
runs=0 first=0
while [ "$runs" -lt 60 ]; do
  runs=$((runs + 1))
  [ "$(values "$helm" one)" = '{"map":{"1":"number"}}' ] && first=$((first + 1))
done
echo "the number's value stayed in $first of $runs runs"
if [ "$first" -gt 0 ] && [ "$first" -lt "$runs" ]; then answer=both; else answer=one; fi
seen 'winners' 'both' "$answer"
finish
