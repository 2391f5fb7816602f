/// <reference lib="dom" />
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { Browser, BrowserContextOptions, chromium, Page } from 'playwright-core';
import { Report } from '../../lib/core/report';
import { htmlReport } from '../../lib/reporters/html';
import { contextOf, fullContext, queueEncrypted } from '../reporters/example-context';
import { findingOf, full, reportOf } from '../reporters/example-report';
import { hostile, hostileNames } from '../reporters/hostile-report';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
// eslint-disable-next-line no-console
if (executablePath === undefined) console.warn('Skipped: there is no Chromium. On Debian: apt-get install chromium.');

/** To be looked at by a person: `SCREENSHOTS=folder npx jest --config jest.slow.config.json html-report`. */
const screenshots = process.env.SCREENSHOTS;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const shop = {
  'cdk.out/Shop.template.json': JSON.stringify({
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Method: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: 'Api' }, Integration: { Uri: { 'Fn::GetAtt': ['Handler', 'Arn'] } } } },
      Handler: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Queue4A7E3555', 'Arn'] } }, Environment: { Variables: { API_PASSWORD: 'hunter2-and-more' } } } },
      Queue4A7E3555: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: false } },
    },
  }),
};
const shopContext = contextOf(shop, [queueEncrypted], { earlier: [{ label: '2026-11-01', summary: full.summary }] });

const suite = executablePath === undefined ? describe.skip : describe;

suite('the HTML report, in a browser', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'html-report-'));
    browser = await chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the report from disk, with all that the browser complains of or asks the network for. */
  async function open(
    report: Report, context = fullContext, options: BrowserContextOptions = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    const file = join(mkdtempSync(join(folder, 'report-')), 'report.html');
    writeFileSync(file, htmlReport(report, context));
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => { if (!request.url().startsWith('file:')) complaints.push(request.url()); });
    await page.goto(pathToFileURL(file).href);
    return { page, complaints };
  }

  async function goTo(page: Page, hash: string): Promise<void> {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForFunction((to) => location.hash === to && document.querySelector('main h1') !== null, hash);
  }

  const rows = (page: Page) => page.locator('table.findings tbody tr');

  test('the overview counts by severity, service and framework, and shows the trend', async () => {
    const { page, complaints } = await open(full, shopContext);

    expect(await page.locator('.tile').allTextContents()).toEqual(['1critical', '1high', '1medium', '0low', "1can't be told", '3accepted']);
    expect(await page.getByRole('region', { name: 'By service' }).locator('tbody tr').first().textContent()).toContain('SQS');
    expect(await page.getByRole('region', { name: 'By framework' }).locator('tbody tr').count()).toBeGreaterThan(3);
    expect(await page.getByRole('region', { name: 'Over time' }).locator('tbody tr').allTextContents()).toEqual([expect.stringMatching(/^2026-11-01/), expect.stringMatching(/^2026-12-01/)]);
    expect(await page.locator('main').textContent()).toContain('broken.json: the file is empty');
    expect(complaints).toEqual([]);
  });

  test('findings are filtered and searched, and the address keeps what was chosen', async () => {
    const { page, complaints } = await open(full);
    await goTo(page, '#/findings');
    expect(await rows(page).count()).toBe(4);

    await page.getByLabel('Severity').selectOption('high');
    expect(await rows(page).count()).toBe(1);
    expect(await page.getByRole('status').textContent()).toBe('1 finding');
    await page.getByLabel('Severity').selectOption('');
    await page.getByLabel('State').selectOption('waived');
    expect(await rows(page).locator('code').first().textContent()).toBe('Shop/Waived/Resource');
    await page.getByLabel('State').selectOption('all');
    expect(await rows(page).count()).toBe(8);
    await page.getByLabel('Search').fill('TLS queue');
    expect(await rows(page).count()).toBe(1);
    await page.getByLabel('Search').fill('nothing like it');
    expect(await page.getByRole('status').textContent()).toBe('No findings match.');
    expect(page.url()).toContain('state=all');
    await page.reload();
    expect(await page.getByRole('status').textContent()).toBe('No findings match.');
    expect(complaints).toEqual([]);
  });

  test('a finding says why, where, how to fix it and how to waive it, and marks the line', async () => {
    const { page, complaints } = await open(full, shopContext);
    await goTo(page, '#/findings?severity=high');
    await rows(page).first().getByRole('link').click();

    expect(await page.locator('h1').textContent()).toBe('QueueEncrypted');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const part of [
      'SqsManagedSseEnabled is false; it must be true', 'Whoever reads the disks reads the messages.', 'Set SqsManagedSseEnabled to true.',
      'Shop/Queue/Resource', 'control: QueueEncrypted path: Shop/Queue/Resource', 'FSBP/SQS.1',
    ]) expect(text).toContain(part);
    expect(await page.locator('mark').textContent()).toContain('"SqsManagedSseEnabled": false');
    expect(await page.getByRole('link', { name: 'AWS documentation' }).getAttribute('href')).toBe(queueEncrypted.source);
    expect(complaints).toEqual([]);
  });

  test('the architecture is drawn, with flows across trust boundaries, and leads to findings', async () => {
    const { page, complaints } = await open(full, shopContext);
    await goTo(page, '#/architecture');

    expect(await page.locator('.boundary text').allTextContents()).toEqual(['AWS account']);
    expect(await page.locator('.flow').count()).toBe(3);
    expect(await page.locator('.flow.strong').count()).toBe(1);
    expect(await page.getByRole('region', { name: 'Flows' }).locator('tbody tr').allTextContents()).toEqual([
      'REST API ApicallsFunction Handlerno', 'Function Handlersends failures toQueue Queue4A7E3555no', 'Outside InternetcallsREST API Apiyes',
    ]);
    await page.locator('a.node.channel').click();
    expect(await rows(page).count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  test('waivers tell how long they last, requirements how they stand', async () => {
    const { page, complaints } = await open(full, shopContext);
    await goTo(page, '#/decisions');
    expect(await page.locator('main').innerText()).toMatch(/2027-06-30\s+211 days left[\s\S]*shop@example\.com[\s\S]*SEC-1/);
    expect(await page.locator('main').innerText()).toContain('WaiverExpired');
    await goTo(page, '#/compliance');
    await page.getByLabel('Status').selectOption('findings');
    expect(await page.locator('tbody tr th').allTextContents()).toContain('SQS.1');
    expect(complaints).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('nothing in it bars anybody, in %s colours', async (colorScheme) => {
    const { page } = await open(full, shopContext, { colorScheme });
    const key = /"key":"([0-9a-f]+)"/.exec(htmlReport(full, shopContext))![1];
    for (const hash of ['#/overview', '#/findings?state=all', `#/finding/${key}`, '#/architecture', '#/compliance', '#/decisions']) {
      await goTo(page, hash);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
      expect({ hash, violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`) }).toEqual({ hash, violations: [] });
      if (screenshots !== undefined) {
        mkdirSync(screenshots, { recursive: true });
        await page.screenshot({ path: join(screenshots, `${colorScheme}-${hash.replace(/\W+/g, '-')}.png`), fullPage: true });
      }
    }
  });

  test('it can be used by keyboard alone', async () => {
    const { page } = await open(full);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await goTo(page, '#/findings');
    await page.getByLabel('Search').press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
  });

  test('its colours can be switched', async () => {
    const { page } = await open(full, fullContext, { colorScheme: 'light' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole('button', { name: 'Dark or light' }).click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.getByRole('button', { name: 'Dark or light' }).click();
    expect(await background()).toBe(light);
  });

  test('names of a hostile template are shown as text, on every page', async () => {
    const evil = Object.fromEntries(hostileNames.map((name, index) => [`cdk.out/${index}.json`, JSON.stringify({
      Resources: { [name]: { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': `Shop/${name}` }, Properties: { [name]: name } } },
    })]));
    const { page, complaints } = await open(hostile, contextOf(evil, [queueEncrypted]));
    for (const hash of ['#/overview', '#/findings?state=all', '#/architecture', '#/compliance', '#/decisions', '#/finding/<img src=x onerror=document.title="owned">', '#/<script>']) {
      await page.evaluate((to) => { location.hash = to; }, hash);
      await page.waitForTimeout(50);
      expect(await page.title()).not.toContain('owned');
      expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
    }
    await goTo(page, '#/findings');
    expect(await rows(page).count()).toBe(hostileNames.length);
    for (const name of hostileNames.slice(0, 3)) expect(await page.locator('main').textContent()).toContain(name);
    await rows(page).first().getByRole('link').click();
    expect(await page.title()).toContain('QueueEncrypted[');
    expect(complaints).toEqual([]);
  });

  test('what is smuggled into it past the escaping does not run', async () => {
    const { page, complaints } = await open(full);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.append('document.title = "owned"');
      document.body.append(script);
    }).catch(() => undefined);
    expect(await page.title()).not.toBe('owned');
    expect(complaints.join()).toMatch(/Content Security Policy|TrustedScript/);
  });

  test('a secret in the template is not in the report', () => {
    expect(shop['cdk.out/Shop.template.json']).toContain('hunter2');
    expect(htmlReport(reportOf([findingOf({ logicalId: 'Handler' })]), shopContext)).not.toContain('hunter2');
    expect(htmlReport(reportOf([findingOf({ logicalId: 'Handler' })]), shopContext)).toContain('(secret, not shown)');
  });

  test('10,000 findings are listed fifty at a time, and all that are asked for are printed', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => findingOf({ logicalId: `Queue${index}`, constructPath: `Shop/Queue${index}/Resource` }));
    const { page, complaints } = await open(reportOf(many));
    await goTo(page, '#/findings');
    expect(await rows(page).count()).toBe(50);
    expect(await page.getByRole('status').textContent()).toBe('10,000 findings, page 1 of 200');
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent?.includes('page 2 of 200'));
    // The work of a letter typed, in the page itself: far below what a reader notices.
    const work = await page.evaluate(() => {
      const search = document.querySelector<HTMLInputElement>('input[type=search]')!;
      const start = performance.now();
      for (const text of ['q', 'qu', 'que', 'queue99']) {
        search.value = text;
        search.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return performance.now() - start;
    });
    expect(await page.getByRole('status').textContent()).toBe('111 findings, page 1 of 3');
    expect(work).toBeLessThan(4_000);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await rows(page).count()).toBe(111);
    expect(complaints).toEqual([]);
  });

  test('it fits a telephone and a sheet of paper', async () => {
    const { page } = await open(full, shopContext, { viewport: { width: 360, height: 740 } });
    for (const hash of ['#/overview', '#/findings', '#/architecture', '#/compliance', '#/decisions']) {
      await goTo(page, hash);
      expect({ hash, over: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth) }).toEqual({ hash, over: 0 });
      if (screenshots !== undefined) await page.screenshot({ path: join(screenshots, `narrow-${hash.replace(/\W+/g, '-')}.png`), fullPage: true });
    }
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('header nav')!).display)).toBe('none');
    expect((await page.pdf()).length).toBeGreaterThan(1_000);
    if (screenshots !== undefined) await page.screenshot({ path: join(screenshots, 'print.png'), fullPage: true });
  });
});
