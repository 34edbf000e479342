/** Values put into every kind of document that can hold them, and taken out again by no more than their indentation. */

export interface Wrapping {
  readonly name: string;
  /** The document around values; undefined where these values cannot stand in it. */
  readonly wrap: (values: string) => Wrapped | undefined;
}
export interface Wrapped {
  readonly text: string;
  readonly path: string;
  /** The values in a new text of the document; undefined if anything around them is another. */
  readonly unwrap: (text: string) => string | undefined;
}

const pad = (text: string, column: number): string => text.replace(/^(?=[^\r\n])/gm, ' '.repeat(column));
const dedent = (text: string, column: number): string => text.replace(new RegExp(`^ {0,${String(column)}}`, 'gm'), '');

function lines(name: string, path: string, head: string, column: number, tail: string): Wrapping {
  return {
    name,
    wrap: (values) => {
      const eol = values.includes('\r\n') ? '\r\n' : '\n';
      const [before, after] = [head, tail].map((t) => t.replaceAll('\n', eol)) as [string, string];
      const dash = /-[ ]$/.test(before);
      const body = pad(values, column);
      const block = /[|][-+\d]*(?: #.*)?\n$/.test(before);
      if ((dash && !/^[^\s#]/.test(values)) || (!block && /^(?:---|\.\.\.|%)/m.test(values))) return undefined;
      return {
        text: before + (dash ? body.slice(column) : body) + after,
        path,
        unwrap: (text) => {
          if (!text.startsWith(before) || !text.endsWith(after) || text.length < before.length + after.length)
            return undefined;
          const inside = text.slice(before.length, text.length - after.length);
          const first = dash ? (/^[^\n]*/.exec(inside)?.[0] ?? '') : '';
          return first + dedent(inside.slice(first.length), column);
        },
      };
    },
  };
}
const k8s = (apiVersion: string, kind: string): string =>
  `# a comment\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: camunda, namespace: c}\n`;
const ARGO = k8s('argoproj.io/v1alpha1', 'Application');
const CHART = 'chart: camunda-platform # keep\n';

export const WRAPPINGS: readonly Wrapping[] = [
  lines(
    'Argo CD, valuesObject',
    'spec.source.helm.valuesObject',
    `${ARGO}spec:\n  source:\n    ${CHART}    helm:\n      releaseName: c\n      valuesObject: # here\n`,
    8,
    '  # after\n  destination: {name: x}\n',
  ),
  lines(
    'Argo CD, valuesObject at the end',
    'spec.source.helm.valuesObject',
    `${ARGO}spec:\n  source:\n    ${CHART}    helm:\n      valuesObject:\n`,
    10,
    '',
  ),
  lines(
    'Argo CD, values in one of several sources',
    'spec.sources[1].helm.values',
    `${ARGO}spec:\n  sources:\n  - path: other\n    repoURL: x\n  - ${CHART}    helm:\n      values: |\n`,
    8,
    '    targetRevision: 12.0.0\n',
  ),
  lines(
    'Argo CD, values without a last line break',
    'spec.source.helm.values',
    `${ARGO}spec:\n  source:\n    ${CHART}    helm:\n      values: |- # text\n`,
    8,
    '      releaseName: c\n',
  ),
  lines(
    'ApplicationSet',
    'spec.template.spec.source.helm.valuesObject',
    `${k8s('argoproj.io/v1alpha1', 'ApplicationSet')}spec:\n  generators: []\n  template:\n    spec:\n      source:\n        ${CHART}        helm:\n          valuesObject:\n`,
    12,
    '---\nkind: Namespace\napiVersion: v1\n',
  ),
  lines(
    'Flux HelmRelease',
    'spec.values',
    `---\n${k8s('helm.toolkit.fluxcd.io/v2', 'HelmRelease')}spec:\n  chart:\n    spec: {chart: camunda-platform, version: 12.x}\n  values:\n`,
    4,
    '  interval: 5m\n',
  ),
  lines('ConfigMap', 'data."values.yaml"', `${k8s('v1', 'ConfigMap')}data:\n  values.yaml: |\n`, 4, '\n  other: "x"\n'),
  lines(
    'ConfigMap, with an indentation indicator',
    'data."values.yaml"',
    `${k8s('v1', 'ConfigMap')}data:\n  a: b\n  values.yaml: |3\n`,
    5,
    '',
  ),
  lines(
    'ConfigMap in a List',
    'items[1].data.v',
    `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Namespace}\n- apiVersion: v1\n  kind: ConfigMap\n  data:\n    v: |+\n`,
    6,
    '- {apiVersion: v1, kind: Namespace}\n',
  ),
  lines('Secret', 'stringData.v', `${k8s('v1', 'Secret')}stringData:\n  v: |\n`, 4, 'type: Opaque\n'),
  lines(
    'k3s HelmChart',
    'spec.valuesContent',
    `${k8s('helm.cattle.io/v1', 'HelmChart')}spec:\n  ${CHART}  valuesContent: |-\n`,
    4,
    '  targetNamespace: c\n',
  ),
  lines(
    'RKE2 HelmChartConfig',
    'spec.valuesContent',
    `${k8s('helm.cattle.io/v1', 'HelmChartConfig')}spec:\n  valuesContent: |-\n`,
    4,
    '',
  ),
  lines(
    'Kustomize helmCharts',
    'helmCharts[0].valuesInline',
    'resources: [a.yaml]\nhelmCharts:\n- name: camunda-platform\n  version: 12.0.0\n  valuesInline:\n',
    4,
    '  releaseName: c\n',
  ),
  lines(
    'helmfile, first key behind a dash',
    'releases[0].values[0]',
    'releases:\n- name: c\n  chart: camunda/camunda-platform\n  values:\n  - ',
    4,
    '  namespace: c\n',
  ),
  lines(
    'Fleet',
    'helm.values',
    'defaultNamespace: c\nhelm:\n  chart: camunda-platform\n  values:\n',
    4,
    '  releaseName: c\n',
  ),
  lines(
    'Ansible',
    '[0].tasks[1]."kubernetes.core.helm".values',
    `- hosts: all\n  tasks:\n    - debug: {msg: x}\n    - kubernetes.core.helm:\n        chart_ref: camunda/camunda-platform\n        values:\n`,
    10,
    '        release_name: c\n',
  ),
];

/** The same where the values are written between braces. */
export function inBraces(values: string): Wrapped {
  const head = `${k8s('helm.toolkit.fluxcd.io/v2', 'HelmRelease')}spec:\n  values: `;
  const tail = '\n  interval: 5m # x\n';
  return {
    text: head + values + tail,
    path: 'spec.values',
    unwrap: (text) =>
      text.startsWith(head) && text.endsWith(tail) ? text.slice(head.length, text.length - tail.length) : undefined,
  };
}
