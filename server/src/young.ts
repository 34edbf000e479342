/**
 * Most of what loading the server makes stays, so V8's space for young objects would grow meanwhile, and never shrink again: it stays
 * small until all is loaded (`node/v8.ts`). The first module of all, in a browser too, where it does nothing.
 */
const known = typeof process === 'object' && /^1[1-4]\./.test(process.versions.v8);
if (known) {
  // The first versions of Node.js 20 do not give their modules away so.
  const given: Partial<Pick<typeof process, 'getBuiltinModule'>> = process;
  given.getBuiltinModule?.('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
}
