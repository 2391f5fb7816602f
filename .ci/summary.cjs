/**
 * node summary.cjs FOLDER FAILED_STEPS [RUN]: sums jest's results, prints 'N passed, N failed',
 * exits 1 where something failed or nothing passed. With RUN, of that run alone; a run that wrote
 * nothing has no failed test and exits 0, so that the caller counts it as a failed step.
 */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const [folder, failedSteps, run] = process.argv.slice(2);
const files = (existsSync(folder) ? readdirSync(folder) : []).filter((file) => (run ? file === `${run}.json` : file.endsWith('.json')));
let passed = 0;
let failed = Number(failedSteps);
for (const file of files) {
  const result = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  passed += result.numPassedTests;
  // A file that could not be loaded ran no test that could be counted.
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || (!run && passed === 0) ? 1 : 0;
