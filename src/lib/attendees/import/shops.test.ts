import { expect, test } from 'vitest';
import { suggestedMapping } from './mapping.ts';
import { planOf } from './plan.ts';
import { readSheet } from './read.ts';

// Made-up people under the headers that ticket shops write.
const shops: [shop: string, list: string, told: string[]][] = [
	[
		'Eventbrite',
		`Order ID,Order date,Attendee ID,Attendee first name,Attendee Surname,Attendee email,Purchaser city,Event name,Ticket quantity,Ticket type,Buyer first name,Buyer last name,Buyer email,Attendee Status,Checked in
1,2026-01-01,91,Anna,Müller,a@x.org,,Spring,1,VIP,Bob,B,b@x.org,Attending,No
1,2026-01-01,92,Info Requested,Info Requested,Info Requested,,Spring,1,VIP,Bob,B,b@x.org,Attending,No
2,2026-01-01,93,Cid,C,c@x.org,,Spring,1,VIP,Cid,C,c@x.org,Not Attending,No`,
		['new Anna Müller a@x.org t/91', 'skipped unassigned t/92', 'cancelled declined Cid C c@x.org t/93']
	],
	[
		'Luma',
		`\uFEFFapi_id,name,first_name,last_name,email,approval_status,What company do you work for?,What is your job title?,ticket_name
gst-1,Anna Müller,Anna,Müller,a@x.org,approved,Co,CTO,Std
gst-2,Ben Ode,Ben,Ode,b@x.org,pending_approval,Co,CTO,Std
gst-3,Cid C,Cid,C,c@x.org,declined,Co,,Std
gst-4,Eve,Eve,,e@x.org,waitlist,,,Std`,
		[
			'new Anna Müller a@x.org CTO Co t/gst-1',
			'skipped unapproved Ben Ode b@x.org CTO Co t/gst-2',
			'cancelled declined Cid C c@x.org Co t/gst-3',
			'skipped waitlisted Eve e@x.org t/gst-4'
		]
	],
	[
		'pretix in German',
		`Bestellnummer;Positionsnummer;Status;E-Mail;Produkt;Teilnehmername;Teilnehmername: Vorname;Teilnehmername: Nachname;Teilnehmer-E-Mail;Firma;Kommentar;Firma;Rechnungsadresse: Name
ABC;1;Bezahlt;b@x.org;Ticket;;Anna;Müller;a@x.org;Ihre Firma;;Zahlerfirma;Bob
ABC;2;Bezahlt;b@x.org;Ticket;;;;;;;Zahlerfirma;Bob
DEF;1;Storniert;c@x.org;Ticket;Cid C;Cid;C;c@x.org;;;;Cid
GHI;1;Ausstehend;d@x.org;Ticket;Dan D;Dan;D;;;;;Dan`,
		[
			'new Anna Müller a@x.org Ihre Firma t/ABC-1',
			'skipped unassigned t/ABC-2',
			'cancelled cancelled Cid C c@x.org t/DEF-1',
			'skipped unpaid Dan D t/GHI-1'
		]
	],
	[
		'Eventbrite in German, saved in Excel',
		`Bestellnr.;Vorname;Nachname;E-Mail;Menge;Ticketart;Teilnehmernr.;Teilnehmerstatus;Firma;Vorname Käufer;E-Mail Käufer
900;Anna;Müller;a@x.org;1;Normal;7001;Nimmt teil;Öl & Söhne;Bob;b@x.org
Bestellnr.;Vorname;Nachname;E-Mail;Menge;Ticketart;Teilnehmernr.;Teilnehmerstatus;Firma;Vorname Käufer;E-Mail Käufer
900;Cid;C;a@x.org;1;Normal;7002;Erstattet;;Bob;b@x.org
900;;;b@x.org;1;Normal;7003;Nimmt teil;;Bob;b@x.org`,
		[
			'new Anna Müller a@x.org Öl & Söhne t/7001',
			'skipped header-again Vorname Nachname Firma',
			'cancelled refunded Cid C a@x.org t/7002',
			'skipped unassigned b@x.org t/7003'
		]
	],
	[
		'Tito',
		`Number,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Ticket Company Name,Event,Void Status,Ticket Reference,Order Reference,Order Name,Order Email,Order Company Name
1,Early,Anna M,Anna,M,a@x.org,Her Co,E,,AAAA-1,AAAA,Bob B,b@x.org,Bob Co
2,Early,,,,,,E,,AAAA-2,AAAA,Bob B,b@x.org,Bob Co
3,Early,Cid C,Cid,C,c@x.org,,E,voided,BBBB-1,BBBB,Cid C,c@x.org,`,
		[
			'new Anna M a@x.org Her Co t/AAAA-1',
			'skipped unassigned t/AAAA-2',
			'cancelled void Cid C c@x.org t/BBBB-1'
		]
	],
	[
		'Hi.Events',
		`ID,First Name,Last Name,Email,Status,Product ID,Product Name,Event ID,Public ID
11,Anna,M,a@x.org,ACTIVE,3,VIP,1,A-1
12,Ben,O,b@x.org,CANCELLED,3,VIP,1,A-2
13,Cid,C,c@x.org,AWAITING_PAYMENT,3,VIP,1,A-3`,
		[
			'new Anna M a@x.org t/A-1',
			'cancelled cancelled Ben O b@x.org t/A-2',
			'skipped unpaid Cid C c@x.org t/A-3'
		]
	],
	[
		'Meetup',
		`Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on
Anna M.\tuser 1\t\tYes\tYes\t0\tMay 1
Ben\tuser 2\t\tNo\tNo\t0\tMay 1
Cid\tuser 3\t\tNo\tWaitlist\t0\tMay 1`,
		['new Anna M. t/user 1', 'cancelled declined Ben t/user 2', 'skipped waitlisted Cid t/user 3']
	],
	[
		'a form of questions',
		'Timestamp,Email Address,Your full name,Company / Organisation,Job title / role,Will you attend?\n2026,a@x.org,Anna M,Co,CTO,Yes\n2026,b@x.org,Ben O,,,No',
		['new Anna M a@x.org CTO Co p', 'cancelled declined Ben O b@x.org p']
	],
	[
		'a report with a title and a total',
		'Attendee Summary\nGenerated: 2026-01-01\n\nOrder #,Attendee Name,Email,Ticket\n1,Anna M,a@x.org,VIP\n2,Ben O,b@x.org,VIP\nTotal attendees: 2,,,',
		['new Anna M a@x.org p', 'new Ben O b@x.org p', 'skipped total Total attendees: 2']
	],
	[
		'a shop in French',
		'N° de commande;Nom;Prénom;E-mail;Tarif;Code-barres;Nom acheteur;E-mail acheteur;Statut\n1;Müller;Anna;a@x.org;Plein;900;Boss;b@x.org;Validé\n1;;;;Plein;901;Boss;b@x.org;Validé\n2;C;Cid;c@x.org;Plein;902;C;c@x.org;Annulé',
		['new Anna Müller a@x.org t/900', 'skipped unassigned t/901', 'cancelled cancelled Cid C c@x.org t/902']
	],
	[
		'a shop in Spanish',
		'Pedido;Comprador;Correo del comprador;Nombre asistente;Apellidos asistente;Correo asistente;Estado\n1;Bob B;b@x.org;Anna;M;a@x.org;Confirmado\n2;C;c@x.org;Cid;C;c@x.org;Anulado\n3;D;d@x.org;Dan;D;d@x.org;Pendiente de pago',
		['new Anna M a@x.org p', 'cancelled cancelled Cid C c@x.org p', 'skipped unpaid Dan D d@x.org p']
	],
	[
		'two blocks of one kind',
		'Ticket,,,Attendee,,,Buyer,\nNumber,Type,State,Name,Email,Company,Name,Email\n1001,VIP,paid,Anna M,a@x.org,Co,Bob,b@x.org\n1002,VIP,cancelled,Cid,c@x.org,,Bob,b@x.org',
		['new Anna M a@x.org Co t/1001', 'cancelled cancelled Cid c@x.org t/1002']
	],
	[
		'Dutch, with what stands between the names',
		`Voornaam;Tussenvoegsel;Achternaam;E-mailadres;Bedrijf;Functie
Jan;van der;Berg;jan@x.org;Co;Ingenieur
Eva;;Mol;eva@x.org;;`,
		['new Jan van der Berg jan@x.org Ingenieur Co p', 'new Eva Mol eva@x.org p']
	]
];

test.each(shops)('%s', (_, list, told) => {
	const sheet = readSheet(new TextEncoder().encode(list));
	if (!sheet.ok) throw new Error(sheet.problem);
	const { names, rows, from } = sheet.value;
	const planned = planOf(sheet.value, suggestedMapping(names, rows.slice(from)));
	const lines = planned
		.filter(({ reason }) => reason !== 'empty')
		.map(({ outcome, reason, name, email, headline, organisation, key }) =>
			[outcome, reason, name, email, headline, organisation, key.replace(/^p\/.*/, 'p')]
				.filter(Boolean)
				.join(' ')
		);
	expect(lines).toEqual(told);
});

test('addresses alone name nobody: nothing is taken for a name', () => {
	const sheet = readSheet(new TextEncoder().encode('Email\na@x.org\nb@x.org'));
	if (!sheet.ok) throw new Error(sheet.problem);
	expect(suggestedMapping(sheet.value.names, sheet.value.rows.slice(1))).toEqual(['email']);
});
