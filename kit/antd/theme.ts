import type { ThemeConfig } from 'antd'

const token = {
  colorPrimary: '#1a4fab',
  colorInfo: '#1a4fab',
  colorLink: '#1a4fab',
  colorSuccess: '#17683a',
  colorWarning: '#805000',
  colorError: '#b0241b',
  colorText: '#1a1e26',
  colorTextSecondary: '#3a414e',
  colorTextTertiary: '#5a6270',
  colorTextQuaternary: '#5a6270',
  colorTextPlaceholder: '#5a6270',
  colorTextDescription: '#5a6270',
  colorBorder: '#85827b',
  colorBorderSecondary: '#dedad3',
  colorSplit: '#e9e6e0',
  colorBgLayout: '#f4f2ee',
  colorFillAlter: '#faf9f7',
  fontFamily: 'var(--sans)',
  fontSize: 14,
  controlHeight: 32,
  controlHeightSM: 26,
  controlHeightLG: 44,
  borderRadius: 6,
  borderRadiusSM: 4,
  borderRadiusLG: 10,
  motionDurationFast: '.12s',
  motionDurationMid: '.2s',
} as const

/** The tokens of `tokens.css` for Ant Design, so that its complex inputs look like ours (screens README 2). */
export const staffTheme: ThemeConfig = {
  token,
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: {
      headerBg: '#fff',
      headerColor: '#5a6270',
      headerSplitColor: 'transparent',
      rowSelectedBg: '#eff4fc',
      rowHoverBg: '#faf9f7',
      cellPaddingBlock: 6,
      cellPaddingInline: 10,
    },
    Layout: { headerBg: '#0e2a5c', headerHeight: 48 },
  },
}

/** The set for elder people: larger, darker, wider edges. */
export const elderTheme: ThemeConfig = {
  token: {
    ...token,
    fontSize: 20,
    controlHeight: 52,
    lineWidth: 2,
    colorPrimary: '#143f8a',
    colorText: '#000',
    colorTextTertiary: '#3a414e',
    colorTextQuaternary: '#3a414e',
    colorTextPlaceholder: '#3a414e',
  },
}
