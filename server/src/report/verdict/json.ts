/** The verdict for programs. */
import type { Minor } from '../../engine/steps/index.ts';
import { placesOf, unexplained, type VerdictReport } from './facts.ts';

export interface JsonVerdict {
  readonly helm: string;
  /** By version. */
  readonly charts: Readonly<Partial<Record<Minor, string>>>;
  readonly release: string;
  readonly namespace: string;
  readonly placeholders: readonly string[];
  readonly renders: Readonly<Partial<Record<Minor, boolean>>>;
  /** What Helm said where a chart refused. */
  readonly refused: string | null;
  readonly hints: readonly { readonly title: string; readonly todo: string; readonly places: readonly string[] }[];
  readonly differences: readonly {
    readonly object: string;
    readonly path: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly weight: string;
    /** A rule, `chart`, or null. */
    readonly explained: string | null;
    /** The change of the chart where `explained` is `chart`. */
    readonly change: string | null;
    readonly why: string | null;
    readonly values: readonly { readonly file: string; readonly line: number; readonly path: string }[];
  }[];
  readonly unexplained: number;
}

export function jsonVerdict(report: VerdictReport): JsonVerdict {
  const { verdict, old, mask, hints } = report;
  const { charts, helm, release, placeholders, refused, differences } = verdict;
  const { from, to } = old.step;
  const said = refused.old ?? refused.now;
  return {
    helm,
    charts: { [from]: charts.old.version, [to]: charts.now.version },
    release: release.release,
    namespace: release.namespace,
    placeholders,
    renders: { [from]: refused.old === undefined, [to]: refused.now === undefined },
    refused: said === undefined ? null : mask(said),
    hints,
    differences: differences.map((d) => ({
      object: d.object,
      path: d.property,
      before: d.before === undefined ? null : mask(d.before),
      after: d.after === undefined ? null : mask(d.after),
      weight: d.weight,
      explained: d.reason ? (d.reason.by === 'chart' ? 'chart' : d.reason.id) : null,
      change: d.reason?.by === 'chart' ? d.reason.id : null,
      why: d.reason?.why ?? null,
      values: placesOf(d, old),
    })),
    unexplained: unexplained(differences).length,
  };
}
