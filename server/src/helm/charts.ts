/** Where a chart comes from: a folder, an archive, or the repository, by way of a cache of our own. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Helm } from './helm.ts';
import { HelmProblem } from './problem.ts';

export const CHART = 'camunda-platform';
const REPOSITORY = 'https://helm.camunda.io';
/** A range is asked for again after this many milliseconds: there may be a newer patch. */
const FRESH = 24 * 60 * 60 * 1000;

export interface Chart {
  /** A folder or an archive, as Helm takes it. */
  readonly path: string;
  readonly version: string;
  readonly from: 'folder' | 'archive' | 'cache' | 'repository';
  /** Said where the cached copy had to do because the repository did not answer. */
  readonly stale: boolean;
}

/** The folder that charts are kept in; nothing is written anywhere else. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const { CAMUNDA_VALUES_CACHE: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = env;
  if (own !== undefined && own !== '') return resolve(own);
  const name = 'camunda-values';
  if (xdg !== undefined && xdg !== '') return join(xdg, name);
  if (process.platform === 'win32' && local !== undefined) return join(local, name);
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', name);
}

/** @throws HelmProblem */
export function usableCache(folder: string): string {
  try {
    mkdirSync(join(folder, 'charts'), { recursive: true, mode: 0o700 });
    const probe = join(folder, `.probe-${randomBytes(4).toString('hex')}`);
    mkdirSync(probe);
    rmSync(probe, { recursive: true });
    return folder;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new HelmProblem(
      'helm',
      `The cache ${folder} cannot be written (${code}). Set CAMUNDA_VALUES_CACHE to a folder of yours.`,
    );
  }
}

/**
 * The chart of a major version.
 * @param wish a folder, an archive, a version or range, `oci://…`, `repository/chart`; undefined for the newest of the major version
 * @throws HelmProblem
 */
export async function findChart(helm: Helm, major: number, wish: string | undefined, cache: string): Promise<Chart> {
  if (wish !== undefined && existsSync(wish)) {
    const path = resolve(wish);
    const folder = statSync(path).isDirectory();
    return { path, version: await checked(helm, path, wish, major), from: folder ? 'folder' : 'archive', stale: false };
  }
  const version = wish === undefined ? `~${major}` : /^[~^]?v?\d[\w.*+-]*$/.test(wish) ? wish : undefined;
  if (version !== undefined) return fromRepository(helm, major, version, cache);
  if (wish?.startsWith('oci://') || /^[\w.-]+\/[\w.-]+$/.test(wish ?? ''))
    return pull(helm, major, [wish ?? '', '--version', `~${major}`], cache);
  throw new HelmProblem(
    'chart',
    `Chart: ${wish ?? ''} does not exist. Give a folder, an archive, a version or oci://….`,
  );
}

/**
 * One folder with both charts in it, as folders or archives, by the names that they have in their repository or as packages.
 * @returns the path of one of them, which need not exist
 */
export function chartIn(folder: string, release: string, major: number): string {
  const named = join(folder, `${CHART}-${release}`);
  if (existsSync(named) || !existsSync(folder) || !statSync(folder).isDirectory()) return named;
  const version = new RegExp(`^${CHART}-(${String(major)}\\.\\d+\\.\\d+)(?:\\.tgz)?$`);
  const [newest] = readdirSync(folder)
    .flatMap((name) => {
      const found = version.exec(name)?.[1];
      return found === undefined ? [] : [{ name, version: found }];
    })
    .sort((a, b) => byVersion(a.version, b.version));
  return newest ? join(folder, newest.name) : named;
}

async function fromRepository(helm: Helm, major: number, version: string, cache: string): Promise<Chart> {
  const kept = inCache(cache, major, version);
  const exact = /^v?\d+\.\d+\.\d+/.test(version);
  if (kept && (exact || Date.now() - kept.pulled < FRESH)) return { ...kept, from: 'cache', stale: false };
  try {
    return await pull(helm, major, [CHART, '--repo', REPOSITORY, '--version', version], cache);
  } catch (error) {
    if (!kept || !(error instanceof HelmProblem) || error.kind === 'cancelled') throw error;
    return { ...kept, from: 'cache', stale: true };
  }
}

const numbers = (version: string): number[] => version.split('.').map(Number);
const byVersion = (a: string, b: string): number => {
  const [x, y] = [numbers(a), numbers(b)];
  return [0, 1, 2].map((i) => (y[i] ?? 0) - (x[i] ?? 0)).find((d) => d !== 0) ?? 0;
};

/** The newest archive in the cache that serves; for a range other than that of a whole major version there is none. */
function inCache(
  cache: string,
  major: number,
  version: string,
): { path: string; version: string; pulled: number } | undefined {
  const wanted = version.replace(/^v/, '');
  const folder = join(cache, 'charts');
  const [newest] = readdirSync(folder)
    .flatMap((name) => /^camunda-platform-(\d+\.\d+\.\d+)\.tgz$/.exec(name)?.[1] ?? [])
    .filter((v) => (wanted === `~${major}` ? v.startsWith(`${major}.`) : v === wanted))
    .sort(byVersion);
  if (newest === undefined) return undefined;
  const path = join(folder, `${CHART}-${newest}.tgz`);
  return { path, version: newest, pulled: statSync(path).mtimeMs };
}

async function pull(helm: Helm, major: number, what: readonly string[], cache: string): Promise<Chart> {
  // Two at once do not meet: each pulls into a folder of its own, and the archive takes its place by renaming.
  const folder = join(cache, 'charts', `.pull-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { recursive: true });
  try {
    const { code, err } = await helm.run(['pull', ...what, '--destination', folder]);
    const [archive] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    if (code !== 0 || archive === undefined) {
      const why = firstLine(err);
      throw new HelmProblem('chart', `Chart ${major}.x cannot be pulled: ${why}. Give its folder or archive instead.`);
    }
    const version = await checked(helm, join(folder, archive), what[0] ?? '', major);
    const path = join(cache, 'charts', `${CHART}-${version}.tgz`);
    renameSync(join(folder, archive), path);
    const now = new Date();
    utimesSync(path, now, now);
    return { path, version, from: 'repository', stale: false };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The version of a chart that is the one meant. */
async function checked(helm: Helm, path: string, name: string, major: number): Promise<string> {
  // Helm would read the whole chart to say what one of its files says.
  const out = fileOf(join(path, 'Chart.yaml')) ?? (await shown(helm, path, name, major));
  const field = (key: string): string => new RegExp(`^${key}: *["']?([^"'\\s]+)`, 'm').exec(out)?.[1] ?? 'unnamed';
  const version = field('version');
  if (field('name') !== CHART || !version.startsWith(`${major}.`))
    throw new HelmProblem('chart', `Chart: ${name} is ${field('name')} ${version}, not ${CHART} ${major}.x.`);
  return version;
}

async function shown(helm: Helm, path: string, name: string, major: number): Promise<string> {
  const { code, out, err } = await helm.run(['show', 'chart', path], { output: 1_000_000 });
  if (code === 0) return out;
  throw new HelmProblem(
    'chart',
    `Chart: ${name}: ${firstLine(err)}. Give the folder or archive of ${CHART} ${major}.x.`,
  );
}
function fileOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** What Helm says is wrong, in one line and without its level and time. */
export function firstLine(err: string): string {
  const said = /^Error: ([^]*)$/m.exec(err)?.[1] ?? err;
  const [line = ''] = said.split('\n').filter((l) => l.trim() !== '');
  return line.trim().replace(/[.:]$/, '').slice(0, 300) || 'Helm said nothing';
}
