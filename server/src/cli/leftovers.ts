/** Files that a run which was killed while it wrote has left beside the values: what they are called, and what to do with them. */
import { randomBytes } from 'node:crypto';
import { readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { printable } from './terminal.ts';

/** Of the bytes that a name may have (255 nearly everywhere), what remains beside our own part of it. */
const LONGEST = 200;
const LEFTOVER = /^\.camunda-values-[0-9a-f]{12}(?:-(?<of>.+?))?\.tmp(?<old>\.old)?$/s;

/** A name beside a file for its text until that takes the file's place; with `.old` behind it, for the file as it was. */
export function temporaryFor(file: string): string {
  const name = basename(file);
  const of = Buffer.byteLength(name) <= LONGEST ? `-${name}` : '';
  return join(dirname(file), `.camunda-values-${randomBytes(6).toString('hex')}${of}.tmp`);
}

interface Leftover {
  /** As the user reads it. */
  readonly name: string;
  /** The file it belongs to, where its name says it. */
  readonly of: string | undefined;
  readonly old: boolean;
}
function leftoversIn(folder: string): Leftover[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // Whoever reads or writes there says what is wrong with it.
    return [];
  }
  return names.sort().flatMap((name): Leftover[] => {
    const groups = LEFTOVER.exec(name)?.groups;
    return groups ? [{ name: shown(join(folder, name)), of: groups.of, old: groups.old !== undefined }] : [];
  });
}
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return printable(short.startsWith('..') || isAbsolute(short) ? path : short);
}

/** One line on what an unfinished run has left in the folders of some files; undefined when there is nothing. */
export function leftoverLine(files: readonly string[]): string | undefined {
  const folders = new Set(files.map((file) => real(dirname(resolve(file)))));
  const left = [...folders].flatMap(leftoversIn);
  if (left.length === 0) return undefined;
  const old = left.filter((l) => l.old);
  const names = left.map((l) => l.name).join(', ');
  const begin = 'a run before this one was stopped while it wrote, or is still writing';
  if (old.length === 0)
    return `${names}: ${begin}. No file of yours was replaced. Delete what is named here, look which new files it has finished, and run again.`;
  const back = old.map((l) => `${l.name} to ${l.of === undefined ? 'the name of its file' : printable(l.of)}`);
  const finished =
    left.length > old.length
      ? 'some files may be upgraded and others not'
      : 'if all files of the set are upgraded, delete what is named here';
  const rest = left.length > old.length ? ', delete those that end in .tmp,' : '';
  return `${names}: ${begin}: ${finished}. The .old are the files as they were. To take everything back, move ${back.join(', ')}${rest} and run again.`;
}
function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
