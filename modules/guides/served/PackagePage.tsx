import type { Item } from '@yichuang/modules/catalogue/rules'
import { nothingGiven, packageForm, packagePath, savingOf, withAnswer } from '@yichuang/modules/packages/rules'
import type { Given, ItemOf, PackageDocument, PackagePath, Saving } from '@yichuang/modules/packages/rules'
import { pageText, Shell } from '@yichuang/modules/portal/public'
import type { Visit } from '@yichuang/modules/portal/public'
import { Icon } from '@yichuang/kit/public'
import { FormToFill } from './PackageForm.tsx'
import { Asked } from './QuestionPath.tsx'
import { answerName } from './answers.ts'
import { guideSheet } from './shown-guide.ts'
import { guideWords } from './words.ts'
import type { GuideWords } from './words.ts'

/** What the guide of a package is shown with. */
export interface ShownPackage {
  readonly pkg: PackageDocument
  readonly items: readonly Item[]
  readonly departmentOf: (id: string) => string
  /** what a data element of the catalogue is called */
  readonly elementOf: (key: string) => string | undefined
}

interface Part {
  readonly pkg: PackageDocument
  readonly itemOf: ItemOf
  readonly say: GuideWords
}

/** Most answers taken from one address. */
const MOST = 400

/**
 * The guide of a package (一件事): what it spares, its items by stage, and one path of questions to the one list of
 * documents, as a form in the address that needs no script. (CAT-11, CAT-13)
 */
export function packagePage(visit: Visit, { pkg, items, departmentOf, elementOf }: ShownPackage): string {
  const say = guideWords(visit.language)
  const { t } = say
  const byId = new Map(items.map((item) => [item.id, item]))
  const itemOf: ItemOf = (id) => byId.get(id)
  const given = givenIn(new URLSearchParams(visit.search), pkg, itemOf)
  const path = packagePath(pkg, given, itemOf)
  const part = { pkg, itemOf, say }
  const departments = new Set(items.map(({ department }) => departmentOf(department)))
  return pageText(
    <Shell visit={visit} title={`${pkg.name} ${t('guide.of')}`} form="wide" sheet={guideSheet}>
      <a className="crumb" href="/guides?by=life">
        <Icon name="back" />
        {t('guide.crumb')}
      </a>
      <h1>{pkg.name}</h1>
      <p className="no">{[...departments].join(t('and'))}</p>
      <p className="lead">{t('package.lead', { count: items.length, length: say.length(pkg.limits.committed) })}</p>
      <div className="parts">
        <section aria-labelledby="path-title">
          <h2 id="path-title">{t('package.path')}</h2>
          <Path {...part} path={path} isBegun={given !== nothingGiven} />
          {path.isDone && path.resolution.status === 'complete' && (
            <>
              <Own {...part} path={path} saving={savingOf(pkg, given, itemOf)} />
              <FormToFill {...part} form={packageForm(pkg, given, itemOf)} elementOf={elementOf} />
            </>
          )}
        </section>
        <Order {...part} />
      </div>
    </Shell>,
  )
}

/** The answers in an address to questions that come up; what is no question of the path is left out. */
function givenIn(search: URLSearchParams, pkg: PackageDocument, itemOf: ItemOf): Given {
  const answers = [...search].slice(0, MOST)
  let given = nothingGiven
  // An answer can bring further questions, whose answers stand in the same address.
  for (let before: Given | undefined; before !== given;) {
    before = given
    for (const question of packagePath(pkg, given, itemOf).questions) {
      const chosen = answers.flatMap(([name, option]) =>
        name === answerName(question.key) ? [option.slice(0, 60)] : [],
      )
      const known = chosen.filter((option) => question.question.options.some(({ id }) => id === option))
      if (question.chosen.length === 0 && known.length > 0) given = withAnswer(given, question, known)
    }
  }
  return given
}

function Path({ pkg, path, say, isBegun }: Part & { readonly path: PackagePath; readonly isBegun: boolean }) {
  const { t } = say
  const open = path.questions.filter(({ isOpen }) => isOpen).length
  const { status, perItem } = path.resolution
  const outcome = Object.values(perItem).find((one) => one.outcome !== null)?.outcome
  const isEnd = status === 'stopped' || status === 'redirected'
  return (
    <form className="path" method="get" action={`/packages/${pkg.id}`}>
      <p className="hint">{t('package.hint')}</p>
      {path.questions.map(({ key, question, depth, chosen, isOpen }) => (
        <Asked
          key={key}
          question={{ ...question, id: key }}
          isBelow={depth > 0}
          chosen={chosen}
          isMissing={isBegun && isOpen}
          fault={undefined}
          say={say}
        />
      ))}
      {isEnd && (
        <div className="alert" role="alert">
          <Icon name="warning" />
          <div>
            <b>{t('path.stopped')}</b>
            {outcome !== undefined && outcome !== null && <p>{outcome.message}</p>}
          </div>
        </div>
      )}
      {isBegun && !isEnd && open > 0 && <p className="left">{t('path.left', { count: open })}</p>}
      <div className="acts">
        <button className="btn primary" type="submit">
          {t(isBegun && open > 0 ? 'path.on' : 'path.show')}
        </button>
        {isBegun && (
          <a className="btn" href={`/packages/${pkg.id}`}>
            {t('path.again')}
          </a>
        )}
      </div>
    </form>
  )
}

interface OwnPart extends Part {
  readonly path: PackagePath
  readonly saving: Saving
}

function Own({ itemOf, say, path: { resolution }, saving }: OwnPart) {
  const { t } = say
  const { merged, suppressed } = resolution
  const nameOf = (id: string) => itemOf(id)?.name ?? id
  return (
    <div className="own" role="status">
      <h3>
        <Icon name="check" />
        {merged.length === 0 ? t('path.none') : t('path.mine', { count: merged.length })}
      </h3>
      <ol className="bring">
        {merged.map(({ ref, party, name, usedBy, copies }) => (
          <li key={`${ref} ${party}`}>
            <b>{name}</b>
            <small>{[say.copies(copies), usedBy.map(nameOf).join(t('and'))].join(t('semicolon'))}</small>
          </li>
        ))}
      </ol>
      {suppressed.length > 0 && <p>{t('package.spared', { count: suppressed.length })}</p>}
      <p>
        {t('package.saving', {
          materials: saving.before.materials - saving.after.materials,
          visits: saving.before.visits - saving.after.visits,
          days: saving.after.days,
        })}
      </p>
    </div>
  )
}

function Order({ pkg, itemOf, say }: Part) {
  const { t } = say
  const stages = [...new Set(pkg.items.map(({ stage }) => stage))].toSorted((one, other) => one - other)
  return (
    <section aria-labelledby="order-title">
      <h2 id="order-title">{t('package.order')}</h2>
      {stages.map((stage, index) => (
        <div key={stage}>
          <h3>{t('package.stage', { number: index + 1 })}</h3>
          <ul className="plain">
            {pkg.items
              .filter((entry) => entry.stage === stage)
              .map(({ item, required }) => (
                <li key={item}>
                  <a href={`/guides/${item}`}>{itemOf(item)?.name ?? item}</a>
                  {!required && <small>{t('package.optional')}</small>}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
