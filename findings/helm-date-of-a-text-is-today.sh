#!/bin/sh
# date, htmlDate and dateInZone take a time or a number of seconds. A text, as every date in a values file is, is no error:
# they give the day on which Helm runs, so the render is another one tomorrow.
# Source: measured, alike with Helm 3.17 and 4.1.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
echo 'day: 2001-02-03' >one/values.yaml
for helm in "$three" "$four"; do
  version "$helm"
  seen 'is the date of 2001-02-03 that of today' 'true' "$(template "$helm" one '{{ eq (date "2006" .Values.day) (now | date "2006") }}')"
  seen 'and with toDate before it' '2001' "$(template "$helm" one '{{ toDate "2006-01-02" .Values.day | date "2006" }}')"
done
finish
