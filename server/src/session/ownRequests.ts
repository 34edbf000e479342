/** The requests of our own: each a feature asked about the set it names. */
import { CHARTS } from '../engine/charts/index.ts';
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type WorkDoneProgressParams,
} from 'vscode-languageserver';
import type { Sliced } from '../engine/slices.ts';
import { ownTrees, type Analysis } from '../features/analysis.ts';
import { checklist } from '../features/checklist.ts';
import { declaring } from '../features/declarations.ts';
import { authentication, commands, explain, finish, secrets } from '../features/journey.ts';
import { previewing, reporting } from '../features/upgrade.ts';
import { verify, VerifyProblem } from '../features/verify.ts';
import { HelmProblem } from '../helm/problem.ts';
import type { JourneyParams, Requests, VerifyFailure, VerifyParams, WorkspaceReport } from '../protocol.ts';
import { cancelled, reading, refuseCancelled, settling } from './cancellation.ts';
import { onFiles, onView, spoken, unreadable, type Context } from './context.ts';
import type { Publishing } from './publishing.ts';
import { checkWorkspace } from './workspace.ts';

/** Those about the files of an upgrade. */
type FilesRequest = {
  [M in keyof Requests]: Requests[M]['params'] extends JourneyParams ? M : never;
}[keyof Requests];

export function answerOwnRequests(context: Context, publishing: Publishing): void {
  const { connection, documents, session } = context;
  function onRequest<M extends keyof Requests>(
    method: M,
    handler: (params: Requests[M]['params'], token: CancellationToken) => Promise<Requests[M]['result']>,
  ): void {
    connection.onRequest(
      method,
      reading((params: Requests[M]['params'], token) => spoken(context, () => handler(params, token))),
    );
  }
  function onFilesRequest<M extends FilesRequest>(
    method: M,
    work: (analysis: Analysis, params: Requests[M]['params']) => Sliced<Requests[M]['result']>,
  ): void {
    onRequest(method, (params, token) => needed(context, params, token, (analysis) => work(analysis, params)));
  }
  onFilesRequest('camundaValues/preview', (analysis, { from }) => previewing(analysis, from));
  onFilesRequest('camundaValues/report', function* (analysis) {
    return { markdown: yield* reporting(analysis) };
  });
  onRequest('camundaValues/checklist', async ({ uri, answers }, token) => {
    context.listen(session.setOf(uri), answers);
    return (await onView(context, uri, token, (view) => checklist(view, answers))) ?? null;
  });
  onFilesRequest('camundaValues/secrets', secrets);
  onFilesRequest('camundaValues/authentication', authentication);
  onFilesRequest('camundaValues/finish', finish);
  onFilesRequest('camundaValues/commands', commands);
  onFilesRequest('camundaValues/explain', explain);
  connection.onRequest(
    'camundaValues/verify',
    settling((params: VerifyParams, token) => spoken(context, () => verified(context, params, token))),
  );
  connection.onRequest(
    'camundaValues/checkWorkspace',
    settling((params: WorkDoneProgressParams, token) =>
      spoken(context, () => workspaceReport(context, publishing, params, token)),
    ),
  );
  onRequest('camundaValues/declarations', ({ files }, token) => session.works.apart(declaring(files), token));
  onRequest('camundaValues/status', async ({ uri }) => {
    const document = documents.get(uri);
    return document ? publishing.statusOf(uri, document.version, await session.view(uri)) : null;
  });
}
async function workspaceReport(
  context: Context,
  publishing: Publishing,
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
    publishing.found();
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
async function needed<T>(
  context: Context,
  { uris, answers, target }: JourneyParams,
  token: CancellationToken,
  work: (analysis: Analysis) => Sliced<T>,
): Promise<T> {
  context.listen(uris, answers);
  const made = await onFiles(context, uris, target, token, work);
  if (made === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, unreadable(context, uris));
  return made;
}

const STAGES = {
  helm: 'Looking for Helm',
  charts: `Looking for the charts ${CHARTS.map((c) => c.name).join(' and ')}`,
  render: 'Rendering both charts',
} as const;
async function verified(context: Context, params: VerifyParams, token: CancellationToken) {
  const { connection, session, host, language } = context;
  const { say } = language;
  const { machine } = host;
  if (!machine) {
    const why =
      'Helm cannot be started here: a browser starts no programs. Verify in VS Code on a machine that has Helm.';
    throw new ResponseError<VerifyFailure>(LSPErrorCodes.RequestFailed, why, { kind: 'helm' });
  }
  const work = new AbortController();
  const stop = token.onCancellationRequested(() => work.abort());
  const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
  progress.begin(say('Camunda: verify'), undefined, undefined, true);
  try {
    if (token.isCancellationRequested) work.abort();
    return await verify(params, {
      machine,
      asked: (uris, target) => onFiles(context, uris, target, token, ownTrees),
      work: (of) => session.works.apart(of, token),
      texts: (uris) => session.layers(uris),
      signal: work.signal,
      onStage: (stage) => progress.report(say(STAGES[stage])),
    });
  } catch (error) {
    if (work.signal.aborted) throw cancelled();
    if (!(error instanceof HelmProblem) && !(error instanceof VerifyProblem)) throw error;
    const kind = error.kind === 'cancelled' ? 'helm' : error.kind;
    throw new ResponseError<VerifyFailure>(LSPErrorCodes.RequestFailed, error.message, { kind });
  } finally {
    // One render that fails leaves the other one running.
    work.abort();
    stop.dispose();
    progress.done();
  }
}
