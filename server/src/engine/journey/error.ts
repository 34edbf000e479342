/** An error that somebody pastes, as a pattern, and what it means. */
export interface KnownError {
  readonly id: string;
  readonly pattern: RegExp;
  readonly title: string;
  readonly why: string;
  readonly todo: string;
  readonly link?: string;
  /** Item of the checklist. */
  readonly item?: string;
  readonly assistant?: 'upgrade' | 'report' | 'secrets' | 'authentication' | 'finish';
  /** Keys it is about when the text names none the files have. */
  readonly keys?: readonly string[];
  /** No place in the files has to do with it. */
  readonly quiet?: boolean;
}
