import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { roomRules } from './scripts/lint/rooms.js'

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'resources/**', 'demo-out/**', '.cache/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: {
      'no-undef': 'off', // the compiler checks names, room by room
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSEnumDeclaration', message: 'Use a literal union or a const object.' },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
  {
    files: ['*.config.{ts,js}'],
    rules: { 'no-restricted-syntax': 'off' }, // tools ask for a default export
  },
  {
    // Everything that crosses goes through the contract: src/main/ipc/handle.ts and the preload hold the raw calls.
    files: ['src/main/**'],
    ignores: ['src/main/ipc/handle.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'ipcMain', message: 'Use handle() of src/main/ipc/handle.ts.' },
        { property: 'send', message: 'Use emit() of src/main/ipc/handle.ts.' },
      ],
    },
  },
  {
    files: ['src/renderer/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'ipcRenderer', message: 'Use the bridge; only the preload may.' },
      ],
    },
  },
  { files: ['scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
  ...roomRules,
  prettier,
)
