/** What a command knows about the terminal, and the one way to fail. */

import { isatty } from 'node:tty';

export { printable } from '../report/printable.ts';

export const NAME = 'camunda-values';

export const Exit = { clean: 0, failure: 1, followUps: 2, errors: 3 } as const;
export type ExitCode = (typeof Exit)[keyof typeof Exit];

/** A tool or usage failure: each line names what is wrong and what to do. Nothing was written. */
export class Failure extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}
export const fail = (...lines: readonly string[]): never => {
  throw new Failure(lines);
};

export interface Stream {
  readonly write: (text: string) => void;
  /** A person reads it. */
  readonly isTTY: boolean;
  readonly color: boolean;
  readonly width: number;
}
export interface Terminal {
  readonly out: Stream;
  readonly err: Stream;
}

export function terminal(): Terminal {
  const stream = (s: NodeJS.WriteStream & { readonly fd: number }): Stream => {
    const { NO_COLOR, TERM } = process.env;
    const isTTY = isatty(s.fd);
    return {
      write: (text) => {
        if (text !== '') s.write(text);
      },
      isTTY,
      color: isTTY && (NO_COLOR ?? '') === '' && TERM !== 'dumb',
      width: isTTY ? Math.min(Math.max(s.columns || 80, 72), 120) : Infinity,
    };
  };
  return { out: stream(process.stdout), err: stream(process.stderr) };
}

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';
const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};
export type Paint = (style: Style, text: string) => string;
export const painter =
  (color: boolean): Paint =>
  (style, text) => {
    if (!color) return text;
    const [on, off] = CODES[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
