/** What a tool fills in between quotes and hands on as what it is. */
import type { Mount } from './mount.ts';
import { ROWS } from './places.ts';

/** The tool of the document around a map takes the quotes away before it fills this text in, or keeps the type of what it fills in. */
export const becomesTyped = (mount: Mount | undefined, text: string): boolean =>
  mount?.projection.kind === 'map' && ROWS.some((r) => r.form === mount.form && r.typed?.test(text));
