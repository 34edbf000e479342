/** Requests that 13.x would use, against the limits the files set. */
import { UNITS } from '../../../quantity.ts';
import { asText } from '../../../rules/functions.ts';
import type { View } from '../../../view.ts';

const DEFAULT_REQUEST = { cpu: '1000m', memory: '1500Mi' } as const;
const OLD_REQUEST = { cpu: '800m', memory: '1200Mi' } as const;
export function quantity(text: string): number | undefined {
  const m = /^([0-9.]+)(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/.exec(text);
  return m ? Number(m[1]) * (UNITS[m[2] ?? ''] ?? 1) : undefined;
}
export const own = (v: View, path: string): string =>
  asText(v.get(`zeebe.${path}`)) || asText(v.get(`orchestration.${path}`));
export function above(v: View, what: 'cpu' | 'memory'): boolean {
  const limit = quantity(own(v, `resources.limits.${what}`));
  const request = own(v, `resources.requests.${what}`);
  const wanted = quantity(DEFAULT_REQUEST[what]);
  return limit !== undefined && request === '' && wanted !== undefined && wanted > limit;
}
export function pinned(v: View, what: 'cpu' | 'memory'): string {
  const limit = own(v, `resources.limits.${what}`);
  return (quantity(OLD_REQUEST[what]) ?? 0) <= (quantity(limit) ?? 0) ? OLD_REQUEST[what] : limit;
}
