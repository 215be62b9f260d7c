// A patient's own words: serif, in their language, never edited.
export function Said({ words, language }: { words: string; language: string }) {
  return (
    <q class="said" lang={language === 'en' ? undefined : language} dir="auto">
      {words}
    </q>
  )
}
