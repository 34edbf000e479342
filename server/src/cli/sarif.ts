/** SARIF 2.1.0, for code scanning and editors that read it. */
import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ruleOf, type Severity } from '../engine/index.ts';
import type { JsonFinding, JsonReport } from '../report/json.ts';
import { docsLink, projectLink } from '../report/links.ts';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note' };

export function sarifReport(report: JsonReport, version: string): unknown {
  const ids = [...new Set(report.files.flatMap((f) => f.findings.map((x) => x.rule)))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Camunda Values Upgrade',
            version,
            informationUri: projectLink(),
            rules: ids.map((id) => {
              const why = ruleOf(id)?.why;
              return { id, helpUri: docsLink(id), ...(why !== undefined && { shortDescription: { text: why } }) };
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.files.every((f) => f.problems.length === 0),
            toolExecutionNotifications: report.files.flatMap((file) =>
              file.problems.map((p) => ({
                level: 'error',
                message: { text: `Broken YAML: ${p.message}.` },
                locations: [location(file.input, { ...p, endLine: p.line, endColumn: p.column + 1 })],
              })),
            ),
          },
        ],
        artifacts: report.files.map((f) => ({ location: { uri: uriOf(f.input) } })),
        results: report.files.flatMap((file) => file.findings.map((f) => result(f, file.input, ids.indexOf(f.rule)))),
      },
    ],
  };
}

function result(f: JsonFinding, input: string, ruleIndex: number): unknown {
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
    partialFingerprints: { 'ruleAndPath/v1': `${f.rule}:${f.path}` },
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
      artifactLocation: { uri: uriOf(input) },
      region: {
        startLine: at.line,
        startColumn: at.column,
        ...(at.endLine !== undefined && { endLine: at.endLine }),
        ...(at.endColumn !== undefined && { endColumn: at.endColumn }),
      },
    },
    ...(path !== undefined && { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] }),
  };
}

/** Relative to the current folder, which in a pipeline is the repository; elsewhere the whole address. */
function uriOf(name: string): string {
  if (name === '-') return 'stdin';
  const path = relative('.', resolve(name));
  if (path.startsWith('..') || resolve(path) === path) return pathToFileURL(resolve(name)).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
