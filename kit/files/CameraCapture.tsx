import { useRef, useState } from 'react'
import { Button } from '../actions/Button.tsx'
import { Drawer } from '../actions/Drawer.tsx'
import { FileAdd } from '../forms/FileAdd.tsx'
import { SelectField } from '../forms/Choices.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { EmptyState } from '../states/States.tsx'
import { useCamera } from './use-camera.ts'

export interface CameraCaptureProps {
  /** what is being scanned: 授权委托书 */
  readonly title: string
  /** one page taken, JPEG */
  readonly onPage: (page: Blob) => void
  readonly onClose: () => void
}

/** The document camera: the picture as it lies there, `F6` takes a page, pages are bound in order. */
export function CameraCapture({ title, onPage, onClose }: CameraCaptureProps) {
  const w = useKitWords()
  const video = useRef<HTMLVideoElement>(null)
  const [taken, setTaken] = useState(0)
  const camera = useCamera(video)
  const take = async () => {
    const page = await pictureOf(video.current)
    if (page === undefined) return
    onPage(page)
    setTaken((count) => count + 1)
  }
  const addFiles = (files: readonly File[]) => {
    for (const file of files) onPage(file)
    setTaken((count) => count + files.length)
  }
  const isReady = camera.state === 'running'
  return (
    <Drawer
      title={w('camera.title', { title })}
      width="l"
      onClose={onClose}
      footer={
        <>
          <output className="muted">{w('camera.taken', { count: taken })}</output>
          <span className="grow" />
          <FileAdd size="m" onFiles={addFiles} />
          {isReady && (
            <Button kind="primary" size="l" icon="camera" hotkey="F6" onClick={() => void take()}>
              {w('camera.take')}
            </Button>
          )}
        </>
      }
    >
      {camera.devices.length > 1 && (
        <SelectField
          label={w('camera.device')}
          required
          value={camera.device}
          onChange={camera.choose}
          options={camera.devices.map(({ deviceId, label }) => ({ value: deviceId, label }))}
        />
      )}
      {camera.state === 'failed' && (
        <EmptyState icon="camera" title={w(`camera.${camera.cause}`)} text={w('camera.instead')} />
      )}
      <video
        ref={video}
        className={isReady ? 'camera' : 'camera off'}
        aria-label={w('camera.picture')}
        muted
        playsInline
      />
    </Drawer>
  )
}

/** The present picture as JPEG; undefined while there is none. */
async function pictureOf(video: HTMLVideoElement | null): Promise<Blob | undefined> {
  if (video === null || video.videoWidth === 0) return undefined
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return new Promise((done) => {
    canvas.toBlob((blob) => done(blob ?? undefined), 'image/jpeg', 0.9)
  })
}
