/** `workspace/executeCommand`: the whole upgrade of some files, applied by the editor or answered as a preview. */
import type { Sliced } from '../engine/slices.ts';
import { isMinor, stepOf, type Step } from '../engine/steps/index.ts';
import {
  MessageType,
  ShowMessageNotification,
  type CancellationToken,
  type ExecuteCommandParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Analysis } from '../features/analysis.ts';
import { UPGRADE } from '../features/codeActions.ts';
import { previewing, upgradeEdit } from '../features/upgrade.ts';
import type { Preview, UpgradeOptions, UpgradeResult } from '../protocol.ts';
import type { Client } from './client.ts';
import { guarded, onFiles, unreadable, type Context } from './context.ts';

export async function executeCommand(
  context: Context,
  { command, arguments: given }: ExecuteCommandParams,
  token: CancellationToken,
): Promise<UpgradeResult | Preview | null> {
  if (command !== UPGRADE) return null;
  const { uris, options } = argumentsOf(context, given ?? []);
  const answer = await guarded(
    context,
    () => execute(context, uris, options, token),
    failed('The upgrade failed; the log of the server says why.'),
  );
  // Most editors show nothing of what a command answers.
  if (!context.client.status && !options.preview) tell(context, stepOf('neutral'), answer as UpgradeResult);
  return answer;
}
function tell(
  { connection, language: { say } }: Context,
  { to }: Step,
  { applied, changed, decisions, reason }: UpgradeResult,
): void {
  const files = changed.length === 1 ? '1 file' : `${changed.length} files`;
  const left = decisions > 0 ? ` ${decisions} left for you to decide.` : '';
  const done = changed.length === 0 ? 'There is nothing to upgrade.' : `${files} upgraded to ${to}.${left}`;
  void connection.sendNotification(ShowMessageNotification.type, {
    type: applied ? MessageType.Info : MessageType.Warning,
    message: say(`Camunda: ${applied ? done : (reason ?? 'The editor refused the upgrade.')}`),
  });
}
const failed = (reason: string): UpgradeResult => ({ applied: false, reason, changed: [], decisions: 0 });

async function execute(context: Context, uris: readonly string[], options: UpgradeOptions, token: CancellationToken) {
  const { client, connection, language } = context;
  if (uris.length === 0) return failed('No file was named: the arguments are the URIs in the order Helm gets them.');
  context.listen(uris, options.answers);
  const target = isMinor(options.target) ? options.target : undefined;
  const made = await onFiles(context, uris, target, token, (analysis) => upgrading(analysis, options, client));
  if (made === undefined) return failed(unreadable(context, uris));
  if (!('edit' in made)) return made;
  const { edit, label, changed, decisions } = made;
  if (!client.apply) return failed('The editor does not let a server apply edits.');
  const answer = await connection.workspace.applyEdit(language.answer({ label, edit }));
  const refused = answer.failureReason === undefined ? {} : { reason: answer.failureReason };
  return { applied: answer.applied, ...refused, changed, decisions } satisfies UpgradeResult;
}
/** What the command comes to, or the edit that is to be applied. */
function* upgrading(
  analysis: Analysis,
  options: UpgradeOptions,
  { actions }: Client,
): Sliced<Preview | UpgradeResult | (Changed & { readonly edit: WorkspaceEdit })> {
  const { step, version, layers } = analysis.set;
  const from = options.from === step.from ? step.from : undefined;
  const made = yield* previewing(analysis, from);
  if (options.preview) return made;
  if (version === 'neutral' && !from) return failed(unsaidVersion(step, layers));
  if (made.asks === 'settled')
    return failed(
      `Something of the upgrade to ${step.from} is left to decide: the comments "camunda-upgrade[…]" say what.`,
    );
  const { decisions } = made;
  const { edit, changed } = upgradeEdit(made, actions);
  if (edit) return { edit, label: `Camunda: Upgrade to ${step.to}`, changed, decisions };
  const locked = layers.filter((l) => l.locked).map((l) => l.name);
  if (locked.length > 0) return failed(`The upgrade cannot edit ${locked.join(', ')}: its diagnostics say why.`);
  return { applied: true, changed, decisions };
}
interface Changed {
  readonly label: string;
  readonly changed: string[];
  readonly decisions: number;
}
/** Some editors send the URIs one by one, some as a list, some cannot send any: then it is the only file that is open. */
function argumentsOf(
  { documents, session }: Context,
  given: readonly unknown[],
): { uris: string[]; options: UpgradeOptions } {
  const flat = given.flat();
  const options = flat.find((a): a is UpgradeOptions => typeof a === 'object' && a !== null);
  const named = [...new Set(flat.filter((a): a is string => typeof a === 'string'))];
  const open = documents.keys();
  const uris = named.length === 0 && open.length === 1 ? [...session.setOf(open[0] ?? '')] : named;
  return { uris, options: options ?? {} };
}
const unsaidVersion = ({ from, to }: Step, layers: readonly { readonly name: string }[]): string =>
  `Nothing in ${layers.map((l) => l.name).join(', ')} tells ${from} from ${to}. A first line "# camunda-values: ${from}" says it.`;
