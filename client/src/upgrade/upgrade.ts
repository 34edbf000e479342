/** The upgrade, and which files it is about. */
import { commands, l10n, Uri, window, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { Minor, Preview } from '../../../server/src/protocol.ts';
import { logged, type Server } from '../lsp/server.ts';
import { chooseFiles, type Chosen } from '../sets/choose.ts';
import { valuesOutside } from '../sets/deployments.ts';
import { LAST, nameOf } from '../sets/names.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { documentFor } from '../sniff.ts';
import type { Previews } from './previews.ts';
import { askVersion, askWhole } from './questions.ts';
import type { UpgradeSession } from './session.ts';

export class Upgrade {
  constructor(
    context: ExtensionContext,
    private readonly server: Server,
    private readonly sets: DeploymentSets,
    private readonly previews: Previews,
    log: LogOutputChannel,
  ) {
    context.subscriptions.push(
      commands.registerCommand('camundaValues.upgradeFile', (uri?: Uri) => logged(log, () => this.run(uri))),
      commands.registerCommand('camundaValues.upgradeFurther', (uri?: Uri) => logged(log, () => this.run(uri, LAST))),
      commands.registerCommand('camundaValues.chooseFiles', (uri?: Uri) => logged(log, () => this.choose(uri))),
    );
  }

  private async choose(clicked?: Uri): Promise<void> {
    const document = await documentFor(clicked);
    const chosen = document && (await chooseFiles(document.uri, this.sets, this.server, true));
    if (chosen) await this.keep(chosen);
  }
  private async keep({ uris, keep }: Chosen): Promise<void> {
    if (keep === 'settings') await this.sets.share(uris);
    else if (keep === 'here') await this.sets.remember(uris);
  }

  private async run(clicked?: Uri, target?: Minor): Promise<void> {
    const document = await documentFor(clicked);
    if (!document) return;
    const chosen = await chooseFiles(document.uri, this.sets, this.server);
    if (!chosen) return;
    await this.keep(chosen);
    await this.show(chosen.uris, undefined, target);
  }

  private async show(uris: readonly Uri[], from?: Minor, target?: Minor): Promise<void> {
    await this.server.start();
    for (const uri of uris) await workspace.openTextDocument(uri);
    const preview = await this.server.request('camundaValues/preview', {
      uris: uris.map(String),
      ...(from && { from }),
      ...(target && { target }),
    });
    if (preview.asks === 'version') {
      const said = await askVersion(uris, preview);
      if (said) await this.show(uris, said, target);
      return;
    }
    if (preview.asks === 'whole') {
      const whole = await askWhole(uris, preview);
      if (whole === undefined) return;
      if (whole) await this.sets.remember(uris);
      else await this.sets.putOnTop(uris);
      await this.show(uris, from, target);
      return;
    }
    if (preview.asks === 'settled') {
      void window.showWarningMessage(unsettled(preview, uris.map(nameOf).join(', ')));
      return;
    }
    const locked = preview.layers.flatMap((l, i) => (l.locked !== null && uris[i] ? [nameOf(uris[i])] : []));
    const shown = await this.previews.show({
      layers: preview.layers,
      title: l10n.t('Camunda {0}', preview.to),
      summary: [
        summary(preview, locked),
        ...insideWords(preview),
        ...outsideWords(await valuesOutside(uris, this.server)),
        ...onTheWay(preview, target),
      ].join(' '),
      beside: true,
      again: () => this.show(uris, from, target),
      written: (session, files) => this.rememberWritten(session, uris, files),
      replaced: () => this.sets.upgraded(uris, uris),
    });
    if (!shown) void window.showInformationMessage(nothingToDo(preview, uris.map(nameOf).join(', '), locked));
  }

  /** Upgraded files of one deployment belong together like their originals. */
  private async rememberWritten(session: UpgradeSession, uris: readonly Uri[], written: readonly Uri[]): Promise<void> {
    // What the upgrade does not change belongs to both: also a document that only gives the order.
    const made = uris.map((uri) => {
      const layer = session.layers.find((l) => l.source.toString() === uri.toString());
      return layer && written.includes(layer.target) ? layer.target : uri;
    });
    await this.sets.upgraded(uris, made);
  }
}

function unsettled({ decisions, to }: Preview, names: string): string {
  return l10n.t(
    '{0}: {1} decisions of the upgrade before are left; the comments "camunda-upgrade[…]" say what. {2} comes after them.',
    names,
    decisions,
    to,
  );
}
/** Every step is an upgrade of its own. */
function onTheWay({ state, to }: Preview, target: Minor | undefined): string[] {
  if (target === undefined || to === target || state === target) return [];
  return [
    l10n.t(
      'This is the step to {0}: deploy it, wait until its migrations are complete, then upgrade the new files to {1}.',
      to,
      target,
    ),
  ];
}
function summary(preview: Preview, locked: readonly string[]): string {
  const { done, reviews, decisions } = preview;
  const parts = [l10n.t('{0} to decide, {1} to review, {2} done.', decisions, reviews, done)];
  if (locked.length > 0) parts.push(l10n.t('Left as they are: {0}.', locked.join(', ')));
  return parts.join(' ');
}
/** Files and values inside documents are one question: which of both it is about. */
function insideWords({ layers }: Preview): string[] {
  const names = layers.filter((l) => l.inside && l.edits.length > 0).map((l) => nameOf(Uri.parse(l.uri)));
  return names.length > 0 && layers.length > 1
    ? [l10n.t('The values inside {0} are changed where they stand.', names.join(', '))]
    : [];
}
function outsideWords({ outside, among }: Awaited<ReturnType<typeof valuesOutside>>): string[] {
  const words: string[] = [];
  if (outside.length > 0)
    words.push(l10n.t('Not part of it, and left as they are: the values inside {0}.', outside.join(', ')));
  if (among !== undefined) words.push(l10n.t('Only {0} documents were looked at for other values.', among));
  return words;
}
function nothingToDo(preview: Preview, names: string, locked: readonly string[]): string {
  if (locked.length > 0)
    return l10n.t('{0} cannot be edited by the upgrade; the Problems view says why.', locked.join(', '));
  if (preview.state === 'foreign') return l10n.t('{0} is no Camunda values file.', names);
  if (preview.state === preview.to && preview.decisions > 0)
    return l10n.t(
      '{0} is of {1} already, with {2} to decide or to mend; the Problems view lists them.',
      names,
      preview.to,
      preview.decisions,
    );
  return l10n.t('There is nothing to upgrade in {0}.', names);
}
