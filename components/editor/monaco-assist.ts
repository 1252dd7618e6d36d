import type { VendorSchema } from '@/gateway'
import { completionsAt } from './assist/completions'
import { hoverAt } from './assist/hover'
import type { Monaco } from './monaco-setup'

let schema: VendorSchema | null = null

/** The schema that completion and hover speak from; only its own file is assisted. */
export function assistWith(next: VendorSchema | null): void {
  schema = next
}

function schemaFor(path: string): VendorSchema | null {
  return schema && path.endsWith(`/${schema.file}`) ? schema : null
}

/** Gives YAML files of the lab completion and hover. Called once. */
export function registerAssist(monaco: Monaco): void {
  const range = (
    model: { getPositionAt(offset: number): { lineNumber: number; column: number } },
    start: number,
    end: number,
  ) => monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end))

  monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '-', '[', ',', '{'],
    provideCompletionItems(model, position) {
      const vendor = schemaFor(model.uri.path)
      if (!vendor) return { suggestions: [] }
      const text = model.getValue(monaco.editor.EndOfLinePreference.LF)
      const found = completionsAt(text, model.getOffsetAt(position), vendor.jsonSchema)
      return {
        suggestions: found.map((one, i) => ({
          label: one.required ? { label: one.label, description: 'required' } : one.label,
          kind:
            one.kind === 'key'
              ? monaco.languages.CompletionItemKind.Property
              : monaco.languages.CompletionItemKind.Value,
          insertText: one.insert,
          insertTextRules:
            monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet |
            monaco.languages.CompletionItemInsertTextRule.KeepWhitespace,
          documentation: { value: one.about },
          tags: one.deprecated ? [monaco.languages.CompletionItemTag.Deprecated] : [],
          sortText: `${one.required ? 0 : 1}${String(i).padStart(4, '0')}`,
          range: range(model, one.start, one.end),
        })),
      }
    },
  })

  monaco.languages.registerHoverProvider('yaml', {
    provideHover(model, position) {
      const vendor = schemaFor(model.uri.path)
      const text = model.getValue(monaco.editor.EndOfLinePreference.LF)
      const hover = vendor && hoverAt(text, model.getOffsetAt(position), vendor.jsonSchema)
      return hover ? { contents: [{ value: hover.text }], range: range(model, hover.start, hover.end) } : null
    },
  })
}
