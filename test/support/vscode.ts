/** As much of VS Code's API as the views need to render their rows without an editor. `speak` gives it another language. */
let bundle: Readonly<Record<string, string>> = {};
export const speak = (texts: Readonly<Record<string, string>>): void => {
  bundle = texts;
};
const l10n = {
  t: (text: string, ...values: readonly unknown[]): string =>
    (bundle[text] ?? text).replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)])),
};
const env = { language: 'en' };

enum TreeItemCollapsibleState {
  None,
  Collapsed,
  Expanded,
}
enum TreeItemCheckboxState {
  Unchecked,
  Checked,
}
class TreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState = TreeItemCollapsibleState.None,
  ) {}
}
class ThemeColor {
  constructor(readonly id: string) {}
}
class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}
class MarkdownString {
  constructor(public value = '') {}
  appendText = (text: string): this => this.add(text);
  appendMarkdown = (text: string): this => this.add(text);
  appendCodeblock = (text: string): this => this.add(text);
  private add(text: string): this {
    this.value += text;
    return this;
  }
}
class Range {
  readonly numbers: readonly number[];
  constructor(...numbers: readonly number[]) {
    this.numbers = numbers;
  }
}
const Uri = { parse: (text: string) => ({ path: new URL(text).pathname, toString: () => text }) };
class EventEmitter {
  readonly event = (): void => undefined;
  readonly fire = (): void => undefined;
}
const commands = { executeCommand: (): Promise<void> => Promise.resolve() };
const window = { createTreeView: () => ({ reveal: (): Promise<void> => Promise.resolve() }) };

/** What `import … from 'vscode'` gets. */
export const vscode: Readonly<Record<string, unknown>> = {
  l10n,
  env,
  TreeItemCollapsibleState,
  TreeItemCheckboxState,
  TreeItem,
  ThemeColor,
  ThemeIcon,
  MarkdownString,
  Range,
  Uri,
  EventEmitter,
  commands,
  window,
};
