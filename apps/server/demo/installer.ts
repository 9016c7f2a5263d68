import type { Actor } from '@yichuang/platform/pure'

/** In whose name the demo hall is furnished. */
export const installer: Actor = {
  kind: 'system',
  person: 'system:installer',
  name: '安装程序',
  roles: [],
  permissions: new Set(),
  region: '',
}
