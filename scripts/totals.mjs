// Counts of passed and failed, read from what each part of `npm test` reports.

/** @typedef {{ passed: number, failed: number }} Count */

/** A part that passes or fails as one. @returns {Count} */
export const whole = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/**
 * A part that counts its own tests. One that ends badly without a failed test (a file that does not load, a
 * report that is missing) counts as one failure more, so that nothing goes wrong unseen.
 * @param {number} code exit code
 * @param {Count | undefined} count undefined when there is no report
 * @returns {Count}
 */
export function counted(code, count) {
  const { passed, failed } = count ?? { passed: 0, failed: 0 }
  return { passed, failed: (code !== 0 || !count) && failed === 0 ? 1 : failed }
}

/** From Vitest's JSON report. @returns {Count} */
export const fromVitest = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests })

/** From Playwright's JSON report; a test that passed at the second try has passed. @returns {Count} */
export const fromPlaywright = ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
})

/** From the conformance run's JSON report. @returns {Count} */
export const fromConformance = ({ passed, failed }) => ({ passed, failed })

/** @param {readonly Count[]} counts @returns {Count} */
export const sum = (counts) =>
  counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  })
