/** Ant Design inside the kit's look. A door of its own, so that pages without it do not load it. */
export { AntdTheme } from './AntdTheme.tsx'
export { elderTheme, staffTheme } from './theme.ts'
