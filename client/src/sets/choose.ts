/** Asks which files belong together, and in which order. */
import { l10n, ThemeIcon, window, type QuickPickItem, type Uri } from 'vscode';
import { basesOf, helmOrder, nameOf, type DeploymentSets } from './sets.ts';
import { neighbours, type Neighbour } from './neighbours.ts';

interface FileItem extends QuickPickItem {
  readonly file: Neighbour;
}
const UP = { iconPath: new ThemeIcon('arrow-up'), tooltip: l10n.t('Earlier: later files win over it') };
const DOWN = { iconPath: new ThemeIcon('arrow-down'), tooltip: l10n.t('Later: it wins over earlier files') };

/** Undefined when the user changed their mind. A file without neighbours is a deployment of its own. */
export async function chooseFiles(uri: Uri, sets: DeploymentSets, always = false): Promise<readonly Uri[] | undefined> {
  const found = (await neighbours(uri)).filter((n) => n.values || n.name === nameOf(uri));
  const here = found.find((n) => n.name === nameOf(uri));
  const known = sets.setOf(uri).map(String);
  // An upgraded file is no layer of what it was made from.
  const same = found.filter((n) => isUpgraded(n.name) === isUpgraded(nameOf(uri)) || known.includes(n.uri.toString()));
  if (!here || (same.length < 2 && !always)) return [uri];
  const order = sets.isKnown(uri) ? [...same].sort((a, b) => rank(known, a) - rank(known, b)) : helmOrder(same);
  const chosen = sets.isKnown(uri)
    ? order.filter((n) => known.includes(n.uri.toString()))
    : order.filter((n) => n === here || isProposed(n, here, order));
  return pick(order, chosen, here);
}

const isUpgraded = (name: string): boolean => /-8\.8\.ya?ml$/i.test(name);
const rank = (known: readonly string[], n: Neighbour): number => {
  const at = known.indexOf(n.uri.toString());
  return at < 0 ? known.length : at;
};
/** Bases and secrets go with every file, and the only file on top of a base with that; the rest only the user knows. */
function isProposed(n: Neighbour, here: Neighbour, all: readonly Neighbour[]): boolean {
  if (/secret|base|common|shared|global/i.test(n.name) || basesOf(here.name).has(n.name)) return true;
  const onTop = all.filter((f) => basesOf(f.name).has(here.name) && !/secret/i.test(f.name));
  return onTop.length === 1 && onTop[0] === n;
}

function pick(order: Neighbour[], chosen: Neighbour[], here: Neighbour): Promise<readonly Uri[] | undefined> {
  const quick = window.createQuickPick<FileItem>();
  quick.title = l10n.t('Which files does Helm get together?');
  quick.placeholder = l10n.t('Checked files are one deployment, from top to bottom as in helm -f');
  quick.canSelectMany = true;
  quick.ignoreFocusOut = true;
  let files = order;
  let selected = new Set(chosen);
  const show = (): void => {
    const items = files.map((file) => itemOf(file, here));
    quick.items = items;
    quick.selectedItems = items.filter((i) => selected.has(i.file));
  };
  show();
  return new Promise((resolve) => {
    quick.onDidChangeSelection((items) => {
      selected = new Set(items.map((i) => i.file));
    });
    quick.onDidTriggerItemButton(({ item, button }) => {
      const from = files.indexOf(item.file);
      const to = button === UP ? from - 1 : from + 1;
      const other = files[to];
      if (!other) return;
      files = files.map((f, i) => (i === from ? other : i === to ? item.file : f));
      show();
    });
    quick.onDidAccept(() => {
      const uris = files.filter((f) => selected.has(f)).map((f) => f.uri);
      resolve(uris.length > 0 ? uris : undefined);
      quick.hide();
    });
    quick.onDidHide(() => {
      resolve(undefined);
      quick.dispose();
    });
    quick.show();
  });
}
function itemOf(file: Neighbour, here: Neighbour): FileItem {
  const description = file === here ? l10n.t('this file') : '';
  return { label: file.name, description, file, buttons: [UP, DOWN], alwaysShow: true };
}
