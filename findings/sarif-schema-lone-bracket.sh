#!/bin/sh
# The JSON schema of SARIF 2.1.0, as the package @microsoft/jest-sarif carries it, has a pattern for languages with a bracket that is
# never opened: "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$". It is no regular expression of ECMAScript with the flag u, which
# ajv 8 sets: the schema cannot be compiled, and no report can be checked, unless unicodeRegExp is off. Its "id" is that of
# draft 4, which ajv 8 refuses as well.
# Source: measured.
. "$(dirname "$0")/lib.sh"

modules ajv@8.17.1 @microsoft/jest-sarif@1.0.0-beta.0
cat >compile.cjs <<'JS'
const Ajv = require('ajv');
const fs = require('fs');
const path = require('path');
const root = path.join(process.cwd(), 'node_modules/@microsoft/jest-sarif');
const file = fs.readdirSync(root, { recursive: true }).map(String).find((name) => /(?:^|\/)sarif-(?:schema-)?2\.1\.0.*\.json$/.test(name));
const { id, $schema, ...schema } = JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
const options = { strict: false, validateFormats: false, ...JSON.parse(process.argv[2]) };
try {
  new Ajv(options).compile(process.argv[3] === 'id' ? { id, ...schema } : schema);
  console.log('compiled');
} catch (error) {
  console.log(error.message.replace(/^.*?(Lone quantifier brackets|"id").*$/s, '$1'));
}
JS
seen 'as it is, but for its id' 'Lone quantifier brackets' "$(node compile.cjs '{}')"
seen 'without the flag u' 'compiled' "$(node compile.cjs '{"unicodeRegExp": false}')"
seen 'with its id' '"id"' "$(node compile.cjs '{"unicodeRegExp": false, "strict": true}' id)"
finish
