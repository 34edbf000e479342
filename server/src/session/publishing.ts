/** When diagnostics are told: pushed soon after a change, or a refresh for clients that pull; and the status beside them. */
import type { Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import { due, type Sliced } from '../engine/slices.ts';
import { diagnosing } from '../features/diagnostics.ts';
import { scopeOf } from '../features/settings.ts';
import { status } from '../features/status.ts';
import type { View } from '../features/view.ts';
import { guarded, type Context } from './context.ts';
import { DROPPED } from './turns.ts';

/**
 * A change is answered at once, and those that follow it closely are answered together; in milliseconds. Waiting after every one would
 * cost whoever types that time, and the server a second awakening.
 */
const APART = 20;
const REFRESH = 300;

interface Reported {
  readonly id: string;
  readonly items: Diagnostic[];
}

export class Publishing {
  /** Documents whose diagnostics are going to be told, unless that is called off. */
  private readonly waiting = new Map<string, { off: boolean }>();
  /** When telling those of a document last began. */
  private readonly begun = new Map<string, number>();
  private refreshing: NodeJS.Timeout | undefined;
  private readonly reports = new Map<string, Reported>();
  private readonly told = new Map<string, string>();
  private reportCount = 0;
  /** A server that ran before has told other things by the same numbers. */
  private readonly start = Date.now().toString(36);

  constructor(private readonly context: Context) {}

  /** A text changed: its own diagnostics and those of the files judged together with it. */
  affected(uri: string): void {
    const { session, documents } = this.context;
    const together = new Set([...session.setOf(uri), ...session.objects.open]);
    const others = [...together].filter((u) => u !== uri && documents.get(u));
    if (!this.context.client.pull)
      for (const u of this.context.documents.get(uri) ? [uri, ...others] : others) this.schedule(u);
    else if (others.length > 0) this.refresh();
  }
  /** There are deployments that open files without values may speak of. */
  found(): void {
    if (this.context.session.objects.open.length > 0) this.everythingChanged();
  }
  everythingChanged(): void {
    if (this.context.client.pull) this.refresh();
    else for (const uri of this.context.documents.keys()) this.schedule(uri);
  }
  private refresh(): void {
    if (!this.context.client.refresh) return;
    this.refreshing ??= setTimeout(() => {
      this.refreshing = undefined;
      void this.context.connection.languages.diagnostics.refresh();
    }, REFRESH);
  }
  private schedule(uri: string): void {
    if (this.waiting.has(uri)) return;
    const soon = { off: false };
    this.waiting.set(uri, soon);
    const push = (): void => {
      if (soon.off) return;
      this.waiting.delete(uri);
      const begun = performance.now();
      this.begun.set(uri, begun);
      void guarded(this.context, () => this.push(uri, () => this.begun.get(uri) === begun), undefined);
    };
    const rest = APART - (performance.now() - (this.begun.get(uri) ?? -APART));
    if (rest > 0) setTimeout(push, rest);
    else setImmediate(push);
  }
  private async push(uri: string, isLast: () => boolean): Promise<void> {
    const begun = this.context.documents.get(uri)?.version;
    const found = await this.current(uri, (items) => this.preparing(this.context.language.answer(items)));
    const version = this.context.documents.get(uri)?.version;
    // Changed in the meantime: the change has a push of its own.
    if (version !== found.version || version !== begun) return;
    // Another file, a set or a setting changed in the meantime: what came later is put in words sooner, and was perhaps told already.
    if (!isLast()) return;
    void this.context.connection.sendDiagnostics({ uri, version: found.version, diagnostics: found.items });
  }

  private *preparing(diagnostics: readonly Diagnostic[]): Sliced<void> {
    const { prepare } = this.context.host;
    if (!prepare) return;
    for (const d of diagnostics) {
      if (due()) yield;
      prepare(d);
    }
  }
  /** The diagnostics of a document as it is now. */
  private async current(
    uri: string,
    then?: (items: Diagnostic[]) => Sliced<void>,
  ): Promise<{ items: Diagnostic[]; version: number }> {
    const view = await this.context.session.view(uri);
    const version = view?.document.version ?? this.context.documents.get(uri)?.version ?? 0;
    if (this.context.client.status) await this.tellStatus(uri, version, view);
    const { turns, client, language } = this.context;
    const items = view && (await turns.take(followed(diagnosing(view, client.shows), then)).done);
    return { items: items === undefined || items === DROPPED ? [] : language.answer(items), version };
  }

  private async tellStatus(uri: string, version: number, view: View | undefined): Promise<void> {
    if (!this.context.documents.get(uri)) return;
    const now = await this.statusOf(uri, version, view);
    // Every version of a values file is told: its checklist may change although its numbers do not.
    const quiet = now.state === 'foreign' || now.state === 'off';
    const json = JSON.stringify(quiet ? { ...now, version: 0 } : now);
    if (this.told.get(uri) === json) return;
    this.told.set(uri, json);
    void this.context.connection.sendNotification('camundaValues/didAnalyse', now);
  }
  async statusOf(uri: string, version: number, view: View | undefined) {
    const off = view === undefined && scopeOf(uri, this.context.folders, await this.context.settings(uri)) === 'off';
    return status(uri, version, view, off);
  }

  /** Answers a pull; an analysis that fails leaves what was answered last. */
  async pull({ textDocument: { uri }, previousResultId }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    const last = this.reports.get(uri);
    const found = await guarded(this.context, () => this.current(uri), undefined);
    if (!found && last) return sameAs(last, previousResultId);
    const items = found?.items ?? [];
    const now = last && sameItems(last.items, items) ? last : { id: `${this.start}.${++this.reportCount}`, items };
    if (this.context.documents.get(uri)) this.reports.set(uri, now);
    return sameAs(now, previousResultId);
  }

  closed(uri: string): void {
    this.reports.delete(uri);
    this.told.delete(uri);
    const soon = this.waiting.get(uri);
    if (soon) soon.off = true;
    this.waiting.delete(uri);
    this.begun.delete(uri);
    if (!this.context.client.pull) void this.context.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
function* followed<T>(work: Sliced<T>, then: ((made: T) => Sliced<void>) | undefined): Sliced<T> {
  const made = yield* work;
  if (then) yield* then(made);
  return made;
}
/** What is the same mostly is the same object. */
const sameItems = (a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean =>
  a.length === b.length && a.every((d, i) => d === b[i] || JSON.stringify(d) === JSON.stringify(b[i]));
const sameAs = ({ id, items }: Reported, previous: string | undefined): DocumentDiagnosticReport =>
  id === previous ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items };
