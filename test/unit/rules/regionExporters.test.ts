/**
 * Several regions: the exporter of chart 12.x ran unless `disableExporter` said otherwise, whatever other exporters the variables
 * define. What ran has to run in 8.8 too, and what was off stays off.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';

const env = (...names: readonly string[]): string =>
  `zeebe:\n  env:\n${names.map((name) => `    - {name: ZEEBE_BROKER_EXPORTERS_${name}, value: x}\n`).join('')}`;
const KAFKA = env('KAFKA_CLASSNAME', 'KAFKA_JARPATH');
const REGIONS = env('ELASTICSEARCHREGION0_CLASSNAME', 'ELASTICSEARCHREGION0_ARGS_URL');
const global = (rest: string, regions = '2'): string => `global: {multiregion: {regions: ${regions}}, ${rest}}\n`;

/** The two switches of chart 13.x, and the variables of its new exporter. */
function exporters(...texts: readonly string[]): string {
  const { layers } = upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  const after = layers.map((l) => l.after).join('\n');
  const at = (name: string): string =>
    new RegExp(`${name}:\\s+enabled: (true|false)`).exec(after.slice(after.indexOf('exporters:')))?.[1] ?? '-';
  return `camunda ${at('camunda')}, records ${at('zeebe')}${after.includes('CAMUNDAREGION0_CLASSNAME') ? ', CAMUNDAREGION0' : ''}`;
}

describe('the exporter of chart 12.x in several regions', () => {
  for (const [name, expected, ...texts] of [
    ['nothing is said', 'camunda true, records true', global('')],
    ['another exporter beside it', 'camunda true, records true', global('') + KAFKA],
    ['another exporter, in another file', 'camunda true, records true', global(''), KAFKA],
    ['exporters of regions beside it', 'camunda true, records true, CAMUNDAREGION0', global('') + REGIONS],
    ['said to be on', 'camunda true, records true', global('elasticsearch: {disableExporter: false}') + KAFKA],
    ['off', 'camunda false, records false', global('elasticsearch: {disableExporter: true}')],
    [
      'off by what is true for a template',
      'camunda false, records false',
      global('elasticsearch: {disableExporter: "x"}'),
    ],
    [
      'off, with exporters of regions',
      'camunda false, records false, CAMUNDAREGION0',
      global('elasticsearch: {disableExporter: true}') + REGIONS,
    ],
    [
      'OpenSearch, which the switch never reached',
      'camunda true, records true',
      global('opensearch: {enabled: true}, elasticsearch: {enabled: false, disableExporter: true}') + KAFKA,
    ],
    ['one region', 'camunda -, records -', global('', '1') + KAFKA],
  ] as const)
    test(name, () => {
      assert.equal(exporters(...texts), expected);
    });
});
