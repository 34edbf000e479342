import { builtinModules } from 'node:module';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const builtins = builtinModules.filter((name) => !name.startsWith('_') && !name.includes('/'));

// Layers. A later block replaces the rule of an earlier one, so every block lists all that holds for its files.
const noNode = {
  regex: `^(node:.*|(${builtins.join('|')})(/.*)?|vscode-.*/(node|browser))$`,
  message: 'This layer runs anywhere: take what only some places have as an argument (server/src/host.ts).',
};
const noGlobals = ['error', 'process', 'Buffer', 'require', '__dirname', '__filename'];
const noVscode = { regex: '^vscode$', message: 'Only client/ may import vscode.' };
const noClient = { regex: '(^|/)client/', message: 'The server does not know the client.' };
const noLsp = { regex: '^vscode', message: 'The engine knows neither VS Code nor the language server protocol.' };
const noOuterLayers = {
  regex: '^(\\.\\./)+(features|session|cli|server|protocol)(/|\\.ts$|$)',
  message: 'The engine does not know the layers around it.',
};
const noSession = {
  regex: '^(\\./|(\\.\\./)+)(session|server|cli)(/|\\.ts$|$)',
  message: 'A feature answers from what it is given: the session knows the features, not they it.',
};
const noServer = {
  regex: '^(\\./|(\\.\\./)+)(server|cli)(/|\\.ts$|$)',
  message: 'server.ts wires the session; the terminal is another program.',
};
const noYaml = { regex: '^yaml(/|$)', message: 'Only server/src/engine/yaml/ may import yaml.' };
const onlyProtocol = {
  regex: '(^|/)server/(?!src/protocol\\.ts$)',
  message: 'From the server, the client may import server/src/protocol.ts only.',
};

// A version, its chart, and the components that some versions have stand in folders named after the version. Everything else takes
// them from the step, or from the chart, of what it is given.
const LITERAL = String.raw`/\b8\.\d+\b|(?<![\d.])1[2-9]\.(?:x|\d)|[zZ]eebe|ZEEBE|\b(?:operate|tasklist|orchestration)\b|Operate\b|Tasklist\b/`;
const noVersions = [
  `:not(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration) > Literal[value=${LITERAL}]`,
  `Literal[regex.pattern=${LITERAL}]`,
  `TemplateElement[value.raw=${LITERAL}]`,
].map((selector) => ({
  selector,
  message: 'A version or a component of one: it belongs to server/src/engine/steps/, or to the folder of its version.',
}));
const noStepInside = {
  selector: 'ImportDeclaration[source.value=/[/]steps[/]8[.]/]',
  message: 'What a step holds is reached through steps/index.ts.',
};
/** What still names a version. A file that is done leaves the list; none comes to it. */
const still = [
  // Tags of images that a pipeline fills in: those of the first step, on both sides of any.
  'server/src/engine/effects/placeholders.ts',
  // Tells values of any version inside other documents by the roots of the oldest, and speaks of the first step only.
  ...['rules', 'wrapped'].map((name) => `server/src/engine/wrappers/${name}.ts`),
  // Assistants of the first step, whose texts are translated whole.
  ...['assistants', 'authentication', 'commands', 'finish', 'secrets'].map((name) => `client/src/journey/${name}.ts`),
  // A look at names and first lines without the server.
  'client/src/sets/names.ts',
  'client/src/sniff.ts',
];

const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  { ignores: ['dist/**', '**/out*/**', 'coverage/**', '.e2e/**', '**/upgraded*/**', 'test/fixtures/**', 'docs/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      // Its fix is the non-null assertion that no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        ...Object.fromEntries(
          ['process', 'console', 'Buffer', 'URL', 'fetch', 'performance', 'structuredClone', 'AbortController'].map(
            (name) => [name, 'readonly'],
          ),
        ),
        ...Object.fromEntries(
          [
            'setTimeout',
            'clearTimeout',
            'setInterval',
            'clearInterval',
            'setImmediate',
            'TextEncoder',
            'TextDecoder',
          ].map((name) => [name, 'readonly']),
        ),
      },
    },
  },

  {
    files: ['server/src/**/*.ts', 'client/src/**/*.ts'],
    ignores: ['server/src/engine/steps/**', 'server/src/engine/*/8.*/**', ...still],
    rules: { 'no-restricted-syntax': ['error', ...noVersions, noStepInside] },
  },
  { files: ['client/**/*.ts'], rules: restrict(onlyProtocol, noNode) },
  { files: ['client/src/lsp/{node,browser}.ts'], rules: restrict(onlyProtocol) },
  { files: ['server/**/*.ts'], rules: restrict(noVscode, noClient) },
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/{node,browser,helm,cli}/**', 'server/src/folder/disk.ts', 'server/src/{server,young}.ts'],
    rules: { ...restrict(noVscode, noClient, noNode), 'no-restricted-globals': noGlobals },
  },
  {
    // Whatever a host imports is loaded with it, and nothing of what everybody has already may be loaded late.
    files: ['server/src/{node,browser,helm}/**/*.ts', 'server/src/folder/disk.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/(engine|features|session|report|verify)/',
              allowTypeImports: true,
              message: 'A host knows of the layers above it only their types.',
            },
          ],
        },
      ],
    },
  },
  { files: ['server/src/features/**/*.ts'], rules: restrict(noVscode, noClient, noNode, noSession) },
  { files: ['server/src/session/**/*.ts'], rules: restrict(noVscode, noClient, noNode, noServer) },
  {
    files: ['server/src/engine/**/*.ts'],
    rules: {
      ...restrict(noLsp, noClient, noNode, noOuterLayers, noYaml),
      'no-restricted-globals': [...noGlobals, 'console'],
    },
  },
  {
    files: ['server/src/engine/yaml/**/*.ts'],
    rules: restrict(noLsp, noClient, noNode, noOuterLayers),
  },

  {
    files: ['test/**/*.ts'],
    rules: {
      // test() and describe() of node:test return promises that nobody has to await.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
