#!/bin/sh
# A plain key with a point is read as a number and written with the precision of 32 bits: 16777217.0 becomes
# "1.6777216e+07", and 1.23456789 becomes "1.2345679". The same numbers as values keep all their digits.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
printf '1.23456789: 1.23456789\n16777217.0: 16777217.0\n' >keys.yaml
seen 'keys and values' '{"1.2345679":1.23456789,"1.6777216e+07":16777217}' "$(values "$helm" one -f keys.yaml)"
finish
