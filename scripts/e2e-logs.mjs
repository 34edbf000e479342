// What VS Code's logs say about the extension: which errors nobody caused.

const STAMP = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d\.\d{3})(Z?) \[(\w+)\]/;
/** The log of one of the extension's own channels. */
const isOurs = (name) => /camunda.*\.log$/i.test(name);
/** A mistake in code is nobody's doing but the code's, whenever it comes to light. */
const MISTAKE = /\b(?:Type|Reference|Syntax|Range|Assertion)Error\b/;

/** The entries of a log: a line with its time, and the lines after it that have none. */
function entriesOf(text) {
  const entries = [];
  for (const line of text.split('\n')) {
    const [, day, time, zone, level] = STAMP.exec(line) ?? [];
    if (day) entries.push({ at: Date.parse(`${day}T${time}${zone}`), level, lines: [line] });
    else if (entries.length > 0) entries.at(-1).lines.push(line);
    else if (line !== '') entries.push({ at: Number.NaN, level: '', lines: [line] });
  }
  return entries;
}
function isError(entry, ours) {
  const text = entry.lines.join('\n');
  if (ours) return /^(?:error|critical)$/i.test(entry.level) || /\berror\b/i.test(text) || MISTAKE.test(text);
  return /^(?:error|critical)$/i.test(entry.level) && /camunda/i.test(entry.lines[0]);
}

/**
 * The errors in logs that no cause explains. A cause is a stretch of time, in milliseconds, in which a test did what must
 * lead to errors, such as killing the server, until all was well again; without `to` it lasts to the end. How an error is
 * worded and which comes first is not looked at: both are another one's on a busy machine. A cause with `old` explains
 * nothing in a log that begins after it did.
 */
export function errorsOf(logs, causes = []) {
  // Without a log there is nothing to be sure of.
  if (!logs.some(({ name }) => isOurs(name))) return ['there is no log of the extension'];
  const caused = (entry, begun) =>
    causes.some(({ from, to = Infinity, old }) => entry.at >= from && entry.at <= to && !(old && begun >= from)) &&
    !MISTAKE.test(entry.lines.join('\n'));
  return logs.flatMap(({ name, text }) => {
    // When a window is closed, some questions of VS Code are left without an answer.
    const [lived] = text.split(/^.*Extension host terminating/m);
    const entries = entriesOf(lived);
    return entries
      .filter((entry) => isError(entry, isOurs(name)) && !caused(entry, entries[0].at))
      .map((entry) => `${name}: ${entry.lines.slice(0, 4).join('\n    ')}`);
  });
}

/** What a test causes while it does something: kept for `errorsOf`. */
export function createCauses() {
  const all = [];
  return {
    all,
    async during(what, run, { old = false } = {}) {
      const cause = { what, old, from: Date.now(), to: undefined };
      all.push(cause);
      try {
        return await run();
      } finally {
        cause.to = Date.now();
      }
    },
    /** From now to the end. */
    fromNow(what) {
      all.push({ what, from: Date.now() });
    },
  };
}
