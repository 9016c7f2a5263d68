import type { Light, TagKind } from '@yichuang/kit'

/** One row of the work list. */
export interface TaskRow {
  readonly number: string
  readonly item: string
  readonly tag?: readonly [TagKind, string]
  readonly light: Light
  readonly days?: number
  readonly time?: string
  readonly due?: string
  readonly dueNote?: string
  readonly accepted: string
  readonly channel: string
  readonly applicant: string
  readonly step: string
  readonly holder: string
  readonly paper: string
  readonly band: string
}

const tasks: readonly (readonly [string, string, Light, string, string, string, string, string, string, string])[] = [
  [
    '339921-260917-00141',
    '食品经营许可新办',
    'red',
    '2026-09-23',
    '2026-09-17',
    '03 号窗口',
    '云岫县青梧幼儿园',
    '核准',
    '首席代表 邱望舒',
    '已收齐 9 份',
  ],
  [
    '339921-260921-00096',
    '特种设备使用登记',
    'yellow',
    '2026-09-24',
    '2026-09-21',
    '03 号窗口',
    '云岫县石榴桥锅炉厂',
    '审查',
    '未领取',
    '已收齐 6 份',
  ],
  [
    '339921-260918-00118',
    '食品经营许可新办',
    'yellow',
    '2026-09-24',
    '2026-09-18',
    '14 号窗口',
    '陈记豆花店\u3000陈立秋',
    '审查',
    '我',
    '还差 1 份',
  ],
  [
    '339921-260922-00034',
    '特种设备使用登记',
    'green',
    '2026-09-28',
    '2026-09-22',
    '网上申请',
    '临澄市望澄供应链有限公司',
    '审查',
    '我',
    '已收齐 6 份',
  ],
  [
    '339921-260918-00052',
    '食品经营许可新办',
    'green',
    '2026-09-29',
    '2026-09-18',
    '13 号窗口',
    '云岫县麦穗面馆\u3000顾南枝',
    '审查',
    '我',
    '已收齐 7 份',
  ],
  [
    '339921-260921-00017',
    '食品经营许可新办',
    'green',
    '2026-09-29',
    '2026-09-21',
    '13 号窗口',
    '云岫县拾光咖啡书店',
    '审查',
    '未领取',
    '全程电子',
  ],
  [
    '339921-260921-00063',
    '食品经营许可新办',
    'green',
    '2026-09-29',
    '2026-09-21',
    '14 号窗口',
    '云岫县第二中学食堂',
    '审查',
    '韩知遥',
    '在途，今天 10:30 到',
  ],
  [
    '339921-260921-00027',
    '食品经营许可新办',
    'grey',
    '',
    '2026-09-21',
    '13 号窗口',
    '云岫县山茶小院民宿',
    '特别程序',
    '核查日 9月28日 星期一',
    '已收齐 7 份',
  ],
  [
    '339921-260923-00009',
    '特种设备使用登记',
    'grey',
    '',
    '2026-09-23',
    '网上申请',
    '云岫县供电公司',
    '特别程序',
    '等检验报告',
    '已收齐 8 份',
  ],
  [
    '339921-260921-00080',
    '食品经营许可新办',
    'grey',
    '',
    '2026-09-21',
    '02 号窗口',
    '云岫县一口鲜卤味店',
    '特别程序',
    '核查日 9月28日 星期一',
    '已收齐 8 份',
  ],
]

const bands: Readonly<Record<string, string>> = {
  red: '已超期',
  yellow: '今天到期',
  green: '三天以内',
  grey: '已暂停，时间不算',
}

const tags: Readonly<Record<string, readonly [TagKind, string]>> = {
  '339921-260917-00141': ['red', '已督办'],
  '339921-260918-00118': ['amber', '容缺 1 份'],
  '339921-260918-00052': ['slate', '现场核查已完成'],
  '339921-260921-00017': ['blue', '一件事'],
  '339921-260921-00027': ['slate', '现场核查'],
  '339921-260923-00009': ['slate', '检验检测'],
  '339921-260921-00080': ['slate', '现场核查'],
}

export const taskRows: readonly TaskRow[] = tasks.map(
  ([number, item, light, due, accepted, channel, applicant, step, holder, paper]) => {
    const tag = tags[number]
    return {
      number,
      item,
      light,
      accepted,
      channel,
      applicant,
      step,
      holder,
      paper,
      band: bands[light] ?? '',
      ...(tag !== undefined && { tag }),
      ...(due === '' ? { dueNote: '恢复后再算' } : { due }),
      ...(light === 'yellow' ? { time: '17:00' } : { days: daysOf(number, light) }),
    }
  },
)

function daysOf(number: string, light: Light): number {
  if (light === 'red') return 1
  return number.endsWith('00034') || light === 'grey' ? 2 : 3
}
