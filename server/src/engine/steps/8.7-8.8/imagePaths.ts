/** Folders of the old images that a text names, and where they are in the image of 8.8. */

// Starts at the root, in `-Dx=/…`, `a:/…`, `file:///…` and `${X:-/…}` too; not within a longer path.
const STARTS = String.raw`(?:(?<=\bfile:\/\/)|(?<![\w.\/)}\]]|[^:]-|^-))`;
// The segment ends here: no more of its name, nor a placeholder that continues it.
const ENDS = String.raw`(?![\w\-@+~%$\{]|\.[\w-])`;
const HOMES = new RegExp(`${STARTS}/usr/local/(?:zeebe|operate|tasklist)${ENDS}`, 'g');
const HOME = '/usr/local/camunda';
const COPIED_JARS = new RegExp(`${STARTS}/usr/local/zeebe/exporters/(?=[^/\\s]+\\.jar)`, 'g');

/**
 * The old images' home folders inside any text of the cluster's containers; only whole segments of absolute paths.
 *
 * The 8.7 start script copied jars from the chart's volume `exporters` into the home folder, 8.8 leaves them in
 * /exporters. Say `jarsFromExporters` when an init container fills that volume. Without, a jar is in a mount or in the
 * user's own image, and its folder moves with the home folder.
 */
export function rewriteImagePaths(text: string, jarsFromExporters = false): string {
  const jars = jarsFromExporters ? text.replace(COPIED_JARS, '/exporters/') : text;
  return jars.replace(HOMES, HOME);
}
/** Where a text names those folders, and what stands there in 8.8. */
export function imagePaths(text: string): { start: number; end: number; text: string }[] {
  return [...text.matchAll(HOMES)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: HOME }));
}
