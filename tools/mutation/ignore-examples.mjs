import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Of a control: its examples are its tests, and its words are no behaviour. */
const words = new Set(['examples', 'title', 'why', 'fix', 'source', 'satisfies', 'mitigates']);

const isWords = (path) => path.isObjectProperty() && words.has(path.node.key.name);

/** A constant of the file that only examples use. */
function isForExamples(path, steps = 10) {
  if (steps === 0 || !isConstant(path) || !path.node.id.name) return false;
  const references = path.scope.getBinding(path.node.id.name)?.referencePaths ?? [];
  return references.length > 0 && references.every((reference) => reference.findParent(isWords)
    || isForExamples(reference.findParent(isConstant) ?? reference, steps - 1));
}

const isConstant = (path) => path.isVariableDeclarator() && path.parentPath.parentPath.isProgram();

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'examples', {
  shouldIgnore: (path) => (isWords(path) || isForExamples(path) ? 'examples are the tests of a control' : undefined),
})];
