export const help = `Judges CloudFormation templates by the controls of cdk-bulwark.

Usage: cdk-bulwark check PATH... [options]

PATH is a template (JSON or YAML), a folder of templates, or what 'cdk synth' wrote (cdk.out).

Options:
  --format text|json                 how the report is written (default: text)
  --profile baseline|standard|strict how much is asked for (default: standard)
  --fail-on critical|high|medium|low|unknown|never
                                     the least that makes the exit code 1: a failure of this severity,
                                     or 'unknown' for what can't be told as well (default: low)
  --help                             show this
  --version                          show the version

Exit codes:
  0  nothing at or above the threshold
  1  findings at or above the threshold
  2  bad usage, or input that could not be read, nested templates included
  3  our own failure (BULWARK_DEBUG=1 shows the stack trace)

Findings that were acknowledged in the CDK app are listed, not counted: those on a stack or below, since the CDK
writes down no others. Those in resources that the CDK itself adds are not counted either.
Colours obey NO_COLOR and FORCE_COLOR.
`;
