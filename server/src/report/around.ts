/** What the documents around values say that nothing changes, as findings of files of their own in the report. */
import type { Finding, LayerText, ValuesSet } from '../engine/index.ts';
import type { Arranged } from '../engine/wrappers/arrange.ts';
import { findingOf, setRemark, versionRemark, type Remark } from '../engine/wrappers/around.ts';
import type { ReportFile } from './json.ts';

/** A file that is not upgraded, and what is said about it. */
export interface Remarked {
  readonly name: string;
  readonly text: string;
  readonly remarks: readonly Remark[];
}
export interface Around {
  readonly findings: readonly Finding[];
  /** They follow the files of the layers. */
  readonly files: readonly ReportFile[];
}

export function remarksOf(files: readonly LayerText[], { told, versions }: Arranged, set: ValuesSet): Remarked[] {
  return files.flatMap(({ name, text }, file) => {
    const mine = <T extends { file: number }>(all: readonly T[]): T[] => all.filter((x) => x.file === file);
    const remarks = [
      ...mine(versions).flatMap((v) => versionRemark(v, set) ?? []),
      ...mine(told).flatMap((t) => setRemark(t, set) ?? []),
    ];
    return remarks.length > 0 ? [{ name, text, remarks }] : [];
  });
}
/** `first`: how many files the report has before these. */
export function aroundOf(all: readonly Remarked[], first: number): Around {
  return {
    findings: all.flatMap(({ remarks }, i) => remarks.map((r) => findingOf(r, first + i))),
    files: all.map(({ name, text }): ReportFile => {
      const layer = { name, before: text, after: text, edits: [], ledger: [], lost: [] };
      return { input: name, output: null, layer, left: [], around: true };
    }),
  };
}
