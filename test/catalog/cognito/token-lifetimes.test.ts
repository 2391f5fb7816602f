import { tokenMinutes } from '../../../lib/catalog/cognito/token-lifetimes';
import { TemplateGraph } from '../../../lib/core/template-graph';

function minutesOf(token: 'AccessToken' | 'RefreshToken', properties: object): number[] {
  const template = { Resources: { Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties } } };
  return tokenMinutes(new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template }]).ofType('AWS::Cognito::UserPoolClient')[0], token);
}

test.each([
  ['hours where no unit is given', { AccessTokenValidity: 2 }, [120]],
  ['the unit that is given', { AccessTokenValidity: 90, TokenValidityUnits: { AccessToken: 'minutes' } }, [90]],
  ['seconds', { AccessTokenValidity: 600, TokenValidityUnits: { AccessToken: 'seconds' } }, [10]],
  ['hours where the unit is that of another token', { AccessTokenValidity: 5, TokenValidityUnits: { IdToken: 'days' } }, [300]],
  ['each branch', { AccessTokenValidity: { 'Fn::If': ['Prod', 1, 24] } }, [60, 1440]],
  ['nothing where it is left out', {}, []],
  ['nothing where it is none', { AccessTokenValidity: 0 }, []],
  ['nothing where only deployment knows it', { AccessTokenValidity: { Ref: 'Validity' } }, []],
  ['nothing where there is no such unit', { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'weeks' } }, []],
  ['nothing where only deployment knows the unit', { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: { Ref: 'Unit' } } }, []],
])('the life of an access token is %s', (_, properties, minutes) => {
  expect(minutesOf('AccessToken', properties)).toEqual(minutes);
});

test('a refresh token counts in days', () => {
  expect(minutesOf('RefreshToken', { RefreshTokenValidity: 30 })).toEqual([43_200]);
});
