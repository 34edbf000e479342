/** A text made for one deployment. It names Secrets and keys, never a secret value. */
export interface JourneyDocument {
  readonly id: string;
  readonly title: string;
  /** Suggested name without a folder. */
  readonly fileName: string;
  readonly language: 'shellscript' | 'yaml' | 'markdown';
  readonly text: string;
}
