/**
 * How eagerly V8 compiles. By default it optimises what ran for a few milliseconds, and while somebody types in a file that has just
 * been opened that costs as much as the work itself. What stays hot is still optimised, later.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--interrupt-budget=1056000');
// The cheap compiler at once instead of the interpreter.
setFlagsFromString('--always-sparkplug');
// What edits leave behind is collected as cheaply in the space for young objects as it is once everything is loaded: it does not grow.
setFlagsFromString('--semi-space-growth-factor=1');
