/** Rules in words. */
import type {
  Action,
  Condition,
  DeriveRule,
  IfLeft,
  Safety,
  Section,
  Severity,
} from '../../server/src/engine/rules/rule.ts';
import type { Predicate, Shape } from '../../server/src/engine/steps/8.7-8.8/functions.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import type { Described } from './all.ts';
import { verdictFor } from './envRules.ts';
import { mistake } from './mistakes.ts';

export const LEFT: Readonly<Record<IfLeft, string>> = {
  ignored: 'Chart 13.x ignores it without a word.',
  honoured: 'Chart 13.x still reads it; a later chart will not.',
  aborts: 'Chart 13.x refuses to render.',
  misread: 'Chart 13.x gives it another meaning.',
  unchanged: 'Nothing changes by itself.',
  'default-changed': 'The default of chart 13.x applies, which is another one than in 12.x.',
  dangerous: 'The upgrade can break a running cluster.',
};
export const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'Error: the file does not do in 8.8 what it did in 8.7.',
  warning: 'Warning: it works, but should not stay like this.',
  information: 'Information: good to know.',
};
/** In a file that is 8.8 already. */
export const SEVERITIES_NOW: Readonly<Record<Severity, string>> = {
  error: 'Error: with this, the file does not work with 8.8.',
  warning: 'Warning: it works, but hardly as it was meant.',
  information: 'Information: good to know.',
};
export const SAFETIES: Readonly<Record<Safety, string>> = {
  safe: 'Safe: the change cannot alter what the deployment does.',
  review: 'Review: the change is made by rule, look at it before you deploy.',
  manual: 'Manual: only a person can decide.',
};
const SOMETIMES: Readonly<Record<Exclude<Safety, 'safe'>, string>> = {
  review: 'Review in some cases: look at the change before you deploy.',
  manual: 'Manual in some cases: only a person can decide.',
};
const ELSE: Readonly<Record<Exclude<Safety, 'manual'>, string>> = {
  safe: 'Else the change cannot alter what the deployment does.',
  review: 'Else the change is made by rule, look at it before you deploy.',
};
/** How safe a rule is follows from what it can do: what its examples leave to a person is said first. */
export function safetyOf(rule: Safety, shown: readonly Safety[]): string {
  const strictest = (['manual', 'review'] as const).find((s) => shown.includes(s));
  if (rule === 'manual' || strictest === undefined || strictest === rule) return SAFETIES[rule];
  return rule === 'review' && strictest === 'review' ? SAFETIES.review : `${SOMETIMES[strictest]} ${ELSE[rule]}`;
}
/** In the order of the guide. */
export const SECTIONS: Readonly<Record<Section, string>> = {
  'top-level': 'Top-level keys, images and spellings',
  'identity-authentication': 'Identity and its clients',
  gateway: 'Gateway',
  operate: 'Operate',
  tasklist: 'Tasklist',
  cluster: 'Cluster',
  'merged-keys': 'Keys that are merged',
  environment: 'Environment variables',
  texts: 'Configuration texts and templates',
  connectors: 'Connectors',
  defaults: 'Changed defaults',
  ingress: 'Ingress',
  authentication: 'Authentication',
  secrets: 'Secrets',
  migration: 'Data and identity migration',
  'multi-region': 'Several regions',
  types: 'Types of values',
};

const SHAPES: Readonly<Record<Shape, string>> = {
  'image-tag':
    'A tag of 8.7 or older is taken out, a tag of 8.8 stays, and one that does not tell its version is left to you.',
  'global-image-tag':
    'A tag of 8.7 or older is taken out, a tag of 8.8 stays, and one that does not tell its version is left to you.',
  'elasticsearch-tag': 'A tag older than 8.16 is left to you.',
  'image-digest': 'A digest is left to you.',
  'cluster-repository':
    'A repository that ends in `zeebe` ends in `camunda` instead, the default is taken out, and any other image is left to you.',
  'image-paths': 'Paths of the old image become those of the new one.',
  'cluster-command':
    'Paths of the old image become those of the new one, and references take the new names of variables.',
  'budget-number': 'A percentage is left to you.',
  'plain-secret': 'Beside a reference to a Secret, which always won, the text is taken out.',
  'hidden-password': 'Beside a Secret, or a text in its place, it is taken out; alone it stays.',
  'cluster-client':
    'With Keycloak and Management Identity, the name is left to you unless Identity makes the client under it; the name that 8.7 had by default is taken out.',
  'null-section': 'Left empty it is taken out; anything else stays.',
  'url-map': 'An address becomes protocol, host and port; one with a path is left to you.',
  'account-name':
    'An account of another name is left to you; the same name as that of the cluster, or none, is taken out.',
  'gateway-budget': 'Without a budget of the brokers it is left to you; beside one, or off, it is taken out.',
  'separate-ingress': 'An Ingress that is on is left to you; one that was off is taken out.',
  'inbound-auth': 'Where they were in use, the credentials are left to you; otherwise they are taken out.',
  'combined-path-type':
    'With a combined Ingress, the type that its paths had in 8.7 is written here: that of the components, or `Prefix` where they differ.',
  'openshift-tls': 'On an OpenShift router, an empty name becomes "-".',
};
const FACTS: Readonly<Record<Exclude<Predicate, `reference:${string}` | `password-${string}`>, string>> = {
  'auth-on': 'authentication with Identity is on, as it was by default',
  'basic-auth': 'authentication with Identity is off, and no key of 8.8 says otherwise',
  'external-provider': 'the provider is not Keycloak',
  'cluster-on': 'brokers, Operate or Tasklist run',
  'cluster-off': 'neither brokers nor Operate nor Tasklist run',
  'migrates-data': 'there is a cluster with a storage whose data this deployment has to migrate',
  'migrates-identity': 'brokers, Management Identity and authentication are on',
  'identity-left-behind': 'Management Identity signs people in to a cluster whose brokers are not in these files',
  'resource-permissions': 'permissions on single resources are switched on by a variable',
  'keycloak-needed': 'Management Identity is on and no older key speaks of Keycloak',
  'exporter-off': 'the exporters of the chart were off, and the storage is Elasticsearch',
  'exporters-can-be-off': 'the exporters of the chart were off, and chart 13.x can have both off',
  'managed-exporters': 'there are several regions with the exporters of the chart',
  keycloak: 'the provider is Keycloak',
  'index-prefix': 'Operate and Tasklist used the same index prefix',
  'prefix-awakes': 'chart 12.x kept the prefix of OpenSearch from the exporter',
  'aws-secret': 'the document store has a Secret for AWS',
  'gcp-secret': 'the document store has a Secret for Google Cloud',
  'web-modeler-database': 'Web Modeler is on and uses the database of the chart',
  'identity-database': 'Identity uses the database of the chart',
  'keycloak-on': 'the Keycloak of the chart runs',
  'keycloak-database': 'the Keycloak of the chart runs with the database of the chart',
  'default-first-user': 'the first user of Keycloak has the default password',
  'needs-connectors-secret': 'Connectors use a secret that chart 12.x generated',
  'needs-cluster-secret': 'the cluster uses a secret that chart 12.x generated',
  'needs-optimize-secret': 'Optimize uses a secret that chart 12.x generated',
  'identity-ingress-address':
    'Identity has an Ingress of its own with a host, there is no combined one, and `identity.fullURL` is empty',
  'no-storage': 'neither Elasticsearch nor OpenSearch is on, and no key of 8.8 says that none is wanted',
  'grpc-at-the-cluster':
    'the Ingress for gRPC has the path that the cluster had or would get, on the same host and with the same class',
  'component-path-type': 'the paths of the combined Ingress are of another type than `Prefix`',
  'tls-without-name': 'the gRPC Ingress has TLS and no name of a Secret',
  'other-connectors-client': 'the client of Connectors is not called `connectors`',
  'other-first-user': 'the first user is not called `demo`',
  'initial-claim': 'another provider than Keycloak has an initial claim, and no other administrator is named for 8.8',
  'initial-claim-unused': 'the initial claim is not the claim by which the files of 8.8 name users',
  'users-unnamed': 'nothing says by which claim users are named',
  'cpu-request-above-limit': 'the new default request is above your CPU limit',
  'memory-request-above-limit': 'the new default request is above your memory limit',
};

const PARAMETERS: Readonly<Record<string, string>> = {
  reference: '`$` names a Secret',
  'password-typed': 'the password of `$` stands in the values',
  'password-generated': 'the chart made up the password of `$`',
};

/** Nothing where the words would be longer than the example is clear. */
export function when(c: Condition): string {
  if ('set' in c) return `\`${c.set}\` is set`;
  if ('absent' in c) return `\`${c.absent}\` is not set`;
  if ('empty' in c) return `\`${c.empty}\` is empty or not set`;
  if ('effective' in c)
    return c.is === '' || c.is === null
      ? `\`${c.effective}\` is empty`
      : `\`${c.effective}\` is \`${JSON.stringify(c.is)}\``;
  if ('fact' in c) {
    const [kind = '', path] = c.fact.split(':');
    if (path === undefined) return FACTS[c.fact as keyof typeof FACTS];
    return PARAMETERS[kind]?.replace('$', path) ?? c.fact;
  }
  if ('all' in c) {
    // A key that is set to nothing does not count as set.
    const [first, ...rest] = c.all;
    if (
      first &&
      'set' in first &&
      rest.every((r) => 'not' in r && 'effective' in r.not && r.not.effective === first.set)
    )
      return `\`${first.set}\` is not empty`;
    return c.all.map(when).join(', and ');
  }
  if ('any' in c) return c.any.map(when).join(', or ');
  return `not: ${when(c.not)}`;
}

const code = (paths: readonly string[]): string => paths.map((p) => `\`${p}\``).join(', ');
const and = (paths: readonly string[]): string =>
  paths.length < 2 ? code(paths) : `${code(paths.slice(0, -1))} and \`${paths[paths.length - 1] ?? ''}\``;

function ofKey(at: string, a: Action): string {
  switch (a.kind) {
    case 'keep':
      return `\`${at}\` stays.`;
    case 'remove':
      return `\`${at}\` has no place in 8.8 and is taken out${parts(at)}.`;
    case 'manual':
      return `\`${at}\` needs a decision and waits as a comment where it stood.${a.like === undefined ? '' : ` Where it says what \`${a.like}\` says, or the default of chart 12.x, it is taken out.`}`;
    case 'move':
      return `\`${at}\` is \`${a.to}\` in 8.8.${a.shape === undefined ? '' : ` ${SHAPES[a.shape as Shape]}`}`;
    case 'reshape':
      return `The value of \`${at}\` is judged. ${SHAPES[a.shape as Shape]}`;
    case 'itemize':
      return `\`${at}\` is a list: its keys become \`${a.key}\` and what stood there \`${a.value}\`.`;
    case 'secret':
      return a.text === 'inline'
        ? `A Secret named in \`${at}\` goes to \`${a.to}.existingSecret\` and \`.existingSecretKey\`, a secret in plain text to \`.inlineSecret\`.`
        : `\`${at}\` is \`${a.to}.existingSecret\` in 8.8, and its key \`.existingSecretKey\`.`;
  }
}
/** A root that goes: what has rules of its own does not. */
const parts = (at: string): string =>
  STEP.rules.set.keys.some((r) => r.at.startsWith(`${at}.`)) ||
  STEP.rules.set.lists.some((l) => l.sources.some((s) => s.startsWith(`${at}.`)))
    ? ', except for the parts that have rules of their own'
    : '';

/** What is worked out from others. */
const WORKED_OUT: Readonly<Record<string, string>> = {
  'merge/history-retention': 'is on when Operate and Tasklist both deleted what is finished after some time',
  'merge/history-age': 'is the longer of the two ages',
  'migration/legacy-index-age': 'is the age of the history',
  'merge/context-path': 'is what the paths of Operate and Tasklist have in common',
  'ingress/cluster-path': 'is a path of the Ingress that is free',
  'merge/index-prefix': 'is that prefix',
  'identity-auth/audiences': 'lists the old audiences of Zeebe, Operate and Tasklist',
  'identity-auth/audience': 'is the audience of Zeebe',
  'identity-auth/redirect-url': 'is the address of the combined Ingress, or what the old addresses have in common',
  'authentication/method': 'is `oidc` where 8.7 used Identity, which was the default, and `basic` where it did not',
  'authentication/connectors-method':
    'is `basic` where Connectors signed in with name and password and authentication was off',
  'authentication/connectors-role': 'names your client of Connectors',
  'authentication/admin-role': 'names your first user',
  'authentication/username-claim': 'is the name of the initial claim',
  'migration/importer-volumes': 'repeats the volumes that variables point to',
  'migration/importer-mounts': 'repeats the mounts that variables point to',
  'migration/data-volumes': 'repeats the volumes that variables point to',
  'migration/data-mounts': 'repeats the mounts that variables point to',
  'cluster/fullname': 'keeps the name that `global.zeebeClusterName` gave to the StatefulSet',
  'cluster/release-name': 'keeps the name that chart 12.x gave to the StatefulSet of this release',
  'cluster/name': 'keeps the end of the name that `global.zeebeClusterName` gave to the StatefulSet',
  'cluster/cpu-request': 'keeps the request of chart 12.x, or goes down to the limit',
  'cluster/memory-request': 'keeps the request of chart 12.x, or goes down to the limit',
  'ingress/path-type': 'is that path type',
  'document-store/aws-access-secret': 'names the same Secret',
  'document-store/aws-secret-secret': 'names the same Secret',
  'document-store/aws-access-key': 'names the same key',
  'document-store/aws-secret-key': 'names the same key',
  'document-store/gcp-secret': 'names the same Secret',
  'document-store/gcp-key': 'names the same key',
};
function ofValue(r: DeriveRule): string {
  const { value } = r;
  const from = r.absorbs && r.absorbs.length > 0 ? ` In place of ${and(r.absorbs)}.` : '';
  const condition = r.when && !('absent' in r.when && r.when.absent === r.to) ? ` when ${when(r.when)}` : '';
  if (typeof value === 'object' && value !== null)
    return `\`${r.to}\` ${WORKED_OUT[r.id] ?? 'is worked out from other keys'}${condition === '' ? '' : `,${condition}`}.${from}`;
  const text = `${r.to}: ${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}`;
  return `\`${text}\` is added${condition === '' ? ' when no file says otherwise' : condition}.${from}`;
}
function ofVariable(id: string): string {
  const v = verdictFor(id);
  switch (v?.kind) {
    case 'rename':
      return 'The variable gets a new name; its value stays.';
    case 'duplicate':
      return 'The variable stays, and a second one with the same value joins it.';
    case 'drop':
      return 'The variable is taken out.';
    case 'values-key':
      return 'The value of the variable goes to a key of the values file.';
    case 'manual':
      return 'The variable waits as a comment until you have decided.';
    case 'keep':
    case 'told':
      return 'The variable stays as it is.';
    case undefined:
      return id === 'env/image-path'
        ? 'Paths of the old images in values become those of the new one.'
        : 'The value is put in quotes.';
  }
}

const NOTES: Readonly<Record<string, string>> = {
  'merge/log-level': 'A log level that cannot be written as a variable waits as a comment.',
  'merge/root-log-level': 'A log level of Operate that would be one of the whole cluster waits as a comment.',
  'merge/logging-rest': 'What Operate was told about logging beside the levels waits as a comment.',
  'merge/no-log-level': 'Log levels of Operate that say nothing, or nothing that a variable could say, are taken out.',
  'identity/old-roles': 'Roles and APIs that Management Identity of 8.8 does not make.',
  'web-modeler/cluster-authentication': 'Clusters of Web Modeler with a way to sign in that 8.8 does not have.',
  'layers/reset': 'A later file that goes back to the default of the chart still does so after the upgrade.',
  'layers/taken-back': 'What a later file takes back together with the object around it stays behind as a comment.',
  'template/moved': 'A Helm expression in a text gets the new name of the key or helper it asks for.',
  'template/literal': 'A text that chart 12.x wrote as it is stays that text where chart 13.x evaluates templates.',
  'template/some-objects':
    'A text with braces that chart 13.x evaluates on some objects and writes as it is on others.',
  'template/gone': 'A Helm expression asks for something that does not exist any more.',
  'ingress/hidden-identity': 'Management Identity at the path that the Identity of the cluster has now.',
  'texts/own-addresses':
    'The own configuration text of Connectors or Identity has none of what 12.x gave as variables.',
  'texts/own-configuration': 'A configuration text of a component that stays: it was written for 8.7.',
  'web-modeler/clusters': 'Clusters of Web Modeler with the addresses of 8.7.',
  'global/opensearch-prefix':
    'A prefix that reached Optimize alone in 8.7 reaches the exporter and the importer in 8.8.',
  'names/container-field': 'A field that names the container gets its new name.',
  'names/service': 'An address of a Service that 8.8 does not have.',
  'names/label': 'A selector for pods that 8.8 does not have.',
  'names/workload': 'The name of a Deployment that 8.8 does not have.',
  'names/service-account': 'The name of a ServiceAccount that 8.8 does not have.',
  'names/secret': 'A Secret that chart 12.x made.',
  'names/config-map': 'A ConfigMap that chart 12.x made.',
  'names/port': 'A port of a Service by its old name.',
  'names/volume': 'A mount of a volume that chart 12.x made.',
  'names/container': 'An annotation that names the container.',
  'references/renamed': 'A reference from one variable to another follows it to its new name.',
  'references/chart': 'A reference to a variable that only chart 12.x set.',
  'references/gone': 'A reference to a variable that is not in the list of the cluster.',
  'references/other': 'A reference whose name means another variable in the list of the cluster.',
  'references/placeholder': 'A name that is looked up when the container starts, of a variable with another name.',
  'declared-version': 'A first line that says 8.7: it says 8.8 when the rest does.',
  'duplicate-key': 'A key that is written twice: the one that Helm never read becomes a comment.',
  documents: 'A file of several documents: Helm 3 reads the first one only.',
  'documents/forgotten': 'What one document takes away and a later one of the same file says again: Helm 4 keeps it.',
  'documents/unread': 'What stands behind `...` is read by no Helm.',
  'documents/last-line': 'A text that ends with the file has a line break for Helm 4, and none for Helm 3.',
  'merge/shared-prefix': 'Two variables with one index prefix become one.',
  'merge/shared-java-options': 'Java properties that Operate and Tasklist share become properties of the cluster.',
  conflict: 'An old key and its new one say different things: the new one stays, the old one becomes a comment.',
  'merge/conflict': 'Two components say different things in one place: the first stays, the other becomes a comment.',
  'merge/renamed-item': 'Two containers of one name: the second gets the name of its component in front.',
  'wrong-kind': 'A value of another kind than the chart wants becomes a comment.',
  'unknown-key': 'A key that neither chart knows is reported, and moves along with the block it stands in.',
  'component-off': 'What stands below a component that is off did nothing in 8.7, and stays behind as a comment.',
  'service-account-off': 'Annotations of a ServiceAccount that was never made stay behind as a comment.',
  'storage/unread': 'A name to sign in with at a storage that nobody signed in to stays behind as a comment.',
  'texts/old-names': 'A file of Connectors or Identity sets a property of 8.7.',
  'optimize/variable-rollover': 'A setting of Optimize that is gone.',
  'secrets/key-awakes':
    'A key of a Secret that nothing read: in 8.8 the database reads its password under that key of the Secret that is named beside it.',
  'identity-auth/keys-address':
    'An address that only programs asked for which are off: in 8.8 the cluster asks for it too.',
  'storage/aws': 'OpenSearch of AWS is on and OpenSearch is not: 8.8 tells the cluster too.',
  'spelling/hidden':
    'A key at two places: what chart 12.x obeyed is upgraded, the other one stays behind as a comment.',
  'spelling/unread': 'An older spelling that chart 12.x did not read here stays behind as a comment.',
  'component-unsure': 'A component whose switch is a text: whether it runs is not in the file.',
  'left-to-decide': 'A comment that the upgrade left is a finding until it is gone.',
  'types/null': 'A null that the schema of 13.x refuses below a subchart.',
  'types/read-off': '`OFF` and the like, where a log level is wanted, are the text "false", as they were.',
  'types/off': '`false` where text is wanted is an empty text.',
  'types/said-off': 'A switch that says off in quotes: chart 12.x takes it for on.',
  'types/stays-string':
    'A string where only true or false, or a number, is wanted: what is filled in between quotes stays one.',
  'types/switch': 'A switch in quotes, or a number in its place, becomes `true` or `false`.',
  'types/text': 'A number or a switch where text is wanted is put in quotes.',
  'types/placeholder': 'A placeholder that could be a number is put in quotes where text is wanted.',
  'types/braces': 'A placeholder in quotes where a number is wanted, in a map that stands between braces.',
  'types/number': 'A text of digits where a number is wanted loses its quotes.',
  'types/variable': 'The value of a variable is put in quotes.',
};

const general = (says: string): string =>
  says
    .replace(/\{path\}/g, 'A key')
    .replace(/\{hint\}/g, '')
    .replace(/\{(\w+)\}/g, (_, n: string) => `the ${n}`);

const AROUND: Readonly<Record<string, string>> = {
  'wrappers/chart-version': 'A document that asks for chart 12.x for values that are upgraded.',
  'wrappers/set-one-by-one': 'A value of 8.7 that is set under its name: a parameter of Argo CD, `--set` of Helm.',
  'wrappers/values-of-release': 'A script that upgrades a release with the values it was given before.',
  'wrappers/parent-names-key': 'A chart around Camunda’s that names a key of 8.7.',
};

/** One line: what is old and what replaces it. */
export function what(d: Described): string {
  switch (d.kind) {
    case 'key':
      return ofKey(d.rule.at, d.rule.action);
    case 'list':
      return d.rule.sources.length === 1 && d.rule.sources[0] === d.rule.to
        ? `The items of \`${d.rule.to}\` are judged one by one.`
        : `\`${d.rule.to}\` takes the items of ${and(d.rule.sources.filter((s) => !s.startsWith('zeebe-gateway.')))}, in this order of precedence.`;
    case 'value':
      return ofValue(d.rule);
    case 'note':
      return NOTES[d.rule.id] ?? toldWhen(d.rule.id) ?? d.rule.why;
    case 'variable':
      return ofVariable(d.rule.id);
    case 'validate':
      return mistake(d.rule.id)?.headline ?? general(d.rule.says);
    case 'around':
      return AROUND[d.rule.id] ?? d.rule.why;
  }
}
function toldWhen(id: string): string | undefined {
  const advice = STEP.rules.set.advice.find((r) => r.id === id);
  return advice && `Told when ${when(advice.when)}.`;
}
export const addition = (d: Described): boolean => d.kind === 'value' && d.rule.addition === true;
