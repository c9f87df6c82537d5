import { Button, Center, Group, Loader, Menu, Stack, Text, Title } from '@mantine/core'
import { IconChevronDown, IconClipboard, IconFilePlus, IconPlus, IconTableImport } from '@tabler/icons-react'
import { useState } from 'react'
import type { StandardDraftRow } from '@shared/events/tables'
import { tellDone, tellFailure } from '../../app/notices'
import { perform } from '../../data/acts'
import { DialogForm } from '../../ui/DialogForm'
import { DiffDialog } from './DiffDialog'
import { DraftTable } from './DraftTable'
import { EditionTable, type EditionAct } from './EditionTable'
import { ImportWizard, type ImportFrom } from './ImportWizard'
import type { EditionRow } from './library-rows'
import { copyToDraft, exportEdition, startDraft, useLibrary } from './use-library'
import { ViewDialog } from './ViewDialog'

type StandardsPageProps = { readonly onOpenDraft: (draftId: string) => void }

type Asked =
  | { readonly kind: 'view' | 'compare' | 'retire' | 'reinstate'; readonly row: EditionRow }
  | { readonly kind: 'drop'; readonly draft: StandardDraftRow }

/** The library: every edition there is, where it comes from and whether it is in force; and the drafts. */
export function StandardsPage({ onOpenDraft }: StandardsPageProps) {
  const library = useLibrary()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [from, setFrom] = useState<ImportFrom | null>(null)
  if (library === null) {
    return (
      <Center h={320}>
        <Loader aria-label="正在读取评分标准" />
      </Center>
    )
  }
  const open = (made: Promise<string>): void => void made.then(onOpenDraft, tellFailure)
  const act = (what: EditionAct, row: EditionRow): void => {
    if (what === 'copy') open(copyToDraft(row, library.editions))
    else if (what === 'xlsx' || what === 'pdf') exportEdition(row, what).catch(tellFailure)
    else setAsked({ kind: what, row })
  }
  return (
    <Stack p="lg" gap="md">
      <Group justify="space-between" wrap="nowrap">
        <Title order={2}>评分标准</Title>
        <NewMenu onNew={() => open(startDraft())} onImport={setFrom} />
      </Group>
      {library.drafts.length > 0 && (
        <Stack gap="xs">
          <Title order={3} size="h5">
            草稿
          </Title>
          <DraftTable
            drafts={library.drafts}
            onOpen={onOpenDraft}
            onDrop={(draft) => setAsked({ kind: 'drop', draft })}
          />
        </Stack>
      )}
      <Stack gap="xs">
        <Title order={3} size="h5">
          标准库
        </Title>
        <EditionTable rows={library.editions} onAct={act} />
      </Stack>
      <ViewDialog row={asked?.kind === 'view' ? asked.row : null} onClose={() => setAsked(null)} />
      <DiffDialog
        row={asked?.kind === 'compare' ? asked.row : null}
        editions={library.editions}
        onClose={() => setAsked(null)}
      />
      <RetireDialog asked={asked} onClose={() => setAsked(null)} />
      <ImportWizard
        from={from}
        onClose={() => setFrom(null)}
        onMade={(draftId) => {
          setFrom(null)
          onOpenDraft(draftId)
        }}
      />
    </Stack>
  )
}

type NewMenuProps = { readonly onNew: () => void; readonly onImport: (from: ImportFrom) => void }

function NewMenu({ onNew, onImport }: NewMenuProps) {
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          新建或导入标准
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTableImport size={18} aria-hidden />} onClick={() => onImport('file')}>
          导入表格文件（XLSX、CSV）…
        </Menu.Item>
        <Menu.Item leftSection={<IconClipboard size={18} aria-hidden />} onClick={() => onImport('paste')}>
          粘贴表格…
        </Menu.Item>
        <Menu.Item leftSection={<IconFilePlus size={18} aria-hidden />} onClick={onNew}>
          新建空白标准
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function RetireDialog({ asked, onClose }: { readonly asked: Asked | null; readonly onClose: () => void }) {
  const isDrop = asked?.kind === 'drop'
  const isBack = asked?.kind === 'reinstate'
  const run = async (): Promise<void> => {
    if (asked === null) return
    if (asked.kind === 'drop') {
      await perform('standard-draft/ended', { draftId: asked.draft.id })
      tellDone('草稿已删除。')
    } else if (asked.row.adopted) {
      const sha256 = asked.row.adopted.id
      await perform(isBack ? 'standard/reinstated' : 'standard/retired', { sha256 })
      tellDone(`“${asked.row.standard.name}”已${isBack ? '恢复使用' : '停用'}。`)
    }
    onClose()
  }
  const title = isDrop ? '删除草稿' : isBack ? '恢复使用' : '停用标准'
  return (
    <DialogForm
      isOpen={isDrop || isBack || asked?.kind === 'retire'}
      title={title}
      submitLabel={isDrop ? '删除' : isBack ? '恢复使用' : '停用'}
      isQuestion
      isGrave={!isBack}
      failureTitle="没有完成"
      onSubmit={run}
      onClose={onClose}
    >
      <Text size="sm">
        {asked?.kind === 'drop'
          ? `删除草稿“${asked.draft.draft.name || '未命名的标准'}”。它的内容仍在操作记录里，但不再列出。`
          : isBack
            ? '恢复后，新的评查又可以选用这个版次。'
            : '停用后，新的评查不能再选用这个版次；已经用它评的案卷不受影响，仍按它计分。'}
      </Text>
    </DialogForm>
  )
}
