/**
 * Which scalars somebody looked at, and what they asked. Typing changes one scalar again and again: what nobody looked at, or
 * would be answered as before, changes nothing else. Reads are recorded by the scalar itself, never declared by whoever reads.
 */
import { due, type Sliced } from '../slices.ts';
import { resolveScalar } from './scalars.ts';
import {
  childrenOf,
  effectiveEntries,
  emptyObject,
  isCollection,
  resolve,
  sameJson,
  type Entry,
  type Item,
  type Json,
  type Node,
  type Scalar,
  type ScalarNode,
  type Source,
  type Style,
  type YamlDocument,
} from './tree.ts';

/** A question about scalars, and its answer. It must depend on nothing else that changes. */
export interface Look {
  ask(): unknown;
  readonly answer: unknown;
}
/** What was asked of one scalar, the last question first. */
interface Asked {
  readonly look: Look;
  readonly before: Asked | undefined;
}

/** What one piece of work looked at. Its parts have watches of their own. */
export class Watch {
  private read: Set<ScalarNode> | undefined;
  private looks: Map<ScalarNode, Asked> | undefined;
  private readonly parts: Watch[] = [];
  /** What was looked at for everybody (`openly`). */
  private own: Watch | undefined;
  private readonly common: Watch[];
  /** `before`: the work before this one, whose findings for everybody are still used. */
  constructor(before?: Watch) {
    this.common = before ? [...before.common] : [];
    this.parts.push(...this.common);
  }

  note(node: ScalarNode): void {
    if (!asking) (this.read ??= new Set()).add(node);
    else if (asking === NONE) asking = [node];
    else if (asking instanceof Set) asking.add(node);
    else if (!asking.includes(node)) {
      asking.push(node);
      if (asking.length > FEW) asking = new Set(asking);
    }
  }
  remember(nodes: Iterable<ScalarNode>, look: Look): void {
    const looks = (this.looks ??= new Map<ScalarNode, Asked>());
    for (const node of nodes) looks.set(node, { look, before: looks.get(node) });
  }
  add(part: Watch): void {
    this.parts.push(part);
  }
  get open(): Watch {
    if (!this.own) {
      this.own = new Watch();
      this.common.push(this.own);
      this.add(this.own);
    }
    return this.own;
  }
  /** What all parts of the work share would be the same as well. */
  holdsInCommon(node: ScalarNode): boolean {
    return this.common.every((part) => part.holds(node));
  }
  /** Whether the work, with all its parts, would come to the same end now that the scalar says something else. */
  holds(node: ScalarNode): boolean {
    if (this.read?.has(node)) return false;
    const asked = this.looks?.get(node);
    if (asked && !watching(undefined, () => isAnsweredSo(asked))) return false;
    return this.parts.every((part) => part.holds(node));
  }
}
function isAnsweredSo(asked: Asked): boolean {
  for (let a: Asked | undefined = asked; a; a = a.before)
    if (!sameJson(a.look.ask() as Json, a.look.answer as Json)) return false;
  return true;
}

/** That of the piece of work that is done at the moment, and of all that it is a part of. */
let watch: Watch | undefined;
let whole: Watch | undefined;
/** Most questions are about one. */
let asking: ScalarNode[] | Set<ScalarNode> | undefined;
const NONE: ScalarNode[] = [];
const FEW = 8;

/** Does a piece of work, noting in `by` what it looks at; nowhere without one. */
export const watching = <T>(by: Watch | undefined, work: () => T): T => under(by, by, work);
function under<T>(part: Watch | undefined, all: Watch | undefined, work: () => T): T {
  const before = [watch, whole] as const;
  [watch, whole] = [part, all];
  try {
    return work();
  } finally {
    [watch, whole] = before;
  }
}
/** The same for work done in slices: what others do in between is not noted. */
export function* watchingSliced<T>(by: Watch | undefined, work: Sliced<T>, all = by): Sliced<T> {
  try {
    for (;;) {
      const step = under(by, all, () => work.next());
      if (step.done) return step.value;
      yield;
    }
  } finally {
    work.return(undefined as T);
  }
}
export const isBeingWatched = (): boolean => watch !== undefined;
/** A part of the work that is watched, with a watch of its own; undefined where nobody watches. */
export function* watchingPart<T>(
  work: () => Sliced<T>,
): Sliced<{ readonly found: T; readonly part: Watch | undefined }> {
  const part = watch && new Watch();
  if (part) watch?.add(part);
  return { found: yield* part ? watchingSliced(part, begun(work), whole) : work(), part };
}
/** What is looked at to begin it belongs to the work. */
function* begun<T>(work: () => Sliced<T>): Sliced<T> {
  return yield* work();
}
/** A part that was watched before and stands. */
export const adopt = (part: Watch): void => watch?.add(part);
/** Work whose result others use as well: what it reads counts as read by all of them. */
export function openly<T>(work: () => T): T {
  const before = asking;
  asking = undefined;
  try {
    return under(whole?.open, whole, work);
  } finally {
    asking = before;
  }
}
/** Asks something of scalars whose answer seldom depends on what exactly they say. The answer is compared as JSON. */
export const look = <T>(ask: () => T): T => lookOnce(ask, (answer) => ({ ask, answer }));
/** The same for who keeps the question in a form of his own: `kept` is called if anything was looked at. */
export function lookOnce<T>(ask: () => T, kept: (found: T) => Look): T {
  if (!watch || asking) return ask();
  asking = NONE;
  try {
    const found = ask();
    // As it is now.
    const nodes = asking as typeof asking | undefined;
    if (nodes && nodes !== NONE) watch.remember(nodes, kept(found));
    return found;
  } finally {
    asking = undefined;
  }
}

/** A scalar on one line, of which nothing but its own value changes while somebody types in it. */
export function isTypable(source: string, style: ScalarNode['style'], flow: boolean): boolean {
  if (style === 'plain')
    return (flow ? /^[A-Za-z0-9/][\w./+@~-]*$/ : /^[A-Za-z0-9/](?:[\w./+@~:-]*[\w./+@~-])?$/).test(source);
  if (style === 'single') return /^'[A-Za-z0-9 _./+@:=;~%-]*'$/.test(source);
  return style === 'double' && /^"[A-Za-z0-9 _./+@:=;~%-]*"$/.test(source);
}

/**
 * A scalar that was read from a text. A large file has tens of thousands: the getters are those of the class, because an object
 * with getters of its own takes six times the room.
 */
export class ReadScalar implements ScalarNode {
  readonly kind = 'scalar';
  start: number;
  content: number;
  end: number;
  source: Source;
  dirty = false;
  anchor: string | undefined;
  tag: string | undefined;
  style: Style;
  watched = false;
  parent: Entry | Item | undefined = undefined;
  private saidText: string;
  private saidValue: Scalar;
  constructor(at: Stands, style: Style, text: string, value: Scalar) {
    this.start = at.start;
    this.content = at.content;
    this.end = at.end;
    this.source = at.source;
    this.anchor = at.anchor;
    this.tag = at.tag;
    this.style = style;
    this.saidText = text;
    this.saidValue = value;
  }
  get text(): string {
    if (this.watched) watch?.note(this);
    return this.saidText;
  }
  set text(to: string) {
    this.saidText = to;
  }
  get value(): Scalar {
    if (this.watched) watch?.note(this);
    return this.saidValue;
  }
  set value(to: Scalar) {
    this.saidValue = to;
  }
}
/** Where a scalar stands, with what is written before it. */
export type Stands = Pick<ReadScalar, 'start' | 'content' | 'end' | 'source' | 'anchor' | 'tag'>;
/** A scalar of its own that says the same and notes nobody; whoever copies has looked at it. */
export function copyScalar(node: ScalarNode): ScalarNode {
  const { start, content, end, source, dirty, anchor, tag, style, text, value, origin, written } = node;
  return {
    ...{ start, content, end, dirty, anchor, tag, kind: 'scalar', style, text, value },
    ...(source && { source }),
    ...(origin === undefined ? {} : { origin }),
    ...(written === undefined ? {} : { written }),
  };
}

export const isWatched = (node: ScalarNode): boolean => node.watched === true;
/** Makes the scalars of a document that can be typed in note who looks at them. */
export function* watchScalars(doc: YamlDocument): Sliced<void> {
  if (doc.root) yield* watchNode(doc.root, false);
}
/** The same for a node and all below it; `flow`: it stands in braces. */
export function* watchNode(node: Node, flow: boolean): Sliced<void> {
  if (node.kind === 'scalar') observe(node, flow);
  else if (isCollection(node))
    for (const { value } of childrenOf(node)) {
      if (due()) yield;
      if (value.kind === 'scalar') observe(value, flow || node.flow);
      else yield* watchNode(value, flow || node.flow);
    }
}
function observe(node: ScalarNode, flow: boolean): void {
  if (!(node instanceof ReadScalar) || node.watched || node.anchor !== undefined || node.tag !== undefined) return;
  if (isTypable(node.source.text.slice(node.content, node.end), node.style, flow)) node.watched = true;
}
/** Lets a scalar say something else. */
export function retype(node: ScalarNode, text: string): void {
  node.text = text;
  node.value = resolveScalar(text, node.style);
}

// --- values ---------------------------------------------------------------------------------------------------------

/** The watched scalars of a map or list of values, by key: they are asked only by whoever wants to know. */
const LIVE = Symbol('live');
interface Values {
  [LIVE]?: Record<string, ScalarNode>;
}
/** One getter for all maps with that key, so that they have a shape in common. */
const getters = new Map<string, PropertyDescriptor>();
const MANY_KEYS = 4000;
function getter(key: string): PropertyDescriptor {
  let made = getters.get(key);
  if (!made) {
    const get = function (this: Values): Json {
      return this[LIVE]?.[key]?.value ?? null;
    };
    made = { enumerable: true, configurable: true, get };
    if (getters.size >= MANY_KEYS) getters.clear();
    getters.set(key, made);
  }
  return made;
}

/** Puts a value into a map, whatever was there. */
export function putPlain(into: Record<string, Json>, key: string, value: Json): void {
  const all = (into as Values)[LIVE];
  if (all && Reflect.deleteProperty(all, key) && Object.hasOwn(into, key)) Reflect.deleteProperty(into, key);
  into[key] = value;
}
/** Puts what a watched scalar says into a map or list, as it says it whenever somebody asks. */
export function putLive(into: Record<string, Json> | Json[], key: string, node: ScalarNode): void {
  const values = into as Values;
  if (!values[LIVE]) Object.defineProperty(into, LIVE, { value: {} });
  const all = values[LIVE] as Record<string, ScalarNode>;
  if (key === '__proto__') Object.defineProperty(all, key, { value: node, configurable: true });
  else all[key] = node;
  Object.defineProperty(into, key, getter(key));
}
const liveScalar = (of: object, key: string): ScalarNode | undefined => {
  const all = (of as Values)[LIVE];
  return all && Object.hasOwn(all, key) ? all[key] : undefined;
};
/** Who asks for the key asks a watched scalar. */
export const isLive = (of: object, key: string): boolean => liveScalar(of, key) !== undefined;
/** Copies one key, without asking what a watched scalar says. `as`: its name there. */
export function copyKey(into: Record<string, Json>, from: Record<string, Json>, key: string, as = key): void {
  const node = liveScalar(from, key);
  if (node) putLive(into, as, node);
  else into[as] = from[key] as Json;
}

/** The value of a document as `toJson` gives it, with watched scalars live, if there are any. */
export function* toLiveJson(node: Node): Sliced<Json> {
  const n = resolve(node);
  if (n.kind === 'scalar') return n.value;
  if (n.kind === 'alias') return null;
  const into: Record<string, Json> | Json[] = n.kind === 'seq' ? [] : emptyObject();
  const children =
    n.kind === 'seq'
      ? n.items.map((item, i) => [i, item.value] as const)
      : [...effectiveEntries(n)].map(([key, { entry }]) => [key, entry.value] as const);
  for (const [key, value] of children) {
    if (due()) yield;
    const v = resolve(value);
    if (v.kind === 'scalar') {
      if (isWatched(v)) putLive(into, String(key), v);
      else (into as Record<string | number, Json>)[key] = v.value;
    } else (into as Record<string | number, Json>)[key] = yield* toLiveJson(value);
  }
  return into;
}
