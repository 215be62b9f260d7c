// How the tests run: two forked workers, generous limits for databases and browsers that start cold.
import { defineConfig } from 'vitest/config'

/** It puts something in a module's place, which no other file may meet. */
const ALONE = ['tests/actions/give-up-text.test.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ALONE,
          // Reading the product once for each worker, and not once for each file, takes a third off the whole.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
