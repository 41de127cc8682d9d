const given = ['Amélie', 'Björn', 'Chiara', 'Dmitri', 'Ève', 'Fatima', 'Göran', 'Hana', 'İpek', 'Jürgen'];
const family = ['Aydın', 'Brontë', "D'Angelo", 'Łukasik', 'Müller-Lüdenscheidt', 'Ōno'];
const headings = [
	...['Order #', 'Order Date', 'First Name', 'Last Name', 'Email', 'Quantity', 'Ticket Type', 'Attendee #'],
	...['Currency', 'Total Paid', 'Attendee Status', 'Why do you come?', 'Job Title', 'Company']
];

/** The name on ticket `i`: no two of the first sixty are the same. */
export function nameOf(i: number): { first: string; last: string } {
	return { first: given[i % given.length], last: family[Math.floor(i / given.length) % family.length] };
}

/**
 * An export of Eventbrite with so many who come: orders of one to three tickets, an answer over two lines, commas and quotes
 * in cells, and after them two who do not come any more and a ticket that nobody was named for.
 */
export function eventbriteExport(people: number): string {
	const rows = Array.from({ length: people }, (_, i) => {
		const { first, last } = nameOf(i);
		const why = i % 7 === 0 ? 'To meet people,\nand for the "food"' : i % 3 === 0 ? 'Work' : '';
		const job = i % 5 === 0 ? '' : `Builder of thing ${i}`;
		return row(i, { first, last, why, job, company: i % 4 === 0 ? 'Öl, Salz & Söhne' : 'Example Ltd' });
	});
	const gone = ['Not Attending', 'Refunded'].map((status, i) =>
		row(people + i, { first: 'Gone', last: `Number ${i + 1}`, status })
	);
	const nobody = row(people + 2, { first: '', last: '', email: '' });
	return `\uFEFF${[headings.join(','), ...rows, ...gone, nobody].join('\r\n')}\r\n`;
}

type Ticket = {
	first: string;
	last: string;
	email?: string;
	status?: string;
	why?: string;
	job?: string;
	company?: string;
};

function row(i: number, ticket: Ticket): string {
	const { first, last, email = `guest${i}@example.org`, status = 'Attending' } = ticket;
	const { why = '', job = '', company = '' } = ticket;
	const order = 11_211_912_000 + Math.floor(i / 3);
	const cells = [
		...[order, `11/${1 + (i % 20)}/26 18:0${i % 10}`, first, last, email, 1, 'General Admission'],
		...[18_441_583_000 + i, 'EUR', '0.00', status, why, job, company]
	];
	return cells.map((cell) => quoted(String(cell))).join(',');
}

function quoted(cell: string): string {
	return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
