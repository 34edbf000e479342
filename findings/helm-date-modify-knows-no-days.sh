#!/bin/sh
# dateModify takes a duration of Go, whose largest unit is the hour. "-7d" or "1 day" is none, and the function gives the date back
# unchanged, without an error: an expiry that a chart puts a week ahead is today. "168h" moves it, and mustDateModify fails.
# Source: measured, alike with Helm 3.17 and 4.1; the documentation of Sprig, "Date Functions", shows hours and minutes.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
moved() { template "$1" one "{{ toDate \"2006-01-02\" \"2024-01-08\" | $2 \"$3\" | date \"2006-01-02\" }}"; }
for helm in "$three" "$four"; do
  version "$helm"
  seen '168h' 2024-01-15 "$(moved "$helm" dateModify 168h)"
  seen '7d' 2024-01-08 "$(moved "$helm" dateModify 7d)"
  seen '-7d' 2024-01-08 "$(moved "$helm" dateModify -7d)"
  seen '1 day' 2024-01-08 "$(moved "$helm" dateModify '1 day')"
  seen '7d, mustDateModify' 'error calling mustDateModify: time: unknown unit "d" in duration "7d"' "$(moved "$helm" mustDateModify 7d)"
done
finish
