/**
 * How eagerly V8 compiles. By default it optimises what ran for a few milliseconds, and while somebody types in a file that has just
 * been opened that costs as much as the work itself. What stays hot is still optimised, later: 16 times the defaults.
 *
 * A flag that a V8 does not know is an error in the log of the editor, so each is asked for only where it was seen to be known:
 * Node.js 20, 22, 24 and 25, `node --v8-options`.
 */
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const LATER = '--invocation-count-for-turbofan=48000 --invocation-count-for-maglev=6400';
const BY_VERSION: Readonly<Record<string, string>> = {
  '11': '--interrupt-budget=1056000',
  '12': LATER,
  '13': LATER,
  '14': LATER,
};

const flags = BY_VERSION[process.versions.v8.split('.')[0] ?? ''];
if (flags !== undefined) {
  for (const flag of flags.split(' ')) setFlagsFromString(flag);
  // The cheap compiler at once instead of the interpreter; what only runs while the server is loaded needs neither.
  setImmediate(() => setFlagsFromString('--always-sparkplug'));
  // Threads that help with a space this small cost more than they save.
  setFlagsFromString('--no-parallel-scavenge');
  // Of several that mark a large heap, two took every core of a small machine, and whoever asked waited for one.
  setFlagsFromString('--concurrent-marking-max-worker-num=1');
  keepYoungSmall();
}

/**
 * What edits leave behind is collected cheapest in a space of 4 MB, in two halves: a larger one costs that memory and saves nothing,
 * in a smaller one more has to be copied. It doubles when it has to until it is that large, and no more.
 */
function keepYoungSmall(): void {
  const isSmall = (): boolean =>
    getHeapSpaceStatistics().some((s) => s.space_name === 'new_space' && s.space_size < 4_000_000);
  const grow = (by: 1 | 2): void => setFlagsFromString(`--semi-space-growth-factor=${String(by)}`);
  grow(isSmall() ? 2 : 1);
  const collections = new PerformanceObserver(() => {
    if (isSmall()) return;
    grow(1);
    collections.disconnect();
  });
  if (isSmall()) collections.observe({ entryTypes: ['gc'] });
}
