/** What verify found, in the words of the checklist, the lens and the tree. */
import { l10n } from 'vscode';
import type { VerifiedDifference, VerifiedWeight } from '../../../server/src/protocol.ts';
import type { Verified } from './stamps.ts';

/** `13.x renders, 546 differences, all explained` */
export function figure({ chart, renders, differences, unexplained }: Verified): string {
  if (!renders) return l10n.t('{0} refuses the values', chart);
  return unexplained === 0
    ? l10n.t('{0} renders, {1} differences, all explained', chart, differences)
    : l10n.t('{0} renders, {1} differences, {2} unexplained', chart, differences, unexplained);
}
export const isGood = ({ renders, unexplained }: Verified): boolean => renders && unexplained === 0;

export function weightTitle(weight: VerifiedWeight): string {
  switch (weight) {
    case 'data':
      return l10n.t('Data');
    case 'availability':
      return l10n.t('Availability');
    case 'security':
      return l10n.t('Security');
    case 'behaviour':
      return l10n.t('Behaviour');
    case 'cosmetics':
      return l10n.t('Names and labels');
  }
}
export function sides({ before, after }: VerifiedDifference): string {
  if (before === null) return l10n.t('new: {0}', after ?? '');
  return after === null ? l10n.t('gone: {0}', before) : `${before} → ${after}`;
}
export const unexplainedText = (): string =>
  l10n.t('No rule of the upgrade and no known change of the chart does this.');
