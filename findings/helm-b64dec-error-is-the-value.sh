#!/bin/sh
# b64dec and b32dec of a text that is not encoded do not fail: the message of the error is their result. A Secret whose value
# is plain by mistake is handed on as the password "illegal base64 data at input byte 4", and the template renders.
# Source: measured, alike with Helm 3.17 and 4.1.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
for helm in "$three" "$four"; do
  version "$helm"
  seen 'b64dec' 'illegal base64 data at input byte 4' "$(template "$helm" one '{{ b64dec "open-sesame" }}')"
  seen 'b32dec' 'illegal base32 data at input byte 0' "$(template "$helm" one '{{ b32dec "open-sesame" }}')"
done
finish
