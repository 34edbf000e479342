/** Addresses of files below a folder. Clients do not agree which letters need a percent sign: addresses are compared decoded. */

/** With its folders: documents name files by them. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Without them: for people. */
export function shortName(uri: string): string {
  // `untitled:Untitled-1` has no folder.
  const name = uri.slice(Math.max(uri.lastIndexOf('/'), uri.includes('/') ? -1 : uri.indexOf(':')) + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const slashed = (folder: string): string => (folder.endsWith('/') ? folder : `${folder}/`);
/** As VS Code writes a part of an address; others write less of it with percent signs, and all of them read both. */
const encoded = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The path of a file from a folder; undefined for what is not below it. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const [base, whole] = [decoded(slashed(folder)), decoded(uri)];
  return whole.startsWith(base) ? whole.slice(base.length) : undefined;
}
export const addressBelow = (folder: string, path: string): string =>
  slashed(folder) + path.split('/').map(encoded).join('/');
