#!/bin/sh
# An address with a query, written without quotes, is read in block style and refused inside braces, where YAML 1.2 allows
# it as well. Whoever rewrites a block map as {} has to add quotes.
# Source: YAML 1.2.2, plain scalars (ns-plain-safe in flow context excludes only , [ ] { }); the rest was measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules yaml@2.9.0
chart one
printf 'a:\n  url: http://host/path?x=y\n' >block.yaml
printf 'a: {url: http://host/path?x=y}\n' >flow.yaml
seen 'block' '{"a":{"url":"http://host/path?x=y"}}' "$(values "$helm" one -f block.yaml)"
seen 'flow' "Error: failed to parse flow.yaml: cannot unmarshal yaml document: error converting YAML to JSON: yaml: did not find expected ',' or '}'" "$(values "$helm" one -f flow.yaml)"
seen 'flow, npm yaml' '{"a":{"url":"http://host/path?x=y"}}' "$(node -p "JSON.stringify(require('yaml').parse(require('fs').readFileSync('flow.yaml', 'utf8')))")"
finish
