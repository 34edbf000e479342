#!/bin/sh
# A range of versions of which one end names a pre-release, ">=8.8.0-0 <8.9", asked about 8.8.0-alpha5: Helm 3.17 says no, because every
# end has to name one; in Helm 4 one is enough. A template that asks semverCompare takes the other branch, and a dependency
# in charts/ that Chart.yaml asks for by such a range is the right one in Helm 4 and another version in Helm 3, where its
# alias is passed over and the values below it with it. Behind "||" each side still counts alone.
# Source: measured with Helm 3.17 and 4.1; Masterminds/semver#267, which is in its version 3.4.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
chart parent
chart sub
sed -i 's/^version: .*/version: 8.8.0-alpha5/' sub/Chart.yaml
mkdir parent/charts
mv sub parent/charts/
range() { template "$1" one "{{ semverCompare \"$2\" \"8.8.0-alpha5\" }}"; }
got() {
  printf 'apiVersion: v2\nname: parent\nversion: 1.0.0\ndependencies: [{name: sub, version: "%s", alias: other}]\n' "$2" >parent/Chart.yaml
  in=parent values "$1" sub --set other.size=1
}
for helm in "$three" "$four"; do
  version "$helm"
  case $helm in "$three") one=false of='{"global":{}}' ;; *) one=true of='{"global":{},"size":1}' ;; esac
  seen 'one end names a pre-release' "$one" "$(range "$helm" '>=8.8.0-0 <8.9')"
  seen 'both do' true "$(range "$helm" '>=8.8.0-0 <8.9.0-0')"
  seen 'none does' false "$(range "$helm" '>=8.7.0 <8.9')"
  seen 'one beside ||' false "$(range "$helm" '<8.0.0-0 || >=8.7.0')"
  seen 'what a dependency of 8.8.0-alpha5 gets' "$of" "$(got "$helm" '>=8.8.0-0 <8.9')"
  seen 'the same, both ends' '{"global":{},"size":1}' "$(got "$helm" '>=8.8.0-0 <8.9.0-0')"
done
finish
