import { Ask, Button, Page, Tag, useCall, useSession, useTexts, Views } from '@yichuang/kit'
import { useParams, useSearchParams } from 'react-router'
import { readItem, readItemContext } from '../../contract.ts'
import type { Item, ItemSetting } from '../../rules/index.ts'
import { ChecklistView } from './ChecklistView.tsx'
import { MaterialsView } from './MaterialsView.tsx'
import { OverviewView } from './OverviewView.tsx'
import type { ShownItem } from './shown-item.ts'
import { SituationsView } from './SituationsView.tsx'
import { useItemWords } from './use-item-words.ts'
import './items.css'
import './item.css'

const views = ['overview', 'situations', 'materials', 'checklist'] as const

/** One item whole: master data, situations, materials with review points, and the checklist of a situation. (CAT-01, CAT-06, CAT-14) */
export function ItemPage() {
  const t = useTexts('catalogue')
  const { word } = useItemWords()
  const session = useSession()
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const view = views.find((name) => name === search.get('view')) ?? 'overview'
  const asked = useCall(readItem, { params: { id } })
  const around = useCall(readItemContext, { params: { id } })
  const item = asked.data?.item as Item | undefined
  const counts = { overview: undefined, situations: undefined, materials: item?.materials.length, checklist: undefined }
  return (
    <Page
      title={item?.name ?? t('item.title')}
      hint={asked.data?.departmentName}
      back={{ to: '/work/items' }}
      tags={item !== undefined && <Tag kind="blue">{word(item.handling)}</Tag>}
      actions={
        item !== undefined && (
          <>
            <a className="btn" href={`/guides/${id}/short.pdf`} target="_blank" rel="noreferrer">
              {t('item.printGuide')}
            </a>
            {session.may('intake.open-application') && (
              <Button kind="primary" to={`/work/intake/${id}`}>
                {t('item.toDesk')}
              </Button>
            )}
          </>
        )
      }
      views={
        <Views
          label={t('item.views')}
          views={views.map((name) => ({
            label: t(`item.${name}`),
            to: `/work/items/${id}?view=${name}`,
            current: name === view,
            ...(counts[name] === undefined ? {} : { count: counts[name] }),
          }))}
        />
      }
    >
      <Ask query={asked}>
        {(answer) => (
          <Ask query={around}>
            {(context) => (
              <View
                view={view}
                shown={{
                  item: answer.item as Item,
                  version: answer.version,
                  setting: answer.setting as ItemSetting,
                  departmentName: answer.departmentName,
                  context,
                }}
              />
            )}
          </Ask>
        )}
      </Ask>
    </Page>
  )
}

function View({ view, shown }: { readonly view: (typeof views)[number]; readonly shown: ShownItem }) {
  const t = useTexts('catalogue')
  if (view === 'checklist') return <ChecklistView shown={shown} />
  return (
    <section className="item-reading" aria-label={t(`item.${view}`)} tabIndex={0}>
      {view === 'overview' && <OverviewView shown={shown} />}
      {view === 'situations' && <SituationsView shown={shown} />}
      {view === 'materials' && <MaterialsView shown={shown} />}
    </section>
  )
}
