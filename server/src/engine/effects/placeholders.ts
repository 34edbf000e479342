/**
 * What a pipeline fills in before Helm sees a file, such as `${DOMAIN_NAME}`: something of the right kind, by its name, the same
 * on both charts. Nothing that could pass for a real value of anybody.
 */
const KINDS: readonly (readonly [name: RegExp, value: (name: string) => string])[] = [
  [/^DOLLAR$/, () => '$'],
  [/IMAGE_TAG/, (name) => (name.includes('ORCHESTRATION') ? '8.8.0' : '8.7.0')],
  [/PORT(?:_|$)/, () => '443'],
  [/PROTOCOL/, () => 'https'],
  [/HOST(?:_|NAME|$)|DOMAIN/, (name) => `${slug(name)}.example.com`],
  [/URL$/, (name) => `https://${slug(name)}.example.com`],
  [/REPLICAS|BROKERS|PARTITIONS|COUNT|INDEX/, () => '3'],
  [/CPU/, () => '1'],
  [/MEMORY|SIZE/, () => '2Gi'],
  [/RETENTION/, () => '7d'],
];
const slug = (name: string): string => name.toLowerCase().replace(/_/g, '-');

/** The text with its placeholders filled in, and their names in the order in which they were met. */
export function fillPlaceholders(text: string): { readonly text: string; readonly names: readonly string[] } {
  const names = new Set<string>();
  const filled = text.replace(
    /\$\{([A-Z][A-Z0-9_]{2,})\}|\$([A-Z][A-Z0-9_]{2,})/g,
    (_, braced: string | undefined, bare: string | undefined) => {
      const name = braced ?? bare ?? '';
      names.add(name);
      return KINDS.find(([pattern]) => pattern.test(name))?.[1](name) ?? slug(name);
    },
  );
  return { text: filled, names: [...names] };
}
