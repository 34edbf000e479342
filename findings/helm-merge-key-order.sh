#!/bin/sh
# A merge key (<<) below a key of the same name overrides it in Helm, which reads a map from top to bottom; of two merge
# keys the later one wins, although inside one list of aliases the first one does. The YAML 1.1 merge type says that keys
# of the map itself win wherever they stand, and the npm packages yaml and js-yaml do so.
# Source: https://yaml.org/type/merge.html for the rule; the rest was measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
modules yaml@2.9.0 js-yaml@4.1.1
cat >merge.yaml <<'END'
base: &base {size: 5}
other: &other {size: 6}
below:
  size: 3
  <<: *base
above:
  <<: *base
  size: 3
two:
  <<: *base
  <<: *other
list:
  <<: [*base, *other]
END
cat >read.cjs <<'END'
const text = require('fs').readFileSync('merge.yaml', 'utf8');
const all = { yaml: (t) => require('yaml').parse(t, { merge: true }), 'js-yaml': require('js-yaml').load };
const { below, above, two, list } = all[process.argv[2]](text);
console.log([below, above, two, list].map((map) => map.size).join(' '));
END
chart one
show='{{ list .Values.below .Values.above .Values.two .Values.list | toJson }}'
cp merge.yaml one/values.yaml
seen 'below, above, two keys, one list: Helm 3' '[{"size":5},{"size":3},{"size":6},{"size":5}]' "$(template "$three" one "$show")"
seen 'Helm 4' '[{"size":5},{"size":3},{"size":6},{"size":5}]' "$(template "$four" one "$show")"
seen 'yaml' '3 3 5 5' "$(node read.cjs yaml)"
seen 'js-yaml' '3 3 5 5' "$(node read.cjs js-yaml)"
finish
