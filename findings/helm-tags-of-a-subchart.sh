#!/bin/sh
# Tags in the values.yaml of a chart switch its own dependencies, also where that chart is itself a dependency. What the user sets below
# its name then is passed over: app.tags.database=true leaves the database off, as the default has it, while the templates of app
# see true there. Only tags at the top of all values count, where one word switches in every chart below.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "Using the CLI with Tags and Conditions", wants tags at the
# top of the values, and does not say whose defaults count.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart parent
mkdir parent/charts
echo 'dependencies: [{name: app, version: 1.0.0}]' >>parent/Chart.yaml
chart app
echo 'dependencies: [{name: database, version: 1.0.0, tags: [database]}]' >>app/Chart.yaml
echo 'tags: {database: false}' >app/values.yaml
echo 'app: {{ .Values.tags.database }}' >app/templates/values.yaml
mkdir app/charts
chart database
echo 'database: on' >database/templates/values.yaml
mv database app/charts
cp -r app parent/charts
# seen_of HELM CHART [OPTION...]: the tag that app sees, and whether the database is there.
seen_of() {
  helm=$1
  shift
  "$helm" template release "$@" | grep -e '^app' -e '^database' | sort | tr '\n' ' '
}
for helm in "$three" "$four"; do
  version "$helm"
  seen 'alone' 'app: false ' "$(seen_of "$helm" app)"
  seen 'alone, tags.database=true' 'app: true database: on ' "$(seen_of "$helm" app --set tags.database=true)"
  seen 'below another chart' 'app: false ' "$(seen_of "$helm" parent)"
  seen 'app.tags.database=true' 'app: true ' "$(seen_of "$helm" parent --set app.tags.database=true)"
  seen 'tags.database=true' 'app: false database: on ' "$(seen_of "$helm" parent --set tags.database=true)"
done
finish
