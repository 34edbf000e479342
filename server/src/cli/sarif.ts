/** SARIF 2.1.0, for code scanning and editors that read it. */
import { createHash } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ruleOf, type Severity } from '../engine/index.ts';
import type { JsonFile, JsonFinding, JsonReport } from '../report/json.ts';
import { docsLink, projectLink } from '../report/links.ts';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note' };

/** Where relative addresses begin: the folder that the command ran in, which in a pipeline is the repository. */
const ROOT = 'SRCROOT';

/** One run for all sets: a file of several sets says the same thing once. */
export function sarifReport(reports: readonly JsonReport[], version: string): unknown {
  const files = reports.flatMap((r) => r.files);
  const ids = [...new Set(files.flatMap((f) => all(f).map((x) => x.rule)))].sort();
  const uris = [...new Set(files.map((f) => uriOf(f.input)))];
  const known = new Set<string>();
  const results = files.flatMap((file) =>
    all(file)
      .filter((f) => isNew(known, [file.input, f.rule, f.path, f.line, f.column, f.message]))
      .map((f) => ({ file, f })),
  );
  const count = new Map<string, number>();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Camunda Values Upgrade',
            version,
            semanticVersion: version,
            informationUri: projectLink(),
            rules: ids.map((id) => described(id, files)),
          },
        },
        automationDetails: { id: 'camunda-values/' },
        originalUriBaseIds: { [ROOT]: { description: { text: 'The folder that the command ran in.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: files.every((f) => f.problems.length === 0),
            toolExecutionNotifications: files.flatMap((file) =>
              file.problems.map((p) => ({
                level: 'error',
                message: { text: `Broken YAML: ${p.message}.` },
                locations: [location(file.input, { ...p, endLine: p.line, endColumn: p.column + 1 })],
              })),
            ),
          },
        ],
        artifacts: uris.map((uri) => ({ location: artifact(uri) })),
        results: results.map(({ file, f }) => result(f, file, ids.indexOf(f.rule), fingerprint(f, file.input, count))),
      },
    ],
  };
}
const all = ({ findings, silenced }: JsonFile): readonly JsonFinding[] => [...findings, ...silenced];
function isNew(known: Set<string>, key: readonly unknown[]): boolean {
  const { size } = known;
  return known.add(JSON.stringify(key)).size > size;
}

/** The page of a rule stands in the repository; what fits in here says what it is about. */
function described(id: string, files: readonly JsonFile[]): unknown {
  const [first] = files.flatMap((f) => all(f).filter((x) => x.rule === id));
  const why = ruleOf(id)?.why ?? first?.message ?? id;
  const link = docsLink(id);
  return {
    id,
    shortDescription: { text: why },
    helpUri: link,
    help: { text: `${why} More at ${link}`, markdown: `${why}\n\n[The page of the rule](${link})` },
    ...(first && { properties: { tags: [first.section] } }),
  };
}

/**
 * The same as long as the same rule speaks of the same key of the same file, on whatever line that stands: no text of the file is in
 * it. Code scanning of GitHub goes by the name of the first one.
 */
function fingerprint(
  { rule, path }: JsonFinding,
  input: string,
  count: Map<string, number>,
): Readonly<Record<string, string>> {
  const key = JSON.stringify([uriOf(input), rule, path]);
  const n = (count.get(key) ?? 0) + 1;
  count.set(key, n);
  const hash = createHash('sha256')
    .update(JSON.stringify([rule, path]))
    .digest('hex')
    .slice(0, 16);
  return {
    primaryLocationLineHash: `${hash}:${String(n)}`,
    'ruleAndPath/v1': n === 1 ? `${rule}:${path}` : `${rule}:${path}:${String(n)}`,
  };
}

function result(
  f: JsonFinding,
  { input, silenced }: JsonFile,
  ruleIndex: number,
  partialFingerprints: Readonly<Record<string, string>>,
): unknown {
  return {
    ruleId: f.rule,
    ruleIndex,
    level: LEVEL[f.severity],
    message: { text: f.message },
    locations: [location(input, f, f.path)],
    ...(f.related.length > 0 && {
      relatedLocations: f.related.map((r, id) => ({
        id,
        ...location(r.input, { line: r.line, column: r.column }, r.path),
        message: { text: r.why },
      })),
    }),
    partialFingerprints,
    // A comment in the file: nobody has to accept it elsewhere.
    ...(silenced.includes(f) && { suppressions: [{ kind: 'inSource', status: 'accepted' }] }),
    properties: { fix: f.fix, targets: f.targets },
  };
}

interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}
function location(input: string, at: Region, path?: string) {
  return {
    physicalLocation: {
      artifactLocation: artifact(uriOf(input)),
      region: {
        startLine: at.line,
        startColumn: at.column,
        ...(at.endLine !== undefined && { endLine: at.endLine }),
        ...(at.endColumn !== undefined && { endColumn: at.endColumn }),
      },
    },
    ...(path !== undefined && { logicalLocations: [{ fullyQualifiedName: path, kind: 'property' }] }),
  };
}

const artifact = (uri: string) => ({ uri, ...(/^[a-z]+:/.test(uri) ? {} : { uriBaseId: ROOT }) });

/** Relative to the current folder, which in a pipeline is the repository; elsewhere the whole address. */
function uriOf(name: string): string {
  if (name === '-') return 'stdin';
  const path = relative('.', resolve(name));
  if (path.startsWith('..') || resolve(path) === path) return pathToFileURL(resolve(name)).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
