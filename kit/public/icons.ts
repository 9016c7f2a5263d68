/** The strokes of the icons, on a 20 × 20 grid, drawn 1.6 wide. One mark a meaning; the same as in the mock-ups. */
interface Strokes {
  readonly d?: string
  readonly circles?: readonly (readonly [cx: number, cy: number, r: number])[]
  readonly rects?: readonly (readonly [x: number, y: number, width: number, height: number, radius: number])[]
}

export const icons = {
  search: { circles: [[9, 9, 5.5]], d: 'm13.5 13.5 4 4' },
  inbox: { d: 'M3 11l2-7h10l2 7v5H3zM3 11h4l1.2 2h3.6L13 11h4' },
  eye: { d: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10z', circles: [[10, 10, 2.3]] },
  'page-add': { d: 'M5 2.5h7l3.5 3.5v11.5H5zM10 8.5v5M7.5 11h5' },
  exchange: { d: 'M3 7h12M12 4l3 3-3 3M17 13H5M8 10l-3 3 3 3' },
  book: {
    d: 'M3 4h5.5a1.5 1.5 0 0 1 1.5 1.5V16a2 2 0 0 0-2-1.5H3zM17 4h-5.5A1.5 1.5 0 0 0 10 5.5V16a2 2 0 0 1 2-1.5h5z',
  },
  lock: { rects: [[4, 9, 12, 8, 1.5]], d: 'M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9' },
  people: {
    circles: [[7.5, 7, 2.7]],
    d: 'M2 16c.6-4.2 10.4-4.2 11 0M13 4.6a2.7 2.7 0 0 1 0 5M15 12.2c1.7.6 2.7 1.9 3 3.8',
  },
  chart: { d: 'M3 17h14M5.5 14V9M10 14V4.5M14.5 14v-3' },
  package: { d: 'M3 6.5 10 3l7 3.5v7L10 17l-7-3.5zM3 6.5l7 3.5 7-3.5M10 10v7' },
  truck: {
    d: 'M2 5h9v8.5H2zM11 8h3.5L17.5 11v2.5H11',
    circles: [
      [6, 14.5, 1.7],
      [14, 14.5, 1.7],
    ],
  },
  key: { circles: [[7, 12.5, 3.5]], d: 'm9.6 10 6.4-6.5M13 6.5l2.5 2.5' },
  clock: { circles: [[10, 10, 7]], d: 'M10 6v4.3l2.8 1.7' },
  card: {
    rects: [[2.5, 4.5, 15, 11, 1.5]],
    circles: [[7, 9, 1.6]],
    d: 'M4.8 13c.4-1.4 3.9-1.4 4.4 0M12 8.5h3M12 11.5h3',
  },
  check: { d: 'm4 10.5 4 4 8-9' },
  person: { circles: [[10, 7, 3.2]], d: 'M3.5 17c.8-4.5 12.2-4.5 13 0' },
  document: { d: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5M7.5 13h5' },
  warning: { d: 'M10 3 2.5 16.5h15zM10 8v4M10 14.3v.2' },
  info: { circles: [[10, 10, 7]], d: 'M10 9v4.5M10 6.5v.2' },
  plus: { d: 'M10 4v12M4 10h12' },
  cross: { d: 'm5 5 10 10M15 5 5 15' },
  down: { d: 'm5 8 5 5 5-5' },
  up: { d: 'm5 12 5-5 5 5' },
  back: { d: 'm12 5-5 5 5 5' },
  forward: { d: 'm8 5 5 5-5 5' },
  calendar: { rects: [[3, 4.5, 14, 12.5, 1.5]], d: 'M3 8.5h14M7 2.5v3M13 2.5v3' },
  printer: { d: 'M6 7V3h8v4M6 14H3.5V8h13v6H14M6 12h8v5H6z' },
  phone: { rects: [[6, 2.5, 8, 15, 1.5]], d: 'M9 15h2' },
  grid: {
    rects: [
      [3, 3, 5.5, 5.5, 0],
      [11.5, 3, 5.5, 5.5, 0],
      [3, 11.5, 5.5, 5.5, 0],
      [11.5, 11.5, 5.5, 5.5, 0],
    ],
  },
  flag: { d: 'M5 17.5v-14h10l-2 3.5 2 3.5H5' },
  scan: { d: 'M3 7V4h3M14 4h3v3M17 13v3h-3M6 16H3v-3M3 10h14' },
  pen: { d: 'm4 16 1-4 8.5-8.5 3 3L8 15zM11.5 5.5l3 3' },
  star: { d: 'm10 3 2.2 4.5 5 .7-3.6 3.5.9 4.9-4.5-2.3-4.5 2.3.9-4.9L2.8 8.2l5-.7z' },
  undo: { d: 'M7 5 3.5 8.5 7 12M3.5 8.5H12a4 4 0 0 1 0 8h-3' },
  shop: {
    d: 'M3.5 8 5 3.5h10L16.5 8M3.5 8c0 3 4.3 3 4.3 0 0 3 4.4 3 4.4 0 0 3 4.3 3 4.3 0M5 10.5V17h10v-6.5',
  },
  home: { d: 'M3 9.5 10 3.5l7 6M5 8.5V17h10V8.5' },
  ticket: { d: 'M3 5h14v3.5a1.5 1.5 0 0 0 0 3V15H3v-3.5a1.5 1.5 0 0 0 0-3zM12 5v10' },
  tree: {
    d: 'M10 4v4M5 12V8h10v4',
    rects: [
      [8, 2, 4, 3, 0],
      [3, 13, 4, 3, 0],
      [13, 13, 4, 3, 0],
    ],
  },
  place: { d: 'M10 17.5s5.5-5 5.5-9a5.5 5.5 0 0 0-11 0c0 4 5.5 9 5.5 9z', circles: [[10, 8.5, 2]] },
  settings: {
    circles: [[10, 10, 2.5]],
    d: 'M10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3M4.7 4.7l2.1 2.1M13.2 13.2l2.1 2.1M4.7 15.3l2.1-2.1M13.2 6.8l2.1-2.1',
  },
  bell: { d: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3' },
  building: {
    d: 'M4 17.5V4.5l7-2v15M11 7.5h5v10M2.5 17.5h15M6.8 7.2v.2M6.8 10.5v.2M6.8 13.8v.2M13.5 10.5v.2M13.5 13.8v.2',
  },
  shield: { d: 'M10 2.5 4 5v4.5c0 4 2.6 6.6 6 8 3.4-1.4 6-4 6-8V5zM7.5 10l2 2 3.2-3.8' },
  scales: { d: 'M10 3v13.5M6.5 16.5h7M4 6h12M4 6l-2 5h4zM16 6l-2 5h4zM2 11c.4 2 3.6 2 4 0M14 11c.4 2 3.6 2 4 0' },
  list: { d: 'M7 5h10M7 10h10M7 15h10M3.5 5v.1M3.5 10v.1M3.5 15v.1' },
  message: { d: 'M3 4.5h14v10H9l-3.5 3v-3H3zM6.5 8h7M6.5 11h4.5' },
  camera: { d: 'M3 6.5h3.5L8 4h4l1.5 2.5H17V16H3z', circles: [[10, 11, 2.8]] },
  rotate: { d: 'M16 10a6 6 0 1 1-1.8-4.3M16.5 2.5v3.5H13' },
  'zoom-in': { circles: [[9, 9, 5.5]], d: 'm13.5 13.5 4 4M9 6.5v5M6.5 9h5' },
  'zoom-out': { circles: [[9, 9, 5.5]], d: 'm13.5 13.5 4 4M6.5 9h5' },
  expand: { d: 'M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5' },
  download: { d: 'M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13' },
  refresh: { d: 'M16.5 9A6.5 6.5 0 0 0 4.6 6.5M3.5 11a6.5 6.5 0 0 0 11.9 2.5M4.5 3v3.5H8M15.5 17v-3.5H12' },
  globe: {
    circles: [[10, 10, 7]],
    d: 'M3 10h14M10 3c2.6 2.2 3.6 4.5 3.6 7s-1 4.8-3.6 7c-2.6-2.2-3.6-4.5-3.6-7s1-4.8 3.6-7z',
  },
  exit: { d: 'M8 3.5H4v13h4M12 6l4 4-4 4M16 10H8' },
  columns: { rects: [[3, 4, 14, 12, 1.5]], d: 'M8 4v12M12.5 4v12' },
  locker: {
    rects: [[3.5, 2.5, 13, 15, 1.5]],
    d: 'M10 2.5v15M3.5 7.5H10M3.5 12.5H10M10 10h6.5M7.8 5v.1M7.8 10v.1M7.8 15v.1M12.3 6.2v.1M12.3 13.8v.1',
  },
  trash: { d: 'M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5' },
  keyboard: {
    rects: [[2, 5, 16, 10.5, 1.5]],
    d: 'M5 8.5v.1M8 8.5v.1M11 8.5v.1M14.5 8.5v.1M5 12v.1M14.5 12v.1M7.5 12.2h5',
  },
  money: { circles: [[10, 10, 7]], d: 'm7 6 3 4 3-4M10 10v4.5M7.5 10.5h5M7.5 12.5h5' },
} as const satisfies Record<string, Strokes>

export type IconName = keyof typeof icons

/** The strokes of one icon, for drawing. */
export function strokesOf(name: IconName): Strokes {
  return icons[name]
}
