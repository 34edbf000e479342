#!/bin/sh
# A plain key in a values file is read as a value first and made a text again afterwards. Its name in the template is that
# of the value: 1.10 becomes "1.1", 010 becomes "8", no and n become "false", y becomes "true". Two keys that meet
# this way are one, without a word; the later one is kept.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
printf '1.10: a\n010: b\nno: c\ny: d\n0x1F: e\n' >keys.yaml
seen 'five keys' '{"1.1":"a","31":"e","8":"b","false":"c","true":"d"}' "$(values "$helm" one -f keys.yaml)"
printf 'off: a\nn: b\n' >meet.yaml
seen 'two keys that meet' '{"false":"b"}' "$(values "$helm" one -f meet.yaml)"
finish
