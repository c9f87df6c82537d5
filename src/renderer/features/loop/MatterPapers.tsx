import { Anchor, Button, Text } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import type { DocumentState, SupervisionDocument } from '@shared/domain/document/supervision-document'
import { useLawBooks } from '../../data/law'
import { useRows } from '../../data/live'
import { useToday } from '../../data/today'
import { DataTable, type Column } from '../../ui/DataTable'
import { Section } from '../../ui/Section'
import { paperStep } from './paper-step'

const STATE_NAMES: Readonly<Record<DocumentState, string>> = {
  drafting: '拟稿',
  reviewing: '待审核',
  signing: '待签发',
  numbered: '待用印',
  sealed: '已用印',
  voided: '已作废',
}

/** A paper that goes out without a seal waits for none. */
const stateName = ({ state, fields }: SupervisionDocument): string =>
  state === 'numbered' && !fields.isSealed ? '已编号' : STATE_NAMES[state]

const ADDRESSEE: Column<SupervisionDocument> = {
  label: '主送',
  width: 180,
  cell: ({ fields }) => fields.addressee,
}

type MatterPapersProps = {
  readonly papers: readonly SupervisionDocument[]
  /** null: nothing can be drafted here any more. */
  readonly onNew: (() => void) | null
  readonly onOpen: (documentId: string) => void
  readonly title?: string
  /** In a narrow column the addressee is left out. */
  readonly isNarrow?: boolean
}

/** Papers with their state and what comes next for each. */
export function MatterPapers({ papers, onNew, onOpen, title = '文书', isNarrow = false }: MatterPapersProps) {
  const documents = useRows('documents')
  const books = useLawBooks()
  const today = useToday()
  const find = (id: string) => documents?.find((one) => one.id === id)
  return (
    <Section
      title={title}
      actions={
        onNew && (
          <Button size="xs" leftSection={<IconFilePlus size={16} aria-hidden />} onClick={onNew}>
            新建文书
          </Button>
        )
      }
    >
      {papers.length === 0 ? (
        <Text size="sm" c="dimmed">
          还没有文书。
        </Text>
      ) : (
        <DataTable
          label={title}
          isSticky={false}
          rows={papers}
          keyOf={({ id }) => id}
          columns={[
            {
              label: '文书',
              cell: ({ id, kind, number }) => (
                <>
                  <Anchor component="button" size="sm" ta="left" onClick={() => onOpen(id)}>
                    {kind.title}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {number?.text ?? (kind.numberPrefix.value === '' ? '' : '未编号')}
                  </Text>
                </>
              ),
            },
            ...(isNarrow ? [] : [ADDRESSEE]),
            { label: '状态', width: 90, cell: stateName },
            {
              label: '下一步',
              width: 240,
              cell: (paper) => paperStep(paper, books?.calendars ?? [], today, find),
            },
          ]}
        />
      )}
    </Section>
  )
}
