/** An editor in German is spoken to in German: findings, fixes, hovers, checklist, refusals. Any other language, and documents, are English. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver';
import type { Checklist, FinishPlan, JourneyCommand } from '../../../server/src/protocol.ts';
import { pack } from '../../../server/src/language/pack.ts';
import { sentencesIn } from '../../support/serverTexts.ts';
import { Lsp, ResponseFailure } from './lsp.ts';

const { words } = pack(sentencesIn('de'), 'de');
const URI = 'file:///work/values.yaml';
const TEXT = 'zeebe:\n  clusterSize: 3\n  image:\n    tag: 8.7.4\noperate:\n  ingress:\n    enabled: true\n';

const worded = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

/** What an editor of a language shows of a file of 8.7. */
async function shown(locale: string) {
  const lsp = await Lsp.start({ initializationOptions: { words: { de: words } }, params: { locale } });
  lsp.open(URI, TEXT);
  const diagnostics = await lsp.published(URI, 1);
  const [first] = diagnostics;
  assert.ok(first);
  const actions = await lsp.actions(URI, first.range, undefined, diagnostics);
  const hover = await lsp.hover(URI, { line: 5, character: 3 });
  const checklist = (await lsp.request('camundaValues/checklist', { uri: URI })) as Checklist;
  const commands = (await lsp.request('camundaValues/commands', { uris: [URI] })) as JourneyCommand[];
  const { documents } = (await lsp.request('camundaValues/finish', { uris: [URI] })) as FinishPlan;
  const refused = await lsp.request('camundaValues/report', { uris: ['file:///gone.yaml'] }).then(
    () => '',
    (e: unknown) => (e instanceof ResponseFailure ? e.message : String(e)),
  );
  return {
    messages: diagnostics.map(worded),
    titles: actions.map((a) => a.title),
    hover: JSON.stringify(hover?.contents),
    checklist: checklist.steps.flatMap((s) => [s.title, ...s.items.flatMap((i) => [i.title, i.why])]),
    commands: commands.map((c) => c.title),
    texts: [...commands.map((c) => c.text), ...documents.map((d) => d.text)],
    refused,
  };
}

describe('an editor in German', () => {
  test('shows German words; documents stay English', async () => {
    const [german, french] = await Promise.all([shown('de-AT'), shown('fr')]);
    assert.ok(
      german.messages.some((m) => m.startsWith('`zeebe` in `orchestration` umbenennen.')),
      german.messages.join('\n'),
    );
    assert.ok(french.messages.some((m) => m.startsWith('Rename `zeebe` to `orchestration`.')));
    assert.deepEqual(german.texts, french.texts);
    for (const part of ['messages', 'titles', 'checklist', 'commands'] as const) {
      assert.equal(german[part].length, french[part].length, part);
      assert.deepEqual(
        german[part].filter((text, i) => text === french[part][i] && /\p{L}{3,} \p{Ll}/u.test(text)),
        [],
      );
    }
    assert.match(german.hover, /Chart 13\.x/);
    assert.doesNotMatch(german.hover, /\bchart\b/);
    assert.match(french.hover, /\bchart 13\.x\b/);
    assert.equal(french.refused, 'gone.yaml is not open: open it first, the server reads no files itself.');
    assert.equal(german.refused, 'gone.yaml ist nicht geöffnet: zuerst öffnen, der Server liest selbst keine Dateien.');
  });
  test('words of a foreign client that are none leave it in English', async () => {
    const lsp = await Lsp.start({ initializationOptions: { words: { de: { texts: 3 } } }, params: { locale: 'de' } });
    lsp.open(URI, TEXT);
    const diagnostics = await lsp.published(URI, 1);
    assert.ok(diagnostics.some((d) => worded(d).startsWith('Rename `zeebe` to `orchestration`.')));
  });
});
