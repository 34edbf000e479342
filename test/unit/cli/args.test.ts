/** The command line: what is not understood is refused in one line, and nothing happens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArgs } from '../../../server/src/cli/args.ts';
import { Failure } from '../../../server/src/cli/terminal.ts';
import { SMALL, folder } from './helpers.ts';

test('usage mistakes', () => {
  const mistakes: [string[], RegExp][] = [
    [[], /No command given/],
    [['upgrade', 'a'], /no command upgrade/],
    [['values.yaml'], /no command values\.yaml.*Did you mean camunda-values check values\.yaml\?/],
    [['check'], /No file given/],
    [['check', 'a', '--output', 'b'], /check has no option --output/],
    [['check', 'a', '--format', 'xml'], /--format is one of text, json, sarif, markdown, not xml/],
    [['check', 'a', '--fail-on', 'error'], /--fail-on is one of errors, findings, never, not error/],
    [['migrate', 'a', '--fail-on', 'errors'], /migrate has no option --fail-on/],
    [['validate', 'a', '--allow-empty-input'], /validate has no option --allow-empty-input/],
    [['check', 'a', '--from', '8.6'], /--from is one of 8\.7, 8\.8, 8\.9, not 8\.6/],
    [['check', 'a', '--region', 'one'], /--region is a number/],
    [['check', 'a', '--to', 'newest'], /--to is one of 8\.8, 8\.9, not newest/],
    [['check', 'a', '--to', ''], /--to is one of 8\.8, 8\.9, not empty/],
    [['check', 'a', '--to', '8.8', '--to', '8.9'], /--to is given twice/],
    [['check', 'a', '--chart', '14'], /check has no option --chart/],
    [['validate', 'a', '--to', '8.9'], /validate has no option --to/],
    [['validate', 'a', '--chart', '12'], /--chart is one of 13, 8\.8.*, not 12/],
    [['validate', 'a', '--chart', '13', '--from', '8.8'], /choose one of them/],
    [['migrate', 'a', '--in-place', '--undecided'], /--undecided belongs to --to/],
    [['verify', 'a', '--chart-89', ''], /--chart-89 is empty/],
    [['migrate', 'a', '--format', 'json'], /migrate has no option --format/],
    [['migrate', 'a', '--wat'], /Unknown option '--wat'\. See/],
    // What people bring along from a command of Helm.
    [
      ['check', '-f', 'a', '-f', 'b'],
      /Unknown option '-f'\. Give the files without an option, in the order of Helm's -f\. See/,
    ],
    [['migrate', '--values', 'a'], /Unknown option '--values'\. Give the files without an option/],
    [['check', 'a', '--set', 'b=c'], /Unknown option '--set'\. .* stand in no file: give check the script/],
    [['migrate', 'a', '--set-json=b={}'], /Unknown option '--set-json'\. .* give check the script/],
    [['migrate', 'a', '--output'], /'.*--output.*' argument missing/],
    [['migrate', 'a', '--output', '--force'], /--output.*ambiguous/],
    [['migrate', 'a', '--force=yes'], /--force.*does not take an argument/],
    [['migrate', 'a', '--output', 'b', '--output', 'c'], /--output is given twice/],
    [['migrate', 'a', '--output', 'b', '--in-place'], /Choose one of --output, --output-dir and --in-place/],
    [['migrate', 'a', 'b', '--output', 'c'], /--output takes one file/],
    [['migrate', 'a', 'b', '--output', '-'], /--output takes one file/],
    [['migrate', 'a', '--output', ''], /name of the output is empty/],
    [['migrate', 'a', '--output', '-', '--diff'], /--output - and --diff both want standard output/],
    [['migrate', 'a', '--diff', '--report-file', '-'], /--diff and --report-file - both want/],
    [['migrate', 'a', '--output', 'b', '--report-format', 'json'], /--report-format belongs to --report-file/],
    [['migrate', 'a', '--output', 'b', '--add-version'], /--add-version belongs to --output-dir/],
    [['migrate', 'a', '--output', 'b', '--show-secrets'], /--show-secrets belongs to --diff/],
  ];
  for (const [argv, about] of mistakes)
    assert.throws(
      () => readArgs(argv),
      (error) => {
        assert.ok(error instanceof Failure, argv.join(' '));
        assert.equal(error.lines.length, 1);
        assert.match(error.lines[0]!, about);
        assert.match(error.lines[0]!, /See camunda-values --help\.$/);
        assert.doesNotMatch(error.lines[0]!, /\n/);
        return true;
      },
    );
});

test('versions that nothing leads to', () => {
  for (const [to, about] of [
    ['8.10', /--to 8\.10: not yet\. .*was not released.*ends at 8\.9\.$/],
    ['9.0', /--to 9\.0: not yet/],
    ['8.7', /--to 8\.7: nothing leads there\. Choose one of 8\.8, 8\.9\.$/],
    ['8.6', /--to 8\.6: nothing leads there/],
  ] as const)
    for (const name of ['check', 'migrate', 'documents', 'verify'])
      assert.throws(
        () => readArgs([name, 'a', '--to', to]),
        (error) => error instanceof Failure && error.lines.length === 1 && about.test(error.lines[0] ?? ''),
        `${name} ${to}`,
      );
});

test('options in any order, files in theirs', () => {
  const command = readArgs([
    'migrate',
    '--diff',
    'b.yaml',
    '--from=8.7',
    'a.yaml',
    '--output-dir',
    'x',
    '--',
    '--c.yaml',
  ]);
  assert.ok(command.name === 'migrate');
  assert.deepEqual(command.files, ['b.yaml', 'a.yaml', '--c.yaml']);
  assert.deepEqual(command.to, { kind: 'folder', path: 'x', rename: false });
  assert.equal(command.from, '8.7');
  const report = (...args: string[]) => {
    const c = readArgs(['migrate', 'a', '--in-place', ...args]);
    return c.name === 'migrate' ? c.report?.format : undefined;
  };
  assert.equal(report('--report-file', 'r'), 'json');
  assert.equal(report('--report-file', 'r.md'), 'markdown');
  assert.equal(report('--report-file', 'r.md', '--report-format', 'json'), 'json');
});

test('as a process: help, version, mistakes', () => {
  const here = folder({ 'values.yaml': SMALL });
  const help = here.run(['--help']);
  assert.equal(help.code, 0);
  assert.match(help.out, /Exit codes/);
  assert.equal(help.err, '');
  for (const line of help.out.split('\n')) assert.ok(line.length <= 80, line);
  assert.match(here.run(['--version']).out, /^\d+\.\d+\.\d+\n$/);
  const mistake = here.run(['migrate', 'values.yaml']);
  assert.equal(mistake.code, 1);
  assert.match(mistake.err, /^camunda-values: Say where the result goes: .*\n$/);
  assert.equal(mistake.out, '');
  assert.deepEqual(here.list(), ['values.yaml']);
});
