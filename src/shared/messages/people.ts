/** Sentences of the register of people, of signing in, and of acts that belong to somebody else. */
import type { MessageTable } from './message'

const MINUTE_S = 60

/** 45 → `45 秒`, 300 → `5 分钟`: rounded up, so that nobody tries too early. */
const duration = (seconds: unknown): string => {
  const count = Number(seconds)
  return count > MINUTE_S ? `${Math.ceil(count / MINUTE_S)} 分钟` : `${Math.ceil(count)} 秒`
}

export const peopleMessages: MessageTable = {
  'person/sign-in-needed': () => '还没有登录，这一步没有执行。请选择姓名、输入登录密码登录后再做。',
  'person/role-needed': ({ roles }) =>
    `这一步要由${roles}办理，没有执行。请换人登录，或请管理员在“人员”中调整角色。`,
  'person/unknown': () => '找不到这名人员。请回到“人员”重新选择。',
  'person/exists': () => '这名人员已经登记过了。',
  'person/name-taken': ({ name }) => `已经有一名叫“${name}”的人员。请在姓名后加以区分，例如加上单位。`,
  'person/first-must-be-admin': () => '第一名登记的人员须有管理员角色，没有登记。请勾选“管理员”。',
  'person/last-admin': () => '至少要有一名可用的管理员，没有改动。请先给另一名人员加上管理员角色。',
  'person/not-yourself': () =>
    '这一步要由本人登录后以本人名义办理，不能替别人办，没有改动。忘记登录密码的，请管理员重设。',
  'person/already-so': () => '这名人员已是该状态，无需重复操作。',
  'person/disabled': ({ name }) => `“${name}”已停用，不能登录。请联系管理员。`,
  'person/wrong-pin': ({ left, seconds }) =>
    `登录密码不正确，没有登录。${Number(left) > 0 ? `再输错 ${left} 次将暂停登录；` : ''}请等 ${duration(seconds)}再试。忘记登录密码的，请管理员重设。`,
  'person/wait': ({ seconds }) =>
    `因连续输错登录密码，暂时不能登录，请等 ${duration(seconds)}再试。已保存的内容不受影响。`,
  'person/lock-damaged': () => '这名人员的签名密钥与登记不符，不能登录。请管理员重设登录密码。',
  'person/pin-length': ({ digits, mostDigits, text }) =>
    `登录密码用 ${digits} 到 ${mostDigits} 位数字，或不少于 ${text} 个字符的文字，没有保存。`,
  'person/pin-simple': () => '这个登录密码太容易猜到（连号、重复或常用），没有保存。请换一个。',
  'person/pin-date': () => '这个登录密码像生日或日期，容易猜到，没有保存。请换一个。',
  'person/pin-unchanged': () => '新登录密码与原来的相同，没有改动。请换一个。',
  'person/renew-own': () => '自己的登录密码请用“修改我的登录密码”，没有改动。',
  'review/not-yours': ({ name }) => `这是${name || '他人'}的评查，只有本人能修改，没有保存。您可以查看。`,
}
