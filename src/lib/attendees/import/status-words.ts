import { folded, phrases } from './folded.ts';

/** What the words of a status say about a person's coming. */
export type Standing =
	| 'coming'
	| 'cancelled'
	| 'refunded'
	| 'void'
	| 'declined'
	| 'waitlisted'
	| 'unapproved'
	| 'unpaid'
	| 'expired'
	| 'unassigned'
	| 'unanswered'
	| 'pending';

// Starts of words, the first that is found decides: `not attending` stands before `attending`, `unpaid` before `paid`.
// `=` means the whole text.
const inOrder: readonly (readonly [standing: Standing, starts: string])[] = [
	[
		'coming',
		'not checked in, nicht eingecheckt, not refunded, not cancelled, not canceled, no refund, nicht storniert, not void, partially refunded, partial refund, teilweise erstattet, partiellement rembours, not yet checked in, never cancelled'
	],
	[
		'unassigned',
		'unassigned, not assigned, incomplete, info requested, nicht zugewiesen, nicht zugeordnet, unvollständig, non attribué, non assigné, incomplet, sin asignar, incompleto, non assegnat, não atribuíd, niet toegewezen, onvolledig, nieprzypisan, nepřiřazen, ikke tildelt, ej tilldelad, не назнач'
	],
	[
		'waitlisted',
		'wait list, waitlist, waiting list, on waitlist, on the waitlist, warteliste, auf der warteliste, auf warteliste, liste d attente, en liste d attente, sur liste d attente, lista de espera, en lista de espera, em lista de espera, lista d attesa, in lista d attesa, wachtlijst, op de wachtlijst, lista rezerwowa, lista oczekuj, na liście rezerwowej, čekací listina, náhradník, venteliste, på venteliste, väntelista, på väntelista, odotuslist, jonossa, várólist, listă de așteptare, lista de asteptare, lista čekanja, лист ожидания, в листе ожидания, список ожидания, bekleme list, 候补, 候補, キャンセル待ち, 补位, 대기자'
	],
	[
		'unapproved',
		'pending approval, awaiting approval, approval pending, needs approval, waiting for approval, not approved, not yet approved, unapproved, under review, in review, in prüfung, wird geprüft, zur prüfung, genehmigung, freigabe, nicht genehmigt, noch nicht genehmigt, nicht freigegeben, en attente de validation, en attente d approbation, non approuvé, non validé, pendiente de aprobación, pendiente de aprobar, sin aprobar, no aprobado, in attesa di approvazione, non approvato, da approvare, aguardando aprovação, pendente de aprovação, não aprovado, wacht op goedkeuring, niet goedgekeurd, oczekuje na zatwierdzenie, oczekuje na akceptację, niezatwierdz, čeká na schválení, neschválen, afventer godkendelse, venter på godkjenning, väntar på godkännande, odottaa hyväksyntää, jóváhagyásra vár, în așteptarea aprobării, ожидает подтверждения, ожидает одобрения, на рассмотрении, onay bekliyor, 审核中, 待审核, 承認待ち, 승인 대기'
	],
	[
		'unpaid',
		'unpaid, not paid, not yet paid, awaiting payment, awaiting offline payment, payment pending, pending payment, payment due, payment failed, overdue, open invoice, nicht bezahlt, noch nicht bezahlt, unbezahlt, zahlung ausstehend, zahlung offen, zahlung fehlgeschlagen, wartet auf zahlung, überfällig, =offen, =open, impayé, non payé, en attente de paiement, paiement en attente, no pagad, sin pagar, impagad, pendiente de pago, pago pendiente, non pagat, in attesa di pagamento, da pagare, não pag, aguardando pagamento, pagamento pendente, niet betaald, onbetaald, wacht op betaling, openstaand, nieopłac, niezapłac, nie opłac, nie zapłac, oczekuje na płatność, oczekuje na wpłatę, nezaplac, čeká na platbu, ikke betalt, ubetalt, afventer betaling, venter på betaling, obetal, ej betal, inte betal, väntar på betalning, maksamat, ei maksettu, odottaa maksua, fizetetlen, nincs fizetve, fizetésre vár, neplătit, neplatit, nije plaćeno, ni plačano, не оплач, неоплач, ожидает оплаты, не сплач, ödenmedi, ödeme bekl, απλήρωτ, 未支払, 未払, 未付, 待付款, 支払い待ち, 미결제, 결제 대기, 미납'
	],
	[
		'expired',
		'expired, abgelaufen, verfallen, expiré, caducad, vencid, expirad, scadut, verlopen, wygas, przetermin, vypršel, propadl, udløbet, utløpt, utgång, vanhentun, lejárt, expirat, istekl, истек, просроч, süresi dol, 期限切れ, 已过期, 만료'
	],
	[
		'declined',
		'declin, reject, denied, not attending, not going, not coming, can t go, cannot go, can t attend, cannot attend, won t attend, will not attend, unable to attend, =no, =n, no i can t, no thanks, refused, abgelehnt, nimmt nicht teil, nehme nicht teil, kommt nicht, komme nicht, absage, =nein, refusé, refuse, décliné, ne participe pas, ne participera pas, ne vient pas, pas présent, absent, =non, rechazad, declinad, no asist, no va, no viene, rifiutat, declinat, non partecip, non viene, recusad, não vai, não vem, não particip, =não, afgewezen, geweigerd, komt niet, =nee, odrzuc, nie weźmie, nie bierze, nie przyjdzie, =nie, zamít, odmít, nepřijde, neúčastní, =ne, afvist, deltager ikke, kommer ikke, avslått, avslag, deltar ikke, =nej, =nei, avböj, kommer inte, deltar inte, hylät, ei osallistu, ei tule, =ei, elutasít, nem jön, nem vesz részt, =nem, respins, refuzat, nu particip, nu vine, =nu, odbijen, ne dolazi, zavrnjen, отклон, отказ, не прид, не участв, =нет, відхил, =ні, redded, katılm, gelm, =hayır, 拒绝, 不参加, 欠席, 辞退, 不参加, 거절, 불참, 불참석'
	],
	[
		'refunded',
		'refund, fully refunded, charged back, chargeback, erstattet, rückerstattet, zurückerstattet, rückzahlung, rembours, reembols, devuelt, rimbors, restitu, terugbetaald, zwrócon, zwrot, vrácen, refunder, tilbagebetal, tilbakebetal, återbetal, hyvitet, palautet, visszatérít, rambursat, povrat, возвра, поверн, iade, επιστρ, 返金, 払い戻し, 退款, 환불'
	],
	[
		'void',
		'void, voided, invalid, ungültig, nichtig, entwertet, nul, no válid, inválid, invalid, non valid, ongeldig, nieważn, neplatn, ugyldig, ogiltig, mitätön, érvénytelen, nevalid, недейств, geçersiz, 無効, 无效, 무효'
	],
	[
		'cancelled',
		'cancel, cancelled, canceled, was cancelled, deleted, removed, withdrawn, withdrew, transferred, inactive, deactivated, disabled, blocked, revoked, no longer, unregistered, storn, abgesagt, abgemeldet, gelöscht, entfernt, zurückgezogen, zurückgetreten, übertragen, gesperrt, inaktiv, deaktiviert, widerrufen, annul, supprim, désinscrit, transféré, inactif, anul, cancelad, eliminad, borrad, retirad, transferid, inactiv, annull, disdett, ritirat, cedut, inattiv, excluíd, removid, desist, inativ, geannul, afgemeld, afgezegd, verwijderd, ingetrokken, inactief, wypis, usunięt, zrezygn, nieaktywn, wycofan, zruš, smazan, odhlášen, neaktivn, aflyst, afmeldt, slettet, avlyst, avmeldt, kansel, avbok, avanmäl, makuler, borttag, raderad, peru, poistettu, töröl, lemond, visszavon, renunțat, șters, otkaz, preklic, odjavljen, отмен, аннул, удал, скасов, видал, iptal, silin, ακυρ, αναιρ, атказ, анулир, 取消, キャンセル, 删除, 취소, 삭제, ملغ, ملغى, الغاء, إلغاء, בוטל, מבוטל, ยกเลิก, hủy, dibatalkan, batal'
	],
	[
		'unanswered',
		'invited, not responded, no response, no reply, not replied, no rsvp, awaiting response, awaiting reply, maybe, tentative, interested, unconfirmed, not confirmed, eingeladen, keine antwort, keine rückmeldung, vielleicht, unbestätigt, nicht bestätigt, interessiert, invité, sans réponse, pas de réponse, peut être, non confirmé, invitad, sin respuesta, sin confirmar, no confirmad, quizá, tal vez, invitat, nessuna risposta, senza risposta, forse, non confermat, convidad, sem resposta, talvez, não confirmad, uitgenodigd, geen antwoord, geen reactie, misschien, niet bevestigd, onbevestigd, zaproszon, brak odpowiedzi, może, niepotwierdz, pozván, bez odpovědi, možná, nepotvrz, inviteret, intet svar, invitert, måske, kanskje, inbjud, inget svar, kanske, kutsuttu, ei vastausta, ehkä, meghív, nincs válasz, talán, приглаш, нет ответа, возможно, davet, belki, 已邀请, 未回答, 未定, 招待済み, 초대됨, 미정'
	],
	[
		'pending',
		'pending, on hold, processing, in progress, draft, started, not completed, uncompleted, abandoned, failed, awaiting, waiting, initiated, checkout, ausstehend, in bearbeitung, wartend, entwurf, begonnen, abgebrochen, fehlgeschlagen, schwebend, en attente, en cours, brouillon, abandonné, échoué, pendiente, en espera, en curso, en proceso, borrador, fallid, in attesa, in corso, sospes, bozza, fallit, pendente, em espera, em análise, aguard, em andamento, rascunho, in afwachting, in behandeling, concept, mislukt, oczekuj, w trakcie, wstrzym, szkic, čeká, čekaj, rozprac, afventer, avventer, venter, kladde, väntar, under behandling, utkast, odottaa, kesken, függőben, folyamatban, în așteptare, în curs, na čekanju, v čakanju, ожида, в обработке, очіку, beklemede, bekliyor, εκκρεμ, 保留, 待处理, 处理中, 処理中, 대기, 처리중'
	],
	[
		'coming',
		'attend, going, yes, =y, =true, approv, accepted, confirm, paid, active, valid, complete, checked in, check in, checked, registered, assigned, issued, sold, free, complimentary, succe, settled, ok, going, coming, joined, session, no show, bezahlt, bestätigt, aktiv, gültig, angemeldet, registriert, teilnehm, nimmt teil, kommt, zugesagt, zusage, =ja, eingecheckt, kostenlos, frei, abgeschlossen, genehmigt, vollständig, payé, confirmé, validé, inscrit, =oui, actif, présent, gratuit, accepté, approuvé, terminé, participe, pagad, confirmad, aprobad, =si, =sí, activ, asist, inscrit, aceptad, completad, válid, gratis, pagat, confermat, approvat, iscritt, attiv, presente, accettat, completat, gratuit, =pago, =sim, ativ, inscrit, aprovad, aceit, concluíd, betaald, bevestigd, goedgekeurd, aangemeld, ingeschreven, actief, geldig, voltooid, opłac, zapłac, potwierdz, =tak, aktywn, zarejestr, zatwierdz, ważn, zaplac, potvrz, =ano, aktivn, schvál, platn, registrov, betalt, bekræft, bekreft, godken, godkjen, aktiv, tilmeldt, påmeldt, bekräft, betald, anmäld, maksettu, vahvist, =kyllä, hyväksyt, aktiivi, ilmoittau, fizetve, kifizet, megerősít, =igen, jóváhagy, aktív, plătit, platit, confirmat, =da, aprobat, plaćen, potvrđen, plačan, оплач, подтвержд, =да, актив, зарегистр, сплач, підтвердж, =так, ödendi, onayl, =evet, katıl, aktif, πληρω, επιβεβαι, 已付, 已支付, 已确认, 已通过, 确定, 確定, 支払済, 支払い済み, 参加, 出席, 承認済, 결제완료, 결제 완료, 확정, 참석, 참가, 승인, مؤكد, مدفوع, אושר, שולם'
	]
];

type Start = { standing: Standing; text: string; isWhole: boolean; isAnywhere: boolean };

const starts: readonly Start[] = inOrder.flatMap(([standing, list]) =>
	list.split(',').flatMap((entry) => {
		const isWhole = entry.trim().startsWith('=');
		return phrases(entry).map((text) => ({ standing, text, isWhole, isAnywhere: isUnspaced(text) }));
	})
);

// A column says the same few words in thousands of rows.
const answered = new Map<string, Standing | null>();
const mostAnswered = 5_000;

/** What the words of a status say; null where they are not known. */
export function standingOf(status: string): Standing | null {
	const known = answered.get(status);
	if (known !== undefined) return known;
	if (answered.size >= mostAnswered) answered.clear();
	const standing = find(status);
	answered.set(status, standing);
	return standing;
}

function find(status: string): Standing | null {
	const said = folded(status);
	if (said === '') return 'coming';
	const found = starts.find(({ text, isWhole, isAnywhere }) => {
		if (isWhole) return said === text;
		return isAnywhere ? said.includes(text) : said.startsWith(text) || said.includes(` ${text}`);
	});
	return found?.standing ?? null;
}

/** Chinese, Japanese, Korean, Thai: no spaces between words. */
function isUnspaced(text: string): boolean {
	return /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}]/u.test(text);
}
