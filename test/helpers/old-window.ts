/** Chromium's database as a release before this one left it. */
import type { Page } from 'playwright-core'
import type { Window020 } from './old-store'

/** Throws the window's database away and puts the old release's in its place, with a row that no event has made. */
export async function bringDatabase(page: Page, old: Window020): Promise<void> {
  await page.evaluate(async ({ stores, version, tables, applied }) => {
    const gone = indexedDB.deleteDatabase('hengjuan')
    await new Promise((done, fail) => {
      gone.onsuccess = done
      gone.onerror = fail
    })
    const opening = indexedDB.open('hengjuan', version)
    opening.onupgradeneeded = () => {
      for (const name of stores) opening.result.createObjectStore(name, { keyPath: 'id' })
    }
    await new Promise((done, fail) => {
      opening.onsuccess = done
      opening.onerror = fail
    })
    const writing = opening.result.transaction([...stores], 'readwrite')
    writing.objectStore('meta').put(applied)
    for (const [name, list] of Object.entries(tables)) {
      for (const row of list) writing.objectStore(name).put(row)
    }
    writing.objectStore('cases').put({ id: 'left-over', state: 'registered' })
    await new Promise((done, fail) => {
      writing.oncomplete = done
      writing.onerror = fail
    })
    opening.result.close()
  }, old)
}

export const databaseVersion = (page: Page): Promise<number | undefined> =>
  page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === 'hengjuan')?.version)
