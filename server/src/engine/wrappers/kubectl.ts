/** Objects that commands of kubectl name: `deployment/NAME`, `svc NAME`, pods by a label. */
import { finish } from '../slices.ts';
import type { Noted } from './mounts.ts';
import { namesOf } from './objects.ts';

/** What kubectl calls a kind, besides its own name in small letters. */
const SHORT: Readonly<Record<string, string>> = {
  deploy: 'Deployment',
  svc: 'Service',
  sa: 'ServiceAccount',
  cm: 'ConfigMap',
  ing: 'Ingress',
  pdb: 'PodDisruptionBudget',
  smon: 'ServiceMonitor',
};
const KINDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SHORT),
  ...[...Object.values(SHORT), 'Secret', 'Job'].flatMap((kind) => {
    const small = kind.toLowerCase();
    return [small, `${small}${small.endsWith('s') ? 'es' : 's'}`].map((word) => [word, kind] as const);
  }),
]);
/** Of options that take the next word along; others have their value behind `=`, or none. */
const WITH_VALUE =
  /^(?:-[nlfoLpck]|--(?:namespace|context|cluster|user|kubeconfig|selector|filename|output|container|timeout|field-selector|as|patch|type|for|replicas|tail|since|request-timeout|server|token))$/;
const LABELS = /^(?:-l|--selector)$/;

interface Word {
  readonly text: string;
  readonly offset: number;
}

/** `text`: with lines that go on as one. */
export function* kubectlNames(text: string, release: string | undefined): Generator<Noted> {
  for (const { index, 0: command } of text.matchAll(/\b(?:kubectl|oc)(?=[ \t])(?:"[^"\n]*"|'[^'\n]*'|[^;&|\n)`"'])*/g))
    yield* inCommand(wordsOf(command, index), release);
}
function wordsOf(command: string, from: number): Word[] {
  return [...command.matchAll(/(?:"[^"]*"|'[^']*'|\$\{[^}]*\}|[^\s"'])+/g)].map(({ index, 0: word }) => {
    const start = /^["']/.test(word) ? 1 : 0;
    // Quotes around a part of it are none of the name.
    return { text: word.replace(/["']/g, ''), offset: from + index + start };
  });
}
function* inCommand([, ...words]: readonly Word[], release: string | undefined): Generator<Noted> {
  let kinds: readonly string[] = [];
  for (let i = 0; i < words.length; i++) {
    const { text = '', offset = 0 } = words[i] ?? {};
    // What follows is a command in a container.
    if (text === '--') return;
    const [, option = text, joined] = /^(--?[\w-]+)=(.*)$/.exec(text) ?? [];
    if (LABELS.test(option)) yield* labels(joined, words[i + 1], { text, offset }, release);
    if (WITH_VALUE.test(text)) i++;
    if (text.startsWith('-')) continue;
    const [left = '', name] = text.split('/');
    const said = kindsOf(left);
    if (name !== undefined && said.length > 0) yield* object(said, name, offset + left.length + 1, release);
    else if (said.length > 0 && kinds.length === 0) kinds = said;
    else if (name === undefined) yield* object(kinds, text, offset, release);
  }
}
/** `deploy,svc`, `deployments.apps`. */
function kindsOf(word: string): readonly string[] {
  const kinds = word.split(',').map((k) => KINDS.get((k.split('.')[0] ?? '').toLowerCase()));
  return kinds.every((k) => k !== undefined) ? kinds : [];
}
function* object(
  kinds: readonly string[],
  name: string,
  offset: number,
  release: string | undefined,
): Generator<Noted> {
  for (const kind of kinds)
    yield { path: '', offset, end: offset + name.length, text: name, named: { how: 'named', kind, release } };
}
function* labels(
  joined: string | undefined,
  next: Word | undefined,
  { text, offset }: Word,
  release: string | undefined,
): Generator<Noted> {
  const said = joined ?? next?.text ?? '';
  const instance = /app\.kubernetes\.io\/instance=([^,\s]+)/.exec(said)?.[1];
  if (release !== undefined && instance !== undefined && !instance.includes('$') && instance !== release) return;
  const at = joined === undefined ? (next?.offset ?? offset) : offset + text.length - joined.length;
  const hits = finish(namesOf(said, ['labelSelector'], undefined)).filter((hit) => hit.rule === 'names/label');
  if (hits.length > 0)
    yield { path: '', offset: at, end: at + said.length, text: said, named: { how: 'named', release, hits } };
}
