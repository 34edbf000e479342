/** The rows of a checklist. VS Code tells rows apart by identity, so each is made once for a checklist. */
import type { Checklist, ChecklistItem, ChecklistPlace, ChecklistStep } from '../../../server/src/protocol.ts';

export interface StepRow {
  readonly kind: 'step';
  readonly step: ChecklistStep;
}
export interface ItemRow {
  readonly kind: 'item';
  readonly item: ChecklistItem;
}
export interface PlaceRow {
  readonly kind: 'place';
  readonly place: ChecklistPlace;
  readonly item: ChecklistItem;
}
export type Row = StepRow | ItemRow | PlaceRow;

export class Rows {
  readonly steps: readonly StepRow[];
  private readonly below = new Map<Row, readonly Row[]>();
  private readonly above = new Map<Row, Row>();
  private readonly items = new Map<string, ItemRow>();

  constructor(checklist: Checklist | undefined) {
    this.steps = checklist?.steps.map((step) => this.stepRow(step)) ?? [];
  }

  children(row: Row | undefined): readonly Row[] {
    return row ? (this.below.get(row) ?? []) : this.steps;
  }
  parent(row: Row): Row | undefined {
    return this.above.get(row);
  }
  item(id: string): ItemRow | undefined {
    return this.items.get(id);
  }

  private stepRow(step: ChecklistStep): StepRow {
    const row: StepRow = { kind: 'step', step };
    this.nest(
      row,
      step.items.map((item) => this.itemRow(item)),
    );
    return row;
  }
  private itemRow(item: ChecklistItem): ItemRow {
    const row: ItemRow = { kind: 'item', item };
    this.items.set(item.id, row);
    this.nest(
      row,
      item.places.map((place): PlaceRow => ({ kind: 'place', place, item })),
    );
    return row;
  }
  private nest(row: Row, children: readonly Row[]): void {
    this.below.set(row, children);
    for (const child of children) this.above.set(child, row);
  }
}
