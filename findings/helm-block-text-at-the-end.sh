#!/bin/sh
# A values file whose last line belongs to a block text and has no line break after it: the text ends without a break in
# Helm 3.17, with one in Helm 4.1. A checksum of it, or a script in it, differs between the two.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart one
printf 'text: |\n  last' >block.yaml
seen 'Helm 3' '{"text":"last"}' "$(values "$three" one -f block.yaml)"
seen 'Helm 4' '{"text":"last\n"}' "$(values "$four" one -f block.yaml)"
finish
