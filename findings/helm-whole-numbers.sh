#!/bin/sh
# A whole number beyond 2^53 in a values file is rounded before a template sees it; the same digits given with --set
# arrive exactly. From 2^63 on the values file still gives a number, --set a text.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart one
echo 'id: 9007199254740993' >file.yaml
echo 'id: 9223372036854775808' >large.yaml
for helm in "$three" "$four"; do
  seen '2^53 + 1 in a file' '{"id":9007199254740992}' "$(values "$helm" one -f file.yaml)"
  seen '2^53 + 1 with --set' '{"id":9007199254740993}' "$(values "$helm" one --set id=9007199254740993)"
  seen '2^63 in a file' '{"id":9223372036854776000}' "$(values "$helm" one -f large.yaml)"
  seen '2^63 with --set' '{"id":"9223372036854775808"}' "$(values "$helm" one --set id=9223372036854775808)"
done
finish
