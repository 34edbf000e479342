/** Asks which files belong together, and in which order. */
import { l10n, ThemeIcon, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import type { Server } from '../lsp/server.ts';
import { deploymentsWith, type Deployment } from './deployments.ts';
import { layoutsWith } from './layouts.ts';
import { areOneStep, basesOf, helmOrder, nameOf } from './names.ts';
import { neighbours, type Neighbour } from './neighbours.ts';
import { shifted } from './order.ts';
import type { DeploymentSets } from './sets.ts';

export interface Chosen {
  readonly uris: readonly Uri[];
  /** Where to remember it: nowhere, in this workspace, or in the settings of the folder for everybody. */
  readonly keep: 'nowhere' | 'here' | 'settings';
}
type File = Pick<Neighbour, 'uri' | 'name'>;
interface FileItem extends QuickPickItem {
  readonly file: File;
}
interface Proposal {
  readonly files: readonly File[];
  readonly chosen: readonly File[];
  /** Whose word it is; undefined when file names were all there was. */
  readonly source?: Deployment['declaration'];
}

/**
 * Undefined when the user changed their mind. A file that goes with nothing else is a deployment of its own, and what the
 * settings say is not asked again, unless the user wants to be asked.
 */
export async function chooseFiles(
  uri: Uri,
  sets: DeploymentSets,
  server: Server,
  always = false,
): Promise<Chosen | undefined> {
  await sets.ready();
  const declared = sets.declaredWith(uri);
  if (declared.length > 0 && !always) {
    const [only, ...more] = declared;
    if (only && more.length === 0) return { uris: only, keep: 'nowhere' };
    const files = await chooseDeclared(declared);
    return files && { uris: files, keep: 'here' };
  }
  const byName = await proposeByName(uri, sets);
  const deployments = sets.isKnown(uri) ? [] : await deploymentsWith(uri, server);
  const deployment = deployments.length < 2 ? deployments[0] : await chooseDeployment(deployments);
  if (deployment === 'cancelled') return undefined;
  const laid = deployment || sets.isKnown(uri) ? [] : await layoutsWith(uri);
  const files = laid.length < 2 ? laid[0] : await chooseDeclared(laid);
  // Asked which environment, and nothing was said.
  if (laid.length > 1 && !files) return undefined;
  const described = deployment === 'others' ? undefined : deployment;
  const proposed = described?.files ?? files;
  const proposal = proposed ? proposalOf(proposed, byName, described?.declaration) : byName;
  // A document that names no other files says itself that it is all.
  const whole = proposal.source?.inline === false && proposal.source.inside.length > 0 && proposal.chosen.length < 2;
  if ((proposal.files.length < 2 || whole) && !always) return { uris: [uri], keep: 'nowhere' };
  const chosen = await pick(proposal, uri);
  // A file by itself is nothing to remember, unless it was in a set before.
  return chosen?.keep === 'here' && chosen.uris.length < 2 && !sets.isKnown(uri)
    ? { ...chosen, keep: 'nowhere' }
    : chosen;
}

async function proposeByName(uri: Uri, sets: DeploymentSets): Promise<Proposal> {
  const here = (f: File): boolean => f.uri.toString() === uri.toString();
  const found = (await neighbours(uri)).filter((n) => n.values || here(n));
  const known = sets.isKnown(uri) ? sets.setOf(uri).map((u) => ({ uri: u, name: nameOf(u) })) : [];
  const isKnown = (f: File): boolean => known.some((k) => k.uri.toString() === f.uri.toString());
  const same = found.filter((n) => areOneStep(n.name, nameOf(uri)) && !isKnown(n));
  if (known.length > 0) return { files: [...known, ...helmOrder(same)], chosen: known };
  const files = helmOrder(same);
  return { files, chosen: files.filter((n) => here(n) || isProposed(n, nameOf(uri), files)) };
}
/** Bases and secrets go with every file, and the only file on top of a base with that; the rest only the user knows. */
function isProposed(n: File, here: string, all: readonly File[]): boolean {
  if (/secret|base|common|shared|global/i.test(n.name) || basesOf(here).has(n.name)) return true;
  const onTop = all.filter((f) => basesOf(f.name).has(here) && !/secret/i.test(f.name));
  return onTop.length === 1 && onTop[0] === n;
}
function proposalOf(files: readonly Uri[], byName: Proposal, declaration?: Deployment['declaration']): Proposal {
  const chosen = files.map((uri) => ({ uri, name: nameOf(uri) }));
  const named = new Set(files.map(String));
  const others = byName.files.filter((f) => !named.has(f.uri.toString()));
  return { files: [...chosen, ...others], chosen, ...(declaration && { source: declaration }) };
}

const namesOf = (files: readonly Uri[]): string => files.map((u) => workspace.asRelativePath(u, false)).join(' + ');

/** A base that several declared sets share. Undefined when the user changed their mind. */
export async function chooseDeclared(sets: readonly (readonly Uri[])[]): Promise<readonly Uri[] | undefined> {
  const items = sets.map((files) => ({ label: namesOf(files), files }));
  const title = l10n.t('Which deployment is it about?');
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.files;
}
async function chooseDeployment(all: readonly Deployment[]): Promise<Deployment | 'others' | 'cancelled'> {
  const items: (QuickPickItem & { readonly value: Deployment | 'others' })[] = all.map((d) => ({
    label: namesOf(d.files),
    description: l10n.t('{0} in {1}', d.declaration.name, d.declaration.source),
    value: d,
  }));
  items.push({ label: l10n.t('Other files…'), value: 'others' });
  const title = l10n.t('Which deployment is it about?');
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.value ?? 'cancelled';
}

function pick(proposal: Proposal, here: Uri): Promise<Chosen | undefined> {
  const quick = window.createQuickPick<FileItem>();
  const up = { iconPath: new ThemeIcon('arrow-up'), tooltip: l10n.t('Earlier: later files win over it') };
  const down = { iconPath: new ThemeIcon('arrow-down'), tooltip: l10n.t('Later: it wins over earlier files') };
  const share = {
    iconPath: new ThemeIcon('settings-gear'),
    tooltip: l10n.t('Take these files and write them into the settings of the folder, for everybody'),
  };
  quick.title = l10n.t('Which files does Helm get together?');
  quick.placeholder = placeholderOf(proposal);
  quick.canSelectMany = true;
  quick.ignoreFocusOut = true;
  quick.matchOnDescription = true;
  if (workspace.getWorkspaceFolder(here)) quick.buttons = [share];
  let files = proposal.files;
  let selected = new Set(proposal.chosen);
  const itemOf = (file: File): FileItem => ({
    label: file.name,
    description: descriptionOf(file, here),
    file,
    buttons: [up, down],
    alwaysShow: true,
  });
  const show = (): void => {
    const items = files.map(itemOf);
    quick.items = items;
    quick.selectedItems = items.filter((i) => selected.has(i.file));
  };
  show();
  return new Promise((resolve) => {
    const accept = (keep: Chosen['keep']): void => {
      const uris = files.filter((f) => selected.has(f)).map((f) => f.uri);
      resolve(uris.length > 0 ? { uris, keep } : undefined);
      quick.hide();
    };
    quick.onDidChangeSelection((items) => {
      selected = new Set(items.map((i) => i.file));
    });
    quick.onDidTriggerItemButton(({ item, button }) => {
      files = shifted(files, item.file, button === up ? -1 : 1);
      show();
    });
    quick.onDidTriggerButton(() => accept('settings'));
    quick.onDidAccept(() => accept('here'));
    quick.onDidHide(() => {
      resolve(undefined);
      quick.dispose();
    });
    quick.show();
  });
}
function placeholderOf({ source }: Proposal): string {
  if (!source) return l10n.t('Checked files are one deployment, from top to bottom as in helm -f');
  return source.inline
    ? l10n.t('As {0} passes them; other values inside {0} are not upgraded', source.source)
    : l10n.t('As {0} passes them, from top to bottom', source.source);
}
function descriptionOf(file: File, here: Uri): string {
  if (file.uri.toString() === here.toString()) return l10n.t('this file');
  const folder = (path: string): string => path.slice(0, path.lastIndexOf('/'));
  return folder(file.uri.path) === folder(here.path) ? '' : workspace.asRelativePath(file.uri);
}
