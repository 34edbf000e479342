#!/bin/sh
# Named templates belong to the whole release, and only charts that are on bring theirs. A chart that needs a database in one
# version, beside a subchart that carries its own copy in another version: while the first is on, both are written by its
# helpers. Switching it on changes the objects of the other database, whose values nobody touched; off, they change back.
# Source: Helm documentation, "Named Templates" (names are global, the last one loaded wins); the rest is seen here.
. "$(dirname "$0")/lib.sh"

# copy FOLDER VERSION PROBE: the chart `db` in some version.
copy() {
  mkdir -p "$1/templates"
  printf 'apiVersion: v2\nname: db\nversion: %s\n' "$2" >"$1/Chart.yaml"
  printf '{{ define "db.probe" }}%s{{ end }}' "$3" >"$1/templates/_helpers.tpl"
  printf 'probe-below-%s: {{ include "db.probe" . }}\n' "$4" >"$1/templates/db.yaml"
}
mkdir -p parent/charts/login
printf 'apiVersion: v2\nname: login\nversion: 1.0.0\n' >parent/charts/login/Chart.yaml
cat >parent/Chart.yaml <<'YAML'
apiVersion: v2
name: parent
version: 1.0.0
dependencies:
  - {name: login, version: 1.0.0}
  - {name: db, version: 2.0.0, condition: db.enabled}
YAML
copy parent/charts/login/charts/db 1.0.0 old login
copy parent/charts/db 2.0.0 new parent

for helm in "$(helm3)" "$(helm4)"; do
  version "$helm"
  seen 'the database of the subchart, while the other one is off' 'old' \
    "$(in=parent values "$helm" probe-below-login --set db.enabled=false)"
  seen 'and while it is on' 'new' "$(in=parent values "$helm" probe-below-login --set db.enabled=true)"
done
finish
