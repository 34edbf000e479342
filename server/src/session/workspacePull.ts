/** `workspace/diagnostic`: the files that are not open, for clients that ask. What is open is asked for by itself. */
import type {
  CancellationToken,
  Diagnostic,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { refuseCancelled } from './cancellation.ts';
import type { Context } from './context.ts';
import { checkWorkspace } from './workspace.ts';

/** Some clients ask again as soon as they are answered; in milliseconds. */
const REST = 10_000;
let answered = -Infinity;

export async function pullWorkspace(
  context: Context,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  if (!context.client.pullsWorkspace) return { items: [] };
  if (previousResultIds.length > 0) await rest(answered + REST - performance.now(), token);
  const { problems } = await checkWorkspace(context, token);
  refuseCancelled(token);
  answered = performance.now();
  const before = new Map(previousResultIds.map((p) => [p.uri, p.value]));
  const now = new Map<string, readonly Diagnostic[]>();
  for (const [uri, { diagnostics }] of problems) if (!context.documents.get(uri)) now.set(uri, diagnostics);
  // What has been told before, and is no more, or is open by now, is taken back.
  for (const uri of before.keys()) if (!now.has(uri)) now.set(uri, []);
  const items = [...now].map(async ([uri, list]) => {
    const resultId = await idOf(list);
    const known = before.get(uri) === resultId;
    return known
      ? { kind: 'unchanged' as const, uri, version: null, resultId }
      : { kind: 'full' as const, uri, version: null, resultId, items: [...list] };
  });
  return { items: await Promise.all(items) };
}
const encoder = new TextEncoder();
async function idOf(list: readonly Diagnostic[]): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', encoder.encode(JSON.stringify(list)));
  return [...new Uint8Array(sum, 0, 12)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** Ends early when nobody waits any more. */
async function rest(ms: number, token: CancellationToken): Promise<void> {
  if (ms <= 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    token.onCancellationRequested(() => {
      clearTimeout(timer);
      resolve();
    });
  });
  refuseCancelled(token);
}
