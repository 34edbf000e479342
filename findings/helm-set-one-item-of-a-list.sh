#!/bin/sh
# --set 'list[1]=x' does not change one item of the list in the chart's values.yaml: it makes a new list whose other items
# are null, and the chart's list is gone. The same option after a -f file that has the list does change one item.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
echo 'list: [a, b, c]' >one/values.yaml
seen 'over the list of the chart' '{"list":[null,"x"]}' "$(values "$helm" one --set 'list[1]=x')"
seen 'over the same list in a file' '{"list":["a","x","c"]}' "$(values "$helm" one -f one/values.yaml --set 'list[1]=x')"
finish
