/** One document with everything its page shows, from the live tables. */
import { useMemo } from 'react'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { clueSecrets } from '@shared/domain/document/language'
import { prefixOf } from '@shared/domain/document/office-kinds'
import { DEVICE_ID } from '@shared/domain/document/number-block'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { takeNumber, usedNumbers } from '@shared/domain/document/take-number'
import type { Clue } from '@shared/domain/loop/clue'
import { isCluePaper, mayHandleClues } from '@shared/domain/loop/access'
import type { Settings } from '@shared/domain/settings/settings'
import { chinaDay } from '@shared/lib/china-day'
import { useReviewsOfCases, useRow, useRows, useSettings } from '../../data/live'
import { useActor } from '../../data/session'
import { citedFindings, type CitedFinding } from './cited-findings'

export type DocumentWork = {
  readonly document: SupervisionDocument
  readonly caseFile: CaseFile | undefined
  /** Of the paper, and of the matter it belongs to. */
  readonly cases: readonly CaseFile[]
  readonly settings: Settings
  readonly findings: ReadonlyMap<string, CitedFinding>
  /** The number signing today would take; empty: the kind has none; null: the series has none left here. */
  readonly numberToTake: string | null
  /** Shown to those who may handle clues only. */
  readonly isCluePaper: boolean
  /**
   * Names and pieces of sentences of all clues, looked for in papers everybody reads. Empty for a writer who may not
   * see clues: a warning would tell them whether a name stands in one.
   */
  readonly clueSecrets: readonly string[]
}

const NO_IDS: readonly string[] = []
const NO_CLUES: readonly Clue[] = []

/** `null` while loading, `undefined` when there is no such document. */
export function useDocument(documentId: string): DocumentWork | null | undefined {
  const document = useRow('documents', documentId)
  const caseFile = useRow('cases', document?.caseId ?? null)
  const matter = useRow('matters', document?.matterId ?? null)
  const settings = useSettings()
  const documents = useRows('documents')
  const clues = useRows('clues') ?? NO_CLUES
  const actor = useActor()
  const maySeeClues = actor !== null && mayHandleClues(actor)
  const secrets = useMemo(() => (maySeeClues ? clueSecrets(clues) : []), [clues, maySeeClues])
  const numberToTake = useNumberToTake(document ?? null, documents, settings)
  const caseId = document?.caseId ?? null
  const matterCaseIds = matter?.facts.caseIds ?? NO_IDS
  const caseIds = useMemo(
    () => [...new Set([...(caseId === null ? [] : [caseId]), ...matterCaseIds])],
    [caseId, matterCaseIds],
  )
  const reviews = useReviewsOfCases(caseIds)
  const allCases = useRows('cases')
  const cases = useMemo(() => (allCases ?? []).filter(({ id }) => caseIds.includes(id)), [allCases, caseIds])
  const findings = useMemo(() => citedFindings(reviews ?? [], cases), [reviews, cases])
  if (document === undefined) return undefined
  if (document === null || settings === null || caseFile === null || allCases === null) return null
  if (documents === null) return null
  const find = (id: string) => documents.find((one) => one.id === id)
  return {
    ...{ document, caseFile, cases, settings, findings, numberToTake },
    isCluePaper: isCluePaper(document, find),
    clueSecrets: secrets,
  }
}

function useNumberToTake(
  document: SupervisionDocument | null,
  documents: readonly SupervisionDocument[] | null,
  settings: Settings | null,
): string | null {
  const blocks = useRows('numberBlocks')
  const device = useRow('devices', DEVICE_ID)
  return useMemo(() => {
    if (!document || !settings || documents === null || blocks === null || device === null) return null
    const prefix = prefixOf(document.kind, settings)
    if (prefix === '') return ''
    const year = Number(chinaDay(new Date().toISOString()).slice(0, 4))
    const taken = takeNumber(prefix, year, {
      used: usedNumbers(documents),
      blocks,
      mode: device?.mode ?? 'register',
      deviceCode: device?.code ?? null,
    })
    return taken.ok ? taken.value.text : null
  }, [document, settings, documents, blocks, device])
}
