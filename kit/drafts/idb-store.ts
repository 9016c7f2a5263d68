/** A draft as it lies on the disk of a shared computer: unreadable without the browser's own key. */
export interface SealedBytes {
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

export interface DraftStore {
  get(key: string): Promise<SealedBytes | undefined>
  put(key: string, sealed: SealedBytes): Promise<void>
  remove(key: string): Promise<void>
  /** the sealing key, made by `make` the first time */
  sealingKey(make: () => Promise<CryptoKey>): Promise<CryptoKey>
}

const DRAFTS = 'drafts'
const KEYS = 'keys'

/** Opens the draft store of this browser; the database itself is opened with the first use. */
export function openStore(): DraftStore {
  let opened: Promise<IDBDatabase> | undefined
  const database = () => (opened ??= openDatabase())
  return {
    get: async (key) => answered<SealedBytes | undefined>(table(await database(), DRAFTS, 'readonly').get(key)),
    put: async (key, sealed) => {
      await answered(table(await database(), DRAFTS, 'readwrite').put(sealed, key))
    },
    remove: async (key) => {
      await answered(table(await database(), DRAFTS, 'readwrite').delete(key))
    },
    async sealingKey(make) {
      const known = await answered<CryptoKey | undefined>(table(await database(), KEYS, 'readonly').get('seal'))
      if (known !== undefined) return known
      const made = await make()
      await answered(table(await database(), KEYS, 'readwrite').put(made, 'seal'))
      return made
    },
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('yichuang', 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(DRAFTS)
    request.result.createObjectStore(KEYS)
  })
  return answered(request)
}

function table(database: IDBDatabase, name: string, mode: IDBTransactionMode): IDBObjectStore {
  return database.transaction(name, mode).objectStore(name)
}

function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((done, failed) => {
    request.addEventListener('success', () => {
      done(request.result)
    })
    request.addEventListener('error', () => {
      failed(request.error ?? new Error('indexedDB'))
    })
  })
}
