#!/bin/sh
# The YAML language server that editors use reads YAML 1.2 unless yaml.yamlVersion says 1.1. With the schema of a chart it marks
# "enabled: no", which Helm takes for the boolean that the schema wants, and passes over "name: no" and "name: 1_000", which Helm
# refuses as no texts: an editor without a mark is no sign that the values can be installed. With 1.1 both agree.
# Source: measured with yaml-language-server 2.0.0; its README names the setting.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
modules yaml-language-server@2.0.0
chart one
echo '{"properties":{"enabled":{"type":"boolean"},"name":{"type":"string"},"size":{"type":"integer"}}}' >one/values.schema.json
cat >marks.js <<'SCRIPT'
const { getLanguageService } = require('yaml-language-server/out/src/languageservice/yamlLanguageService.js');
const { TextDocument } = require('vscode-languageserver-textdocument');
const schema = require('./one/values.schema.json');
const nothing = () => undefined;
const telemetry = { send: nothing, sendError: nothing, sendTrack: nothing };
const workspaceContext = { resolveRelativePath: (path) => path };
const service = getLanguageService({ schemaRequestService: async () => JSON.stringify(schema), workspaceContext, telemetry });
const [, , text, yamlVersion] = process.argv;
service.configure({ validate: true, yamlVersion, customTags: [], schemas: [{ uri: 'file:///s.json', fileMatch: ['*.yaml'], schema }] });
service.doValidation(TextDocument.create('file:///values.yaml', 'yaml', 1, text), false).then((found) => {
  console.log(found.length === 0 ? 'accepted' : 'refused');
  process.exit(0);
});
SCRIPT
asked() {
  echo "$2" >file.yaml
  if "$1" template release one -f file.yaml >/dev/null 2>&1; then echo accepted; else echo refused; fi
}
version "$three"
version "$four"
while IFS='|' read -r text helm server; do
  seen "$text, Helm 3" "$helm" "$(asked "$three" "$text")"
  seen "$text, Helm 4" "$helm" "$(asked "$four" "$text")"
  seen "$text, the language server" "$server" "$(node marks.js "$text" 1.2)"
  seen "$text, the language server with 1.1" "$helm" "$(node marks.js "$text" 1.1)"
done <<'LIST'
enabled: no|accepted|refused
enabled: y|accepted|refused
size: 1_000|accepted|refused
name: no|refused|accepted
name: 1_000|refused|accepted
name: "no"|accepted|accepted
LIST
finish
