#!/bin/sh
# A block text with a comment behind its | or >, and whose first line is blank: Prettier writes one blank line more each time it formats
# the file, with its default options. The value grows by a line break with every save; Helm reads what Prettier wrote. Without the
# comment nothing changes.
# Source: measured with prettier 3.10; its documentation, "Rationale", says that it keeps what a file means.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules prettier@3.10.1
chart one
after() {
  printf '%b' "$1" >file.yaml
  for _ in $2; do node_modules/.bin/prettier --log-level silent --write file.yaml; done
  values "$helm" one -f file.yaml
}
seen 'as written' '{"script":"\nrun\n"}' "$(after 'script: | # of the job\n\n  run\n' '')"
seen 'formatted once' '{"script":"\n\nrun\n"}' "$(after 'script: | # of the job\n\n  run\n' 1)"
seen 'formatted three times' '{"script":"\n\n\n\nrun\n"}' "$(after 'script: | # of the job\n\n  run\n' '1 2 3')"
seen 'folded, formatted three times' '{"list":["\n\n\n\nrun"]}' "$(after 'list:\n  - >- # of the job\n\n    run\n' '1 2 3')"
seen 'without a comment, formatted three times' '{"script":"\nrun\n"}' "$(after 'script: |\n\n  run\n' '1 2 3')"
finish
