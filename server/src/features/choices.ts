/** The ways to settle a conflict. Each is made of the engine's own operations; which one is right, only the user knows. */
import { nearestFirst, plan, unitAt, type Finding, type Operation, type ValuesSet } from '../engine/index.ts';
import { formatPath, isWithin, parsePath } from '../engine/path.ts';
import type { ItemPlan, ListOp } from '../engine/plan/operation.ts';
import { itemKey } from '../engine/plan/items.ts';
import { find, isObject, resolve } from '../engine/yaml/tree.ts';
import { textChoices } from './textChoices.ts';
import { wayTitle, type Choice } from './titles.ts';

/** Undefined for a finding that is no conflict. */
export function choices(f: Finding, set: ValuesSet, findings: readonly Finding[]): Choice[] | undefined {
  if (f.offered) return f.offered.map((operations) => ({ title: wayTitle(f, operations), operations }));
  if (f.operations.length === 0) return undefined;
  if (f.rule === 'conflict') return keyChoices(f, set, findings);
  return f.rule === 'merge/conflict' ? itemChoices(f, set) : textChoices(f, set, findings);
}

function keyChoices(f: Finding, set: ValuesSet, findings: readonly Finding[]): Choice[] | undefined {
  const own = nearestFirst(f).find((o) => o.kind === 'comment');
  const winner = f.related.find((r) => r.message === 'kept');
  if (!own || !winner) return undefined;
  const { unit, path } = own;
  const drop: Operation = { kind: 'remove', unit, rule: f.rule, path, except: new Set(), note: 'decided' };
  const old = `\`${f.place.path}\``;
  const kept = `\`${winner.path}\``;
  const out: Choice[] = [{ title: `Keep ${kept} and remove ${old}`, operations: [drop] }];
  const winning = unitAt(set, winner.layer, winner.start)?.index;
  const to = parsePath(winner.path);
  const move: Operation = { kind: 'move', unit, rule: f.rule, path, to, except: new Set() };
  const is88 = !isOld(winner.path, findings);
  const title = `Use the value of ${old} instead of ${kept}`;
  if (winning === unit) {
    const lose: Operation = { kind: 'remove', unit, rule: f.rule, path: to, except: new Set(), note: 'decided' };
    // An old key that loses leaves the place to this one, which then goes there as a finding of its own.
    out.push({ title, operations: is88 ? [lose, move] : [lose] });
  } else if (is88 && winning !== undefined && winning < unit) {
    // In a later file the value wins without anything being taken away from the earlier one.
    out.push({ title, operations: [move] });
  }
  out.push({ title: `Keep ${old} as a comment`, operations: plan([f]) });
  return out;
}

function itemChoices(f: Finding, set: ValuesSet): Choice[] | undefined {
  const lists = nearestFirst(f).filter((o): o is ListOp => o.kind === 'list');
  const loser = lists.flatMap((o) => o.items).find((i) => i.fate === 'comment' && isAt(i, f, set));
  if (!loser?.from) return undefined;
  const key = loser.key ?? '';
  const from = formatPath(loser.from.path);
  const winnerOf = (o: ListOp): ItemPlan | undefined =>
    o.items.find((i) => i.fate === 'keep' && isObject(i.json) && itemKey(i.json, o.keyed) === loser.key);
  const rivals = lists.map(winnerOf).find((w) => w?.from);
  const other = rivals?.from ? formatPath(rivals.from.path) : (f.targets[0] ?? 'the new list');
  const settle = (change: (o: ListOp, i: ItemPlan, winner: ItemPlan | undefined) => ItemPlan): Operation[] =>
    plan([f]).map((o) => {
      if (o.kind !== 'list' || !o.items.some((i) => isSame(i, loser))) return o;
      const winner = winnerOf(o);
      return { ...o, items: o.items.map((i) => change(o, i, winner)) };
    });
  return [
    {
      title: `Keep \`${key}\` of \`${other}\` and remove the one of \`${from}\``,
      operations: settle((_o, i) => (isSame(i, loser) ? { ...i, fate: 'drop', note: 'decided' } : i)),
    },
    {
      title: `Use \`${key}\` of \`${from}\` instead of the one of \`${other}\``,
      operations: settle((_o, i, winner) => {
        if (isSame(i, loser)) return { ...i, fate: 'keep', note: undefined };
        return winner && i === winner ? { ...i, fate: 'drop', note: 'decided' } : i;
      }),
    },
    { title: `Keep \`${key}\` of \`${from}\` as a comment`, operations: plan([f]) },
  ];
}

const isSame = ({ from: a }: ItemPlan, { from: b }: ItemPlan): boolean =>
  a === b || (a?.unit === b?.unit && a?.index === b?.index && formatPath(a?.path ?? []) === formatPath(b?.path ?? []));

/** The finding stands inside the item. */
function isAt(item: ItemPlan, f: Finding, set: ValuesSet): boolean {
  if (!item.from) return false;
  const unit = set.units[item.from.unit];
  if (unit?.layer !== f.place.layer) return false;
  const entry = find(unit.doc.root, item.from.path)?.entry;
  const list = entry && resolve(entry.value);
  const node = list?.kind === 'seq' ? list.items[item.from.index] : undefined;
  return node !== undefined && node.start <= f.place.start && f.place.end <= Math.max(node.end, node.value.end);
}

/** The upgrade moves it: a key of 8.7. */
const isOld = (path: string, findings: readonly Finding[]): boolean =>
  findings.some((f) => f.tag === 'deprecated' && isWithin(path, f.place.path));
