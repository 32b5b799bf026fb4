import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { serveHouse, type ServedHouse } from '../served-house.ts';
import type { TestHouseOptions } from '../open-test-house.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = join(root, 'test-results');
const names = ['chromium', 'chromium-browser', 'google-chrome'];
const packages = ['chromium', 'fonts-noto-cjk'];
/** of headless Chromium on a machine without a screen, and without calls home */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, where nothing is`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/usr/bin/chromium',
  ];
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Path of a Chromium; installs Debian's where we may. Throws with the words of what to install. */
function getChromium(): string {
  const found = findChromium();
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) {
    throw new Error(
      `Browser tests need Chromium and a Chinese font. Install them with \`sudo apt-get install ${packages.join(' ')}\`, or name a Chromium in CHROMIUM_PATH.`,
    );
  }
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '--yes', '--no-install-recommends', ...packages);
  const installed = findChromium();
  if (!installed)
    throw new Error(`apt-get installed ${packages.join(', ')}, but no Chromium is found`);
  return installed;
}

export interface BrowserHouse {
  house: ServedHouse;
  browser: Browser;
  /** a window of its own, signed in where a login is given */
  visit(login?: string, options?: VisitOptions): Promise<Page>;
}

export interface VisitOptions {
  width?: number;
  language?: 'zh' | 'en';
  shade?: 'light' | 'dark';
}

/**
 * One house and one browser for a test file, made before its tests and closed after them. Inside
 * the tests: `const page = await at.visit('dispatcher')`.
 */
export function useBrowser(options: TestHouseOptions = {}): BrowserHouse {
  // a walk through pages takes as long as the machine is busy
  vi.setConfig({ testTimeout: 120_000 });
  const at = {} as BrowserHouse;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    if (!existsSync(join(root, 'dist/web/index.html')))
      throw new Error(
        'The pages are not built: run `npm run build` or `npm test`, which builds them.',
      );
    at.browser = await chromium.launch({ executablePath: getChromium(), args: flags });
    at.house = await serveHouse(options);
  }, 240_000);
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await at.browser?.close();
    await at.house?.close();
  });
  at.visit = async (login, { width = 1440, language = 'zh', shade = 'light' } = {}) => {
    const context = await at.browser.newContext({
      baseURL: at.house.url,
      viewport: { width, height: 900 },
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      colorScheme: shade,
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    // below the test's own limit, so that a failure names what it waited for
    context.setDefaultTimeout(30_000);
    await context.addInitScript({ content: chooses(language) });
    if (login) {
      const answer = await context.request.post('/api/sign-in', {
        data: { district: options.district ?? 'hongqi', login, password: at.house.password },
      });
      expect(answer.status(), `sign-in as ${login}`).toBe(200);
    }
    return context.newPage();
  };
  return at;
}

/** Script in the page, as text: it runs there and not here. */
const chooses = (language: string) => `localStorage.setItem('xianban.language', '"${language}"')`;

/** Widths of a telephone, a small and a usual screen. */
export const widths = [390, 1024, 1440] as const;

/** Waits until nothing is loading any more: no skeleton, no spinner, fonts there. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('domcontentloaded');
  const loading = page.locator('.ant-skeleton-active, [aria-busy="true"]');
  await expect.poll(() => loading.count()).toBe(0);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

type Look = readonly [language: 'zh' | 'en', shade: 'light' | 'dark'];

/** Each language and each shade once; with XIANBAN_PICTURES=all every one with every other. */
const looks: readonly Look[] = [
  ['zh', 'light'],
  ['en', 'dark'],
  ...(process.env.XIANBAN_PICTURES === 'all'
    ? ([
        ['zh', 'dark'],
        ['en', 'light'],
      ] as const)
    : []),
];

/**
 * Pictures of a page as it stands, in three widths, both languages and both shades, written to
 * test-results/. They are for people to look at; nothing is compared.
 */
export async function shoot(page: Page, name: string, ready?: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const before = page.viewportSize();
  for (const [language, shade] of looks) {
    await page.addInitScript({ content: chooses(language) });
    await page.emulateMedia({ colorScheme: shade });
    await page.reload();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      if (ready) await page.locator(ready).first().waitFor();
      await settle(page);
      await page.screenshot({
        path: join(pictures, `${name}-${width}-${language}-${shade}.png`),
        animations: 'disabled',
      });
    }
  }
  if (before) await page.setViewportSize(before);
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

interface AxeFound {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** Asserts that axe finds nothing against WCAG 2.2 A and AA on the page as it stands. */
export async function checkAxe(page: Page): Promise<void> {
  // the content policy of the pages allows no script but their own; the tester's runs outside of it
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axeSource);
  const violations = await page.evaluate<AxeFound[]>(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(axeTags)} } })
      .then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help,
        nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))`,
  );
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, failureSummary = '' }) => `${html.slice(0, 300)}\n${failureSummary}`),
  }));
  expect(found, `axe at ${page.url()}`).toEqual([]);
}
