// The table that stands under every chart: the same figures, in words and numbers.

export interface TableProps {
  /** Names the region that scrolls. */
  readonly name: string
  readonly columns: readonly string[]
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[]
}

export function AsTable({ name, columns, rows }: TableProps) {
  return (
    <details>
      <summary>Show as a table</summary>
      <FigureTable name={name} columns={columns} rows={rows} />
    </details>
  )
}

function FigureTable({ name, columns, rows }: TableProps) {
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={name}>
      <table>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th scope="col" class={place === 0 ? undefined : 'n'}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells]) => (
            <tr>
              <th scope="row">{head}</th>
              {cells.map((cell) => (
                <td class="n">{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
