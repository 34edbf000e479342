/** The checklist of the step. */
import type { Checklist } from '../../../checklist/item.ts';

export const CHECKLIST: Checklist = {
  chapters: [],
  items: [],
  facts: {},
  shared: { fact: '', migration: '' },
};
