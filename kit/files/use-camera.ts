import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

export type CameraState =
  | { readonly state: 'starting' | 'running' }
  /** `absent`: no camera, or the browser gives none on plain http · `denied`: the person said no · `busy`: in use */
  | { readonly state: 'failed'; readonly cause: 'absent' | 'denied' | 'busy' }

export type Camera = CameraState & {
  readonly devices: readonly MediaDeviceInfo[]
  readonly device: string
  readonly choose: (device: string) => void
}

const place = 'yichuang.camera'

/** A running camera shown in a video element; remembers which one this computer uses. Stops when it is taken away. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): Camera {
  const [device, setDevice] = useState(() => localStorage.getItem(place) ?? '')
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  const [state, setState] = useState<CameraState>({ state: 'starting' })
  useEffect(() => {
    let stream: MediaStream | undefined
    let isGone = false
    void start()
    return () => {
      isGone = true
      stopAll(stream)
    }

    async function start(): Promise<void> {
      try {
        stream = await open(device)
        if (isGone) return stopAll(stream)
        if (video.current !== null) {
          video.current.srcObject = stream
          await video.current.play()
        }
        setState({ state: 'running' })
        const all = await navigator.mediaDevices.enumerateDevices()
        setDevices(all.filter(({ kind }) => kind === 'videoinput'))
      } catch (thrown) {
        if (!isGone) setState({ state: 'failed', cause: causeOf(thrown) })
      }
    }
  }, [device, video])
  return {
    ...state,
    devices,
    device,
    choose(next) {
      localStorage.setItem(place, next)
      setDevice(next)
    },
  }
}

function open(device: string): Promise<MediaStream> {
  const media = navigator.mediaDevices as MediaDevices | undefined
  if (media === undefined) return Promise.reject(new DOMException('no camera here', 'NotFoundError'))
  // A document camera gives its best picture only when asked for more than it has.
  const wanted = { width: { ideal: 2592 }, height: { ideal: 1944 } }
  return media.getUserMedia({ audio: false, video: device === '' ? wanted : { ...wanted, deviceId: device } })
}

function stopAll(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

function causeOf(thrown: unknown): 'absent' | 'denied' | 'busy' {
  const name = thrown instanceof DOMException ? thrown.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotReadableError' ? 'busy' : 'absent'
}
