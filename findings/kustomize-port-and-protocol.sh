#!/bin/sh
# One port number for TCP and for UDP in a container, and a strategic merge patch for the UDP one. Kustomize finds a port by number and
# protocol and changes the right one; kubectl patch, by number alone, takes the first, and makes the TCP port a UDP one: the
# container listens to UDP twice. "$patch: delete" with the number takes both away in kubectl, and none in Kustomize, without
# a word; there the protocol has to stand beside it.
# Source: measured with kubectl 1.35 and 1.36; the API of Kubernetes has containerPort as patchMergeKey, and containerPort with
# protocol as the keys of the list.
# shellcheck disable=SC2016 # of Kubernetes
. "$(dirname "$0")/lib.sh"

cat >deployment.yaml <<'MANIFEST'
apiVersion: apps/v1
kind: Deployment
metadata: {name: one}
spec:
  template:
    spec:
      containers:
        - {name: one, image: "one:1", ports: [{containerPort: 53, protocol: TCP, name: tcp}, {containerPort: 53, protocol: UDP, name: udp}]}
MANIFEST
echo '{resources: [deployment.yaml], patches: [{path: patch.yaml}]}' >kustomization.yaml
port() {
  printf 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: one}\n' >patch.yaml
  echo "spec: {template: {spec: {containers: [{name: one, ports: [$1]}]}}}" >>patch.yaml
}
ports() { sed -n 's/^ *name: \(tcp\|udp\|dns\)$/\1/p; s/^ *protocol: //p' | tr '\n' ' '; }
kustomized() { "$kubectl" kustomize . | ports; }
patched() { "$kubectl" patch --local -f deployment.yaml -o yaml --patch-file patch.yaml | ports; }
for kubectl in "$(kubectl_of)" "$(layer v36 2.0.1)/kubectl/kubectl"; do
  "$kubectl" version --client
  port '{containerPort: 53, protocol: UDP, name: dns}'
  seen 'a name for the UDP port, Kustomize' 'tcp TCP dns UDP ' "$(kustomized)"
  seen 'a name for the UDP port, kubectl patch' 'dns UDP udp UDP ' "$(patched)"
  port '{containerPort: 53, $patch: delete}'
  seen 'delete by number, Kustomize' 'tcp TCP udp UDP ' "$(kustomized)"
  seen 'delete by number, kubectl patch' '' "$(patched)"
  port '{containerPort: 53, protocol: UDP, $patch: delete}'
  seen 'delete by number and protocol, Kustomize' 'tcp TCP ' "$(kustomized)"
  seen 'delete by number and protocol, kubectl patch' '' "$(patched)"
done
finish
