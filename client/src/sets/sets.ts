/** Which files Helm gets together: what the user said, remembered for the workspace, and what file names give away. */
import { Uri, type ExtensionContext } from 'vscode';
import type { Sets } from '../../../server/src/protocol.ts';
import { neighbours, type Neighbour } from './neighbours.ts';

const KEY = 'camundaValues.sets';
const KNOWN = 20;

export class DeploymentSets {
  private readonly overlays = new Set<string>();
  private readonly considered = new Set<string>();

  constructor(private readonly context: ExtensionContext) {}

  get all(): Sets {
    return { sets: this.context.workspaceState.get<string[][]>(KEY, []), overlays: [...this.overlays] };
  }
  /** The files of a deployment in Helm's order; the file alone when nobody said more. */
  setOf(uri: Uri): Uri[] {
    const text = uri.toString();
    const set = this.all.sets.find((s) => s.includes(text)) ?? [text];
    return set.map((u) => Uri.parse(u));
  }
  /** Whether the user said anything about the file. */
  isKnown(uri: Uri): boolean {
    return this.all.sets.some((s) => s.includes(uri.toString()));
  }

  async remember(uris: readonly Uri[]): Promise<Sets> {
    const set = uris.map(String);
    const others = this.all.sets.filter((s) => !s.some((u) => set.includes(u)));
    await this.context.workspaceState.update(KEY, [set, ...others].slice(0, KNOWN));
    return this.all;
  }

  /** Notices that a file goes on top of another one: `values-prod.yaml` beside `values.yaml`. */
  async consider(uri: Uri, tell: (sets: Sets) => Promise<void>): Promise<void> {
    const text = uri.toString();
    if (this.considered.has(text) || this.isKnown(uri)) return;
    this.considered.add(text);
    if (!couldBeOverlay(nameOf(uri))) return;
    const bases = basesOf(nameOf(uri));
    if (!(await neighbours(uri, (name) => bases.has(name))).some((n) => n.values)) return;
    this.overlays.add(text);
    await tell(this.all);
  }
}

export const nameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

const couldBeOverlay = (name: string): boolean => /[-_.].+\.ya?ml$/i.test(name);
/** Names a file could be on top of: `a-b-prod.yaml` of `a-b.yaml` and `a.yaml`; upgraded files of upgraded files. */
export function basesOf(name: string): Set<string> {
  const [, stem = '', upgraded = ''] = /^(.*?)(-8\.8)?\.ya?ml$/i.exec(name) ?? [];
  const bases = new Set<string>();
  for (const { index } of stem.matchAll(/[-_.]/g)) {
    if (index > 0) for (const end of ['yaml', 'yml']) bases.add(`${stem.slice(0, index)}${upgraded}.${end}`);
  }
  return bases;
}

/** The order most people pass files in: the base first, then what refines it, secrets last. */
export function helmOrder(files: readonly Neighbour[]): Neighbour[] {
  const names = new Set(files.map((f) => f.name));
  const rank = (f: Neighbour): number => {
    if (/secret|credential|vault/i.test(f.name)) return 3;
    if ([...basesOf(f.name)].some((b) => names.has(b))) return 2;
    return /^values\.ya?ml$/i.test(f.name) || /base|common|shared|global/i.test(f.name) ? 0 : 1;
  };
  return [...files].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}
