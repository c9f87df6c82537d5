import { Badge, Radio, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { looseText } from '@shared/domain/campaign/clean-text'
import type { CampaignEntry } from '@shared/domain/campaign/entry'
import { matchCases, type CaseMatch } from '@shared/domain/campaign/match-case'
import type { CaseFile } from '@shared/domain/case-file/case-file'
import { countPages } from '@shared/domain/case-file/paging'
import { tellDone } from '../../../app/notices'
import { DialogForm } from '../../../ui/DialogForm'
import { linkCase } from './link-case'

type LinkCaseDialogProps = {
  readonly entry: CampaignEntry | null
  readonly cases: readonly CaseFile[]
  readonly entries: readonly CampaignEntry[]
  readonly onClose: () => void
}

const MOST_SHOWN = 50

/** 对应扫描件: which imported case holds the scans of this file. */
export function LinkCaseDialog({ entry, ...props }: LinkCaseDialogProps) {
  return entry && <LinkForm key={entry.id} entry={entry} {...props} />
}

function LinkForm({
  entry,
  cases,
  entries,
  onClose,
}: LinkCaseDialogProps & { readonly entry: CampaignEntry }) {
  const matches = useMemo(() => {
    const taken = new Set(entries.flatMap(({ id, caseId }) => (id === entry.id ? [] : (caseId ?? []))))
    return matchCases(entry.listed, cases, taken)
  }, [entry, cases, entries])
  const [best] = matches
  const [chosen, setChosen] = useState<string | null>(
    () => entry.caseId ?? (best && best.by !== null ? best.caseFile.id : null),
  )
  const [text, setText] = useState('')
  const shown = matches
    .filter(({ caseFile: { facts } }) =>
      looseText(`${facts.title} ${facts.agency} ${facts.decisionNumber}`).includes(looseText(text)),
    )
    .slice(0, MOST_SHOWN)
  const save = async (): Promise<void> => {
    const match = matches.find(({ caseFile }) => caseFile.id === chosen)
    if (!match) return
    await linkCase(entry, match.caseFile)
    tellDone('已对应扫描件')
    onClose()
  }
  return (
    <DialogForm
      isOpen
      title="对应扫描件"
      submitLabel="对应"
      size={640}
      isDisabled={chosen === null}
      onSubmit={save}
      onClose={onClose}
    >
      <Text size="sm">
        {entry.listed.number} · {entry.listed.title}
      </Text>
      {matches.length === 0 ? (
        <Text c="dimmed">还没有可以对应的案卷。请先到“案卷”里导入这个案卷的扫描件，再回来对应。</Text>
      ) : (
        <>
          <TextInput
            label="查找已导入的案卷"
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Radio.Group label="已导入、还没有对应的案卷" value={chosen} onChange={setChosen}>
            <ScrollArea.Autosize mah={260} mt="xs">
              <Stack gap="xs">
                {shown.map((match) => (
                  <CaseRadio key={match.caseFile.id} match={match} />
                ))}
                {shown.length === 0 && <Text c="dimmed">没有符合的案卷。</Text>}
              </Stack>
            </ScrollArea.Autosize>
          </Radio.Group>
        </>
      )}
    </DialogForm>
  )
}

function CaseRadio({ match: { caseFile, by } }: { readonly match: CaseMatch }) {
  const { facts, files } = caseFile
  return (
    <Radio
      value={caseFile.id}
      label={
        <>
          {facts.title}
          {by !== null && (
            <Badge size="xs" ml={6} variant="light" component="span">
              {by === 'number' ? '文号相同' : '名称相近'}
            </Badge>
          )}
        </>
      }
      description={[facts.agency, facts.decisionNumber, `${countPages(files)} 页`]
        .filter(Boolean)
        .join(' · ')}
    />
  )
}
