/** The objects of both renders as texts to read side by side, and the lines of a difference in them. No secret is in them. */
import type { Difference } from '../engine/effects/compare.ts';
import {
  keyed,
  kindOf,
  maps,
  below,
  textAt,
  type KubernetesObject,
  type ObjectKey,
  type Objects,
} from '../engine/effects/objects.ts';
import { isObject, type Json } from '../engine/yaml/tree.ts';
import { writeScalar } from '../engine/yaml/scalars.ts';
import { MASK } from '../report/mask.ts';

/** How secrets are found: by the name of a key or a variable, and by what the values files call one. */
export interface Hiding {
  readonly isHidden: (name: string) => boolean;
  readonly mask: (text: string) => string;
}
export interface Sides {
  readonly old: string;
  readonly now: string;
}

/** Texts of what a difference is about: empty where a chart has no such object. */
export class ObjectTexts {
  private readonly before: ReadonlyMap<ObjectKey, KubernetesObject>;
  private readonly after: ReadonlyMap<ObjectKey, KubernetesObject>;
  private readonly printed = new Map<string, string>();

  constructor(
    old: readonly KubernetesObject[],
    now: readonly KubernetesObject[],
    private readonly objects: Objects,
    private readonly hiding: Hiding,
  ) {
    this.before = keyed(old, objects);
    this.after = keyed(now, objects);
  }

  of(key: ObjectKey): Sides {
    return { old: this.text('old', this.before, key), now: this.text('new', this.after, this.objects.successor(key)) };
  }

  private text(side: string, all: ReadonlyMap<ObjectKey, KubernetesObject>, key: ObjectKey): string {
    const at = `${side} ${key}`;
    const known = this.printed.get(at);
    if (known !== undefined) return known;
    const text = belonging(all, key)
      .map((o) => this.hiding.mask(print(hide(o, this.hiding))))
      .join('---\n');
    this.printed.set(at, text);
    return text;
  }
}

/** `Application/x` is what runs in a workload and the files it reads; `Route/<host>` is on the Ingresses of that host. */
function belonging(all: ReadonlyMap<ObjectKey, KubernetesObject>, key: ObjectKey): KubernetesObject[] {
  const [, kind = '', rest = ''] = /^([^/]*)\/([^]*)$/.exec(key) ?? [];
  const found = [...all];
  if (kind === 'Application')
    return found
      .filter(([k]) => /^(?:ConfigMap|Deployment|StatefulSet|Job)\//.test(k) && k.endsWith(`/${rest}`))
      .map(([, o]) => o);
  if (kind === 'Route')
    return found.filter(([, o]) => kindOf(o) === 'Ingress' && hostsOf(o).has(rest)).map(([, o]) => o);
  return found.filter(([k]) => k === key).map(([, o]) => o);
}
function hostsOf(ingress: KubernetesObject): Set<string> {
  const spec = below(ingress, 'spec');
  const rules = maps(spec.rules).map((r) => textAt(r, 'host') || '*');
  const tls = maps(spec.tls).flatMap((t) => (Array.isArray(t.hosts) ? t.hosts : []));
  return new Set([...rules, ...tls.filter((h): h is string => typeof h === 'string')]);
}

/** Without what is secret: data of Secrets, variables and files by their names, and annotations. */
function hide(o: KubernetesObject, hiding: Hiding): Json {
  const secret = kindOf(o) === 'Secret';
  const walk = (value: Json, key: string, path: string): Json => {
    if (Array.isArray(value)) return value.map((v) => walk(v, key, path));
    if (isObject(value)) {
      const name = value.name;
      return Object.fromEntries(
        Object.entries(value).map(([k, v]) => {
          const variable = k === 'value' && typeof name === 'string' && hiding.isHidden(name);
          return [k, variable && v !== null ? MASK : walk(v, k, path === '' ? k : `${path}.${k}`)];
        }),
      );
    }
    if (typeof value !== 'string') return value;
    if (secret && /^(?:data|stringData|binaryData)\./.test(path)) return MASK;
    if (/(?:^|\.)annotations\.|^(?:data|binaryData)\./.test(path)) {
      if (value.includes('\n')) return lines(value, hiding);
      return hiding.isHidden(key) ? MASK : lines(value, hiding);
    }
    return lines(value, hiding);
  };
  return walk({ ...o }, '', '');
}
/** `key: value` and `key=value` in a text, whatever it is. */
function lines(text: string, { isHidden }: Hiding): string {
  return text.replace(
    /^([^\S\n]*(?:-[^\S\n]+)?(?:export[^\S\n]+)?["']?)([\w.[\]-]+)(["']?[^\S\n]*[:=][^\S\n]*)(\S[^\r\n]*)/gm,
    (all, lead: string, name: string, sign: string, value: string) => {
      const own = name.split('.').at(-1) ?? name;
      const says =
        /^(?:\$\{[^}]*\}|["']?\$\{[A-Z0-9_.-]+\}["']?|[|>][+-]?\d*|\{\}|\[\]|true|false|null|["']{2})\s*$/.test(value);
      return !says && (isHidden(name) || isHidden(own)) ? `${lead}${name}${sign}${MASK}` : all;
    },
  );
}

/** As `kubectl get -o yaml` prints: keys in alphabetical order, after the names. */
const FIRST = ['apiVersion', 'kind', 'metadata', 'name'];
const rank = (key: string): number => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
export function print(value: Json): string {
  const out: string[] = [];
  const scalar = (v: Json, indent: string): string => {
    if (typeof v !== 'string') return isObject(v) ? '{}' : Array.isArray(v) ? '[]' : writeScalar(v);
    const block = v.includes('\n') && !/^\s|\t|\r|[ ]$|[^\n]*[ ]\n/.test(v) && /^[\x20-\x7e\n\u00a0-\ufffd]*$/.test(v);
    if (!block) return writeScalar(v);
    const [, body = '', end = ''] = /^([^]*?)(\n*)$/.exec(v) ?? [];
    const head = end === '' ? '|-' : end === '\n' ? '|' : '|+';
    const text = end.length > 1 ? v.slice(0, -1) : body;
    return `${head}\n${text
      .split('\n')
      .map((line) => (line === '' ? '' : `${indent}${line}`))
      .join('\n')}`;
  };
  const isBlock = (v: Json): boolean => (Array.isArray(v) ? v.length > 0 : isObject(v) && Object.keys(v).length > 0);
  const write = (v: Json, indent: string, lead: string): void => {
    if (Array.isArray(v)) {
      v.forEach((item, i) => {
        const start = `${i === 0 ? lead : indent}- `;
        if (isBlock(item)) write(item, `${indent}  `, start);
        else out.push(`${start}${scalar(item, `${indent}  `)}`);
      });
      return;
    }
    const map = isObject(v) ? v : {};
    const keys = Object.keys(map).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    keys.forEach((key, i) => {
      const item = map[key] ?? null;
      const start = `${i === 0 ? lead : indent}${writeScalar(key)}:`;
      if (!isBlock(item)) out.push(`${start} ${scalar(item, `${indent}  `)}`);
      else {
        out.push(start);
        const below = Array.isArray(item) ? indent : `${indent}  `;
        write(item, below, below);
      }
    });
  };
  write(value, '', '');
  return `${out.join('\n')}\n`;
}

/** Where the text of an object speaks of a property, as a line from 0; undefined where no line can be told. */
export function lineOf(
  text: string,
  { object, property }: Pick<Difference, 'object' | 'property'>,
): number | undefined {
  if (text === '' || property === 'exists') return undefined;
  const all = text.split('\n');
  if (object.startsWith('Application/')) return settingIn(all, property);
  const steps = (property.match(/\[[^\]]*\]|[^.[\]]+/g) ?? []).flatMap((s) =>
    s === 'pod' ? ['template', 'spec'] : [s],
  );
  let at = -1;
  for (const [i, step] of steps.entries()) {
    const name = step.replace(/^\[(.*)\]$/, '$1').replace(/ #\d+$/, '');
    const wanted = name === 'main' && step !== name ? /^\s*- / : stepPattern(name, step === name && i > 0);
    const found = all.findIndex((line, n) => n > at - (step === name ? 0 : 1) && n >= 0 && wanted.test(line));
    if (found >= 0) at = found;
  }
  return at < 0 ? undefined : at;
}
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const stepPattern = (name: string, key: boolean): RegExp =>
  key
    ? new RegExp(`^\\s*(?:- )?["']?${literal(name)}["']?:(?:\\s|$)`)
    : new RegExp(`^\\s*(?:- )?(?:(?:name|mountPath|host|path): )?["']?${literal(name)}["']?:?(?:\\s|$)`);

/** Letters and digits alone: what a name says, however its words are separated. */
export const bare = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
/** A variable by its name, or the key of a file whose path, without what separates its words, is that name. */
function settingIn(all: readonly string[], property: string): number | undefined {
  const variable = all.findIndex((line) => new RegExp(`^\\s*- name: ["']?${literal(property)}["']?$`).test(line));
  if (variable >= 0) return variable;
  const wanted = bare(property);
  const stack: { indent: number; name: string }[] = [];
  for (const [n, line] of all.entries()) {
    const found = /^(\s*)(?:- )?["']?([\w.-]+)["']?\s*[:=]/.exec(line);
    if (!found) continue;
    const [, space = '', key = ''] = found;
    while ((stack.at(-1)?.indent ?? -1) >= space.length) stack.pop();
    stack.push({ indent: space.length, name: bare(key) });
    for (let i = stack.length - 1, path = ''; i >= 0 && path.length < wanted.length; i--) {
      path = (stack[i]?.name ?? '') + path;
      if (path === wanted) return n;
    }
  }
  return undefined;
}
