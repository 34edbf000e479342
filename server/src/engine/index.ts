/** The upgrade engine: texts in, findings, edits and an account of every leaf out. Pure, and never throws on any input. */
import { applying, planning, type UpgradedLayer } from './apply.ts';
import { byPlace, type Finding } from './finding.ts';
import { finish, type Sliced } from './slices.ts';
import { declared } from './plan/declared.ts';
import { inspecting as inspectingSet } from './plan/inspect.ts';
import { notTaken, withUpgrades } from './plan/leftovers.ts';
import { softened } from './plan/shared.ts';
import type { Stages } from './plan/stages.ts';
import type { ValuesSet } from './set.ts';
import { validate, validating } from './validate/validate.ts';

export {
  isReadable,
  readAgain,
  readSet,
  unitAt,
  type Layer,
  type LayerText,
  type Locked,
  type ReadOptions,
  type ValuesSet,
} from './set.ts';
export { apply, applying, plan, planning, type UpgradedLayer } from './apply.ts';
export {
  byPlace,
  findingsIn,
  firstOf,
  moved,
  ofShared,
  nearestFirst,
  rulesOf,
  type Finding,
  type LedgerEntry,
  type Outcome,
  type Part,
  type Place,
  type Related,
} from './finding.ts';
export type { Operation } from './plan/operation.ts';
export type { Safety, Section, Severity } from './rules/rule.ts';
export type { TextEdit } from './yaml/print.ts';
export { applyEdits } from './yaml/print.ts';
export { position } from './yaml/parse.ts';
export { pathIn, positionIn, type Standing } from './wrappers/position.ts';
export type { Mount } from './wrappers/mount.ts';
export { headline, message, messageOf, partInWords, ruleOf, wordsKey, type Message, type When } from './messages.ts';
export { completing, type Completion } from './validate/complete.ts';
export { childKeys, describeKey, type Described } from './validate/describe.ts';
export { validate };

/** What must change in a set; nothing for a set that is not Camunda's. */
export const inspect = (set: ValuesSet): Finding[] => finish(inspecting(set));
export function* inspecting(set: ValuesSet, stages?: Stages): Sliced<Finding[]> {
  const findings = yield* inspectingSet(set, stages);
  return findings.some((f) => f.operations.length > 0) ? findings : [...findings, ...declared(set)];
}

/**
 * Everything there is to say about a set: what must change in 8.7; in 8.8 its mistakes, and what is left to decide. `stages`: what is
 * known of it from the time before some scalars were retyped, and takes what will be known then.
 */
export const examine = (set: ValuesSet): Finding[] => finish(examining(set));
export function* examining(set: ValuesSet, stages?: Stages): Sliced<Finding[]> {
  const changes = yield* inspecting(set, stages);
  const mistakes = yield* withUpgrades(set, yield* validating(set, stages), stages);
  return softened(set, [...changes, ...(yield* notTaken(changes, mistakes))]).sort(byPlace);
}

/**
 * The whole upgrade of a set. A set that is behind its step, or not Camunda's, comes back unchanged; a neutral one, which
 * has no findings while it is only looked at, is taken for one before it: whoever calls this has asked.
 */
export const upgrade = (set: ValuesSet): Upgrade => finish(upgrading(set));
export function* upgrading(set: ValuesSet): Sliced<Upgrade> {
  const asked = set.version === 'neutral' ? { ...set, version: set.step.from } : set;
  const findings = [...(yield* inspectingSet(asked)), ...declared(asked)];
  return { findings, layers: yield* applying(asked, yield* planning(findings)) };
}
interface Upgrade {
  readonly findings: Finding[];
  readonly layers: UpgradedLayer[];
}
