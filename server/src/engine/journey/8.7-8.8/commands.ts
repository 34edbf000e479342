/** The commands of the upgrade, fitted to a deployment. */
import type { Command } from '../journey.ts';
import type { ValuesSet } from '../../set.ts';
import { CommandLine, curl, runnable } from '../commandLine.ts';
import { legacyExporters } from './finish.ts';
import { secretsOf, type Answers } from '../secrets.ts';
import { CONSOLIDATED } from '../../steps/8.7-8.8/journey/secretTable.ts';

/**
 * `files` as they shall stand on the command line, in Helm's order; undefined where another tool runs Helm. Empty for a set that
 * is not Camunda's.
 */
export function commandsOf(set: ValuesSet, files: readonly string[] | undefined, answers: Answers): Command[] {
  if (set.version === 'foreign') return [];
  const line = new CommandLine(set, files, answers);
  const { now, namespace, cluster } = line;
  const found: Command[] = [
    line.showRelease('The release must run the latest chart 12.x before the upgrade.'),
    line.statefulSets('The name must be the same before and after the upgrade, or the brokers start on empty volumes.'),
    line.keepValues(),
    line.render(),
    ...line.secrets(wantedOf(set, answers)),
    line.upgrade(),
    line.pods(),
  ];
  const migratesData = now.on('orchestration.migration.data.enabled');
  const migratesIdentity = now.on('orchestration.migration.identity.enabled');
  const kinds = [...(migratesData ? ['data'] : []), ...(migratesIdentity ? ['identity'] : [])];
  if (kinds.length > 0)
    found.push(
      line.waitForJobs(kinds, '2h', {
        title: 'Wait for the migration jobs',
        why: 'A job that failed stays failed: read its log, delete it and run the upgrade again.',
      }),
    );
  if (migratesData)
    found.push({
      id: 'importer',
      title: 'Follow the importer',
      why: 'It stays until the last record of 8.7 has been read; then its log is quiet.',
      text: `kubectl logs ${namespace} --follow deployment/${cluster}-migration-importer`,
    });
  found.push(line.check());
  const exporters = legacyExporters(now);
  const actuator = line.actuator('exporters');
  if (exporters.length > 0 && !now.on('optimize.enabled'))
    found.push({
      id: 'disable-exporter',
      title: 'Disable the exporter of 8.7',
      why: 'First in the running cluster, then in the values: brokers do not start without an exporter they still know.',
      text: line.withManagement([
        ...exporters.map((e) => curl(`${actuator}/${encodeURIComponent(e)}/disable`, true)),
        curl(actuator),
      ]),
    });
  return runnable(found, files);
}

function wantedOf(set: ValuesSet, answers: Answers): Map<string, Set<string>> {
  const { relied, own } = secretsOf(set, answers);
  const wanted = new Map<string, Set<string>>();
  const note = (name: string, key: string): void => {
    wanted.set(name, (wanted.get(name) ?? new Set()).add(key));
  };
  for (const r of relied) note(CONSOLIDATED, r.key);
  for (const o of own) note(o.name, o.key);
  return wanted;
}
