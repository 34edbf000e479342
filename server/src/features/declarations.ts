/**
 * Which values files somebody's deployment tool passes to the chart: helmfile, Argo CD, Flux, Kustomize. Read tolerantly,
 * because these files are often templates themselves; whatever is not understood declares nothing. Formats:
 * helmfile.readthedocs.io, argo-cd.readthedocs.io (user-guide/helm, multiple_sources), fluxcd.io (helmreleases),
 * kubectl.docs.kubernetes.io (kustomization, helmCharts and configMapGenerator).
 */
import { parseDocuments } from '../engine/yaml/parse.ts';
import { isObject, toJson, type Json } from '../engine/yaml/tree.ts';
import type { Declaration, DeploymentFile } from '../protocol.ts';

type Obj = Record<string, Json>;
/** Stands for what a template fills in, until the text is read: `*` would be an alias. */
const HOLE = '\ue000';
const CHART = /camunda-platform/i;

export function declarations(files: readonly DeploymentFile[]): Declaration[] {
  const read = files.map((file) => ({ path: file.path, documents: documentsOf(file.text) }));
  const generated = read.flatMap(({ path, documents }) => documents.flatMap((d) => generators(d, path)));
  return read.flatMap(({ path, documents }) =>
    documents
      .flatMap((d) => [
        ...helmfile(d, path),
        ...argo(d, path),
        ...flux(d, path, generated),
        ...kustomizeCharts(d, path),
      ])
      .filter((d) => d.files.length > 0 || d.inline),
  );
}

function documentsOf(text: string): Obj[] {
  const filled = text
    // Control structures on lines of their own.
    .replace(/^[ \t]*\{\{.*\}\}[ \t]*$/gm, '')
    .replace(/\{\{.*?\}\}/g, HOLE);
  return parseDocuments(filled).flatMap((d) => {
    const value = d.root ? toJson(d.root) : undefined;
    return isObject(value) ? [value] : [];
  });
}

function helmfile(doc: Obj, path: string): Declaration[] {
  return maps(doc.releases)
    .filter((r) => CHART.test(text(r.chart)))
    .map((r) => {
      const values = list(r.values);
      return declared(path, text(r.name), {
        release: text(r.name),
        namespace: text(r.namespace),
        // Encrypted files come after the others.
        files: [...values, ...list(r.secrets)].map((v) => beside(path, text(v))),
        inline: values.some(isObject) || list(r.set).length > 0,
      });
    });
}

function argo(doc: Obj, path: string): Declaration[] {
  const isSet = doc.kind === 'ApplicationSet';
  if (doc.kind !== 'Application' && !isSet) return [];
  const application = isSet ? map(map(doc.spec).template) : doc;
  const spec = map(application.spec);
  return [spec.source ?? null, ...list(spec.sources)].filter(isObject).flatMap((source) => {
    const helm = map(source.helm);
    const from = [text(source.chart), text(source.path), text(source.repoURL)];
    if (Object.keys(helm).length === 0 || !from.some((t) => /camunda/i.test(t))) return [];
    const name = text(map(application.metadata).name);
    return [
      declared(path, name, {
        release: text(helm.releaseName) || name,
        namespace: text(map(spec.destination).namespace),
        files: list(helm.valueFiles).map((v) => argoFile(text(v), source)),
        inline: [helm.values, helm.valuesObject, helm.parameters, helm.fileParameters].some(isThere),
      }),
    ];
  });
}
/** `$ref/…` is the root of another source's repository; without it, the folder of the chart. */
function argoFile(file: string, source: Obj): string {
  const [, rooted] = /^\$[^/]+(\/.*)$/.exec(file) ?? [];
  if (rooted !== undefined) return normal(rooted);
  // Next to a chart of a Helm repository stand the chart's own files.
  if (source.chart !== undefined || file === '' || isElsewhere(file)) return '';
  return file.startsWith('/') ? normal(file) : normal(`/${text(source.path)}/${file}`);
}

interface Generated {
  readonly name: string;
  readonly key: string;
  readonly file: string;
}
function generators(doc: Obj, path: string): Generated[] {
  return [...maps(doc.configMapGenerator), ...maps(doc.secretGenerator)].flatMap((g) =>
    list(g.files).map((entry) => {
      const [, key, file = ''] = /^(?:([^=]*)=)?(.*)$/.exec(text(entry)) ?? [];
      return { name: text(g.name), key: key ?? file.slice(file.lastIndexOf('/') + 1), file: beside(path, file) };
    }),
  );
}
function flux(doc: Obj, path: string, generated: readonly Generated[]): Declaration[] {
  if (doc.kind !== 'HelmRelease') return [];
  const spec = map(doc.spec);
  const chart = [text(map(map(spec.chart).spec).chart), text(map(spec.chartRef).name)];
  if (!chart.some((c) => /camunda/i.test(c))) return [];
  const meta = map(doc.metadata);
  const target = text(spec.targetNamespace);
  const files = maps(spec.valuesFrom).map((from) => {
    const key = text(from.valuesKey) || 'values.yaml';
    return generated.find((g) => g.name === text(from.name) && g.key === key)?.file ?? '';
  });
  const name = text(meta.name);
  return [
    declared(path, name, {
      release: text(spec.releaseName) || (target ? `${target}-${name}` : name),
      namespace: target || text(meta.namespace),
      files,
      inline: isThere(spec.values),
    }),
  ];
}

function kustomizeCharts(doc: Obj, path: string): Declaration[] {
  return maps(doc.helmCharts)
    .filter((c) => CHART.test(text(c.name)))
    .map((c) =>
      declared(path, text(c.releaseName) || text(c.name), {
        release: text(c.releaseName),
        namespace: text(c.namespace) || text(doc.namespace),
        files: [c.valuesFile ?? '', ...list(c.additionalValuesFiles)].map((v) => beside(path, text(v))),
        inline: isThere(c.valuesInline),
      }),
    );
}

interface Found {
  readonly release: string;
  readonly namespace: string;
  /** Empty for what is no file of the workspace. */
  readonly files: readonly string[];
  readonly inline: boolean;
}
function declared(source: string, name: string, found: Found): Declaration {
  const known = (name: string): string | null => (name === '' || name.includes(HOLE) ? null : name);
  const files = found.files.filter((f) => f !== '').map(withStars);
  return {
    source,
    name: withStars(name),
    release: known(found.release),
    namespace: known(found.namespace),
    files: [...new Set(files)],
    inline: found.inline,
  };
}
const withStars = (s: string): string =>
  s.replace(/\$\{[^}]*\}|\$[A-Z][A-Z0-9_]*/g, HOLE).replace(new RegExp(`${HOLE}+`, 'g'), '*');

function beside(path: string, file: string): string {
  if (file === '' || isElsewhere(file)) return '';
  return normal(file.startsWith('/') ? file : `${path.slice(0, path.lastIndexOf('/') + 1)}${file}`);
}
const isElsewhere = (file: string): boolean => /^[\w+]+:\/\/|^[a-z]+::|^ref\+/i.test(file);
/** Without `.` and `..`; empty when it leaves the workspace. */
function normal(path: string): string {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (out.pop() === undefined) return '';
    } else if (part !== '' && part !== '.') out.push(part);
  }
  return out.join('/');
}

const map = (v: Json | undefined): Obj => (isObject(v) ? v : {});
const list = (v: Json | undefined): Json[] => (Array.isArray(v) ? v : []);
const maps = (v: Json | undefined): Obj[] => list(v).filter(isObject);
const text = (v: Json | undefined): string => (typeof v === 'string' ? v.trim() : '');
const isThere = (v: Json | undefined): boolean =>
  typeof v === 'object' && v !== null ? Object.keys(v).length > 0 : text(v) !== '';
