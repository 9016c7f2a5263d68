import { Button, Drawer, FactList, useTexts, useToast } from '@yichuang/kit'

interface FirstPasswordProps {
  readonly title: string
  readonly account: string
  /** absent when the answer was lost on the way and the act asked for again */
  readonly password: string | undefined
  /** what has to happen now */
  readonly next: string
  readonly onClose: () => void
}

/** The first password, shown this once, to be passed on in person. */
export function FirstPassword({ title, account, password, next, onClose }: FirstPasswordProps) {
  const t = useTexts('access')
  const toast = useToast()
  const copy = async (secret: string) => {
    await navigator.clipboard.writeText(secret)
    toast({ text: t('first.copied') })
  }
  return (
    <Drawer
      title={title}
      width="s"
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button kind="primary" size="l" onClick={onClose}>
            {t('first.done')}
          </Button>
        </>
      }
    >
      <div className="cf">
        {password === undefined ? (
          <p className="warn-band">{t('first.lost')}</p>
        ) : (
          <>
            <FactList facts={[{ term: t('person.account'), value: account }]} />
            <p className="first-password">
              <span className="muted small">{t('first.password')}</span>
              <output aria-label={t('first.password')}>{password}</output>
              <Button size="s" onClick={() => void copy(password)}>
                {t('first.copy')}
              </Button>
            </p>
            <p className="muted">{t('first.once')}</p>
          </>
        )}
        <p>{next}</p>
      </div>
    </Drawer>
  )
}
