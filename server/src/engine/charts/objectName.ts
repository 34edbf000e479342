/** What chart 12.x calls the objects that hold secrets. Source: helpers of the chart and of its subcharts, renders of several releases. */
import type { View } from '../view.ts';
import type { Json } from '../yaml/tree.ts';

/** A rule for a name, because it depends on the release, which no file knows. */
export interface ObjectName {
  /**
   * `release`: always `<release>-<name>`; `joined`: the same, cut to what Kubernetes takes. `full`: the release alone where
   * that contains the name already. `fixed`: without the release.
   */
  readonly kind: 'release' | 'joined' | 'full' | 'fixed';
  readonly name: string;
  /** What follows, and how much of the part before it is kept. */
  readonly suffix?: string;
  readonly keep?: number;
}

const text = (v: Json | undefined): string => (typeof v === 'string' ? v : '');

/** Objects of one component: its `fullnameOverride` and `nameOverride` count. */
export function componentName(v: View, path: string, standard: string): ObjectName {
  const full = text(v.get(`${path}.fullnameOverride`));
  if (full !== '') return { kind: 'fixed', name: full };
  return { kind: 'full', name: text(v.get(`${path}.nameOverride`)) || standard };
}
export function chartName(v: View): ObjectName {
  const full = text(v.get('fullnameOverride'));
  if (full !== '') return { kind: 'fixed', name: full };
  return { kind: 'full', name: text(v.get('nameOverride')) || 'camunda-platform' };
}
export const withSuffix = (n: ObjectName, suffix: string, keep?: number): ObjectName =>
  keep === undefined ? { ...n, suffix } : { ...n, suffix, keep };

const cut = (name: string, length: number): string => name.slice(0, length).replace(/-$/, '');

/** The name for a release; `<release>` stands for one that is not known. */
export function objectName(n: ObjectName, release: string | undefined): string {
  const of = release ?? '<release>';
  const first =
    n.kind === 'fixed'
      ? n.name
      : n.kind === 'full' && of.includes(n.name)
        ? of
        : `${n.kind === 'release' ? cut(of, 63) : of}-${n.name}`;
  const long = n.kind === 'release' ? first : cut(first, 63);
  return (n.keep === undefined ? long : cut(long, n.keep)) + (n.suffix ?? '');
}
