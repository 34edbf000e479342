/**
 * Settings that chart 13.x gives the cluster and chart 14.x does not, or under another name: who sets one in a variable or a
 * file is told. The list is what renders of both charts differ in; see test/charts/variables.test.ts.
 */
import { asVariable, readFile } from '../../effects/application.ts';
import type { Look } from '../step.ts';
import type { View } from '../../view.ts';
import { isObject, type Json } from '../../yaml/tree.ts';
import { exportsForMigration, storage } from './functions.ts';
import { note } from './table.ts';

interface Gone {
  /** The names of variables; a file says the same in its own spelling. */
  readonly is: RegExp;
  readonly variable: string;
  readonly file: string;
  readonly while?: (merged: View) => boolean;
}
/** By name or in a list by number; in a document of a file that depends on something as well. */
const named = (pattern: string): RegExp => new RegExp(`^(?:${pattern})(?:_\\d+)?(?: \\(|$)`);
const engine = (merged: View): string => (storage(merged) ?? 'none').toUpperCase();
const RENAMED = { variable: 'cluster/old-variable', file: 'cluster/old-property' };
const ALONE = { variable: 'cluster/lone-exporter', file: 'cluster/lone-exporter' };
const GONE: readonly Gone[] = [
  {
    ...RENAMED,
    is: named(
      [
        'ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS',
        'ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_(?:CONNECT_(?:URL|USERNAME|PASSWORD)|HISTORY_RETENTION_\\w+)',
        'CAMUNDA_DATABASE_(?:INDEX_NUMBEROFREPLICAS|RETENTION_\\w+)',
        'CAMUNDA_(?:OPERATE_)?PERSISTENTSESSIONSENABLED',
        'CAMUNDA_OPERATE_ZEEBEOPENSEARCH_(?:USERNAME|PASSWORD)',
      ].join('|'),
    ),
  },
  {
    ...RENAMED,
    is: named('ZEEBE_GATEWAY_CLUSTER_INITIALCONTACTPOINTS'),
    while: (merged) => merged.get('orchestration.profiles.broker') === false,
  },
  ...['ELASTICSEARCH', 'OPENSEARCH'].flatMap((kind): Gone[] => [
    {
      ...ALONE,
      is: named(`ZEEBE_BROKER_EXPORTERS_${kind}_\\w+`),
      while: (merged) => exportsForMigration(merged) && engine(merged) === kind,
    },
    {
      variable: 'cluster/exporter-password',
      file: '',
      is: named(`VALUES_${kind}_PASSWORD`),
      while: (merged) => merged.is('optimize.enabled') && engine(merged) === kind,
    },
  ]),
];
/** What Spring reads; a long file of another program is not worth reading. */
const CONFIGURATION = /\.(?:ya?ml|properties)$/;
/** The settings in a list of variables, in a map of files or in one file, by their variables. */
export function settingsIn(value: Json): readonly string[] {
  const inFile = (name: string, text: Json): string[] =>
    typeof text === 'string' && (name === '' || CONFIGURATION.test(name)) ? [...readFile({ name, text }).keys()] : [];
  if (Array.isArray(value))
    return value.flatMap((v) => (isObject(v) && typeof v.name === 'string' ? [asVariable(v.name)] : []));
  return isObject(value) ? Object.entries(value).flatMap(([name, text]) => inFile(name, text)) : inFile('', value);
}
const looksAt = (at: RegExp, where: 'variable' | 'file'): Look[] =>
  [...new Set(GONE.map((g) => g[where]))].filter(Boolean).map((rule) => {
    const mine = GONE.filter((g) => g[where] === rule);
    return {
      at,
      rule,
      is: (value, merged) =>
        settingsIn(value).some((name) => mine.some((g) => g.is.test(name) && g.while?.(merged) !== false)),
    };
  });
const NEW_POINTS = named('CAMUNDA_CLUSTER_INITIALCONTACTPOINTS');
/** Chart 13.x named the pods of the cluster as its contact points, chart 14.x leaves that to a variable. */
const lacksPoints = (regions: Json, merged: View): boolean =>
  (Number(regions) || 0) > 1 &&
  merged.is('orchestration.enabled') &&
  merged.get('orchestration.profiles.broker') !== false &&
  !['env', 'extraConfiguration', 'configuration'].some((key) =>
    settingsIn(merged.get(`orchestration.${key}`) ?? null).some((name) => NEW_POINTS.test(name)),
  );
/** Variables that chart 14.x puts into the list of a container and chart 13.x did not, by the lists that join them there. */
type NowSet = readonly [at: RegExp, names: RegExp, on: (merged: View) => boolean];
const NOW_SET: readonly NowSet[] = [
  [
    /^optimize\.(?:migration\.)?env$/,
    /^CAMUNDA_OPTIMIZE_ELASTICSEARCH_S(?:SL_ENABLED|ECURITY_USERNAME)$/,
    (merged) => merged.is('optimize.enabled') && engine(merged) === 'ELASTICSEARCH',
  ],
  [
    /^optimize\.(?:migration\.)?env$/,
    /^JAVA_TOOL_OPTIONS$/,
    (merged) => merged.is('optimize.enabled') && merged.text('optimize.javaOpts') !== '',
  ],
  ...['elasticsearch', 'opensearch'].map((kind): NowSet => [
    /^orchestration\.env$/,
    named(`VALUES_OPTIMIZE_DATABASE_${kind.toUpperCase()}_PASSWORD`),
    (merged) =>
      merged.is('optimize.enabled') &&
      engine(merged) === kind.toUpperCase() &&
      ['secret.existingSecret', 'secret.inlineSecret', 'existingSecret', 'password'].some(
        (key) => merged.text(`global.${kind}.auth.${key}`) !== '',
      ),
  ]),
];
export const SETTING_LOOKS: readonly Look[] = [
  ...NOW_SET.map(([at, names, on]): Look => ({
    at,
    rule: 'storage/variable-twice',
    is: (value, merged) => on(merged) && settingsIn(value).some((name) => names.test(name)),
  })),
  { at: /^global\.multiregion\.regions$/, rule: 'cluster/contact-points', is: lacksPoints },
  ...looksAt(/^orchestration\.env$/, 'variable'),
  ...looksAt(/^orchestration\.extraConfiguration$/, 'file'),
];

const DIFFER = 'application.yaml of 13.12 and 14.8, rendered; the application was not run';
export const SETTING_NOTES = [
  note('cluster/old-variable', {
    section: 'texts',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'misread',
    todo: 'Rename the variable.',
    why: 'The chart writes its setting under a new name, which can win over the old one.',
    details:
      'The new names are CAMUNDA_CLUSTER_INITIALCONTACTPOINTS, CAMUNDA_DATA_SECONDARYSTORAGE_*_NUMBEROFREPLICAS, CAMUNDA_DATA_SECONDARYSTORAGE_RETENTION_*, CAMUNDA_PERSISTENT_SESSIONS_ENABLED, and for the CamundaExporter CAMUNDA_DATA_SECONDARYSTORAGE_*_URL, _USERNAME and _PASSWORD. With several regions nobody but this variable names the contact points. CAMUNDA_OPERATE_ZEEBEOPENSEARCH_* have none: they were of the importer.',
    source: [
      DIFFER,
      'application.yaml of 14.8: with several regions CAMUNDA_CLUSTER_INITIALCONTACTPOINTS is asked for; with `profiles.broker: false` 14.8 writes contact points, and 13.12 none',
    ],
  }),
  note('cluster/old-property', {
    section: 'texts',
    severity: 'warning',
    safety: 'manual',
    todo: 'Compare it with the application.yaml of the chart.',
    why: 'A file here sets a property that chart 14.x writes under a new name.',
    source: [DIFFER],
  }),
  note('cluster/contact-points', {
    section: 'components',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'dangerous',
    todo: 'Name them in CAMUNDA_CLUSTER_INITIALCONTACTPOINTS of `orchestration.env`.',
    why: 'With several regions chart 14.x writes no contact points: brokers would not find each other.',
    details: 'Chart 13.x wrote those of this region, over which a variable was put. List the brokers of all regions.',
    source: [
      'render with `global.multiregion.regions: 2`: the application.yaml of 13.12 has `initialContactPoints`, that of 14.8 none and a comment that asks for the variable',
    ],
  }),
  note('storage/variable-twice', {
    section: 'storage',
    severity: 'warning',
    safety: 'manual',
    todo: 'Take it out if the chart says the same.',
    why: 'Chart 14.x sets a variable of this list by itself: it would stand twice in the container.',
    details:
      'The later one counts, which is yours, but Helm 4 refuses two of one name. The user name, the password and `SSL_ENABLED` come from `global.elasticsearch` or `global.opensearch`, JAVA_TOOL_OPTIONS from `optimize.javaOpts`.',
    source: [
      'render of both with a user name, with https and with `optimize.javaOpts`: `env` of the containers of Optimize',
    ],
  }),
  note('cluster/lone-exporter', {
    section: 'storage',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'dangerous',
    todo: 'Take it out, or keep the exporter with `orchestration.exporters.zeebe.enabled: true`.',
    why: 'It is about an exporter that chart 13.x writes for the migration only, and chart 14.x does not.',
    details: 'What is left describes an exporter without a class.',
    source: [
      'render with `orchestration.migration.data.enabled: true`, without Optimize: the exporter is in the application.yaml of 13.12 and not in that of 14.8',
    ],
  }),
  note('cluster/exporter-password', {
    section: 'secrets',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'misread',
    todo: 'Set VALUES_OPTIMIZE_DATABASE_ELASTICSEARCH_PASSWORD, or that of OPENSEARCH, to the same.',
    why: 'The exporter for Optimize asks for its password under another name.',
    source: ['render of both with Optimize and a user name for the storage: the `authentication` of that exporter'],
  }),
];
