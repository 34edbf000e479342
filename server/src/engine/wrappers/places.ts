/**
 * Where the values of a chart stand in each form, and in which order its tool merges them. One row for each form; what a row does
 * not name is not upgraded. `docs/wrappers.md` says for each fact where it comes from.
 */
import type { Form } from './forms.ts';

/** Below the place of a deployment, the lowest in precedence first. */
export interface Layered {
  /** Relative pattern: `helm.valuesObject`, `values[*]`. */
  readonly at: string;
  /** `values`: a map or a block text that is values. `files`: names of values files. `refs`: ConfigMaps and Secrets. */
  readonly is: 'values' | 'files' | 'refs';
  /** What it takes the place of, where both are there: the tool does not merge the two. */
  readonly replaces?: string;
  /** Beside which values the tool reads these files itself, in its own way, before Helm gets them: `reread.ts`. */
  readonly rereadBeside?: string;
}
/** Values set by their names: a list of `name` and `value`, a map, or a name whose value stands elsewhere. */
export interface Told {
  readonly at: string;
  /** They reach Helm as strings: always, where this key says so, or all but whole numbers and the words of Helm. */
  readonly strings?: true | { readonly where: string; readonly is: string } | 'but-words';
}
export interface Row {
  readonly form: Form;
  /** Where deployments stand in a document; `**` is every map below a key that names Ansible's module. */
  readonly at: readonly string[];
  readonly layers: readonly Layered[];
  /**
   * The order by another setting, the first one where nothing is said: Kustomize's `valuesMerge`. What it leaves out is uncertain.
   * `beside`: without values there the setting has no effect.
   */
  readonly orders?: {
    readonly key: string;
    readonly beside: string;
    readonly of: Readonly<Record<string, readonly string[]>>;
  };
  /** Values that are set one by one: shown, never changed. */
  readonly told: readonly Told[];
  /** What the release is called, where it is not called like the object. */
  readonly release?: string;
  /** The chart, and its version. */
  readonly chart: readonly string[];
  readonly version: readonly string[];
  /** Where more values come from, of which nothing is known: a deployment that says one of these is refused. */
  readonly besides?: readonly string[];
  /** Settings that take the values of the release along; from the root of the document behind a slash. */
  readonly reuses?: readonly string[];
  /** What its tool puts in the place of such a text in a map has a type of its own, in quotes or not. */
  readonly typed?: RegExp;
}

const ARGO = {
  layers: [
    { at: 'helm.valueFiles', is: 'files' },
    { at: 'helm.values', is: 'values' },
    { at: 'helm.valuesObject', is: 'values', replaces: 'helm.values' },
  ],
  told: [
    { at: 'helm.parameters', strings: { where: 'forceString', is: 'true' } },
    { at: 'helm.fileParameters', strings: true },
  ],
  release: 'helm.releaseName',
  chart: ['chart', 'path'],
  version: ['targetRevision'],
} as const satisfies Partial<Row>;

const INFLATED = {
  layers: [
    { at: 'valuesFile', is: 'files', rereadBeside: 'valuesInline' },
    { at: 'valuesInline', is: 'values' },
    { at: 'additionalValuesFiles', is: 'files' },
  ],
  orders: {
    key: 'valuesMerge',
    beside: 'valuesInline',
    of: {
      override: ['valuesFile', 'valuesInline', 'additionalValuesFiles'],
      merge: ['valuesInline', 'valuesFile'],
      replace: ['valuesInline'],
    },
  },
  told: [],
  release: 'releaseName',
  chart: ['name'],
  version: ['version'],
} as const satisfies Partial<Row>;

export const ROWS: readonly Row[] = [
  { form: 'argo-application', at: ['spec.source', 'spec.sources[*]'], ...ARGO },
  { form: 'argo-application-set', at: ['spec.template.spec.source', 'spec.template.spec.sources[*]'], ...ARGO },
  {
    form: 'flux-helm-release',
    at: ['spec'],
    layers: [
      { at: 'valuesFrom', is: 'refs' },
      { at: 'values', is: 'values' },
    ],
    told: [{ at: 'valuesFrom[*].targetPath', strings: { where: 'literal', is: 'true' } }],
    release: 'releaseName',
    chart: ['chart.spec.chart', 'chartRef.name'],
    version: ['chart.spec.version'],
    // Kustomize writes the object anew before variables are put in, without quotes that its own value does not need.
    typed: /^\$\{[^{}]*\}$/,
  },
  {
    form: 'k3s-helm-chart',
    at: ['spec'],
    layers: [
      { at: 'valuesContent', is: 'values' },
      { at: 'values', is: 'values' },
    ],
    besides: ['valuesSecrets'],
    told: [{ at: 'set', strings: 'but-words' }],
    chart: ['chart'],
    version: ['version'],
  },
  { form: 'kustomization', at: ['helmCharts[*]'], ...INFLATED },
  {
    form: 'kustomization',
    at: ['helmChartInflationGenerator[*]'],
    ...INFLATED,
    layers: [
      { at: 'values', is: 'files', rereadBeside: 'valuesLocal' },
      { at: 'valuesLocal', is: 'values' },
    ],
    orders: {
      key: 'valuesMerge',
      beside: 'valuesLocal',
      of: { override: ['values', 'valuesLocal'], merge: ['valuesLocal', 'values'], replace: ['valuesLocal'] },
    },
    chart: ['chartName'],
    version: ['chartVersion'],
  },
  { form: 'kustomize-generator', at: [''], ...INFLATED },
  {
    form: 'helmfile',
    at: ['releases[*]'],
    // Files and maps stand in one list.
    layers: [
      { at: 'values[*]', is: 'values' },
      { at: 'secrets', is: 'files' },
    ],
    besides: ['inherit'],
    reuses: ['reuseValues', '/helmDefaults.reuseValues'],
    told: [{ at: 'set' }, { at: 'setString', strings: true }],
    release: 'name',
    chart: ['chart'],
    version: ['version'],
  },
  {
    form: 'fleet',
    at: ['helm'],
    layers: [
      { at: 'values', is: 'values' },
      { at: 'valuesFiles', is: 'files' },
    ],
    besides: ['valuesFrom', 'templateValues'],
    told: [],
    release: 'releaseName',
    chart: ['chart'],
    version: ['version'],
  },
  {
    form: 'ansible',
    at: ['**'],
    layers: [
      { at: 'values_files', is: 'files' },
      { at: 'release_values', is: 'values' },
      { at: 'values', is: 'values' },
    ],
    release: 'release_name',
    told: [{ at: 'set_values', strings: { where: 'value_type', is: 'string' } }],
    chart: ['chart_ref'],
    version: ['chart_version'],
    reuses: ['reuse_values'],
    // One expression alone keeps the type of its variable.
    typed: /^\{\{[^{}]*\}\}$/,
  },
];

/** Objects that only keep a text of values for others. */
export const KEPT: Readonly<Partial<Record<Form, string>>> = { 'config-map': 'data.*', secret: 'stringData.*' };
