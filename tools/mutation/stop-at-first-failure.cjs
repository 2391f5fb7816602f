const { TestEnvironment } = require('jest-environment-node');

/** One failing test is enough to notice a mutant; Jest itself stops only between files. */
class StopAtFirstFailure extends TestEnvironment {
  hasFailed = false;

  async handleTestEvent({ name, test }) {
    if (name === 'test_done' && test.errors.length > 0) this.hasFailed = true;
    if (name === 'test_start' && this.hasFailed) test.mode = 'skip';
  }
}

module.exports = StopAtFirstFailure;
