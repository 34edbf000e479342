#!/bin/sh
# The npm package yaml keeps the spelling of numbers when it prints a parsed document, 1.10 and 1_0 among them, but not of
# all: 010 comes out as 10 and 0x1F as 0x1f. For a reader that knows octal numbers, such as Helm, 010 was 8 and is 10 now.
# Source: measured.
. "$(dirname "$0")/lib.sh"

modules yaml@2.9.0
seen 'parsed and printed' 'a: 1.10|b: 1_0|c: 10|d: 0x1f|' "$(node -p "require('yaml').parseDocument('a: 1.10\nb: 1_0\nc: 010\nd: 0x1F\n').toString()" | grep . | tr '\n' '|')"
finish
