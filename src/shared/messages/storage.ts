/**
 * What a person reads when the disk, the record or a stored file fails: what happened, what is safe, what to do.
 * The last group are notices, not failures.
 */
type Params = Readonly<Record<string, string | number>>

const MIB = 1024 * 1024

const megabytes = (bytes: string | number | undefined): string =>
  `${String(Math.max(1, Math.ceil(Number(bytes ?? 0) / MIB)))} MB`

/** For the person who will be asked on the phone; empty when the system gave no name. */
const systemCode = (errno: string | number | undefined): string =>
  errno === undefined || errno === '' ? '' : `（系统代码 ${String(errno)}）`

const DAMAGE: Readonly<Record<string, string>> = {
  header: '一个记录文件的开头已损坏',
  frame: '记录文件中间有一段已损坏',
  event: '有一条记录的内容不合规范',
  seq: '记录的编号不连续',
  'prev-hash': '记录的前后衔接对不上，可能被改动过',
  'missing-segment': '缺少一个记录文件',
  'foreign-write': '记录文件被其他程序改动过',
}

export const storageMessages = {
  'journal/disk-full': ({ freeBytes }: Params) =>
    `磁盘已满（剩余 ${megabytes(freeBytes)}），这一步没有保存；此前显示“已保存”的内容都在。请清理磁盘后再做一次，不必重启程序。`,
  'journal/write-failed': ({ errno }: Params) =>
    `磁盘写入失败${systemCode(errno)}，这一步没有保存；此前显示“已保存”的内容都在。请再试一次；如仍失败，请尽快备份数据文件夹并检查磁盘。`,
  'journal/event-too-large': ({ maxBytes }: Params) =>
    `这一步的内容超过 ${megabytes(maxBytes)}，没有保存；此前的内容不受影响。请分几次录入，图片和文件请用导入功能。`,
  'journal/locked': ({ pid }: Params) =>
    `数据文件夹正被另一个衡卷程序使用${Number(pid ?? 0) > 0 ? `（进程号 ${String(pid)}）` : ''}，为防止互相覆盖，这里没有打开；数据未受影响。请切换到已打开的窗口，或将其关闭后重试；找不到窗口时请重启电脑。`,
  'journal/open-failed': ({ errno }: Params) =>
    `数据文件夹无法读写${systemCode(errno)}，程序没有改动任何数据。请检查磁盘是否接好、是否有读写权限，然后重新启动。`,
  'journal/damaged': ({ kind, segment, offset }: Params) =>
    `记录校验未通过：${DAMAGE[String(kind)] ?? '记录已损坏'}（第 ${String(segment ?? '?')} 段，位置 ${String(offset ?? '?')}）。损坏处之前的内容可以查看，原始案卷不受影响；为免错上加错，现在只能查看，不能修改。请先整体备份数据文件夹，再用备份恢复或联系技术人员。`,
  'journal/newer-format': ({ formatVersion, cipher }: Params) =>
    `数据由更新版本的衡卷保存（格式 ${String(formatVersion ?? '?')}，加密方式 ${String(cipher ?? '?')}），本版本只能查看其中认识的部分，没有改动任何数据。请安装新版本后再打开。`,
  'journal/read-failed': ({ segment }: Params) =>
    `读取记录时出错（第 ${String(segment ?? '?')} 段），没有改动任何数据。请重新启动程序；如仍出错，请先备份数据文件夹并检查磁盘。`,
  'journal/closed': () => '程序正在退出，这一步没有保存；此前显示“已保存”的内容都在。请重新启动后再做一次。',

  'blob/disk-full': ({ neededBytes, freeBytes }: Params) =>
    `磁盘空间不足：需要约 ${megabytes(neededBytes)}，剩余 ${megabytes(freeBytes)}。这份文件没有存入，也没有留下半份；已有的内容不受影响。请清理磁盘后再做一次。`,
  'blob/source-lost': () =>
    '读取过程中来源文件消失或发生了变化（例如 U 盘被拔出），这份文件没有导入，也没有留下半份；已有的内容不受影响。请接好 U 盘后重新导入。',
  'blob/source-unreadable': ({ errno }: Params) =>
    `来源文件无法读取${systemCode(errno)}，没有导入；已有的内容不受影响。请检查该文件是否被其他程序占用、是否有读取权限。`,
  'blob/write-failed': ({ errno }: Params) =>
    `文件写入失败${systemCode(errno)}，没有存入，也没有留下半份；已有的内容不受影响。请再试一次；如仍失败，请检查磁盘。`,
  'blob/read-failed': ({ errno }: Params) =>
    `已存入的文件暂时无法读取${systemCode(errno)}，没有改动任何数据。请重新打开；如仍失败，请检查磁盘。`,
  'blob/cancelled': () => '已取消，没有留下半份文件。',
  'blob/missing': () =>
    '存储中找不到这份文件，评查记录不受影响。请从备份恢复数据文件夹，或重新导入同一份原件（内容相同即可自动对上）。',
  'blob/hash-mismatch': () =>
    '这份文件的内容与存入时不一致，可能是磁盘损坏或被改动，已移到隔离文件夹（没有删除），不再用于评查。评查记录不受影响；请重新导入同一份原件（内容相同即可自动对上），并检查磁盘。',
  'blob/newer-format': ({ formatVersion, cipher }: Params) =>
    `文件库由更新版本的衡卷建立（格式 ${String(formatVersion ?? '?')}，加密方式 ${String(cipher ?? '?')}），没有改动任何数据。请安装新版本后再打开。`,
  'blob/store-damaged': () =>
    '文件库的标识文件 store.json 已损坏，程序没有改动任何数据；原件仍在 blobs 文件夹内，内容可直接用其他软件打开。请整体备份数据文件夹，并从备份恢复 store.json。',
  'blob/open-failed': ({ errno }: Params) =>
    `文件库无法读写${systemCode(errno)}，程序没有改动任何数据。请检查磁盘是否接好、是否有读写权限，然后重新启动。`,

  'journal/recovered': ({ bytes }: Params) =>
    `上次没有正常退出，最后一笔没有写完的内容（${String(bytes ?? 0)} 字节）已剪下另存；显示过“已保存”的内容都在。请看一下最后一步是否需要重做。`,
  'journal/recovered-with-loss': ({ lostEvents }: Params) =>
    `磁盘丢失了至少 ${String(lostEvents ?? 0)} 条曾经保存的记录（多因磁盘或文件系统故障），其余内容都在。请核对最近所做的工作，尽快备份数据文件夹并检查磁盘。`,
  'journal/clock-behind': ({ clockBehindMs }: Params) =>
    `电脑时间比最后一条记录早了约 ${String(Math.max(1, Math.round(Number(clockBehindMs ?? 0) / 60_000)))} 分钟。记录的先后顺序不受影响，但新记录的时间会偏早；请核对电脑的日期和时间。`,
} satisfies Record<string, (params: Params) => string>
