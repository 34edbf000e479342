#!/bin/sh
# Tools in Python, Ansible among them, hand values to Helm as a file that PyYAML wrote. PyYAML puts quotes around a text only
# where it would read a number itself, and it reads fewer numbers than Helm: the text "12e5", "0o14" or "09" is written
# plain and is a number for Helm, however it was quoted where the user wrote it.
# Source: measured, with the package of Debian.
. "$(dirname "$0")/lib.sh"

need apt-get dpkg-deb python3
four=$(helm4)
version "$four"
apt-get download -q python3-yaml >/dev/null 2>&1
dpkg-deb -x python3-yaml_*.deb unpacked
dump() { PYTHONPATH="$work/unpacked/usr/lib/python3/dist-packages" python3 -c "import sys, yaml; print($1)" "$2"; }
echo "PyYAML $(dump 'yaml.__version__' '')"
chart one
while read -r text number; do
  dump 'yaml.safe_dump({"a": sys.argv[1]}, sort_keys=False)' "$text" >file.yaml
  seen "the text $text" "{\"a\":$number}" "$(values "$four" one -f file.yaml)"
  seen 'and read again by PyYAML' "str" "$(dump 'type(yaml.safe_load(open("file.yaml"))["a"]).__name__' '')"
done <<'LIST'
12e5 1200000
1e+3 1000
0o14 12
09 9
LIST
finish
