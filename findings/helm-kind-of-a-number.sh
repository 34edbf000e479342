#!/bin/sh
# The number 8080 is a float when it comes from a values file and a whole number when it comes from --set: eq with 8080
# fails for one and not for the other, and printf "%d" writes its complaint into the output, with exit code 0.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
echo 'port: 8080' >one/values.yaml
equal='{{ eq .Values.port 8080 }}' print='{{ printf "%d" .Values.port }}'
seen 'eq, of the file' 'error calling eq: incompatible types for comparison: float64 and int' "$(template "$helm" one "$equal")"
seen 'eq, of --set' 'true' "$(template "$helm" one "$equal" --set port=8080)"
seen 'printf, of the file' '%!d(float64=8080)' "$(template "$helm" one "$print")"
seen 'printf, of --set' '8080' "$(template "$helm" one "$print" --set port=8080)"
finish
