/** ConfigMaps and Secrets that a Kustomization makes of files, or of texts of its own. */
import { resolve, type Node, type YamlDocument } from '../yaml/tree.ts';
import { textOf, type Noted } from './mounts.ts';
import { formatSteps, matching, slotAt } from './steps.ts';

export interface Generated {
  readonly kind: 'ConfigMap' | 'Secret';
  /** `namespace/name`. */
  readonly id: string;
  readonly key: string;
  /** Beside the Kustomization; undefined where the text itself stands there. */
  readonly file: string | undefined;
  readonly at: Noted;
}
const KINDS = { configMapGenerator: 'ConfigMap', secretGenerator: 'Secret' } as const;

export function generatedIn(docs: readonly YamlDocument[]): Generated[] {
  return docs.flatMap(({ root }) =>
    Object.entries(KINDS).flatMap(([list, kind]) =>
      matching(root, `${list}[*]`).flatMap((steps) => {
        const node = slotAt(root, steps)?.value;
        const said = (key: string): string => textOf(node && slotAt(node, [key])?.value);
        const id = `${said('namespace')}/${said('name')}`;
        return ['files', 'literals'].flatMap((of) =>
          matching(node, `${of}[*]`).flatMap((below): Generated[] => {
            const value = node && slotAt(node, below)?.value;
            const [, key, rest = ''] = /^(?:([^=]*)=)?([^]*)$/.exec(content(value)) ?? [];
            if (!value || rest === '' || (of === 'literals' && key === undefined)) return [];
            const path = formatSteps([...steps, ...below]);
            const at = { path, offset: Math.max(value.start, 0), end: Math.max(value.end, 0), text: rest };
            const file = of === 'files' ? rest : undefined;
            return [{ kind, id, key: key ?? rest.slice(rest.lastIndexOf('/') + 1), file, at }];
          }),
        );
      }),
    ),
  );
}
const content = (n: Node | undefined): string => {
  const value = n && resolve(n);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value.trim() : '';
};
