import { exchangesCsvOf, peopleCsvOf } from '../exports/csv.ts';
import type { Exported } from '../exports/exported.ts';
import { graphmlOf } from '../exports/graphml.ts';
import { jsonOf } from '../exports/json.ts';
import { pngOf } from '../picture/drawing.svelte.ts';
import { paletteFor } from '../picture/palette.ts';
import { svgOf } from '../picture/svg.ts';
import type { Room } from './room.svelte.ts';

export const exportKinds = ['graphml', 'json', 'people', 'exchanges', 'png', 'svg'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** A file of the whole graph, or of the picture as it is looked at; null: there is none (yet), or the browser cannot make it. */
export async function exportOf(kind: ExportKind, room: Room): Promise<{ file: Blob; name: string } | null> {
	const { whole, betweenness, shown } = room;
	if (!whole) return null;
	const { event, asOf } = whole.answer;
	const exported: Exported = { event, asOf, net: whole.net, figures: whole.figures, betweenness };
	const named = (ending: string) => `${fileName(event.name, asOf)}${ending}`;
	if (kind === 'graphml')
		return { file: text(graphmlOf(exported), 'application/graphml+xml'), name: named('.graphml') };
	if (kind === 'json') return { file: text(jsonOf(exported), 'application/json'), name: named('.json') };
	if (kind === 'people') return { file: text(peopleCsvOf(exported), 'text/csv'), name: named('-people.csv') };
	if (kind === 'exchanges')
		return { file: text(exchangesCsvOf(exported), 'text/csv'), name: named('-exchanges.csv') };
	if (!shown) return null;
	if (kind === 'svg') {
		const svg = svgOf(shown.scene, shown.positions, {
			...shown,
			palette: paletteFor('light'),
			title: event.name
		});
		return { file: text(svg, 'image/svg+xml'), name: named('.svg') };
	}
	const file = await pngOf(shown, 'system-ui, sans-serif');
	return file && { file, name: named('.png') };
}

/** What a file of an event is called on any system: letters and digits of its name, and the day. */
function fileName(event: string, asOf: string): string {
	const words = event
		.normalize('NFC')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '');
	return `${[...words].slice(0, 60).join('') || 'event'}-${asOf.slice(0, 10)}`;
}

function text(content: string, type: string): Blob {
	return new Blob([content], { type: `${type};charset=utf-8` });
}
