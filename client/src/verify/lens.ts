/** "Verify with Helm" above the first line of the values files of a deployment, with what was found. */
import {
  CodeLens,
  EventEmitter,
  languages,
  l10n,
  Range,
  workspace,
  type CodeLensProvider,
  type ExtensionContext,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { Minor, Status } from '../../../server/src/protocol.ts';
import type { Server } from '../lsp/server.ts';
import { inBrowser } from '../place.ts';
import { OLDEST } from '../sets/names.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { originalsOf } from './files.ts';
import type { Records } from './records.ts';
import { figure, isGood } from './words.ts';

export class VerifyLens implements CodeLensProvider {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changes.event;
  private readonly states = new Map<string, Pick<Status, 'state' | 'locked'>>();

  constructor(
    context: ExtensionContext,
    server: Server,
    private readonly sets: DeploymentSets,
    private readonly records: Records,
    /** Whether somebody said where the old files are. */
    private readonly knowsOld: (uris: readonly Uri[], to: Minor) => boolean,
  ) {
    context.subscriptions.push(
      this.changes,
      languages.registerCodeLensProvider({ language: 'yaml' }, this),
      server.onDidAnalyse(({ uri, state, locked }) => {
        const before = this.states.get(uri);
        this.states.set(uri, { state, locked });
        if (before?.state !== state || before.locked !== locked) this.changes.fire();
      }),
      workspace.onDidCloseTextDocument((d) => this.states.delete(d.uri.toString())),
      sets.onDidChange(() => this.changes.fire()),
      records.onDidChange(() => this.changes.fire()),
      workspace.onDidGrantWorkspaceTrust(() => this.changes.fire()),
    );
  }

  async provideCodeLenses({ uri }: TextDocument): Promise<CodeLens[]> {
    // There a folder of the machine can be open, too.
    if (inBrowser) return [];
    const known = this.states.get(uri.toString());
    if (known?.locked !== null || (uri.scheme !== 'file' && uri.scheme !== 'untitled')) return [];
    const set = this.sets.setOf(uri);
    const verified = this.records.of(set);
    const { state } = known;
    const isVersion = state !== 'neutral' && state !== 'foreign' && state !== 'off';
    const shown = state === OLDEST || verified !== undefined || (isVersion && (await this.hasOld(set, state)));
    if (!shown) return [];
    const title = !workspace.isTrusted
      ? l10n.t('$(shield) Verify with Helm (in a trusted folder only)')
      : verified === undefined
        ? l10n.t('$(beaker) Verify with Helm')
        : `${isGood(verified) ? '$(pass)' : '$(error)'} ${figure(verified)}`;
    const tooltip = l10n.t('Renders both charts with your Helm and explains every difference');
    return [new CodeLens(new Range(0, 0, 0, 0), { title, tooltip, command: 'camundaValues.verify', arguments: [uri] })];
  }
  private async hasOld(set: readonly Uri[], to: Minor): Promise<boolean> {
    return this.knowsOld(set, to) || (await originalsOf(set)) !== undefined;
  }
}
