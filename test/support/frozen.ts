/** Holds the stages to their promise: what one of them has answered is frozen, all the way down, before the next one gets it. */
import { Ground } from '../../server/src/engine/plan/ground.ts';
import { Plan } from '../../server/src/engine/plan/plan.ts';

const refuse = (): never => {
  throw new TypeError('This was answered by a stage, and nobody may change it.');
};
/** What belongs to the text or the rules, and is no part of an answer. */
const ELSEWHERE = new Set(['unit', 'entry', 'node', 'rule']);
const isUnit = (value: object): boolean => 'doc' in value && 'layer' in value;

/** A map or set cannot be frozen by itself. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || isUnit(value)) return value;
  if (value instanceof Ground || value instanceof Plan) return Object.freeze(value);
  if (value instanceof Map || value instanceof Set) {
    for (const change of ['set', 'add', 'delete', 'clear'])
      if (change in value) Object.defineProperty(value, change, { value: refuse });
    for (const inside of value.values()) freeze(inside);
  }
  Object.freeze(value);
  for (const [key, inside] of Object.entries(value)) if (!ELSEWHERE.has(key)) freeze(inside);
  return value;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;
/** From now on whatever goes into a plan, and all that it answers, is frozen; what stages answered is counted. */
export function freezeAnswers(): { readonly count: number } {
  const seen = { count: 0 };
  const frozen = (method: Method): Method =>
    function (...args) {
      if (this instanceof Plan) Object.freeze(this);
      return freeze(method.apply(this, args.map(freeze)));
    };
  const join = Object.getOwnPropertyDescriptor(Plan.prototype, 'with')?.value as Method;
  for (const of of [Plan, Plan.prototype])
    for (const [name, how] of Object.entries(Object.getOwnPropertyDescriptors(of))) {
      if (name === 'constructor' || name === 'prototype') continue;
      for (const part of ['get', 'value'] as const) {
        const method: unknown = Reflect.get(how, part);
        if (typeof method === 'function') Object.defineProperty(of, name, { ...how, [part]: frozen(method as Method) });
      }
    }
  const joinFrozen = frozen(join);
  Plan.prototype.with = function (more) {
    seen.count++;
    return joinFrozen.call(this, more) as Plan;
  };
  return seen;
}
