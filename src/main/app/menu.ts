/**
 * No visible menu, but its accelerators: without an edit role, copy and paste have no keys on macOS, and without
 * the view role there is no full screen. Reload and developer tools are for development only.
 */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'

export function setUpMenu(): void {
  const development: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ role: 'reload' }, { role: 'toggleDevTools' }]
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'editMenu' },
    { label: '视图', submenu: [{ role: 'togglefullscreen' }, ...development] },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
