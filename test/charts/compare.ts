/** What must still hold in the cluster after an upgrade: each check returns what is wrong, nothing when all is well. */
import { parseAllDocuments } from 'yaml';
import type { LedgerEntry } from '../../server/src/engine/index.ts';
import { at, documents, isMap, leaves, type Plain, type PlainMap } from '../support/tree.ts';
import { below, maps } from './helm.ts';

export interface Comparison {
  /** Objects of the 8.7 chart for the input, of the 8.8 chart for the result. */
  readonly before: readonly PlainMap[];
  readonly after: readonly PlainMap[];
  /** The merged input, and the account of it by layer. */
  readonly values: PlainMap;
  readonly ledgers: readonly (readonly LedgerEntry[])[];
}
type Objects = readonly PlainMap[];

const text = (value: Plain | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
const nameOf = (o: PlainMap): string => text(below(o, 'metadata').name);
const label = (o: PlainMap): Plain | undefined => below(o, 'metadata', 'labels')['app.kubernetes.io/component'];
const title = (o: PlainMap): string => `${text(o.kind)} ${nameOf(o)}`;

/** Components that are one StatefulSet in 8.8, as the charts label them, with the helpers 8.8 makes of it. */
const isCluster = (o: PlainMap): boolean =>
  /^(?:zeebe-broker|zeebe-gateway|operate|tasklist|orchestration(?:-\w+)?)$/.test(text(label(o)));
const isWorkload = (o: PlainMap): boolean => ['Deployment', 'StatefulSet'].includes(text(o.kind));
const isBroker = (o: PlainMap): boolean =>
  o.kind === 'StatefulSet' && ['zeebe-broker', 'orchestration'].includes(text(label(o)));
const podOf = (o: PlainMap): PlainMap => below(o, 'spec', 'template', 'spec');
const containers = (o: PlainMap): PlainMap[] => [...maps(podOf(o).initContainers), ...maps(podOf(o).containers)];

/** Everything that differs and is not told. */
export function problems(c: Comparison): string[] {
  const old = new Set(unsound(c.before));
  return [
    ...workloadProblems(c),
    ...brokerProblems(c),
    ...variableProblems(c),
    ...hostProblems(c),
    ...emptyReferences(c.after),
    ...unsound(c.after).filter((p) => !old.has(p)),
  ];
}

/** Each Deployment and StatefulSet by its own name, those that became one as one. */
function workloads(objects: Objects): Set<string> {
  return new Set(objects.filter(isWorkload).map((o) => (isCluster(o) ? 'the cluster' : nameOf(o))));
}
function workloadProblems({ before, after }: Comparison): string[] {
  const have = workloads(after);
  return [...workloads(before)].filter((w) => !have.has(w)).map((w) => `workload: ${w} has no successor`);
}

/** The keys of 8.7 that a fact about the brokers comes from. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  name: ['global.zeebeClusterName'],
  replicas: ['zeebe.clusterSize'],
  volume: ['zeebe.pvcSize', 'zeebe.persistenceType'],
};
/** The data of a broker hangs on the name of its StatefulSet; its volume cannot shrink. */
function brokerProblems({ before, after, ledgers }: Comparison): string[] {
  const [was, is] = [before, after].map((objects) => objects.find(isBroker));
  if (!was) return [];
  if (!is) return ['broker: there is none any more'];
  const facts = (o: PlainMap): Record<string, string> => ({
    name: nameOf(o),
    replicas: text(below(o, 'spec').replicas),
    volume: text(below(maps(below(o, 'spec').volumeClaimTemplates)[0], 'spec', 'resources', 'requests').storage),
  });
  // Where the 8.8 key said something else already, that stays and the old value waits beside it.
  const told = (fact: string): boolean =>
    ledgers.flat().some((e) => FACTS[fact]?.includes(e.path) && ['commented', 'manual'].includes(e.outcome));
  const now = facts(is);
  return Object.entries(facts(was))
    .filter(([fact, value]) => now[fact] !== value && !told(fact))
    .map(([fact, value]) => `broker: ${fact} was ${value}, is ${now[fact] ?? 'nothing'}`);
}

/** Components of the values whose workload has another label. */
const LABELS: Readonly<Record<string, string>> = {
  zeebe: 'zeebe-broker',
  zeebeGateway: 'zeebe-gateway',
  'zeebe-gateway': 'zeebe-gateway',
};
/** The variables of the workload behind `zeebe.env` or `webModeler.restapi.env`; the last of a name counts. */
function variables(objects: Objects, path: string): Map<string, string> {
  const key = path.split('.').at(-2) ?? '';
  const workload = objects.find((o) => isWorkload(o) && label(o) === (LABELS[key] ?? key));
  const list = maps(workload && maps(podOf(workload).containers)[0]?.env);
  return new Map(list.map((v) => [text(v.name), JSON.stringify(v.value ?? v.valueFrom ?? '')]));
}
const ITEM = /\[\w+=(.*)\]$/s;
const GONE: readonly string[] = ['removed', 'commented', 'manual'];

/** Every variable of the user runs with the value it had, under the name the ledger gives. */
function variableProblems({ before, after, values, ledgers }: Comparison): string[] {
  const lists = leaves(values).filter((path) => /^(?:\w|-)+(?:\.\w+)?\.env$/.test(path));
  return lists.flatMap((path) => {
    const was = variables(before, path);
    const cluster = ['zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist'].includes(
      path.split('.')[0] ?? '',
    );
    const is = variables(after, cluster ? 'zeebe.env' : path);
    // A later layer replaces the whole list of an earlier one: its account is the one that counts.
    const ledger =
      [...ledgers].reverse().find((l) => l.some((e) => e.path === path || e.path.startsWith(`${path}[`))) ?? [];
    const names = new Set(maps(at(values, path)).flatMap(({ name }) => (typeof name === 'string' ? [name] : [])));
    return [...names].flatMap((name) => {
      const value = was.get(name);
      if (value === undefined) return []; // The component is switched off, or the chart itself drops the variable.
      const entries = ledger.filter((e) => e.path === `${path}[name=${name}]`);
      const targets = entries.flatMap((e) => e.to.map((t) => ITEM.exec(t)?.[1]));
      const told = entries.some(
        (e) => GONE.includes(e.outcome) || (e.outcome === 'changed' && targets.includes(undefined)),
      );
      if (told) return [];
      const now = is.get(targets.find((t) => t !== undefined) ?? name);
      if (now === undefined) return [`variable: ${path}: ${name} is lost`];
      const same = now === value || entries.some((e) => e.outcome === 'changed');
      return same ? [] : [`variable: ${path}: ${name} was ${value}, is ${now}`];
    });
  });
}

const hosts = (objects: Objects): Set<string> =>
  new Set(
    objects
      .filter((o) => o.kind === 'Ingress')
      .flatMap((o) => maps(below(o, 'spec').rules))
      .flatMap((rule) => (typeof rule.host === 'string' && rule.host !== '' ? [rule.host] : [])),
  );
function hostProblems({ before, after, values, ledgers }: Comparison): string[] {
  const have = hosts(after);
  const told = (host: string): boolean => {
    const sources = leaves(values).filter((path) => at(values, path) === host);
    return ledgers.flat().some((e) => sources.includes(e.path) && GONE.includes(e.outcome));
  };
  return [...hosts(before)].filter((h) => !have.has(h) && !told(h)).map((h) => `host: ${h} is lost`);
}

function emptyReferences(objects: Objects): string[] {
  const found: string[] = [];
  const walk = (value: Plain, where: string): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, where);
    if (!isMap(value)) return;
    const name = typeof value.name === 'string' ? `${where} ${value.name}` : where;
    const { secretKeyRef } = value;
    if (isMap(secretKeyRef) && !(secretKeyRef.name && secretKeyRef.key))
      found.push(`secret: ${where} refers to ${JSON.stringify(secretKeyRef)}`);
    for (const item of Object.values(value)) walk(item, name);
  };
  for (const o of objects) walk(o, title(o));
  return found;
}

const UNITS: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};
function amount(quantity: Plain | undefined): number | undefined {
  const parts = /^([0-9.]+)([a-zA-Z]*)$/.exec(text(quantity));
  return parts ? Number(parts[1]) * (parts[2] ? (UNITS[parts[2]] ?? NaN) : 1) : undefined;
}

/** What Kubernetes or an application would refuse. Names that the upgrade merges read the same on both sides. */
function unsound(objects: Objects): string[] {
  return objects.flatMap((o) => {
    const who = isCluster(o) ? 'the cluster' : title(o);
    return [
      ...unreadableFiles(o, who),
      ...[below(o, 'metadata'), below(o, 'spec', 'template', 'metadata')].flatMap((metadata) =>
        Object.entries(below(metadata, 'annotations'))
          .filter(([, value]) => typeof value !== 'string')
          .map(([key]) => `annotation: ${key} of ${who} is no text`),
      ),
      ...containers(o).flatMap((c) => [
        ...greedyRequests(c).map((kind) => `request: ${who} requests more ${kind} than its limit`),
        ...twice(maps(c.env).map((v) => v.name)).map((name) => `twice: variable ${name} of ${who}`),
        ...twice(maps(c.volumeMounts).map((m) => m.mountPath)).map((path) => `twice: mount ${path} of ${who}`),
      ]),
      ...twice(maps(podOf(o).volumes).map((v) => v.name)).map((name) => `twice: volume ${name} of ${who}`),
      ...twice(containers(o).map((c) => c.name)).map((name) => `twice: container ${name} of ${who}`),
    ];
  });
}
function unreadableFiles(o: PlainMap, who: string): string[] {
  if (o.kind !== 'ConfigMap') return [];
  return Object.entries(below(o, 'data')).flatMap(([file, content]) => {
    if (!/\.ya?ml$/.test(file) || typeof content !== 'string') return [];
    if (documents(content) === undefined) return [`file: ${file} of ${who} cannot be read`];
    // Spring refuses a key that is there twice.
    const errors = parseAllDocuments(content, { logLevel: 'silent' }).flatMap((d) => d.errors);
    return errors.slice(0, 1).map((e) => `file: ${file} of ${who}: ${e.message.split('\n')[0] ?? ''}`);
  });
}
function greedyRequests(container: PlainMap): string[] {
  const limits = below(container, 'resources', 'limits');
  return Object.entries(below(container, 'resources', 'requests'))
    .filter(([kind, value]) => (amount(value) ?? 0) > (amount(limits[kind]) ?? Infinity) + 1e-9)
    .map(([kind]) => kind);
}
function twice(names: readonly (Plain | undefined)[]): string[] {
  return [...new Set(names.filter((n, i) => n !== undefined && names.indexOf(n) !== i).map(text))];
}
