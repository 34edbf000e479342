/** Variables of the containers. */
import type { View } from '../../view.ts';
import { isObject, sameJson, type Json } from '../../yaml/tree.ts';
import { transform } from '../../rules/functions.ts';
import type { Facts } from '../../rules/ruleSet.ts';
import type { Variables } from '../step.ts';
import type { EnvFacts, EnvVerdict } from '../../rules/variables.ts';
import { look } from '../../yaml/watch.ts';
import { envVerdict, type Component } from './env.ts';
import { ENV_RULES } from './envRules.ts';
import { external } from './functions/signIn.ts';

/** What the verdicts about variables and properties depend on. */
export function envFacts(view: View): EnvFacts {
  const storage = view.is('global.opensearch.enabled') ? 'opensearch' : 'elasticsearch';
  const url = (part: string): string => view.text(`global.${storage}.url.${part}`);
  const host = url('host');
  return {
    regions: Number(view.text('global.multiregion.regions')) || 1,
    secondaryStorage: storage,
    tenantChecks: view.is('global.multitenancy.enabled'),
    ...(host === '' ? {} : { secondaryStorageUrl: `${url('protocol') || 'http'}://${host}:${url('port') || '9200'}` }),
  };
}

/** The same for one component, which may have a configuration of its own. */
function factsFor(view: View, root: string): EnvFacts {
  return {
    ...envFacts(view),
    // Asked for few variables of the many there are.
    get ownFile() {
      return look(() => view.text(`${root}.configuration`).trim() !== '');
    },
    get external() {
      return look(() => external(view));
    },
  };
}

const componentOf = (root: string): Component => (root === 'zeebe-gateway' ? 'zeebeGateway' : root) as Component;

/** The variables of a component that have another name in 8.8. */
export function renamedVariables(view: View, root: string): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const component = componentOf(root);
  const list = view.get(`${root}.env`);
  const facts = envFacts(view);
  for (const item of Array.isArray(list) ? list : []) {
    if (!isObject(item) || typeof item.name !== 'string') continue;
    const { value } = item;
    const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const verdict = envVerdict(component, item.name, scalar ? String(value) : undefined, facts);
    if (verdict.kind === 'rename') renamed.set(item.name, verdict.to);
    else renamed.delete(item.name);
  }
  return renamed;
}

/** The process that stays has this very variable. */
const brokersSay = (item: Json, view: View): boolean =>
  ['zeebe.env', 'orchestration.env'].some((path) => {
    const list = view.get(path);
    return Array.isArray(list) && list.some((i) => sameJson(i, item));
  });
/** What Operate and Tasklist say alike holds for the cluster. */
function sharedVerdict(component: Component, name: string, view: View, facts: Facts): EnvVerdict | undefined {
  const application = component === 'operate' || component === 'tasklist';
  if (application && name === 'JAVA_TOOL_OPTIONS' && transform('shared-java-options', view, facts) !== undefined)
    return { kind: 'rename', rule: 'merge/shared-java-options', to: 'JDK_JAVA_OPTIONS' };
  // The variable agrees with the values key.
  const m = /^CAMUNDA_(?:OPERATE|TASKLIST)_(ELASTICSEARCH|OPENSEARCH)_INDEX_?PREFIX$/.exec(name);
  if (!m || transform('index-prefix', view, facts) === undefined) return undefined;
  return { kind: 'rename', rule: 'merge/shared-prefix', to: `CAMUNDA_DATA_SECONDARYSTORAGE_${m[1] ?? ''}_INDEXPREFIX` };
}

export const VARIABLES: Variables = {
  rules: ENV_RULES,
  nothing: 'env/other',
  imagePath: 'env/image-path',
  verdict: (root, name, value, item, view, facts) => {
    const component = componentOf(root);
    const found =
      sharedVerdict(component, name, view, facts) ?? envVerdict(component, name, value, factsFor(view, root));
    // What the brokers say too changes nothing.
    return found.rule === 'env/whole-process' && brokersSay(item, view) ? { kind: 'keep', rule: 'env/other' } : found;
  },
  renamed: renamedVariables,
  list: 'orchestration.env',
  mounts: 'orchestration.extraVolumeMounts',
};
