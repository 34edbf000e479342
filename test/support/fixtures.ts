/** The input files of the tests, read as bytes: byte order marks and line ends survive. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LayerText } from '../../server/src/engine/index.ts';

export const FIXTURES = resolve(__dirname, '../fixtures');

export interface FixtureSet {
  /** `cases/04-crlf`, `foreign/redis`. */
  readonly name: string;
  readonly layers: readonly LayerText[];
}

const text = (file: string): string => readFileSync(file).toString('utf8');

/** The YAML files of a folder, in the order of their names. */
export function filesOf(folder: string): LayerText[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .sort()
    .map((f) => ({ name: f, text: text(join(folder, f)) }));
}
export function caseNames(): string[] {
  return readdirSync(join(FIXTURES, 'cases')).sort();
}
export function cases(): FixtureSet[] {
  return caseNames().map((name) => ({
    name: `cases/${name}`,
    layers: filesOf(join(FIXTURES, 'cases', name, 'before')),
  }));
}
/** Every file of a folder is a set of one. */
export function singles(folder: 'clean-8.8' | 'foreign' | 'bad'): FixtureSet[] {
  return filesOf(join(FIXTURES, folder)).map((layer) => ({
    name: `${folder}/${layer.name.replace(/\.yaml$/, '')}`,
    layers: [layer],
  }));
}
export function allFixtures(): FixtureSet[] {
  return [...cases(), ...singles('clean-8.8'), ...singles('foreign'), ...singles('bad')];
}
