import qrcode from 'qrcode'

/**
 * A QR code as SVG: one black path, a module is one unit, no quiet zone (the page around is white).
 * Error correction M: a fold or a drop of ink does not hurt.
 */
export function qrSvg(text: string): string {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column) === 0) continue
      let width = 1
      while (column + width < size && modules.get(row, column + width) !== 0) width += 1
      path += `M${column} ${row}h${width}v1h-${width}z`
      column += width
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`
}
