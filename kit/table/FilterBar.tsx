import { Menu } from '../actions/Menu.tsx'
import { Icon } from '../public/Icon.tsx'
import { CountText } from '../public/DateText.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import type { TableState } from './use-table.ts'

export interface TableFilter {
  /** as in the contract's query and the address */
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly count?: number }[]
  /** only one at a time */
  readonly single?: boolean
}

/** The filters of a list as chips: closed ones dashed, chosen ones filled, with what is chosen in words. */
export function FilterBar({
  filters,
  table,
}: {
  readonly filters: readonly TableFilter[]
  readonly table: TableState
}) {
  const w = useKitWords()
  return (
    <>
      {filters.map((filter) => (
        <FilterChip key={filter.name} filter={filter} table={table} />
      ))}
      {table.hasFilters && (
        <button type="button" className="btn quiet s" onClick={table.clearFilters}>
          {w('table.clear')}
        </button>
      )}
    </>
  )
}

function FilterChip({ filter, table }: { readonly filter: TableFilter; readonly table: TableState }) {
  const w = useKitWords()
  const chosen = table.filterValues(filter.name)
  const words = filter.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  const turn = (value: string) => {
    if (chosen.includes(value))
      table.setFilter(
        filter.name,
        chosen.filter((held) => held !== value),
      )
    else table.setFilter(filter.name, filter.single === true ? [value] : [...chosen, value])
  }
  const isOn = words.length > 0
  return (
    <span className={isOn ? 'chip on' : 'chip'}>
      <Menu
        className="chip-name"
        trigger={
          <>
            {isOn ? w('table.filtered', { label: filter.label, values: words.join(w('list.and')) }) : filter.label}
            {!isOn && <Icon name="down" size={12} />}
          </>
        }
      >
        {() => (
          <fieldset aria-label={filter.label} className="menu-list">
            {filter.options.map(({ value, label, count }) => (
              <label key={value} className={chosen.includes(value) ? 'opt on' : 'opt'}>
                <input
                  type="checkbox"
                  className={filter.single === true ? 'pick' : 'tick'}
                  checked={chosen.includes(value)}
                  onChange={() => turn(value)}
                />
                <span>{label}</span>
                {count !== undefined && (
                  <span className="muted">
                    <CountText value={count} />
                  </span>
                )}
              </label>
            ))}
          </fieldset>
        )}
      </Menu>
      {isOn && (
        <button
          type="button"
          className="chip-off"
          aria-label={w('table.clearOne', { label: filter.label })}
          onClick={() => table.setFilter(filter.name, [])}
        >
          <Icon name="cross" size={12} />
        </button>
      )}
    </span>
  )
}
