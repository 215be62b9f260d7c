// A view as a whole document.
import type { JSX } from 'hono/jsx/jsx-runtime'

export const document = (page: JSX.Element): string => `<!doctype html>${String(page)}`
