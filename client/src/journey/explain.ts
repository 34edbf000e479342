/** Camunda: Explain upgrade error… */
import { commands, env, l10n, QuickPickItemKind, Range, Uri, window, type QuickPickItem } from 'vscode';
import type { ChecklistPlace, Explanation } from '../../../server/src/protocol.ts';
import { nameOf } from '../sets/names.ts';
import { assistantTitle, runAssistant } from './assistants.ts';
import { deploymentFor, journeyParams, type Parts } from './parts.ts';

const LONGEST = 20_000;

/** `reveal` shows an item of the checklist. */
export async function explainError(
  parts: Parts,
  reveal: (item: string) => Promise<void>,
  clicked?: Uri,
): Promise<void> {
  const deployment = await deploymentFor(parts, clicked);
  if (!deployment) return;
  const text = await errorText();
  if (text === undefined) return;
  const { uris } = deployment;
  const found = await parts.server.request('camundaValues/explain', {
    ...journeyParams(uris, parts.answers.of(uris)),
    text,
  });
  const useful = found.filter((e) => e.item !== undefined || e.assistant !== undefined || e.places.length > 0);
  if (useful.length === 0) {
    const [last] = found;
    const words = last ? `${last.title}. ${last.todo}` : l10n.t('Nothing in this text is known.');
    void window.showInformationMessage(words);
    return;
  }
  const title = l10n.t('What the error means');
  const picked = await window.showQuickPick(useful.flatMap(rowsOf), {
    title,
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  await picked?.run?.(reveal);
}

/** The clipboard, to be looked at before it is taken; or what is typed. */
async function errorText(): Promise<string | undefined> {
  const copied = (await env.clipboard.readText()).slice(0, LONGEST).trim();
  const line = copied.replace(/\s+/g, ' ');
  const given = await window.showInputBox({
    title: l10n.t('Explain an error of helm or of a pod'),
    prompt: l10n.t('The text on the clipboard is taken; paste another one over it.'),
    value: line,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? l10n.t('Copy the error message and paste it here.') : undefined),
  });
  // The box holds one line; line ends can matter.
  return given === line ? copied : given;
}

interface Row extends QuickPickItem {
  readonly run?: (reveal: (item: string) => Promise<void>) => Promise<unknown>;
}
function rowsOf(e: Explanation): Row[] {
  const { item, assistant } = e;
  const first: Row = {
    label: e.title,
    detail: `${e.why} ${e.todo}`,
    run: async (reveal) => {
      // The list cuts long sentences off.
      void window.showInformationMessage(`${e.title}. ${e.why} ${e.todo}`);
      if (item !== undefined) await reveal(item);
      const [place] = e.places;
      if (place) await goTo(place);
      else if (item === undefined && assistant) await runAssistant(assistant);
    },
  };
  const places = e.places.map((place): Row => ({
    label: `$(go-to-file) ${place.label}`,
    description: `${nameOf(Uri.parse(place.uri))} ${place.range.start.line + 1}`,
    run: () => goTo(place),
  }));
  const more: Row[] = [
    ...(assistant ? [{ label: `$(play) ${assistantTitle(assistant, item)}`, run: () => runAssistant(assistant) }] : []),
    { label: `$(link-external) ${l10n.t('Upgrade guide')}`, run: async () => env.openExternal(Uri.parse(e.link)) },
  ];
  return [{ label: '', kind: QuickPickItemKind.Separator }, first, ...places, ...more];
}
async function goTo({ uri, range: { start, end } }: ChecklistPlace): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  await commands.executeCommand('vscode.open', Uri.parse(uri), { selection });
}
