/** Camunda: Verify with Helm. Both charts are rendered by the user's own Helm, in the process of the language server. */
import {
  commands,
  l10n,
  ProgressLocation,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import type { Assistant, Minor, Verification, VerifyParams } from '../../../server/src/protocol.ts';
import { runAssistant } from '../journey/assistants.ts';
import type { Parts } from '../journey/parts.ts';
import { failureOf, logged } from '../lsp/server.ts';
import { inBrowser, sayNoPrograms } from '../place.ts';
import { chooseDeclared, chooseFiles } from '../sets/choose.ts';
import { nameOf, OLDEST } from '../sets/names.ts';
import { textOf } from '../sets/neighbours.ts';
import { clickedFile, documentFor } from '../sniff.ts';
import { askVersion, askWhole } from '../upgrade/questions.ts';
import { DifferencesView, type DifferenceRow } from './differences.ts';
import { ofOld, OldFiles, originalsOf, ofUpgraded, type Compared } from './files.ts';
import { VerifyLens } from './lens.ts';
import { ObjectTexts } from './objects.ts';
import { Problems, rangeOf } from './problems.ts';
import type { Records } from './records.ts';
import type { Verified } from './stamps.ts';
import { isGood } from './words.ts';

interface Work {
  readonly compared: Compared;
  /** What of the old files is for the new version already, and what they become: the texts that a tick speaks of. */
  readonly worked: readonly (readonly [Uri, string])[];
  readonly from?: Minor;
  readonly target?: Minor;
}

export class Verify {
  private readonly view: DifferencesView;
  private readonly texts: ObjectTexts;
  private readonly problems: Problems;
  private readonly oldFiles: OldFiles;
  /** The files of what is shown. */
  private shown = new Set<string>();

  constructor(
    context: ExtensionContext,
    private readonly parts: Parts,
    private readonly records: Records,
    /** Told when there are differences to look at. */
    private readonly shows: () => void,
    private readonly log: LogOutputChannel,
  ) {
    this.view = new DifferencesView(context);
    this.texts = new ObjectTexts(context);
    this.problems = new Problems(context);
    this.oldFiles = new OldFiles(context.workspaceState);
    new VerifyLens(context, parts.server, parts.sets, records, (uris, to) => this.oldFiles.knows(uris, to));
    const register = (name: string, run: (given: unknown) => Promise<void>): void => {
      context.subscriptions.push(commands.registerCommand(name, (given?: unknown) => logged(log, () => run(given))));
    };
    register('camundaValues.verify', (uri) => this.run(uri, false));
    register('camundaValues.verifyOther', (uri) => this.run(uri, true));
    register('camundaValues.openDifference', (row) => this.open(row));
    register('camundaValues.goToValues', (row) => this.goToValues(row));
    context.subscriptions.push(
      commands.registerCommand('camundaValues.runAssistant', (assistant: Assistant, uri?: Uri) =>
        logged(log, () => runAssistant(assistant, uri)),
      ),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.changed(document.uri);
      }),
    );
  }

  /** A problem found before the change may be gone, or stand on another line. */
  private changed(uri: Uri): void {
    if (!this.shown.delete(uri.toString())) return;
    this.shown.clear();
    this.problems.clear();
    this.view.outdated(uri);
  }

  private async run(clicked: unknown, again: boolean): Promise<void> {
    if (!(await mayRun())) return;
    const document = await documentFor(clickedFile(clicked) ?? this.parts.subject());
    if (!document) return;
    if (!isLocal(document.uri)) {
      void window.showInformationMessage(
        l10n.t('Helm runs on this machine and cannot see the files of a virtual folder.'),
      );
      return;
    }
    const work = await this.workFor(document.uri, again);
    if (!work) return;
    const { compared } = work;
    const files = [...compared.old.map((f) => f.uri), ...compared.upgraded];
    const texts = await Promise.all(
      files.filter((u) => u.scheme !== 'git').map(async (uri) => [uri, await textOf(uri)] as const),
    );
    const found = await this.ask(work);
    if (!found) return;
    const subject = this.parts.sets.setOf(document.uri);
    await this.show(found, compared);
    await this.records.set(subject, verifiedOf(found), texts, work.worked);
    // Changed while Helm ran.
    for (const [uri, text] of texts) if ((await textOf(uri)) !== text) this.changed(uri);
    this.say(found, compared);
  }

  /** Which files, in the words of the user where nobody else knows; undefined when they changed their mind. */
  private async workFor(uri: Uri, again: boolean): Promise<Work | undefined> {
    const { server, sets } = this.parts;
    await server.start();
    await sets.ready();
    const status = await server.request('camundaValues/status', { uri: uri.toString() });
    if (!status || status.state === 'foreign' || status.state === 'off') {
      void window.showInformationMessage(l10n.t('{0} is no Camunda values file.', nameOf(uri)));
      return undefined;
    }
    const target = status.state === 'neutral' || status.state === OLDEST ? undefined : status.state;
    const uris = await this.deployment(uri, target !== undefined);
    if (!uris) return undefined;
    if (target) {
      const originals = again ? undefined : await originalsOf(uris);
      const whole = originals && (await this.wholeOf(originals, uris, target));
      if (whole) return whole;
      const compared = originals ? ofUpgraded(uris, originals) : await this.oldFiles.of(uris, target, again);
      return compared && { compared, worked: [], target };
    }
    return this.fromOld(uris, {});
  }
  /** Upgraded by something else, the files may be known as a deployment only by what they were made from. */
  private async wholeOf(originals: readonly Uri[], uris: readonly Uri[], target: Minor): Promise<Work | undefined> {
    const [first] = originals;
    const set = first ? this.parts.sets.setOf(first) : [];
    if (set.length <= originals.length) return undefined;
    const work = await this.fromOld(set, { target });
    const made = new Set(work?.compared.upgraded.map(String));
    return uris.every((u) => made.has(u.toString())) ? work : undefined;
  }
  private async fromOld(uris: readonly Uri[], said: Pick<Work, 'from' | 'target'>): Promise<Work | undefined> {
    const { server, sets } = this.parts;
    for (const uri of uris) await workspace.openTextDocument(uri);
    const preview = await server.request('camundaValues/preview', {
      uris: uris.map(String),
      ...said,
    });
    if (preview.asks === 'version') {
      const from = await askVersion(uris, preview);
      return from && this.fromOld(uris, { ...said, from });
    }
    if (preview.asks === 'whole') {
      const whole = await askWhole(uris, preview);
      if (whole === undefined) return undefined;
      if (whole) await sets.remember(uris);
      else await sets.putOnTop(uris);
      return this.fromOld(uris, said);
    }
    const compared = await ofOld(uris, preview.layers, (made) => sets.setWith(made));
    const worked = preview.layers.flatMap(({ edits, target, after }, i) => {
      const uri = uris[i];
      return uri && edits.length > 0 && compared.upgraded.length === 0
        ? [[Uri.joinPath(uri, '..', target), after] as const]
        : [];
    });
    return { compared, worked, ...said };
  }
  private async deployment(uri: Uri, upgraded: boolean): Promise<readonly Uri[] | undefined> {
    const { server, sets } = this.parts;
    const rivals = sets.rivals(uri);
    if (rivals.length > 0) {
      const meant = await chooseDeclared(rivals);
      if (meant) await sets.remember(meant);
      return meant;
    }
    if (upgraded || sets.isKnown(uri)) return sets.setOf(uri);
    const chosen = await chooseFiles(uri, sets, server);
    if (chosen?.keep === 'settings') await sets.share(chosen.uris);
    else if (chosen?.keep === 'here') await sets.remember(chosen.uris);
    return chosen?.uris;
  }

  private async ask({ compared, from, target }: Work): Promise<Verification | undefined> {
    const settings = workspace.getConfiguration('camundaValues');
    const helm = settings.get<string>('helm', '').trim();
    const charts = settings.get<VerifyParams['charts']>('charts');
    const params: VerifyParams = {
      old: compared.old.map(({ uri, text }) => ({ uri: uri.toString(), ...(text !== undefined && { text }) })),
      upgraded: compared.upgraded.map(String),
      ...(from && { from }),
      ...(target && { target }),
      ...(helm !== '' && { helm }),
      ...(charts !== undefined && { charts }),
      answers: this.parts.answers.of(compared.old.map((f) => f.uri)),
    };
    const options = { location: ProgressLocation.Notification, title: l10n.t('Camunda: Verify'), cancellable: true };
    return window.withProgress(options, async (progress, token: CancellationToken) => {
      try {
        return await this.parts.server.ask('camundaValues/verify', params, token, (message) =>
          progress.report({ message }),
        );
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        const failure = failureOf(error);
        if (!failure) throw error;
        this.log.warn(failure.message);
        void this.explain(failure);
        return undefined;
      }
    });
  }
  private async explain({ message, kind }: { message: string; kind: string }): Promise<void> {
    const fix =
      kind === 'helm'
        ? { label: l10n.t('Say where Helm is'), setting: 'camundaValues.helm' }
        : kind === 'chart'
          ? { label: l10n.t('Say where the charts are'), setting: 'camundaValues.charts' }
          : undefined;
    const answer = await window.showErrorMessage(message, ...(fix ? [fix.label] : []));
    if (fix && answer === fix.label)
      await commands.executeCommand('workbench.action.openSettings', `@id:${fix.setting}`);
  }

  private async show(found: Verification, compared: Compared): Promise<void> {
    const { old, upgraded } = compared;
    const files = [...upgraded, ...old.map((f) => f.uri)];
    this.shown = new Set(files.map(String));
    this.texts.show(found);
    const [first] = found.renders[found.step.from] ? files : old.map((f) => f.uri);
    if (first) this.problems.show(found, first);
    await this.view.show(found, compared.words);
    this.shows();
  }
  private say(found: Verification, { words }: Compared): void {
    const text = l10n.t('{0} {1}.', found.headline, words);
    if (isGood(verifiedOf(found))) void window.showInformationMessage(text);
    else void this.sayProblems(text);
  }
  private async sayProblems(text: string): Promise<void> {
    const show = l10n.t('Show problems');
    if ((await window.showWarningMessage(text, show)) === show)
      await commands.executeCommand('workbench.actions.view.problems');
  }

  private async open(row: unknown): Promise<void> {
    if (isRow(row)) await this.texts.open(row.difference);
  }
  private async goToValues(row: unknown): Promise<void> {
    const [place] = isRow(row) ? row.difference.places : [];
    if (place) await window.showTextDocument(Uri.parse(place.uri), { selection: rangeOf(place) });
  }
}

const isRow = (row: unknown): row is DifferenceRow =>
  typeof row === 'object' && row !== null && 'kind' in row && row.kind === 'difference';

const isLocal = ({ scheme }: Uri): boolean => scheme === 'file' || scheme === 'untitled';

/** A folder that is not trusted can name programs nobody has looked at, and charts are programs. */
async function mayRun(): Promise<boolean> {
  if (inBrowser) {
    sayNoPrograms();
    return false;
  }
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 0 && !folders.some((f) => isLocal(f.uri))) {
    void window.showInformationMessage(
      l10n.t('Helm runs on this machine and cannot see the files of a virtual folder.'),
    );
    return false;
  }
  if (workspace.isTrusted) return true;
  const manage = l10n.t('Manage trust…');
  const text = l10n.t('Verify starts Helm, which it does in a trusted folder only.');
  if ((await window.showWarningMessage(text, manage)) === manage)
    await commands.executeCommand('workbench.trust.manage');
  return false;
}

function verifiedOf({ step, renders, differences }: Verification): Verified {
  return {
    chart: step.charts.to,
    renders: Object.values(renders).every((rendered) => rendered),
    differences: differences.length,
    unexplained: differences.filter((d) => d.reason === null).length,
  };
}
