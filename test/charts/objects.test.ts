/**
 * The objects that the old chart of a step makes and the new one does not are those of its table of names: whoever patches one, or
 * points at it, from outside the values has to be told. Runs with `npm run test:charts` only.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../server/src/engine/index.ts';
import { STEPS, stepTo, type Minor } from '../../server/src/engine/steps/index.ts';
import { goneOf } from '../../server/src/engine/wrappers/gone.ts';
import type { Plain } from '../support/tree.ts';
import { below, maps, render } from './helm.ts';

const CHARTS: Readonly<Record<Minor, string>> = {
  '8.7': process.env.CAMUNDA_CHART_87 ?? '',
  '8.8': process.env.CAMUNDA_CHART_88 ?? '',
  '8.9': process.env.CAMUNDA_CHART_89 ?? '',
};
const MODELER = `
console: {enabled: true}
webModeler: {enabled: true, restapi: {mail: {fromAddress: a@example.org}}}
`;
const OLDEST: Readonly<Record<string, string>> = {
  'one Ingress': `
global: {ingress: {enabled: true, host: h.example.org}, license: {key: abc}}
zeebe: {podDisruptionBudget: {enabled: true}}
zeebeGateway: {podDisruptionBudget: {enabled: true}, ingress: {grpc: {enabled: true, host: g.example.org}}}
prometheusServiceMonitor: {enabled: true}
postgresql: {enabled: true}${MODELER}`,
  'an Ingress for each': `
identity: {ingress: {enabled: true, host: i.example.org}}
optimize: {ingress: {enabled: true, host: o.example.org}}
operate: {ingress: {enabled: true, host: p.example.org}}
tasklist: {ingress: {enabled: true, host: t.example.org}}
connectors: {ingress: {enabled: true, host: c.example.org}, inbound: {mode: credentials}}
zeebeGateway: {ingress: {rest: {enabled: true, host: r.example.org}}}
postgresql: {enabled: true}
${MODELER.replace(
  'console: {enabled: true}',
  'console: {enabled: true, ingress: {enabled: true, host: n.example.org}}',
).replace('}}}', '}}, ingress: {enabled: true, webapp: {host: w.example.org}, websockets: {host: s.example.org}}}')}`,
  'OpenSearch outside': `
global:
  elasticsearch: {enabled: false}
  opensearch: {enabled: true, url: {protocol: https, host: os, port: 443}, auth: {username: u, password: p}}
elasticsearch: {enabled: false}
optimize: {enabled: false}
`,
  'Elasticsearch outside': `
global:
  elasticsearch: {enabled: true, external: true, url: {protocol: https, host: es, port: 443}, auth: {username: u, password: p}}
elasticsearch: {enabled: false}
`,
};
const NEWER: Readonly<Record<string, string>> = {
  'with all migrations': `
global: {ingress: {enabled: true, host: h.example.org}, security: {authentication: {method: oidc}}}
identity: {enabled: true}
identityKeycloak: {enabled: true}
optimize: {enabled: true, persistence: {enabled: true}}
orchestration:
  migration: {data: {enabled: true}, identity: {enabled: true, secret: {inlineSecret: x}}}
  profiles: {identity: true, operate: true, tasklist: true}
prometheusServiceMonitor: {enabled: true}
webModelerPostgresql: {enabled: true}${MODELER}`,
  'databases outside': `
identity: {enabled: true, externalDatabase: {enabled: true, host: d, username: u, password: p}}
identityKeycloak: {enabled: true}
identityPostgresql: {enabled: false}
webModeler:
  enabled: true
  restapi: {mail: {fromAddress: a@example.org}, externalDatabase: {url: jdbc:postgresql://d/x, user: u, password: p}}
`,
};
/** Made anew in each upgrade, by charts around this one, or of no name that anybody knows beforehand. */
const NOT_ASKED = /^(?:Secret camunda-credentials|Pod .*)$/;

const text = (value: Plain | undefined): string => (typeof value === 'string' ? value : '');
/** Kinds with names, without the release. */
async function objectsOf(chart: string, values: string): Promise<ReadonlySet<string>> {
  const found = await render(chart, [values], ['--skip-tests']);
  assert.ok('objects' in found, 'error' in found ? found.error : '');
  return new Set(found.objects.map((o) => `${text(o.kind)} ${text(below(o, 'metadata').name)}`));
}
const bare = (name: string): string => name.replace(/ camunda-/, ' ');

for (const step of STEPS)
  describe(`objects from ${step.from} to ${step.to}`, { skip: CHARTS[step.from] === '' }, () => {
    const { names } = stepTo(step.to) ?? step;
    const seen = new Set<string>();
    const sets = step.from === '8.7' ? OLDEST : NEWER;
    for (const [name, values] of Object.entries(sets))
      test(name, async () => {
        const after =
          upgrade(readSet([{ name: 'v', text: values }], { from: step.from, target: step.to })).layers[0]?.after ?? '';
        const [old, now] = [await objectsOf(CHARTS[step.from], values), await objectsOf(CHARTS[step.to], after)];
        for (const object of old) {
          if (NOT_ASKED.test(object)) continue;
          const [kind = '', suffix = ''] = bare(object).split(' ');
          const known = goneOf(names, kind)[suffix] !== undefined;
          if (known) seen.add(`${kind} ${suffix}`);
          assert.equal(known, !now.has(object), object);
        }
      });
    test('every name of the table is one of the old chart', () => {
      const kinds = ['Deployment', 'Service', 'ServiceAccount', 'Secret', 'ConfigMap', ...Object.keys(names.objects)];
      const all = new Set(kinds.flatMap((kind) => Object.keys(goneOf(names, kind)).map((n) => `${kind} ${n}`)));
      assert.deepEqual(
        [...all].filter((n) => !seen.has(n)),
        [],
      );
    });
    test('images', async () => {
      const images = async (chart: string, values: string): Promise<Set<string>> => {
        const found = await render(chart, [values]);
        const pods = 'objects' in found ? found.objects.map((o) => below(o, 'spec', 'template', 'spec')) : [];
        return new Set(
          pods.flatMap((p) =>
            maps(p.containers).map((c) =>
              text(c.image)
                .replace(/:[^:]*$/, '')
                .replace(/^docker\.io\//, ''),
            ),
          ),
        );
      };
      const before = Object.values(sets)[0] ?? '';
      const after =
        upgrade(readSet([{ name: 'v', text: before }], { from: step.from, target: step.to })).layers[0]?.after ?? '';
      const [old, now] = [await images(CHARTS[step.from], before), await images(CHARTS[step.to], after)];
      assert.deepEqual(
        [...old].filter((i) => i.startsWith('camunda/') && !now.has(i)).sort(),
        Object.keys(names.images).sort(),
      );
    });
  });
