// How many end-to-end cases there are at least: fewer mean that tests silently stopped running.
export const CASES = { host: 83, window: 29, journey: 13, neovim: 11, web: 10, npm: 5 };
