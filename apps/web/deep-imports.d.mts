import type { Plugin } from 'vite'

export function deepImports(): Plugin
export function rewriteImports(code: string): string
