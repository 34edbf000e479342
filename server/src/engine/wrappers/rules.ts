/** What is said about a document around values: nothing in it is changed, so each is for a person. */
import type { Finding } from '../finding.ts';
import type { AnyRule } from '../rules/rule.ts';

export interface AroundRule extends Omit<AnyRule, 'at'> {
  /** The first sentence; `{path}`, `{target}` and names of arguments in braces are filled in. */
  readonly says: string;
}

export const AROUND_RULES = [
  {
    id: 'wrappers/chart-version',
    section: 'top-level',
    severity: 'warning',
    safety: 'review',
    ifLeft: 'unchanged',
    says: '{path} asks for chart {version}: the upgraded values are for chart {chart}; the range `{chart}` takes its newest.',
    why: 'Values of one version in the chart of the other are ignored without an error. The version is never changed with them: a mirror may not have every one, and it is a decision when the cluster is upgraded. With a Chart.yaml, `helm dependency update` belongs to it: until then Helm renders the old chart in `charts/`, without its `alias` and `condition`.',
    source: [
      'render on 13.12.7: an umbrella chart with values of 8.7 renders without an error, with the defaults of the chart',
      'Helm documentation: ranges of versions in dependencies, Chart.lock',
      'render on Helm 3.17 and 4.1 of a parent chart whose dependency asks for another version than lies in charts/ (findings/helm-dependency-of-another-version.sh)',
    ],
  },
  {
    id: 'wrappers/set-one-by-one',
    section: 'top-level',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'ignored',
    says: '`{name}` is set here, {target}.{todo}',
    why: 'A value that is set under its name is in no values file, and the upgrade does not change it: what it needs beside it, and how its text is read, depends on the tool.',
    source: [
      'render: `--set` wins over `-f`, on Helm 3.17, 3.18 and 4.1',
      'render of 13.12.7: `--set-string identity.enabled=true` and `--set identity.enabled=yes` are refused ("got string, want boolean"), which 12.13.3 takes for on',
      'render: an item by its number (`operate.env[0].value`) is one of another component in the list that the upgrade made',
      "render: `--set-json 'a={…}'` takes the place of the whole `a` of `-f` files, on Helm 3.17 and 4.1",
    ],
  },
  {
    id: 'wrappers/parent-names-key',
    section: 'top-level',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'unchanged',
    says: 'The chart around Camunda’s names `{name}` here, {target}.{todo}',
    why: 'A `condition` whose path is gone no longer switches its dependency off (its `tags` still can), `import-values` of a path that is gone gives nothing, and a template that goes through it ends with an error.',
    source: [
      'render of a parent chart on 13.12.7 with each of the three, the values upgraded below the name of the dependency',
      'render of a parent chart with `condition` and `tags` on one dependency, on Helm 3.17 and 4.1: tags count where no path of the condition is there',
    ],
  },
  {
    id: 'wrappers/condition-text',
    section: 'top-level',
    severity: 'warning',
    safety: 'manual',
    ifLeft: 'unchanged',
    says: '`{name}` is the condition of Camunda’s chart, and neither true nor false: Helm passes it over. Write true or false.',
    why: 'The dependency is there then, whatever the string says, unless the next path or a tag switches it off. It was so before the upgrade.',
    source: [
      'render on Helm 3.17 and 4.1 of a parent chart: "returned non-bool value", and the dependency is there (findings/helm-condition-wants-a-boolean.sh)',
    ],
  },
  {
    id: 'wrappers/values-of-release',
    section: 'top-level',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'dangerous',
    says: '`{name}` {none}takes the values of the release along.{todo}',
    why: 'What the release was given before stands in no file that is upgraded, and stays beside what the files say. `--reuse-values` takes the defaults of the old chart instead of the new ones, too.',
    source: [
      'source of Helm 3 and 4, pkg/action/upgrade.go: reuseValues, which takes the old values where none are given',
      'render: chart 13.12.7 with the values.yaml of 12.13.3, which is what `--reuse-values` makes of it, does not render',
    ],
  },
  {
    id: 'wrappers/patch-of-nothing',
    section: 'top-level',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'unchanged',
    says: 'Chart {chart} makes no {what}; instead: {now}.{todo}',
    why: 'A target that is not there is no error: the patch changes nothing. The same holds for differences that are to be ignored.',
    details:
      'What the patch does may have a key in the values. What takes the place of the object is another one: it may not want the change.',
    source: [
      'kustomize 5.4.2 and 5.7.1: a patch with a `target`, `patchesJson6902` and the targets of `replacements` do nothing where the object is not there, with exit code 0 (findings/kustomize-patch-of-nothing.sh)',
      'source of fluxcd/helm-controller, internal/postrender/kustomize.go: `postRenderers` are handed to Kustomize',
      'source of helmfile/chartify, patch.go: `jsonPatches` become `patchesJson6902`, `strategicMergePatches` `patchesStrategicMerge`',
      'Argo CD documentation: `ignoreDifferences` are told by group, kind and name',
      'render of 12.13, 13.12 and 14.8: the objects of each, by kind and name',
    ],
  },
  {
    id: 'wrappers/patch-fails',
    section: 'top-level',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'unchanged',
    says: 'Chart {chart} makes no {what}; instead: {now}.{todo}',
    why: 'Kustomize ends with an error where such a patch finds nothing, and nothing is deployed.',
    source: [
      'kustomize 5.4.2 and 5.7.1: `patchesStrategicMerge`, a patch without a `target`, `replicas`, `vars` and the source of `replacements` end with an error where the object is not there (findings/kustomize-patch-of-nothing.sh)',
      'source of helmfile/chartify, patch.go: `strategicMergePatches` become `patchesStrategicMerge`',
      'render of 12.13, 13.12 and 14.8: the objects of each, by kind and name',
    ],
  },
  {
    id: 'wrappers/patched-container',
    section: 'top-level',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'dangerous',
    says: 'This patches a container `{name}`, which is called {now} in chart {chart}.{todo}',
    why: 'Kustomize adds a container of a name that is not there, which has no image: Kubernetes refuses the pod.',
    source: [
      'kustomize 5.4.2 and 5.7.1: containers are told apart by their names, and a new one is added (findings/kustomize-patch-of-nothing.sh)',
      'render of 12.13 and 13.12: names of the containers of the StatefulSet',
    ],
  },
  {
    id: 'wrappers/old-image',
    section: 'top-level',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'unchanged',
    says: 'This replaces the image `{name}`, which is {now} in chart {chart}.{todo}',
    why: 'Kustomize passes over an image that no container has: the cluster gets that of the chart.',
    source: [
      'kustomize 5.4.2 and 5.7.1: `images` that no container has change nothing, with exit code 0 (findings/kustomize-patch-of-nothing.sh)',
      'render of 12.13, 13.12 and 14.8: images of all containers',
    ],
  },
  {
    id: 'wrappers/old-object',
    section: 'top-level',
    severity: 'error',
    safety: 'manual',
    ifLeft: 'unchanged',
    says: 'This names {what}; in chart {chart}: {now}.{todo}',
    why: 'What scales, watches, routes to or waits for it finds nothing, or something else.',
    source: ['render of 12.13, 13.12 and 14.8: the objects, labels and ports of each'],
  },
] as const satisfies readonly AroundRule[];

const byId = new Map<string, AroundRule>(AROUND_RULES.map((r) => [r.id, r]));
export const aroundRule = (id: string): AroundRule | undefined => byId.get(id);

/** `--set-json 'a={…}'` merges nothing, and a block of the new chart holds more than one of the old. */
const WITHIN = ' Name the key itself: JSON at a key above it takes the place of all that the files say there.';
export function aroundWords(f: Finding): { readonly headline: string; readonly why: string } | undefined {
  const rule = byId.get(f.rule);
  return rule && { headline: fill(rule.says, f), why: rule.why };
}
const TODO: Readonly<Record<string, string>> = {
  'wrappers/patch-of-nothing': ' Decide whether it is to be patched.',
  'wrappers/patch-fails': ' Decide whether it is to be patched.',
  'wrappers/patched-container': ' Write the new name with the upgrade.',
  'wrappers/old-image': ' Write the new name with the upgrade.',
  'wrappers/old-object': ' Write the new name with the upgrade.',
};
/** Lists of several components become one. */
const COUNT = ' Its number may be another one in the new list.';
function fill(says: string, f: Finding): string {
  const none = f.args.none === undefined ? '' : 'without any values ';
  const words: Readonly<Record<string, string>> = {
    ...f.args,
    path: `\`${f.place.path}\``,
    target: targetOf(f),
    todo: todoOf(f),
    none,
  };
  return says.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}
function targetOf({ args, minor, targets }: Finding): string {
  if (args.awakes !== undefined) return `which takes effect with ${minor}`;
  if (args.text !== undefined) return `to something that chart ${args.text} refuses`;
  if (targets.length === 0) return `which has no place of its own in ${minor}`;
  const wanted = args.wanted === undefined ? '' : `, and has to be ${args.wanted} there`;
  return `which is ${targets.map((t) => `\`${t}\``).join(' and ')} in ${minor}${wanted}`;
}
function todoOf({ rule, args, targets }: Finding): string {
  if (args.now !== undefined) return args.now.startsWith('nothing') ? ' Take it out.' : (TODO[rule] ?? '');
  if (rule === 'wrappers/values-of-release')
    return args.none === undefined ? ' Upgrade without it, with all upgraded files.' : ' Give it all upgraded files.';
  if (args.awakes !== undefined) return ' Keep it only if you want that: it wins over the files.';
  if (args.text !== undefined) {
    const wasOn = args.wanted === 'true or false' ? '; the old chart took every string for on' : '';
    return ` Set it to ${args.wanted ?? ''}${wasOn}.`;
  }
  if (targets.length === 0) return '';
  const numbered = /\[\d/.test(args.name ?? '') ? COUNT : '';
  return ` Write the new name with the upgrade.${args.within === undefined ? '' : WITHIN}${numbered}`;
}
