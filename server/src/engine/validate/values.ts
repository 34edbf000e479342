/** The merged values of a set as a chart works with them, and the place each of them comes from. */
import { catalogue, type Catalogue } from '../charts/catalogue.ts';
import { parsePath, type Keys } from '../path.ts';
import type { Unit, ValuesSet } from '../set.ts';
import { stepTo, type Minor, type Step } from '../steps/index.ts';
import { isSaid, valueAt } from '../view.ts';
import { find, isObject, type Entry, type Json } from '../yaml/tree.ts';

/** Somebody's pipeline fills it in: a text of unknown value. */
const PLACEHOLDER = /\$\{[^}]*\}|\$[A-Za-z_]\w*/;

export const isPlaceholder = (v: Json | undefined): boolean => typeof v === 'string' && PLACEHOLDER.test(v);
/** Of unknown value: filled in by a pipeline, or evaluated by Helm. */
export const isOpen = (v: Json | undefined): boolean =>
  typeof v === 'string' && (PLACEHOLDER.test(v) || v.includes('{{'));

const WORD = /[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/.source;
/** A word somebody's pipeline replaces, such as KEYCLOAK_PROTOCOL: what it will be, nobody can see. Alone, or in a text. */
export const REPLACED_WORD = new RegExp(`^${WORD}$`);
export const REPLACED_WITHIN = new RegExp(`(?<![A-Za-z0-9_-])${WORD}`);

export interface Origin {
  readonly unit: Unit;
  readonly entry: Entry;
  /** The entry stands behind an alias or a merge key: it is not edited from here. */
  readonly virtual: boolean;
}

/** What templates in a text ask for, and what stands above it. */
function askedIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf('.Values.'); at >= 0; at = text.indexOf('.Values.', at + 1)) {
    ASKED.lastIndex = at + '.Values.'.length;
    const name = ASKED.exec(text)?.[0] ?? '';
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) found.push(name.slice(0, dot));
    found.push(name);
  }
  return found;
}
const ASKED = /[\w.-]*/y;

export class Values {
  readonly catalogue: Catalogue;
  /** What led to that version. */
  readonly step: Step;
  constructor(
    readonly set: ValuesSet,
    /** Whose chart it is. */
    readonly minor: Minor = set.step.to,
  ) {
    this.catalogue = catalogue(minor);
    this.step = stepTo(minor) ?? set.step;
  }

  /** As many small steps as it takes to look at one key, of which every other file may say something too. */
  get weight(): number {
    return 1 + (this.set.units.length >> 4);
  }

  /** False for files on top of others: a layer alone cannot tell what those say. */
  get whole(): boolean {
    return this.set.options.partial !== true;
  }

  /** A template in one of the files asks for a value, or for something below it. */
  asks(path: Keys): boolean {
    const asked = path.join('.');
    // Names of another kind are looked for one by one.
    if (!/^[\w.-]*$/.test(asked))
      return this.set.layers.some((l) =>
        l.text.split(`.Values.${asked}`).some((rest, i) => i > 0 && !/^[\w-]/.test(rest)),
      );
    this.templated ??= new Set(this.set.layers.flatMap((l) => askedIn(l.text)));
    return this.templated.has(asked);
  }
  private templated: ReadonlySet<string> | undefined;

  /** What the files say. */
  said(path: string | Keys): Json | undefined {
    return valueAt(this.set.merged.tree, typeof path === 'string' ? parsePath(path) : path);
  }
  /** The files say something, whatever it is. */
  has(path: string | Keys): boolean {
    return isSaid(this.set.merged.tree, typeof path === 'string' ? parsePath(path) : path);
  }
  /** With the defaults of the chart; undefined where null has deleted one. */
  get(path: string | Keys): Json | undefined {
    const keys = typeof path === 'string' ? parsePath(path) : path;
    let v: Json | undefined = this.set.merged.tree;
    for (const key of keys) {
      if (v === null || !isObject(v)) return undefined;
      v = v[key];
      if (v === undefined) return this.catalogue.default(keys);
    }
    return v ?? undefined;
  }
  /** As a template's `if` sees it; undefined when it depends on a pipeline, which is taken to fill in no empty text. */
  truth(path: string): boolean | undefined {
    const v = this.get(path);
    if (isPlaceholder(v)) {
      const types = this.catalogue.get(parsePath(path))?.types ?? [];
      return types.includes('string') ? true : undefined;
    }
    if (Array.isArray(v)) return v.length > 0;
    if (isObject(v)) return Object.keys(v).length > 0;
    return v !== undefined && v !== null && v !== false && v !== '' && v !== 0;
  }
  on(path: string): boolean {
    return this.truth(path) === true;
  }
  text(path: string): string {
    const v = this.get(path);
    return v === undefined || v === null || typeof v === 'object' ? '' : String(v);
  }

  /** The entry that decides: the last one in Helm's order. */
  origin(path: string | Keys): Origin | undefined {
    const keys = typeof path === 'string' ? parsePath(path) : path;
    for (let k = this.set.units.length - 1; k >= 0; k--) {
      const unit = this.set.units[k];
      if (!unit || !isSaid(unit.json, keys)) continue;
      const hit = find(unit.doc.root, keys);
      if (hit) return { unit, ...hit };
    }
    return undefined;
  }
  /** No later layer says something else here. */
  decides(unit: Unit, keys: Keys): boolean {
    const { units } = this.set;
    for (let k = units.length - 1; k > unit.index; k--) if (isSaid(units[k]?.json, keys)) return false;
    return true;
  }

  /** Where the chart takes the method of a component from; `none` for a component that is off. */
  method(component: string): { value: string; path: string } {
    if (!this.on(`${component}.enabled`)) return { value: 'none', path: `${component}.enabled` };
    const own = `${component}.security.authentication.method`;
    const shared = 'global.security.authentication.method';
    return this.text(own) === ''
      ? { value: this.text(shared) || 'none', path: shared }
      : { value: this.text(own), path: own };
  }
}
