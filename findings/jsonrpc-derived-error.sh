#!/bin/sh
# The constructor of vscode-jsonrpc's ResponseError sets the prototype of what it makes to its own, which code for ES5 once needed.
# So an error of a class derived from ResponseError is no instance of that class, and has none of its methods and getters: whoever
# catches errors by `instanceof` of a class of their own misses every one of them, and a field set by the constructor is all
# that tells them apart.
# Source: measured; read in vscode-jsonrpc/lib/common/messages.js (Object.setPrototypeOf in the constructor).
. "$(dirname "$0")/lib.sh"

modules vscode-jsonrpc@9.0.3
cat >derived.js <<'JS'
const { ResponseError } = require('vscode-jsonrpc/node');
class Plain extends Error {}
class Busy extends ResponseError {
  retry = true;
  constructor() { super(-32800, 'busy'); }
  hint() { return 'later'; }
}
const busy = new Busy();
console.log(process.argv[2] === 'plain'
  ? [new Plain() instanceof Plain].join(' ')
  : [busy instanceof Busy, busy instanceof ResponseError, typeof busy.hint, busy.retry].join(' '));
JS
seen 'a class derived from Error' 'true' "$(node derived.js plain)"
seen 'a class derived from ResponseError: of its own class, of ResponseError, its method, its field' 'false true undefined true' "$(node derived.js)"
finish
