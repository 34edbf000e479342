/** What an expression of Helm asks for, by the whole name: `with`, `range` and variables give keys shorter ones. */
const QUOTED = String.raw`"(?:[^"\\\n]|\\.)*"|\x60[^\x60]*\x60`;
export const EXPRESSION = new RegExp(
  String.raw`\{\{(?:-?\s*/\*[\s\S]*?\*/|(?:${QUOTED}|[^}"\x60]|\}(?!\}))*)\}\}`,
  'g',
);

export interface Asked {
  /** Below `.Values`. */
  readonly keys: readonly string[];
  /** Those of them that were said where the scope changed, or the variable was made; undefined where all stand here. */
  readonly base: readonly string[] | undefined;
  /** All that stands there is used, and not only led to. */
  readonly whole: boolean;
}
/** Names from the root of what a template is given; undefined where that is not known. */
type Place = readonly string[] | undefined;
interface Frame {
  readonly outer: Place;
  dot: Place;
  readonly names: Map<string, Place>;
}

const NAMES = new RegExp(
  String.raw`(?<quoted>${QUOTED})|(?<![\w.)])(?<head>\$\w*)?(?<names>(?:\.[A-Za-z_]\w*)+|\.(?![\w.])|(?<=\$\w*)(?![\w.]))|(?<word>[A-Za-z_]\w*)`,
  'g',
);

export function askedIn(text: string): Asked[] {
  const out: Asked[] = [];
  const frames: Frame[] = [{ outer: [], dot: [], names: new Map([['$', []]]) }];
  for (const [expression] of text.matchAll(EXPRESSION)) {
    const body = expression.replace(/^\{\{-?|-?\}\}$/g, '');
    const [, keyword = '', said = ''] =
      /^\s*(?:((?:else\s+)?(?:with|if)|range|else|end|define|block)\b)?(.*)$/s.exec(body) ?? [];
    const frame = frames[frames.length - 1] as Frame;
    if (keyword === 'end') {
      if (frames.length > 1) frames.pop();
      continue;
    }
    const opens = /^(?:with|if|range|define|block)$/.test(keyword);
    const inner: Frame = opens ? { outer: frame.dot, dot: frame.dot, names: new Map(frame.names) } : frame;
    if (opens) frames.push(inner);
    if (keyword.startsWith('else')) inner.dot = inner.outer;
    const [, name, sign = '', value = said] = /^\s*(?:\$\w*\s*,\s*)?(\$\w+)\s*(:?=)\s*(.*)$/s.exec(said) ?? [];
    const named = sign !== '';
    const dot = keyword.startsWith('else') ? inner.outer : frame.dot;
    const { asked, list } = refsIn(value, dot, frame.names);
    const uses = keyword === 'range' || (keyword === '' && !named);
    for (const a of asked)
      if (a.place[0] === 'Values') out.push({ keys: a.place.slice(1), base: a.base, whole: uses && a.whole });
    const place = only(asked);
    // What a list is gone through for are its items, of a map its values.
    const item = keyword === 'range' && !list ? undefined : place;
    if (named && name !== undefined) inner.names.set(name, item);
    if (keyword.endsWith('with') || keyword === 'range') inner.dot = item;
  }
  return out;
}
interface Ref extends Omit<Asked, 'keys'> {
  readonly place: readonly string[];
}
/** The one place that a pipeline speaks of. */
function only(asked: readonly Ref[]): Place {
  const [one, ...more] = asked.filter((a) => a.whole);
  return one && more.length === 0 ? one.place : undefined;
}
function refsIn(body: string, dot: Place, names: ReadonlyMap<string, Place>): { asked: Ref[]; list: boolean } {
  // `(index .Values "a").b`: what is in the brackets leads to it.
  const [brackets, inner] = /\(([^()]*)\)(?=\.\w)/.exec(body) ?? [];
  if (brackets !== undefined && inner !== undefined) {
    const led = refsIn(inner, dot, names).asked;
    const name = `$${String(names.size)}`;
    const rest = refsIn(
      body.replace(brackets, () => name),
      dot,
      new Map([...names, [name, only(led)]]),
    );
    return { ...rest, asked: [...led.map((a) => ({ ...a, whole: false })), ...rest.asked] };
  }
  const asked: Ref[] = [];
  let list = false;
  let word = '';
  let last: Ref | undefined;
  /** What stands before the names that a function looks up. */
  let named: readonly string[] | undefined;
  for (const { groups = {} } of body.matchAll(NAMES)) {
    if (groups.word !== undefined) {
      word = groups.word;
      list ||= word === 'list' || word === 'tuple';
      last = undefined;
    } else if (groups.quoted !== undefined) {
      // `index .Values "a" "b"` asks for `.Values.a.b`.
      if (!last || (word !== 'index' && word !== 'get')) continue;
      asked[asked.length - 1] = last = {
        ...last,
        base: last.base ?? named,
        place: [...last.place, groups.quoted.slice(1, -1)],
      };
    } else {
      const from = groups.head === undefined ? dot : names.get(groups.head);
      last = undefined;
      if (!from) continue;
      const place = [...from, ...(groups.names ?? '').split('.').filter((n) => n !== '')];
      last = { place, base: from.length > 0 ? from.slice(1) : undefined, whole: true };
      named = place.length > 1 ? place.slice(1) : undefined;
      asked.push(last);
    }
  }
  return { asked, list };
}
