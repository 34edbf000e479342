/** Names and keys come from outside: they must not move the cursor or change the colour of a terminal. */
export const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '?').replace(/[\n\t]/g, ' ');
