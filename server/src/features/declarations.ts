/**
 * Which values somebody's deployment tool passes to the chart: files, and documents in which values stand, in the order in which the
 * tool merges them (`engine/wrappers/places.ts`). Read tolerantly, because these files are often templates themselves; whatever is
 * not understood declares nothing.
 */
import { finish, type Sliced } from '../engine/slices.ts';
import { arranging, isSameObject } from '../engine/wrappers/arrange.ts';
import { generatedIn, type Generated } from '../engine/wrappers/generated.ts';
import {
  deploymentsAt,
  isFileName,
  isNothing,
  mountsIn,
  orderIn,
  textOf,
  type Kept,
} from '../engine/wrappers/mounts.ts';
import { ROWS, type Row } from '../engine/wrappers/places.ts';
import { matching, nodeAt, slotAt } from '../engine/wrappers/steps.ts';
import { findingWrappers } from '../engine/wrappers/wrapped.ts';
import { parsing } from '../engine/yaml/parse.ts';
import { resolve, type Node } from '../engine/yaml/tree.ts';
import type { Declaration, DeploymentFile } from '../protocol.ts';

/** Stands for what a template fills in, until the text is read: `*` would be an alias. */
const HOLE = '\ue000';

/** A cheap look: most YAML declares nothing. */
export const declares = (text: string): boolean =>
  /^[ \t-]*(?:kind:[ \t]*["']?(?:Application(?:Set)?|HelmRelease|HelmChart(?:Config|InflationGenerator)?|Kustomization|ConfigMap|Secret)\b|(?:releases|helmCharts|helmChartInflationGenerator|(?:configMap|secret)Generator|(?:(?:kubernetes\.core|community\.kubernetes)\.)?helm):)/m.test(
    text,
  );

export const declarations = (files: readonly DeploymentFile[]): Declaration[] => finish(declaring(files));
export function* declaring(files: readonly DeploymentFile[]): Sliced<Declaration[]> {
  const workspace = yield* Workspace.of(files);
  const out: Declaration[] = [];
  for (const file of files)
    for (const root of yield* rootsOf(file.text)) out.push(...(yield* inDocument(root, file.path, workspace)));
  return out.filter((d) => d.files.length > 0 || d.inline);
}

function* rootsOf(text: string): Sliced<Node[]> {
  const filled = text
    // Control structures on lines of their own.
    .replace(/^[ \t]*\{\{.*\}\}[ \t]*$/gm, '')
    // Ansible's own folder is where the playbook is.
    .replace(/\{\{ *playbook_dir *\}\}/g, '.')
    .replace(/\{\{\s*`[^`\r\n]*`\s*\}\}|\{\{.*?\}\}/g, HOLE);
  return (yield* parsing(filled)).flatMap((d) => d.root ?? []);
}

/** What the other files have that a deployment takes values of. */
class Workspace {
  private constructor(
    private readonly texts: ReadonlyMap<string, string>,
    private readonly generated: readonly (Generated & { readonly path: string })[],
    private readonly kept: readonly (Kept & { readonly path: string })[],
    /** Files of k3s that lie on a HelmChart of the same name. */
    private readonly configs: readonly { readonly id: string; readonly path: string }[],
  ) {}
  static *of(files: readonly DeploymentFile[]): Sliced<Workspace> {
    const generated: (Generated & { path: string })[] = [];
    const kept: (Kept & { path: string })[] = [];
    const configs: { id: string; path: string }[] = [];
    for (const { path, text } of files) {
      const docs = yield* parsing(text);
      generated.push(...generatedIn(docs).map((g) => ({ ...g, path })));
      const found = yield* mountsIn(text, docs, yield* findingWrappers(text, docs, path));
      kept.push(...(found?.kept ?? []).map((k) => ({ ...k, path })));
      for (const d of found?.deployments ?? []) if (d.kind === 'HelmChartConfig') configs.push({ id: d.id, path });
    }
    return new Workspace(new Map(files.map((f) => [f.path, f.text])), generated, kept, configs);
  }

  /** The file with a ConfigMap or a Secret, or the one that it is made of and the Kustomization that says so. */
  object(kind: string, id: string, name: string, key: string): Entry[] {
    const is = (o: { kind: string; id: string; key: string }): boolean =>
      o.kind === kind && o.key === key && isSameObject(o.id, id, name);
    const [kept] = this.kept.filter(is);
    if (kept) return [{ path: kept.path, is: 'document' }];
    const [made] = this.generated.filter(is);
    if (!made) return [];
    return made.file === undefined
      ? [{ path: '', is: 'values' }]
      : [
          { path: made.path, is: 'names' },
          { path: beside(made.path, made.file), is: 'file' },
        ];
  }
  configsOf(id: string): Entry[] {
    return this.configs.filter((c) => c.id === id).map(({ path }) => ({ path, is: 'document' }));
  }
  /** The values in these documents can be upgraded where they stand, in an order that is certain. */
  *canUpgrade(paths: readonly string[]): Sliced<boolean> {
    const files = [...new Set(paths)].map((name) => ({ name, text: this.texts.get(name) ?? '' }));
    const { objections, layers } = yield* arranging(files, { partial: true });
    return objections.length === 0 && layers.some((l) => l.mount);
  }
}

/** `document`: values stand in it. `names`: it says which file an object is made of. `values`: values that are not upgraded. */
interface Entry {
  /** Empty for what is no file of the workspace. */
  readonly path: string;
  readonly is: 'file' | 'document' | 'names' | 'values';
}

function* inDocument(root: Node, path: string, workspace: Workspace): Sliced<Declaration[]> {
  const out: Declaration[] = [];
  for (const row of ROWS)
    for (const steps of deploymentsAt(row, root)) {
      const node = nodeAt(root, steps);
      if (!node || !isOurs(row, root, node)) continue;
      const entries = entriesOf(row, root, node, path, workspace);
      const holding = entries.filter((e) => e.is === 'document').map((e) => e.path);
      const naming = entries.filter((e) => e.is === 'names').map((e) => e.path);
      const upgraded = holding.length > 0 && (yield* workspace.canUpgrade([...holding, ...naming, path]));
      // Where values stand in a document, the one that gives the order is needed as well.
      const all = upgraded
        ? [...entries.map((e) => e.path), path]
        : entries.map((e) => (e.is === 'file' ? e.path : ''));
      const told = row.told.some(({ at }) => matching(node, at).some((s) => !isNothing(nodeAt(node, s) as Node)));
      out.push({
        source: path,
        ...names(row, root, node),
        files: [...new Set(all.map(withStars).filter((p) => p !== ''))],
        inside: upgraded ? [...new Set(holding)] : [],
        inline: told || entries.some((e) => e.is === 'values') || (holding.length > 0 && !upgraded),
      });
    }
  return out;
}

/** `charts/camunda` as well: a chart around Camunda's, or a copy of it. */
function isOurs(row: Row, root: Node, node: Node): boolean {
  const kind = textAt(root, 'kind');
  const kinds: Readonly<Record<string, string>> = {
    'argo-application': 'Application',
    'argo-application-set': 'ApplicationSet',
    'flux-helm-release': 'HelmRelease',
    'k3s-helm-chart': 'HelmChart',
  };
  if ((kinds[row.form] ?? kind) !== kind) return false;
  return [...row.chart, 'repoURL', 'repo'].some((at) => /camunda(?!-bpm)/i.test(textAt(node, at)));
}

function entriesOf(row: Row, root: Node, node: Node, path: string, workspace: Workspace): Entry[] {
  const { layers = row.layers } = orderIn(row, node);
  const id = idOf(root);
  const out = layers.flatMap(({ at, is }) =>
    matching(node, at).flatMap((steps): Entry[] => {
      const value = nodeAt(node, steps);
      if (!value) return [];
      const items = value.kind === 'seq' ? value.items.map((i) => resolve(i.value)) : [value];
      if (is === 'refs') return items.flatMap((v) => fromObject(v, id, workspace));
      if (is === 'files' || isFileName(value))
        return items.map((v) => ({ path: fileOf(row, textOf(v), node, path), is: 'file' }));
      return isNothing(value) ? [] : [{ path, is: 'document' }];
    }),
  );
  return row.form === 'k3s-helm-chart' ? [...out, ...workspace.configsOf(id)] : out;
}
function fromObject(ref: Node, id: string, workspace: Workspace): Entry[] {
  if (textAt(ref, 'targetPath') !== '') return [{ path: '', is: 'values' }];
  return workspace.object(textAt(ref, 'kind'), id, textAt(ref, 'name'), textAt(ref, 'valuesKey') || 'values.yaml');
}

function fileOf(row: Row, file: string, node: Node, path: string): string {
  if (!row.form.startsWith('argo')) return beside(path, file);
  // `$ref/…` is the root of another source's repository; without it, the folder of the chart.
  const [, rooted] = /^\$[^/]+(\/.*)$/.exec(file) ?? [];
  if (rooted !== undefined) return normal(rooted);
  // Next to a chart of a Helm repository stand the chart's own files.
  if (textAt(node, 'chart') !== '' || file === '' || isElsewhere(file)) return '';
  return file.startsWith('/') ? normal(file) : normal(`/${textAt(node, 'path')}/${file}`);
}

function names(row: Row, root: Node, node: Node): Pick<Declaration, 'name' | 'release' | 'namespace'> {
  const of = (at: string): string => textAt(node, at);
  const doc = (at: string): string => textAt(root, at);
  const known = (name: string): string | null => (name === '' || name.includes(HOLE) ? null : name);
  const made = (name: string, release: string, namespace: string) => ({
    name: withStars(name),
    release: known(release),
    namespace: known(namespace),
  });
  const own = doc('metadata.name');
  switch (row.form) {
    case 'argo-application':
    case 'argo-application-set': {
      const base = row.form === 'argo-application' ? '' : 'spec.template.';
      const name = doc(`${base}metadata.name`);
      return made(name, of('helm.releaseName') || name, doc(`${base}spec.destination.namespace`));
    }
    case 'flux-helm-release': {
      const target = of('targetNamespace');
      const release = of('releaseName') || (target === '' ? own : `${target}-${own}`);
      return made(own, release, target || doc('metadata.namespace'));
    }
    case 'k3s-helm-chart':
      return made(own, own, of('targetNamespace'));
    case 'kustomization':
    case 'kustomize-generator':
      return made(of('releaseName') || of('name'), of('releaseName'), of('namespace') || doc('namespace'));
    case 'helmfile':
      return made(of('name'), of('name'), of('namespace'));
    case 'fleet':
      return made(of('releaseName') || of('chart'), of('releaseName'), doc('namespace') || doc('defaultNamespace'));
    default: {
      const release = of('release_name') || of('name');
      return made(release, release, of('release_namespace') || of('namespace'));
    }
  }
}

const idOf = (root: Node): string => `${textAt(root, 'metadata.namespace')}/${textAt(root, 'metadata.name')}`;
const textAt = (node: Node, at: string): string => textOf(slotAt(node, at.split('.'))?.value);

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
