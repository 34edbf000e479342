/** The commands of the upgrade to 8.9, fitted to a deployment. */
import type { Command } from '../journey.ts';
import type { ValuesSet } from '../../set.ts';
import { isOpen, Values } from '../../validate/values.ts';
import { isObject, type Json } from '../../yaml/tree.ts';
import { CommandLine, curl, runnable } from '../commandLine.ts';
import type { Answers } from '../secrets.ts';

/**
 * `files` as they shall stand on the command line, in Helm's order; undefined where another tool runs Helm. Empty for a set that
 * is not Camunda's.
 */
export function commandsOf(set: ValuesSet, files: readonly string[] | undefined, answers: Answers): Command[] {
  if (set.version === 'foreign') return [];
  const line = new CommandLine(set, files, answers);
  const { now } = line;
  const runs = now.on('orchestration.enabled');
  return runnable(
    [
      line.showRelease('The release must run the latest chart 13.x before the upgrade.'),
      ...(runs ? [migration(set, line), backup(line)] : []),
      line.statefulSets(storageOf(now)),
      line.keepValues(),
      line.render(),
      ...line.secrets(secretsNamed(now)),
      line.upgrade(),
      line.pods(),
      ...(runs ? [line.check()] : []),
      {
        ...line.statefulSets('The same StatefulSets with the same volumes as before.'),
        id: 'storage-there',
        title: 'Find the storage again',
      },
    ],
    files,
  );
}

/** Jobs that the files no longer ask for may be there, or gone with the time that the cluster keeps them. */
function migration(set: ValuesSet, line: CommandLine): Command {
  const before = new Values(set, set.step.from);
  const of = ['data', 'identity'].filter((kind) => before.on(`orchestration.migration.${kind}.enabled`));
  const title = 'Finish the migration of 8.8';
  const why = 'Chart 14.x removes its jobs and the importer, finished or not.';
  if (set.version === set.step.to || of.length === 0)
    return {
      id: 'jobs',
      title,
      why: `${why} None is listed here, or all of them are complete.`,
      text: `kubectl get jobs ${line.namespace} --selector=app.kubernetes.io/instance=${line.release}`,
    };
  const jobs = line.waitForJobs(of, '10s', {
    title,
    why: `${why} Each job is complete, and the importer has nothing left to read.`,
  });
  if (!of.includes('data')) return jobs;
  const importer = `kubectl logs ${line.namespace} --tail=50 deployment/${line.cluster}-migration-importer`;
  return { ...jobs, text: `${jobs.text}\n${importer}` };
}

/** Endpoints of 8.8 and 8.9. Source: Camunda docs, backup management APIs of Zeebe and of the web applications. */
function backup(line: CommandLine): Command {
  const stores = ['elasticsearch', 'opensearch'].includes(line.now.text('orchestration.data.secondaryStorage.type'));
  const endpoints = [...(stores ? ['backupHistory'] : []), 'backupRuntime'];
  return {
    id: 'backup',
    title: 'Look for the backup',
    why: `Data of 8.9 cannot be read by 8.8. ${
      stores
        ? 'Both lists have one and the same backup, made just before, that is complete.'
        : 'The list has a backup, made just before, that is complete.'
    } An error says that the cluster is not set up for backups.`,
    text: line.withManagement(endpoints.map((e) => curl(line.actuator(e)))),
  };
}

function storageOf(now: Values): string {
  const bundled = now.on('elasticsearch.enabled');
  const after = 'Keep the list: after the upgrade it has the same names and volumes.';
  return bundled
    ? `${after} The Elasticsearch of the chart is one of them; without \`elasticsearch.enabled: true\` in the values it would be deleted.`
    : after;
}

/** Every Secret that the values name, with its keys; not those of what is switched off. */
function secretsNamed(now: Values): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  const word = (json: Json | undefined): string => (typeof json === 'string' && !isOpen(json) ? json : '');
  const walk = (json: Json, path: readonly string[]): void => {
    if (!isObject(json) || now.get([...path, 'enabled']) === false) return;
    const name = word(json.existingSecret);
    if (name !== '') {
      const keys = wanted.get(name) ?? new Set<string>();
      wanted.set(name, keys);
      const named = [
        json.existingSecretKey,
        json.passwordSecretKey,
        ...(isObject(json.secretKeys) ? Object.values(json.secretKeys) : []),
      ];
      for (const key of named.map(word)) if (key !== '') keys.add(key);
    }
    for (const [key, value] of Object.entries(json)) walk(value, [...path, key]);
  };
  walk(now.set.merged.tree, []);
  return wanted;
}
