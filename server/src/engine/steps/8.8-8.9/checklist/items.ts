/** The checklist of the upgrade to 8.9. */
import type { Chapter, Checklist, Item } from '../../../checklist/item.ts';
import { filled } from '../../../checklist/filled.ts';
import type { View } from '../../../view.ts';
import { guide, page } from './guide.ts';

const CHAPTERS: readonly Chapter[] = [
  { id: 'prerequisites', title: 'Prerequisites' },
  { id: 'adapt', title: 'Step 1: Adapt the values' },
  { id: 'run', title: 'Step 2: Run the upgrade' },
  { id: 'validate', title: 'Step 3: Validate' },
  { id: 'after', title: 'Before 8.10' },
];
const BITNAMI = page('deployment/helm/operational-tasks/migration-from-bitnami/');
/** The chart names this page where it asks for a storage. */
const STORAGE =
  'https://docs.camunda.io/docs/next/self-managed/concepts/secondary-storage/configuring-secondary-storage/';

const FACTS = {
  'says-storage': (v: View) => filled(v.get('orchestration.data.secondaryStorage.type')),
  'runs-bundled': (v: View) =>
    ['elasticsearch', 'identityKeycloak', 'identityPostgresql', 'webModelerPostgresql'].some((s) =>
      v.is(`${s}.enabled`),
    ),
  'has-host': (v: View) => filled(v.get('global.ingress.host')),
  'runs-modeler': (v: View) => v.is('webModeler.enabled'),
  'keeps-claims': (v: View) => v.is('optimize.enabled') && v.is('optimize.persistence.enabled'),
  'several-regions': (v: View) => Number(v.text('global.multiregion.regions')) > 1,
} as const;
type Fact = keyof typeof FACTS;

export const ITEMS: readonly Item<Fact>[] = [
  {
    id: '8.8-8.9/finish-migration',
    step: 'prerequisites',
    title: 'Finish the migration of 8.8',
    why: 'Chart 14.x has no job for the data or for Identity: both have to be complete, and the importer has nothing left to read.',
    link: guide(''),
    rules: ['migration/jobs', 'migration/importer', 'migration/compatibility'],
    todo: 'Look at the jobs of the running release: `kubectl get jobs`. Both are complete before you go on.',
  },
  {
    id: '8.8-8.9/latest-patch',
    step: 'prerequisites',
    title: 'Run the latest 8.8',
    why: 'The upgrade leads from the newest chart 13.x to the newest chart 14.x, one minor version at a time.',
    link: guide(''),
  },
  {
    id: '8.8-8.9/helm-version',
    step: 'prerequisites',
    title: 'Check the Helm version',
    why: 'Chart 14.x is made for Helm 3.20 and 4.2, and is the last one for Helm 3.',
    link: 'https://helm.camunda.io/camunda-platform/version-matrix/',
  },
  {
    id: '8.8-8.9/image-pins',
    step: 'prerequisites',
    title: 'Drop images of 8.8',
    why: 'A tag or digest of 8.8 would start the old program with the configuration of 8.9.',
    link: guide(''),
    rules: ['images/*'],
  },
  {
    id: '8.8-8.9/generated-secret',
    step: 'prerequisites',
    title: 'Keep the generated Secret',
    why: 'Chart 14.x generates no Secret. The one of 8.8 stays in the cluster, and the values name it where it is used.',
    link: guide(''),
    rules: ['secrets/generated'],
    conditional: true,
  },
  {
    id: '8.8-8.9/administrator',
    step: 'prerequisites',
    title: 'Check the administrator’s Secret',
    why: 'The old spelling of the administrator’s client is refused; the new one has to name the Secret and the key in it.',
    link: guide(''),
    rules: ['secrets/client-admin-*', 'secrets/initial-user-*'],
  },
  {
    id: '8.8-8.9/backup',
    step: 'prerequisites',
    title: 'Take a tested backup',
    why: 'Data of 8.9 cannot be read by 8.8 any more; only a backup that was restored once is one.',
    link: page('operational-guides/backup-restore/backup-and-restore/'),
  },
  {
    id: '8.8-8.9/storage',
    step: 'adapt',
    title: 'Say where the data is',
    why: 'Chart 14.x runs no Elasticsearch by default: without `elasticsearch.enabled: true` the upgrade deletes the bundled one.',
    link: STORAGE,
    rules: ['storage/*'],
    proven: { fact: 'says-storage' },
    assistant: 'upgrade',
  },
  {
    id: '8.8-8.9/secrets',
    step: 'adapt',
    title: 'Spell secrets anew',
    why: 'Chart 14.x aborts on every key of the spelling before 8.8, even on an empty one.',
    link: guide(''),
    sections: ['secrets'],
    assistant: 'upgrade',
  },
  {
    id: '8.8-8.9/files',
    step: 'adapt',
    title: 'Look at own files',
    why: 'Files of `extraConfiguration` can be imported now; those that were only mounted say `springImport: false`.',
    link: guide(''),
    rules: ['files/*', 'cluster/own-configuration', 'cluster/old-*', 'cluster/usage-metrics-retention'],
    sections: ['texts'],
    assistant: 'upgrade',
  },
  {
    id: '8.8-8.9/web-modeler',
    step: 'adapt',
    title: 'Merge Web Modeler’s pods',
    why: 'Web Modeler is one application: `webModeler.restapi` does the work of the webapp too and needs its resources and variables.',
    link: guide(''),
    rules: ['web-modeler/*'],
    concerns: { fact: 'runs-modeler' },
    conditional: true,
    assistant: 'upgrade',
  },
  {
    id: '8.8-8.9/profile',
    step: 'adapt',
    title: 'Rename the profile',
    why: 'The profile `identity` of the cluster is called `admin`; chart 14.x overlooks the old name.',
    link: guide(''),
    rules: ['cluster/admin-profile'],
    conditional: true,
    assistant: 'upgrade',
  },
  {
    id: '8.8-8.9/issuer',
    step: 'adapt',
    title: 'Check the issuer',
    why: 'Connectors ask the issuer for the address of tokens: it has to answer from inside the cluster.',
    link: guide(''),
    rules: ['connectors/issuer'],
    conditional: true,
  },
  {
    id: '8.8-8.9/regions',
    step: 'adapt',
    title: 'Name the contact points',
    why: 'With several regions chart 14.x writes no contact points: `CAMUNDA_CLUSTER_INITIALCONTACTPOINTS` names all brokers.',
    link: guide(''),
    concerns: { fact: 'several-regions' },
    conditional: true,
  },
  {
    id: '8.8-8.9/render',
    step: 'run',
    title: 'Render the chart',
    why: 'What the chart refuses is found before anything in the cluster changes.',
    link: guide(''),
    assistant: 'verify',
  },
  {
    id: '8.8-8.9/changed-defaults',
    step: 'run',
    title: 'Look at changed defaults',
    why: 'What no key of the files says is what the chart says, and that is not what it was.',
    link: guide(''),
    answeredBy: 'changed-defaults',
  },
  {
    id: '8.8-8.9/changed-objects',
    step: 'run',
    title: 'Look at renamed objects',
    why: 'Monitors, policies and other charts may point at objects that are called otherwise now.',
    link: guide(''),
    rules: ['web-modeler/old-*', 'cluster/old-config-map'],
    answeredBy: 'changed-objects',
  },
  {
    id: '8.8-8.9/helm-upgrade',
    step: 'run',
    title: 'Run helm upgrade',
    why: 'One command, with the upgraded files in their order and chart 14.x.',
    link: guide(''),
  },
  {
    id: '8.8-8.9/storage-there',
    step: 'validate',
    title: 'Find the storage again',
    why: 'The StatefulSet of the storage and its volumes are the same as before, and the cluster reads its data.',
    link: STORAGE,
  },
  {
    id: '8.8-8.9/optimize-claims',
    step: 'validate',
    title: 'Check Optimize’s volume',
    why: 'Two volume claims became one with a new name; what stood in them was temporary.',
    link: guide(''),
    rules: ['optimize/volume-claims'],
    concerns: { fact: 'keeps-claims' },
    conditional: true,
  },
  {
    id: '8.8-8.9/ready',
    step: 'validate',
    title: 'Check that all works',
    why: 'All pods are ready with images of 8.9, users can sign in and see what they may see, workers complete jobs.',
    link: guide(''),
  },
  {
    id: '8.8-8.9/ingress-host',
    step: 'after',
    title: 'Move the Ingress host',
    why: 'Chart 14.x reads `global.ingress.host` still; 15.x will want `global.host`, and strings that ask for the old key have to follow.',
    link: guide(''),
    concerns: { fact: 'has-host' },
    conditional: true,
  },
  {
    id: '8.8-8.9/external-services',
    step: 'after',
    title: 'Leave bundled services',
    why: 'Elasticsearch, Keycloak and PostgreSQL of the chart are gone in 8.10: they move to services of your own while you are on 8.9.',
    link: BITNAMI,
    concerns: { fact: 'runs-bundled' },
    conditional: true,
  },
];

export const CHECKLIST: Checklist = {
  chapters: CHAPTERS,
  items: ITEMS,
  facts: FACTS,
  // No migration is left that only one of several regions may run.
  shared: { fact: '', migration: '' },
};
