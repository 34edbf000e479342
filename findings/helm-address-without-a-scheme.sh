#!/bin/sh
# urlParse of an address that has no scheme does not fail: of "elastic:9200" the name of the host is the scheme, the port is "opaque", and
# host is empty; "elastic/path" is all path. An address that begins with a number, "10.0.0.1:9200", ends the render. A template
# that takes the host from an address works until somebody leaves http:// out, and then writes an empty one.
# Source: the documentation of Parse in Go's package net/url (a host and a path without a scheme is invalid, and may be no error);
# measured, alike with Helm 3.17 and 4.1.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
for helm in "$three" "$four"; do
  version "$helm"
  parts() { template "$helm" one "{{ \$u := urlParse \"$1\" }}scheme {{ quote \$u.scheme }} host {{ quote \$u.host }} path {{ quote \$u.path }}"; }
  seen 'http://elastic:9200/a' 'scheme "http" host "elastic:9200" path "/a"' "$(parts http://elastic:9200/a)"
  seen 'elastic:9200/a' 'scheme "elastic" host "" path ""' "$(parts elastic:9200/a)"
  seen 'elastic/a' 'scheme "" host "" path "elastic/a"' "$(parts elastic/a)"
  seen '//elastic:9200/a' 'scheme "" host "elastic:9200" path "/a"' "$(parts //elastic:9200/a)"
  seen '10.0.0.1:9200' 'ended' "$(parts 10.0.0.1:9200 | sed 's/^error calling urlParse.*/ended/')"
done
finish
