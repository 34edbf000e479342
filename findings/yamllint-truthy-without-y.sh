#!/bin/sh
# yamllint's rule truthy finds yes, no, on and off without quotes, which some readers take for true or false, and passes over y
# and n: PyYAML, on which it is built, reads those as texts, although YAML 1.1 has them among the booleans. Helm reads true
# and false. A file that yamllint finds clean has another value in the chart than in Python.
# Source: YAML 1.1, type bool; measured, with the packages of Debian.
. "$(dirname "$0")/lib.sh"

need apt-get dpkg-deb python3
four=$(helm4)
version "$four"
apt-get download -q python3-yaml python3-pathspec yamllint >/dev/null 2>&1
for package in ./*.deb; do dpkg-deb -x "$package" unpacked; done
export PYTHONPATH="$work/unpacked/usr/lib/python3/dist-packages"
lint() { python3 -m yamllint -d '{rules: {truthy: enable}}' -f parsable "$1" | sed -n 's/.*(\(truthy\)).*/\1/p'; }
python3 -m yamllint --version
chart one
while read -r word truth found; do
  echo "a: $word" >file.yaml
  seen "$word, Helm" "{\"a\":$truth}" "$(values "$four" one -f file.yaml)"
  seen "$word, yamllint" "$found" "$(lint file.yaml)"
  python=$(python3 -c 'import yaml; print(type(yaml.safe_load(open("file.yaml"))["a"]).__name__)')
  seen "$word, PyYAML" "$(if [ -n "$found" ]; then echo bool; else echo str; fi)" "$python"
done <<'LIST'
yes true truthy
off false truthy
y true
Y true
n false
N false
LIST
finish
