#!/bin/sh
# The weight of a hook is a text with a whole number in it. Whatever else stands there, "first", "1.5", "1e1" or " 7" with a space,
# is no error but the weight 0: the hook runs among those that have none. A misspelt word in hook-delete-policy is kept as it is
# and never matches, so that the hook is not deleted, and the default, deleting the old one before the new, is off as well.
# Source: measured with Helm 4.1, whose helm install can try without a cluster; read in pkg/action/hooks.go (the default is for an
# empty list of policies); Helm documentation, "Chart Hooks", wants strings of positive or negative numbers, and names the policies.
. "$(dirname "$0")/lib.sh"

need node
helm=$(helm4)
version "$helm"
chart one
hook() {
  printf 'kind: Job\nmetadata: {name: one, annotations: {helm.sh/hook: pre-install, %s}}\n' "$1" >one/templates/values.yaml
  "$helm" install release one --dry-run=client -o json 2>/dev/null | node -p \
    'const { weight, delete_policies: policies = [] } = JSON.parse(fs.readFileSync(0)).hooks[0]; [weight ?? 0, policies].join(" ")'
}
while IFS='|' read -r weight number; do
  seen "weight \"$weight\"" "$number " "$(hook "helm.sh/hook-weight: \"$weight\"")"
done <<'LIST'
10|10
010|10
-1|-1
+5|5
first|0
1.5|0
1e1|0
0x10|0
 7|0
LIST
seen 'policy "hook-succeded"' '0 hook-succeded' "$(hook 'helm.sh/hook-delete-policy: hook-succeded')"
finish
