#!/bin/sh
# The version of a cluster in the cloud has an ending, v1.30.2-gke.100, which is a pre-release for semantic versions. Helm 3.17 refuses
# a chart whose kubeVersion is ">=1.30.0" there; Helm 4 takes it. Templates of the same chart that ask semverCompare for the same
# range still get false, because .Capabilities.KubeVersion.Version has the ending, and so do less; printed without ".Version" it
# has none in Helm 4, and in Helm 3.17 it has.
# Source: measured; https://github.com/helm/helm/issues/3810 for the range of a chart.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4) newer=$(layer v36 2.0.1)/helm/helm
chart one
cloud=v1.30.2-gke.100
# shellcheck disable=SC2016 # of Go
each() {
  version "$1"
  echo 'kubeVersion: ">=1.30.0"' >>one/Chart.yaml
  seen 'the range in Chart.yaml' "$2" "$(values "$1" one --kube-version "$cloud")"
  sed -i '/^kubeVersion/d' one/Chart.yaml
  seen 'semverCompare of the range and .Version' false "$(text "$1" '{{ semverCompare ">=1.30.0" .Capabilities.KubeVersion.Version }}')"
  seen '.Capabilities.KubeVersion.Version' "$cloud" "$(text "$1" '{{ .Capabilities.KubeVersion.Version }}')"
  seen '.Capabilities.KubeVersion' "$3" "$(text "$1" '{{ .Capabilities.KubeVersion }}')"
}
text() {
  cp -r one other
  template "$1" other "$2" --kube-version "$cloud"
  rm -r other
}
each "$three" "Error: chart requires kubeVersion: >=1.30.0 which is incompatible with Kubernetes $cloud" "$cloud"
each "$four" '{}' v1.30.2
each "$newer" '{}' v1.30.2
finish
