/** Files of 8.8 led on to 8.9 and rendered with both charts: what runs, its volumes, its variables and its routes stay. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSet, upgrade, type LayerText } from '../../server/src/engine/index.ts';
import { cases, singles } from '../support/fixtures.ts';
import { isMap, type Plain, type PlainMap } from '../support/tree.ts';
import { below, maps, render } from './helm.ts';

const [OLD, NEW] = [process.env.CAMUNDA_CHART_88 ?? '', process.env.CAMUNDA_CHART_89 ?? ''];
const wanted = (process.env.CHART_SETS ?? '').split(',').filter((w) => w !== '');

const toEight = (layers: readonly LayerText[]): LayerText[] =>
  upgrade(readSet(layers, { from: '8.7' })).layers.map((l) => ({ name: l.name, text: l.after }));
const SETS: readonly { readonly name: string; readonly layers: readonly LayerText[] }[] = [
  ...singles('clean-8.8'),
  ...cases()
    .filter((_, i) => i % 6 === 0)
    .map((f) => ({ name: `${f.name}, upgraded to 8.8`, layers: toEight(f.layers) })),
  {
    name: 'samples/acme, upgraded to 8.8',
    layers: toEight(
      ['values.yaml', 'values-prod.yaml', 'values-secrets.yaml'].map((name) => ({
        name,
        text: readFileSync(join(__dirname, '../../samples/acme', name), 'utf8'),
      })),
    ),
  },
  {
    name: 'all defaults of chart 13.x',
    layers: [{ name: 'values.yaml', text: OLD === '' ? '' : readFileSync(join(OLD, 'values.yaml'), 'utf8') }],
  },
].filter((s) => wanted.length === 0 || wanted.some((w) => s.name.includes(w)));

/** What is meant to go: jobs of the migration, importer, Web Modeler's second pod. */
const GONE = /migration|importer|-web-modeler-webapp$/;
/** Where the chart itself does otherwise, whatever the values say. */
const OTHERWISE =
  /^(?:VALUES_MIGRATION_CLIENT_SECRET|POSTGRES_(?:POSTGRES_)?PASSWORD|RESTAPI_PUSHER_KEY|PUSHER_APP_KEY|CAMUNDA_OPTIMIZE_OPENSEARCH_SECURITY_USERNAME)$/;

interface Facts {
  readonly workloads: ReadonlyMap<string, PlainMap>;
  readonly variables: ReadonlyMap<string, string>;
  readonly routes: ReadonlySet<string>;
}
const text = (v: Plain | undefined): string => (typeof v === 'string' ? v : JSON.stringify(v ?? null));
function factsOf(objects: readonly PlainMap[]): Facts {
  const workloads = new Map<string, PlainMap>();
  const variables = new Map<string, string>();
  const routes = new Set<string>();
  for (const o of objects) {
    const name = text(below(o, 'metadata').name);
    if (/^(?:StatefulSet|Deployment)$/.test(text(o.kind))) {
      workloads.set(`${text(o.kind)}/${name}`, o);
      for (const c of maps(below(o, 'spec', 'template', 'spec').containers))
        for (const e of maps(c.env)) variables.set(`${name} ${text(e.name)}`, text(e.valueFrom ?? e.value));
    }
    if (o.kind === 'Ingress')
      for (const rule of maps(below(o, 'spec').rules))
        for (const path of maps(below(rule, 'http').paths)) routes.add(`${text(rule.host)}${text(path.path)}`);
  }
  return { workloads, variables, routes };
}
const SPEC = ['serviceName', 'volumeClaimTemplates', 'selector'] as const;
function lost(a: Facts, b: Facts): string[] {
  const out: string[] = [];
  for (const [key, old] of a.workloads) {
    const now = b.workloads.get(key);
    if (!now) {
      if (!GONE.test(key)) out.push(`${key} is gone`);
      continue;
    }
    for (const field of SPEC)
      if (JSON.stringify(below(old, 'spec')[field]) !== JSON.stringify(below(now, 'spec')[field]))
        out.push(`${key}: another ${field}`);
  }
  for (const [key, value] of a.variables) {
    const [workload = '', name = ''] = key.split(' ');
    if (GONE.test(workload) || OTHERWISE.test(name)) continue;
    if (b.variables.get(key) !== value) out.push(`${key} is not what it was`);
  }
  for (const route of a.routes) if (!b.routes.has(route)) out.push(`${route} leads nowhere`);
  return out;
}

let compared = 0;
describe('from 8.8 to 8.9', () => {
  for (const { name, layers } of SETS)
    test(name, async () => {
      const before = await render(
        OLD,
        layers.map((l) => l.text),
      );
      // What chart 13.x refuses proves nothing about 14.x.
      if ('error' in before) return;
      compared++;
      const { layers: led, findings } = upgrade(readSet(layers, { from: '8.8', target: '8.9' }));
      const after = await render(
        NEW,
        led.map((l) => l.after),
      );
      assert.ok(!('error' in after), 'error' in after ? after.error : '');
      const asked = findings.some((f) => f.safety === 'manual' && f.severity === 'error');
      const differs = lost(factsOf(before.objects), factsOf(after.objects));
      assert.ok(asked || differs.length === 0, differs.join('\n'));
      assert.ok(after.objects.some(isMap));
    });

  test('most of them could be compared', () => assert.ok(compared * 4 >= SETS.length * 3, `only ${String(compared)}`));
});
