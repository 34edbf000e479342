/** The look through the logs of VS Code: what a test caused is expected by its time, and nothing else is. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

interface Log {
  readonly name: string;
  readonly text: string;
}
interface Cause {
  readonly what?: string;
  readonly from: number;
  readonly to?: number | undefined;
  readonly old?: boolean;
}
interface Causes {
  readonly all: readonly Cause[];
  readonly during: <T>(what: string, run: () => Promise<T>) => Promise<T>;
  readonly fromNow: (what: string) => void;
}
interface Module {
  readonly errorsOf: (logs: readonly Log[], causes?: readonly Cause[]) => string[];
  readonly createCauses: () => Causes;
}
const script = pathToFileURL(resolve(import.meta.dirname, '../../../scripts/e2e-logs.mjs')).href;
const load = async (): Promise<Module> => (await import(script)) as Module;

const OURS = 'exthost1/publisher.camunda-values-upgrade/Camunda Values Upgrade.log';
const HOST = 'exthost1/remoteexthost.log';
const START = Date.parse('2026-03-01T10:00:00.000Z');
const at = (seconds: number): number => START + seconds * 1000;
/** As VS Code's own loggers write it, and as its channels do: in local time. */
const utc = (seconds: number, level: string, message: string): string =>
  `${new Date(at(seconds)).toISOString()} [${level}] ${message}`;
function local(seconds: number, level: string, message: string): string {
  const d = new Date(at(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
  const time = `${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}.${String(d.getMilliseconds()).padStart(3, '0')}`;
  return `${day} ${time} [${level}] ${message}`;
}
const log = (name: string, ...lines: string[]): Log => ({ name, text: `${lines.join('\n')}\n` });
const quiet = log(OURS, local(0, 'info', 'The language server started in 3 ms.'));

/** What the end of a server is logged as: in no fixed words, and in no fixed order. */
const ENDS: readonly (readonly string[])[] = [
  ['Server process exited with signal SIGKILL.', 'The language server stopped again.'],
  [
    'Client Camunda Values Upgrade: connection to server is erroring.\nwrite EPIPE',
    'The language server stopped again.',
  ],
  [
    'The language server stopped again.',
    'Client Camunda Values Upgrade: connection to server is erroring.\nread ECONNRESET',
  ],
  ['Pending response rejected since connection got disposed\n  Code: -32097'],
  [
    'Sending document notification textDocument/didOpen failed\nError: Channel has been closed\n    at process.target.send',
  ],
  ['Connection to server got closed. Server will not be restarted.', 'Restarting server failed'],
];
const KILL: Cause = { what: 'the server is killed', from: at(10), to: at(14) };

describe('errors in the logs of VS Code', () => {
  test('the end of the server is expected while the test causes it, however it is worded', async () => {
    const { errorsOf } = await load();
    for (const write of [local, utc])
      for (const messages of ENDS) {
        const lines = messages.map((m, i) => write(10 + i, 'error', m));
        assert.deepEqual(errorsOf([log(OURS, ...lines)], [KILL]), []);
        assert.deepEqual(errorsOf([log(OURS, ...lines.reverse())], [KILL]), []);
      }
  });
  test('the same words before or after are a failure, each', async () => {
    const { errorsOf } = await load();
    for (const write of [local, utc])
      for (const messages of ENDS)
        for (const seconds of [0, 9.999, 14.001, 60]) {
          const lines = messages.map((m) => write(seconds, 'error', m));
          assert.equal(errorsOf([log(OURS, ...lines)], [KILL]).length, messages.length);
          assert.equal(errorsOf([log(OURS, ...lines)], []).length, messages.length);
        }
  });
  test('between two causes nothing is expected', async () => {
    const { errorsOf } = await load();
    const causes = [KILL, { from: at(20), to: at(24) }];
    const line = (seconds: number): string => local(seconds, 'error', 'write EPIPE');
    assert.deepEqual(errorsOf([log(OURS, line(11), line(23))], causes), []);
    const [only, ...more] = errorsOf([log(OURS, line(11), line(17), line(23))], causes);
    assert.ok(only?.includes(line(17)));
    assert.deepEqual(more, []);
  });
  test('a mistake in code is never expected', async () => {
    const { errorsOf } = await load();
    for (const mistake of [
      "TypeError: Cannot read properties of undefined (reading 'uri')",
      'ReferenceError: x is not defined',
      'RangeError: Maximum call stack size exceeded',
      'AssertionError [ERR_ASSERTION]: never',
    ]) {
      assert.equal(errorsOf([log(OURS, local(11, 'error', mistake))], [KILL]).length, 1, mistake);
      assert.equal(errorsOf([log(OURS, local(11, 'error', `It did not work\n${mistake}`))], [KILL]).length, 1);
      assert.equal(errorsOf([log(OURS, local(11, 'info', mistake))], []).length, 1, 'at another level');
      const inHost = utc(11, 'error', `[publisher.camunda-values-upgrade] ${mistake}`);
      assert.equal(errorsOf([quiet, log(HOST, inHost)], [KILL]).length, 1);
    }
  });
  test('an error of VS Code counts where it names the extension', async () => {
    const { errorsOf } = await load();
    const about = (seconds: number): string => utc(seconds, 'error', 'Activating camunda-values-upgrade failed: no');
    assert.equal(errorsOf([quiet, log(HOST, about(1))], [KILL]).length, 1);
    assert.deepEqual(errorsOf([quiet, log(HOST, about(12))], [KILL]), []);
    assert.deepEqual(errorsOf([quiet, log(HOST, utc(1, 'error', 'something of others'))]), []);
    assert.deepEqual(errorsOf([quiet, log(HOST, utc(1, 'info', 'activating camunda-values-upgrade'))]), []);
  });
  test('an error is told with its reason', async () => {
    const { errorsOf } = await load();
    const [told = ''] = errorsOf([log(OURS, local(1, 'error', 'It did not work'), 'because', 'of this')]);
    assert.match(told, /It did not work\n {4}because\n {4}of this/);
  });
  test('an error below a line that is none, and one without a time, count too', async () => {
    const { errorsOf } = await load();
    assert.equal(errorsOf([log(OURS, local(1, 'info', 'starting'), 'Error: no')], [KILL]).length, 1);
    assert.equal(errorsOf([log(OURS, 'Error: no')], [{ from: 0 }]).length, 1);
  });
  test('what comes after the end of the extension host is no longer looked at, before it is', async () => {
    const { errorsOf } = await load();
    const end = utc(30, 'info', 'Extension host terminating: renderer closed');
    const error = (seconds: number): string => utc(seconds, 'error', 'camunda-values-upgrade: Canceled');
    assert.deepEqual(errorsOf([quiet, log(HOST, end, error(31))]), []);
    assert.equal(errorsOf([quiet, log(HOST, error(29), end)]).length, 1);
    // Closing is a cause, too: what it breaks can be logged before the host says that it goes.
    assert.deepEqual(errorsOf([quiet, log(HOST, error(29), end)], [{ from: at(28) }]), []);
    assert.equal(errorsOf([quiet, log(HOST, error(27), end)], [{ from: at(28) }]).length, 1);
  });
  test('a window that is loaded again explains nothing that its new extension host says', async () => {
    const { errorsOf } = await load();
    const reload: Cause = { from: at(10), to: at(20), old: true };
    const old = log(OURS, local(0, 'info', 'started'), local(12, 'error', 'Canceled'));
    const fresh = log(OURS.replace('exthost1', 'exthost2'), local(11, 'info', 'started'), local(12, 'error', 'no'));
    assert.deepEqual(errorsOf([old], [reload]), []);
    assert.equal(errorsOf([old, fresh], [reload]).length, 1);
  });
  test('without a log of the extension nothing is sure', async () => {
    const { errorsOf } = await load();
    assert.deepEqual(errorsOf([log(HOST, utc(1, 'info', 'started'))]), ['there is no log of the extension']);
    assert.deepEqual(errorsOf([quiet, log(HOST, utc(1, 'info', 'started'))]), []);
  });
});

describe('what a test causes', () => {
  test('lasts as long as what it does, also when that fails', async () => {
    const { createCauses, errorsOf } = await load();
    const causes = createCauses();
    const before = Date.now();
    assert.equal(await causes.during('a kill', () => Promise.resolve(3)), 3);
    await assert.rejects(causes.during('another', () => Promise.reject(new Error('no'))));
    causes.fromNow('closing');
    const [first, second, last] = causes.all;
    for (const cause of [first, second])
      assert.ok(cause && cause.from >= before && (cause.to ?? Infinity) <= Date.now());
    assert.equal(last?.to, undefined);
    const later = new Date(Date.now() + 5000).toISOString();
    assert.equal(errorsOf([log(OURS, `${later} [error] no`)], causes.all.slice(0, 2)).length, 1);
    assert.deepEqual(errorsOf([log(OURS, `${later} [error] no`)], causes.all), []);
  });
});
