/** Which files are compared: the old ones, and what the upgrade made of them. What nobody can know is asked. */
import { FileType, l10n, Uri, window, workspace, type Memento, type QuickPickItem } from 'vscode';
import type { Minor, PreviewLayer } from '../../../server/src/protocol.ts';
import { DeploymentMemory } from '../journey/memory.ts';
import { beforeOf, FIRST, isForSecrets, LATER, nameOf, OLDEST, upgradedOf, upgradedTo } from '../sets/names.ts';
import { neighbours, type Neighbour } from '../sets/neighbours.ts';
import { gitOf } from './git.ts';

export interface OldFile {
  readonly uri: Uri;
  /** Where it is not what the file says now. */
  readonly text?: string;
}
export interface Compared {
  readonly old: readonly OldFile[];
  /** Empty: the upgrade is worked out. */
  readonly upgraded: readonly Uri[];
  /** What is compared with what, in words. */
  readonly words: string;
}

const names = (uris: readonly Uri[]): string => uris.map(nameOf).join(' + ');

/** Old files, beside the upgraded ones where all of them were written already. */
export async function ofOld(
  uris: readonly Uri[],
  layers: readonly PreviewLayer[],
  setWith: (uris: readonly Uri[]) => readonly Uri[],
): Promise<Compared> {
  const made = await Promise.all(
    uris.map(async (uri, i) => {
      const target = Uri.joinPath(uri, '..', layers[i]?.target ?? upgradedOf(nameOf(uri), FIRST));
      if (uri.scheme !== 'untitled' && (await isFile(target))) return target;
      // What the upgrade does not change belongs to both.
      return layers[i]?.edits.length === 0 ? uri : undefined;
    }),
  );
  const old = uris.map((uri) => ({ uri }));
  const there = made.filter((u) => u !== undefined);
  const written = there.length === uris.length && there.some((u, i) => u.toString() !== uris[i]?.toString());
  if (!written)
    return {
      old,
      upgraded: [],
      words: l10n.t('{0} beside its upgrade, which is worked out and not written', names(uris)),
    };
  const upgraded = setWith(there);
  return { old, upgraded, words: beside(uris, upgraded) };
}
const beside = (old: readonly Uri[], upgraded: readonly Uri[]): string =>
  l10n.t('{0} beside {1}', names(old), names(upgraded));

/** The originals of upgraded files, by their names; undefined where one of them is not there. */
export async function originalsOf(upgraded: readonly Uri[]): Promise<readonly Uri[] | undefined> {
  if (!upgraded.some((u) => upgradedTo(nameOf(u)))) return undefined;
  const found = await Promise.all(
    upgraded
      .filter((u) => !isForSecrets(nameOf(u)))
      .map(async (uri) => (upgradedTo(nameOf(uri)) ? (await originals(uri, uri))[0] : uri)),
  );
  return found.every((u) => u !== undefined) ? found : undefined;
}
/** Values files beside a place that an upgraded file can have been made from; those that look like the version before it first. */
async function originals(uri: Uri, beside: Uri): Promise<readonly Uri[]> {
  const own = nameOf(uri);
  const to = upgradedTo(own) ?? FIRST;
  const from = beforeOf(to);
  const all = await neighbours(beside, (name) => name !== own && upgradedOf(name, to) === own);
  const fits = ({ name, old }: Neighbour): number =>
    Number(upgradedTo(name) === from) * 2 + Number(old === (from === OLDEST));
  return [...all].sort((a, b) => fits(b) - fits(a)).map((n) => n.uri);
}

export const ofUpgraded = (upgraded: readonly Uri[], old: readonly Uri[]): Compared => ({
  old: old.map((uri) => ({ uri })),
  upgraded,
  words: beside(old, upgraded),
});

/** Where the old files of a deployment are that was upgraded in place: said once, kept in the workspace. */
interface Source {
  /** The version of the upgraded files. */
  readonly to: Minor;
  readonly folder?: string;
  /** A commit, never a name that moves. */
  readonly commit?: string;
}
export class OldFiles {
  private readonly memory: DeploymentMemory<Source>;

  constructor(state: Memento) {
    this.memory = new DeploymentMemory(state, 'camundaValues.oldFiles', 1, believable);
  }

  knows(upgraded: readonly Uri[], to: Minor): boolean {
    const { folder, commit } = this.known(upgraded, to);
    return folder !== undefined || commit !== undefined;
  }
  /** The files of another step have another source. */
  private known(upgraded: readonly Uri[], to: Minor): Source {
    const known = this.memory.of(upgraded);
    return known.to === to ? known : { to };
  }
  /** Undefined when the user changed their mind. `again`: what was said before is not the last word. */
  async of(upgraded: readonly Uri[], to: Minor, again: boolean): Promise<Compared | undefined> {
    const known = again ? { to } : this.known(upgraded, to);
    const found = await this.from(known, upgraded);
    if (found) return found;
    const source = await ask(upgraded, to);
    if (!source) return undefined;
    const compared = await this.from(source, upgraded);
    if (compared) await this.memory.set(upgraded, source);
    else void window.showWarningMessage(l10n.t('The old version of {0} is not there.', names(own(upgraded))));
    return compared;
  }

  private from({ folder, commit }: Source, upgraded: readonly Uri[]): Promise<Compared | undefined> {
    if (commit !== undefined) return fromGit(commit, upgraded);
    return folder === undefined ? Promise.resolve(undefined) : fromFolder(Uri.parse(folder), upgraded);
  }
}
/** Values for secrets have no old file. */
const own = (uris: readonly Uri[]): readonly Uri[] => uris.filter((u) => !isForSecrets(nameOf(u)));

async function fromGit(commit: string, upgraded: readonly Uri[]): Promise<Compared | undefined> {
  const texts = await Promise.all(own(upgraded).map(async (uri) => (await gitOf(uri))?.text(uri, commit)));
  const old = texts.filter((t) => t !== undefined);
  if (old.length === 0) return undefined;
  const there = own(upgraded).filter((_, i) => texts[i] !== undefined);
  return {
    old,
    upgraded,
    words: l10n.t('{0} of commit {1} beside {2} as it is now', names(there), commit.slice(0, 8), names(upgraded)),
  };
}
async function fromFolder(folder: Uri, upgraded: readonly Uri[]): Promise<Compared | undefined> {
  const found = await Promise.all(
    own(upgraded).map(async (uri) => {
      const same = Uri.joinPath(folder, nameOf(uri));
      if (same.toString() !== uri.toString() && (await isFile(same))) return same;
      return (await originals(uri, same))[0];
    }),
  );
  const old = found.filter((u) => u !== undefined);
  if (old.length === 0) return undefined;
  const words = l10n.t('{0} of {1} beside {2}', names(old), workspace.asRelativePath(folder), names(upgraded));
  return { old: old.map((uri) => ({ uri })), upgraded, words };
}

async function ask(upgraded: readonly Uri[], to: Minor): Promise<Source | undefined> {
  const from = beforeOf(to);
  const [first] = own(upgraded);
  const git = first && (await gitOf(first));
  const head = await git?.commit('HEAD');
  type Item = QuickPickItem & { readonly run: () => Promise<Source | undefined> };
  const items: Item[] = [
    ...(head === undefined
      ? []
      : [
          {
            label: l10n.t('$(git-commit) The last commit'),
            description: head.slice(0, 8),
            run: () => Promise.resolve({ to, commit: head }),
          },
        ]),
    ...(git
      ? [
          {
            label: l10n.t('$(history) Another commit, branch or tag…'),
            run: async () => {
              const ref = await window.showInputBox({
                title: l10n.t('Where {0} is of {1}', names(own(upgraded)), from),
                prompt: l10n.t('A commit, a branch or a tag of Git'),
                ignoreFocusOut: true,
              });
              if (ref === undefined || ref.trim() === '') return undefined;
              const commit = await git.commit(ref.trim());
              if (commit === undefined) void window.showWarningMessage(l10n.t('Git knows no {0}.', ref.trim()));
              return commit === undefined ? undefined : { to, commit };
            },
          },
        ]
      : []),
    {
      label: l10n.t('$(folder) A folder with the old files…'),
      run: async () => {
        const chosen = await window.showOpenDialog({
          canSelectFolders: true,
          canSelectFiles: false,
          title: l10n.t('The folder with the files of {0}', from),
          ...(first && { defaultUri: Uri.joinPath(first, '..') }),
        });
        return chosen?.[0] && { to, folder: chosen[0].toString() };
      },
    },
  ];
  const title = l10n.t(
    '{0} is of {1}. Where is the version of {2} that it is compared with?',
    names(own(upgraded)),
    to,
    from,
  );
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.run();
}

function believable(stored: Readonly<Record<string, unknown>>): Source {
  const { to, folder, commit } = stored;
  return {
    to: LATER.find((v) => v === to) ?? FIRST,
    ...(typeof folder === 'string' && { folder }),
    ...(typeof commit === 'string' && /^[0-9a-f]{7,64}$/.test(commit) && { commit }),
  };
}
async function isFile(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.File) !== 0;
  } catch {
    return false;
  }
}
