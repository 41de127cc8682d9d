// Draws the PNG icons from static/icon.svg with the system's Chromium: node tests/tools/icons.ts
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const folder = new URL('../../static/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
const square = svg.replace('rx="116"', '');
// Maskable icons may be cut to a circle of 80 %; Apple rounds the corners itself and wants no transparency.
const icons = [
	{ file: 'icon-192.png', size: 192, drawing: svg, scale: 1 },
	{ file: 'icon-512.png', size: 512, drawing: svg, scale: 1 },
	{ file: 'icon-maskable-512.png', size: 512, drawing: square, scale: 0.8 },
	{ file: 'icon-180.png', size: 180, drawing: square, scale: 0.94 }
];

const browser = await chromium.launch({
	executablePath: '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu']
});
const page = await browser.newPage();
for (const { file, size, drawing, scale } of icons) {
	await page.setViewportSize({ width: size, height: size });
	const inner = size * scale;
	await page.setContent(
		`<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${scale < 1 ? '#b0461d' : 'transparent'}}svg{width:${inner}px}</style>${drawing}`
	);
	await page.screenshot({ path: new URL(file, folder).pathname, omitBackground: true });
}
await browser.close();
