// Writes what the engine knows about the keys of the charts, from the charts themselves:
//   node scripts/generate-catalogue.mjs --chart-87 DIR --chart-88 DIR --chart-89 DIR [--check]
// One option for each row of `charts`; DIR is an unpacked camunda-platform chart. --check writes nothing and fails if a file would change.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
/**
 * Keys that work although no values.yaml and no schema of the main chart names them: [path, type, free-form]. Each was
 * found in the templates, or in what a subchart reads below `global`.
 */
const overrides = (...components) =>
  components.flatMap((name) => [
    [`${name}.fullnameOverride`, 'string'],
    [`${name}.nameOverride`, 'string'],
  ]);
const modeler = (...parts) =>
  parts.flatMap((name) => [
    [`webModeler.${name}.image.registry`, 'string'],
    [`webModeler.${name}.image.tag`, 'string'],
  ]);
const inAll = [
  // The names of all objects that belong to no component.
  ['fullnameOverride', 'string'],
  ['nameOverride', 'string'],
  ...overrides('connectors', 'console', 'optimize'),
  ['connectors.scheme', 'string'],
  ['identity.realm', 'object'],
  ['identity.realm.enabled', 'boolean'],
  ['identity.realm.id', 'string'],
  // Every image is looked up at its component first, then in webModeler.image for its three parts, then here.
  ['global.image.digest', 'string'],
  ['webModeler.image.digest', 'string'],
  ...modeler('restapi', 'websockets'),
  ['webModeler.configuration', 'string'],
  ['webModeler.extraConfiguration', 'object', true],
  // Read by the Bitnami subcharts.
  ['global.defaultStorageClass', 'string'],
  ['global.elasticsearch.service', 'object'],
  ['global.elasticsearch.service.name', 'string'],
  ['global.elasticsearch.service.ports', 'object'],
  ['global.elasticsearch.service.ports.restAPI', 'integer'],
  ['global.imagePullSecrets', 'array'],
  ['global.imageRegistry', 'string'],
  ['global.kibanaEnabled', 'boolean'],
  ['global.postgresql', 'object', true],
  ['global.storageClass', 'string'],
];
/**
 * version: a text, because 8.10 as a number is 8.1. release: stated here, because a chart taken from a git tag still carries the
 * previous number in its Chart.yaml. aliases: [old, new], where the chart merges what stands at the old place into the new one.
 */
const charts = [
  {
    version: '8.7',
    release: '12.13.3',
    supplement: [
      ...inAll,
      ...modeler('webapp'),
      ...overrides('executionIdentity', 'operate', 'tasklist', 'zeebe', 'zeebeGateway'),
      ['global.opensearch.prefix', 'string'],
      ['zeebe.contextPath', 'string'],
      // Spellings of 8.5 that the chart still translates.
      ['global.elasticsearch.host', 'string'],
      ['global.elasticsearch.port', 'integer'],
      ['global.elasticsearch.protocol', 'string'],
      ['identity.keycloak', 'object', true],
      ['identity.postgresql', 'object', true],
      ['zeebe-gateway', 'object', true],
      ['zeebeGateway.service.gatewayName', 'string'],
      ['zeebeGateway.service.gatewayPort', 'integer'],
    ],
    aliases: [['zeebeGateway.ingress', 'zeebeGateway.ingress.grpc']],
  },
  {
    version: '8.8',
    release: '13.12.7',
    supplement: [
      ...inAll,
      ...modeler('webapp'),
      ...overrides('orchestration'),
      ['connectors.security.authentication.oidc.audience', 'string'],
      ['global.opensearch.external', 'boolean'],
      ['orchestration.importer.dnsConfig', 'object', true],
      ['orchestration.importer.dnsPolicy', 'string'],
    ],
    aliases: [],
  },
  {
    version: '8.9',
    release: '14.8.4',
    supplement: [
      ...inAll,
      ...overrides('orchestration'),
      ['connectors.security.authentication.oidc.audience', 'string'],
      // Where a component has an empty one.
      ['global.image.tag', 'string'],
      // No longer listed, and still read.
      ['orchestration.security.initialization.defaultRoles.admin.mappingRules', 'array'],
      ['orchestration.security.initialization.defaultRoles.connectors.mappingRules', 'array'],
    ],
    aliases: [],
  },
];

const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const escape = (segment) => segment.replaceAll('\\', '\\\\').replaceAll('.', '\\.');
const pathOf = (segments) => segments.map(escape).join('.');

const typeOf = (value) => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

/** Types a schema node accepts; none if it does not say. */
const schemaTypes = (schema) => {
  if (!isMap(schema)) return [];
  const branches = schema.anyOf ?? schema.oneOf;
  return branches ? branches.flatMap(schemaTypes) : [schema.type ?? []].flat();
};

/** `## @param PATH [modifiers] text`: the types it states, and whether it calls the key deprecated. */
const readParams = (text) => {
  const params = new Map();
  for (const [, path, modifiers, prose] of text.matchAll(/^ *##? *@param +(\S+)(?: +\[([a-z, ]+)\])?(.*)$/gm)) {
    const types = (modifiers ?? '').split(/[, ]+/).filter((word) => /^(array|object|string)$/.test(word));
    params.set(path, { types, deprecated: /\bdeprecated\b/i.test(prose) });
  }
  return params;
};

/** Names under which the chart includes others; all of them have far more keys than the main values.yaml repeats. */
const subcharts = (chart) =>
  (chart.dependencies ?? []).filter((entry) => entry.condition).map((entry) => entry.alias ?? entry.name);

const readKeys = ({ version, supplement, aliases }, folder) => {
  const read = (name) => readFileSync(join(folder, name), 'utf8');
  const text = read('values.yaml');
  // YAML 1.1, as Helm reads it.
  const values = parse(text, { version: '1.1', merge: true });
  const schemaFile = join(folder, 'values.schema.json');
  const schema = existsSync(schemaFile) ? JSON.parse(readFileSync(schemaFile, 'utf8')) : {};
  const params = readParams(text);
  const foreign = new Set(subcharts(parse(read('Chart.yaml'))));

  const keys = new Map();
  const visit = (parent, value, node) => {
    const children = new Map();
    for (const name of Object.keys(isMap(value) ? value : {}))
      children.set(name, { value: value[name], inValues: true });
    for (const [name, schema] of Object.entries(node?.properties ?? {}))
      children.set(name, { ...children.get(name), schema });
    for (const [name, child] of children) {
      const segments = [...parent, name];
      const path = pathOf(segments);
      const param = params.get(path) ?? params.get(segments.join('.'));
      const enforced = schemaTypes(child.schema);
      const types = enforced.length > 0 ? enforced : param?.types.length ? param.types : [typeOf(child.value)];
      const named = Object.keys(child.schema?.properties ?? {}).length > 0;
      const empty = isMap(child.value) && Object.keys(child.value).length === 0;
      const open = types.includes('object') && child.schema?.additionalProperties !== undefined;
      keys.set(path, {
        segments,
        types,
        items: schemaTypes(child.schema?.items ?? child.schema?.additionalProperties),
        freeform: open || (empty && !named) || (isMap(child.value) && foreign.has(segments[0])),
        enforced: enforced.length > 0,
        deprecated: param?.deprecated ?? false,
        // The default of a map with keys of its own is the sum of theirs.
        value: child.inValues && (!isMap(child.value) || empty) ? child.value : undefined,
      });
      visit(segments, child.value, child.schema);
    }
  };
  visit([], values, schema);

  const listed = keys.size;
  const add = (path, types, freeform = false) => {
    if (keys.has(path)) return false;
    keys.set(path, { segments: path.split(/(?<!\\)\./), types, items: [], freeform, unlisted: true });
    return true;
  };
  for (const [path, type, freeform] of supplement)
    if (!add(path, [type], freeform))
      throw new Error(`${version}: the chart lists ${path} now; drop it from the table`);
  for (const [from, to] of aliases)
    for (const [path, key] of [...keys])
      // A dotted segment is one of the chart's own annotations, not a key.
      if (path.startsWith(`${to}.`) && !path.includes('\\.'))
        add(from + path.slice(to.length), key.types, key.freeform);
  // Text or { name: Secret }: the templates read the name.
  for (const [path, key] of [...keys])
    if (key.types.includes('string') && key.types.includes('object')) add(`${path}.name`, ['string']);
  for (const { segments } of keys.values())
    if (segments.length > 1 && !keys.has(pathOf(segments.slice(0, -1)))) throw new Error(`${segments} has no parent`);
  return { keys, listed };
};

const compare = (a, b) => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return a.length - b.length;
};

const line = (path, key) => {
  const flags = [key.freeform && 'f', key.enforced && 'e', key.deprecated && 'd', key.unlisted && 'u'].filter(Boolean);
  const items = key.items.length > 0 ? `<${key.items.join('|')}>` : '';
  const parts = [path, key.types.join('|') + items, flags.join('') || '-'];
  // The text stands in String.raw, where only these two characters mean something; JSON has another spelling for both.
  if (key.value !== undefined)
    parts.push(JSON.stringify(key.value).replaceAll('`', '\\u0060').replaceAll('${', '\\u0024{'));
  if (/[`\s]|\$\{/.test(parts[0] + parts[1])) throw new Error(`${path} cannot be written as one word`);
  return parts.join(' ');
};

const render = (release, keys) => {
  const lines = [...keys].sort(([, a], [, b]) => compare(a.segments, b.segments)).map(([path, key]) => line(path, key));
  return `// Written by scripts/generate-catalogue.mjs from the camunda-platform chart ${release}; not to be edited.
// One key a line: path, types<types of items or entries>, flags, default as JSON (a map's is the sum of its keys').
// Flags: f free-form, e type enforced by the chart's schema, d deprecated, u works but is not listed by the chart.
export const keys = String.raw\`
${lines.join('\n')}
\`;
`;
};

const optionOf = ({ version }) => `--chart-${version.replace('.', '')}`;
const usage = () => {
  const options = charts.map((chart) => `${optionOf(chart)} DIR`).join(' ');
  console.error(`usage: node scripts/generate-catalogue.mjs ${options} [--check]`);
  process.exit(1);
};
const folders = new Map();
let check = false;
for (let args = process.argv.slice(2); args.length > 0;) {
  const option = args.shift();
  const chart = charts.find((c) => optionOf(c) === option);
  if (option === '--check') check = true;
  else if (chart) folders.set(chart, args.shift() ?? usage());
  else usage();
}
if (charts.some((chart) => !folders.has(chart))) usage();

for (const chart of charts) {
  const name = `server/src/engine/charts/${chart.version}/keys.ts`;
  const file = join(root, name);
  const { keys, listed } = readKeys(chart, folders.get(chart));
  const text = render(chart.release, keys);
  const current = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
  const state = text === current ? 'current' : check ? 'OUT OF DATE' : 'written';
  if (state === 'OUT OF DATE') process.exitCode = 1;
  if (state === 'written') writeFileSync(file, text);
  console.log(`${name}: ${listed} keys, ${keys.size - listed} unlisted, ${text.length} characters, ${state}`);
}
