import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { draws, readFontFile } from './font-file.ts'
import type { FontFile } from './font-file.ts'

/**
 * The faces of an official document: 小标宋 for titles, 仿宋 for the body, 宋, 黑 for the heads of tables, 楷 for
 * numbers and handwriting (GB/T 9704 names 小标宋, 仿宋, 黑, 楷).
 */
export type Face = 'title' | 'body' | 'song' | 'hei' | 'kai'

/** The fonts that documents are set in. */
export interface Fonts {
  readonly files: readonly string[]
  /** for each face the families to try, in order; the last ones draw what the first cannot */
  readonly families: Readonly<Record<Face, readonly string[]>>
  /** bold 宋, from which seals are cut */
  readonly sealFont: string
  /** Which characters of the text no font draws, each once, in order. */
  missingIn(text: string): string[]
}

export interface FontOptions {
  /** folder with a city's licensed fonts, named for their face: `xiaobiaosong.ttf`, `仿宋.otf`, … */
  readonly fontDir?: string | undefined
  /** where the system keeps fonts, searched for 霞鹜文楷 */
  readonly systemDirs?: readonly string[]
}

const slots: Readonly<Record<Face, RegExp>> = {
  title: /^(小标宋|xiaobiaosong)/i,
  body: /^(仿宋|fangsong)/i,
  song: /^(宋|song)/i,
  hei: /^(黑|hei)/i,
  kai: /^(楷|kai)/i,
}
const fontName = /\.(ttf|otf|ttc)$/i
const wenKai = 'LXGWWenKai-Regular.ttf'
const usualDirs = [
  '/usr/share/fonts/truetype/lxgw-wenkai',
  '/usr/share/fonts/lxgw-wenkai',
  '/usr/local/share/fonts',
  join(homedir(), '.local/share/fonts'),
  join(homedir(), 'Library/Fonts'),
  '/Library/Fonts',
]

/**
 * Collects the fonts: Noto Serif SC (宋) and Noto Sans SC (黑) that come with the program, regular and bold; 霞鹜文楷 (楷)
 * when the system has it; and what the city put into its font folder, which goes first.
 * @throws when the font folder does not exist, or a file in it is named like a face but is not a font
 */
export function collectFonts({ fontDir, systemDirs = usualDirs }: FontOptions = {}): Fonts {
  const serif = shipped('noto-serif-sc', 'NotoSerifSC')
  const sans = shipped('noto-sans-sc', 'NotoSansSC')
  const kai = systemDirs.map((dir) => join(dir, wenKai)).find((path) => existsSync(path))
  const own = fontDir === undefined ? [] : ownFonts(fontDir)
  const ownFamilies = (face: Face) => own.filter((font) => font.face === face).flatMap(({ font }) => font.families)
  const kaiFont = kai === undefined ? [] : [readFontFile(kai)]
  const always = [serif.regular, serif.bold, sans.regular, sans.bold].map(readFontFile)
  const fonts = [...own.map(({ font }) => font), ...kaiFont, ...always]
  const song = [...ownFamilies('song'), 'Noto Serif SC']
  const hei = [...ownFamilies('hei'), 'Noto Sans SC', ...song]
  return {
    files: fonts.map(({ path }) => path),
    families: {
      title: [...ownFamilies('title'), ...song],
      body: [...ownFamilies('body'), ...song],
      song,
      hei,
      kai: [...ownFamilies('kai'), ...kaiFont.flatMap(({ families }) => families), ...song],
    },
    sealFont: serif.bold,
    missingIn: (text) => missingIn(text, fonts),
  }
}

function shipped(name: string, prefix: string): { readonly regular: string; readonly bold: string } {
  const home = dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${name}/package.json`))
  const fileOf = (weight: string) => join(home, weight, `${prefix}_${weight}.ttf`)
  return { regular: fileOf('400Regular'), bold: fileOf('700Bold') }
}

function ownFonts(fontDir: string): { readonly face: Face; readonly font: FontFile }[] {
  const faces = Object.keys(slots) as Face[]
  return readdirSync(fontDir)
    .filter((name) => fontName.test(name))
    .toSorted()
    .flatMap((name) => {
      const face = faces.find((each) => slots[each].test(name))
      return face === undefined ? [] : [{ face, font: readFontFile(join(fontDir, name)) }]
    })
}

function missingIn(text: string, fonts: readonly FontFile[]): string[] {
  const missing = new Set<string>()
  for (const character of new Set(text)) {
    const code = character.codePointAt(0) ?? 0
    const isDrawn = code < 0x20 || isInvisible(code) || fonts.some((font) => draws(font, code))
    if (!isDrawn) missing.add(character)
  }
  return [...missing]
}

/** Joiners and variation selectors change other characters and draw nothing themselves. */
function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200d) || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)
  )
}
