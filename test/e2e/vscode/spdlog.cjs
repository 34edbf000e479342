// Stands in for @vscode/spdlog, which is compiled code: without it VS Code writes no log at all.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

class Logger {
  #path;
  #raw = false;
  constructor(path) {
    this.#path = path;
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical'])
      this[level] = (message) =>
        appendFileSync(this.#path, this.#raw ? message : `${new Date().toISOString()} [${level}] ${message}\n`);
  }
  clearFormatters() {
    this.#raw = true;
  }
  // VS Code itself looks at the level, and nothing is kept back here.
  setLevel() {}
  setPattern() {}
  flush() {}
  drop() {}
}

exports.setFlushOn = () => undefined;
exports.createAsyncRotatingLogger = async (name, path) => {
  mkdirSync(dirname(path), { recursive: true });
  return new Logger(path);
};
