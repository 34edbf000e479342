/** Settings of the section `camundaValues`, read from whatever a client sends. */
import type { Finding } from '../engine/index.ts';
import { isMinor, stepTo, TARGET, type Minor } from '../engine/steps/index.ts';
import { matchesAny } from './globs.ts';

export const SECTION = 'camundaValues';

export type Level = 'error' | 'warning' | 'information' | 'hint' | 'off';
export interface Settings {
  readonly enable: boolean;
  /** Globs of files to treat as values files, whatever their text looks like. */
  readonly files: readonly string[];
  readonly exclude: readonly string[];
  /** By rule, group of rules (the part before the slash), section of the guide, or `*`. */
  readonly severity: ReadonlyMap<string, Level>;
  /** How far files are led; undefined for no further than anybody is. */
  readonly target: Minor | undefined;
}

export const DEFAULTS: Settings = { enable: true, files: [], exclude: [], severity: new Map(), target: undefined };
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
    severity: new Map(severity.filter((e): e is [string, Level] => LEVELS.includes(e[1] as string))),
    target: isMinor(s.target) && s.target !== TARGET && stepTo(s.target) ? s.target : undefined,
  };
}

/** How loud a finding is; the most specific setting wins. */
export function levelOf(finding: Pick<Finding, 'rule' | 'section' | 'severity'>, settings: Settings): Level {
  const { severity } = settings;
  if (severity.size === 0) return finding.severity;
  const group = finding.rule.split('/')[0] ?? finding.rule;
  return (
    severity.get(finding.rule) ??
    severity.get(`${group}/*`) ??
    severity.get(group) ??
    severity.get(finding.section) ??
    severity.get('*') ??
    finding.severity
  );
}

/** Whether the setting speaks of a file: `named` one that is a values file because the user says so. */
export function scopeOf(uri: string, folders: readonly string[], settings: Settings): 'off' | 'named' | 'by-content' {
  if (!settings.enable || matchesAny(uri, folders, settings.exclude)) return 'off';
  return matchesAny(uri, folders, settings.files) ? 'named' : 'by-content';
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const texts = (v: unknown): string[] => (Array.isArray(v) ? v.filter((x): x is string => typeof x === 'string') : []);
