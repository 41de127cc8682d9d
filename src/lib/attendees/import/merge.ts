import Papa from 'papaparse';

/** A table for spreadsheets and mail programs: with a byte-order mark, lines as they expect them, and no cell that computes. */
export function mergeCsv(headers: readonly string[], rows: readonly (readonly string[])[]): string {
	const cells = [headers, ...rows].map((row) => row.map(neutralised));
	return `\uFEFF${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}

/** A cell that a spreadsheet would take for a formula is a text again (OWASP, CSV injection), also behind white space and quotes. */
function neutralised(cell: string): string {
	if (/^[+-]?\d+(\.\d+)?$/.test(cell)) return cell;
	const isFormula = /^[\s\p{C}\p{Z}"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212]/u.test(cell);
	return isFormula || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
}
