#!/bin/sh
# A values.schema.json may name another file beside it, "$ref": "types.json": editors and ajv look beside the schema. Helm does not.
# Helm 3.17 refuses such a reference, and Helm 4.1 looks for the file in the root folder of the machine, /types.json, so that the
# chart cannot be rendered with any values, wherever the command is run. The error does not name the schema.
# Source: measured; JSON Schema draft 7, core, 8.1 and 8.3 (a reference is resolved against the base URI, at first that of the file).
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
modules ajv@8.20.0
chart one
echo '{"type":"integer"}' >one/types.json
cat >one/values.schema.json <<'JSON'
{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": {"size": {"$ref": "types.json"}}}
JSON
said() { "$1" template release "$2" --set size=1 2>&1 | grep -o "$3" || echo 'something else'; }
version "$three"
seen 'from above the chart' 'Reference /types.json must be canonical' "$(said "$three" one 'Reference .*canonical')"
version "$four"
seen 'from above the chart' 'open /types.json: no such file or directory' "$(said "$four" one 'open .*directory')"
seen 'from inside the chart' 'open /types.json: no such file or directory' "$(cd one && said "$four" . 'open .*directory')"
cat >check.js <<'JS'
const load = (name) => ({ $id: `file:///one/${name}`, ...require(`./one/${name}`) });
const check = new (require('ajv'))({ schemas: [load('types.json')] }).compile(load('values.schema.json'));
console.log(check({ size: 1 }), check({ size: 'x' }));
JS
seen 'ajv, of 1 and of a text' 'true false' "$(node check.js)"
finish
