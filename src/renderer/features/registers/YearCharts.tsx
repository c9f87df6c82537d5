/**
 * The year as bars. Two series differ in lightness as well as in hue, so that they can be told apart without colour;
 * the table below a chart says the same in words and numbers.
 */
import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { Button, Collapse, Table, Text } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { useId, useState } from 'react'
import type { KindCount, MonthCount } from '@shared/domain/loop/figure-tables'
import { Section } from '../../ui/Section'
import classes from './registers.module.css'

type Series = { readonly name: string; readonly label: string; readonly color: string }

type ChartProps = {
  readonly title: string
  /** What the chart shows, in one sentence. */
  readonly summary: string
  readonly head: string
  readonly data: readonly Readonly<Record<string, string | number>>[]
  readonly series: readonly Series[]
}

function Chart({ title, summary, head, data, series }: ChartProps) {
  const [isOpen, setOpen] = useState(false)
  const tableId = useId()
  const isStill = useReducedMotion()
  return (
    <Section
      title={title}
      actions={
        <Button
          size="xs"
          variant="default"
          aria-expanded={isOpen}
          aria-controls={tableId}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? '收起数据表' : '看数据表'}
        </Button>
      }
    >
      <figure className={classes.figure} role="img" aria-label={summary}>
        <BarChart
          h={260}
          data={data.map((row) => ({ ...row }))}
          dataKey="name"
          series={series.map((one) => ({ ...one }))}
          withLegend
          legendProps={{ verticalAlign: 'top' }}
          tickLine="none"
          gridAxis="x"
          yAxisProps={{ allowDecimals: false, width: 36 }}
          barProps={{ isAnimationActive: !isStill }}
          barChartProps={{ accessibilityLayer: false }}
        />
      </figure>
      <Collapse expanded={isOpen} id={tableId}>
        <Table aria-label={title} mt="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{head}</Table.Th>
              {series.map(({ name, label }) => (
                <Table.Th key={name} ta="right">
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((row) => (
              <Table.Tr key={row.name}>
                <Table.Td>{row.name}</Table.Td>
                {series.map(({ name }) => (
                  <Table.Td key={name} ta="right">
                    {row[name]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Collapse>
    </Section>
  )
}

export function KindChart({
  year,
  counts,
}: {
  readonly year: number
  readonly counts: readonly KindCount[]
}) {
  const title = `${year}年各类文书（份）`
  if (counts.length === 0)
    return (
      <Section title={title}>
        <Text size="sm" c="dimmed">
          本年度和上一年度都没有发出的文书。
        </Text>
      </Section>
    )
  return (
    <Chart
      title={title}
      head="种类"
      summary={counts
        .map(({ title: kind, value, before }) => `${kind}${value}份，上年${before}份`)
        .join('；')}
      data={counts.map(({ title: kind, value, before }) => ({ name: shortName(kind), value, before }))}
      series={[
        { name: 'value', label: `${year}年`, color: 'indigo.7' },
        { name: 'before', label: `${year - 1}年`, color: 'gray.5' },
      ]}
    />
  )
}

export function MonthChart({
  year,
  counts,
}: {
  readonly year: number
  readonly counts: readonly MonthCount[]
}) {
  return (
    <Chart
      title={`${year}年各月（件、份）`}
      head="月份"
      summary={counts
        .map(({ month, matters, papers }) => `${month}月监督案件${matters}件，文书${papers}份`)
        .join('；')}
      data={counts.map(({ month, matters, papers }) => ({ name: `${month}月`, matters, papers }))}
      series={[
        { name: 'papers', label: '发出文书', color: 'indigo.7' },
        { name: 'matters', label: '监督案件', color: 'orange.4' },
      ]}
    />
  )
}

/** 行政执法监督 is the same on every bar. */
const shortName = (title: string): string => title.replace(/^行政执法(?:监督|案卷|争议)?/, '')
