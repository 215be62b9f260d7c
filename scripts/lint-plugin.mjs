// Our own lint rules: imports point one way, and core/ knows neither the time nor chance.
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importProblem, packageProblem } from './layers.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const pathOf = (context) => relative(root, context.filename).replaceAll('\\', '/')

const onlyTypes = (node) =>
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  (node.specifiers?.length > 0 &&
    node.specifiers.every(({ importKind, exportKind }) => importKind === 'type' || exportKind === 'type'))

const layers = {
  create(context) {
    const from = pathOf(context)
    const check = (node, source, typeOnly) => {
      if (typeof source?.value !== 'string') return
      const name = source.value
      const problem = name.startsWith('.')
        ? importProblem(from, join(dirname(from), name).replaceAll('\\', '/'), typeOnly)
        : packageProblem(from, name)
      if (problem) context.report({ node, message: problem })
    }
    const statement = (node) => check(node, node.source, onlyTypes(node))
    return {
      ImportDeclaration: statement,
      ExportNamedDeclaration: statement,
      ExportAllDeclaration: statement,
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source, true),
    }
  },
}

const isNamed = (node, object, property) =>
  node.type === 'MemberExpression' && node.object.name === object && node.property.name === property

const pure = {
  create(context) {
    const message = 'core/ is pure: time and chance come in as arguments.'
    const isClock = (node) => node.type === 'Identifier' && node.name === 'Date'
    return {
      NewExpression(node) {
        if (isClock(node.callee) && node.arguments.length === 0) context.report({ node, message })
      },
      CallExpression(node) {
        if (isClock(node.callee)) context.report({ node, message })
      },
      MemberExpression(node) {
        const banned =
          isNamed(node, 'Date', 'now') ||
          isNamed(node, 'Math', 'random') ||
          isNamed(node, 'Temporal', 'Now') ||
          isNamed(node, 'performance', 'now') ||
          isNamed(node, 'crypto', 'randomUUID') ||
          isNamed(node, 'crypto', 'getRandomValues')
        if (banned) context.report({ node, message })
      },
    }
  },
}

export default { meta: { name: 'sayso' }, rules: { layers, pure } }
