/** What the commands of every step share: words of the shell, the options that all of them have, their guide. */
import type { ValuesSet } from '../set.ts';
import { Values } from '../validate/values.ts';
import type { JourneyDocument } from './document.ts';
import type { Command } from './journey.ts';
import { helmFile, shellWord } from './quote.ts';
import { upgraded } from '../once.ts';
import { type Answers } from './secrets.ts';

/** All of them as one text. */
export function commandsGuide(set: ValuesSet, commands: readonly Command[]): JourneyDocument {
  const note = set.version === set.step.to ? '' : ' The files in them are the upgraded ones, in the same order.';
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
export const runnable = (all: readonly Command[], files: readonly string[] | undefined): Command[] =>
  all.filter((c) => files !== undefined || !HELMS.has(c.id));

const CHART = 'camunda/camunda-platform';
const REPOSITORY = 'helm repo add camunda https://helm.camunda.io\nhelm repo update camunda';
const KEYS = `--output=go-template='{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}'`;

/** What is not answered is a variable that stops the shell while it is not set. */
export class CommandLine {
  /** The values that Helm will get. */
  readonly now: Values;
  readonly release: string;
  readonly namespace: string;
  /** The StatefulSet of the brokers. */
  readonly cluster: string;

  constructor(
    private readonly set: ValuesSet,
    /** As they shall stand in the command, in Helm's order. */
    private readonly files: readonly string[] | undefined,
    answers: Answers,
  ) {
    this.now = new Values(upgraded(set));
    const word = (value: string | undefined, variable: string): string =>
      value === undefined || value === '' ? `"\${${variable}:?Set ${variable} first.}"` : shellWord(value);
    const release = answers.release === '' ? undefined : answers.release;
    this.release = word(release, 'CAMUNDA_RELEASE');
    this.namespace = `--namespace=${word(answers.namespace, 'CAMUNDA_NAMESPACE')}`;
    const name = set.step.cluster.name(this.now.set.merged, release);
    this.cluster = name.includes('<release>') ? name.replace('<release>', this.release) : shellWord(name);
  }
  private get chart(): { readonly major: string; readonly name: string } {
    const { major, name } = this.set.step.charts.to;
    return { major: String(major), name };
  }
  /** A name like an option is none of kubectl's or Helm's. */
  private last(name: string): string {
    return /^['"]?-/.test(name) ? `-- ${name}` : name;
  }
  private helm(verb: string): string {
    const values = (this.files ?? []).map((f) => `-f ${helmFile(f)}`);
    const version = `--version='~${this.chart.major}'`;
    return [`helm ${verb}`, this.namespace, version, ...values, `${this.last(this.release)} ${CHART}`].join(' \\\n  ');
  }

  showRelease(why: string): Command {
    return {
      id: 'release',
      title: 'Show release, chart and Helm version',
      why,
      text: `helm version --short\nhelm list ${this.namespace}\nhelm history ${this.namespace} --max=3 ${this.last(this.release)}`,
    };
  }
  statefulSets(why: string): Command {
    return {
      id: 'statefulset',
      title: 'Show the StatefulSets and their volumes',
      why,
      text: `kubectl get statefulsets,persistentvolumeclaims ${this.namespace}`,
    };
  }
  keepValues(): Command {
    return {
      id: 'values-backup',
      title: 'Keep the values of the running release',
      why: 'They are what a rollback needs. The file may contain secrets: only you can read it.',
      text: `(umask 077 && helm get values ${this.namespace} ${this.last(this.release)} >values-${this.set.step.from}-running.yaml)`,
    };
  }
  render(): Command {
    const { name } = this.chart;
    return {
      id: 'render',
      title: 'Render the chart with the new values',
      why: `Shows what chart ${name} refuses, before the cluster does.`,
      text: `${REPOSITORY}\n${this.helm('template')} \\\n  >/dev/null && echo 'Chart ${name} takes these values.'`,
    };
  }
  upgrade(): Command {
    return {
      id: 'helm-upgrade',
      title: 'Run the upgrade',
      why: `All files in the order Helm got them before, the newest chart ${this.chart.name}.`,
      text: `${REPOSITORY}\n${this.helm('upgrade')}`,
    };
  }
  pods(): Command {
    return {
      id: 'pods',
      title: 'Watch the pods',
      why: `All of them become ready, with images of ${this.set.step.to}.`,
      text: `kubectl get pods ${this.namespace} --selector=app.kubernetes.io/instance=${this.release} --watch`,
    };
  }
  waitForJobs(kinds: readonly string[], timeout: string, words: Pick<Command, 'title' | 'why'>): Command {
    const of = kinds.map((j) => `job/${this.cluster}-migration-${j}`);
    return {
      id: 'jobs',
      ...words,
      text: `kubectl wait ${this.namespace} --for=condition=complete --timeout=${timeout} ${of.join(' ')}\n${of
        .map((j) => `kubectl logs ${this.namespace} --tail=50 ${j}`)
        .join('\n')}`,
    };
  }
  check(): Command {
    return {
      id: 'validate',
      title: 'Check what runs',
      why: `The cluster is complete, and every image is of ${this.set.step.to}.`,
      text: `kubectl rollout status ${this.namespace} statefulset/${this.cluster}
kubectl get pods ${this.namespace} --selector=app.kubernetes.io/instance=${this.release} \\
  --output=custom-columns='POD:.metadata.name,READY:.status.containerStatuses[*].ready,IMAGES:.spec.containers[*].image'`,
    };
  }
  /** Shows the keys of every Secret the values name; never a value. */
  secrets(wanted: ReadonlyMap<string, ReadonlySet<string>>): Command[] {
    if (wanted.size === 0) return [];
    return [
      {
        id: 'secrets',
        title: 'Check that every Secret is there',
        why: 'Prints the names of the keys, no value. A pod whose Secret or key is missing does not start.',
        text: [...wanted]
          .map(
            ([name, keys]) =>
              `printf 'Wanted: %s\\n' ${shellWord([...keys].sort().join(' '))}\nkubectl get secret ${this.namespace} ${KEYS} -- ${shellWord(name)}`,
          )
          .join('\n'),
      },
    ];
  }
  /** The address of an endpoint of the cluster's management, which answers below the context path (render: application.yaml). */
  actuator(endpoint: string): string {
    const base = this.now
      .text(`${this.set.step.marks.newRoot}.contextPath`)
      .split('/')
      .filter((p) => p !== '');
    return ['http://localhost:9600', ...base, 'actuator', endpoint].join('/');
  }
  /** Commands that need a way to the cluster's management. */
  withManagement(lines: readonly string[]): string {
    const port = /^\d+$/.exec(this.now.text(`${this.set.step.marks.newRoot}.service.managementPort`))?.[0] ?? '9600';
    return `kubectl port-forward ${this.namespace} statefulset/${this.cluster} 9600:${port} &
forward=$!
sleep 5
${lines.join('\n')}
kill "$forward"`;
  }
}
export const curl = (url: string, post = false): string =>
  `curl --fail --show-error ${post ? '--request POST ' : ''}${shellWord(url)}`;
