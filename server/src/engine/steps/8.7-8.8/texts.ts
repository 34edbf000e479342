/** What becomes of one Spring property in a configuration text of the cluster, and the words about such texts. */
import type { RuleSet } from '../../rules/ruleSet.ts';
import type { EnvFacts } from '../../rules/variables.ts';
import { nameTree, relaxedParts, type PropertyRow, type TextRole, type TextVerdict } from '../../texts/names.ts';
import type { Texts } from '../step.ts';
import { OPTION_VARIABLES } from './env.ts';
import { sameUrl } from './functions/addresses.ts';
import { lacks } from './lacks.ts';
import { PROPERTIES } from './properties.ts';
import { envFacts } from './variables.ts';

const MAPPING = 'Camunda 8.8 docs: property changes (configuration-mapping)';
const UNIFIED = 'camunda/camunda: configuration/…/UnifiedConfigurationHelper.java, read, not run';
const CHART = 'chart 13.12.7: templates/orchestration';

export const TEXT_NOTES: RuleSet['notes'] = [
  {
    id: 'texts/old-name',
    section: 'texts',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'honoured',
    why: '8.8 still reads the old name while the new one is not set.',
    details: 'So it stays unless you rename the property.',
    source: [MAPPING, UNIFIED],
  },
  {
    id: 'texts/ignored-name',
    section: 'texts',
    severity: 'error',
    safety: 'review',
    ifLeft: 'ignored',
    why: 'The chart writes it under its new name, which wins.',
    source: [MAPPING, UNIFIED, `${CHART}/files/_application-unified.yaml writes the new property`],
  },
  {
    id: 'texts/gateway-name',
    section: 'texts',
    severity: 'error',
    safety: 'review',
    ifLeft: 'ignored',
    why: 'In 8.8 the gateway runs inside the broker, which has its own settings.',
    source: [MAPPING, 'camunda/camunda: with the profile "broker" Grpc.java looks at no zeebe.gateway.* name'],
  },
  {
    id: 'texts/gateway-membership',
    section: 'texts',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'ignored',
    why: 'It told a separate gateway how to join the cluster; in 8.8 the broker is the gateway.',
    source: [`${CHART}/importer-deployment.yaml and importer-configmap-env-vars.yaml`],
  },
  {
    id: 'texts/refused-name',
    section: 'texts',
    severity: 'error',
    safety: 'review',
    ifLeft: 'dangerous',
    why: '8.8 refuses to start while the old name and the new one are both set and differ.',
    source: [MAPPING, UNIFIED],
  },
  {
    id: 'texts/storage',
    section: 'texts',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'dangerous',
    todo: 'Set that key, remove the property.',
    why: '8.8 does not start while the two differ.',
    source: [
      MAPPING,
      UNIFIED,
      `${CHART}/files/_application-unified.yaml: camunda.data.secondary-storage, camundaexporter`,
    ],
  },
  {
    id: 'texts/same-storage',
    section: 'texts',
    severity: 'information',
    safety: 'manual',
    ifLeft: 'unchanged',
    why: 'It says what the chart writes under the new name, and can be removed.',
    source: [MAPPING, UNIFIED],
  },
  {
    id: 'texts/unit-in-name',
    section: 'texts',
    severity: 'information',
    safety: 'manual',
    ifLeft: 'honoured',
    why: 'The old name still works; the new one takes a duration.',
    details: 'The old one counts in the unit it ends with: the same number would mean something else.',
    source: [MAPPING, 'camunda/camunda: Executor.java, ProcessCache.java, Backup.java'],
  },
  {
    id: 'texts/node-id',
    section: 'texts',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'dangerous',
    todo: 'Remove it, or write `${VALUES_ORCHESTRATION_NODE_ID}` there.',
    why: 'All brokers would get the same number.',
    details: 'The start script numbers the brokers.',
    source: [`${CHART}/configmap-unified.yaml: VALUES_ORCHESTRATION_NODE_ID`],
  },
  {
    id: 'texts/said-twice',
    section: 'texts',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'ignored',
    todo: 'Keep the new name, with the right value.',
    why: 'The same is set under another name too.',
    source: [MAPPING, UNIFIED],
  },
  {
    id: 'texts/merge-conflict',
    section: 'texts',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'unchanged',
    why: 'Two configurations that were merged disagree: the first stays, the other waits above it.',
    source: ['this project'],
  },
  {
    id: 'texts/image-path',
    section: 'texts',
    severity: 'error',
    safety: 'review',
    ifLeft: 'ignored',
    why: 'The cluster’s image keeps its files below /usr/local/camunda in 8.8.',
    source: [`${CHART}/statefulset.yaml`],
  },
  {
    id: 'texts/left-alone',
    section: 'texts',
    severity: 'information',
    safety: 'manual',
    ifLeft: 'unchanged',
    todo: 'Look through it yourself.',
    why: 'Some properties have another name in 8.8.',
    source: ['this project'],
  },
  {
    id: 'texts/replaces',
    section: 'texts',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'dangerous',
    why: 'It replaces what the chart writes.',
    details:
      'It takes the place of the whole application.yaml of the cluster: what the values say about these things is lost, and 8.8 starts with its own defaults.',
    source: [`render: with a text, ${CHART}/configmap-unified.yaml writes nothing else into application.yaml`],
  },
];

type TextRule =
  | 'texts/old-name'
  | 'texts/ignored-name'
  | 'texts/gateway-name'
  | 'texts/gateway-membership'
  | 'texts/refused-name'
  | 'texts/storage'
  | 'texts/same-storage'
  | 'texts/unit-in-name'
  | 'texts/node-id';

/** Every old and new name, part by part. Of the gateway's everything is of interest. */
const NAMES = nameTree(PROPERTIES, ['zeebe.gateway']);

// --- the verdict ---------------------------------------------------------------------------------------------------

const STORAGE = 'camunda.data.secondary-storage.';
const engineOf = (row: PropertyRow): string => row.property.slice(STORAGE.length).split('.')[0] ?? '';
/** The number of seconds or milliseconds that the old name takes is no duration the new one would read alike. */
const COUNTS_A_UNIT = /(?:seconds|millis)$/;
const MEMBERSHIP = /^zeebe\.gateway\.(?:cluster|monitoring)\./;

/**
 * `name` is the property as written, `rows` what the table knows under it; `value` its text where that can be seen.
 * Undefined for a property that nothing happens to.
 */
export function textVerdict(
  name: string,
  rows: readonly PropertyRow[],
  value: string | undefined,
  role: TextRole,
  facts: EnvFacts,
): TextVerdict | undefined {
  const relaxed = relaxedParts(name).join('.');
  const gateway = relaxed.startsWith('zeebe.gateway.');
  const none = (rule: TextRule, row?: PropertyRow): TextVerdict => ({
    rule,
    to: row?.property,
    rename: 'none',
    home: row?.valuesKey,
  });
  const [first] = rows;
  if (!first) {
    if (!gateway) return undefined;
    if (MEMBERSHIP.test(relaxed)) return none('texts/gateway-membership');
    const to = name.replace(/^(zeebe)\.(gateway)/i, '$1.broker.$2');
    return { rule: 'texts/gateway-name', to, rename: 'needed', home: undefined };
  }
  if (gateway && MEMBERSHIP.test(relaxed)) return none('texts/gateway-membership', first);
  if (first.property.startsWith(STORAGE)) return storage(relaxed, rows, first, value, role, facts);
  if (first.property === 'camunda.cluster.node-id') return none('texts/node-id', first);
  if (COUNTS_A_UNIT.test(relaxed)) return none('texts/unit-in-name', first);
  const to = { to: first.property, home: first.valuesKey };
  if (first.kind === 'breaking') return { ...to, rule: 'texts/refused-name', rename: 'needed' };
  if (gateway) return { ...to, rule: 'texts/gateway-name', rename: 'needed' };
  if (first.chartWrites && role === 'adds') return { ...to, rule: 'texts/ignored-name', rename: 'needed' };
  return { ...to, rule: 'texts/old-name', rename: 'offered' };
}

function storage(
  relaxed: string,
  rows: readonly PropertyRow[],
  first: PropertyRow,
  value: string | undefined,
  role: TextRole,
  facts: EnvFacts,
): TextVerdict {
  const shared = relaxed.startsWith('camunda.database.');
  const setting = first.property.slice(STORAGE.length).split('.').slice(1).join('.');
  // camunda.database.* and the exporter's address are the same for both engines.
  const row = rows.find((r) => engineOf(r) === facts.secondaryStorage) ?? first;
  if (setting.startsWith('security.')) {
    const to = row.property.replace('opensearch', facts.secondaryStorage ?? 'opensearch');
    // Operate and Tasklist had TLS settings of their own: only the shared ones have one heir.
    if (shared) return { rule: 'texts/refused-name', to, rename: 'needed', home: undefined };
    return { rule: 'texts/refused-name', to: row.property, rename: 'none', home: undefined };
  }
  const same =
    (setting === 'url' && sameUrl(value, facts.secondaryStorageUrl)) ||
    (setting === '' && value !== undefined && value.toLowerCase() === facts.secondaryStorage);
  const to = { to: row.property, home: row.valuesKey };
  if (role === 'adds') return { ...to, rule: same ? 'texts/same-storage' : 'texts/storage', rename: 'none' };
  // One exporter of several, or the prefix of one application: no name of 8.8 means just that.
  const partial = relaxed.startsWith('zeebe.broker.exporters.') || (setting === 'index-prefix' && !shared);
  return { ...to, rule: 'texts/refused-name', rename: partial ? 'none' : 'needed' };
}

/** Rows of the table in their order, by every beginning of their names. */
const RANK = new Map<string, number>();
PROPERTIES.forEach((row, i) => {
  const parts = relaxedParts(row.property);
  for (let n = 1; n <= parts.length; n++) {
    const name = parts.slice(0, n).join('.');
    if (!RANK.has(name)) RANK.set(name, i);
  }
});

export const TEXTS: Texts = {
  names: NAMES,
  roots: ['orchestration', 'zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist'],
  // Options of the others wait as comments.
  programs: ['orchestration', 'zeebe'],
  optionVariables: OPTION_VARIABLES,
  ours: ['zeebe', 'camunda'],
  rank: RANK,
  // Chart 13.x takes a map of files; chart 14.x a list, which a set on its way there may have already.
  item: { name: 'file', text: 'content' },
  oldRoot: /^(?:zeebe|camunda\.?(?:operate|tasklist|database|rest)?)(?:\.|$)/,
  needsFacts: (row) => row.property.startsWith(STORAGE),
  verdict: textVerdict,
  facts: envFacts,
  lacks,
  size: (view) => view.get('orchestration.clusterSize') ?? view.effective('zeebe.clusterSize'),
};
