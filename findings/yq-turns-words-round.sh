#!/bin/sh
# The yq of Debian, the one around jq, reads YAML 1.2 and writes YAML 1.1. "enabled: no" in a values file comes out as the text 'no' in
# quotes, which "if" takes for on; the text "1e3" or "0o14" comes out without quotes and is a number; "y" is true. So every
# "yq -y -i" that sets one key turns others round. Written as 1.2 the words stay, and the texts "no" and "off" lose their quotes.
# Source: measured with the packages of Debian; the help tells of the grammar of the output, not that of the input.
. "$(dirname "$0")/lib.sh"

need apt-get dpkg-deb python3 jq
helm=$(helm4)
version "$helm"
apt-get download -q yq python3-yaml python3-toml python3-xmltodict python3-argcomplete python3-tomlkit >/dev/null 2>&1
for package in ./*.deb; do dpkg-deb -x "$package" unpacked; done
for package in ./yq_*.deb; do echo "yq $(dpkg-deb -f "$package" Version), $(jq --version)"; done
export PYTHONPATH="$work/unpacked/usr/lib/python3/dist-packages"
chart one
cat >before.yaml <<'VALUES'
enabled: no
debug: Off
answer: "y"
word: "no"
size: "1e3"
mode: "0o14"
tag: "1"
VALUES
after() { python3 -m yq "$@" '.tag = "2"' before.yaml >after.yaml && values "$helm" one -f after.yaml; }
seen 'before' '{"answer":"y","debug":false,"enabled":false,"mode":"0o14","size":"1e3","tag":"1","word":"no"}' "$(values "$helm" one -f before.yaml)"
seen 'after a tag was set' '{"answer":true,"debug":"Off","enabled":"no","mode":12,"size":1000,"tag":"2","word":"no"}' "$(after -y)"
seen 'written as 1.2' '{"answer":true,"debug":false,"enabled":false,"mode":"0o14","size":"1e3","tag":"2","word":false}' "$(after -y --yaml-output-grammar-version 1.2)"
finish
