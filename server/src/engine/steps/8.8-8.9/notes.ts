/** Rules without a key of their own: they give words to what the engine itself sees. */
import type { IfLeft, Safety, Severity } from '../../rules/rule.ts';
import type { RuleSet } from '../../rules/ruleSet.ts';

const ENGINE = ['this project'];
const SCHEMA = ['values.schema.json of 14.8'];
const note = (
  id: string,
  section: string,
  [severity, safety, ifLeft]: readonly [Severity, Safety, IfLeft],
  why: string,
  source: readonly string[] = ENGINE,
): RuleSet['notes'][number] => ({ id, section, severity, safety, ifLeft, why, source });

export const NOTES: RuleSet['notes'] = [
  note(
    'layers/reset',
    'top-level',
    ['information', 'review', 'unchanged'],
    'A later layer takes back what an earlier one says: with the default of the chart written here, that does not come back to life.',
  ),
  note(
    'layers/taken-back',
    'top-level',
    ['warning', 'review', 'unchanged'],
    'A later file empties the object around it, which other keys share now.',
  ),
  note(
    'secrets/hidden',
    'secrets',
    ['warning', 'manual', 'dangerous'],
    'From now on this secret is read from the Secret that the upgrade names beside it, and what stands here has no effect: put it into that Secret, under the key named there, before you upgrade. Then take the line out.',
  ),
  note(
    'template/moved',
    'texts',
    ['error', 'review', 'misread'],
    'The text asks Helm for a key that has another name now.',
    ['render of 14.8: a text that asks for a key that is gone has nothing in its place, or the chart aborts'],
  ),
  note(
    'template/gone',
    'texts',
    ['error', 'manual', 'misread'],
    'The text asks Helm for something that chart 14.x does not have: write the value itself.',
    ['render of 14.8: a text that asks for a key that is gone has nothing in its place, or the chart aborts'],
  ),
  note(
    'template/literal',
    'texts',
    ['error', 'review', 'unchanged'],
    'The chart evaluates this text: with the braces escaped it stays what it was.',
  ),
  note(
    'declared-version',
    'top-level',
    ['information', 'safe', 'unchanged'],
    'The first line says for which chart the file is written, and it is believed before the keys. It changes last, with everything else.',
    ['comment of this tool; neither chart reads it'],
  ),
  note(
    'duplicate-key',
    'types',
    ['warning', 'manual', 'unchanged'],
    'The key is written twice, or a `<<` below it brings it again. Helm reads from top to bottom and the last one counts; the earlier one had no effect and must not get one.',
    ['render: a chart with two equal keys, and with `<<` below the key (Helm 3.17 and 4.1)'],
  ),
  note(
    'documents',
    'top-level',
    ['warning', 'manual', 'dangerous'],
    'Helm 4 merges the documents of a file, and so does this upgrade. Helm 3, which charts 13.x and 14.x still name, reads the first one only. Put them into one document, or into files of their own.',
    [
      '`helm template` with two documents: 3.17 and 3.18 read the first, 4.1 both',
      'Chart.yaml of 13.12 and 14.8: `camunda.io/helmCLIVersion`',
    ],
  ),
  note(
    'documents/forgotten',
    'top-level',
    ['error', 'manual', 'dangerous'],
    'Helm 4 merges the documents of a file before it merges files: what earlier files say below the key stays. To take it away, use a file of its own.',
    [
      '`helm template` with `g: null` and `g: {b: 2}` as two documents, and as two files, over a file with `g` (Helm 4.1)',
    ],
  ),
  note(
    'documents/unread',
    'top-level',
    ['warning', 'manual', 'ignored'],
    'The line `...` ends a document, and Helm reads one document between two lines of `---`. It stays as it is; if it is wanted, put it above the line.',
    ['`helm template` with keys below `...`: neither 3.17 nor 4.1 reads them'],
  ),
  note(
    'documents/last-line',
    'top-level',
    ['information', 'manual', 'unchanged'],
    'The file ends inside a block text, without a line break. Helm 4 adds one to the text, Helm 3 does not. End the file with a line break, or write `|-` for a text without one.',
    ['`helm template` with a file that ends in `a: |`, a text and no line break: 3.17 and 4.1 differ'],
  ),
  note(
    'conflict',
    'top-level',
    ['error', 'manual', 'ignored'],
    'The new key already has another value, which stays; decide which one is right.',
  ),
  note(
    'spelling/hidden',
    'top-level',
    ['warning', 'review', 'unchanged'],
    'Chart 13.x read the older spelling, which is upgraded.',
    ['catalogues of both charts'],
  ),
  note('wrong-kind', 'types', ['error', 'manual', 'ignored'], 'The chart wants another kind of value here.'),
  note(
    'unknown-key',
    'top-level',
    ['warning', 'manual', 'ignored'],
    'Chart 13.x does not know this key and neither does 14.x; is it a typing error?',
  ),
  note(
    'awakened-key',
    'top-level',
    ['information', 'manual', 'unchanged'],
    'Chart 13.x does not know this key, so it had no effect; chart 14.x knows it, and it gets one. Where it was written for 8.9, that is what it is for; else take it out.',
    ['catalogues of both charts'],
  ),
  note(
    'left-to-decide',
    'top-level',
    ['warning', 'manual', 'unchanged'],
    'Left by the upgrade for a person to decide; delete the comment when it is done.',
  ),
  note('types/text', 'types', ['error', 'safe', 'aborts'], 'The schema of chart 14.x wants text here.', SCHEMA),
  note(
    'types/off',
    'types',
    ['error', 'review', 'aborts'],
    'The schema of chart 14.x wants text here, and `false` in its place was nothing, or the word where the templates only write it down.',
    SCHEMA,
  ),
  note(
    'types/read-off',
    'types',
    ['error', 'review', 'aborts'],
    'Helm reads `OFF`, `no` and the like as `false`, and the chart writes that as a string: write "OFF", in quotes, if you mean it.',
    SCHEMA,
  ),
  note(
    'types/null',
    'types',
    ['error', 'manual', 'aborts'],
    'Chart 14.x refuses null here: write a value, or take the line out.',
    [...SCHEMA, 'render of 14.8 with a null at every key that has a default'],
  ),
  note(
    'types/switch',
    'types',
    ['error', 'safe', 'aborts'],
    'The schema of chart 14.x wants true or false here.',
    SCHEMA,
  ),
  note(
    'types/said-off',
    'types',
    ['error', 'manual', 'aborts'],
    'The schema of chart 14.x wants true or false here.',
    SCHEMA,
  ),
  note(
    'types/stays-string',
    'types',
    ['error', 'manual', 'aborts'],
    'Write it without quotes where something fills it in, or write the value.',
    SCHEMA,
  ),
  note(
    'types/braces',
    'types',
    ['warning', 'manual', 'aborts'],
    'The schema of chart 14.x wants a number here. Between braces the placeholder needs its quotes: write this on lines of its own.',
    SCHEMA,
  ),
  note('types/number', 'types', ['error', 'safe', 'aborts'], 'The schema of chart 14.x wants a number here.', SCHEMA),
  note(
    'types/post-rendered',
    'types',
    ['error', 'review', 'aborts'],
    'A post-renderer made null of this text. The schema of chart 14.x wants a number here, and null in the values takes the default away as well.',
    SCHEMA,
  ),
  note(
    'types/placeholder',
    'types',
    ['information', 'safe', 'unchanged'],
    'The schema of chart 14.x wants text here. If what is put in for the placeholder is a number, or true or false, it is no text without quotes, and the chart refuses it; in quotes it is text whatever comes.',
    SCHEMA,
  ),
];
