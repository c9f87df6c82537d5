/** Writes docs/law-rules.md: `npx tsx scripts/law/table.ts`. A test holds the file to what this makes. */
import { writeFileSync } from 'node:fs'
import { lawTable } from './law-table'

writeFileSync('docs/law-rules.md', lawTable())
