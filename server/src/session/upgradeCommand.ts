/** `workspace/executeCommand`: the whole upgrade of some files, applied by the editor or answered as a preview. */
import { isMinor, stepOf, type Step } from '../engine/steps/index.ts';
import {
  MessageType,
  ShowMessageNotification,
  type CancellationToken,
  type ExecuteCommandParams,
} from 'vscode-languageserver';
import { UPGRADE } from '../features/codeActions.ts';
import { preview, upgradeEdit } from '../features/upgrade.ts';
import type { Preview, UpgradeOptions, UpgradeResult } from '../protocol.ts';
import { refuseCancelled } from './cancellation.ts';
import { guarded, unreadable, type Context } from './context.ts';

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
  const { client, connection, language, session } = context;
  if (uris.length === 0) return failed('No file was named: the arguments are the URIs in the order Helm gets them.');
  context.listen(uris, options.answers);
  const analysis = await session.asked(uris, isMinor(options.target) ? options.target : undefined);
  refuseCancelled(token);
  if (!analysis) return failed(unreadable(context, uris));
  const { step } = analysis.set;
  const from = options.from === step.from ? step.from : undefined;
  const made = preview(analysis, from);
  if (options.preview) return made;
  if (analysis.set.version === 'neutral' && !from) return failed(unsaidVersion(step, analysis.set.layers));
  if (made.asks === 'settled')
    return failed(
      `Something of the upgrade to ${step.from} is left to decide: the comments "camunda-upgrade[…]" say what.`,
    );
  const { decisions } = made;
  const { edit, changed } = upgradeEdit(made, client.actions);
  if (!edit) {
    const locked = analysis.set.layers.filter((l) => l.locked).map((l) => l.name);
    if (locked.length > 0) return failed(`The upgrade cannot edit ${locked.join(', ')}: its diagnostics say why.`);
    return { applied: true, changed, decisions } satisfies UpgradeResult;
  }
  if (!client.apply) return failed('The editor does not let a server apply edits.');
  const answer = await connection.workspace.applyEdit(
    language.answer({ label: `Camunda: Upgrade to ${step.to}`, edit }),
  );
  const refused = answer.failureReason === undefined ? {} : { reason: answer.failureReason };
  return { applied: answer.applied, ...refused, changed, decisions } satisfies UpgradeResult;
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
