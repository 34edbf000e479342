#!/bin/sh
# An empty file, or one of comments, is an error for load of js-yaml 5. Version 4 gave undefined for the first and null for
# the second. Helm takes both for values that say nothing.
# Source: measured with js-yaml 5.5.0 and 4.1.1.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules js-yaml@5.5.0 js-yaml-4@npm:js-yaml@4.1.1
chart one
read_with() { node -p "try { String(require('$1').load(require('fs').readFileSync('$2', 'utf8'))) } catch (e) { 'error: ' + e.reason }"; }
: >empty.yaml
echo '# nothing yet' >comment.yaml
for file in empty comment; do
  seen "$file, js-yaml 5" 'error: expected a document, but the input is empty' "$(read_with js-yaml "$file.yaml")"
  seen "$file, Helm" '{}' "$(values "$helm" one -f "$file.yaml")"
done
seen 'empty, js-yaml 4' 'undefined' "$(read_with js-yaml-4 empty.yaml)"
seen 'comment, js-yaml 4' 'null' "$(read_with js-yaml-4 comment.yaml)"
finish
