#!/bin/sh
# A condition of a dependency may list several paths behind commas. A space after the comma is a part of the next path: no value is
# ever found there, and the dependency is on, whatever the values say. Without the space it is off.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "Tags and Condition fields in dependencies", has had the space
# in its own example ("subchart1.enabled, global.subchart1.enabled"); helm/helm#3796 asks why the second path does nothing.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart parent
mkdir parent/charts
chart parent/charts/database
sed -i 's/^name: .*/name: database/' parent/charts/database/Chart.yaml
echo 'database: on' >parent/charts/database/templates/values.yaml
enabled() {
  printf 'apiVersion: v2\nname: parent\nversion: 1.0.0\ndependencies: [{name: database, version: 1.0.0, condition: "%s"}]\n' "$2" >parent/Chart.yaml
  "$1" template release parent --set global.database.enabled=false | grep '^database' || echo 'database: off'
}
for helm in "$three" "$four"; do
  version "$helm"
  seen 'the path alone' 'database: off' "$(enabled "$helm" global.database.enabled)"
  seen 'behind a comma' 'database: off' "$(enabled "$helm" database.enabled,global.database.enabled)"
  seen 'behind a comma and a space' 'database: on' "$(enabled "$helm" 'database.enabled, global.database.enabled')"
  seen 'a space before the first path' 'database: off' "$(enabled "$helm" ' global.database.enabled')"
done
finish
