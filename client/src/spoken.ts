/** Parts as sentences, for whoever hears them: what is empty is left out, and no sentence ends twice. */
export const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts.flatMap((part) => part?.replace(/[.\s]+$/, '') || []).join('. ');
