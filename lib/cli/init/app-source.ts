const enforcing = /\bGuardrails\s*\.\s*enforce\b/;
const appCreation = /^([ \t]*)(?:export\s+)?(?:const|let|var)\s+(\w+)\s*(?::\s*[\w.]+\s*)?=\s*new\s+(?:\w+\.)*App\s*\(/m;
const imports = /^import\b[^;'"]*(?:\bfrom\s*)?['"][^'"\n]+['"];?[ \t]*$/gm;
const requires = /^(?:const|let|var)\s[^=\n]+=\s*require\(['"][^'"\n]+['"]\);?[ \t]*$/gm;

/**
 * The source of a CDK app, in TypeScript or JavaScript, that enforces the guardrails: right behind the statement that makes
 * the app. Undefined where there is no such statement that can be told.
 */
export function enforceGuardrails(source: string): string | undefined {
  if (enforcing.test(source)) return source;
  const creation = appCreation.exec(source);
  if (!creation) return undefined;
  const [statement, indent, app] = creation;
  const close = closingParenthesis(source, creation.index + statement.length);
  if (close === undefined) return undefined;
  const end = source[close + 1] === ';' ? close + 2 : close + 1;
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const semicolon = source[close + 1] === ';' ? ';' : '';
  const enforced = `${source.slice(0, end)}${eol}${indent}Guardrails.enforce(${app})${semicolon}${source.slice(end)}`;
  return withImport(enforced, eol, semicolon);
}

function withImport(source: string, eol: string, semicolon: string): string {
  const lastImport = lastMatch(source, imports);
  if (lastImport) return insertAfter(source, lastImport, `import { Guardrails } from 'cdk-bulwark'${semicolon}`, eol);
  const lastRequire = lastMatch(source, requires);
  const line = `const { Guardrails } = require('cdk-bulwark')${semicolon}`;
  if (lastRequire) return insertAfter(source, lastRequire, line, eol);
  return line + eol + source;
}

function lastMatch(source: string, pattern: RegExp): RegExpExecArray | undefined {
  return [...source.matchAll(pattern)].at(-1);
}

function insertAfter(source: string, { 0: text, index }: RegExpExecArray, line: string, eol: string): string {
  const at = index + text.length;
  return source.slice(0, at) + eol + line + source.slice(at);
}

/** Where the parenthesis closes that was opened before `from`: texts and comments are passed over. */
function closingParenthesis(source: string, from: number): number | undefined {
  const token = /(["'`])(?:\\.|(?!\1)[^\\])*\1|\/\/.*|\/\*[^]*?\*\/|[()]/g;
  token.lastIndex = from;
  for (let depth = 1, found = token.exec(source); found; found = token.exec(source)) {
    if (found[0] === '(') depth += 1;
    if (found[0] === ')') depth -= 1;
    if (depth === 0) return found.index;
  }
  return undefined;
}
