/** File globs as editors write them: `**`, `*`, `?`, `{a,b}`, `[abc]`. One without a slash means a name in any folder. */

export function matchesAny(uri: string, folders: readonly string[], globs: readonly string[]): boolean {
  if (globs.length === 0) return false;
  const path = pathOf(uri);
  const inside = folders.map(pathOf).find((f) => path.startsWith(f.endsWith('/') ? f : `${f}/`));
  const relative = inside === undefined ? path.replace(/^\/+/, '') : path.slice(inside.length).replace(/^\/+/, '');
  return globs.some((glob) => {
    const pattern = patternOf(
      glob.startsWith('/') || /^[a-z]:/i.test(glob) ? glob.replace(/^\/+/, '') : anywhere(glob),
    );
    return pattern !== undefined && (pattern.test(relative) || pattern.test(path.replace(/^\/+/, '')));
  });
}

/** The path part of a URI, decoded. */
export function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][\w+.-]*:(?:\/\/[^/]*)?/i, '').replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const anywhere = (glob: string): string => (glob.includes('/') ? glob : `**/${glob}`);

/** Undefined for what is no pattern. */
export function patternOf(glob: string): RegExp | undefined {
  let out = '';
  let depth = 0;
  for (let i = 0; i < glob.length; i++) {
    const c = glob.charAt(i);
    if (c === '*' && glob[i + 1] === '*') {
      i++;
      if (glob[i + 1] === '/') {
        out += '(?:.*/)?';
        i++;
      } else out += '.*';
    } else if (c === '*') out += '[^/]*';
    else if (c === '?') out += '[^/]';
    else if (c === '{') {
      depth++;
      out += '(?:';
    } else if (c === '}' && depth > 0) {
      depth--;
      out += ')';
    } else if (c === ',' && depth > 0) out += '|';
    else if (c === '[' && glob.includes(']', i)) {
      const end = glob.indexOf(']', i);
      out += `[${glob
        .slice(i + 1, end)
        .replace(/^!/, '^')
        .replace(/\\/g, '\\\\')}]`;
      i = end;
    } else out += c.replace(/[.+^$()|\\{}[\]]/g, '\\$&');
  }
  try {
    return new RegExp(`^${out}$`);
  } catch {
    return undefined;
  }
}
