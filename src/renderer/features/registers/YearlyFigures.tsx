import { Group, Select, Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { countByKind, countByMonth, countByUnit, yearsOf } from '@shared/domain/loop/figure-tables'
import { yearlyFigures, type Counting, type Figure } from '@shared/domain/loop/figures'
import { useKinds } from '../../data/kinds'
import { useLawBooks } from '../../data/law'
import { useRows } from '../../data/live'
import { useActor } from '../../data/session'
import { useToday } from '../../data/today'
import { Section } from '../../ui/Section'
import { ExportButtons } from './ExportButtons'
import { FigureDialog } from './FigureDialog'
import { FigureTiles } from './FigureTiles'
import type { RegisterLinks } from './links'
import { Loading } from './Loading'
import { UnitTable } from './UnitTable'
import { KindChart, MonthChart } from './YearCharts'

/** 年度统计: the figures as they are reported, each with its definition and the rows it was counted from. */
export function YearlyFigures({ links }: { readonly links: RegisterLinks }) {
  const counting = useCounting()
  const kinds = useKinds()
  const thisYear = Number(useToday().slice(0, 4))
  const [chosen, setChosen] = useState<number | null>(null)
  const [shown, setShown] = useState<Figure | null>(null)
  const year = chosen ?? thisYear
  const figures = useMemo(() => (counting === null ? null : yearlyFigures(counting, year)), [counting, year])
  const byKind = useMemo(
    () =>
      counting === null || kinds === null
        ? null
        : countByKind(
            counting,
            kinds.map(({ id }) => id),
            year,
          ),
    [counting, kinds, year],
  )
  const byMonth = useMemo(() => (counting === null ? null : countByMonth(counting, year)), [counting, year])
  const byUnit = useMemo(() => (counting === null ? null : countByUnit(counting, year)), [counting, year])
  if (counting === null || figures === null || byKind === null || byMonth === null || byUnit === null)
    return <Loading what="年度统计" />
  return (
    <Stack gap="md" data-testid="yearly-figures">
      <Group gap="sm">
        <Select
          aria-label="统计年度"
          data={yearsOf(counting, thisYear).map((one) => ({ value: String(one), label: `${one}年` }))}
          value={String(year)}
          allowDeselect={false}
          onChange={(value) => setChosen(value === null ? null : Number(value))}
          w={130}
        />
        <Text size="sm" c="dimmed">
          括号里是上一年度。点数字看统计口径和对应的记录。
        </Text>
        <Group ml="auto">
          <ExportButtons kind="yearly-figures" label="统计" year={String(year)} />
        </Group>
      </Group>
      <Section title="主要数据">
        <FigureTiles figures={figures.printed} onShow={setShown} />
      </Section>
      <Section title="线索移送和争议协调">
        <FigureTiles figures={figures.more} onShow={setShown} />
      </Section>
      <Section title="送达和整改">
        <FigureTiles figures={figures.rates} onShow={setShown} />
      </Section>
      <KindChart year={year} counts={byKind} />
      <MonthChart year={year} counts={byMonth} />
      <UnitTable year={year} counts={byUnit} />
      {shown !== null && (
        <FigureDialog figure={shown} year={year} links={links} onClose={() => setShown(null)} />
      )}
    </Stack>
  )
}

function useCounting(): Counting | null {
  const documents = useRows('documents')
  const matters = useRows('matters')
  const clues = useRows('clues')
  const disputes = useRows('disputes')
  const books = useLawBooks()
  const actor = useActor()
  const today = useToday()
  return useMemo(() => {
    if (documents === null || matters === null || clues === null || disputes === null) return null
    if (books === null || actor === null) return null
    return { documents, matters, clues, disputes, calendars: books.calendars, today, viewer: actor }
  }, [documents, matters, clues, disputes, books, actor, today])
}
