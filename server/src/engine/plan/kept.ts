/** What stays where it is, but speaks of 8.7. */
import { formatPath } from '../path.ts';
import { valueAt } from '../view.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import type { Inspection } from './inspection.ts';

interface Look {
  readonly at: RegExp;
  /** A note of the rules. */
  readonly rule: string;
  readonly is: (value: Json) => boolean;
}
const LOOKS: readonly Look[] = [
  {
    at: /^webModeler\.restapi\.clusters$/,
    rule: 'web-modeler/clusters',
    is: (value) => Array.isArray(value) && value.some(isOldCluster),
  },
  {
    at: /^(?:connectors|identity|optimize|console|webModeler\.(?:restapi|webapp|websockets))\.(?:configuration|overrideConfiguration)$/,
    rule: 'texts/own-configuration',
    is: (value) => typeof value === 'string' && value.trim() !== '',
  },
];

export function planKept(inspection: Inspection): void {
  for (const p of inspection.placed) {
    const final = formatPath(p.final);
    const look = LOOKS.find((l) => l.at.test(final));
    if (!look?.is(valueAt(p.unit.json, p.path) ?? null)) continue;
    inspection.tell(look.rule, { unit: p.unit, path: formatPath(p.path), entry: p.entry });
  }
}

/** Of a version before 8.8, or with the addresses of one. */
function isOldCluster(item: Json): boolean {
  if (!isObject(item)) return false;
  const { url, version } = item;
  const [, minor] =
    /^8\.(\d+)/.exec(typeof version === 'string' || typeof version === 'number' ? String(version) : '') ?? [];
  if (minor !== undefined && Number(minor) < 8) return true;
  return isObject(url) && ['zeebe', 'operate', 'tasklist'].some((k) => k in url);
}
