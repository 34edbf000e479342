#!/bin/sh
# .Capabilities.APIVersions in helm template is a list built into Helm. It has groups of versions that no cluster has had for years,
# whatever --kube-version says, and not one kind: Has "extensions/v1beta1" is true, Has "networking.k8s.io/v1/Ingress" is false,
# where a cluster of today answers both the other way round. A chart that asks renders other objects than helm install would.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "Built-in Objects", has both forms of the question.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
has() { template "$1" one "{{ .Capabilities.APIVersions.Has \"$2\" }}" --kube-version 1.33; }
for helm in "$three" "$four"; do
  version "$helm"
  for group in extensions/v1beta1 policy/v1beta1 autoscaling/v2beta2 networking.k8s.io/v1; do seen "$group" true "$(has "$helm" "$group")"; done
  for kind in networking.k8s.io/v1/Ingress apps/v1/StatefulSet; do seen "$kind" false "$(has "$helm" "$kind")"; done
done
finish
