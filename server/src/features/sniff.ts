/** A cheap look at a text: could it be a Camunda values file at all? The engine judges only what passes. */

import { STEPS } from '../engine/steps/index.ts';

const OURS = [
  ...new Set(STEPS.flatMap(({ marks }) => [...marks.oldRoots, marks.newRoot])),
  ...['identityKeycloak', 'identityPostgresql', 'webModeler', 'webModelerPostgresql'],
].join('|');
const SHARED = 'global|identity|connectors|optimize|console';
const KEYS = new RegExp(
  [
    `^\\ufeff?[ \\t]*(?:\\? +)?(?:${OURS})[ \\t]*:`,
    `^\\ufeff?(?:${SHARED})[ \\t]*:`,
    `["'](?:${OURS}|${SHARED})["'][ \\t]*:`,
    `[{,][ \\t]*(?:${OURS}|${SHARED})[ \\t]*:`,
    `^[ \\t]*\\? +["']?(?:${SHARED})\\b`,
    '^\\ufeff?#[ \\t]*camunda-values:',
    // What the upgrade left of a file of which nothing else is left.
    '^[ \\t]*# camunda-upgrade\\[',
  ].join('|'),
  'm',
);

export const mayBeValues = (text: string): boolean => KEYS.test(text);
/** Values, or a document that could hold some or name their files: documents of other people are not searched. */
export const couldHoldValues = (text: string): boolean =>
  /camunda|^kind:[ \t]*["']?Secret\b/im.test(text) || mayBeValues(text);

const BELOW = new RegExp(`^[ \\t]{1,8}["']?(?:${SHARED})["']?[ \\t]*:`, 'm');
/** The same for values below a key: only what stands beside the file can say whose keys these are. */
export const mayStandBelow = (text: string): boolean => mayBeValues(text) || BELOW.test(text);

const OLD = STEPS.flatMap((s) => s.components.filter((root) => /^\w+$/.test(root))).join('|');
const AT_THE_MARGIN = new RegExp(`^(?:${OLD}):`, 'm');
/** Old roots at the margin: enough for a file that cannot be read as YAML. */
export const looksOld = (text: string): boolean => AT_THE_MARGIN.test(text);
