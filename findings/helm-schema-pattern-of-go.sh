#!/bin/sh
# A pattern in values.schema.json is a regular expression of ECMAScript, says JSON Schema, and editors and ajv read it so. Helm
# reads one of Go: a lookahead such as ^(?!latest$), a back reference, \u0061 or {1,2000} makes the whole schema invalid, and the
# chart cannot be rendered with any values. Helm 4.1 says "not valid against metaschema", and the reason lines below.
# Source: JSON Schema draft 7, validation, 4.3 (regular expressions should be valid ECMA 262); measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
modules ajv@8.17.1
cat >check.cjs <<'JS'
const { properties } = JSON.parse(require('fs').readFileSync('one/values.schema.json', 'utf8'));
const validate = new (require('ajv'))().compile({ type: 'object', properties });
console.log(validate({ a: 'a' }) ? 'fits' : 'does not fit');
JS
chart one
echo 'a: a' >file.yaml
refused="Error: values don't meet the specifications of the schema(s) in the following chart(s):"
while IFS=' ' read -r fits pattern; do
  printf '{"%s": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"type": "string", "pattern": "%s"}}}\n' "\$schema" "$pattern" >one/values.schema.json
  case $fits in yes) expected='{"a":"a"}' ;; *) expected=$refused ;; esac
  seen "ajv, $pattern" 'fits' "$(node check.cjs)"
  seen "Helm 3.17, $pattern" "$expected" "$(values "$three" one -f file.yaml)"
  seen "Helm 4.1, $pattern" "$expected" "$(values "$four" one -f file.yaml)"
done <<'LIST'
yes ^[a-z]$
no ^(?!latest$).+$
no ^(a)?\\1?$
no ^\\u0061$
no ^a{1,2000}$
LIST
finish
