/**
 * Violations to plant, one at least for every wall of `.dependency-cruiser.mjs`, and beside them a small module that
 * does everything as it should. `planted-a` may use `planted-b`; `planted-c` is on the map for nobody.
 */
export const plantedMap = { 'planted-a': ['planted-b'], 'planted-b': [], 'planted-c': [] }

/** What stands there to be imported, all of it lawful. */
export const lawful: Readonly<Record<string, string>> = {
  'modules/planted-a/module.ts':
    "import { act } from './commands/act.ts'\nimport { show } from './contract.ts'\nimport { views } from './queries/view.ts'\nexport const door = { act, show, views }\n",
  'modules/planted-a/contract.ts':
    "import { Type } from '@sinclair/typebox'\nimport { endpoint } from '@yichuang/platform/contract'\nimport type { Rule } from './rules/index.ts'\nexport type Shown = Rule\nexport const show = [Type, endpoint]\n",
  'modules/planted-a/rules/index.ts':
    "import type { Rule as Theirs } from '@yichuang/modules/planted-b/rules'\nimport { decided } from '@yichuang/platform/pure'\nexport type Rule = Theirs\nexport const rule = decided\n",
  'modules/planted-a/rules/index.test.ts':
    "import { expect, test } from 'vitest'\nimport { rule } from './index.ts'\ntest('x', () => expect(rule(1)).toBeTruthy())\n",
  'modules/planted-a/commands/act.ts':
    "import { theirs } from '@yichuang/modules/planted-b/public'\nimport { rule } from '../rules/index.ts'\nexport const act = () => [theirs, rule]\n",
  'modules/planted-a/queries/view.ts':
    "import { theirs } from '@yichuang/modules/planted-b/public'\nexport const views = { theirs }\n",
  'modules/planted-a/pages/index.ts':
    "import { show } from '../contract.ts'\nimport { word } from '@yichuang/modules/planted-b/contract'\nexport const pages = { show, word }\n",
  'modules/planted-b/public.ts': 'export const theirs = 1\n',
  'modules/planted-b/contract.ts': "export const word = 'word'\n",
  'modules/planted-b/module.ts': "import { theirs } from './public.ts'\nexport const door = theirs\n",
  'modules/planted-b/rules/index.ts': 'export type Rule = 1\n',
  'modules/planted-b/rules/inner.ts': 'export const inner = 1\n',
  'modules/planted-b/rules/inner.test.ts': "import { inner } from './inner.ts'\nexport const twice = inner\n",
  'modules/planted-b/pages/index.ts': "import { word } from '../contract.ts'\nexport const pages = { word }\n",
  'modules/planted-c/rules/index.ts': 'export const rule = 1\n',
  'modules/planted-c/public.ts': "import { rule } from './rules/index.ts'\nexport const theirs = rule\n",
  'platform/planted-store/index.ts':
    "import { decided } from '@yichuang/platform/pure'\nexport const store = decided\n",
  'platform/outside/planted.ts': "import { decided } from '../pure/index.ts'\nexport const send = decided\n",
  'apps/server/planted-lawful.ts':
    "import { door } from '@yichuang/modules/planted-a/module'\nimport { word } from '@yichuang/modules/planted-b/contract'\nexport const doors = [door, word]\n",
  'apps/web/planted-lawful.ts':
    "import { pages } from '@yichuang/modules/planted-a/pages'\nexport const all = [pages]\n",
}

/** rule → path of the violation → its text. */
export const violations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'planted-a-uses-only-what-map-json-says': {
    'modules/planted-a/commands/off-the-map.ts':
      "import { rule } from '@yichuang/modules/planted-c/rules'\nexport const x = rule\n",
    'modules/planted-a/queries/off-the-map.ts':
      "import type { theirs } from '@yichuang/modules/planted-c/public'\nexport type X = typeof theirs\n",
  },
  'module-is-on-the-map': {
    'modules/planted-z/public.ts': "import { decided } from '@yichuang/platform/pure'\nexport const x = decided\n",
  },
  'rules-are-pure': {
    'modules/planted-a/rules/reads-a-file.ts':
      "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n",
    'modules/planted-a/rules/uses-a-package.ts': "import { Kysely } from 'kysely'\nexport const x = Kysely\n",
    'modules/planted-a/rules/uses-the-platform.ts':
      "import { store } from '@yichuang/platform/planted-store'\nexport const x = store\n",
    'modules/planted-a/rules/runs-a-command.ts': "import { act } from '../commands/act.ts'\nexport const x = act\n",
  },
  'rules-are-tested-with-nothing': {
    'modules/planted-a/rules/store.test.ts':
      "import { store } from '@yichuang/platform/planted-store'\nexport const x = store\n",
  },
  'enter-a-module-by-its-doors': {
    'modules/planted-a/commands/by-the-window.ts':
      "import { inner } from '../../planted-b/rules/inner.ts'\nexport const x = inner\n",
    'modules/planted-a/commands/by-the-main-door.ts':
      "import { door } from '@yichuang/modules/planted-b/module'\nexport const x = door\n",
  },
  'pages-enter-a-module-by-its-doors': {
    'modules/planted-a/pages/asks-the-server.ts':
      "import { theirs } from '@yichuang/modules/planted-b/public'\nexport const x = theirs\n",
  },
  'cross-a-wall-by-package-path': {
    'modules/planted-a/commands/over-the-wall.ts':
      "import { theirs } from '../../planted-b/public.ts'\nexport const x = theirs\n",
  },
  'stay-inside-by-relative-path': {
    'modules/planted-a/commands/round-the-house.ts':
      "import { rule } from '@yichuang/modules/planted-a/rules'\nexport const x = rule\n",
  },
  'enter-a-workspace-by-package-path': {
    'modules/planted-a/commands/digs-down.ts':
      "import { decided } from '../../../platform/pure/index.ts'\nexport const x = decided\n",
  },
  'pages-import-no-server-code': {
    'modules/planted-a/pages/runs-a-command.ts': "import { act } from '../commands/act.ts'\nexport const x = act\n",
    'modules/planted-a/pages/reads-a-file.ts':
      "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n",
    'modules/planted-a/pages/uses-the-store.ts':
      "import { store } from '@yichuang/platform/planted-store'\nexport const x = store\n",
  },
  'contracts-are-browser-safe': {
    'modules/planted-c/contract.ts': "import { theirs } from './public.ts'\nexport const x = theirs\n",
  },
  'server-code-imports-no-pages': {
    'modules/planted-a/queries/shows.ts': "import { pages } from '../pages/index.ts'\nexport const x = pages\n",
    'modules/planted-a/commands/draws.ts': "import { Button } from 'antd'\nexport const x = Button\n",
  },
  'commands-reach-nothing-outside': {
    'modules/planted-a/commands/calls-out.ts':
      "import { send } from '../../../platform/outside/planted.ts'\nexport const x = send\n",
  },
  'platform-knows-no-domain': {
    'platform/planted-store/knows.ts':
      "import { theirs } from '@yichuang/modules/planted-b/public'\nexport const x = theirs\n",
  },
  'kit-knows-no-domain': {
    'kit/planted-knows.ts': "import { word } from '@yichuang/modules/planted-b/contract'\nexport const x = word\n",
    'kit/planted-stores.ts': "import { store } from '@yichuang/platform/planted-store'\nexport const x = store\n",
  },
  'nothing-imports-an-app': {
    'platform/planted-store/leans.ts':
      "import { doors } from '../../apps/server/planted-lawful.ts'\nexport const x = doors\n",
  },
  'server-enters-by-doors': {
    'apps/server/planted-by-the-window.ts':
      "import { inner } from '../../modules/planted-b/rules/inner.ts'\nexport const x = inner\n",
    'apps/server/planted-shows.ts':
      "import { pages } from '@yichuang/modules/planted-b/pages'\nexport const x = pages\n",
  },
  'web-enters-by-pages': {
    'apps/web/planted-by-the-back-door.ts':
      "import { theirs } from '@yichuang/modules/planted-b/public'\nexport const x = theirs\n",
  },
  'no-cycles': {
    'modules/planted-a/queries/egg.ts': "import { hen } from './hen.ts'\nexport const egg = () => hen\n",
    'modules/planted-a/queries/hen.ts': "import { egg } from './egg.ts'\nexport const hen = () => egg\n",
  },
  'no-orphans': {
    'modules/planted-a/queries/alone.ts': 'export const x = 1\n',
  },
  'no-unresolvable': {
    'modules/planted-a/queries/nowhere.ts': "import { x } from './not-there.ts'\nexport const y = x\n",
  },
  'no-undeclared-package': {
    'modules/planted-a/queries/undeclared.ts': "import { parse } from 'acorn'\nexport const x = parse\n",
  },
  'no-development-package': {
    'modules/planted-a/queries/development.ts': "import { test } from 'vitest'\nexport const x = test\n",
  },
  'no-test-code-in-the-product': {
    'modules/planted-b/rules/uses-a-test.ts': "import { twice } from './inner.test.ts'\nexport const x = twice\n",
  },
}
