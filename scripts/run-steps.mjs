// The order of the steps of npm test, and whose lines are seen.

/**
 * Runs the steps in their order, as many side by side as there are lanes; a step starts when all that it `needs`, and all
 * that it comes `after`, has ended.
 * `perform` tells whether a step went well; it never throws. A step that needs one that failed, or that was not run for
 * that reason, is not run. What is not among the steps is not missed.
 */
export async function runSteps(steps, perform, lanes = 1) {
  const failed = [];
  const left = [];
  const waiting = [...steps];
  const running = new Map();
  const isOpen = (name) => running.has(name) || waiting.some((s) => s.name === name);
  const missing = (step) =>
    (step.needs ?? []).find((name) => [...failed, ...left.map((l) => l.step)].some((s) => s.name === name));
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.find((step) => missing(step) || ![...(step.needs ?? []), ...(step.after ?? [])].some(isOpen));
    if (next && missing(next)) {
      left.push({ step: next, needed: missing(next) });
      waiting.splice(waiting.indexOf(next), 1);
    } else if (next && running.size < Math.max(1, lanes)) {
      waiting.splice(waiting.indexOf(next), 1);
      running.set(
        next.name,
        perform(next).then((well) => {
          if (!well) failed.push(next);
          running.delete(next.name);
        }),
      );
    } else await Promise.race(running.values());
  }
  return { failed, left };
}

/** Of several that write at once the first is seen at once; what the others write follows when it has ended. */
export function oneAtATime(write) {
  const open = [];
  return () => {
    const mine = { text: '', ended: false };
    open.push(mine);
    const flush = () => {
      while (open.length > 0) {
        const [first] = open;
        write(first.text);
        first.text = '';
        if (!first.ended) return;
        open.shift();
      }
    };
    return {
      write: (more) => {
        mine.text += more;
        if (open[0] === mine) flush();
      },
      end: () => {
        mine.ended = true;
        flush();
      },
    };
  };
}
