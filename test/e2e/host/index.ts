// Entry of the suite, the same for a VS Code server and a desktop VS Code: both call run() of this bundled CommonJS file.
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import Mocha from 'mocha';
import { causesFromNow, PATIENCE } from './support.ts';

interface Result {
  title: string;
  state: 'passed' | 'failed' | 'skipped';
  ms: number;
  error?: string;
}

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 2 * PATIENCE, forbidOnly: true });
  if (process.env.E2E_GREP) mocha.grep(process.env.E2E_GREP);
  // describe() and it() imported from mocha belong to the suite of this event.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of [
    // First: nothing has been opened yet.
    () => import('./activation.test.ts'),
    () => import('./language.test.ts'),
    () => import('./commands.test.ts'),
    () => import('./sets.test.ts'),
    () => import('./workspace.test.ts'),
    () => import('./journey.test.ts'),
    () => import('./verify.test.ts'),
    () => import('./virtual.test.ts'),
    () => import('./resilience.test.ts'),
  ])
    await load();

  const results: Result[] = [];
  const add = (test: Mocha.Test, state: Result['state'], error?: unknown) => {
    results.push({
      title: test.fullTitle(),
      state,
      ms: test.duration ?? 0,
      ...(error === undefined
        ? {}
        : { error: error instanceof Error ? (error.stack ?? error.message) : inspect(error) }),
    });
    // After every case: whoever waits too long for the last one knows at least the others.
    if (process.env.E2E_RESULTS) writeFileSync(process.env.E2E_RESULTS, JSON.stringify(results));
  };
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => add(test, 'passed'))
      .on('fail', (test, error) => add(test, 'failed', error))
      .on('pending', (test) => add(test, 'skipped'));
  });
  // The window closes next, whatever is under way.
  causesFromNow('the end of the suite');
  if (failures > 0) throw new Error(`${failures} test(s) failed`);
}
