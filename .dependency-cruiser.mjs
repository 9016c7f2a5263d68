/**
 * The walls of the house. What may import what is said in two places only: `modules/map.json` (which part of the
 * hall's work may use which) and the doors below. `tests/architecture.test.ts` plants one violation of every rule
 * named here and demands that it be reported.
 */
import { readFileSync } from 'node:fs'

const uses = JSON.parse(readFileSync(new URL('./modules/map.json', import.meta.url), 'utf8'))

const tests = '(\\.test\\.tsx?$|/testing/|/vitest-setup\\.ts$)'
const doors = '(public\\.ts|contract\\.ts|rules/index\\.ts|rules/testing/index\\.ts)$'
const browserSide = '^(kit/|apps/web/|modules/[^/]+/pages/)'
const browserSafe = [
  '^kit/',
  '^apps/web/',
  '^modules/[^/]+/(pages/|contract\\.ts$|contract/|rules/|i18n/)',
  '^platform/(pure|contract)/',
  'node_modules/',
]

/** A rule as dependency-cruiser wants it; every rule is an error. */
function deny(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to }
}

/** A module uses only itself and what map.json lists for it. */
const modulesUseOnlyTheirs = Object.entries(uses).map(([name, allowed]) =>
  deny(
    `${name}-uses-only-what-map-json-says`,
    `modules/map.json says what ${name} may use. Add a row there only after looking at the picture: no cycles.`,
    { path: `^modules/${name}/` },
    { path: '^modules/[^/]+/', pathNot: `^modules/(${[name, ...allowed].join('|')})/` },
  ),
)

const walls = [
  deny(
    'module-is-on-the-map',
    'Every folder of modules/ has a row in modules/map.json.',
    { path: '^modules/[^/]+/', pathNot: `^modules/(${Object.keys(uses).join('|')})/` },
    {},
  ),
  deny(
    'rules-are-pure',
    'rules/ import only rules/ and platform/pure/: every fact comes in as an argument.',
    { path: '^modules/[^/]+/rules/', pathNot: tests },
    { pathNot: ['^modules/[^/]+/rules/', '^platform/pure/'] },
  ),
  deny(
    'rules-are-tested-with-nothing',
    'Tests of rules use rules, vitest, fast-check and node, never a database or a server.',
    { path: '^modules/[^/]+/rules/.*(\\.test\\.ts$|/testing/)' },
    {
      path: '^(modules|platform|kit|apps)/',
      pathNot: ['^modules/[^/]+/(rules/|problems\\.ts$|i18n/)', '^platform/pure/'],
    },
  ),
  deny(
    'enter-a-module-by-its-doors',
    'Into another module only by public.ts, contract.ts or rules/index.ts; pages also by pages/index.ts, tests by rules/testing.',
    { path: '^modules/([^/]+)/', pathNot: '^modules/[^/]+/pages/' },
    { path: '^modules/[^/]+/', pathNot: ['^modules/$1/', `^modules/[^/]+/${doors}`] },
  ),
  deny(
    'pages-enter-a-module-by-its-doors',
    'A page uses another module by contract.ts, rules/index.ts or pages/index.ts.',
    { path: '^modules/([^/]+)/pages/' },
    { path: '^modules/[^/]+/', pathNot: ['^modules/$1/', '^modules/[^/]+/(contract\\.ts|(rules|pages)/index\\.ts)$'] },
  ),
  deny(
    'cross-a-wall-by-package-path',
    'Another module is imported as @yichuang/modules/<name>/<door>, never by a relative path.',
    { path: '^modules/([^/]+)/' },
    { path: '^modules/[^/]+/', pathNot: '^modules/$1/', dependencyTypesNot: ['aliased-workspace'] },
  ),
  deny(
    'stay-inside-by-relative-path',
    'Inside a module imports are relative; the package path is for the others.',
    { path: '^modules/([^/]+)/' },
    { path: '^modules/$1/', dependencyTypes: ['aliased-workspace'] },
  ),
  deny(
    'enter-a-workspace-by-package-path',
    'platform, kit, modules and apps meet by package path, never by a relative path.',
    { path: '^(modules|platform|kit|apps/server|apps/web)/', pathNot: tests },
    {
      path: '^(modules|platform|kit|apps)/',
      pathNot: '^$1/',
      dependencyTypesNot: ['aliased-workspace'],
    },
  ),
  deny(
    'pages-import-no-server-code',
    'What runs in the browser imports kit, contracts, rules, texts and platform/{pure,contract}.',
    { path: browserSide, pathNot: [tests, '^apps/web/.*\\.mjs$'] },
    { pathNot: browserSafe },
  ),
  deny(
    'contracts-are-browser-safe',
    'A contract is read by the browser: schemas, rules and the contract words of the platform only.',
    { path: '^modules/[^/]+/contract(\\.ts$|/)' },
    {
      pathNot: [
        '^modules/[^/]+/(contract\\.ts$|contract/|rules/|problems\\.ts$)',
        '^platform/(pure|contract)/',
        'node_modules/@sinclair/',
      ],
    },
  ),
  deny(
    'server-code-imports-no-pages',
    'Commands, queries, jobs and public pages made by the server use no page of the workbench.',
    { path: '^(modules/[^/]+/(?!pages/)|platform/|apps/server/)', pathNot: tests },
    { path: ['^modules/[^/]+/pages/', '^kit/(?!public/)', 'node_modules/(antd|react-router)/'] },
  ),
  deny(
    'commands-reach-nothing-outside',
    'No network inside a transaction: rows together, world later. Leave it to a job.',
    { path: '^modules/[^/]+/(commands|queries)/', pathNot: tests },
    { path: '^platform/outside/' },
  ),
  deny(
    'platform-knows-no-domain',
    'platform/ is what every module stands on; it imports none of them.',
    { path: '^platform/' },
    { path: '^(modules|kit|apps)/' },
  ),
  deny(
    'kit-knows-no-domain',
    'kit/ is what every page stands on; of the platform it sees only the pure words and the contract words.',
    { path: '^kit/' },
    { path: '^(modules|apps|platform)/', pathNot: '^platform/(pure|contract)/' },
  ),
  deny(
    'nothing-imports-an-app',
    'apps/ compose; nobody stands on them.',
    { path: '^(modules|platform|kit)/' },
    { path: '^apps/' },
  ),
  deny(
    'server-enters-by-doors',
    'apps/server enters a module by module.ts, its command line also by public.ts, contract.ts and rules/index.ts.',
    { path: '^apps/server/', pathNot: tests },
    { path: '^(modules|apps/web)/', pathNot: `^modules/([^/]+/(module\\.ts$|${doors})|map\\.json$)` },
  ),
  deny(
    'web-enters-by-pages',
    'apps/web enters a module by pages/index.ts.',
    { path: '^apps/web/', pathNot: tests },
    {
      path: '^(modules|apps/server)/',
      pathNot: '^modules/([^/]+/(pages/index\\.ts|contract\\.ts|rules/index\\.ts)|map\\.json)$',
    },
  ),
]

const hygiene = [
  deny(
    'no-cycles',
    'Two files that need each other to run are one file, or lack a third. A type may look back.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  deny(
    'no-orphans',
    'A file that nobody imports and that imports nobody is dead.',
    {
      orphan: true,
      pathNot: [
        '\\.(test|d)\\.tsx?$',
        '\\.json$',
        '\\.css$',
        '^modules/portal/served/(display|kiosk)\\.js$',
        '^modules/evaluation/served/pad\\.js$',
        '^modules/lockers/served/locker\\.js$',
        '^modules/selfservice/served/selfservice\\.js$',
        '^apps/server/bin/',
        '/testing/',
        '^apps/(server|web/workbench)/(main|vite\\.config)\\.tsx?$',
      ],
    },
    {},
  ),
  deny('no-unresolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
  deny(
    'no-undeclared-package',
    'A package is declared in the package.json of the workspace that imports it.',
    {},
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  deny(
    'no-development-package',
    'What ships does not stand on a development dependency (types excepted).',
    { pathNot: [tests, '\\.(config|mjs)', '^tests/'] },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
  ),
  deny(
    'no-test-code-in-the-product',
    'What ships imports no test and no test builder.',
    { path: '^(modules|platform|kit|apps)/', pathNot: tests },
    { path: ['\\.test\\.tsx?$', '/testing/', '^tests/'] },
  ),
]

export default {
  forbidden: [...walls, ...modulesUseOnlyTheirs, ...hygiene],
  options: {
    // Without the next four, workspace imports and type imports pass unseen.
    combinedDependencies: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^apps/[^/]+/(dist|\\.cache)/' },
  },
}
