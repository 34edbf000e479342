/** npm test: what fails keeps only those steps from running that need it. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

interface Step {
  readonly name: string;
  readonly needs?: readonly string[];
  readonly after?: readonly string[];
}
interface Outcome {
  readonly failed: readonly Step[];
  readonly left: readonly { readonly step: Step; readonly needed: string }[];
}
type RunSteps = (steps: readonly Step[], perform: (step: Step) => Promise<boolean>, lanes?: number) => Promise<Outcome>;
type Voice = (write: (text: string) => void) => () => { write: (text: string) => void; end: () => void };
const script = pathToFileURL(resolve(import.meta.dirname, '../../../scripts/run-steps.mjs')).href;

const STEPS: readonly Step[] = [
  { name: 'tools' },
  { name: 'lint' },
  { name: 'format' },
  { name: 'build' },
  { name: 'package', needs: ['build'] },
  { name: 'unit', after: ['tools'] },
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
  test('all run, in their order', async () => {
    const { ran, failed, left } = await run([], STEPS, 1);
    assert.deepEqual([ran, failed, left], [ALL, [], []]);
  });
  test('side by side, never more than there are lanes, each after what it needs', async () => {
    const { runSteps } = (await import(script)) as { runSteps: RunSteps };
    for (const lanes of [1, 2, 3, 8]) {
      const now = new Set<string>();
      const ended: string[] = [];
      let most = 0;
      await runSteps(
        STEPS,
        async ({ name, needs = [], after = [] }) => {
          assert.deepEqual(
            [...needs, ...after].filter((n) => !ended.includes(n)),
            [],
            name,
          );
          now.add(name);
          most = Math.max(most, now.size);
          // Some take longer than others.
          for (const _ of name) await new Promise((resolve) => setImmediate(resolve));
          now.delete(name);
          ended.push(name);
          return true;
        },
        lanes,
      );
      assert.deepEqual([ended.sort(), most <= lanes, lanes === 1 || most > 1], [[...ALL].sort(), true, true]);
    }
  });
  for (const bad of ['lint', 'format', 'unit', 'window', 'editor'])
    test(`${bad} fails: everything else still runs`, async () => {
      const { ran, failed, left } = await run([bad]);
      assert.deepEqual([ran.sort(), failed, left], [[...ALL].sort(), [bad], []]);
    });
  test('one writes at once, the others when it has ended', async () => {
    const { oneAtATime } = (await import(script)) as { oneAtATime: Voice };
    let seen = '';
    const voice = oneAtATime((text) => (seen += text));
    const [a, b, c] = [voice(), voice(), voice()];
    b.write('b1 ');
    a.write('a1 ');
    assert.equal(seen, 'a1 ');
    c.write('c1 ');
    c.end();
    b.write('b2 ');
    a.write('a2 ');
    assert.equal(seen, 'a1 a2 ');
    a.end();
    assert.equal(seen, 'a1 a2 b1 b2 ');
    b.write('b3 ');
    b.end();
    assert.equal(seen, 'a1 a2 b1 b2 b3 c1 ');
  });
  test('what only comes after a failed step runs all the same', async () => {
    const { ran, failed, left } = await run(['tools']);
    assert.deepEqual([ran.includes('unit'), failed, left], [true, ['tools'], ['window: tools']]);
  });
  test('several fail: each is named', async () => {
    const { ran, failed } = await run(['format', 'lint', 'unit']);
    assert.deepEqual(ran.sort(), [...ALL].sort());
    assert.deepEqual(failed.sort(), ['format', 'lint', 'unit']);
  });
  test('what needs a failed step is not run, nor what needs that one', async () => {
    const { ran, failed, left } = await run(['build']);
    assert.deepEqual(ran.sort(), ['build', 'format', 'lint', 'tools', 'unit']);
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
