/**
 * On Linux the native parts of a page (date fields, menus of text fields) speak the language the process was started
 * in: Chromium loads their words before any code of ours runs, and `--lang` comes too late for them. A Chinese desktop
 * sets this by itself; tests, pictures and `npm start` elsewhere need it.
 */
export const CHINESE_LOCALE = { LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN', LC_ALL: 'zh_CN.UTF-8' } as const
