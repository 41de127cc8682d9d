import { phrases } from './folded.ts';

// Whose column it is. Words at the start of German, Dutch and Nordic compounds are found as well (`Rechnungsname`).

/** The one who comes. */
export const attendeeWords = new Set(
	phrases(`attendee, attendees, participant, participants, guest, guests, ticket, tickets, ticketholder, holder, delegate, registrant, visitor, invitee, badge, teilnehmer, teilnehmerin, teilnehmers, teilnehmende, teilnehmenden, teilnehmender, gast,
		gastes, besucher, besuchers, ticketinhaber, inhaber, participante, participantes, participante, invité, invités, billet, asistente, asistentes, invitado, entrada, inscrito, partecipante, partecipanti, ospite, biglietto, iscritto, convidado, ingresso,
		bilhete, deelnemer, deelnemers, bezoeker, uczestnik, uczestnika, gość, gościa, účastník, účastníka, účastník, návštěvník, deltager, deltagerens, deltagare, deltagarens, deltaker, deltakers, osallistuja, osallistujan, résztvevő, vendég, participantului,
		participantul, sudionik, sudionika, udeleženec, udeleženca, участник, участника, гость, гостя, учасник, учасника, katılımcı, katılımcının, συμμετέχων, συμμετέχοντα, 参加者, 参会者, 參加者, 참가자, 참석자, المشارك, משתתף, peserta`)
);

/** The one who paid. */
export const buyerWords = new Set(
	phrases(`order, orders, buyer, buyers, purchaser, purchasers, billing, invoice, invoicing, payer, payor, purchase, booker, booked, customer, customers, bill, payment, account, cardholder, registered, besteller, bestellers, bestellerin, bestellung, bestell, käufer, käufers, käuferin, rechnung,
		rechnungs, rechnungsadresse, rechnungsempfänger, zahler, buchung, bucher, buchender, auftraggeber, kunde, kunden, kundenname, acheteur, commande, facturation, facture, payeur, acquéreur, client, comprador, compradora, pedido, factura, facturación, pagador, cliente, acquirente, ordine,
		fatturazione, fattura, pagante, fatura, faturação, faturamento, cobrança, koper, bestelling, factuur, factuuradres, klant, kupujący, kupującego, zamawiający, zamawiającego, zamówienie, zamówienia, nabywca, nabywcy, płatnik, faktura, faktury, fakturační, objednatel, objednatele, objednávka,
		kupující, køber, kjøper, köpare, köparens, ordre, beställare, beställning, bestiller, faktureringsadresse, kund, laskutus, tilaaja, tilaajan, ostaja, ostajan, vevő, vásárló, számlázási, megrendelő, cumpărător, cumpărătorului, facturare, comandă, kupac, kupca, kupec, naručitelj,
		покупатель, покупателя, заказчик, заказчика, заказ, плательщик, плательщика, покупець, покупця, замовник, alıcı, satın, fatura, sipariş, αγοραστής, 購入者, 注文者, 請求, 请求, 购买者, 购票人, 订单, 구매자, 주문자, 예매자, pembeli`)
);

/** Somebody or something else that has a name, an address, a number or a state. */
export const otherWords = new Set(
	phrases(`emergency, kin, parent, parents, guardian, mother, father, spouse, child, children, kid, referrer, referral, referred, manager, supervisor, assistant, boss, secretary, coordinator, event, events, venue, coupon, discount, promo, promotion, voucher, affiliate, organizer, organiser, organisers, organizers, session, workshop,
		list, campaign, host, team, user, username, file, domain, seat, zone, bank, address, street, city, country, zip, postal, home, shipping, delivery, phone, mobile, membership, member, marital, visa, vaccination, immigration, dietary, check, checkin, checked, verified, confirm, confirmation, consent, opt, bounce, bounced, delivery,
		newsletter, size, website, linkedin, twitter, instagram, github, maiden, middle, nick, nickname, pet, notfall, notfallkontakt, erziehungsberechtigte, erziehungsberechtigter, erziehungsberechtigten, eltern, vorgesetzter, veranstaltung, veranstaltungs, veranstalter, gutschein, rabatt, mitglied, mitglieds, kontaktperson, ansprechpartner, ansprechpartnerin, straße, ort, kind, kindes,
		urgence, tuteur, parrain, événement, organisateur, emergencia, tutor, evento, organizador, emergenza, tutore, organizzatore, evento, emergência, responsável, noodgeval, noodcontact, ouder, voogd, evenement, organisator, nagły, nagłych, wypadku, awaryjny, opiekun, opiekuna, wydarzenie, wydarzenia, organizator, nouzový, nouze, tísňový, rodič, rodiče, akce, nødkontakt, nødstilfælde, nød,
		foresatt, pårørende, anhörig, nödkontakt, förälder, hätäyhteyshenkilö, huoltaja, tapahtuma, vészhelyzet, szülő, esemény, urgență, părinte, eveniment, экстренный, экстренной, экстренная, родитель, родителя, мероприятие, мероприятия, acil, veli, etkinlik, 緊急, 緊急連絡先, 紧急, 紧急联系人, 保護者, 活动, イベント, 비상, 비상연락처, 보호자, 행사`)
);

/** Words that change nothing: `Name des Teilnehmers`, `What is your job title?`. */
export const fillers = new Set(
	phrases(`the, of, a, an, contact, kontakt, your, my, please, enter, what, is, s, for, in, full, current, official, primary, work, business, professional, main, required, optional, mandatory, des, der, die, das, dem, den, ihr, ihre, dein, deine, wie, lautet, ist, bitte, angeben, pflichtfeld, optional, aktuelle, geschäftliche,
		berufliche, private, du, de, la, le, les, l, d, votre, vos, ton, quel, quelle, est, obligatoire, facultatif, professionnelle, el, los, las, del, su, tu, cuál, es, obligatorio, opcional, il, lo, i, della, dello, dell, di, tuo, tua, suo, qual, è, obbligatorio, o, os, as, do, da, dos, seu, sua, qual, obrigatório,
		van, het, uw, je, jouw, verplicht, en, twoje, twój, wymagane, vaše, din, ditt, ваш, ваше, ваша, och, og, um, 1, us`)
);

/** Starts of compounds, by whose they are; what remains must be a known word (`Teilnehmername`). */
export const compounds: readonly (readonly [start: string, scope: 'attendee' | 'buyer' | 'other'])[] = [
	...phrases(
		'teilnehmer, teilnehmenden, teilnehmerinnen, gäste, gast, besucher, deelnemers, deelnemer, bezoekers, deltager, deltagar, deltaker'
	).map((start) => [start, 'attendee'] as const),
	...phrases(
		'rechnungs, besteller, bestell, käufer, kunden, zahler, bucher, buchungs, auftraggeber, factuur, koper, klant, bestel, besteller, faktura, fakturerings, købers, køber, kjøper, köpar'
	).map((start) => [start, 'buyer'] as const),
	...phrases('notfall, veranstaltungs, veranstalter, eltern, mitglieds, nood, nöd, nød, kontaktpersonen').map(
		(start) => [start, 'other'] as const
	)
];

/** Words of a question that asks who one works for, or as what. */
export const questionWords = {
	start: phrases(
		'what, which, where, who, please, was, welche, welches, wo, bei, für, quel, quelle, dans, où, pour, qué, cuál, dónde, en, para, quale, dove, per, onde, qual, em, waar, wat, welk, welke, bij'
	),
	headline: phrases(
		'job title, current role, your role, job role, profession, berufsbezeichnung, deine rolle, ihre rolle, ihre position, deine position, beruf, intitulé de poste, votre poste, votre fonction, cargo, puesto, ruolo, functie'
	),
	organisation: phrases(
		'company, organisation, organization, employer, institution, do you work, unternehmen, firma, arbeitest, arbeiten sie, arbeitgeber, entreprise, société, organisme, travaillez, empresa, trabajas, trabaja, azienda, lavori, trabalha, bedrijf, organisatie, werk je, werkt u'
	)
};
