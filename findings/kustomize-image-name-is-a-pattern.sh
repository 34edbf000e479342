#!/bin/sh
# The name of an entry in "images" of a kustomization is a regular expression: a dot stands for any letter, so that "docker.io/app"
# changes "dockerXio/app" as well, and "team/.*" changes every image of the team. A "+" in a name is no "+". The tag may be a part of
# the name, and then only images of that tag are changed. Nothing in the entry says that it is a pattern.
# tagSuffix is added twice to the containers of a Deployment, and to an image without a tag too: ":-x-x".
# Source: measured with the Kustomize of kubectl 1.35 and 1.36; its api/types/image.go calls it an image name without
# a tag; kubernetes-sigs/kustomize#4814 for tagSuffix.
. "$(dirname "$0")/lib.sh"

cat >deployment.yaml <<'MANIFEST'
apiVersion: apps/v1
kind: Deployment
metadata: {name: one}
spec:
  template:
    spec:
      containers:
        - {name: a, image: "docker.io/app:8.7"}
        - {name: b, image: "dockerXio/app:8.8"}
        - {name: c, image: "docker.io/app"}
        - {name: d, image: "docker.io/apple:1"}
MANIFEST
images() {
  printf 'resources: [deployment.yaml]\nimages: [%s]\n' "$2" >kustomization.yaml
  "$1" kustomize . | sed -n 's/^ *-* *image: //p' | tr '\n' ' '
}
for kubectl in "$(kubectl_of)" "$(layer v36 2.0.1)/kubectl/kubectl"; do
  "$kubectl" version --client
  seen 'a dot' 'docker.io/app:9 dockerXio/app:9 docker.io/app:9 docker.io/apple:1 ' "$(images "$kubectl" '{name: docker.io/app, newTag: "9"}')"
  seen 'a pattern' 'docker.io/app:9 dockerXio/app:8.8 docker.io/app:9 docker.io/apple:9 ' "$(images "$kubectl" '{name: "docker[.]io/.*", newTag: "9"}')"
  seen 'a tag in the name' 'docker.io/app:9 dockerXio/app:8.8 docker.io/app docker.io/apple:1 ' "$(images "$kubectl" '{name: "docker.io/app:8.7", newTag: "9"}')"
  seen 'tagSuffix' 'docker.io/app:8.7-x-x dockerXio/app:8.8-x-x docker.io/app:-x-x docker.io/apple:1 ' "$(images "$kubectl" '{name: docker.io/app, tagSuffix: "-x"}')"
done
finish
