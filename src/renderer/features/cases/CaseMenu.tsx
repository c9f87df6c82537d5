import { Menu } from '@mantine/core'
import { IconEdit, IconRestore, IconTrash } from '@tabler/icons-react'
import type { Campaign } from '@shared/domain/campaign/campaign'
import type { CaseRow } from './case-rows'

export type CaseMenuActs = {
  readonly campaigns: readonly Campaign[]
  readonly onEdit: (row: CaseRow) => void
  readonly onRemove: (caseId: string) => void
  readonly onRestore: (caseId: string) => void
  readonly onAssign: (caseId: string, campaignId: string | null) => void
}

export type MenuTarget = { readonly row: CaseRow; readonly button: HTMLElement }

type CaseMenuProps = CaseMenuActs & { readonly target: MenuTarget | null; readonly onClose: () => void }

/** The one menu of the list, at the button that asked: a menu in each of 300 rows costs a second to draw. */
export function CaseMenu({ target, onClose, ...acts }: CaseMenuProps) {
  if (target === null) return null
  const { row, button } = target
  const { left, top, width, height } = button.getBoundingClientRect()
  const close = (): void => {
    onClose()
    button.focus()
  }
  return (
    <Menu opened onClose={close} position="bottom-end" width={220} returnFocus={false}>
      <Menu.Target>
        <span
          role="button"
          tabIndex={-1}
          aria-label={button.ariaLabel ?? undefined}
          style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {row.file.removedAt === null ? <Entries row={row} {...acts} /> : <BinEntries row={row} {...acts} />}
      </Menu.Dropdown>
    </Menu>
  )
}

type EntriesProps = CaseMenuActs & { readonly row: CaseRow }

function BinEntries({ row, onRestore }: EntriesProps) {
  return (
    <Menu.Item leftSection={<IconRestore size={16} aria-hidden />} onClick={() => onRestore(row.file.id)}>
      恢复案卷
    </Menu.Item>
  )
}

function Entries({ row, campaigns, onEdit, onRemove, onAssign }: EntriesProps) {
  const { file } = row
  return (
    <>
      <Menu.Item leftSection={<IconEdit size={16} aria-hidden />} onClick={() => onEdit(row)}>
        修改案卷信息
      </Menu.Item>
      {campaigns.length > 0 && <Menu.Label>归入批次</Menu.Label>}
      {campaigns.map(({ id, name, year }) => (
        <Menu.Item key={id} disabled={file.campaignId === id} onClick={() => onAssign(file.id, id)}>
          {year} {name}
        </Menu.Item>
      ))}
      {file.campaignId !== null && <Menu.Item onClick={() => onAssign(file.id, null)}>移出批次</Menu.Item>}
      <Menu.Divider />
      <Menu.Item
        c="var(--mantine-color-error)"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => onRemove(file.id)}
      >
        移入回收站（可恢复）
      </Menu.Item>
    </>
  )
}
