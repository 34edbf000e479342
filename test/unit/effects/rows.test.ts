/** Every row of the tables of changes, on facts made of it: it is found, and it speaks of no other value. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareRenders } from '../../../server/src/engine/effects/compare.ts';
import { explain } from '../../../server/src/engine/effects/explain.ts';
import type { Facts } from '../../../server/src/engine/effects/facts.ts';
import type { ChartChange } from '../../../server/src/engine/rules/rule.ts';
import { STEPS, type Step } from '../../../server/src/engine/steps/index.ts';
import { mergeValues, type JsonObject } from '../../../server/src/engine/view.ts';

/** A render in the making. */
class Render {
  readonly facts = new Map<string, Map<string, { same: string; text: string }>>();
  says(object: string, property?: string, text = ''): void {
    const there = this.facts.get(object) ?? new Map<string, { same: string; text: string }>();
    this.facts.set(object, there);
    if (property !== undefined) there.set(property, { same: text, text });
  }
  at(object: string, property: string): string | undefined {
    return this.facts.get(object)?.get(property)?.text;
  }
}
const PARTS: Readonly<Record<string, string>> = { host: 'made', port: '81', name: 'made', key: 'part' };
/** What a row speaks of: both renders and the values of the files. */
class Made {
  readonly renders = { before: new Render(), after: new Render() };
  values: JsonObject = {};
  private stars: string[] = [];
  constructor(
    private readonly step: Step,
    private readonly row: ChartChange,
  ) {}
  of(object: string, other?: 'before' | 'after'): { facts: { before: Facts; after: Facts }; property: string } {
    const { row, renders } = this;
    const at = object === 'Route/*' ? 'Route/made.example.com' : object;
    const there = this.step.objects.successor(at);
    const starred = this.text(row.property);
    const inName = this.stars;
    this.stars = [];
    const was = row.before === '<generated>' ? 'made up' : this.text(row.before ?? 'was', inName);
    const inValue = this.stars.length > 0 ? this.stars : inName;
    const is = this.text(row.after ?? 'is', inValue);
    renders.before.says(at);
    renders.after.says(there);
    if (row.what !== 'adds') renders.before.says(at, starred, other === 'before' ? 'another' : was);
    if (row.what !== 'drops') renders.after.says(there, starred, other === 'after' ? 'another' : is);
    // What the program has whose value this one takes over.
    if (row.what === 'changes' && row.after === undefined && there !== at)
      renders.before.says(there, starred, 'its own');
    if (row.where !== undefined) this.say(row.where, 'said');
    return { facts: { before: renders.before.facts, after: renders.after.facts }, property: starred };
  }
  private say(path: string, text: string): void {
    const said = path.split('.').reduceRight<JsonObject | string>((below, key) => ({ [key]: below }), text);
    this.values = mergeValues(this.values, said as JsonObject);
  }
  private text(wanted: string, told: readonly string[] = []): string {
    let filled = wanted
      .replace(/<(\d)>/g, (all, n: string) => told[Number(n) - 1] ?? all)
      .replaceAll('<release>', 'camunda');
    filled = filled.replace(/\{values:([^}]+)\}/g, (_, path: string) => {
      this.say(path, 'of the files');
      return 'of the files';
    });
    filled = filled.replace(
      /\{(\d+):(\S+) ([^}|]+)(?:\|(\w+))?\}/g,
      (_, chart: string, object: string, property: string, part: string | undefined) => {
        const side = this.renders[Number(chart) === this.step.charts.to.major ? 'after' : 'before'];
        const text =
          part === undefined
            ? `elsewhere-${chart}`
            : /^(?:host|port)$/.test(part)
              ? 'http://made:81'
              : 'secret made/part';
        if (side.at(object, property) === undefined) side.says(object, property, text);
        return part === undefined ? (side.at(object, property) ?? '') : (PARTS[part] ?? '');
      },
    );
    return filled.replace(/\*/g, () => {
      const star = `star${String(this.stars.length)}`;
      this.stars.push(star);
      return star;
    });
  }
}
function reasonOf(step: Step, row: ChartChange, object: string, other?: 'before' | 'after'): string | undefined {
  const made = new Made(step, row);
  const { facts, property } = made.of(object, other);
  const at = object === 'Route/*' ? 'Route/made.example.com' : object;
  const found = explain(compareRenders(facts.before, facts.after, step.objects), {
    objects: step.objects,
    chart: step.charts.to,
    ...facts,
    findings: [],
    ledgers: [],
    values: [made.values],
    effects: [],
    whyOf: () => 'Because.',
    looks: new Set(),
    asleep: new Set(),
    copies: [],
    changes: [row],
    release: 'camunda',
  }).find((d) => d.property === property && d.object === at);
  return found ? (found.reason?.id ?? 'none') : undefined;
}

for (const step of STEPS)
  void describe(`from ${step.from} to ${step.to}`, () => {
    const all = step.chartChanges
      // Tables of two forms for each end have some of which nothing differs.
      .filter((row) => row.before === undefined || row.before !== row.after)
      .flatMap((row) => row.objects.map((object) => ({ row, object })));
    const name = ({ row, object }: (typeof all)[number]): string =>
      `${row.id} ${row.what} ${object} ${row.property} = ${row.before ?? '…'} -> ${row.after ?? '…'}`;
    void test('each row is the reason of what it speaks of', () => {
      assert.deepEqual(
        all.flatMap((x) => {
          const reason = reasonOf(step, x.row, x.object);
          return reason === x.row.id ? [] : [`${name(x)}: ${reason ?? 'no difference'}`];
        }),
        [],
      );
    });
    for (const side of ['before', 'after'] as const)
      void test(`and of no other value ${side}`, () => {
        assert.deepEqual(
          all
            .filter(({ row }) => {
              const text = row[side];
              // What the heir has for itself is judged there.
              if (row.what === 'changes' && text?.endsWith(` ${row.property}}`) === true && side === 'after')
                return false;
              return (
                text !== undefined &&
                text !== '*' &&
                text !== '<generated>' &&
                row.what !== (side === 'before' ? 'adds' : 'drops')
              );
            })
            .flatMap((x) => (reasonOf(step, x.row, x.object, side) === x.row.id ? [name(x)] : [])),
          [],
        );
      });
  });
