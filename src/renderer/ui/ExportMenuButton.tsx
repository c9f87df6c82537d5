import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'

export type ExportChoice = {
  readonly label: string
  /** Writes it; throws what went wrong. */
  readonly save: () => Promise<void>
}

type ExportMenuButtonProps = {
  readonly label?: string
  readonly choices: readonly ExportChoice[]
  readonly onFailure: (cause: unknown) => void
}

/** Forms that can be saved from this page, behind one button. */
export function ExportMenuButton({ label = '导出表格', choices, onFailure }: ExportMenuButtonProps) {
  const [isBusy, setBusy] = useState(false)
  if (choices.length === 0) return null
  const run = async (choice: ExportChoice): Promise<void> => {
    setBusy(true)
    try {
      await choice.save()
    } catch (cause) {
      onFailure(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          style={{ flex: 'none' }}
          loading={isBusy}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item key={choice.label} onClick={() => void run(choice)}>
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
