/** One sector as a form of text fields, and back. Pure. */
import { Sector } from '@shared/domain/law/sectors'
import { parseDecimalToCenti, formatCenti } from '@shared/lib/decimal'

export type SectorForm = {
  readonly name: string
  readonly decisionDays: string
  readonly decisionUnit: 'work' | 'cal'
  readonly ext1Days: string
  readonly ext1By: string
  readonly ext2Days: string
  readonly ext2By: string
  readonly excludable: string
  readonly filingDays: string
  readonly filingUnit: 'work' | 'cal'
  readonly citizenYuan: string
  readonly organisationYuan: string
  readonly basis: string
  readonly confirmed: boolean
}
export type SectorErrors = Partial<Readonly<Record<keyof SectorForm, string>>>

const yuan = (fen: number | null): string => (fen === null ? '' : formatCenti(fen))

export function formOfSector(sector: Sector): SectorForm {
  const { decision, extension1, extension2, filing, hearing } = sector
  return {
    name: sector.name,
    decisionDays: String(decision.n),
    decisionUnit: decision.unit,
    ext1Days: extension1?.days?.toString() ?? '',
    ext1By: extension1?.approver ?? '',
    ext2Days: extension2?.days?.toString() ?? '',
    ext2By: extension2?.approver ?? '',
    excludable: sector.excludable.join('、'),
    filingDays: filing === null ? '' : String(filing.n),
    filingUnit: filing?.unit ?? 'work',
    citizenYuan: yuan(hearing.citizenFen),
    organisationYuan: yuan(hearing.organisationFen),
    basis: '',
    confirmed: sector.confirmed,
  }
}

export type ParsedSector =
  { readonly ok: true; readonly sector: Sector } | { readonly ok: false; readonly errors: SectorErrors }

const DAYS = /^[1-9]\d{0,3}$/

/** What was changed takes the office's own words as its source; what was not keeps its own. */
export function readSector(form: SectorForm, before: Sector, by: string): ParsedSector {
  const errors: { -readonly [Key in keyof SectorForm]?: string } = {}
  const days = (key: 'decisionDays' | 'ext1Days' | 'ext2Days' | 'filingDays'): number | null => {
    const text = form[key].trim()
    if (text === '') return null
    if (!DAYS.test(text) || Number(text) > 3650) errors[key] = '请填 1 至 3650 的整数'
    return Number(text)
  }
  const money = (key: 'citizenYuan' | 'organisationYuan'): number | null => {
    if (form[key].trim() === '') return null
    const parsed = parseDecimalToCenti(form[key])
    if (!parsed.ok) errors[key] = '请填金额，单位元'
    return parsed.ok ? parsed.value : null
  }
  const decisionDays = days('decisionDays')
  if (form.decisionDays.trim() === '') errors.decisionDays = '必填'
  if (form.name.trim() === '') errors.name = '必填'
  const filingDays = days('filingDays')
  const next = {
    ...before,
    name: form.name.trim(),
    decision: { n: decisionDays ?? 0, unit: form.decisionUnit },
    extension1: extensionOf(days('ext1Days'), form.ext1By),
    extension2: extensionOf(days('ext2Days'), form.ext2By),
    excludable: form.excludable.split(/[、,，;；\s]+/).filter((word) => word !== ''),
    filing: filingDays === null ? null : { n: filingDays, unit: form.filingUnit },
    hearing: { citizenFen: money('citizenYuan'), organisationFen: money('organisationYuan') },
    confirmed: form.confirmed,
  }
  if (form.ext1Days.trim() !== '' && form.ext1By.trim() === '') errors.ext1By = '请写明谁批准'
  if (form.ext2Days.trim() !== '' && form.ext2By.trim() === '') errors.ext2By = '请写明谁批准'
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const parsed = Sector.safeParse({ ...next, provenance: provenanceOf(before, next, form, by) })
  return parsed.success
    ? { ok: true, sector: parsed.data }
    : { ok: false, errors: { excludable: '扣除事由每项不超过 40 字，最多 40 项' } }
}

const extensionOf = (days: number | null, approver: string) =>
  approver.trim() === '' ? null : { days, approver: approver.trim() }

type About = Sector['provenance'][number]['about']

function provenanceOf(
  before: Sector,
  next: Omit<Sector, 'provenance'>,
  { basis }: SectorForm,
  by: string,
): Sector['provenance'] {
  const parts: Readonly<Record<About, (sector: Omit<Sector, 'provenance'>) => unknown>> = {
    decision: (sector) => sector.decision,
    extension: (sector) => [sector.extension1, sector.extension2],
    excludable: (sector) => sector.excludable,
    filing: (sector) => sector.filing,
    hearing: (sector) => sector.hearing,
  }
  const changed = (Object.keys(parts) as About[]).filter(
    (about) => JSON.stringify(parts[about](before)) !== JSON.stringify(parts[about](next)),
  )
  const source = (basis.trim() === '' ? `本单位填写（${by}）` : `${basis.trim()}（${by}填写）`).slice(0, 500)
  return [
    ...before.provenance.filter(({ about }) => !changed.includes(about)),
    ...changed.map((about) => ({ about, mark: 'K' as const, source })),
  ]
}

export const newSector = (id: string, like: Sector): Sector => ({
  ...like,
  id,
  name: id,
  provenance: [],
  confirmed: false,
})
