/** Scalars whose type the new chart rejects: its schema may be strict where the old one had none. */
import { catalogue, isBoolean, refusesNull } from '../charts/catalogue.ts';
import { chart } from '../charts/index.ts';
import { formatPath, type Keys } from '../path.ts';
import { isSecretKey } from '../secretNames.ts';
import { due, type Sliced } from '../slices.ts';
import type { Step } from '../steps/index.ts';
import { isSaid, valueAt } from '../view.ts';
import { becomesTyped } from '../wrappers/typed.ts';
import { resolve, type Entry, type Json, type Scalar, type ScalarNode } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Ground } from './ground.ts';
import type { Placed } from './leaves.ts';
import type { RewriteOp } from './operation.ts';
import { inWords } from './said.ts';
import { isShared } from './shared.ts';
import { switchFor } from './switches.ts';
import { unsureIn } from './unsure.ts';

const PLACEHOLDER = /^\$\{?[A-Za-z_][A-Za-z0-9_]*\}?$/;
/** What is put here for a placeholder is never read as a number. */
const NEVER_A_NUMBER =
  /(?:host|hostname|url|uri|domain|issuer|address|path|email|repository|registry|protocol|className)$/i;
/** Camunda's own patch for OpenShift makes null of it after rendering. */
const POST_RENDERED = '@@null@@';
/** Kubernetes takes only text here. */
const TEXT_MAPS = /(?:annotations|labels|Annotations|Labels)$/;

export function* planTypes(ground: Ground, placed: readonly Placed[]): Sliced<Contribution> {
  const { step } = ground;
  const out = new ContributionBuilder(ground);
  let unsure: ReadonlySet<string> | undefined;
  for (const p of placed) {
    if (due()) yield;
    const node = resolve(p.node);
    if (node.kind !== 'scalar') continue;
    const wanted = wantedType(step, p.final);
    const made = look(() => mended(step, node, wanted, p) ?? null);
    if (made === 'ask' || made === 'string') {
      const { mount } = ground.set.layers[p.unit.layer] ?? {};
      if (made === 'string' && look(() => becomesTyped(mount, node.text))) continue;
      if (look(() => isLast(ground, p)) && !(unsure ??= unsureIn(ground)).has(formatPath(p.path)))
        askAbout(out, ground, p, node, made === 'string' ? wanted : undefined);
      continue;
    }
    if (made === 'null') {
      if (refused(ground, p)) out.tell('types/null', { unit: p.unit, path: formatPath(p.path), entry: p.entry });
      continue;
    }
    if (made === null) continue;
    if (needsQuotes(made, p.entry)) {
      out.tell('types/braces', { unit: p.unit, path: formatPath(p.path), entry: p.entry });
      continue;
    }
    const op: RewriteOp = { kind: 'rewrite', unit: p.unit.index, path: p.path, ...made };
    const args = wanted === 'switch' ? { value: String(made.value) } : said(node, p.final);
    out.perform(op, { rule: ground.note(op.rule), ...p }, { targets: [formatPath(p.final)], args });
  }
  return out.done();
}
/** Between braces a placeholder with braces of its own is no text without quotes. */
const needsQuotes = ({ rule, value }: Coerced, { flow }: Entry): boolean =>
  flow && rule === 'types/number' && typeof value === 'string' && value.includes('{');
function mended(
  step: Step,
  node: ScalarNode,
  wanted: Wanted,
  { path, final }: Pick<Placed, 'path' | 'final'>,
): Coerced | 'null' | 'ask' | 'string' | undefined {
  if (wanted === 'switch') {
    const value = switchFor(step, node.value, path);
    if (value === 'ask') return value;
    if (value !== undefined) return { rule: 'types/switch', value, style: 'plain' };
  }
  if (node.value === null) return 'null';
  const coerced = wanted && coerce(step, node, wanted, final);
  if (coerced || (wanted !== 'switch' && wanted !== 'number')) return coerced;
  return staysString(node) && catalogue(step.from).get(path)?.enforced !== true ? 'string' : undefined;
}
/** What a tool may put in the place of the whole text, where no quotes keep it a string. */
const FILLED_IN = /[$<>%@{}]|__|^[A-Z][A-Z0-9_]*$/;
const staysString = ({ value, style, tag, text }: ScalarNode): boolean =>
  typeof value === 'string' && value !== '' && (style !== 'plain' || tag !== undefined || !FILLED_IN.test(text));
/** Whether it shall be what it says or what it does, only the user knows. `wanted`: a string stands where the chart wants this. */
function askAbout(out: ContributionBuilder, ground: Ground, p: Placed, node: ScalarNode, wanted?: Wanted): void {
  const { unit, path, entry } = p;
  const rule = ground.note(wanted ? 'types/stays-string' : 'types/said-off');
  const bare = look(() => (PLACEHOLDER.test(node.text) && !(entry.flow && node.text.includes('{')) ? node.text : null));
  // Of true and false the first is how it works, the other what it says.
  const values = bare !== null ? [bare] : wanted === 'number' ? [] : [true, false];
  const keep = { kind: 'rewrite', unit: unit.index, rule: rule.id, path, style: 'plain' } as const;
  const args = wanted
    ? { wanted: wanted === 'number' ? 'a number' : 'true or false' }
    : { said: quotedWords(node.value) };
  const offer = isShared(ground.set, unit.index) ? [] : values.map((now): RewriteOp[] => [{ ...keep, value: now }]);
  out.draft({
    rule,
    unit,
    path: formatPath(path),
    entry,
    targets: [],
    own: [],
    root: false,
    tag: undefined,
    args,
    offer,
  });
}
const quotedWords = (value: Scalar): string =>
  (typeof value === 'string' && value !== '' ? `"${value}"` : inWords(value)) ?? '';
/** What stands there now, unless it is a secret. */
function said(node: ScalarNode, final: Keys): Record<string, string> {
  const value = final.some(isSecretKey) ? undefined : inWords(node.value);
  return value === undefined ? {} : { said: value };
}

/** Nothing has to be said about its type, whatever else the set says. */
export const isOfItsType = (step: Step, node: ScalarNode, p: Pick<Placed, 'path' | 'final'>): boolean =>
  mended(step, node, wantedType(step, p.final), p) === undefined;

/** A null that is still one when all files are put together, where the new chart wants something else. */
const refused = ({ step, set }: Ground, p: Placed): boolean =>
  refusesNull(step.to, p.final, (path) => set.merged.is(path)) && valueAt(set.merged.tree, p.path) === null;

/** No later file says something else. */
const isLast = ({ set }: Ground, { unit, path }: Placed): boolean =>
  valueAt(set.merged.tree, path) === valueAt(unit.json, path) &&
  !set.units.slice(unit.index + 1).some((u) => isSaid(u.json, path));

type Wanted = 'string' | 'quoted' | 'number' | 'switch' | undefined;
/** What the new chart wants at a path. `quoted`: Kubernetes wants text, whatever it says. */
function wantedType({ to }: Step, final: readonly string[]): Wanted {
  const fact = catalogue(to).get(final);
  // Of a subchart only what the schema of Camunda's own chart says is refused.
  if (chart(to).subcharts.has(final[0] ?? '') && fact?.enforced !== true) return undefined;
  const types = fact?.types ?? [];
  const parent = final[final.length - 2];
  if (parent !== undefined && TEXT_MAPS.test(parent)) return 'quoted';
  if (types.length > 0) {
    const text = types.includes('string');
    const number = types.includes('number') || types.includes('integer');
    if (text && !number && !types.includes('boolean')) return 'string';
    if (number && !text) return 'number';
    if (isBoolean(fact)) return 'switch';
    if (types.some((t) => t !== 'object' && t !== 'null')) return undefined;
  }
  // `cpu: 2` below a free-form `resources`.
  if (final[final.length - 1] === 'cpu' && final.includes('resources')) return 'quoted';
  return undefined;
}

const isLevel = ({ levels }: Step, final: readonly string[]): boolean => levels.test(final[final.length - 1] ?? '');
/** `false` in the place of a text: to a template it was nothing. */
export const switchedOff = (step: Step, value: Json, final: readonly string[]): boolean =>
  value === false && wantedType(step, final) === 'string' && !isLevel(step, final);

interface Coerced {
  readonly rule: string;
  readonly value: Scalar;
  readonly style: 'plain' | 'double';
}
function coerce(step: Step, node: ScalarNode, wanted: Exclude<Wanted, undefined>, final: Keys): Coerced | undefined {
  if (wanted === 'switch') return undefined;
  if (wanted !== 'number') {
    if (node.value === false && wanted === 'string')
      return isLevel(step, final)
        ? { rule: 'types/read-off', value: 'false', style: 'double' }
        : // To a template it was nothing; as text it would be something.
          { rule: 'types/off', value: '', style: 'double' };
    if (typeof node.value !== 'string') return { rule: 'types/text', value: String(node.value), style: 'double' };
    const bare = node.style === 'plain' && PLACEHOLDER.test(node.text);
    return bare && !NEVER_A_NUMBER.test(final[final.length - 1] ?? '')
      ? { rule: 'types/placeholder', value: node.text, style: 'double' }
      : undefined;
  }
  if (node.value === POST_RENDERED) return { rule: 'types/post-rendered', value: null, style: 'plain' };
  if (node.style === 'plain' || typeof node.value !== 'string') return undefined;
  const digits = /^-?\d+(?:\.\d+)?$/.test(node.text);
  const bare = PLACEHOLDER.test(node.text);
  return digits || bare ? { rule: 'types/number', value: node.text, style: 'plain' } : undefined;
}
