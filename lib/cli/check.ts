import { controls } from '../catalog/index.generated';
import { Acknowledgements } from '../core/acknowledgement';
import { controlsOf, Profile, severities } from '../core/control';
import { evaluate } from '../core/evaluate';
import { createReport, Report } from '../core/report';
import { TemplateGraph } from '../core/template-graph';
import { Threshold } from './arguments';
import { ExitCode,exitCode } from './exit-code';
import { readInputs } from './template-inputs';

/** Judges everything that the paths lead to. */
export function check(paths: readonly string[], profile: Profile, toolVersion: string): Report {
  const { groups, acknowledgements, errors } = readInputs(paths);
  const asked = controlsOf(profile, controls);
  const graphs = groups.map((sources) => new TemplateGraph(sources));
  return createReport({
    toolVersion,
    inputs: paths,
    findings: graphs.flatMap((graph) => evaluate(graph, asked)),
    acknowledgements: new Acknowledgements(acknowledgements),
    errors: errors.map(({ file, problem }) => ({ file, message: problem })),
    templates: graphs.reduce((count, graph) => count + graph.stacks.length, 0),
  });
}

/** Fails closed: input that could not be read weighs more than what was found in the rest. */
export function exitCodeOf({ summary }: Report, failOn: Threshold): ExitCode {
  if (summary.errors > 0) return exitCode.badInput;
  if (failOn === 'never') return exitCode.clean;
  const counted = failOn === 'unknown' ? severities : severities.slice(0, severities.indexOf(failOn) + 1);
  const found = counted.some((severity) => summary.fail[severity] > 0 || (failOn === 'unknown' && summary.unknown[severity] > 0));
  return found ? exitCode.findings : exitCode.clean;
}
