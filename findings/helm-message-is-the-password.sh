#!/bin/sh
# Functions that make passwords and keys do not fail when they cannot: their result is the message. bcrypt of a password of more than
# 72 bytes, htpasswd of a user with a colon, derivePassword with a kind and genPrivateKey with an algorithm that they do not know
# each give a sentence, which a Secret then holds as the hash, the password or the key. helm template ends with 0.
# Source: measured, alike with Helm 3.17 and 4.1; the documentation of Sprig, "Cryptographic and Security Functions", has the kinds.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
for helm in "$three" "$four"; do
  version "$helm"
  seen 'letters of bcrypt of 72 letters' 60 "$(template "$helm" one '{{ bcrypt (repeat 72 "a") | len }}')"
  seen 'bcrypt of 73 letters' 'failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes' "$(template "$helm" one '{{ bcrypt (repeat 73 "a") }}')"
  seen 'htpasswd of "a:b"' 'invalid username: a:b' "$(template "$helm" one '{{ htpasswd "a:b" "secret" }}')"
  seen 'derivePassword "strong"' 'cannot find password template strong' "$(template "$helm" one '{{ derivePassword 1 "strong" "secret" "user" "site" }}')"
  seen 'genPrivateKey "RSA"' 'Unknown type RSA' "$(template "$helm" one '{{ genPrivateKey "RSA" }}')"
done
finish
