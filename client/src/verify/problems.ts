/** What nobody explains, and what the new chart refuses, as problems of the values files; with what can be done about them. */
import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  languages,
  l10n,
  Range,
  Uri,
  type CodeActionProvider,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import type { Assistant, ChecklistPlace, VerifiedDifference, Verification } from '../../../server/src/protocol.ts';
import { assistantTitle } from '../journey/assistants.ts';
import { sides, unexplainedText } from './words.ts';

const SOURCE = 'camunda-values/verify';
/** More are not read. */
const MOST = 200;

export class Problems implements CodeActionProvider {
  private readonly collection = languages.createDiagnosticCollection('camundaValues.verify');
  private readonly about = new Map<Diagnostic, VerifiedDifference | Assistant>();

  constructor(context: ExtensionContext) {
    context.subscriptions.push(
      this.collection,
      languages.registerCodeActionsProvider({ language: 'yaml' }, this, {
        providedCodeActionKinds: [CodeActionKind.QuickFix],
      }),
    );
  }

  clear(): void {
    this.collection.clear();
    this.about.clear();
  }

  /** `otherwise`: the file for what stands on no line. */
  show(found: Verification, otherwise: Uri): void {
    this.clear();
    const byFile = new Map<string, Diagnostic[]>();
    const add = (place: ChecklistPlace | undefined, text: string, severity: DiagnosticSeverity, code: string) => {
      const range = place ? rangeOf(place) : new Range(0, 0, 0, 0);
      const diagnostic = new Diagnostic(range, text, severity);
      diagnostic.source = SOURCE;
      diagnostic.code = code;
      const file = place?.uri ?? otherwise.toString();
      byFile.set(file, [...(byFile.get(file) ?? []), diagnostic]);
      return diagnostic;
    };
    for (const d of found.differences.filter((x) => x.reason === null).slice(0, MOST)) {
      const mild = d.weight === 'behaviour' || d.weight === 'cosmetics';
      const severity = mild ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error;
      const text = `${d.object} ${d.property}: ${sides(d)}. ${unexplainedText()}`;
      this.about.set(add(d.places[0], text, severity, 'unexplained'), d);
    }
    if (found.refused !== null) {
      const old = !found.renders[found.step.from];
      const said = l10n.t('Helm says: {0}', found.refused.split('\n').slice(0, 6).join('\n'));
      if (old || found.hints.length === 0)
        add(undefined, `${found.headline} ${said}`, DiagnosticSeverity.Error, 'refused');
      for (const { title, todo, places, assistant } of found.hints)
        for (const place of places.length > 0 ? places : [undefined]) {
          const diagnostic = add(place, `${title}. ${todo}\n${said}`, DiagnosticSeverity.Error, 'refused');
          if (assistant && assistant !== 'upgrade') this.about.set(diagnostic, assistant);
        }
    }
    this.collection.set([...byFile].map(([file, list]) => [Uri.parse(file), list]));
  }

  provideCodeActions({ uri }: TextDocument, range: Range): CodeAction[] {
    const own = this.collection.get(uri) ?? [];
    return own
      .filter((d) => d.range.intersection(range) !== undefined)
      .flatMap((d): CodeAction[] => {
        const about = this.about.get(d);
        if (about === undefined) return [];
        const fix = (title: string, command: string, ...given: unknown[]): CodeAction => {
          const action = new CodeAction(title, CodeActionKind.QuickFix);
          action.diagnostics = [d];
          action.command = { title, command, arguments: given };
          return action;
        };
        if (typeof about === 'string') return [fix(assistantTitle(about), 'camundaValues.runAssistant', about, uri)];
        const title = l10n.t('Show the difference of {0}', about.object);
        return [fix(title, 'camundaValues.openDifference', { kind: 'difference', difference: about })];
      });
  }
}

export const rangeOf = ({ range: { start, end } }: ChecklistPlace): Range =>
  new Range(start.line, start.character, end.line, end.character);
