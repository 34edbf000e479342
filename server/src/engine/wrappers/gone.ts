/** What becomes of an object of the chart that a document around the values names: a step's table knows those that are not made any more. */
import { chart } from '../charts/index.ts';
import { suffixOf } from '../plan/nameLooker.ts';
import { MINORS, STEPS, type Minor } from '../steps/index.ts';
import type { Names, Step } from '../steps/step.ts';
import type { View } from '../view.ts';
import type { NamedObject } from './named.ts';

export interface Gone {
  readonly minor: Minor;
  readonly rule: GoneRule;
  readonly args: Readonly<Record<string, string>>;
}
export type GoneRule =
  | 'wrappers/patch-of-nothing'
  | 'wrappers/patch-fails'
  | 'wrappers/patched-container'
  | 'wrappers/old-image'
  | 'wrappers/old-object';

type Words = Readonly<Record<string, string>>;
const KINDS: Readonly<Record<string, (n: Names) => Words>> = {
  Deployment: (n) => n.workloads,
  Service: (n) => n.services,
  ServiceAccount: (n) => n.serviceAccounts,
  Secret: (n) => n.secrets,
  ConfigMap: (n) => n.configMaps,
};
/** Objects of a kind that a step takes away, by what follows the name of the release, with what takes their place. */
export const goneOf = (names: Names, kind: string): Words => ({ ...KINDS[kind]?.(names), ...names.objects[kind] });

/** What a text says that names any of them: the ends of their names, labels and images. */
export const goneWords = (names: Names): string[] =>
  [
    ...Object.values(KINDS).map((of) => of(names)),
    ...Object.values(names.objects),
    names.labels,
    names.images,
    names.configMapKeys,
    names.ports,
  ].flatMap((words) => Object.keys(words));

/** `values`: what the files say, where that is known. Undefined for an object that is still there, or none of the chart's. */
export function goneIn(text: string, named: NamedObject, { to }: Step, values?: View): Gone | undefined {
  const steps = STEPS.filter((s) => MINORS.indexOf(s.to) <= MINORS.indexOf(to));
  for (const [i, step] of steps.entries()) {
    const found = inStep(text, named, step, values);
    // A later chart may make what an earlier one did not.
    if (found && !steps.slice(i + 1).some((s) => madeAgain(s.names, found.was))) return found.gone;
  }
  return undefined;
}
const madeAgain = ({ configMaps }: Names, was: string): boolean =>
  Object.values(configMaps).some((now) => now === `\`<release>-${was}\``);

interface InStep {
  readonly was: string;
  readonly gone: Gone;
}
function inStep(text: string, named: NamedObject, step: Step, values: View | undefined): InStep | undefined {
  const { names, to: minor } = step;
  const is = (was: string, rule: GoneRule, args: Words): InStep => {
    const now = called(args.now ?? '', named.release, names);
    return { was, gone: { minor, rule, args: { ...args, now, chart: chart(minor).name } } };
  };
  const hit = named.hits?.find((h) => h.minor === minor);
  if (hit) {
    const what = `\`${called(hit.was, named.release, names)}\``;
    return is('', RULES[named.how], { what, now: hit.now });
  }
  if (named.hits) return undefined;
  if (named.is === 'image') {
    const image = imageOf(text, names.images);
    const now = image === undefined || isOwnImage(values, step) ? undefined : names.images[image];
    return now === undefined ? undefined : is('', 'wrappers/old-image', { name: text, now });
  }
  if (named.is === 'container') {
    const root = Object.keys(names.containers).find((r) => names.containers[r] === text);
    const service = root === undefined ? undefined : names.portsOf[root];
    const mine =
      named.kind === 'StatefulSet' && service === root && isCalled(named.object ?? '', service ?? '', named, names);
    return mine ? is('', 'wrappers/patched-container', { name: text, now: `\`${names.container}\`` }) : undefined;
  }
  const kind = named.kind ?? '';
  const table = goneOf(names, kind);
  const was = Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .find((suffix) => isNamed(text, suffix, named, names, values));
  if (was === undefined || (values && names.madeOf?.[`<release>-${was}`]?.(values) === false)) return undefined;
  const rule = RULES[named.how];
  const what = `\`${kind}/${text}\``;
  return is(was, rule, { what, now: table[was] ?? '' });
}
const RULES: Readonly<Record<NamedObject['how'], GoneRule>> = {
  target: 'wrappers/patch-of-nothing',
  ignored: 'wrappers/patch-of-nothing',
  object: 'wrappers/patch-fails',
  named: 'wrappers/old-object',
};

/** With the name of the release, where no name of an object leaves out a part that it says already. */
const called = (words: string, release: string | undefined, names: Names): string =>
  release === undefined || [...names.named.once, names.release.word].some((w) => w !== '' && release.includes(w))
    ? words
    : words.replaceAll('<release>', release);
/** The name is that of the object, as the values and the release make it. */
function isNamed(text: string, suffix: string, named: NamedObject, names: Names, values: View | undefined): boolean {
  const start = Object.keys(names.named.by).find((s) => suffix === s || suffix.startsWith(`${s}-`));
  const root = start === undefined ? undefined : names.named.by[start];
  const own = root === undefined ? '' : (values?.text(`${root}.fullnameOverride`) ?? '');
  const rest = suffix.slice(start?.length ?? 0);
  if (own !== '') return text === own + rest;
  const second = root === undefined ? '' : (values?.text(`${root}.nameOverride`) ?? '');
  return isCalled(text, second === '' ? suffix : second + rest, named, names);
}
/** Behind the name of the release, where it is known. What Kustomize sets before all names may stand before it. */
function isCalled(text: string, suffix: string, { release, prefixed, pattern }: NamedObject, names: Names): boolean {
  if (pattern && /[\\^*+?()[\]|]/.test(text)) return fits(text, suffix, release, names);
  const known = suffixOf(text, { [suffix]: '' }) !== undefined && (release !== undefined || isOwn(text, suffix, names));
  if (release === undefined || /[{$]/.test(text)) return known;
  const name = joined(release, suffix, names);
  return text === name || (prefixed === true && text.endsWith(`-${name}`));
}
/** Nobody else calls an object so. */
const isOwn = (text: string, suffix: string, { named }: Names): boolean =>
  !named.common.includes(suffix) && (!named.usual.includes(suffix) || text.includes('camunda'));
const joined = (release: string, suffix: string, { named }: Names): string => {
  const word = named.once.find((w) => suffix === w || suffix.startsWith(`${w}-`));
  return word !== undefined && release.includes(word) ? release + suffix.slice(word.length) : `${release}-${suffix}`;
};
/** A regular expression, of which Kustomize wants that it fits the whole name, speaks of the object and fits it. */
function fits(pattern: string, suffix: string, release: string | undefined, names: Names): boolean {
  const [word = ''] = suffix.split('-').slice(-1);
  if (!pattern.includes(word) || !isQuick(pattern)) return false;
  const [start = ''] = pattern.replace(/^\^/, '').split(/[\\^$.*+?()[\]|]/);
  const releases = release === undefined ? [start.replace(/-+$/, ''), 'camunda'] : [release];
  try {
    const all = new RegExp(`^(?:${pattern})$`);
    return releases.some((r) => r !== '' && all.test(joined(r, suffix, names)));
  } catch {
    return false;
  }
}
/** Go's expressions take no longer for what repeats within what repeats; those of JavaScript may, and everybody would wait. */
const isQuick = (pattern: string): boolean => !/\)[*+{]/.test(pattern) && (pattern.match(/[*+{]/g) ?? []).length <= 4;

/** `docker.io/camunda/zeebe`, in a mirror too. */
function imageOf(text: string, images: Words): string | undefined {
  const bare = text.replace(/:[^/]*$/, '').replaceAll('\\', '');
  return Object.keys(images).find((i) => bare === i || bare.endsWith(`/${i}`));
}
/** The values name an image of their own, which stays. */
const isOwnImage = (values: View | undefined, { names }: Step): boolean =>
  Object.keys(names.containers).some((root) => values?.has(`${root}.image.repository`) === true);
