/**
 * Documents that are no values files though values may stand in them: how each is recognised, and what it is called. The first
 * row that fits is the form. Formats: argo-cd.readthedocs.io (user-guide/helm), fluxcd.io (helmreleases), docs.k3s.io (helm),
 * fleet.rancher.io (ref-fleet-yaml), helmfile.readthedocs.io, kubectl.docs.kubernetes.io (helmCharts), docs.ansible.com
 * (kubernetes.core.helm), docs.docker.com (compose), registry.terraform.io (helm_release).
 */
import { isObject, type Json } from '../yaml/tree.ts';

export type Form =
  | 'argo-application'
  | 'argo-application-set'
  | 'flux-helm-release'
  | 'flux-oci-repository'
  | 'k3s-helm-chart'
  | 'config-map'
  | 'secret'
  | 'kubernetes-list'
  | 'kustomization'
  | 'kustomize-generator'
  | 'helmfile'
  | 'fleet'
  | 'ansible'
  | 'terraform'
  | 'chart'
  | 'compose'
  | 'workflow'
  | 'spring'
  | 'kubernetes-object'
  | 'umbrella';

type Obj = Readonly<Record<string, Json>>;

interface Row {
  readonly form: Form;
  readonly title: string;
  /** It hands a chart and its values to Helm. */
  readonly deploys: boolean;
  /** Values of a chart may stand in it. */
  readonly holds: boolean;
  readonly is: (doc: Json) => boolean;
}

const text = (v: Json | undefined): string => (typeof v === 'string' ? v : '');
const list = (v: Json | undefined): readonly Json[] => (Array.isArray(v) ? v : []);
const map = (v: Json | undefined): Obj => (isObject(v) ? v : {});
const has = (v: Obj, ...keys: string[]): boolean => keys.some((k) => Object.hasOwn(v, k));

const kinds =
  (...names: string[]) =>
  (doc: Json): boolean =>
    isObject(doc) && names.includes(text(doc.kind)) && doc.apiVersion !== undefined;
const object = (test: (doc: Obj) => boolean) => (doc: Json) => isObject(doc) && test(doc);

const MODULE = /^(?:kubernetes\.core\.|community\.kubernetes\.)?helm$/;
const isTask = (v: Json): boolean =>
  isObject(v) && (has(v, 'hosts', 'tasks', 'block', 'import_playbook') || Object.keys(v).some((k) => MODULE.test(k)));
const isService = (v: Json | undefined): boolean => isObject(v) && has(v, 'image', 'build', 'extends');
/** Prefixes of Camunda's own Spring properties; the chart has none of these keys below `zeebe`. */
const SPRING_ZEEBE = ['broker', 'gateway', 'client', 'host'];
const SPRING_BESIDE = ['spring', 'server', 'management', 'logging'];
const SPRING_CAMUNDA = ['client', 'data', 'database', 'security', 'persistent', 'webapps', 'system', 'cluster', 'bpm'];

export const FORMS: readonly Row[] = [
  { form: 'argo-application', title: 'an Argo CD Application', deploys: true, holds: true, is: kinds('Application') },
  {
    form: 'argo-application-set',
    title: 'an Argo CD ApplicationSet',
    deploys: true,
    holds: true,
    is: kinds('ApplicationSet'),
  },
  { form: 'flux-helm-release', title: 'a Flux HelmRelease', deploys: true, holds: true, is: kinds('HelmRelease') },
  {
    form: 'flux-oci-repository',
    title: 'a Flux OCIRepository',
    deploys: true,
    holds: false,
    is: kinds('OCIRepository'),
  },
  {
    form: 'k3s-helm-chart',
    title: 'a HelmChart of k3s or RKE2',
    deploys: true,
    holds: true,
    is: kinds('HelmChart', 'HelmChartConfig'),
  },
  { form: 'config-map', title: 'a ConfigMap', deploys: false, holds: true, is: kinds('ConfigMap') },
  { form: 'secret', title: 'a Secret', deploys: false, holds: true, is: kinds('Secret') },
  {
    form: 'kubernetes-list',
    title: 'a list of Kubernetes objects',
    deploys: true,
    holds: true,
    is: object((d) => text(d.kind).endsWith('List') && Array.isArray(d.items)),
  },
  {
    form: 'kustomization',
    title: 'a Kustomization',
    deploys: true,
    holds: true,
    is: object(
      (d) =>
        (['Kustomization', 'Component'].includes(text(d.kind)) && text(d.apiVersion).startsWith('kustomize.')) ||
        (d.kind === undefined && [...list(d.helmCharts), ...list(d.helmChartInflationGenerator)].some(isObject)) ||
        (d.kind === undefined && Array.isArray(d.resources) && has(d, 'patches', 'configMapGenerator', 'namespace')),
    ),
  },
  {
    form: 'kustomize-generator',
    title: 'a HelmChartInflationGenerator of Kustomize',
    deploys: true,
    holds: true,
    is: kinds('HelmChartInflationGenerator'),
  },
  {
    form: 'kubernetes-object',
    title: 'a Kubernetes object',
    deploys: false,
    holds: true,
    is: object((d) => text(d.apiVersion) !== '' && text(d.kind) !== ''),
  },
  {
    form: 'chart',
    title: 'a Chart.yaml',
    deploys: true,
    holds: false,
    is: object((d) => /^v[12]$/.test(text(d.apiVersion)) && text(d.name) !== '' && has(d, 'version')),
  },
  {
    form: 'helmfile',
    title: 'a helmfile',
    deploys: true,
    holds: true,
    is: object(
      (d) =>
        list(d.releases).some((r) => isObject(r) && has(r, 'chart', 'name')) ||
        Object.values(map(d.environments)).some((e) => Array.isArray(map(e).values)),
    ),
  },
  {
    form: 'fleet',
    title: 'a fleet.yaml',
    deploys: true,
    holds: true,
    is: object((d) => has(map(d.helm), 'chart', 'repo', 'releaseName', 'values', 'valuesFiles')),
  },
  {
    form: 'compose',
    title: 'a file of Docker Compose',
    deploys: false,
    holds: false,
    is: object((d) => Object.values(map(d.services)).some(isService)),
  },
  {
    form: 'workflow',
    title: 'a GitHub Actions workflow',
    deploys: true,
    holds: true,
    is: object((d) => Object.values(map(d.jobs)).some((j) => has(map(j), 'steps', 'uses'))),
  },
  {
    form: 'ansible',
    title: 'an Ansible playbook',
    deploys: true,
    holds: true,
    is: (doc) => Array.isArray(doc) && doc.some(isTask),
  },
  {
    form: 'spring',
    title: 'the configuration of an application (Spring)',
    deploys: false,
    holds: false,
    is: object((d) => {
      const camunda = map(d.camunda);
      return (
        SPRING_ZEEBE.some((k) => isObject(map(d.zeebe)[k])) ||
        (has(d, ...SPRING_BESIDE) && (isObject(d.camunda) || isObject(d.zeebe))) ||
        has(camunda, ...SPRING_CAMUNDA)
      );
    }),
  },
];

/** Keys under which these documents keep values: whatever stands there in a document for Camunda's chart is Camunda's. */
export const SLOTS: ReadonlySet<string> = new Set([
  'values',
  'valuesObject',
  'valuesInline',
  'valuesContent',
  'release_values',
  'parameters',
  'set',
]);
/** Keys that name values files. */
export const FILES: ReadonlySet<string> = new Set([
  'valueFiles',
  'valuesFiles',
  'valuesFile',
  'additionalValuesFiles',
  'values_files',
  'values',
]);
export const CHART = /(?:^|\/)camunda-platform(?:-8\.\d+)?$/i;
