/** After the migration: what is switched off in the values, and what else there is to clean. */
import type { UpgradedLayer } from '../../apply.ts';
import type { ValuesSet } from '../../set.ts';
import type { Sliced } from '../../slices.ts';
import { Values } from '../../validate/values.ts';
import type { Version } from '../../version.ts';
import { isObject } from '../../yaml/tree.ts';
import { changing, type Change } from '../changes.ts';
import type { Command } from '../journey.ts';
import type { JourneyDocument } from '../document.ts';
import { markdownCode } from '../quote.ts';

const DATA = 'orchestration.migration.data.enabled';
const IDENTITY = 'orchestration.migration.identity.enabled';

/**
 * Exporters of 8.7 that run beside the new one, by id. The chart renders one while the data migration or Optimize is on (render:
 * application.yaml); with several regions they are variables.
 */
export function legacyExporters(now: Values): string[] {
  const variables = now.get('orchestration.env');
  const own = (Array.isArray(variables) ? variables : []).flatMap((item) => {
    if (!isObject(item) || typeof item.name !== 'string' || typeof item.value !== 'string') return [];
    const id = /^ZEEBE_BROKER_EXPORTERS_([A-Z0-9]+)_CLASSNAME$/.exec(item.name)?.[1];
    return id !== undefined && /(?:Elasticsearch|Opensearch)Exporter$/.test(item.value) ? [id.toLowerCase()] : [];
  });
  const several = Number(now.text('global.multiregion.regions')) > 1;
  const asked = now.on('orchestration.exporters.zeebe.enabled');
  const needed = asked || ((now.on('optimize.enabled') || now.on(DATA)) && !several);
  const managed = needed ? (['elasticsearch', 'opensearch'] as const).filter((s) => now.on(`global.${s}.enabled`)) : [];
  return [...new Set([...managed, ...own])];
}

/** The texts with the migrations off. Nothing changes in a set of 8.7, nor where they are off. */
export function finishLayers(set: ValuesSet): Sliced<UpgradedLayer[]> {
  const now = new Values(set);
  const changes: Change[] =
    set.version === '8.8' ? [DATA, IDENTITY].filter((p) => now.on(p)).map((path) => ({ path, json: false })) : [];
  return changing(set, changes);
}

interface Rest {
  readonly path: string;
  readonly what: string;
}
function rests(now: Values): Rest[] {
  const found: Rest[] = [];
  const rest = (path: string, what: string): void => {
    if (now.said(path) !== undefined) found.push({ path, what });
  };
  rest('orchestration.migration.data.extraVolumes', 'only the migration read them');
  rest('orchestration.migration.data.extraVolumeMounts', 'only the migration read them');
  rest('orchestration.importer.extraVolumes', 'only the importer read them');
  rest('orchestration.importer.extraVolumeMounts', 'only the importer read them');
  rest('orchestration.migration.identity.secret', 'the client of the identity migration is used no more');
  rest('global.documentStore.type.gcp.existingSecret', 'the old form, which only the importer read');
  rest('global.documentStore.type.gcp.credentialsKey', 'the old form, which only the importer read');
  rest('global.compatibility.orchestration', 'the compatibility layer has nothing left to do');
  const variables = now.said('orchestration.env');
  for (const item of Array.isArray(variables) ? variables : []) {
    const name = isObject(item) && typeof item.name === 'string' ? item.name : '';
    if (name.startsWith('ZEEBE_GATEWAY_CLUSTER_'))
      found.push({ path: `orchestration.env[name=${name}]`, what: 'only the migration jobs read the old name' });
  }
  return found;
}

/** `commands`: those of the same set, of which some are repeated here. */
export function finishGuide(set: ValuesSet, commands: readonly Command[]): JourneyDocument {
  return {
    id: 'finish/guide',
    title: 'Finish the migration',
    fileName: 'finish-migration.md',
    language: 'markdown',
    text: `# Finish the migration\n\n${set.version === '8.8' ? steps(new Values(set), commands) : NOT_YET[set.version]}\n`,
  };
}

const NOT_YET: Readonly<Record<Exclude<Version, '8.8'>, string>> = {
  '8.7':
    'These files are of 8.7. Upgrade them, run the upgrade, wait for the migration, and come back with the files of 8.8.',
  '8.9': 'These files are of 8.9, which has no migration to finish.',
  neutral: 'Nothing in these files says that the migration was switched on.',
  foreign: 'These are no values of Camunda.',
};

function steps(now: Values, commands: readonly Command[]): string {
  const command = (id: string): string => {
    const found = commands.find((c) => c.id === id);
    return found ? `\n\n\`\`\`shell\n${found.text}\n\`\`\`` : '';
  };
  const exporters = legacyExporters(now);
  const optimize = now.on('optimize.enabled');
  const on = [DATA, IDENTITY].filter((p) => now.on(p));
  const parts: string[] = [];
  if (on.length === 0 && exporters.length === 0 && rests(now).length === 0)
    return 'The migrations are off, and nothing of them is left in these files.';
  if (on.length > 0)
    parts.push(
      `**Make sure that it is over.** The jobs are complete, the log of the importer is quiet, and no record of 8.7 waits.${command('jobs')}${command('importer')}`,
    );
  const names = exporters.map(markdownCode).join(', ');
  if (exporters.length > 0 && optimize)
    parts.push(`**Keep the exporter of 8.7** (${names}). Optimize reads what it writes; do not disable it.`);
  else if (exporters.length > 0)
    parts.push(
      `**Disable the exporter of 8.7** (${names}) in the running cluster, before its configuration goes away: the brokers still know it, and one that is enabled without a configuration stops the log from being cleaned.${command('disable-exporter')}`,
    );
  if (on.length > 0)
    parts.push(
      `**Switch the migrations off** in the values: ${on.map((p) => markdownCode(`${p}: false`)).join(', ')}. With the data migration the importer goes too${exporters.length > 0 && !optimize ? ', and the configuration of the exporter that the chart wrote' : ''}. Then run helm upgrade again.${command('helm-upgrade')}`,
    );
  const clean = rests(now);
  const own = exporters.filter((e) => !['elasticsearch', 'opensearch'].includes(e));
  if (own.length > 0 && !optimize)
    clean.push(
      ...own.map((e) => ({
        path: `orchestration.env[name=ZEEBE_BROKER_EXPORTERS_${e.toUpperCase()}_…]`,
        what: 'the exporter of 8.7 that was disabled above',
      })),
    );
  if (clean.length > 0)
    parts.push(
      `**Take out what is left over:**\n\n${clean.map((r) => `   - ${markdownCode(r.path)}: ${r.what}`).join('\n')}`,
    );
  parts.push(
    '**Change the secrets that stood in plain text**, and delete copies of the old values that you no longer need.',
  );
  return parts
    .map((p, i) => `${String(i + 1)}. ${p.replace(/\n(?!\n)/g, '\n   ').replaceAll('\n      -', '\n   -')}`)
    .join('\n\n');
}
