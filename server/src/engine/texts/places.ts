/** Which values of a unit are configuration texts of the cluster. */
import type { Steps } from '../plan/operation.ts';
import type { Unit } from '../set.ts';
import type { Step } from '../steps/index.ts';
import type { Texts } from '../steps/step.ts';
import { embedded, type Embedded } from '../yaml/embedded.ts';
import { effectiveEntries, effectiveEntry, find, findAt, resolve, type Entry, type Node } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import type { TextRole } from './names.ts';
import { hasOptions, syntaxOf, type Syntax } from './settings.ts';

export interface ClusterText {
  readonly path: readonly string[];
  /** Where a change of it finds it; undefined where no change is made. */
  readonly steps?: Steps;
  readonly entry: Entry;
  /** The text itself, also where it is seen through an alias. */
  readonly node: Node;
  readonly text: string;
  readonly syntax: Syntax | undefined;
  readonly role: TextRole;
  /** Where it stands; the reason where nothing of it can be changed there. */
  readonly at: Embedded | 'line-ends' | 'shared';
}

/** `replaced`: a text of the cluster's own takes the place of the application.yaml the chart writes. */
export function clusterTexts({ texts, marks }: Step, unit: Unit, replaced: boolean): ClusterText[] {
  const out: ClusterText[] = texts.programs.flatMap((root) => optionTexts(texts, unit, root));
  const add = (steps: Steps, file: string | undefined, role: TextRole, known?: Syntax | 'none'): void => {
    const found = findAt(unit.doc.root, steps);
    const node = found && resolve(found.entry.value);
    if (!found || node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value.trim() === '') return;
    const syntax = known === 'none' ? undefined : (known ?? syntaxOf(texts, file, node.value));
    const own = !found.virtual && found.entry.value === node && node.anchor === undefined;
    out.push({
      path: pathOf(steps),
      steps,
      entry: found.entry,
      node,
      text: node.value,
      syntax,
      role,
      at: own ? (embedded(node) ?? 'line-ends') : 'shared',
    });
  };
  for (const root of texts.roots) {
    if (!find(unit.doc.root, [root])) continue;
    add([root, 'configuration'], undefined, 'replaces');
    if (root === marks.newRoot) add([root, 'log4j2'], undefined, 'adds', 'none');
    const list = [root, 'extraConfiguration'];
    const files = find(unit.doc.root, list);
    const value = files && resolve(files.entry.value);
    const role = replaced ? 'replaces' : 'adds';
    // Of a set on its way to the next version files may be a list already: their texts are what they were.
    if (value?.kind === 'seq')
      for (const [i, item] of value.items.entries())
        add([...list, i, texts.item.text], fileOf(texts, item.value), role);
    else if (value?.kind === 'map') for (const [file] of effectiveEntries(value)) add([...list, file], file, role);
  }
  return out;
}
/** The name of a file that is an item. */
function fileOf({ item }: Texts, node: Node): string | undefined {
  const said = find(node, [item.name])?.entry.value;
  const name = said && resolve(said);
  return name?.kind === 'scalar' ? name.text : undefined;
}
/** As findings have it: an item belongs to the key of its list. */
function pathOf(steps: Steps): readonly string[] {
  const path: string[] = [];
  for (const step of steps)
    if (typeof step === 'string') path.push(step);
    else path.push(`${path.pop() ?? ''}[${String(step)}]`);
  return path;
}

/** What the program of the brokers is given when it starts. */
function optionTexts({ optionVariables, ours }: Texts, unit: Unit, root: string): ClusterText[] {
  const out: ClusterText[] = [];
  const add = (key: string, entry: Entry, value: Node): void => {
    const node = resolve(value);
    if (node.kind !== 'scalar' || !look(() => typeof node.value === 'string' && hasOptions(ours, node.value))) return;
    const at = value === node ? (embedded(node) ?? 'line-ends') : 'shared';
    out.push({ path: [root, key], entry, node, text: node.text, syntax: 'options', role: 'adds', at });
  };
  const said = (key: string): { entry: Entry; node: Node } | undefined => {
    const found = find(unit.doc.root, [root, key]);
    return found && { entry: found.entry, node: resolve(found.entry.value) };
  };
  const options = said('javaOpts');
  if (options) add('javaOpts', options.entry, options.entry.value);
  const command = said('command');
  if (command?.node.kind === 'seq')
    command.node.items.forEach((item, i) => add(`command[${String(i)}]`, command.entry, item.value));
  const env = said('env');
  if (env?.node.kind === 'seq')
    for (const item of env.node.items) {
      const map = resolve(item.value);
      if (map.kind !== 'map') continue;
      const name = effectiveEntry(map, 'name')?.entry.value;
      const called = name && resolve(name);
      if (called?.kind !== 'scalar' || !optionVariables.test(called.text)) continue;
      const value = effectiveEntry(map, 'value')?.entry.value;
      if (value) add(`env[name=${called.text}]`, env.entry, value);
    }
  return out;
}

/** Range in the file of a range of the text; undefined where the text is not looked into. */
export const placeOf = (t: ClusterText, start: number, end: number): { start: number; end: number } | undefined =>
  typeof t.at === 'string' ? undefined : t.at.place(start, end);
