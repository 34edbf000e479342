/** Leaves that meet at one target: the 8.8 value stays, then the order of the rules decides; nothing is overwritten. */
import type { Related } from '../finding.ts';
import { formatPath, parsePath } from '../path.ts';
import { valueAt } from '../view.ts';
import { isEmptyCollection, isObject, sameText } from '../yaml/tree.ts';
import { keep, type Candidate, type Draft, type Inspection } from './inspection.ts';
import type { Operation, RemoveOp } from './operation.ts';
import { textKey } from './texts.ts';

const SECRET_FIELDS = ['inlineSecret', 'existingSecret', 'existingSecretKey'];

export function settle(inspection: Inspection): void {
  const byTarget = new Map<string, Candidate[]>();
  for (const c of inspection.candidates) {
    const list = byTarget.get(c.target);
    if (list) list.push(c);
    else byTarget.set(c.target, [c]);
  }
  const drafts = new Map([...inspection.drafts].reverse().map((d) => [d.own[0], d]));
  const instead = new Map<Draft, Operation | undefined>();
  const gone = new Set<Operation>();
  const settled = new Set<string>();
  for (const [target, moving] of byTarget) emptySecret(inspection, target, moving);
  for (const c of inspection.candidates) {
    const keys = parsePath(c.target);
    const native = inspection.nativeAt(keys, c.unit.index);
    const rivals = (byTarget.get(c.target) ?? []).filter((x) => x.path !== c.path && x.unit.index <= c.unit.index);
    const stronger = rivals
      .filter((x) => x.order < c.order)
      .sort((a, b) => a.order - b.order || b.unit.index - a.unit.index)[0];
    const winner =
      native ??
      (stronger && { unit: stronger.unit, entry: stronger.entry, value: stronger.value, path: stronger.path });
    if (!winner) continue;
    c.op.except.add(c.path);
    const whole = formatPath(c.op.path) === c.path;
    const draft = whole ? drafts.get(c.op) : undefined;
    if (whole) gone.add(c.op);
    const equal = sameText(
      inspection.texts.get(textKey(c.unit, c.path)) ?? c.value,
      inspection.texts.get(textKey(winner.unit, winner.path)) ?? winner.value,
    );
    settled.add(textKey(c.unit, c.path));
    const path = parsePath(c.path);
    if (
      equal ||
      c.value === null ||
      c.value === '' ||
      (isEmptyCollection(c.value) && (isObject(winner.value) || Array.isArray(winner.value)))
    ) {
      const here = winner.unit === c.unit && equal ? { merged: c.target } : {};
      const op: RemoveOp = {
        kind: 'remove',
        unit: c.unit.index,
        rule: c.rule.id,
        path,
        except: new Set(),
        note: 'folded',
        ...here,
      };
      inspection.operations.push(op);
      if (draft) instead.set(draft, op);
      continue;
    }
    const related: Related[] = [{ ...inspection.place(winner.unit, winner.entry, winner.path), message: 'kept' }];
    if (draft) instead.set(draft, undefined);
    inspection.comment(
      { ...inspection.note('conflict'), section: c.rule.section },
      c.unit,
      path,
      c.entry,
      'conflict',
      related,
    );
  }
  inspection.withdraw(gone);
  keep(inspection.placed, (p) => !settled.has(textKey(p.unit, formatPath(p.path))));
  keep(inspection.drafts, (d) => !instead.has(d) || instead.get(d) !== undefined);
  inspection.drafts.forEach((d, i) => {
    const op = instead.get(d);
    if (op) inspection.drafts[i] = { ...d, own: [op] };
  });
}

/** An empty secret of 8.8 says as little as none: it makes room for the value that moves there. */
function emptySecret(inspection: Inspection, target: string, moving: readonly Candidate[]): void {
  const keys = parsePath(target);
  if (!SECRET_FIELDS.includes(keys[keys.length - 1] ?? '')) return;
  const gone: RemoveOp[] = [];
  for (const unit of inspection.set.units) {
    if (valueAt(unit.json, keys) !== '' || inspection.leaves(unit, keys)) continue;
    // Over a value of an earlier layer it does say something.
    const hides = inspection.nativeAt(keys, unit.index - 1);
    if (hides && hides.value !== '') continue;
    const first = moving[0];
    if (first)
      gone.push({
        kind: 'remove',
        unit: unit.index,
        rule: first.rule.id,
        path: keys,
        except: new Set(),
        note: 'empty',
      });
  }
  if (gone.length === 0) return;
  inspection.operations.push(...gone);
  inspection.addGroup(`empty:${target}`, [...gone, ...moving.map((c) => c.op)], new Set());
}
