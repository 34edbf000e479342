/** Where the cluster keeps its data: chart 13.x ran an Elasticsearch of its own unless told otherwise, chart 14.x runs none. */
import type { DeriveRule, Part } from '../../rules/rule.ts';
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
export const STORAGE_NOTES = [
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
