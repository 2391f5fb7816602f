import { defineConfig } from 'eslint/config';
import cdk from 'eslint-cdk-plugin';
import importSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

const size = { max: 400, skipBlankLines: false, skipComments: false };

export default defineConfig(
  { ignores: ['**/*.js', '**/*.d.ts', '**/*.generated.ts', 'cdk.out/', 'build/', 'dist/', 'examples/**/cdk.out/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // Everything. Without type information, so that it takes seconds.
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.cjs'],
    plugins: { '@typescript-eslint': tseslint.plugin, importSort },
    languageOptions: { parser: tseslint.parser },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      '@typescript-eslint/no-dynamic-delete': 'error',
      '@typescript-eslint/no-empty-object-type': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-shadow': 'error',
      '@typescript-eslint/no-unsafe-function-type': 'error',
      '@typescript-eslint/no-unused-expressions': 'error',
      'curly': ['error', 'multi-line'],
      'eqeqeq': 'error',
      'importSort/exports': 'error',
      // One block: Node's modules, packages, the floors below, the folder's own.
      'importSort/imports': ['error', { groups: [['^\\u0000', '^node:', '^@?\\w', '^\\.\\.', '^\\.']] }],
      'max-len': ['error', { code: 140, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true }],
      'no-console': 'error',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      'no-restricted-syntax': ['error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name: a default export has another name in every file.' },
        { selector: 'ExportAllDeclaration', message: 'Name what is exported, so that the surface can be read.' },
      ],
      'no-var': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  // What runs inside a function logs so.
  { files: ['lib/runtime/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.mjs', 'lib/index.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['{lib,bin,tools,report-page}/**/*.ts'], rules: { 'max-lines': ['error', size] } },

  // What is made of constructs, with type information.
  {
    files: ['lib/constructs/**/*.ts', 'lib/mixins/**/*.ts', 'lib/validation/**/*.ts', 'bin/*app.ts'],
    plugins: { cdk },
    languageOptions: { parserOptions: { project: './tsconfig.dev.json' } },
    rules: {
      ...cdk.configs.recommended.rules,
      // Everything a construct of ours makes is exposed, as the L2 it is, to be tuned.
      'cdk/no-construct-in-public-property-of-construct': 'off',
      // `props: KeyProps = {}` is how the CDK itself says that no option is needed.
      'cdk/construct-constructor-property': 'off',
      // It looks into the constructor only, not into the methods that the props are handed to.
      'cdk/no-unused-props': 'off',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  {
    files: ['lib/constructs/**/*.ts'],
    rules: {
      'cdk/require-props-default-doc': 'error',
      // What is added for a caller carries the caller's id; what is shared hangs on the stack.
      'cdk/no-variable-construct-id': 'off',
      'cdk/require-passing-this': 'off',
    },
  },
);
