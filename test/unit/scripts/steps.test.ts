/** npm test: what fails keeps only those steps from running that need it. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

interface Step {
  readonly name: string;
  readonly together?: boolean;
  readonly needs?: readonly string[];
}
interface Outcome {
  readonly failed: readonly Step[];
  readonly left: readonly { readonly step: Step; readonly needed: string }[];
}
type RunSteps = (steps: readonly Step[], perform: (step: Step) => Promise<boolean>, lanes?: number) => Promise<Outcome>;
const script = pathToFileURL(resolve(import.meta.dirname, '../../../scripts/run-steps.mjs')).href;

const STEPS: readonly Step[] = [
  { name: 'tools', together: true },
  { name: 'lint', together: true },
  { name: 'format', together: true },
  { name: 'build', together: true },
  { name: 'package', needs: ['build'] },
  { name: 'unit' },
  { name: 'editor', needs: ['build'] },
  { name: 'window', needs: ['tools', 'package'] },
];
async function run(bad: readonly string[], steps = STEPS, lanes = 2) {
  const { runSteps } = (await import(script)) as { runSteps: RunSteps };
  const ran: string[] = [];
  const { failed, left } = await runSteps(
    steps,
    async ({ name }) => {
      ran.push(name);
      await new Promise((resolve) => setImmediate(resolve));
      return !bad.includes(name);
    },
    lanes,
  );
  return { ran, failed: failed.map((s) => s.name), left: left.map(({ step, needed }) => `${step.name}: ${needed}`) };
}
const ALL = STEPS.map((s) => s.name);

describe('the steps of npm test', () => {
  test('all run, the ones side by side first', async () => {
    for (const lanes of [1, 2, 8]) {
      const { ran, failed, left } = await run([], STEPS, lanes);
      assert.deepEqual([ran, failed, left], [ALL, [], []]);
    }
  });
  for (const bad of ['lint', 'format', 'unit', 'window', 'editor'])
    test(`${bad} fails: everything else still runs`, async () => {
      const { ran, failed, left } = await run([bad]);
      assert.deepEqual([ran, failed, left], [ALL, [bad], []]);
    });
  test('several fail: each is named', async () => {
    const { ran, failed } = await run(['format', 'lint', 'unit']);
    assert.deepEqual(ran, ALL);
    assert.deepEqual(failed.sort(), ['format', 'lint', 'unit']);
  });
  test('what needs a failed step is not run, nor what needs that one', async () => {
    const { ran, failed, left } = await run(['build']);
    assert.deepEqual(ran, ['tools', 'lint', 'format', 'build', 'unit']);
    assert.deepEqual(failed, ['build']);
    assert.deepEqual(left, ['package: build', 'editor: build', 'window: package']);
  });
  test('a step that was not asked for is not missed', async () => {
    const { ran, left } = await run(
      [],
      STEPS.filter((s) => s.name === 'window'),
    );
    assert.deepEqual([ran, left], [['window'], []]);
  });
});
