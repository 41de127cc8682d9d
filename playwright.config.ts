import { defineConfig } from '@playwright/test';
import { chromiumPath, quietFlags } from './tests/tools/chromium.ts';
import { isLong } from './tests/tools/long.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	// What `npm test` has one of already; `npm run test:long` runs them.
	grepInvert: isLong ? undefined : /@long/,
	outputDir: 'test-results/e2e',
	globalSetup: './tests/e2e/setup.ts',
	// The app, the database and the browsers share the machine's cores.
	workers: 2,
	// A shared machine may stall for seconds; what fails twice is a fault. Flaky ones are named in the report.
	retries: process.env.CI ? 1 : 0,
	timeout: 45_000,
	expect: { timeout: 10_000 },
	forbidOnly: true,
	reporter: [
		['list'],
		['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? 'test-results/playwright.json' }]
	],
	use: {
		browserName: 'chromium',
		launchOptions: { executablePath: chromiumPath(), args: quietFlags },
		viewport: { width: 390, height: 844 },
		locale: 'en-GB',
		trace: 'off'
	}
});
