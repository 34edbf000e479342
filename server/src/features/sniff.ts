/** A cheap look at a text: could it be a Camunda values file at all? The engine judges only what passes. */

const OURS =
  'zeebe|zeebeGateway|zeebe-gateway|operate|tasklist|executionIdentity|orchestration|identityKeycloak|identityPostgresql|webModeler|webModelerPostgresql';
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

/** Roots of 8.7 at the margin: enough for a file that cannot be read as YAML. */
export const looksOld = (text: string): boolean => /^(?:zeebe|zeebeGateway|operate|tasklist):/m.test(text);
