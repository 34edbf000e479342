/** The StatefulSet of the brokers, on whose name their volumes hang, and the objects named after it. */
import type { View } from '../../view.ts';
import { componentName, objectName } from '../../charts/objectName.ts';

/** In 8.8, for upgraded values. */
export const clusterName = (now: View, release: string | undefined): string =>
  objectName(componentName(now, 'orchestration', 'zeebe'), release);

/** In 8.7; undefined where the name is a template nobody but Helm evaluates. */
export function clusterName87(old: View, release: string): string | undefined {
  const said = old.get('global.zeebeClusterName');
  if (said === '') return `${release}-broker`;
  const template = typeof said === 'string' ? said : '{{ .Release.Name }}-zeebe';
  const name = template.replace(/\{\{-?\s*\.Release\.Name\s*-?\}\}/g, () => release);
  return name.includes('{{') || name.includes('$') ? undefined : name.slice(0, 63).replace(/-$/, '');
}

/**
 * Whether the StatefulSet keeps its name. Chart 12.x always appends to the release, 13.x not to one that contains `zeebe`
 * already (render: `my-zeebe-zeebe` becomes `my-zeebe`). Undefined: the release is not known, or the old name is not.
 */
export function keepsName(
  old: View | undefined,
  now: View,
  release: string | undefined,
): { readonly same: boolean; readonly before: string; readonly after: string } | undefined {
  if (release === undefined || release === '') return undefined;
  // An upgraded file says no more what 8.7 was told: without an override of its own it was the default.
  const before = old ? clusterName87(old, release) : `${release}-zeebe`;
  const after = clusterName(now, release);
  return before === undefined ? undefined : { same: before === after, before, after };
}

/** What decides the names of the cluster in 8.8. */
export function named(v: View): View {
  const names = { fullnameOverride: v.text('orchestration.fullnameOverride'), nameOverride: clusterSuffix(v) };
  return v.of({ orchestration: names });
}
const clusterSuffix = (v: View): string => {
  const said = v.text('orchestration.nameOverride');
  const name = v.text('global.zeebeClusterName');
  if (said !== '' || !v.has('global.zeebeClusterName')) return said;
  return (name === '' ? 'broker' : releaseSuffix(name)) ?? '';
};
export const releaseSuffix = (name: string): string | undefined =>
  /^\{\{-?\s*\.Release\.Name\s*-?\}\}-([a-z0-9-]+)$/.exec(name)?.[1];
