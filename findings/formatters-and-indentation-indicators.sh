#!/bin/sh
# A block text whose first line is indented needs a digit, |2: how far the text stands to the right of its parent. Prettier moves the
# lines with the list or map that it indents anew, and counts wrongly. In a list that stood at the margin, as in many values files,
# every text loses two spaces at the start of its lines, and where there are none letters: a line of one letter is gone, a longer one
# cannot be read any more. In a map that was indented by four the text gains two spaces. The rule yml/indent of eslint-plugin-yml
# with --fix loses some and adds others. No warning: Helm reads another text. yaml and js-yaml write the digit by themselves.
# Source: measured with prettier 3.10 and eslint-plugin-yml 3.10; prettier/prettier#16183; YAML 1.2.2, 8.1.1.1 (block indentation
# indicator).
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules prettier@3.10.1 eslint@9.39.5 eslint-plugin-yml@3.10.0
chart one
cat >format.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { Linter } from 'eslint';
import yml from 'eslint-plugin-yml';
import { format } from 'prettier';
const text = readFileSync('before.yaml', 'utf8');
writeFileSync('prettier.yaml', await format(text, { parser: 'yaml' }));
const config = [{ files: ['**/*.yaml'], plugins: { yml }, language: 'yml/yaml', rules: { 'yml/indent': ['error', 2] } }];
writeFileSync('eslint.yaml', new Linter().verifyAndFix(text, config, { filename: 'a.yaml' }).output);
JS
read_by_helm() { values "$helm" one -f "$1.yaml" | sed 's/^Error.*/refused/'; }
while IFS=';' read -r text before prettier eslint; do
  printf '%b' "$text" >before.yaml
  node format.mjs
  seen "$text" "$before" "$(read_by_helm before)"
  seen "$text, prettier" "$prettier" "$(read_by_helm prettier)"
  seen "$text, eslint --fix" "$eslint" "$(read_by_helm eslint)"
done <<'LIST'
a:\n  b: |2-\n      x\n    y\n;{"a":{"b":"  x\ny"}};{"a":{"b":"  x\ny"}};{"a":{"b":"  x\ny"}}
a:\n- |2-\n    x\n    y\n;{"a":["  x\n  y"]};{"a":["x\ny"]};{"a":["x\ny"]}
a:\n- |2-\n    x\n  y\n;{"a":["  x\ny"]};{"a":["x"]};{"a":["x\ny"]}
a:\n- |2-\n    x\n  why\n;{"a":["  x\nwhy"]};refused;{"a":["x\nwhy"]}
a:\n- >2-\n    x\n\n  \n  y\nb: 1\n;{"a":["  x\n\n\ny"],"b":1};{"a":["x"],"b":1};{"a":["x\n\ny"],"b":1}
a:\n    b: |2-\n        x\n      y\n;{"a":{"b":"  x\ny"}};{"a":{"b":"    x\n  y"}};{"a":{"b":"    x\n  y"}}
LIST
finish
