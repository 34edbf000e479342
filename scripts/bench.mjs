// How long the engine and the language server take, as built for a release. Prints a table and asserts nothing.
// Usage: npm run bench [-- RUNS]      RUNS of each measurement, 15 by default; the median counts
//        CAMUNDA_CHART_87=DIR         adds the values.yaml of the unpacked 8.7 chart
//        BENCH_SERVERS='NAME=COMMAND;…'   language servers to stand beside ours, each a command line that speaks over stdio
//        CAMUNDA_CHART_88=DIR         adds verify beside the two renders alone, with the Helm of HELM or of the path
// All files take turns within a run, so that a busy machine slows all of them alike: trust the ratios first.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const runs = Number(process.argv[2] ?? 15);
const EDITS = 60;
if (!Number.isInteger(runs) || runs < 1) {
  console.error('Usage: npm run bench [-- RUNS]');
  process.exit(2);
}

const read = (file) => readFileSync(file, 'utf8');
const lines = (text) => text.trimEnd().split('\n').length;
const sample = ['values.yaml', 'values-prod.yaml', 'values-secrets.yaml'].map((name) => ({
  name,
  text: read(join(root, 'samples/acme', name)),
}));
const head = sample[0].text.split('\n').slice(0, 160).join('\n') + '\n';
const subjects = [
  { title: '160 lines', layers: [{ name: 'values.yaml', text: head }] },
  { title: 'samples/acme, 3 files', layers: sample },
];
const chart = process.env.CAMUNDA_CHART_87 && resolve(process.env.CAMUNDA_CHART_87, 'values.yaml');
if (chart && existsSync(chart)) {
  subjects.push({ title: "the chart's values.yaml", layers: [{ name: 'values.yaml', text: read(chart) }] });
} else console.log('CAMUNDA_CHART_87 is not the folder of the 8.7 chart: its values.yaml is left out.\n');

const folder = mkdtempSync(join(tmpdir(), 'camunda-bench-'));
async function bundle(name, options) {
  const outfile = join(folder, name);
  const shared = JSON.parse(readFileSync(join(root, 'scripts/bundling.json'), 'utf8'));
  await build({ ...shared, absWorkingDir: root, minify: true, logLevel: 'error', outfile, ...options });
  return outfile;
}

// --- Numbers ----------------------------------------------------------------------------------------------------------

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
const ms = (value) => (value === undefined ? '' : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0));
function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  for (const row of rows)
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '));
  console.log();
}

// --- Engine -----------------------------------------------------------------------------------------------------------

/** The steps of an upgrade, each from the text; `parse` is the engine's YAML tree without any rule. */
function stepsOf({ parseDocuments, readSet, inspect, upgrade }) {
  return {
    parse: (layers) => layers.map((l) => parseDocuments(l.text, l.name)),
    inspect: (layers) => inspect(readSet(layers, { from: '8.7' })),
    upgrade: (layers) => upgrade(readSet(layers, { from: '8.7' })),
  };
}
function timed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

async function engine() {
  const contents = `export { parseDocuments } from './server/src/engine/yaml/parse.ts';
    export { readSet, inspect, upgrade } from './server/src/engine/index.ts';`;
  const file = await bundle('engine.js', { stdin: { contents, resolveDir: root, loader: 'ts' } });
  const input = join(folder, 'subjects.json');
  writeFileSync(input, JSON.stringify(subjects));
  const steps = stepsOf(createRequire(import.meta.url)(file));
  const names = Object.keys(steps);

  // Warm: the optimising compiler is done before the clock starts.
  const warm = subjects.map(() => Object.fromEntries(names.map((n) => [n, []])));
  for (let run = -10; run < runs; run++)
    for (const [i, { layers }] of subjects.entries())
      for (const name of names) {
        const took = timed(() => steps[name](layers));
        if (run >= 0) warm[i][name].push(took);
      }
  // Cold: a process for every measurement, from before the engine is loaded.
  const probe = `const t = performance.now(); const engine = require(${JSON.stringify(file)});
    const loaded = performance.now() - t; const { layers } = require(${JSON.stringify(input)})[process.argv[1]];
    ${timed.toString()} const steps = (${stepsOf.toString()})(engine);
    console.log(JSON.stringify({ loaded, took: timed(() => steps[process.argv[2]](layers)) }));`;
  const cold = subjects.map(() => Object.fromEntries(names.map((n) => [n, []])));
  const loads = [];
  for (let run = 0; run < Math.min(runs, 7); run++)
    for (const i of subjects.keys())
      for (const name of names) {
        const { stdout, stderr } = spawnSync(process.execPath, ['-e', probe, String(i), name], { encoding: 'utf8' });
        if (!stdout) throw new Error(stderr);
        const { loaded, took } = JSON.parse(stdout);
        loads.push(loaded);
        cold[i][name].push(took);
      }

  console.log(`Engine, ms from text to result (median of ${runs} warm, ${Math.min(runs, 7)} cold)`);
  const columns = [
    'lines',
    'parse',
    'inspect',
    'upgrade',
    'fastest',
    'upgrade/parse',
    'cold parse',
    'cold upgrade',
    'cold/warm',
  ];
  table([
    ['', ...columns],
    ...subjects.map(({ title, layers }, i) => {
      const [parse, inspect, upgrade] = names.map((n) => median(warm[i][n]));
      const ratio = median(warm[i].upgrade.map((t, run) => t / warm[i].parse[run]));
      const first = median(cold[i].upgrade);
      return [
        title,
        String(layers.reduce((sum, l) => sum + lines(l.text), 0)),
        ...[parse, inspect, upgrade, Math.min(...warm[i].upgrade)].map(ms),
        `${ratio.toFixed(1)} x`,
        ms(median(cold[i].parse)),
        ms(first),
        `${(first / upgrade).toFixed(1)} x`,
      ];
    }),
  ]);
  console.log(`Loading the engine: ${ms(median(loads))} ms\n`);
}

// --- Language server --------------------------------------------------------------------------------------------------

/** The least of a client that makes the server publish diagnostics. */
class Client {
  #chunks = [];
  #length = 0;
  /** Bytes of the message that is coming, its header included. */
  #expected;
  #waiting = new Map();
  #version = 1;
  constructor([program, ...args]) {
    this.process = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.stdout.on('data', (chunk) => this.#feed(chunk));
  }
  // What comes is put together once per message: an answer of megabytes comes in a hundred pieces, and others wait behind it.
  #feed(chunk) {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#expected === undefined || this.#length >= this.#expected) {
      const rest = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
      this.#chunks = [rest];
      const header = rest.indexOf('\r\n\r\n');
      if (header < 0) return;
      this.#expected = header + 4 + Number(/content-length: *(\d+)/i.exec(rest.toString('latin1', 0, header))[1]);
      if (this.#length < this.#expected) return;
      this.#take(rest.toString('utf8', header + 4, this.#expected));
      this.#chunks = [rest.subarray(this.#expected)];
      this.#length -= this.#expected;
      this.#expected = undefined;
    }
  }
  #take(body) {
    // Only of short ones is asked what they say.
    const answer = body.length < 100_000 ? undefined : /^\{"jsonrpc":"2\.0","id":"(r\d+)","result":/.exec(body);
    const message = answer ? { id: answer[1] } : JSON.parse(body);
    // Not every server says of which version it speaks.
    const key = message.method ? `${message.method} ${message.params?.version ?? this.#version}` : message.id;
    this.#waiting.get(key)?.(message);
    this.#waiting.delete(key);
    if (message.method && message.id !== undefined) this.#send({ id: message.id, result: null });
  }
  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }
  #answer(key, message) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer to ${message.method} within 60 s`)), 60_000);
      this.#waiting.set(key, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      this.#send(message);
    });
  }
  async start(sets = []) {
    const capabilities = { textDocument: { publishDiagnostics: { versionSupport: true } } };
    await this.#answer('1', {
      id: '1',
      method: 'initialize',
      params: { processId: process.pid, rootUri: null, capabilities, initializationOptions: { sets } },
    });
    this.#send({ method: 'initialized', params: {} });
  }
  open(uri, text) {
    return this.#answer('textDocument/publishDiagnostics 1', {
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
  }
  change(uri, contentChanges) {
    this.#version++;
    return this.#answer(`textDocument/publishDiagnostics ${this.#version}`, {
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version: this.#version }, contentChanges },
    });
  }
  #asked = 1;
  /** `cancel`: after so many milliseconds. Answers how long it took, then from the cancellation on. */
  async request(method, params, cancel) {
    const id = `r${this.#asked++}`;
    let from = performance.now();
    const answer = this.#answer(id, { id, method, params });
    if (cancel !== undefined) {
      await delay(cancel);
      from = performance.now();
      this.#send({ method: '$/cancelRequest', params: { id } });
    }
    await answer;
    return performance.now() - from;
  }
  /** Milliseconds of all its threads; undefined where the system does not say it. */
  cpu() {
    const tasks = `/proc/${this.process.pid}/task`;
    if (!existsSync(tasks)) return undefined;
    return readdirSync(tasks).reduce((sum, t) => sum + Number(read(`${tasks}/${t}/schedstat`).split(' ')[0]), 0) / 1e6;
  }
  /** MB; undefined where the system does not say it. */
  memory() {
    const status = `/proc/${this.process.pid}/status`;
    return existsSync(status) ? Number(/VmRSS:\s+(\d+)/.exec(read(status))[1]) / 1024 : undefined;
  }
  stop() {
    this.process.kill();
  }
}

/** What the chart 13.x says itself, written out: a large file of 8.8, with nothing to upgrade. */
async function defaultsOf88() {
  const contents = "export { catalogue } from './server/src/engine/charts/catalogue.ts';";
  const file = await bundle('catalogue.js', { stdin: { contents, resolveDir: root, loader: 'ts' } });
  const word = (text) => (/^[A-Za-z][\w/.-]*$/.test(text) ? text : JSON.stringify(text));
  const written = (value, indent) => {
    if (typeof value === 'string')
      return ` ${/^(?:true|false|null|yes|no|on|off)$/i.test(value) ? JSON.stringify(value) : word(value)}\n`;
    if (value === null || typeof value !== 'object' || Array.isArray(value) || Object.keys(value).length === 0)
      return ` ${JSON.stringify(value)}\n`;
    return `\n${Object.entries(value)
      .map(([k, v]) => `${indent}${word(k)}:${written(v, `${indent}  `)}`)
      .join('')}`;
  };
  const text = written(
    createRequire(import.meta.url)(file)
      .catalogue('8.8')
      .defaults(),
    '',
  ).slice(1);
  return { title: 'defaults of 8.8', layers: [{ name: 'values.yaml', text }] };
}

/** Ends of plain values, spread over the text: a letter is typed there and deleted again. */
function spots(text) {
  const all = text.split('\n').flatMap((line, i) => {
    const value = /^\s+[\w-]+: [a-z]\w*$/i.exec(line);
    return value ? [{ line: i, character: value[0].length }] : [];
  });
  return Array.from({ length: 8 }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / 8)]);
}

async function typing(command, { layers: [layer], title }) {
  const client = new Client(command);
  const uri = pathToFileURL(join(folder, title.replace(/\W+/g, '-'), layer.name)).href;
  try {
    await client.start();
    const idle = client.cpu();
    const opened = performance.now();
    const { params } = await client.open(uri, layer.text);
    const first = performance.now() - opened;
    const places = spots(layer.text);
    const took = [];
    const before = client.cpu();
    for (let edit = 0; edit < EDITS; edit++) {
      const start = places[(edit >> 1) % places.length];
      const typed = edit % 2 === 0;
      const end = typed ? start : { ...start, character: start.character + 1 };
      const pressed = performance.now();
      await client.change(uri, [{ range: { start, end }, text: typed ? 'q' : '' }]);
      took.push(performance.now() - pressed);
    }
    const cpu = before === undefined ? undefined : (client.cpu() - before) / EDITS;
    const opening = before === undefined ? undefined : before - idle;
    return { first, took, cpu, opening, memory: client.memory(), diagnostics: params.diagnostics.length };
  } finally {
    client.stop();
  }
}

async function languageServer() {
  const server = await bundle('server.js', { entryPoints: ['server/src/server.ts'] });
  const results = [];
  const typed = [...subjects, await defaultsOf88()];
  // Only the first file of a set is open in the editor.
  const ours = [process.execPath, server, '--stdio'];
  for (const subject of typed) results.push(await typing(ours, subject));
  console.log(`Language server, ms from keystroke to diagnostics, its wait for further keys included (${EDITS} edits)`);
  const base = median(results[0].took);
  table([
    ['', 'lines', 'diagnostics', 'open', 'median', '90 %', 'slowest', 'ratio'],
    ...typed.map(({ title, layers: [layer, ...others] }, i) => {
      const { first, took, diagnostics } = results[i];
      const sorted = [...took].sort((a, b) => a - b);
      return [
        others.length > 0 ? `samples/acme/${layer.name}` : title,
        String(lines(layer.text)),
        String(diagnostics),
        ms(first),
        ms(median(took)),
        ms(sorted[Math.floor(sorted.length * 0.9)]),
        ms(sorted.at(-1)),
        `${(median(took) / base).toFixed(1)} x`,
      ];
    }),
  ]);
}

/** Takes texts and answers every change with no diagnostics: what a language server cannot do without. */
const ECHO = `const { createConnection, TextDocuments } = require('vscode-languageserver/node');
  const { TextDocument } = require('vscode-languageserver-textdocument');
  const connection = createConnection(process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize(() => ({ capabilities: { textDocumentSync: { openClose: true, change: 2 } } }));
  documents.onDidChangeContent(({ document: { uri, version } }) => connection.sendDiagnostics({ uri, version, diagnostics: [] }));
  documents.listen(connection);
  connection.listen();`;

/** CPU of an edit beside that of other servers, one after the other. */
async function besideOthers() {
  const server = await bundle('server.js', { entryPoints: ['server/src/server.ts'] });
  const echo = await bundle('echo.js', { stdin: { contents: ECHO, resolveDir: root, loader: 'js' } });
  const others = (process.env.BENCH_SERVERS ?? '').split(';').flatMap((said) => {
    const [, name, command] = /^\s*([^=]+)=(.+)$/.exec(said) ?? [];
    return name ? [{ name, command: command.trim().split(/\s+/) }] : [];
  });
  const servers = [
    { name: 'ours', command: [process.execPath, server, '--stdio'] },
    { name: 'echo', command: [process.execPath, echo] },
    ...others,
  ];
  const typed = [...subjects, await defaultsOf88()];
  const all = [];
  for (const subject of typed) {
    const found = [];
    for (const { command } of servers) found.push(await typing(command, subject));
    all.push(found);
  }
  if (all.flat().some((f) => f.cpu === undefined)) return;
  const names = servers.map((s) => s.name);
  const figures = {
    [`CPU ms of an edit (${EDITS} edits)`]: 'cpu',
    'CPU ms from opening to the first diagnostics': 'opening',
    [`MB after ${EDITS} edits`]: 'memory',
  };
  for (const [title, figure] of Object.entries(figures)) {
    const rows = typed.map((subject, i) => {
      const found = all[i].map((f) => f[figure]);
      return [subject.title, ...found.map(ms), ...found.slice(1).map((c) => `${(found[0] / c).toFixed(2)} x`)];
    });
    console.log(`${title}, and ours as a multiple of each other one`);
    table([['', ...names, ...names.slice(1).map((n) => `ours/${n}`)], ...rows]);
  }
}

// --- Waiting ----------------------------------------------------------------------------------------------------------

const range = (n) => Array.from({ length: n }, (_, i) => i);
const texts = (...all) => all.map((text, i) => ({ name: `${i}.yaml`, text }));
const variables = (n, name, value = 'v') =>
  range(n)
    .map((i) => `    - name: ${name}_${i}\n      value: ${value}${i}\n`)
    .join('');
const keys = (n, value = 'a') =>
  range(n)
    .map((i) => `    l${i}: ${value}\n`)
    .join('');
/** What is worked on while somebody else asks about a small file. */
const LONG = {
  preview: (uris) => ({ uris }),
  report: (uris) => ({ uris }),
  checklist: ([uri]) => ({ uri }),
};
async function waiting() {
  const server = await bundle('server.js', { entryPoints: ['server/src/server.ts'] });
  const lists = (n, ...values) =>
    ['zeebe', 'operate', 'tasklist', 'connectors']
      .map((c) => `${c}:\n  env:\n${variables(n, c.toUpperCase(), ...values)}  podLabels:\n${keys(n, ...values)}`)
      .join('');
  const subjects = {
    'one file of 17,000 lines': [lists(1400)],
    'one file of 2 MB': [lists(3500, 'what-somebody-says-in-forty-letters-and-so')],
    'a set of 100 files': range(100).map((i) => `${lists(8)}zeebeGateway:\n  replicas: ${i}\n`),
  };
  const rows = [];
  for (const [title, files] of Object.entries(subjects)) {
    const uris = files.map((_, i) => pathToFileURL(join(folder, title.replace(/\W+/g, '-'), `${i}.yaml`)).href);
    const small = pathToFileURL(join(folder, 'small', 'values.yaml')).href;
    const hover = { textDocument: { uri: small }, position: { line: 1, character: 4 } };
    const client = new Client([process.execPath, server, '--stdio']);
    try {
      await client.start([uris]);
      await client.open(small, 'zeebe:\n  clusterSize: 3\n');
      for (const [i, uri] of uris.entries()) await client.open(uri, files[i]);
      const asked = async (until) => {
        const found = [];
        do {
          found.push(await client.request('textDocument/hover', hover));
          await delay(5);
        } while (!until.over(found));
        return found;
      };
      const idle = median(await asked({ over: (found) => found.length > 40 }));
      for (const [name, params] of Object.entries(LONG)) {
        let over = false;
        const method = `camundaValues/${name}`;
        const work = client.request(method, params(uris)).finally(() => (over = true));
        const waits = await asked({ over: () => over });
        const took = await work;
        const cancelled = await client.request(method, params(uris), took / 3);
        const longest = Math.max(...waits);
        rows.push([
          `${name}, ${title}`,
          ms(took),
          ms(median(waits)),
          ms(longest),
          `${(longest / idle).toFixed(0)} x`,
          ms(cancelled),
        ]);
      }
    } finally {
      client.stop();
    }
  }
  console.log('Waiting: ms until a hover in another file is answered meanwhile, and until a cancelled request is');
  table([['', 'takes', 'median', 'longest', 'longest/idle', 'cancelled'], ...rows]);
}

// --- Growth -----------------------------------------------------------------------------------------------------------

/** Inputs of some size, each in a way of its own. */
const GROWING = {
  'one key again and again': [2000, (n) => texts(`zeebe:\n${'  clusterSize: 3\n'.repeat(n)}`)],
  'variables in three lists': [
    400,
    (n) =>
      texts(['zeebe', 'operate', 'tasklist'].map((c) => `${c}:\n  env:\n${variables(n, c.toUpperCase())}`).join('')),
  ],
  documents: [
    100,
    (n) =>
      texts(
        range(n)
          .map((i) => `zeebe:\n  podLabels:\n    l${i}: a\n`)
          .join('---\n'),
      ),
  ],
  aliases: [
    400,
    (n) =>
      texts(
        `a: &a\n  cpu: 1\nzeebe:\n  podLabels:\n${range(n)
          .map((i) => `    l${i}: *a\n`)
          .join('')}`,
      ),
  ],
  'keys in one map': [
    4000,
    (n) =>
      texts(
        `zeebe:\n  podLabels:\n${range(n)
          .map((i) => `    l${i}: a\n`)
          .join('')}`,
      ),
  ],
  'lists on one line': [
    5000,
    (n) =>
      texts(
        `zeebe:\n  clusterSize: 3\nother: {${range(n)
          .map((i) => `k${i}: [a, a]`)
          .join(', ')}}\n`,
      ),
  ],
  'layers in a set': [
    50,
    (n) => texts(...range(n).map((i) => `zeebe:\n  podLabels:\n    l${i}: a\n  clusterSize: ${i}\n`)),
  ],
  'layers that say the same keys': [
    50,
    (n) =>
      texts(
        ...range(n).map(
          (i) =>
            `${['zeebe', 'operate'].map((c) => `${c}:\n  podLabels:\n${keys(25)}`).join('')}  contextPath: /${i}\n`,
        ),
      ),
  ],
  'keys that a later layer takes back': [
    100,
    (n) => {
      const gone = 'zeebe:\n  podLabels: null\n';
      return texts(`zeebe:\n  podLabels:\n${keys(n)}`, `${gone}operate:\n  podLabels:\n${keys(n)}`, gone);
    },
  ],
};
async function growth() {
  const contents = `export { readSet, upgrade } from './server/src/engine/index.ts';`;
  const file = await bundle('growth.js', { stdin: { contents, resolveDir: root, loader: 'ts' } });
  const { readSet, upgrade } = createRequire(import.meta.url)(file);
  const cost = (layers) => {
    const before = process.cpuUsage();
    upgrade(readSet(layers, { from: '8.7' }));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  console.log('Growth: CPU ms of an upgrade, and of twice the input');
  const rows = Object.entries(GROWING).map(([title, [n, make]]) => {
    const [once, twice] = [make(n), make(2 * n)];
    // What V8 compiles meanwhile does not grow with the input.
    const found = range(8).map(() => [cost(once), cost(twice)]);
    const [a, b] = [Math.min(...found.map((f) => f[0])), Math.min(...found.map((f) => f[1]))];
    return [title, String(n), ms(a), ms(b), `${(b / a).toFixed(2)} x`];
  });
  table([['', 'n', 'n', '2n', 'ratio'], ...rows]);
}

// --- verify -----------------------------------------------------------------------------------------------------------

/** Runs a program to its end; milliseconds. */
const lasting = (program, args, env = {}) =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } });
    let err = '';
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('error', reject);
    // Differences without a reason are an answer too.
    child.on('close', (code) =>
      code === 0 || code === 2 ? resolve(performance.now() - started) : reject(new Error(`${program}: ${err}`)),
    );
  });

async function verify() {
  const { CAMUNDA_CHART_87: old = '', CAMUNDA_CHART_88: now, HELM: helm = 'helm' } = process.env;
  if (!chart || !now) return;
  const cli = await bundle('cli.js', { entryPoints: ['server/src/cli/main.ts'] });
  const memory = join(folder, 'memory.cjs');
  const peak = join(folder, 'peak');
  writeFileSync(
    memory,
    `process.on('exit', () => require('fs').writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));`,
  );
  const files = sample.map(({ name }) => join(root, 'samples/acme', name));
  const upgraded = join(folder, 'upgraded');
  await lasting(process.execPath, [cli, 'migrate', ...files, '--output-dir', upgraded]);
  const template = (where, set) => lasting(helm, ['template', 'camunda', where, ...set.flatMap((f) => ['-f', f])]);
  const renders = [];
  const whole = [];
  let most = 0;
  // Once for the disk.
  for (let run = -1; run < Math.min(runs, 9); run++) {
    const started = performance.now();
    await Promise.all([
      template(old, files),
      template(
        now,
        sample.map(({ name }) => join(upgraded, name)),
      ),
    ]);
    const bare = performance.now() - started;
    const took = await lasting(
      process.execPath,
      ['--require', memory, cli, 'verify', ...files, '--helm', helm, '--chart-87', old, '--chart-88', now],
      { PEAK: peak, CAMUNDA_VALUES_CACHE: join(folder, 'cache') },
    );
    if (run < 0) continue;
    renders.push(bare);
    whole.push(took);
    most = Math.max(most, Number(read(peak)) / 1024);
  }
  console.log(`verify, ms (median of ${renders.length})`);
  table([
    ['', 'two renders at once', 'verify', 'ratio', 'least ratio', 'most MB'],
    [
      'samples/acme, 3 files',
      ms(median(renders)),
      ms(median(whole)),
      `${median(whole.map((w, i) => w / renders[i])).toFixed(2)} x`,
      `${(Math.min(...whole) / Math.min(...renders)).toFixed(2)} x`,
      most.toFixed(0),
    ],
  ]);
}

console.log(`node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}\n`);
try {
  await engine();
  await languageServer();
  await besideOthers();
  await waiting();
  await growth();
  await verify();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
