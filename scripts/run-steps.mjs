// The order of the steps of npm test: what fails keeps only those from running that need it.

/**
 * Runs the steps that are `together` side by side, then the rest one after another. `perform` tells whether a step went
 * well; it never throws. A step that `needs` one that failed, or that was not run for that reason, is not run.
 */
export async function runSteps(steps, perform, lanes = 1) {
  const failed = [];
  const left = [];
  const missing = (step) =>
    (step.needs ?? []).find((name) => [...failed, ...left.map((l) => l.step)].some((s) => s.name === name));
  const one = async (step) => {
    const needed = missing(step);
    if (needed !== undefined) left.push({ step, needed });
    else if (!(await perform(step))) failed.push(step);
  };

  const queue = steps.filter((step) => step.together);
  const lane = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) await one(step);
  };
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane));
  for (const step of steps) if (!step.together) await one(step);
  return { failed, left };
}
