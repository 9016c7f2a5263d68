/** The first Chromium that starts on this machine. */
export function findChromium(): Promise<string | undefined>
