#!/bin/sh
# --set-json has two forms, and they do not do the same with what the values files say at that place. 'a={"b":1}' takes the
# place of the whole map a. '{"a":{"b":1}}', which Helm 3.17 does not know, is merged into it. Who shortens the second to
# the first, or moves a JSON to a key that holds more than the old one did, loses the rest of the files there, without a warning.
# Source: measured; the help text says "set JSON values" of both.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
echo 'a: {c: 2, d: {e: 3}}' >file.yaml
for helm in "$three" "$four"; do
  version "$helm"
  seen 'a={"b":1}' '{"a":{"b":1}}' "$(values "$helm" one -f file.yaml --set-json 'a={"b":1}')"
  seen 'a.b=1' '{"a":{"b":1,"c":2,"d":{"e":3}}}' "$(values "$helm" one -f file.yaml --set-json 'a.b=1')"
done
seen '{"a":{"b":1}}' '{"a":{"b":1,"c":2,"d":{"e":3}}}' "$(values "$four" one -f file.yaml --set-json '{"a":{"b":1}}')"
finish
