/** Settings of the section `camundaValues`, read from whatever a client sends. */
import { firstOf, messageOf, type Finding, type Severity } from '../engine/index.ts';
import { isMinor, stepTo, TARGET, type Minor } from '../engine/steps/index.ts';
import { matchesAny } from './globs.ts';

export const SECTION = 'camundaValues';

export type Level = 'error' | 'warning' | 'information' | 'hint' | 'off';
export interface Settings {
  readonly enable: boolean;
  /** Globs of files to treat as values files, whatever their text looks like. */
  readonly files: readonly string[];
  readonly exclude: readonly string[];
  /** Old keys are as loud as in the terminal: errors, although the fix takes them along. */
  readonly strict: boolean;
  /** By rule, group of rules (the part before the slash), section of the guide, or `*`. */
  readonly severity: ReadonlyMap<string, Level>;
  /** How far files are led; undefined for no further than anybody is. */
  readonly target: Minor | undefined;
}

export const DEFAULTS: Settings = {
  enable: true,
  files: [],
  exclude: [],
  strict: false,
  severity: new Map(),
  target: undefined,
};
const LEVELS: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies Level[];

export function readSettings(raw: unknown): Settings {
  // Some clients send the section, some what holds it.
  const inner = isRecord(raw) ? (raw[SECTION] ?? raw) : raw;
  const s = isRecord(inner) ? inner : {};
  const severity = isRecord(s.severity) ? Object.entries(s.severity) : [];
  return {
    enable: s.enable !== false,
    files: texts(s.files),
    exclude: texts(s.exclude),
    strict: s.strict === true,
    severity: new Map(severity.filter((e): e is [string, Level] => LEVELS.includes(e[1] as string))),
    target: isMinor(s.target) && s.target !== TARGET && stepTo(s.target) ? s.target : undefined,
  };
}

/** How loud a finding is; the most specific setting wins. */
export function levelOf(finding: Finding, settings: Settings): Level {
  const { severity } = settings;
  const own = (): Severity => (settings.strict ? finding.severity : loudness(finding));
  if (severity.size === 0) return own();
  const group = finding.rule.split('/')[0] ?? finding.rule;
  return (
    severity.get(finding.rule) ??
    severity.get(`${group}/*`) ??
    severity.get(group) ??
    severity.get(finding.section) ??
    severity.get('*') ??
    own()
  );
}

/**
 * The files work today: an error is what breaks, or is lost, although the upgrade is run. What its fix takes along is a warning.
 */
export function loudness(f: Finding): Severity {
  const first = firstOf(f);
  let known = loud.get(first);
  if (!known) loud.set(first, (known = loudnessOf(f)));
  return known;
}
/** Asked for by the diagnostics, the status and what is shown, for every finding after every edit. */
const loud = new WeakMap<Finding, Severity>();
function loudnessOf(f: Finding): Severity {
  if (f.severity !== 'error' || f.rule.startsWith('validate/')) return f.severity;
  const added = f.tag === undefined && f.args.said === undefined;
  const breaks =
    f.safety === 'manual' ||
    f.operations.length === 0 ||
    f.args.alone !== undefined ||
    (added && messageOf(f).todo !== '');
  return breaks ? 'error' : 'warning';
}

/** Whether the setting speaks of a file: `named` one that is a values file because the user says so. */
export function scopeOf(uri: string, folders: readonly string[], settings: Settings): 'off' | 'named' | 'by-content' {
  if (!settings.enable || matchesAny(uri, folders, settings.exclude)) return 'off';
  return matchesAny(uri, folders, settings.files) ? 'named' : 'by-content';
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const texts = (v: unknown): string[] => (Array.isArray(v) ? v.filter((x): x is string => typeof x === 'string') : []);
