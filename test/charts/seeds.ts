/** Small changes that nobody asked for, made in upgraded files: each of them has to show. */
import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';

type Path = readonly (string | number)[];
export interface Seed {
  readonly kind: string;
  readonly layer: number;
  readonly path: Path;
  /** Undefined takes it away. */
  readonly value: string | number | undefined;
  /** What the render shows of it: the new value, or the name of what is gone. */
  readonly marker: string;
}

/** What a scalar may become, by its path. `n` makes it unlike every other value. */
const KINDS: readonly (readonly [kind: string, path: RegExp, value: (n: number) => string | number])[] = [
  ['variable', /env\.\d+\.value$/i, (n) => `seed-${n}`],
  ['replicas', /\.(?:replicas|clusterSize|partitionCount)$/, (n) => 200 + n],
  ['size', /\.(?:pvcSize|memory)$/, (n) => `${7000 + n}Mi`],
  ['size', /\.resources\.(?:limits|requests)\.cpu$/, (n) => `${7000 + n}m`],
  ['path', /\.contextPath$/, (n) => `/seed-${n}`],
  ['mount', /\.mountPath$/, (n) => `/seed-${n}`],
  ['probe', /Probe\.\w+Seconds$/, (n) => 7000 + n],
  ["Secret's key", /\.existingSecretKey$/, (n) => `seed-${n}`],
  ["Secret's key", /\.secretKeyRef\.key$/, (n) => `seed-${n}`],
  ['retention', /retention\.(?:minimumAge|\w+Age)$/, (n) => `${7000 + n}d`],
  ['annotation', /annotations\.[^.]+$/i, (n) => `seed-${n}`],
  ['port', /\.service\.\w*[pP]ort$/, (n) => 20000 + n],
  ['secret', /\.(?:inlineSecret|adminPassword)$/, (n) => `seed-${n}`],
  ['address', /\.url\.(?:host|port)$/, (n) => 20000 + n],
  ['image', /\.(?:image\.registry|imageRegistry)$/, (n) => `seed-${n}.example.com`],
  ['image', /\.image\.repository$/, (n) => `seed-${n}/program`],
];
/** Set where the files do not say it: defaults that change are as silent. */
const ADDED: readonly (readonly [kind: string, path: string])[] = [
  ...['orchestration', 'connectors', 'identity', 'optimize', 'console'].flatMap((part): [string, string][] => [
    ['size', `${part}.resources.limits.memory`],
    ['size', `${part}.resources.requests.cpu`],
    ['annotation', `${part}.podAnnotations.seed`],
    ['probe', `${part}.readinessProbe.periodSeconds`],
    ['probe', `${part}.livenessProbe.timeoutSeconds`],
    ['variable', `${part}.env`],
    ['image', `${part}.image.registry`],
    ['image', `${part}.image.repository`],
  ]),
  ['size', 'orchestration.pvcSize'],
  ['replicas', 'orchestration.clusterSize'],
  ['replicas', 'connectors.replicas'],
  ['replicas', 'orchestration.partitionCount'],
  ['path', 'orchestration.contextPath'],
  ['port', 'orchestration.service.httpPort'],
  ['port', 'orchestration.service.grpcPort'],
  ['port', 'orchestration.service.serverPort'],
  ['port', 'connectors.service.serverPort'],
  ['port', 'optimize.service.port'],
  ['port', 'identity.service.port'],
  ['annotation', 'orchestration.service.annotations.seed'],
  ['annotation', 'orchestration.serviceAccount.annotations.seed'],
  ['annotation', 'global.ingress.annotations.seed'],
  ['retention', 'orchestration.history.retention.minimumAge'],
  ['retention', 'orchestration.retention.minimumAge'],
  ['mount', 'orchestration.extraVolumeMounts'],
  // What only 13.x has.
  ['size', 'orchestration.migration.data.resources.limits.memory'],
  ['size', 'orchestration.migration.identity.resources.requests.cpu'],
  ['variable', 'orchestration.migration.identity.env'],
  ['mount', 'orchestration.importer.extraVolumeMounts'],
  ['mount', 'orchestration.migration.data.extraVolumeMounts'],
];

/** Every change that these files allow. */
export function seeds(texts: readonly string[]): Seed[] {
  const out: Seed[] = [];
  const add = (kind: string, layer: number, path: Path, value: Seed['value'], marker = String(value)): void => {
    out.push({ kind, layer, path, value, marker });
  };
  const docs = texts.map((t) => parseDocument(t));
  docs.forEach((doc, layer) => {
    walk(doc.contents, [], (path, value) => {
      const at = `.${path.join('.')}`;
      const kind = KINDS.find(([, pattern]) => pattern.test(at));
      if (kind && value !== null && value !== '') add(kind[0], layer, path, kind[2](out.length));
      if (/annotations\.[^.]+$/i.test(at)) add('annotation that is gone', layer, path, undefined, String(path.at(-1)));
      if (/env\.\d+\.name$/i.test(at)) add('variable that is gone', layer, path.slice(0, -1), undefined, String(value));
    });
  });
  const last = docs.length - 1;
  for (const [kind, at] of ADDED) {
    const path = at.split('.');
    if (docs.some((d) => d.hasIn(path)) || !docs[last]) continue;
    const n = out.length;
    if (kind === 'variable') add(kind, last, [...path, 'seed'], `seed-${n}`);
    else if (kind === 'mount') add(kind, last, [...path, 'seed'], `/seed-${n}`);
    else add(kind, last, path, KINDS.find(([k, p]) => k === kind && p.test(`.${at}`))?.[2](n) ?? `seed-${n}`);
  }
  return out;
}
function walk(node: unknown, path: Path, see: (path: Path, value: unknown) => void): void {
  if (isMap(node))
    for (const { key, value } of node.items) walk(value, [...path, isScalar(key) ? String(key.value) : ''], see);
  else if (isSeq(node))
    node.items.forEach((item, i) => {
      walk(item, [...path, i], see);
    });
  else if (isScalar(node) && !node.anchor) see(path, node.value);
}

/** The files with these changes; undefined where one cannot be made. */
export function sow(texts: readonly string[], chosen: readonly Seed[]): string[] | undefined {
  const docs = texts.map((t) => parseDocument(t));
  if (docs.some((d) => d.errors.length > 0)) return undefined;
  // What goes shifts the indexes behind it: last ones first.
  const order = [...chosen].sort(
    (a, b) => Number(a.value === undefined) - Number(b.value === undefined) || compare(b.path, a.path),
  );
  try {
    for (const seed of order) plant(docs[seed.layer], seed);
  } catch {
    return undefined;
  }
  return docs.map(String);
}
const compare = (a: Path, b: Path): number => {
  const i = a.findIndex((x, j) => x !== b[j]);
  return i < 0 ? 0 : Number(a[i]) - Number(b[i]);
};
function plant(doc: Document | undefined, { kind, path, value, marker }: Seed): void {
  if (!doc) return;
  if (value === undefined) doc.deleteIn(path);
  else if (path.at(-1) !== 'seed' || kind === 'annotation') doc.setIn(path, value);
  else if (kind === 'variable') doc.setIn(path.slice(0, -1), [{ name: 'SEED', value: marker }]);
  else doc.setIn(path.slice(0, -1), [{ name: 'tmp', mountPath: marker }]);
}
