/** The requests of our own: each a feature asked about the set it names. */
import { CHARTS } from '../engine/charts/index.ts';
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type WorkDoneProgressParams,
} from 'vscode-languageserver';
import { checklist } from '../features/checklist.ts';
import { declarations } from '../features/declarations.ts';
import { authentication, commands, explain, finish, secrets } from '../features/journey.ts';
import { preview, report } from '../features/upgrade.ts';
import { verify, VerifyProblem } from '../features/verify.ts';
import { HelmProblem } from '../helm/problem.ts';
import type { JourneyParams, Requests, VerifyFailure, VerifyParams, WorkspaceReport } from '../protocol.ts';
import { Cancelled, reading, refuseCancelled, settling } from './cancellation.ts';
import { spoken, unreadable, type Context } from './context.ts';
import type { Publishing } from './publishing.ts';
import { checkWorkspace } from './workspace.ts';

export function answerOwnRequests(context: Context, publishing: Publishing): void {
  const { connection, documents, session } = context;
  function onRequest<M extends keyof Requests>(
    method: M,
    handler: (params: Requests[M]['params']) => Promise<Requests[M]['result']>,
  ): void {
    connection.onRequest(
      method,
      reading((params: Requests[M]['params']) => spoken(context, () => handler(params))),
    );
  }
  onRequest('camundaValues/preview', async (params) => preview(await needed(context, params), params.from));
  onRequest('camundaValues/report', async (params) => ({ markdown: report(await needed(context, params)) }));
  onRequest('camundaValues/checklist', async ({ uri, answers }) => {
    context.listen(session.setOf(uri), answers);
    const view = await session.view(uri);
    return view ? checklist(view, answers) : null;
  });
  onRequest('camundaValues/secrets', async (params) => secrets(await needed(context, params), params));
  onRequest('camundaValues/authentication', async (params) => authentication(await needed(context, params), params));
  onRequest('camundaValues/finish', async (params) => finish(await needed(context, params), params));
  onRequest('camundaValues/commands', async (params) => commands(await needed(context, params), params));
  onRequest('camundaValues/explain', async (params) => explain(await needed(context, params), params));
  connection.onRequest(
    'camundaValues/verify',
    settling((params: VerifyParams, token) => spoken(context, () => verified(context, params, token))),
  );
  connection.onRequest(
    'camundaValues/checkWorkspace',
    settling((params: WorkDoneProgressParams, token) => spoken(context, () => workspaceReport(context, params, token))),
  );
  onRequest('camundaValues/declarations', ({ files }) => Promise.resolve(declarations(files)));
  onRequest('camundaValues/status', async ({ uri }) => {
    const document = documents.get(uri);
    return document ? publishing.statusOf(uri, document.version, await session.view(uri)) : null;
  });
}
async function workspaceReport(
  context: Context,
  params: WorkDoneProgressParams,
  token: CancellationToken,
): Promise<WorkspaceReport> {
  const progress = context.connection.window.attachWorkDoneProgress(params.workDoneToken);
  const { say } = context.language;
  progress.begin(say('Camunda: check'), undefined, undefined, true);
  try {
    const { problems, stamps, ...report } = await checkWorkspace(context, token, (done, all) =>
      progress.report(say(`${String(done)} of ${String(all)}`)),
    );
    refuseCancelled(token);
    return {
      ...report,
      stamps: Object.fromEntries(stamps),
      problems: [...problems].map(([uri, { diagnostics, together }]) => ({
        uri,
        diagnostics: [...diagnostics],
        together: [...together],
      })),
    };
  } finally {
    progress.done();
  }
}
async function needed(context: Context, { uris, answers, target }: JourneyParams) {
  context.listen(uris, answers);
  const analysis = await context.session.asked(uris, target);
  if (!analysis) throw new ResponseError(LSPErrorCodes.RequestFailed, unreadable(context, uris));
  return analysis;
}

const STAGES = {
  helm: 'Looking for Helm',
  charts: `Looking for the charts ${CHARTS.map((c) => c.name).join(' and ')}`,
  render: 'Rendering both charts',
} as const;
async function verified(
  { connection, session, host, language: { say } }: Context,
  params: VerifyParams,
  token: CancellationToken,
) {
  const { machine } = host;
  if (!machine) {
    const why =
      'Helm cannot be started here: a browser starts no programs. Verify in VS Code on a machine that has Helm.';
    throw new ResponseError<VerifyFailure>(LSPErrorCodes.RequestFailed, why, { kind: 'helm' });
  }
  const work = new AbortController();
  const cancelled = token.onCancellationRequested(() => work.abort());
  const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
  progress.begin(say('Camunda: verify'), undefined, undefined, true);
  try {
    if (token.isCancellationRequested) work.abort();
    return await verify(params, {
      machine,
      asked: (uris, target) => session.asked(uris, target),
      texts: (uris) => session.layers(uris),
      signal: work.signal,
      onStage: (stage) => progress.report(say(STAGES[stage])),
    });
  } catch (error) {
    if (work.signal.aborted) throw new Cancelled();
    if (!(error instanceof HelmProblem) && !(error instanceof VerifyProblem)) throw error;
    const kind = error.kind === 'cancelled' ? 'helm' : error.kind;
    throw new ResponseError<VerifyFailure>(LSPErrorCodes.RequestFailed, error.message, { kind });
  } finally {
    // One render that fails leaves the other one running.
    work.abort();
    cancelled.dispose();
    progress.done();
  }
}
