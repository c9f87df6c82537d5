import { Badge, Stack, Tabs, Title } from '@mantine/core'
import { useRows } from '../../data/live'
import { countDues, useDues } from '../../data/dues'
import { CluesTab } from './CluesTab'
import { DisputesTab } from './DisputesTab'
import { DuesTab } from './DuesTab'
import type { LoopLinks } from './links'
import { MattersTab } from './MattersTab'

type LoopTab = 'dues' | 'matters' | 'clues' | 'disputes'

export type LoopPageProps = {
  readonly tab: LoopTab
  readonly onTab: (tab: LoopTab) => void
} & LoopLinks

const TABS: readonly { readonly id: LoopTab; readonly label: string }[] = [
  { id: 'dues', label: '待办提醒' },
  { id: 'matters', label: '监督案件' },
  { id: 'clues', label: '线索移送' },
  { id: 'disputes', label: '争议协调' },
]

/** 监督办理: what is due, and the books of matters, clues and disputes. */
export function LoopPage({ tab, onTab, ...links }: LoopPageProps) {
  const counts = useTabCounts()
  return (
    <Stack p="lg" gap="md">
      <Title order={2}>监督办理</Title>
      <Tabs
        value={tab}
        onChange={(next) => {
          const chosen = TABS.find(({ id }) => id === next)
          if (chosen) onTab(chosen.id)
        }}
      >
        <Tabs.List mb="md">
          {TABS.map(({ id, label }) => (
            <Tabs.Tab
              key={id}
              value={id}
              rightSection={
                (counts[id] ?? 0) > 0 ? (
                  <Badge size="sm" variant="light" color={id === 'dues' ? 'red' : 'gray'}>
                    {counts[id]}
                  </Badge>
                ) : undefined
              }
            >
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          {tab === 'dues' && <DuesTab links={links} />}
          {tab === 'matters' && <MattersTab onOpen={links.onOpenMatter} />}
          {tab === 'clues' && <CluesTab onOpen={links.onOpenClue} />}
          {tab === 'disputes' && <DisputesTab onOpen={links.onOpenDispute} />}
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

/** What is late or due today; matters and disputes still open. Numbers of clues stand in their own tab. */
function useTabCounts(): Readonly<Partial<Record<LoopTab, number>>> {
  const dues = useDues()
  const matters = useRows('matters')
  const disputes = useRows('disputes')
  const { over, today } = countDues(dues ?? [])
  return {
    dues: over + today,
    matters: (matters ?? []).filter(({ state }) => state === 'open').length,
    disputes: (disputes ?? []).filter(({ state }) => state === 'open').length,
  }
}
