/** Files of a set: all are read before anything happens, all are written or none. */
import * as nodeFs from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LARGEST } from '../folder/disk.ts';
import { codeOf, textOf } from '../folder/read.ts';
import { leftoverLine, temporaryFor } from './leftovers.ts';
import { Failure, fail, printable } from './terminal.ts';

/** The calls that can fail half-way; a test hands in some that do. */
export type FileSystem = typeof nodeFs;

export interface Input {
  /** As given. */
  readonly name: string;
  readonly text: string;
  /** Undefined for standard input and pipes. */
  readonly file: { readonly real: string; readonly stats: Stats; readonly link: boolean } | undefined;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Check the name',
  EACCES: 'cannot be read: permission denied. Make it readable for you',
  EPERM: 'cannot be read: permission denied. Make it readable for you',
  ENOTDIR: 'does not exist: a part of the path is no folder. Check the name',
  ELOOP: 'is a link that leads back to itself. Give the file itself',
  EISDIR: "is a folder. Give the files in it, in the order of Helm's -f; check takes folders, and lists them",
};

export async function readInputs(names: readonly string[]): Promise<Input[]> {
  const inputs: Input[] = [];
  const problems: string[] = [];
  for (const name of names) {
    try {
      inputs.push(await readInput(name));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      problems.push(...error.lines);
    }
  }
  inputs.forEach((a, i) => {
    const same = inputs.slice(0, i).find((b) => isSameFile(a, b));
    if (!same) return;
    const what = same.name === a.name ? 'is given twice' : `is the same file as ${printable(same.name)}`;
    problems.push(`${label(a.name)}: ${what}. Give every file once.`);
  });
  if (problems.length > 0) throw new Failure(problems);
  return inputs;
}

export const label = (name: string): string => (name === '-' ? 'standard input' : printable(name));

function isSameFile(a: Input, b: Input): boolean {
  if (!a.file || !b.file) return a.name === b.name;
  return a.file.stats.dev === b.file.stats.dev && a.file.stats.ino === b.file.stats.ino;
}

async function readInput(name: string): Promise<Input> {
  if (name === '-') return { name, text: decode(name, await readStandardInput()), file: undefined };
  try {
    const stats = nodeFs.statSync(name);
    if (stats.isDirectory()) fail(`${label(name)}: ${reasons.EISDIR ?? ''}.`);
    if (!stats.isFile() && !stats.isFIFO()) fail(`${label(name)}: is a device, not a file. Give a values file.`);
    if (stats.size > LARGEST) fail(`${label(name)}: is larger than 16 MB. Give a values file.`);
    const text = decode(name, nodeFs.readFileSync(name));
    if (!stats.isFile()) return { name, text, file: undefined };
    const link = nodeFs.lstatSync(name).isSymbolicLink();
    return { name, text, file: { real: nodeFs.realpathSync(name), stats, link } };
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = codeOf(error);
    return fail(`${label(name)}: ${reasons[code] ?? `cannot be read (${code || 'unknown error'}). Check the file`}.`);
  }
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST) fail('standard input: is larger than 16 MB. Give a values file.');
  }
  return Buffer.concat(chunks);
}

function decode(name: string, bytes: Buffer): string {
  const text = textOf(bytes);
  if (typeof text === 'string') return text;
  return fail(`${label(name)}${text.at === undefined ? '' : `:${text.at}`}: ${text.why}.`);
}

export interface Output {
  /** As the user names it. */
  readonly name: string;
  readonly text: string;
  /** Mode of a new file; the usual one if undefined. */
  readonly mode: number | undefined;
  /** An existing file may be replaced. */
  readonly replace: boolean;
}
export interface Written {
  readonly name: string;
  /** The file behind a link. */
  readonly through: string | undefined;
}

interface Target extends Output {
  readonly real: string;
  readonly existing: Stats | undefined;
  readonly through: string | undefined;
}

/** Checks every target before anything is written; `inputs` are never overwritten by something that is not their own. */
export function checkOutputs(outputs: readonly Output[], inputs: readonly Input[], inPlace: boolean): void {
  // What a killed run has left there comes first: it may be why a file exists.
  const left = leftoverLine(outputs.map((o) => o.name));
  const problems: string[] = left === undefined ? [] : [left];
  const taken = new Map<string, string>();
  for (const output of outputs) {
    try {
      const target = locate(output);
      const input = inputs.find(({ file }) => file?.real === target.real || isOneFile(file?.stats, target.existing));
      const own = inPlace && input?.name === output.name;
      const other = taken.get(target.real);
      if (input && !own) {
        const hint = inPlace ? '' : ' or replace the inputs with --in-place';
        problems.push(`${label(output.name)}: is an input. Choose another name${hint}.`);
      } else if (other !== undefined)
        problems.push(`${label(output.name)}: two files would be written here. Give each a folder of its own.`);
      else if (target.existing && !output.replace)
        problems.push(`${label(output.name)}: exists. Choose another name, or overwrite it with --force.`);
      taken.set(target.real, output.name);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      problems.push(...error.lines);
    }
  }
  if (problems.length > 0) throw new Failure(problems);
}
const isOneFile = (a: Stats | undefined, b: Stats | undefined): boolean =>
  a !== undefined && a.dev === b?.dev && a.ino === b.ino;

/** What replacing a file does to its other names, one line for each; writing through would leave half a file when it is stopped. */
export function hardLinkLines(outputs: readonly Output[]): string[] {
  return outputs.flatMap((output) => {
    const others = (locate(output).existing?.nlink ?? 1) - 1;
    if (others < 1) return [];
    const which = others === 1 ? 'another name (a hard link)' : `${others} other names (hard links)`;
    const keep = others === 1 ? 'that one keeps' : 'those keep';
    return [`${label(output.name)}: has ${which}; ${keep} the old text, only this one is replaced.`];
  });
}

/** Where a text really goes: links are followed, so that they stay links. */
function locate(output: Output): Target {
  const { name } = output;
  const path = resolve(name);
  let link = false;
  try {
    link = nodeFs.lstatSync(path).isSymbolicLink();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      const folder = realFolder(path);
      return { ...output, real: folder ? join(folder, basename(path)) : path, existing: undefined, through: undefined };
    }
    fail(`${label(name)}: ${writeProblem(error)}.`);
  }
  try {
    const existing = nodeFs.statSync(path);
    if (existing.isDirectory()) fail(`${label(name)}: is a folder. Use --output-dir for a folder.`);
    if (!existing.isFile()) fail(`${label(name)}: is not a plain file. Use --output - for standard output.`);
    if (output.replace) nodeFs.accessSync(path, nodeFs.constants.W_OK);
    const real = nodeFs.realpathSync(path);
    return { ...output, real, existing, through: link ? real : undefined };
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (link && codeOf(error) === 'ENOENT')
      fail(`${label(name)}: is a link to a file that does not exist. Remove the link or choose another name.`);
    if (codeOf(error) === 'EACCES')
      fail(`${label(name)}: is write-protected. Make it writable or choose another name.`);
    return fail(`${label(name)}: ${writeProblem(error)}.`);
  }
}
/** The folder of a path, if it exists. */
function realFolder(path: string): string | undefined {
  try {
    return nodeFs.realpathSync(dirname(path));
  } catch {
    return undefined;
  }
}

interface Staged extends Target {
  readonly temporary: string;
}
type Undo = () => void;

/**
 * Writes all texts or none. Every text first goes, complete, into a temporary file in its folder; then one after the other
 * takes its place by renaming. If one of these steps fails, those before it are taken back.
 */
export function writeAll(outputs: readonly Output[], folders: readonly string[], fs: FileSystem = nodeFs): Written[] {
  const undo: Undo[] = [];
  const staged: Staged[] = [];
  const backups: string[] = [];
  let current = '';
  try {
    for (const folder of folders) {
      current = folder;
      makeFolder(folder, undo, fs);
    }
    for (const output of outputs) {
      current = output.name;
      const target = locate(output);
      if (target.existing && !output.replace) fail(`${label(output.name)}: exists. Choose another name.`);
      const temporary = temporaryFor(target.real);
      undo.push(() => fs.rmSync(temporary, { force: true }));
      stage(target, temporary, fs);
      staged.push({ ...target, temporary });
    }
    for (const target of staged) {
      current = target.name;
      if (target.existing) {
        const backup = `${target.temporary}.old`;
        backups.push(backup);
        undo.push(() => fs.rmSync(backup, { force: true }));
        keepCopy(target.real, backup, fs);
        fs.renameSync(target.temporary, target.real);
        undo.push(() => fs.renameSync(backup, target.real));
      } else {
        settle(target, fs);
        undo.push(() => fs.rmSync(target.real, { force: true }));
      }
    }
  } catch (error) {
    const stuck = takeBack(undo);
    const lines = [`${label(current)}: ${writeProblem(error)}. Nothing was written.`];
    if (stuck.length > 0)
      lines[0] = `${label(current)}: ${writeProblem(error)}, and not everything could be taken back; look for .camunda-values-*.old beside the files: they are the files as they were.`;
    throw new Failure(lines);
  }
  for (const backup of backups) fs.rmSync(backup, { force: true });
  return staged.map(({ name, through }) => ({ name, through }));
}

function makeFolder(folder: string, undo: Undo[], fs: FileSystem): void {
  if (fs.existsSync(folder) && !fs.statSync(folder).isDirectory()) fail(`${label(folder)}: is a file, not a folder.`);
  const first = fs.mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  undo.push(() => {
    // Only folders made just now, from the inside out; one that is no longer empty stays.
    for (let path = resolve(folder); path.length >= resolve(first).length; path = dirname(path)) fs.rmdirSync(path);
  });
}

function stage(target: Target, temporary: string, fs: FileSystem): void {
  const mode = target.existing ? target.existing.mode & 0o7777 : target.mode;
  // Readable for nobody else until it has its final mode: values files hold passwords.
  const file = fs.openSync(temporary, 'wx', mode === undefined ? 0o666 : 0o600);
  try {
    fs.writeFileSync(file, target.text, 'utf8');
    if (target.existing) keepOwner(file, target.existing, fs);
    if (mode !== undefined) fs.fchmodSync(file, mode);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}
function keepOwner(file: number, existing: Stats, fs: FileSystem): void {
  const now = fs.fstatSync(file);
  if (now.uid === existing.uid && now.gid === existing.gid) return;
  try {
    fs.fchownSync(file, existing.uid, existing.gid);
  } catch {
    // Only root may give files away; the file then belongs to who wrote it.
  }
}
/** Never onto a file that has appeared in the meantime. */
function settle(target: Staged, fs: FileSystem): void {
  try {
    fs.linkSync(target.temporary, target.real);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || fs.existsSync(target.real)) throw error;
    // No hard links here.
    fs.renameSync(target.temporary, target.real);
    return;
  }
  fs.rmSync(target.temporary, { force: true });
}
function keepCopy(from: string, to: string, fs: FileSystem): void {
  try {
    fs.linkSync(from, to);
  } catch {
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
  }
}
function takeBack(undo: readonly Undo[]): unknown[] {
  const stuck: unknown[] = [];
  for (const step of [...undo].reverse()) {
    try {
      step();
    } catch (error) {
      // A folder that somebody else has used meanwhile.
      if (codeOf(error) !== 'ENOTEMPTY') stuck.push(error);
    }
  }
  return stuck;
}

function writeProblem(error: unknown): string {
  if (error instanceof Failure) return error.lines[0]?.replace(/^.*?: |\.$/g, '') ?? '';
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'cannot be written: permission denied. Make the folder writable or choose another one';
    case 'EROFS':
      return 'cannot be written: the disk is read-only. Choose another place';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'cannot be written: the disk is full. Make room';
    case 'ENOENT':
      return 'cannot be written: its folder does not exist. Make the folder first';
    case 'ENOTDIR':
      return 'cannot be written: a part of the path is no folder. Choose another place';
    case 'EEXIST':
      return 'exists. Choose another name';
    case 'ENAMETOOLONG':
      return 'cannot be written: the name is too long. Choose another name';
    default:
      return `cannot be written (${codeOf(error) || 'unknown error'}). Choose another place`;
  }
}
