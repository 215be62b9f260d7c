// The survey that the bench asks: one page, six questions, three of them with conditions.
const scale = [1, 2, 3, 4, 5, 9].map((value) => ({
  value,
  text: { en: `Choice ${value}`, es: `Opción ${value}` },
}))

const asked = (at: number, visibleIf?: string) => ({
  type: 'radiogroup',
  name: `Q${at}`,
  title: { en: `How was part ${at} of your month?`, es: `¿Cómo fue la parte ${at} de su mes?` },
  construct: 'bench.part',
  readers: 'shared',
  recall: 'last 4 weeks',
  choices: scale,
  ...(visibleIf === undefined ? {} : { visibleIf }),
})

export const SIX_QUESTIONS = {
  title: { en: 'Six questions', es: 'Seis preguntas' },
  pages: [
    {
      name: 'six',
      elements: [
        asked(1),
        asked(2),
        asked(3, '{Q1} < 8 or {Q1} empty'),
        asked(4),
        asked(5, '{Q3} <> 8 and {hasGoal} = 0'),
        asked(6, '{Q2} <> 8 or {pulse} >= 3'),
      ],
    },
  ],
}
