/** What a script tells the person at the terminal: one line, Chinese first, then English. */
export function say(chinese: string, english: string): void {
  console.log(`[衡卷] ${chinese} · ${english}`)
}
