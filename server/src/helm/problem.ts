/** What went wrong with Helm or a chart; never holds a value of a file. */
export class HelmProblem extends Error {
  constructor(
    readonly kind: 'helm' | 'chart' | 'cancelled',
    message: string,
  ) {
    super(message);
  }
}
