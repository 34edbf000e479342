/** Bytes -> text, and why a file cannot be read. */
import type { Unread } from './source.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist any more',
  EACCES: 'cannot be read: permission denied',
  EPERM: 'cannot be read: permission denied',
  ENOTDIR: 'does not exist any more',
  ELOOP: 'is a link that leads back to itself',
  EISDIR: 'is a folder',
};
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? `cannot be read (${code || 'unknown error'})`;
}

/** Nothing is lost: a byte order mark stays, what is not UTF-8 is refused. */
export function textOf(bytes: Uint8Array): string | Unread {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return { why: 'is UTF-16 text. Save it as UTF-8' };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { why: 'is a binary file. Give a values file', at: place(bytes, nul) };
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { why: 'is not UTF-8 text. Save it as UTF-8', at: place(bytes, firstBadByte(bytes)) };
  }
}
function firstBadByte(bytes: Uint8Array): number {
  let offset = 0;
  for (const char of loose(bytes)) {
    const size = encoder.encode(char).length;
    if (char === '\ufffd' && !(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd))
      return offset;
    offset += size;
  }
  return offset;
}
const encoder = new TextEncoder();
const loose = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
function place(bytes: Uint8Array, offset: number): string {
  const before = bytes.subarray(0, offset);
  const lineStart = before.lastIndexOf(10) + 1;
  let line = 1;
  for (const byte of before) if (byte === 10) line++;
  return `${line}:${loose(before.subarray(lineStart)).length + 1}`;
}
