/** What the settings of a folder say about its files, for whoever has no editor: they stand beside the files, for everybody. */
import { readSettings, scopeOf, SECTION, type Settings } from '../features/settings.ts';
import type { FolderOptions } from './check.ts';
import type { Unread } from './source.ts';

export interface FolderSettings extends Pick<FolderOptions, 'sets' | 'scope'> {
  /** Why they say nothing. */
  readonly problem?: string;
}

/** @param text undefined where there are none */
export function folderSettings(text: string | Unread | undefined): FolderSettings {
  if (text === undefined) return {};
  if (typeof text !== 'string') return { problem: text.why };
  let raw: unknown;
  try {
    raw = JSON.parse(plain(text));
  } catch {
    return { problem: 'is not JSON, so nothing of it was heeded' };
  }
  const own = sectionOf(raw);
  const sets = Array.isArray(own.sets) ? own.sets.filter(isList).map((s) => s.map(normal)) : [];
  return { sets: sets.filter((s) => s.length > 0), scope: scopeIn(readSettings(own)) };
}
/** Which files are meant; whether they are judged at all is no question here. */
export const scopeIn = (settings: Settings): ((path: string) => ReturnType<typeof scopeOf>) => {
  const said = { ...settings, enable: true };
  return said.files.length + said.exclude.length === 0
    ? () => 'by-content'
    : (path) => scopeOf(`/${path}`, ['/'], said);
};

/** `camundaValues.sets` and `camundaValues: { sets }` are the same to an editor. */
function sectionOf(raw: unknown): Record<string, unknown> {
  if (typeof raw !== 'object' || raw === null) return {};
  const fields = Object.entries(raw);
  const inner = fields.flatMap(([key, value]: [string, unknown]) =>
    key === SECTION && typeof value === 'object' && value !== null ? Object.entries(value) : [],
  );
  const dotted = fields.flatMap(([key, value]) =>
    key.startsWith(`${SECTION}.`) ? [[key.slice(SECTION.length + 1), value] as const] : [],
  );
  return Object.fromEntries([...inner, ...dotted]);
}
const isList = (v: unknown): v is string[] => Array.isArray(v) && v.every((x) => typeof x === 'string');
const normal = (path: string): string => path.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');

/** JSON as editors write it, without comments and last commas. */
const plain = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\r\n]*|\/\*[^]*?\*\//g, (_, string: string | undefined) => string ?? '')
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? '');
