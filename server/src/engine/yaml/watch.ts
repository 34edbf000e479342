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
  type Json,
  type Node,
  type ScalarNode,
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
  if (node.watched || node.anchor !== undefined || node.tag !== undefined || !node.source) return;
  if (!isTypable(node.source.text.slice(node.content, node.end), node.style, flow)) return;
  const said = { text: node.text, value: node.value };
  node.watched = true;
  const get =
    <K extends 'text' | 'value'>(key: K) =>
    (): (typeof said)[K] => {
      watch?.note(node);
      return said[key];
    };
  const set =
    <K extends 'text' | 'value'>(key: K) =>
    (to: (typeof said)[K]): void => {
      said[key] = to;
    };
  Object.defineProperty(node, 'text', { enumerable: true, configurable: true, get: get('text'), set: set('text') });
  Object.defineProperty(node, 'value', { enumerable: true, configurable: true, get: get('value'), set: set('value') });
}
/** Lets a scalar say something else. */
export function retype(node: ScalarNode, text: string): void {
  node.text = text;
  node.value = resolveScalar(text, node.style);
}

// --- values ---------------------------------------------------------------------------------------------------------

/** Keys of values made of watched scalars: they are asked for only by whoever wants to know. */
const live = new WeakMap<object, Set<string | number>>();

/** Puts what a watched scalar says into a map or list, as it says it whenever somebody asks. */
export function putLive(into: Record<string, Json> | Json[], key: string | number, node: ScalarNode): void {
  Object.defineProperty(into, key, { enumerable: true, configurable: true, get: () => node.value });
  const keys = live.get(into);
  if (keys) keys.add(key);
  else live.set(into, new Set([key]));
}
export const liveKeys = (of: object): ReadonlySet<string | number> | undefined => live.get(of);
/** Copies one key, without asking what a watched scalar says. `as`: its name there. */
export function copyKey(into: Record<string, Json>, from: Record<string, Json>, key: string, as = key): void {
  if (live.get(from)?.has(key)) copyLive(into, from, key, as);
  else into[as] = from[key] as Json;
}
export function copyLive(into: Record<string, Json>, from: Record<string, Json>, key: string, as = key): void {
  const how = Object.getOwnPropertyDescriptor(from, key);
  if (!how) return;
  Object.defineProperty(into, as, how);
  const keys = live.get(into);
  if (keys) keys.add(as);
  else live.set(into, new Set([as]));
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
      if (isWatched(v)) putLive(into, key, v);
      else (into as Record<string | number, Json>)[key] = v.value;
    } else (into as Record<string | number, Json>)[key] = yield* toLiveJson(value);
  }
  return into;
}
