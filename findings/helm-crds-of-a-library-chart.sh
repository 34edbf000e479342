#!/bin/sh
# A chart of the type library renders none of its templates, and its crds folder is installed all the same, as that of any other
# subchart. What lies in crds/ need be no definition: a ConfigMap there is printed with --include-crds too, from whatever depth of
# folders, under a name that begins with "_", and with its "{{ }}" as they stand.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "Charts", says of library
# charts that they are not installable and usually have no objects.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart parent
chart library
echo 'type: library' >>library/Chart.yaml
mkdir -p library/crds/old parent/charts
echo 'kind: CustomResourceDefinition' >library/crds/thing.yaml
printf 'kind: ConfigMap\nmetadata: {name: "{{ .Release.Name }}"}\n' >library/crds/old/_settings.yaml
echo 'kind: ConfigMap' >library/templates/settings.yaml
mv library parent/charts/
for helm in "$three" "$four"; do
  version "$helm"
  "$helm" template release parent --include-crds >out
  seen 'what comes of the library' 'crds/old/_settings.yaml crds/thing.yaml ' "$(sed -n 's/^# Source: .*charts.library.\(.*\)/\1/p' out | sort | tr '\n' ' ')"
  seen 'the name in the ConfigMap' '{{ .Release.Name }}' "$(sed -n 's/^metadata: {name: "\(.*\)"}$/\1/p' out)"
done
finish
