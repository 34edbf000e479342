#!/bin/sh
# A file in a ConfigMap is printed as a block of lines until one line ends with a space or contains a tab: then kubectl
# prints the whole file as one quoted line. A values file kept in a ConfigMap loses its lines in every later diff.
# Source: measured.
. "$(dirname "$0")/lib.sh"

kubectl=$(kubectl_of)
"$kubectl" version --client
printf 'a: 1\nb: 2\n' >plain.yaml
printf 'a: 1 \nb: 2\n' >space.yaml
printf 'a:\t1\nb: 2\n' >tab.yaml
for file in plain space tab; do
  case $file in plain) want='  plain.yaml: |' ;; space) want='  space.yaml: "a: 1 \nb: 2\n"' ;; *) want='  tab.yaml: "a:\t1\nb: 2\n"' ;; esac
  seen "$file" "$want" "$("$kubectl" create configmap one --from-file=$file.yaml --dry-run=client -o yaml | grep "^  $file")"
done
finish
