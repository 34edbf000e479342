import { builtinModules } from 'node:module';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const builtins = builtinModules.filter((name) => !name.startsWith('_') && !name.includes('/'));

// Layers. A later block replaces the rule of an earlier one, so every block lists all that holds for its files.
const noNode = {
  regex: `^(node:.*|(${builtins.join('|')})(/.*)?)$`,
  message: 'This layer runs without Node: take what you need as an argument.',
};
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

  { files: ['client/**/*.ts'], rules: restrict(onlyProtocol, noNode) },
  { files: ['server/**/*.ts'], rules: restrict(noVscode, noClient) },
  { files: ['server/src/features/**/*.ts'], rules: restrict(noVscode, noClient, noNode, noSession) },
  { files: ['server/src/session/**/*.ts'], rules: restrict(noVscode, noClient, noServer) },
  {
    files: ['server/src/engine/**/*.ts'],
    rules: {
      ...restrict(noLsp, noClient, noNode, noOuterLayers, noYaml),
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', '__dirname', '__filename', 'console'],
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
