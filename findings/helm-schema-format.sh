#!/bin/sh
# A values.schema.json that wants a format, such as ipv4: Helm 3.17 checks it always. Helm 4.1 checks it only where the
# schema says that it is of draft 7; without "$schema", as most charts have it, and with draft 2020-12, any text passes.
# Source: measured; in draft 2020-12 a format describes unless somebody asks for its check.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart one
echo 'a: no address' >file.yaml
for draft in '' http://json-schema.org/draft-07/schema# https://json-schema.org/draft/2020-12/schema; do
  echo "{${draft:+\"\$schema\": \"$draft\", }\"properties\": {\"a\": {\"format\": \"ipv4\"}}}" >one/values.schema.json
  refused="Error: values don't meet the specifications of the schema(s) in the following chart(s):"
  seen "Helm 3.17, ${draft:-no draft}" "$refused" "$(values "$three" one -f file.yaml)"
  case $draft in
    *draft-07*) expected=$refused ;;
    *) expected='{"a":"no address"}' ;;
  esac
  seen "Helm 4.1, ${draft:-no draft}" "$expected" "$(values "$four" one -f file.yaml)"
done
finish
