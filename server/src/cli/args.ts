/** The command line. Anything that is not understood is a failure: no option is ever ignored. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isReleaseName } from '../engine/wrappers/named.ts';
import { parseSteps, type Steps } from '../engine/wrappers/steps.ts';
import { CHARTS } from '../engine/charts/index.ts';
import { MINORS, type Minor } from '../engine/steps/index.ts';
import { isChecked } from '../engine/validate/checks.ts';
import { noWayTo, TARGETS } from './target.ts';
import { NAME, fail, printable } from './terminal.ts';

interface Common {
  readonly files: readonly string[];
  readonly from: Minor | undefined;
  /** The files are overlays of a deployment whose base is not given; false: they are the whole of one; undefined: nobody says. */
  readonly layer: boolean | undefined;
  readonly region: number | undefined;
  /** How far the files shall be led. */
  readonly target: Minor | undefined;
}
/** What is judged for one release of Helm, where somebody says which. */
interface ForRelease {
  readonly release: string | undefined;
  /** Where in the file the values stand, where that is not recognised. */
  readonly at: Steps | undefined;
}
export type Format = 'text' | 'json' | 'sarif' | 'markdown';
export type ReportFormat = 'json' | 'markdown';
/** Where the new files go. */
export type Destination =
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'stdout' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string; readonly rename: boolean }
  | { readonly kind: 'in-place' };

export interface CheckCommand extends Common, ForRelease {
  readonly name: 'check' | 'validate';
  readonly format: Format;
  readonly failOn: FailOn;
  /** A folder without values of Camunda is no failure. */
  readonly allowEmpty: boolean;
}
export type FailOn = 'errors' | 'findings' | 'never';
export interface MigrateCommand extends Common, ForRelease {
  readonly name: 'migrate';
  readonly to: Destination;
  readonly report: { readonly path: string; readonly format: ReportFormat } | undefined;
  readonly diff: boolean;
  readonly showSecrets: boolean;
  readonly force: boolean;
  /** The files of the next step are made although something of this one is left to decide. */
  readonly undecided: boolean;
}
export interface DocumentsCommand extends Common {
  readonly name: 'documents';
  readonly folder: string;
  readonly release: string | undefined;
  readonly namespace: string | undefined;
  readonly force: boolean;
}
export type Charts = Partial<Readonly<Record<Minor, string>>>;
export type VerdictFormat = 'text' | 'json' | 'markdown' | 'html';
export interface VerifyCommand extends Common {
  readonly name: 'verify';
  /** The upgraded files; none means that they are worked out. */
  readonly upgraded: readonly string[];
  /** Folders, archives, versions or references; the newest of those that are not named. */
  readonly charts: Charts;
  readonly helm: string | undefined;
  readonly release: string;
  readonly namespace: string;
  readonly format: VerdictFormat;
}
export type Command =
  { readonly name: 'help' | 'version' } | CheckCommand | MigrateCommand | DocumentsCommand | VerifyCommand;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
/** `--chart-87`: the chart of a version. */
type ChartOption<M extends string = Minor> = M extends `${infer A}.${infer B}` ? `chart-${A}${B}` : never;
const chartOption = (minor: Minor): ChartOption => `chart-${minor.replace('.', '')}` as ChartOption;
const CHART_TEXTS = Object.fromEntries(MINORS.map((m) => [chartOption(m), text])) as Record<ChartOption, typeof text>;
const OPTIONS = {
  format: text,
  from: text,
  layer: flag,
  whole: flag,
  region: text,
  at: text,
  output: { ...text, short: 'o' },
  'output-dir': text,
  'add-version': flag,
  'in-place': flag,
  'report-file': text,
  'report-format': text,
  diff: flag,
  'show-secrets': flag,
  force: flag,
  upgraded: text,
  ...CHART_TEXTS,
  chart: text,
  to: text,
  undecided: flag,
  'fail-on': text,
  'allow-empty-input': flag,
  helm: text,
  release: text,
  namespace: { ...text, short: 'n' },
  help: { ...flag, short: 'h' },
  version: flag,
} as const satisfies ParseArgsConfig['options'];
type Option = keyof typeof OPTIONS;

const COMMON: readonly Option[] = ['from', 'layer', 'whole', 'region', 'help', 'version'];
const ALLOWED: Readonly<Record<'check' | 'validate' | 'migrate' | 'documents' | 'verify', readonly Option[]>> = {
  check: [...COMMON, 'to', 'release', 'at', 'format', 'fail-on', 'allow-empty-input'],
  validate: [...COMMON, 'chart', 'at', 'format', 'fail-on'],
  verify: [...COMMON, 'to', 'upgraded', ...MINORS.map(chartOption), 'helm', 'release', 'namespace', 'format'],
  documents: [...COMMON, 'to', 'output-dir', 'release', 'namespace', 'force'],
  migrate: [
    ...COMMON,
    'to',
    'release',
    'at',
    'output',
    'output-dir',
    'add-version',
    'in-place',
    'report-file',
    'report-format',
    'diff',
    'show-secrets',
    'force',
    'undecided',
  ],
};
const isCommand = (name: string): name is keyof typeof ALLOWED => Object.hasOwn(ALLOWED, name);

const usage = (line: string): never => fail(`${line} See ${NAME} --help.`);

export function readArgs(argv: readonly string[]): Command {
  const { values, positionals, given, upgraded } = parse(argv);
  const [name, ...files] = positionals;
  if (values.help || name === 'help') return { name: 'help' };
  if (values.version) return { name: 'version' };
  if (name === undefined) return usage(`No command given: check, migrate, validate, verify or documents.`);
  if (!isCommand(name)) {
    const meant = /\.(?:ya?ml|json)$/i.test(name) ? ` Did you mean ${NAME} check ${printable(name)}?` : '';
    return usage(
      `There is no command ${printable(name)}: the commands are check, migrate, validate, verify and documents.${meant}`,
    );
  }
  for (const option of given) if (!ALLOWED[name].includes(option)) usage(`${name} has no option --${option}.`);
  if (files.length === 0) usage(`No file given: ${NAME} ${name} FILE…, in the order of Helm's -f.`);

  if (values.layer && values.whole) usage('Choose one of --layer and --whole.');
  const common: Common = {
    files,
    from: chartOf(values.chart, values.from) ?? oneOf('from', values.from, MINORS),
    target: target(values.to),
    layer: values.layer ? true : values.whole ? false : undefined,
    region: region(values.region),
  };
  if (name === 'verify') return verify(common, values, upgraded);
  if (name === 'documents') {
    const { 'output-dir': folder, release, namespace, force } = values;
    if (folder === undefined) return usage('Say where the documents go: --output-dir DIR.');
    if (folder === '') return usage('The name of the output is empty.');
    if (release === '') return usage('The name of the release is empty.');
    if (namespace === '') return usage('The name of the namespace is empty.');
    return { name, ...common, folder, release, namespace, force: force ?? false };
  }
  if (name !== 'migrate') {
    const formats: readonly Format[] = ['text', 'json', 'sarif', ...(name === 'check' ? (['markdown'] as const) : [])];
    const format = oneOf('format', values.format, formats) ?? 'text';
    const failOn = oneOf('fail-on', values['fail-on'], ['errors', 'findings', 'never'] as const) ?? 'findings';
    const allowEmpty = values['allow-empty-input'] ?? false;
    return {
      name,
      ...common,
      release: release(values.release),
      at: place(values.at, files),
      format,
      failOn,
      allowEmpty,
    };
  }
  const to = destination(values);
  const report = reportFile(values);
  const diff = values.diff ?? false;
  if (values.undecided && common.target === undefined) usage('--undecided belongs to --to.');
  if (values['show-secrets'] && !diff) usage('--show-secrets belongs to --diff.');
  const wantOut = [
    to.kind === 'stdout' ? '--output -' : '',
    diff ? '--diff' : '',
    report?.path === '-' ? '--report-file -' : '',
  ].filter((s) => s !== '');
  if (wantOut.length > 1) usage(`${wantOut.join(' and ')} both want standard output.`);
  if (to.kind === 'stdout' && files.length > 1) usage('--output takes one file; use --output-dir DIR for several.');
  if (to.kind === 'file' && files.length > 1) usage('--output takes one file; use --output-dir DIR for several.');
  return {
    name,
    ...common,
    release: release(values.release),
    at: place(values.at, files),
    to,
    report,
    diff,
    showSecrets: values['show-secrets'] ?? false,
    force: values.force ?? false,
    undecided: values.undecided ?? false,
  };
}

function parse(argv: readonly string[]) {
  const config = { args: [...argv], options: OPTIONS, allowPositionals: true, strict: true, tokens: true } as const;
  try {
    const { values, tokens } = parseArgs(config);
    const given = tokens.flatMap((t) => (t.kind === 'option' ? [t.name] : []));
    const twice = given.find((option, i) => given.indexOf(option) !== i);
    if (twice !== undefined) usage(`--${twice} is given twice.`);
    // Files after --upgraded are the upgraded ones.
    const cut = tokens.findIndex((t) => t.kind === 'option' && t.name === 'upgraded');
    const files = (from: number, to: number): string[] =>
      tokens.slice(from, to).flatMap((t) => (t.kind === 'positional' ? [t.value] : []));
    const positionals = cut < 0 ? files(0, tokens.length) : files(0, cut);
    const first = values.upgraded;
    const upgraded = cut < 0 || typeof first !== 'string' ? [] : [first, ...files(cut, tokens.length)];
    return { values, positionals, given, upgraded };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The first sentence says what is wrong; the rest explains the parser.
    const sentence = printable(error.message.split(/(?<=')\. |\n/)[0] ?? '').replace(/\.$/, '');
    return usage(`${sentence}.${fromHelm(sentence)}`);
  }
}
/** What to do instead with an option of Helm. */
function fromHelm(sentence: string): string {
  const [, option = ''] = /^Unknown option '(.*)'$/.exec(sentence) ?? [];
  if (option === '-f' || option === '--values') return ` Give the files without an option, in the order of Helm's -f.`;
  return /^--set(?:-|$)/.test(option) ? ' Its values stand in no file: give check the script that sets them.' : '';
}

function verify(
  common: Common,
  values: Partial<Readonly<Record<ChartOption | 'helm' | 'release' | 'namespace' | 'format', string>>>,
  upgraded: readonly string[],
): VerifyCommand {
  for (const option of [...MINORS.map(chartOption), 'helm', 'release', 'namespace'] as const)
    if (values[option] === '') usage(`--${option} is empty.`);
  const charts = MINORS.flatMap((minor) => {
    const value = values[chartOption(minor)];
    return value === undefined ? [] : [[minor, value] as const];
  });
  return {
    name: 'verify',
    ...common,
    upgraded,
    charts: Object.fromEntries(charts),
    helm: values.helm,
    release: values.release ?? 'camunda',
    namespace: values.namespace ?? 'camunda',
    format: oneOf('format', values.format, ['text', 'json', 'markdown', 'html'] as const) ?? 'text',
  };
}

function destination(values: {
  readonly output?: string;
  readonly 'output-dir'?: string;
  readonly 'in-place'?: boolean;
  readonly 'add-version'?: boolean;
}): Destination {
  const { output, 'output-dir': folder, 'in-place': inPlace, 'add-version': rename } = values;
  const named = [output !== undefined, folder !== undefined, inPlace ?? false].filter(Boolean).length;
  if (named > 1) usage('Choose one of --output, --output-dir and --in-place.');
  if (output === '' || folder === '') usage('The name of the output is empty.');
  if (rename && folder === undefined) usage('--add-version belongs to --output-dir.');
  if (output === '-') return { kind: 'stdout' };
  if (output !== undefined) return { kind: 'file', path: output };
  if (folder !== undefined) return { kind: 'folder', path: folder, rename: rename ?? false };
  return inPlace ? { kind: 'in-place' } : { kind: 'nowhere' };
}

function reportFile(values: { readonly 'report-file'?: string; readonly 'report-format'?: string }) {
  const path = values['report-file'];
  const format = oneOf('report-format', values['report-format'], ['json', 'markdown'] as const);
  if (path === undefined) return format === undefined ? undefined : usage('--report-format belongs to --report-file.');
  if (path === '') return usage('The name of the report is empty.');
  return { path, format: format ?? (/\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'json') } as const;
}

function oneOf<T extends string>(option: string, value: string | undefined, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  return (
    allowed.find((a) => a === value) ??
    usage(`--${option} is one of ${allowed.join(', ')}, not ${printable(value) || 'empty'}.`)
  );
}
function target(value: string | undefined): Minor | undefined {
  if (value === undefined) return undefined;
  const why = noWayTo(value);
  return TARGETS.find((t) => t === value) ?? (why === undefined ? oneOf('to', value, TARGETS) : fail(why));
}
/** The version whose chart judges the files: by its own number, or by that of Camunda. */
function chartOf(value: string | undefined, from: string | undefined): Minor | undefined {
  if (value === undefined) return undefined;
  if (from !== undefined) usage('--chart says what the files are for, and so does --from: choose one of them.');
  const checked = CHARTS.filter((c) => isChecked(c.minor));
  const names = checked.flatMap((c) => [String(c.major), c.minor]);
  const minor = checked.find((c) => [String(c.major), c.name, c.minor].includes(value))?.minor;
  return minor ?? usage(`--chart is one of ${names.join(', ')}, not ${printable(value) || 'empty'}.`);
}
function release(value: string | undefined): string | undefined {
  if (value === undefined || isReleaseName(value)) return value;
  return usage(
    `--release is the name of a Helm release: up to 53 small letters, digits, - and ., not ${printable(value) || 'empty'}.`,
  );
}
/** Where the values stand in the one file. */
function place(value: string | undefined, files: readonly string[]): Steps | undefined {
  if (value === undefined) return undefined;
  if (files.length > 1) return usage('--at says where the values stand in one file; give that file alone.');
  return (
    parseSteps(value) ??
    usage(
      `--at is the path of the values in the file, such as spec.values or items[0].data."values.yaml", not ${printable(value) || 'empty'}.`,
    )
  );
}
function region(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  return /^\d{1,3}$/.test(value)
    ? Number(value)
    : usage(`--region is a number from 0, not ${printable(value) || 'empty'}.`);
}
