import { expect, test } from 'vitest';
import { isDroppedFlag, meaningOf } from './meaning.ts';
import { standingIn } from './standing.ts';
import { standingOf } from './status-words.ts';
import { suggestedMapping } from './mapping.ts';

test.each([
	[
		'Vorname | Nachname | E-Mail-Adresse | Firma | Berufsbezeichnung | Ticketart',
		'given family email organisation headline ticket'
	],
	[
		'Prénom | Nom de famille | Adresse e-mail | Société | Fonction | Type de billet',
		'given family email organisation headline ticket'
	],
	[
		'Nombre completo | Correo electrónico | Empresa | Cargo | Tipo de entrada',
		'name email organisation headline ticket'
	],
	[
		'Cognome | Nome di battesimo | Indirizzo e-mail | Azienda | Ruolo | Tipo di biglietto',
		'family given email organisation headline ticket'
	],
	[
		'Nome completo | Endereço de e-mail | Organização | Função | Tipo de ingresso',
		'name email organisation headline ticket'
	],
	[
		'Voornaam | Achternaam | E-mailadres | Bedrijf | Functie | Soort ticket',
		'given family email organisation headline ticket'
	],
	[
		'Imię | Nazwisko | Adres e-mail | Nazwa firmy | Stanowisko | Rodzaj biletu',
		'given family email organisation headline ticket'
	],
	[
		'Jméno a příjmení | E-mailová adresa | Společnost | Pracovní pozice | Typ vstupenky',
		'name email organisation headline ticket'
	],
	[
		'Fornavn | Etternavn | E-post | Bedrift | Stilling | Billettype',
		'given family email organisation headline ticket'
	],
	[
		'Förnamn | Efternamn | E-postadress | Företag | Befattning | Biljettyp',
		'given family email organisation headline ticket'
	],
	[
		'Etunimi | Sukunimi | Sähköposti | Yritys | Ammatti | Lipputyyppi',
		'given family email organisation headline ticket'
	],
	[
		'Keresztnév | Vezetéknév | E-mail cím | Cég | Beosztás | Jegytípus',
		'given family email organisation headline ticket'
	],
	[
		'Имя | Фамилия | Электронная почта | Компания | Должность | Тип билета',
		'name family email organisation headline ticket'
	],
	['Adı Soyadı | E-posta | Şirket | Unvan | Bilet türü', 'name email organisation headline ticket'],
	['氏名 | メールアドレス | 会社名 | 役職 | チケット種別', 'name email organisation headline ticket'],
	['姓名 | 电子邮件 | 公司 | 职位 | 票种', 'name email organisation headline ticket'],
	[
		'firstName | last_name | E-MAIL | companyName | JobTitle | ticket-type',
		'given family email organisation headline ticket'
	],
	[
		'Teilnehmername | Teilnehmer-E-Mail | Ihre Firma | Your current role *',
		'name email organisation headline'
	]
])('headers in many languages: %s', (headers, said) => {
	expect(headers.split(' | ').map((header) => meaningOf(header)?.said)).toEqual(said.split(' '));
});

test.each([
	'Rechnungsname',
	'Käufer-E-Mail',
	"E-mail de l'acheteur",
	'Nombre del comprador',
	'Nome acquirente',
	'E-mail do comprador',
	'Naam koper',
	'E-mail kupującego',
	'Invoice address name',
	'Emergency contact email',
	'Notfallkontakt Name',
	'E-mail address verified',
	'Event name',
	'Seat name'
])('a column of somebody else: %s', (header) => {
	expect(['buyer', 'other']).toContain(meaningOf(header)?.scope);
	expect(
		suggestedMapping([header], [['Anna Müller'], ['a@x.org']]).filter((field) => field && field !== 'name')
	).toEqual([]);
});

test.each([
	[
		'coming',
		'Attending, Checked In, Not checked in, approved, paid, ACTIVE, bezahlt, angemeldet, confirmé, pagado, confermato, pago, betaald, opłacone, zaplaceno, betalt, betald, maksettu, fizetve, оплачен, ödendi, 已支付, partially refunded, yes, ja, oui, sí'
	],
	[
		'cancelled',
		'Cancelled, canceled, CANCELED, Deleted, transferred, storniert, annulé, cancelado, anulado, annullato, geannuleerd, anulowane, zrušeno, aflyst, kansellert, avbokad, peruttu, törölve, отменён, iptal edildi, 已取消, キャンセル済み, 취소됨'
	],
	[
		'refunded',
		'refunded, Refund, erstattet, remboursé, reembolsado, rimborsato, terugbetaald, zwrócono, återbetald, возвращён, 返金済み'
	],
	['void', 'void, voided, ungültig, invalid'],
	[
		'unpaid',
		'unpaid, Not paid, AWAITING_OFFLINE_PAYMENT, nicht bezahlt, Zahlung ausstehend, impayé, pendiente de pago, non pagato, não pago, niet betaald, nieopłacone, nezaplaceno, ikke betalt, obetald, не оплачен, ödenmedi'
	],
	[
		'waitlisted',
		"waitlist, On waiting list, Warteliste, sur liste d'attente, lista de espera, in lista d'attesa, wachtlijst, lista rezerwowa, väntelista, キャンセル待ち"
	],
	[
		'declined',
		'declined, Not Attending, not going, rejected, No, abgelehnt, kommt nicht, refusé, rechazado, rifiutato, recusado, afgewezen, odrzucony, zamítnuto, avslått, отклонено, reddedildi'
	],
	[
		'unapproved',
		'pending approval, pending_approval, Freigabe ausstehend, en attente de validation, pendiente de aprobación, in attesa di approvazione'
	],
	['unassigned', 'unassigned, Incomplete, nicht zugewiesen, non attribué, sin asignar'],
	['expired', 'expired, abgelaufen, expiré, verlopen'],
	['unanswered', 'invited, Maybe, no response, eingeladen, vielleicht']
])('what a status says: %s', (standing, words) => {
	for (const word of words.split(', ')) expect(`${word}: ${standingOf(word)}`).toBe(`${word}: ${standing}`);
});

test('pending is unpaid, or not yet approved where a column is about that', () => {
	expect(standingIn('pending', { kind: 'status' }, new Map())).toBe('unpaid');
	expect(standingIn('pending', { kind: 'approval' }, new Map())).toBe('unapproved');
	expect(standingIn('No', { kind: 'paid' }, new Map())).toBe('unpaid');
	expect(standingIn('pending', { kind: 'status' }, new Map([['pending', 'coming']]))).toBe('coming');
	expect(standingIn('something new', { kind: 'status' }, new Map())).toBe('coming');
});

test.each([
	'Cancelled at',
	'Void Status',
	'Storniert am',
	'Annulé le',
	'Refunded',
	'Ticket cancelled',
	'Order: Cancelled'
])('%s is filled only for those who do not come', (header) => {
	expect(isDroppedFlag(header)).toBe(true);
	for (const cell of ['', 'no', 'false', '0', 'nein', 'Not void'])
		expect(standingIn(cell, { kind: 'flag' }, new Map())).toBe('coming');
	for (const cell of ['yes', 'TRUE', '2026-11-20 10:00', '1', 'x'])
		expect(standingIn(cell, { kind: 'flag' }, new Map())).toBe('cancelled');
});
