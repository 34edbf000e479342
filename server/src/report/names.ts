import type { Step } from '../engine/steps/index.ts';

/** What an upgraded file is called: `values.yaml` and `values-FROM.yaml` become `values-TO.yaml`. */
export function upgradedName({ from, to }: Pick<Step, 'from' | 'to'>, name: string): string {
  const [, stem = name, extension = ''] = /^(.+?)(\.ya?ml|\.json)?$/is.exec(name) ?? [];
  const old = /[-_.](\d+\.\d+)$/.exec(stem);
  const bare = old?.[1] === from ? stem.slice(0, old.index) : stem;
  return `${bare}-${to}${extension}`;
}
