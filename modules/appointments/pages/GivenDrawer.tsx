import { Button, Drawer, useTexts } from '@yichuang/kit'
import type { ReactNode } from 'react'

interface GivenDrawerProps {
  readonly title: string
  /** what can be done with it beside closing */
  readonly act?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What somebody is given at the counter, in large, to be read out or written down: closed with one key. */
export function GivenDrawer({ title, act, onClose, children }: GivenDrawerProps) {
  const t = useTexts('appointments')
  return (
    <Drawer
      title={title}
      width="m"
      onClose={onClose}
      footer={
        <>
          {act}
          <span className="grow" />
          <Button kind="primary" size="l" hotkey="F9" onClick={onClose}>
            {t('book.close')}
          </Button>
        </>
      }
    >
      <div className="booking-made" role="status">
        {children}
      </div>
    </Drawer>
  )
}
