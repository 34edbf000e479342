/** What of a deployment of 8.7 runs, with which variables, and where its data goes. */
import { asText } from '../../../rules/functions.ts';
import { isOff } from '../../../rules/parts.ts';
import type { View } from '../../../view.ts';
import { isFalse, isObject, type Json } from '../../../yaml/tree.ts';
import { PARTS } from '../parts.ts';

/** Switched on: the new key wins, as it does in the upgraded file. */
export const runs = (v: View, component: 'zeebe' | 'operate' | 'tasklist'): boolean =>
  !PARTS.some((part) => part.at === component && isOff(part, v));
export const clusterOn = (v: View): boolean =>
  (['zeebe', 'operate', 'tasklist'] as const).some((c) => runs(v, c)) && v.get('orchestration.enabled') !== false;
export const storageOn = (v: View): boolean =>
  v.effective('global.elasticsearch.enabled') !== false || v.is('global.opensearch.enabled');
export const regions = (v: View): number => Number(v.text('global.multiregion.regions')) || 1;
export const CLUSTER_ENV = [
  'zeebe.env',
  'zeebeGateway.env',
  'zeebe-gateway.env',
  'operate.env',
  'tasklist.env',
  'orchestration.env',
];
/** Chart 12.x ran its exporter beside those of the variables; the switch never reached that of OpenSearch. */
export const regionsAlone = (v: View): boolean =>
  regions(v) > 1 &&
  !isFalse(v.effective('global.elasticsearch.disableExporter') ?? null) &&
  !v.is('global.opensearch.enabled');
/** A variable of a container. What it says is asked for only by whoever knows its name. */
class EnvItem {
  constructor(readonly item: Readonly<Record<string, Json>>) {}
  get name(): string {
    return asText(this.item.name);
  }
  get value(): Json | undefined {
    return this.item.value;
  }
}
export const envItems = (v: View, paths: readonly string[]): EnvItem[] =>
  paths.flatMap((p) => {
    const list = v.get(p);
    return Array.isArray(list) ? list.filter(isObject).map((item) => new EnvItem(item)) : [];
  });
/** The prefix of Operate and Tasklist where both say the same: only then no index has to be renamed. */
export function indexPrefix(v: View): string | undefined {
  const found = envItems(v, ['operate.env', 'tasklist.env']).filter((i) =>
    /^CAMUNDA_(?:OPERATE|TASKLIST)_(?:ELASTICSEARCH|OPENSEARCH)_INDEX_?PREFIX$/.test(i.name),
  );
  const apps = new Set(found.map((i) => i.name.split('_')[1]));
  const values = new Set(found.map((i) => asText(i.value)));
  const [only] = values;
  return apps.size === 2 && values.size === 1 && only !== undefined && only !== '' ? only : undefined;
}
export const exporterOff = (v: View): boolean =>
  regionsAlone(v) ||
  (!isFalse(v.effective('global.elasticsearch.disableExporter') ?? null) &&
    !isFalse(v.effective('global.elasticsearch.enabled') ?? null) &&
    isFalse(v.effective('global.opensearch.enabled') ?? null) &&
    runs(v, 'zeebe'));
const EXPORTERS = ['orchestration.exporters.camunda.enabled', 'orchestration.exporters.zeebe.enabled'] as const;
/** What all files say decides; what one view is asked tells on which keys that depends. */
export const together = (question: (v: View) => boolean, v: View, all: View): boolean => {
  question(v);
  return question(all);
};
/** Chart 13.x cannot have both exporters off while Optimize or the data migration of one region wants one. */
export const exportersCanBeOff = (v: View): boolean =>
  regionsAlone(v) ||
  EXPORTERS.every((path) => v.get(path) === false) ||
  (exporterOff(v) &&
    isFalse(v.effective('optimize.enabled') ?? null) &&
    v.get('orchestration.migration.data.enabled') === false);

/** Every region writes to one storage: only one of them may migrate it. */
export const sharedStorage = (v: View): boolean =>
  v.is('global.elasticsearch.external') || v.is('global.opensearch.enabled');
