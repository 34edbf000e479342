/** The commands of the upgrade, fitted to a deployment. */
import type { Command } from '../journeys.ts';
import type { ValuesSet } from '../../set.ts';
import { Values } from '../../validate/values.ts';
import type { JourneyDocument } from '../document.ts';
import { clusterName } from '../../steps/8.7-8.8/clusterName.ts';
import { legacyExporters } from './finish.ts';
import { helmFile, shellWord } from '../quote.ts';
import { secretsOf, upgraded, type Answers } from '../secrets.ts';
import { CONSOLIDATED } from '../../steps/8.7-8.8/journey/secretTable.ts';

/** All of them as one text. */
export function commandsGuide(set: ValuesSet, commands: readonly Command[]): JourneyDocument {
  const note =
    set.version === '8.7' || set.version === 'neutral'
      ? ' The files in them are the upgraded ones, in the same order.'
      : '';
  const helm = commands.some((c) => c.id === 'helm-upgrade')
    ? ''
    : ' Helm is run by the tool that applies the document with the values: give it the new values and the new version of the chart in one change, before the pods are watched.';
  return {
    id: 'commands/guide',
    title: 'Commands of the upgrade',
    fileName: 'upgrade-commands.md',
    language: 'markdown',
    text: `# Commands of the upgrade\n\nIn this order, each when the one before it has done its work.${note}${helm}\n\n${commands
      .map((c) => `## ${c.title}\n\n${c.why}\n\n${fenced(c.text)}\n`)
      .join('\n')}`,
  };
}
/** Names from outside may hold anything, a fence too. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((m) => m[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}shell\n${text}\n${fence}`;
}

/** Commands of Helm itself. A tool like Argo CD keeps no release that they could find. */
const HELMS = new Set(['release', 'values-backup', 'render', 'helm-upgrade']);
const CHART = 'camunda/camunda-platform';
const KEYS = `--output=go-template='{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}'`;

/**
 * `files` as they shall stand on the command line, in Helm's order; undefined where another tool runs Helm. What is not answered is a variable that stops the shell
 * while it is not set. Empty for a set that is not Camunda's.
 */
export function commandsOf(set: ValuesSet, files: readonly string[] | undefined, answers: Answers): Command[] {
  if (set.version === 'foreign') return [];
  const now = new Values(upgraded(set));
  const word = (value: string | undefined, variable: string): string =>
    value === undefined || value === '' ? `"\${${variable}:?Set ${variable} first.}"` : shellWord(value);
  const release = word(answers.release, 'CAMUNDA_RELEASE');
  const namespace = `--namespace=${word(answers.namespace, 'CAMUNDA_NAMESPACE')}`;
  // A name like an option is none of kubectl's or Helm's.
  const last = (name: string): string => (/^['"]?-/.test(name) ? `-- ${name}` : name);
  const cluster = ((): string => {
    if (answers.release === undefined || answers.release === '') {
      const name = clusterName(now.set.merged, undefined);
      return name.includes('<release>')
        ? name.replace('<release>', `"\${CAMUNDA_RELEASE:?Set CAMUNDA_RELEASE first.}"`)
        : shellWord(name);
    }
    return shellWord(clusterName(now.set.merged, answers.release));
  })();
  const values = (files ?? []).map((f) => `-f ${helmFile(f)}`);
  const helm = (verb: string, more: readonly string[]): string =>
    [`helm ${verb}`, namespace, `--version='~13'`, ...values, ...more, `${last(release)} ${CHART}`].join(' \\\n  ');
  const found: Command[] = [
    {
      id: 'release',
      title: 'Show release, chart and Helm version',
      why: 'The release must run the latest chart 12.x before the upgrade.',
      text: `helm version --short\nhelm list ${namespace}\nhelm history ${namespace} --max=3 ${last(release)}`,
    },
    {
      id: 'statefulset',
      title: 'Show the StatefulSets and their volumes',
      why: 'The name must be the same before and after the upgrade, or the brokers start on empty volumes.',
      text: `kubectl get statefulsets,persistentvolumeclaims ${namespace}`,
    },
    {
      id: 'values-backup',
      title: 'Keep the values of the running release',
      why: 'They are what a rollback needs. The file may contain secrets: only you can read it.',
      text: `(umask 077 && helm get values ${namespace} ${last(release)} >values-8.7-running.yaml)`,
    },
    {
      id: 'render',
      title: 'Render the chart with the new values',
      why: 'Shows what chart 13.x refuses, before the cluster does.',
      text: `helm repo add camunda https://helm.camunda.io\nhelm repo update camunda\n${helm('template', [])} \\\n  >/dev/null && echo 'Chart 13.x takes these values.'`,
    },
    ...secrets(set, answers, namespace),
    {
      id: 'helm-upgrade',
      title: 'Run the upgrade',
      why: 'All files in the order Helm got them before, the newest chart 13.x.',
      text: `helm repo add camunda https://helm.camunda.io\nhelm repo update camunda\n${helm('upgrade', [])}`,
    },
    {
      id: 'pods',
      title: 'Watch the pods',
      why: 'All of them become ready, with images of 8.8.',
      text: `kubectl get pods ${namespace} --selector=app.kubernetes.io/instance=${release} --watch`,
    },
  ];
  const migratesData = now.on('orchestration.migration.data.enabled');
  const migratesIdentity = now.on('orchestration.migration.identity.enabled');
  if (migratesData || migratesIdentity) found.push(jobs(cluster, namespace, migratesData, migratesIdentity));
  if (migratesData)
    found.push({
      id: 'importer',
      title: 'Follow the importer',
      why: 'It stays until the last record of 8.7 has been read; then its log is quiet.',
      text: `kubectl logs ${namespace} --follow deployment/${cluster}-migration-importer`,
    });
  found.push({
    id: 'validate',
    title: 'Check what runs',
    why: 'The cluster is complete, and every image is of 8.8.',
    text: `kubectl rollout status ${namespace} statefulset/${cluster}
kubectl get pods ${namespace} --selector=app.kubernetes.io/instance=${release} \\
  --output=custom-columns='POD:.metadata.name,READY:.status.containerStatuses[*].ready,IMAGES:.spec.containers[*].image'`,
  });
  const exporters = legacyExporters(now);
  // The management port answers below the context path (render: application.yaml).
  const base = now
    .text('orchestration.contextPath')
    .split('/')
    .filter((p) => p !== '');
  const actuator = ['http://localhost:9600', ...base, 'actuator', 'exporters'].join('/');
  const port = /^\d+$/.exec(now.text('orchestration.service.managementPort'))?.[0] ?? '9600';
  if (exporters.length > 0 && !now.on('optimize.enabled'))
    found.push({
      id: 'disable-exporter',
      title: 'Disable the exporter of 8.7',
      why: 'First in the running cluster, then in the values: brokers do not start without an exporter they still know.',
      text: `kubectl port-forward ${namespace} statefulset/${cluster} 9600:${port} &
forward=$!
sleep 5
${exporters.map((e) => `curl --fail --show-error --request POST ${shellWord(`${actuator}/${encodeURIComponent(e)}/disable`)}`).join('\n')}
curl --fail --show-error ${shellWord(actuator)}
kill "$forward"`,
    });
  return files ? found : found.filter((c) => !HELMS.has(c.id));
}

function jobs(cluster: string, namespace: string, data: boolean, identity: boolean): Command {
  const of = [...(data ? ['data'] : []), ...(identity ? ['identity'] : [])].map((j) => `job/${cluster}-migration-${j}`);
  return {
    id: 'jobs',
    title: 'Wait for the migration jobs',
    why: 'A job that failed stays failed: read its log, delete it and run the upgrade again.',
    text: `kubectl wait ${namespace} --for=condition=complete --timeout=2h ${of.join(' ')}\n${of
      .map((j) => `kubectl logs ${namespace} --tail=50 ${j}`)
      .join('\n')}`,
  };
}

/** Shows the keys of every Secret the values name; never a value. */
function secrets(set: ValuesSet, answers: Answers, namespace: string): Command[] {
  const { relied, own } = secretsOf(set, answers);
  const wanted = new Map<string, Set<string>>();
  const note = (name: string, key: string): void => {
    wanted.set(name, (wanted.get(name) ?? new Set()).add(key));
  };
  for (const r of relied) note(CONSOLIDATED, r.key);
  for (const o of own) note(o.name, o.key);
  if (wanted.size === 0) return [];
  return [
    {
      id: 'secrets',
      title: 'Check that every Secret is there',
      why: 'Prints the names of the keys, no value. A pod whose Secret or key is missing does not start.',
      text: [...wanted]
        .map(
          ([name, keys]) =>
            `printf 'Wanted: %s\\n' ${shellWord([...keys].sort().join(' '))}\nkubectl get secret ${namespace} ${KEYS} -- ${shellWord(name)}`,
        )
        .join('\n'),
    },
  ];
}
