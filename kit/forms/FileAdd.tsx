import { useRef } from 'react'
import type { ReactNode } from 'react'
import { Key } from '../keys/Key.tsx'
import { useKeys } from '../keys/KeyScope.tsx'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'

export interface FileAddProps {
  readonly onFiles: (files: readonly File[]) => void
  /** what may be chosen; the server decides by content */
  readonly accept?: string
  readonly multiple?: boolean
  readonly size?: 's' | 'm'
  readonly hotkey?: string
  /** 从文件添加 unless told */
  readonly children?: ReactNode
}

/** Adds files from this computer: a button that also takes what is dropped on it. */
export function FileAdd(props: FileAddProps) {
  const { onFiles, accept = 'image/*,application/pdf', multiple = true, size = 's', hotkey, children } = props
  const w = useKitWords()
  const input = useRef<HTMLInputElement>(null)
  const choose = () => input.current?.click()
  useKeys(hotkey === undefined ? [] : [{ combo: hotkey, act: choose, label: w('file.add') }])
  return (
    <span
      className="file-add"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onFiles([...event.dataTransfer.files])
      }}
    >
      <input
        ref={input}
        type="file"
        className="vh"
        tabIndex={-1}
        aria-label={w('file.add')}
        accept={accept}
        multiple={multiple}
        onChange={({ target }) => {
          if (target.files !== null && target.files.length > 0) onFiles([...target.files])
          target.value = ''
        }}
      />
      <button type="button" className={size === 's' ? 'btn s' : 'btn'} onClick={choose}>
        <Icon name="plus" size={14} />
        {children ?? w('file.add')}
        {hotkey !== undefined && <Key combo={hotkey} />}
      </button>
    </span>
  )
}
