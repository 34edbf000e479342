/**
 * Open files without values: what they name of the objects of a deployment that the session knows, be it said by somebody, open, or
 * found by a check of the workspace.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  looksLikeObjects,
  mayName,
  namesPatches,
  patchesIn,
  remarksBeside,
  type Deployed,
} from '../engine/wrappers/beside.ts';
import type { RemarkBeside } from '../engine/wrappers/beside.ts';
import { decoded } from '../features/addresses.ts';
import type { Analysis } from '../features/analysis.ts';
import { DROPPED, type Turns } from './turns.ts';

/** What the session knows. */
export interface Known {
  readonly open: (uri: string) => TextDocument | undefined;
  readonly opened: () => readonly string[];
  readonly read: (uri: string) => Promise<string | undefined>;
  /** The files judged together with a document. */
  readonly setOf: (uri: string) => readonly string[];
  readonly said: () => readonly (readonly string[])[];
  /** What a set is, with the files that its document passes on; undefined where it is none of Camunda's. */
  readonly analysed: (
    uris: readonly string[],
  ) => Promise<{ readonly uris: readonly string[]; readonly analysis: Analysis } | undefined>;
  /** What the user calls the release of some files. */
  readonly release: (uris: readonly string[]) => string | undefined;
}

/** So many deployments are asked about a file, the nearest first: their analyses are kept. */
const MOST = 12;
/** How far up a Kustomization is looked for that may name a file as its patch. */
const LEVELS = 3;
const KUSTOMIZATIONS = ['kustomization.yaml', 'kustomization.yml'];

export class Objects {
  /** Open files that were looked at: what they say depends on others. */
  private readonly asked = new Set<string>();
  private found: readonly (readonly string[])[] = [];
  /** Texts of Kustomizations that are not open; empty where there is none. */
  private readonly kustomizations = new Map<string, string>();

  constructor(
    private readonly turns: Turns,
    private readonly known: Known,
  ) {}

  get open(): readonly string[] {
    return [...this.asked];
  }
  /** What a check of the workspace found to belong together. */
  useFound(sets: readonly (readonly string[])[]): void {
    this.found = sets;
  }
  close(uri: string): void {
    this.asked.delete(uri);
  }
  /** It changed outside the editor, or may have. */
  forget(uri: string): void {
    this.kustomizations.delete(uri);
  }

  /** What a file names; undefined for one that holds no objects. */
  async remarks(uri: string, document: TextDocument): Promise<readonly RemarkBeside['remark'][] | undefined> {
    const file = { name: decoded(uri), text: document.getText() };
    if (!looksLikeObjects(file.text)) return undefined;
    this.asked.add(uri);
    const all = await this.deployed(uri);
    if (all.length === 0 || !mayName(file.text, all)) return [];
    const patches = (await this.patching(uri)).flatMap(patchesIn);
    const made = await this.turns.take(remarksBeside(file, all, patches)).done;
    return made === DROPPED ? [] : made.map((r) => r.remark);
  }

  private async deployed(uri: string): Promise<Deployed[]> {
    const { known } = this;
    const others = known.opened().filter((u) => u !== uri && !this.asked.has(u));
    const sets = new Map(
      [...known.said(), ...others.map((u) => known.setOf(u)), ...this.found].map((set) => [set.join('\n'), set]),
    );
    const near = [...sets.values()].sort((a, b) => nearness(uri, b) - nearness(uri, a)).slice(0, MOST);
    const made = await Promise.all(near.map((set) => this.known.analysed(set)));
    return made.flatMap((m, i): Deployed[] => {
      if (!m) return [];
      const { uris, analysis } = m;
      const release = analysis.release ?? known.release(near[i] ?? []);
      return [{ files: uris.map(decoded), release, set: analysis.set }];
    });
  }

  /** Kustomizations that are open, or lie where one that names the file would. */
  private async patching(uri: string): Promise<{ readonly name: string; readonly text: string }[]> {
    const names = [...new Set([...this.known.opened(), ...around(uri)])].filter((u) => u !== uri);
    const texts = await Promise.all(names.map((u) => this.textOf(u)));
    return names.flatMap((u, i) => {
      const text = texts[i] ?? '';
      return namesPatches(text) ? [{ name: decoded(u), text }] : [];
    });
  }
  private async textOf(uri: string): Promise<string> {
    const open = this.known.open(uri);
    if (open) return open.getText();
    const known = this.kustomizations.get(uri);
    if (known !== undefined) return known;
    const text = (await this.known.read(uri)) ?? '';
    this.kustomizations.set(uri, text);
    return text;
  }
}

const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/') + 1);
/** How much of its folder a file shares with the nearest file of a set. */
function nearness(uri: string, set: readonly string[]): number {
  const own = folderOf(uri);
  const shared = (other: string): number => {
    let n = 0;
    while (n < own.length && own[n] === other[n]) n++;
    return n;
  };
  return Math.max(0, ...set.map(shared));
}
/** What was never saved stands nowhere: to read beside it would make an editor open files that are not there. */
function around(uri: string): string[] {
  const out: string[] = [];
  if (!uri.includes('://')) return out;
  let folder = folderOf(uri);
  for (let level = 0; level < LEVELS && /[^/]\/$/.test(folder); level++) {
    out.push(...KUSTOMIZATIONS.map((name) => folder + name));
    folder = folderOf(folder.slice(0, -1));
  }
  return out;
}
