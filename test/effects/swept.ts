/** The step that is swept: what its keys need around them, and how its charts are rendered. */
import { STEPS, type Minor, type Step } from '../../server/src/engine/steps/index.ts';
import type { PlainMap } from '../support/tree.ts';
import { AROUND as FIRST } from './around/8.7-8.8.ts';
import { AROUND as SECOND } from './around/8.8-8.9.ts';

export interface Around {
  /** What keys need to do something, by the beginning of the path; all that fit. */
  readonly keys: readonly (readonly [RegExp, PlainMap])[];
  /** Keys that have nothing to do with the charts around ours, and what does without those. */
  readonly light: { readonly keys: RegExp; readonly base: PlainMap };
  /** What switches a component off, by its root, and further keys that are in the way of being off. */
  readonly off: Readonly<Record<string, PlainMap>>;
  readonly switches: readonly string[];
  /** Whole deployments, in each of which every key is tried as well. */
  readonly profiles: Readonly<Record<string, PlainMap>>;
  /** Whether defaults are taken away with null as well. */
  readonly nulls: boolean;
  /** What no key alone says, such as switches together; without a base with what the first of the keys needs. */
  readonly more: readonly { readonly keys: readonly string[]; readonly base?: PlainMap; readonly add: PlainMap }[];
  /** What the charts change by themselves has a table that says what becomes of every difference: it is no failure. */
  readonly charted: boolean;
  /** Everything on for which a chart makes up something. */
  readonly generated: PlainMap;
}
const name = process.env.EFFECT_STEP ?? '8.7-8.8';
const found = STEPS.find((s) => `${s.from}-${s.to}` === name);
if (!found) throw new Error(`no step ${name}`);
export const STEP: Step = found;
export const AROUND: Around = { '8.7-8.8': FIRST, '8.8-8.9': SECOND }[name] ?? FIRST;

const PLAIN: readonly string[] = [];
/** In 13.x keys of 8.7 still work. An upgrade must not need that; a deployment of 8.8 may. */
export const optionsOf = (release: Minor): readonly string[] =>
  release === '8.8' && STEP.to === '8.8' ? ['--set', 'global.compatibility.orchestration.enabled=false'] : PLAIN;
