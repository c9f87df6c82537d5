/** Officers and their records: two or more, with certificates valid on the day; nobody in two places at once. */
import { chineseDay, chineseMinute } from './explain'
import type { FactReader } from './fact-reader'
import type { CaseRecord, NumberedPaper, Officer } from './fact-sheet'
import { factLabel, type KnownFact } from './facts'
import { outcome } from './outcome'
import type { Outcome } from './rules/rule'

export function judgeOfficers(read: FactReader, days: readonly KnownFact[]): Outcome {
  const officers = read.need('officers.list', 'officers')
  if (officers === null) return outcome('缺日期', ['没有录入“执法人员”。'])
  const names = new Set(officers.map((officer) => officer.name))
  const enough = `“执法人员”录入${names.size}名（${[...names].join('、')}）`
  if (names.size < 2) return outcome('违反', [`${enough}，少于两人。`])
  const dayKey = days.find((key) => read.has(key))
  const day = dayKey === undefined ? null : read.lookDay(dayKey)
  const lone = (read.look('records.list', 'records') ?? []).filter((record) => record.officers.length < 2)
  const broken = officers.flatMap((officer) => certificateFault(officer, day))
  const faults = [
    ...broken,
    ...lone.map((record) => `《${record.title}》只有${record.officers.length}名执法人员。`),
  ]
  if (faults.length > 0) return outcome('违反', [`${enough}。`, ...faults])
  if (dayKey === undefined || day === null) {
    if (days[0] !== undefined) read.ask(days[0])
    return outcome('缺日期', [`${enough}。没有录入执法日期，无法核对证件有效期。`])
  }
  const open = officers.filter((officer) => officer.validFrom === null || officer.validTo === null)
  if (open.length > 0) {
    const who = open.map((officer) => officer.name).join('、')
    return outcome('需人工', [`${enough}。${who}的证件有效期没有录全，须核对是否涵盖${chineseDay(day)}。`])
  }
  return outcome('合规', [`${enough}，证件在“${factLabel(dayKey)}”${chineseDay(day)}均有效。`])
}

function certificateFault(officer: Officer, day: string | null): readonly string[] {
  if (officer.certificate === '') return [`${officer.name}没有执法证号。`]
  if (day === null) return []
  if (officer.validFrom !== null && day < officer.validFrom) {
    return [`${officer.name}的证件自${chineseDay(officer.validFrom)}起有效，${chineseDay(day)}尚未生效。`]
  }
  if (officer.validTo !== null && day > officer.validTo) {
    return [`${officer.name}的证件至${chineseDay(officer.validTo)}止，${chineseDay(day)}已过期。`]
  }
  return []
}

export type Clash = { readonly officer: string; readonly a: CaseRecord; readonly b: CaseRecord }

/** Pairs of records that put one officer in two places at one time; the same place is no clash. */
export function findClashes(records: readonly CaseRecord[]): readonly Clash[] {
  return records.flatMap((a, index) =>
    records.slice(index + 1).flatMap((b) => {
      if (a.end === null || b.end === null || a.end <= b.start || b.end <= a.start) return []
      if (a.location !== '' && a.location === b.location) return []
      return a.officers.filter((name) => b.officers.includes(name)).map((officer) => ({ officer, a, b }))
    }),
  )
}

export function judgeClashes(read: FactReader): Outcome {
  const records = read.need('records.list', 'records')
  if (records === null) return outcome('缺日期', ['没有录入“各份笔录”。'])
  const clashes = findClashes(records)
  const open = records.filter((record) => record.end === null)
  if (clashes.length > 0) {
    return outcome(
      '违反',
      clashes.map(({ officer, a, b }) => {
        const times = [a, b].map(
          (each) => `《${each.title}》（${each.location || '地点未录'}，${span(each)}）`,
        )
        return `${officer}同时出现在${times.join('和')}。`
      }),
    )
  }
  if (open.length > 0) {
    return outcome(
      '需人工',
      open.map((record) => `《${record.title}》没有结束时间，无法核对时间重叠。`),
    )
  }
  return outcome('合规', [`${records.length}份笔录没有同一人同时在两地的情形。`])
}

const span = (record: CaseRecord): string =>
  `${chineseMinute(record.start)}至${record.end === null ? '（未记）' : chineseMinute(record.end)}`

export function judgeRecordTimes(read: FactReader): Outcome {
  const records = read.need('records.list', 'records')
  if (records === null) return outcome('缺日期', ['没有录入“各份笔录”。'])
  const faults = records.flatMap((record) => {
    if (record.end === null) return [`《${record.title}》没有记载结束时间。`]
    return record.end < record.start ? [`《${record.title}》的结束时间早于开始时间（${span(record)}）。`] : []
  })
  if (faults.length > 0) return outcome('违反', faults)
  return outcome('合规', [`${records.length}份笔录的起止时间完整、先后相合。`])
}

export function judgeRecordCertificates(read: FactReader): Outcome {
  const records = read.need('records.list', 'records')
  const officers = read.need('officers.list', 'officers')
  if (records === null) return outcome('缺日期', ['没有录入“各份笔录”。'])
  if (officers === null) return outcome('缺日期', ['没有录入“执法人员”。'])
  const faults: string[] = []
  const strangers = new Set<string>()
  for (const record of records) {
    for (const name of record.officers) {
      const same = officers.filter((officer) => officer.name === name)
      const [known] = same
      if (known === undefined) strangers.add(name)
      else if (!same.some((officer) => certificateFault(officer, record.start.slice(0, 10)).length === 0)) {
        faults.push(`《${record.title}》：${certificateFault(known, record.start.slice(0, 10)).join('')}`)
      }
    }
  }
  if (faults.length > 0) return outcome('违反', faults)
  if (strangers.size > 0) {
    return outcome('需人工', [`${[...strangers].join('、')}在笔录上签名，但“执法人员”中没有录入其证件。`])
  }
  return outcome('合规', [`${records.length}份笔录的人员证件在笔录当日均有效。`])
}

/** Numbers of one series: everything but the last run of digits is the series. */
const NUMBER = /^(.*?)(\d+)(\D*)$/

export function judgeNumberOrder(read: FactReader): Outcome {
  const papers = read.need('papers.list', 'papers')
  if (papers === null) return outcome('缺日期', ['没有录入“编号文书”。'])
  const faults = numberFaults(papers)
  if (faults.length > 0) return outcome('违反', faults)
  return outcome('合规', [`${papers.length}份编号文书的编号与日期先后相合。`])
}

function numberFaults(papers: readonly NumberedPaper[]): readonly string[] {
  const parsed = papers.flatMap((paper) => {
    const [, head, digits, tail] = NUMBER.exec(paper.number) ?? []
    return digits === undefined ? [] : [{ paper, series: `${head}#${tail}`, serial: Number(digits) }]
  })
  return parsed.flatMap((a, index) =>
    parsed.slice(index + 1).flatMap((b) => {
      if (a.series !== b.series) return []
      if (a.serial === b.serial) {
        return a.paper.title === b.paper.title && a.paper.date === b.paper.date
          ? []
          : [`《${a.paper.title}》与《${b.paper.title}》编号相同（${a.paper.number}）。`]
      }
      const [low, high] = a.serial < b.serial ? [a.paper, b.paper] : [b.paper, a.paper]
      return high.date < low.date
        ? [
            `${high.number}（${chineseDay(high.date)}）编号在${low.number}（${chineseDay(low.date)}）之后，日期却在前。`,
          ]
        : []
    }),
  )
}
