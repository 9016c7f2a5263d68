import { ConfigProvider } from 'antd'
import type { Locale } from 'antd/lib/locale/index.js'
import enModule from 'antd/locale/en_US.js'
import zhModule from 'antd/locale/zh_CN.js'
import 'dayjs/locale/zh-cn.js'
import type { ReactNode } from 'react'
import './antd.css'
import { cspNonce } from '../nonce.ts'
import { useLanguage } from '../public/LanguageScope.tsx'
import { staffTheme } from './theme.ts'

/** Around Ant Design's complex inputs: our tokens, our language, and the nonce that lets its styles pass the CSP. */
export function AntdTheme({ children }: { readonly children: ReactNode }) {
  const language = useLanguage()
  const nonce = cspNonce()
  return (
    <ConfigProvider
      theme={staffTheme}
      getPopupContainer={placeOfPopups}
      locale={localeOf(language === 'en' ? enModule : zhModule)}
      {...(nonce !== undefined && { csp: { nonce } })}
    >
      {children}
    </ConfigProvider>
  )
}

// Beside its field, so that it belongs to the page or drawer it serves: drawers shut everything outside of them.
function placeOfPopups(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest<HTMLElement>('dialog, main') ?? document.body
}

// The bundler unwraps the default export of these files, Node does not.
function localeOf(read: Locale | { readonly default: Locale }): Locale {
  return 'locale' in read ? read : read.default
}
