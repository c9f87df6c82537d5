import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '../../scripts/lib/paths'
import {
  ALLOWED_LICENCES,
  listShippedFonts,
  listShippedPackages,
  renderThirdParty,
} from '../../scripts/licences/third-party'

const packages = listShippedPackages(PROJECT_ROOT)
const fonts = listShippedFonts(PROJECT_ROOT)
const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8')

describe('third-party licences', () => {
  it('are those of the packages installed now (npx tsx scripts/licences.ts writes them)', () => {
    expect(read('resources/licences/THIRD-PARTY-LICENCES.md')).toBe(renderThirdParty(packages, fonts))
  })

  it('list every dependency of package.json and no tool of development', () => {
    const manifest = JSON.parse(read('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >
    const names = new Set(packages.map(({ name }) => name))
    expect(Object.keys(manifest.dependencies).filter((name) => !names.has(name))).toEqual([])
    expect(Object.keys(manifest.devDependencies).filter((name) => names.has(name))).toEqual([])
  })

  it('allow shipping with an MIT program', () => {
    const others = packages.filter(({ licence }) => !ALLOWED_LICENCES.includes(licence))
    expect(others.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
  })

  it('carry a text, but for two packages that have none', () => {
    const bare = packages.filter(({ text }) => text.length < 200)
    expect(bare.map(({ name }) => name)).toEqual(['react-remove-scroll-bar', 'worker-f'])
  })

  it('have a text for every font that is shipped', () => {
    const shipped = readdirSync(join(PROJECT_ROOT, 'resources/fonts')).filter((name) =>
      name.endsWith('.woff2'),
    )
    expect(fonts.map(({ file }) => file).sort()).toEqual(shipped.sort())
    for (const { licenceFile } of fonts) {
      expect(read(`resources/fonts/${licenceFile}`).length).toBeGreaterThan(1000)
    }
  })
})
