/** Why a file is not judged, in a line: what it is, where, and what to do. */
import { position, positionIn, type Layer, type LayerText } from '../engine/index.ts';
import type { Objection } from '../engine/wrappers/arrange.ts';
import { describeWrapper, placeOfWrapper } from '../engine/wrappers/wrapped.ts';
import type { JsonProblem } from './json.ts';
import { printable } from './printable.ts';

export function problemsOf(layer: Layer): JsonProblem[] {
  return layer.problems.map((p) => ({
    ...positionIn(layer, p.offset),
    message: p.message,
  }));
}
export function objectionLine(
  { file, offset, message }: Objection,
  files: readonly LayerText[],
  label: (name: string) => string = printable,
): string {
  const input = files[file];
  const name = label(input?.name ?? '');
  return offset === undefined || !input
    ? `${name}: ${printable(message)}`
    : `${name}:${String(position(input.text, offset).line)}: ${printable(message)}`;
}
/** Undefined for a layer that can be judged. */
export function lockLine(layer: Layer, name = printable(layer.name)): string | undefined {
  const at = (offset: number): string => {
    const { line, column } = positionIn(layer, Math.max(offset, 0));
    return `${name}:${line}:${column}`;
  };
  switch (layer.locked) {
    case undefined:
      return undefined;
    case 'syntax': {
      const [first, ...more] = problemsOf(layer);
      const others = more.length > 0 ? ` ${more.length} more follow from it or come later.` : '';
      const where = first ? `${name}:${first.line}:${first.column}` : name;
      const what = first?.message ?? 'unreadable';
      // What Helm reads is no broken YAML.
      const kind = what.startsWith('Helm reads') ? '' : 'broken YAML: ';
      const place = layer.mount ? `${layer.mount.title}, values at ${printable(layer.mount.path)}: ` : '';
      return `${where}: ${place}${kind}${what}. Correct it and try again.${others}`;
    }
    case 'encrypted':
      return `${at(layer.text.search(/^sops:|ENC\[/m))}: is encrypted with SOPS. Decrypt it (sops -d), upgrade the plain file, encrypt the result.`;
    case 'template':
      if (layer.mount)
        return `${at(layer.text.indexOf('{{'))}: ${layer.mount.title} whose values at ${printable(layer.mount.path)} are a template of their own. Put plain values there, or upgrade what it renders to.`;
      return `${at(layer.text.indexOf('{{'))}: is a Helm template, not a values file. Render it first, or give the values file itself.`;
    case 'binary':
      return `${name}: is a binary file. Give a values file.`;
    case 'wrapper': {
      if (!layer.wrapper) return undefined;
      const { line } = positionIn(layer, placeOfWrapper(layer.wrapper));
      return `${name}:${line}: ${describeWrapper(layer.wrapper)}`;
    }
    case 'not-a-map':
      return `${at(layer.text.search(/^[^\s#%-]|^-(?!--)/m))}: is not a map of keys at its top level. Give a values file.`;
  }
}
