import { Tooltip, UnstyledButton } from '@mantine/core'
import type { CitedFinding } from './use-document'
import classes from './documents.module.css'

type FindingChipsProps = {
  readonly findingIds: readonly string[]
  readonly findings: ReadonlyMap<string, CitedFinding>
  readonly onOpen: (findingId: string) => void
}

/** More than these would drown the text; the rest is one chip that counts them. */
const MOST = 4

/** The findings a paragraph speaks of; each opens the review at that very finding. */
export function FindingChips({ findingIds, findings, onOpen }: FindingChipsProps) {
  const cited = findingIds.flatMap((id) => findings.get(id) ?? [])
  const rest = cited.slice(MOST)
  const [first] = rest
  return (
    <>
      {cited.slice(0, MOST).map((finding) => (
        <Chip
          key={finding.id}
          text={chipText(finding)}
          hint={finding.description || '（没有写问题描述）'}
          isGone={finding.number === 0}
          onOpen={() => onOpen(finding.id)}
        />
      ))}
      {first && (
        <Chip
          text={`另 ${rest.length} 个问题`}
          hint={rest.map(chipText).join('；')}
          isGone={false}
          onOpen={() => onOpen(first.id)}
        />
      )}
    </>
  )
}

const chipText = ({ number, placeText }: CitedFinding): string =>
  `${number === 0 ? '已撤回的问题' : `问题 ${number}`}${placeText === '' ? '' : ` · ${placeText}`}`

type ChipProps = {
  readonly text: string
  readonly hint: string
  readonly isGone: boolean
  readonly onOpen: () => void
}

function Chip({ text, hint, isGone, onOpen }: ChipProps) {
  return (
    <Tooltip label={hint} multiline maw={360} events={{ hover: true, focus: true, touch: true }} withArrow>
      <UnstyledButton className={classes.chip} data-gone={isGone} onClick={onOpen}>
        <span className={classes.chipText}>{text}</span>
      </UnstyledButton>
    </Tooltip>
  )
}
