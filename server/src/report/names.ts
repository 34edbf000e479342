/** What an upgraded file is called: `values.yaml` -> `values-8.8.yaml`, `values-8.7.yaml` -> `values-8.8.yaml`. */
export function upgradedName(name: string): string {
  const [, stem = name, extension = ''] = /^(.+?)(\.ya?ml|\.json)?$/is.exec(name) ?? [];
  return `${stem.replace(/[-_.]8\.7$/, '')}-8.8${extension}`;
}
