/** Objects that stand in a text: with templates in it they are no YAML that could be read. */
import { due, type Sliced } from '../slices.ts';

/** A field that says one value, with what stands around it. */
export interface Field {
  readonly text: string;
  readonly key: string;
  readonly parent: string;
  /** What the object is that the field belongs to, if that stands beside it. */
  readonly kind: string | undefined;
}
interface Fields {
  readonly indent: number;
  readonly parent: string;
  readonly said: { readonly key: string; readonly text: string }[];
  last: string;
}
/** What a template makes is part of a word, as the name of the release is. */
const TEMPLATE = /\{\{[^{}]*\}\}/g;
const LINE = /^(\s*)((?:- +)*)["']?([\w./-]+)["']?:(?:\s+(.*))?$/;
const IN_BRACES = /([\w./-]+):\s*\{([^{}]*)\}/g;
const PAIR = /([\w./-]+):\s*["']?([^,"'\s]+)/g;

/** Those of which the whole value is `told`. */
export function* fieldsIn(text: string, told: RegExp): Sliced<Field[]> {
  const maps: Fields[] = [];
  let open: Fields[] = [];
  for (const line of text.replace(TEMPLATE, 'release').split('\n')) {
    if (due()) yield;
    if (line.startsWith('---')) open = [];
    const [, margin = '', dashes = '', key = '', rest = ''] = LINE.exec(line) ?? [];
    if (key === '') continue;
    const indent = margin.length + dashes.length;
    open = open.filter((m) => m.indent <= (dashes === '' ? indent : margin.length));
    let map = open.at(-1);
    if (!map || map.indent < indent) {
      map = { indent, parent: map?.last ?? '', said: [], last: key };
      open.push(map);
      maps.push(map);
    }
    map.last = key;
    const value = /^(?:"([^"]*)"|'([^']*)'|([^\s{[|>&*#"'][^#]*?))\s*(?: #.*)?$/.exec(rest);
    map.said.push({ key, text: value?.[1] ?? value?.[2] ?? value?.[3] ?? '' });
    for (const [, parent = '', inside = ''] of line.matchAll(IN_BRACES))
      maps.push({
        indent,
        parent,
        said: [...inside.matchAll(PAIR)].map(([, k = '', v = '']) => ({ key: k, text: v })),
        last: '',
      });
  }
  const out: Field[] = [];
  for (const { parent, said } of maps) {
    if (due()) yield;
    let kind: string | undefined;
    for (const { key, text: value } of said) if (key === 'kind') kind ??= value;
    for (const f of said) if (told.test(f.text)) out.push({ ...f, parent, kind });
  }
  return out;
}
