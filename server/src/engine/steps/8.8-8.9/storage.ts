/** Where the cluster keeps its data: chart 13.x ran an Elasticsearch of its own unless told otherwise, chart 14.x runs none. */
import type { DeriveRule, Part } from '../../rules/rule.ts';
import { emptyValue } from '../../yaml/tree.ts';
import type { View } from '../../view.ts';
import type { Look, Overview } from '../step.ts';
import { storage } from './functions.ts';
import { OLD_SECRETS, oldSecret, readsNew } from './oldSecrets.ts';
import { derive, note, single, type Words } from './table.ts';

const WORDS: Words = {
  section: 'storage',
  severity: 'error',
  why: '',
  source: [
    'values.yaml of 13.12 and 14.8: `global.elasticsearch.enabled` and `elasticsearch.enabled` are true in the one and false in the other',
    'render: a file that says nothing about storage has a StatefulSet of Elasticsearch on 13.12 and aborts on 14.8; with only `orchestration.data.secondaryStorage.type` 14.8 renders, without that StatefulSet',
  ],
};
export const STORAGE_VALUES: readonly DeriveRule[] = [
  derive('storage/elasticsearch', 'global.elasticsearch.enabled', true, {
    ...WORDS,
    why: 'Chart 13.x connects to Elasticsearch by default, chart 14.x to nothing.',
    when: { effective: 'global.elasticsearch.enabled', is: true },
    group: 'storage',
  }),
  derive('storage/bundled', 'elasticsearch.enabled', true, {
    ...WORDS,
    why: 'Chart 13.x runs an Elasticsearch of its own by default. Chart 14.x does not: the upgrade would delete it.',
    when: { effective: 'elasticsearch.enabled', is: true },
    ifLeft: 'dangerous',
    group: 'storage',
  }),
  derive(
    'storage/type',
    'orchestration.data.secondaryStorage.type',
    { from: 'storage' },
    {
      ...WORDS,
      why: 'Chart 14.x wants to know where the cluster keeps its data.',
      when: { fact: 'runs-cluster' },
      source: [
        ...WORDS.source,
        'templates/orchestration/_helpers.tpl of 14.8: without a type it is worked out from `global.elasticsearch` and `global.opensearch`',
        'render of 14.8 with and without the type beside `global.elasticsearch.enabled: true`: the same objects',
      ],
      group: 'storage',
    },
  ),
  // The mark that defaults of the old chart were written, where the cluster has none: as the new chart says by itself.
  derive('storage/defaults-said', 'orchestration.data.secondaryStorage.type', '', {
    ...WORDS,
    severity: 'information',
    why: 'An empty secret said that a default of chart 13.x does not count. It goes, and this says that the file is one for chart 14.x.',
    when: { fact: 'empties-default' },
    ifLeft: 'unchanged',
    source: [...WORDS.source, 'values.yaml of 14.8: it is empty by default'],
    group: 'storage',
  }),
];

const OFF = 'storage/off';
/** What chart 13.x read only beside a switch, and chart 14.x reads always. */
export const STORAGE_PARTS: readonly Part[] = [
  ...['existingSecret', 'password', 'secret'].map((key) =>
    single(`global.elasticsearch.auth.${key}`, 'global.elasticsearch.external', OFF),
  ),
  single('global.opensearch.url.host', 'global.opensearch.enabled', OFF),
];

const OPENSEARCH = 'global.opensearch.auth';
/** The cluster writes records for Optimize, or because the files ask for it, to this engine. */
const exports = (merged: View, engine: string): boolean =>
  merged.is('orchestration.enabled') &&
  storage(merged) === engine &&
  (merged.is('optimize.enabled') || merged.is('orchestration.exporters.zeebe.enabled'));
const hasPassword = (merged: View): boolean =>
  OLD_SECRETS.some((row) => row.at === OPENSEARCH && (readsNew(row, merged) || oldSecret(row, merged) !== undefined));
export const STORAGE_OVERVIEWS: readonly Overview[] = [
  {
    at: OPENSEARCH,
    rule: 'storage/password-alone',
    is: (merged) =>
      exports(merged, 'opensearch') &&
      !merged.is('global.opensearch.aws.enabled') &&
      merged.text(`${OPENSEARCH}.username`) === '' &&
      hasPassword(merged),
  },
  {
    at: `${OPENSEARCH}.username`,
    rule: 'storage/aws-alone',
    is: (merged) =>
      exports(merged, 'opensearch') &&
      merged.is('global.opensearch.aws.enabled') &&
      merged.text(`${OPENSEARCH}.username`) !== '',
  },
];
export const STORAGE_LOOKS: readonly Look[] = ['elasticsearch', 'opensearch'].map((engine) => ({
  at: new RegExp(`^global\\.${engine}\\.prefix$`),
  rule: 'storage/empty-prefix',
  is: (value, merged) => emptyValue(value) && merged.is('optimize.enabled') && storage(merged) === engine,
}));
export const STORAGE_NOTES = [
  note('storage/password-alone', {
    section: 'storage',
    severity: 'warning',
    safety: 'manual',
    todo: 'Set `global.opensearch.auth.username`, or take the password out.',
    why: 'Chart 14.x gives the exporter of records this password and an empty user name; chart 13.x gave it neither.',
    details:
      'The exporter signs in only where it has both, so nothing changes unless a variable names the user: then it begins to sign in.',
    source: [
      'render of both with a password and no `username`: `authentication` of the exporter is absent on 13.12, and there on 14.8, with `username: ""`',
      'the exporter in the source of Camunda 8.9: credentials without a user name are none',
    ],
  }),
  note('storage/aws-alone', {
    section: 'storage',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'ignored',
    todo: 'Set both in `orchestration.env` if it needs them.',
    why: 'With AWS chart 14.x gives the exporter of records no user name and no password; chart 13.x gave it both.',
    details:
      'The variables are ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_USERNAME and ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_PASSWORD.',
    source: [
      'render of both with `global.opensearch.aws.enabled: true` and a user name: `authentication` of the exporter is there on 13.12, and absent on 14.8',
    ],
  }),
  note('storage/empty-prefix', {
    section: 'storage',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'misread',
    todo: 'Write the prefix of the indices, such as `zeebe-record`.',
    why: 'Without a prefix chart 14.x lets Optimize read `zeebe-record`, and the exporter still writes without one.',
    source: [
      'render of both with an empty prefix and with null: `zeebe.name` of Optimize is empty on 13.12 and `zeebe-record` on 14.8; the prefix of the exporter is empty on both',
    ],
  }),
  note(OFF, {
    section: 'storage',
    severity: 'warning',
    safety: 'review',
    why: 'Chart 13.x read this only beside that switch; chart 14.x reads it always.',
    source: [
      'templates of 13.12: the password of Elasticsearch is asked for with `global.elasticsearch.external`, the host of OpenSearch with `global.opensearch.enabled`',
      'render of 14.8: the containers ask for the Secret without `external` too; with a host, Optimize works with OpenSearch',
    ],
  }),
];
