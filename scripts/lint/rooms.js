/**
 * Which room may import which (docs/architecture.md, "The house"), as eslint configs.
 * Relative paths and the `@shared/` alias are both matched. Tested by test/scripts/lint-rooms.test.ts.
 */
const PDF = ['pdf-lib', '@libpdf/core', '@embedpdf/*', '@embedpdf/**']
// Anchored: a bare 'docx' would also forbid the room of that name.
const DOCX = ['/docx', '/docx/*']
/** Each document format lives in one room only: shared/pdf, shared/docx. */
const PDF_LIBRARIES = [...PDF, ...DOCX]
const NODE = ['node:*', 'fs', 'path', 'crypto', 'os', 'child_process']
const UI = ['react', 'react-dom', 'react-dom/*', '@mantine/*', 'dexie', 'dexie-react-hooks']

const shared = (...rooms) =>
  rooms.flatMap((room) => [`@shared/${room}`, `@shared/${room}/**`, `**/${room}/**`])

/** @param relative  for paths that climb: a gitignore-style group never matches what begins with `../` */
const rule = (files, forbidden, message, relative = []) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: forbidden, message }, ...relative.map((regex) => ({ regex, message }))] },
    ],
  },
})

const notShared = ['electron', 'electron/*', ...NODE, ...UI, '**/main/**', '**/renderer/**', '**/preload/**']
// Anchored: a bare 'zod' would also forbid '@shared/lib/zod', the door itself.
const zodDoor = ['/zod', '/zod/*']

export const roomRules = [
  rule(
    ['src/shared/lib/**'],
    [...notShared, ...PDF_LIBRARIES, ...shared('domain', 'messages', 'events', 'pdf', 'exchange', 'ipc')],
    'shared/lib imports nothing of ours.',
  ),
  rule(
    ['src/shared/domain/**'],
    [...notShared, ...zodDoor, ...PDF_LIBRARIES, ...shared('messages', 'events', 'pdf', 'exchange', 'ipc')],
    'shared/domain may import shared/lib and shared/domain only.',
  ),
  rule(
    ['src/shared/messages/**'],
    [...notShared, ...zodDoor, ...PDF_LIBRARIES, ...shared('events', 'pdf', 'exchange', 'ipc')],
    'shared/messages may import shared/lib and shared/domain only.',
  ),
  rule(
    ['src/shared/events/**'],
    [...notShared, ...zodDoor, ...PDF_LIBRARIES, ...shared('pdf', 'exchange', 'ipc')],
    'shared/events may import lib, domain and messages only.',
  ),
  rule(
    ['src/shared/pdf/**'],
    [...notShared, ...zodDoor, ...DOCX, ...shared('events', 'exchange', 'ipc')],
    'shared/pdf may import lib, domain and messages, and the PDF libraries.',
  ),
  rule(
    ['src/shared/docx/**'],
    [...notShared, ...zodDoor, ...PDF, ...shared('messages', 'events', 'pdf', 'exchange', 'ipc', 'report')],
    'shared/docx may import lib and domain, and the DOCX library.',
  ),
  rule(
    ['src/shared/exchange/**'],
    [...notShared, ...zodDoor, ...PDF_LIBRARIES, ...shared('pdf', 'ipc')],
    'shared/exchange may import lib, domain, messages and events.',
  ),
  rule(
    ['src/shared/report/**'],
    [...notShared, ...zodDoor, ...PDF_LIBRARIES, ...shared('events', 'pdf', 'exchange', 'ipc')],
    'shared/report may import lib, domain and messages.',
  ),
  rule(
    ['src/shared/paper-proof/**'],
    [
      ...[...notShared, ...zodDoor, ...PDF_LIBRARIES],
      ...shared('messages', 'events', 'exchange', 'ipc', 'report'),
      // It becomes part of a page: of shared/pdf only what reads and appends without a library.
      '@shared/pdf/**',
      ...['append-writer', 'byte-source', 'document-reader', 'inflate', 'lexer', 'objects', 'page-tree'].map(
        (file) => `!@shared/pdf/${file}`,
      ),
    ],
    'shared/paper-proof may import lib, domain, and the reader and writer of shared/pdf that need no library.',
  ),
  rule(
    ['src/shared/ipc/**'],
    [...notShared, ...zodDoor, ...PDF_LIBRARIES, ...shared('pdf', 'exchange')],
    'shared/ipc may import lib, domain, messages and events.',
  ),
  rule(
    ['src/main/**'],
    [...UI, ...zodDoor, ...PDF_LIBRARIES, '**/renderer/**', '**/preload/**'],
    'main may import shared, node and electron; PDF libraries live in shared/pdf.',
  ),
  rule(
    ['src/preload/**'],
    [
      ...NODE,
      ...UI,
      ...zodDoor,
      ...PDF_LIBRARIES,
      '**/main/**',
      '**/renderer/**',
      ...shared('domain', 'events', 'pdf', 'exchange', 'lib'),
    ],
    'preload may import electron and shared/ipc/channels only.',
  ),
  rule(
    ['src/renderer/data/**'],
    [
      'electron',
      ...NODE,
      ...zodDoor,
      ...PDF_LIBRARIES,
      '@mantine/*',
      '**/main/**',
      '**/preload/**',
      '**/features/**',
      '**/ui/**',
    ],
    'renderer/data may import shared, Dexie and app/api.',
  ),
  rule(
    ['src/renderer/ui/**'],
    [
      'electron',
      ...NODE,
      ...zodDoor,
      ...PDF_LIBRARIES,
      'dexie',
      '**/main/**',
      '**/preload/**',
      '**/features/**',
      '**/data/**',
    ],
    'renderer/ui may import shared and Mantine.',
  ),
  ...[
    'campaigns',
    'cases',
    'documents',
    'entries',
    'kinds',
    'loop',
    'people',
    'registers',
    'review',
    'seals',
    'settings',
    'standards',
    'welcome',
  ].map((feature, _index, all) =>
    rule(
      [`src/renderer/features/${feature}/**`],
      [
        'electron',
        ...NODE,
        ...zodDoor,
        ...PDF_LIBRARIES,
        'dexie',
        '**/main/**',
        '**/preload/**',
        ...all.filter((other) => other !== feature).map((other) => `**/features/${other}/**`),
      ],
      'a feature may import shared, data, ui and app/api, never another feature.',
      [`^(\\.\\./)+(${all.filter((other) => other !== feature).join('|')})(/|$)`],
    ),
  ),
  rule(
    ['src/renderer/viewer/**'],
    [
      'electron',
      ...NODE,
      ...zodDoor,
      ...PDF_LIBRARIES,
      'dexie',
      '**/main/**',
      '**/preload/**',
      '**/features/**',
      '**/data/**',
    ],
    'renderer/viewer shows pages and geometry; it may import shared and ui.',
  ),
  rule(
    ['src/verify/**'],
    [...notShared, ...zodDoor, ...PDF_LIBRARIES, ...shared('events', 'pdf', 'exchange', 'ipc', 'report')],
    'verify is pages of their own: they may import shared/lib, domain, messages and paper-proof only.',
  ),
  rule(
    ['src/renderer/app/**'],
    ['electron', ...NODE, ...zodDoor, ...PDF_LIBRARIES, 'dexie', '**/main/**', '**/preload/**'],
    'renderer/app mounts features; it has no data or PDF code of its own.',
  ),
]
