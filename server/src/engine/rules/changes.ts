/** How a step writes its table of what the new chart does otherwise. */
import type { ChartChange } from './rule.ts';

const WHAT = { '+': 'adds', '-': 'drops', '~': 'changes' } as const;

/**
 * Lines of one reason: objects, then indented their fields. `+` it is new, `-` it is gone, `~` it is another; `…` is any value,
 * `*` any text in it, `<release>` the name of the release, and `{12:OBJECT PROPERTY}` what the render of that chart has there.
 */
export function changeRows(
  id: string,
  why: string,
  source: string,
  text: string,
  unless?: readonly string[],
  where?: string,
): ChartChange[] {
  const out: ChartChange[] = [];
  let objects: readonly string[] = [];
  for (const line of text.split('\n')) {
    const [, sign, property = '', , values] = /^\s*([-+~]) (.+?)( = (.*))?$/.exec(line) ?? [];
    if (sign !== '+' && sign !== '-' && sign !== '~') {
      if (line.trim() !== '') objects = line.trim().split(' ');
      continue;
    }
    const [first, second] = (values ?? '…').split(' -> ');
    const any = (value: string | undefined): string | undefined => (value === '…' ? undefined : value);
    const [before, after] = sign === '+' ? [undefined, any(first)] : [any(first), any(second)];
    out.push({
      id,
      objects,
      property,
      what: WHAT[sign],
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      why,
      source,
      ...(unless && { unless }),
      ...(where !== undefined && { where }),
    });
  }
  return out;
}
