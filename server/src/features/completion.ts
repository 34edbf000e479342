/** Keys and values of 8.8 where somebody writes them. */
import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  type Position,
  type Range,
} from 'vscode-languageserver';
import { catalogue } from '../engine/charts/catalogue.ts';
import { chart } from '../engine/charts/index.ts';
import type { Minor, Step } from '../engine/steps/index.ts';
import { completing, type Completion, type Described } from '../engine/index.ts';
import { readingSet } from '../engine/set.ts';
import type { Sliced } from '../engine/slices.ts';
import { isObject, type Json } from '../engine/yaml/tree.ts';
import type { View } from './view.ts';
import { rangeOf } from './places.ts';

export const TRIGGERS = [' ', ':'];

export interface CompletionAbilities {
  readonly snippets: boolean;
  /** Text of several lines is inserted as it is, and the client does not indent it once more. */
  readonly asIs: boolean;
  readonly markdown: boolean;
  readonly tags: boolean;
}

export function completionOf(c: ClientCapabilities): CompletionAbilities {
  const item = c.textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    asIs: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    tags: item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true,
  };
}

export function* completion(
  view: View,
  position: Position,
  abilities: CompletionAbilities,
): Sliced<CompletionList | null> {
  const { document } = view;
  const minor = view.analysis.set.step.to;
  const found = yield* completing(minor, document.getText(), document.offsetAt(position));
  if (!found || !(yield* isWanted(view, found))) return null;
  const range = rangeOf(document, found);
  // Below a key of values that stand inside a document a new line has the indentation of these, too.
  const column = found.start - (document.getText().lastIndexOf('\n', found.start - 1) + 1);
  const inside = ' '.repeat(Math.max(range.start.character - column, 0));
  const items =
    found.at === 'key'
      ? found.keys.map((k) =>
          keyItem(view.analysis.set.step, k, { ...found, below: inside + found.below }, range, abilities),
        )
      : found.values.map((v, i): CompletionItem => {
          const newText = `${found.gap ? ' ' : ''}${v.text}`;
          return {
            label: v.text,
            kind: CompletionItemKind.Value,
            sortText: String(i),
            ...(v.isDefault && { detail: `default of chart ${chart(minor).name}` }),
            textEdit: { range, newText },
          };
        });
  return items.length === 0 ? null : { isIncomplete: false, items };
}

function keyItem(
  step: Step,
  key: Described,
  found: Completion,
  range: Range,
  abilities: CompletionAbilities,
): CompletionItem {
  const { text, snippet } = inserted(key, found, abilities);
  const value = describe(step, key);
  return {
    label: key.key,
    kind: key.map ? CompletionItemKind.Module : CompletionItemKind.Property,
    detail: key.default === undefined ? key.type : `${key.type}, ${key.default} by default`,
    documentation: { kind: abilities.markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value },
    // What the chart gives up comes last.
    sortText: `${key.deprecated ? 1 : 0}${key.key}`,
    ...(key.deprecated && abilities.tags && { tags: [CompletionItemTag.Deprecated] }),
    textEdit: { range, newText: text },
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(abilities.asIs && text.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
  };
}

/** The words of a key: what it is for, its type and default, what it replaced. */
export function describe({ from, charts }: Step, key: Described): string {
  const facts = [
    `Type: ${key.type}.`,
    key.default === undefined ? '' : `Default of chart ${charts.to.name}: \`${key.default}\`.`,
  ];
  return [
    key.about ?? '',
    facts.filter((f) => f !== '').join(' '),
    key.freeform && key.map ? 'What stands below is your own.' : '',
    key.deprecated ? 'An old spelling that a later chart will not read.' : '',
    key.replaced.length === 0 ? '' : `Replaces ${key.replaced.map((r) => `\`${r}\``).join(', ')} of ${from}.`,
  ]
    .filter((s) => s !== '')
    .join('\n\n');
}

/** The key with what its type wants behind it: clients without snippets leave the cursor at the end. */
function inserted(
  key: Described,
  { nameOnly, filled, flow, below }: Completion,
  { snippets, asIs }: CompletionAbilities,
): { text: string; snippet: boolean } {
  if (nameOnly) return { text: key.key, snippet: false };
  if (filled) return { text: `${key.key}:`, snippet: false };
  if (flow) return { text: `${key.key}: `, snippet: false };
  const nested = key.list ? '- ' : key.map ? '' : undefined;
  if (nested !== undefined) return { text: asIs ? `${key.key}:\n${below}${nested}` : `${key.key}:`, snippet: false };
  const quoted =
    snippets && key.type === 'text' && key.key !== 'configuration' && !/^"[A-Za-z]/.test(key.default ?? '');
  if (quoted) return { text: `${escape(key.key)}: "$1"$0`, snippet: true };
  return { text: `${key.key}: `, snippet: false };
}
const escape = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

const known = (minor: Minor, root: string): boolean => catalogue(minor).get([root])?.unlisted === false;
/** Roots that nobody else's chart has, beside that of the cluster. */
const OURS = ['identityKeycloak', 'identityPostgresql', 'webModeler', 'webModelerPostgresql'];

/**
 * A set of the new version, or one that could be: the half-written word says nothing, so the text is judged without it. A new file may hold
 * no more than the root the cursor stands below.
 */
function* isWanted(view: View, found: Completion): Sliced<boolean> {
  const { analysis, layer } = view;
  const { step } = analysis.set;
  const layers = analysis.set.layers.map(({ name, text }, i) => ({
    name,
    text: i === layer ? text.slice(0, found.start) + text.slice(found.end) : text,
  }));
  const set = yield* readingSet(layers, {});
  if (set.version === step.to || analysis.set.version === step.to) return true;
  if (set.version === 'neutral')
    return Object.keys(set.merged.tree).some((r) => known(step.to, r) && isOurs(step.to, set.merged.tree, r));
  // Named as a values file by the user.
  if (set.version === 'foreign' && analysis.set.options.from !== undefined) return true;
  return set.version === 'foreign' && isNew(step, set.merged.tree);
}
function isNew({ to, marks }: Step, tree: Tree): boolean {
  const roots = Object.keys(tree);
  const named = roots.some((r) => r === marks.newRoot || OURS.includes(r));
  return named && roots.every((r) => known(to, r) && isOurs(to, tree, r));
}
/** Nothing below a root but keys of the chart. */
function isOurs(minor: Minor, tree: Tree, root: string): boolean {
  const value = tree[root] ?? null;
  if (value === null) return true;
  return isObject(value) && Object.keys(value).every((k) => catalogue(minor).known([root, k]));
}
type Tree = Readonly<Record<string, Json>>;
