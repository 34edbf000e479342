#!/bin/sh
# Two stars in .Files.Glob stand for any text, and the slash behind them for a slash: "**/*.conf" finds no file at the top, and
# "conf/**/*.conf" none in conf itself, where .gitignore and editors mean "in conf or below". A file that is moved up a folder is no
# longer in the ConfigMap, and the chart renders. "conf/**.conf" finds all of them.
# Source: measured, alike with Helm 3.17 and 4.1; Helm documentation, "Accessing Files Inside Templates", calls it glob patterns;
# gitignore(5) has the other reading ("a/**/b" matches "a/b").
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart one
mkdir -p one/conf/deep
for file in top conf/mid conf/deep/low; do echo "$file" >"one/$file.conf"; done
found() { template "$1" one "{{ range \$name, \$content := .Files.Glob \"$2\" }}{{ \$name }} {{ end }}"; }
for helm in "$three" "$four"; do
  version "$helm"
  seen '**/*.conf' 'conf/deep/low.conf conf/mid.conf' "$(found "$helm" '**/*.conf')"
  seen 'conf/**/*.conf' 'conf/deep/low.conf' "$(found "$helm" 'conf/**/*.conf')"
  seen 'conf/**.conf' 'conf/deep/low.conf conf/mid.conf' "$(found "$helm" 'conf/**.conf')"
  seen '**.conf' 'conf/deep/low.conf conf/mid.conf top.conf' "$(found "$helm" '**.conf')"
done
finish
