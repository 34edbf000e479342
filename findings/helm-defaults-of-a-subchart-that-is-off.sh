#!/bin/sh
# Templates of a chart see the values of its subcharts below their names, defaults included, as long as the subchart is on. Switched off,
# only what the user set is left there: an address written with .Values.database.port, which stands in the values.yaml of the
# subchart, has no port as soon as the database is another one. Nothing fails while the map itself is there.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "Scope, Dependencies, and Values", has the first half.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart parent
mkdir parent/charts
chart parent/charts/database
sed -i 's/^name: .*/name: database/' parent/charts/database/Chart.yaml
echo 'dependencies: [{name: database, version: 1.0.0, condition: database.enabled}]' >>parent/Chart.yaml
rm parent/charts/database/templates/values.yaml
echo '{enabled: true, port: 5432, name: app}' >parent/charts/database/values.yaml
for helm in "$three" "$four"; do
  version "$helm"
  # shellcheck disable=SC1083 # of Go
  address='{{ .Values.database.host }}:{{ .Values.database.port }}'
  seen 'on' 'db.example.com:5432' "$(template "$helm" parent "$address" --set database.host=db.example.com)"
  seen 'off' 'db.example.com:' "$(template "$helm" parent "$address" --set database.host=db.example.com,database.enabled=false)"
  seen 'off, hasKey' 'false' "$(template "$helm" parent '{{ hasKey .Values.database "name" }}' --set database.enabled=false)"
done
finish
