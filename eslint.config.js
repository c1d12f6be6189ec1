import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'artifacts/',
      'dist/',
      'node_modules/',
      'pkg/',
      'target/',
      'tests/fixtures/',
      'src/',
      '**/pkg/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['extension/src/**/*.ts', 'www/src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Build nodes: the page is not to be trusted with markup.' },
        { property: 'outerHTML', message: 'The core reads the page; nothing else needs its HTML.' },
        {
          property: 'insertAdjacentHTML',
          message: 'Build nodes: the page is not to be trusted with markup.',
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Lede makes no network request.' },
        { name: 'XMLHttpRequest', message: 'Lede makes no network request.' },
        { name: 'WebSocket', message: 'Lede makes no network request.' },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
);
