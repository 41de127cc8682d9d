import { phrases } from './folded.ts';

// What headers of attendee lists say, in the languages their exporters speak. Compared after `folded`: case, accents and
// punctuation do not matter. Earlier phrases of a field win over later ones.

/** A single word for a whole name that is half of it where the other half has a column of its own (`Name, Vorname`). */
export const eitherName = phrases(
	'name, nom, nombre, nome, naam, navn, namn, nazwa, meno, jmeno, nume, név, ime, имя, ад, 名字'
);

export const headerWords = {
	name: phrases(`full name, name, fullname, complete name, display name, first and last name, first name last name, first last name,
		name surname, name and surname, preferred name, name on badge, badge name, names, person, people, who, nametag, name tag,
		vollständiger name, ganzer name, vor und nachname, vorname nachname, vorname und nachname, vorname und name, vor und zuname, namensschild,
		nom complet, prénom et nom, prénom nom, nom, nombre completo, nombre y apellidos, nombre y apellido, nombre,
		nome completo, nome e cognome, nome cognome, nome e sobrenome, nome e apelido, nome, nominativo,
		naam, volledige naam, voor en achternaam, voornaam en achternaam, voornaam achternaam, imię i nazwisko, imie nazwisko,
		celé jméno, jméno a příjmení, jméno, meno a priezvisko, meno, navn, fulde navn, fullt navn, namn, för och efternamn,
		fullständigt namn, nimi, koko nimi, etu ja sukunimi, név, teljes név, nume complet, nume, prenume și nume, ime i prezime, ime in priimek, ime,
		имя и фамилия, имя фамилия, имя, ім'я та прізвище, ім'я, ad soyad, adı soyadı, ad soyadı, isim, isim soyisim, ad,
		ονοματεπώνυμο, όνομα, име, vārds uzvārds, vardas pavardė, ees ja perekonnanimi,
		姓名, 名字, 氏名, お名前, 名前, 성명, 이름, الاسم, الاسم الكامل, שם, שם מלא, ชื่อ, họ và tên, họ tên, nama, nama lengkap`),
	// The family name first: a cell says `Müller, Anna` or `DUPONT Jean`.
	familyFirst:
		phrases(`last first, name last first, last name first name, last name and first name, surname first name, surname name, surname given name,
		surname and name, family name given name, family given, nachname vorname, name vorname, familienname vorname, nach und vorname, zuname vorname,
		nom prénom, nom et prénom, nom prénoms, nom et prénoms, nom de famille prénom, apellidos nombre, apellidos y nombre, apellido nombre, apellido y nombre,
		cognome nome, cognome e nome, sobrenome nome, apelido nome, achternaam voornaam, naam voornaam, nazwisko i imię, nazwisko imię,
		příjmení a jméno, příjmení jméno, priezvisko a meno, efternavn fornavn, etternavn fornavn, efternamn förnamn, sukunimi etunimi,
		nume și prenume, nume prenume, prezime i ime, фио, фамилия имя, фамилия имя отчество, піб, прізвище та ім'я, фамилия и имя`),
	given:
		phrases(`first name, given name, firstname, givenname, forename, given names, first names, fname, first, christian name, vorname, vornamen, rufname,
		prénom, prénoms, primer nombre, nombres, nombre de pila, primeiro nome, nome próprio, nome di battesimo, voornaam, roepnaam, imię, imiona,
		křestní jméno, křestné meno, fornavn, förnamn, etunimi, keresztnév, utónév, prenume, prenumele, osobno ime, имя отчество, özel ad, eesnimi, vārds, vardas, 名, 이름만`),
	family:
		phrases(`last name, family name, surname, lastname, familyname, lname, last, last names, second name, nachname, familienname, zuname, nom de famille,
		apellidos, apellido, primer apellido, cognome, sobrenome, último nome, apelido, achternaam, familienaam, nazwisko, příjmení, priezvisko, efternavn,
		etternavn, efternamn, sukunimi, vezetéknév, családnév, nume de familie, prezime, priimek, фамилия, прізвище, soyad, soyadı, soyisim, επώνυμο, фамилно име,
		perekonnanimi, uzvārds, pavardė, 姓, 苗字, 성`),
	// What stands between the given and the family name: `van der`.
	particle: phrases(
		'tussenvoegsel, tussenvoegsels, voorvoegsel, voorvoegsels, tussenvoegsel s, infix, surname prefix, last name prefix, family name prefix, name infix, name particle, namensvorsatz, vorsatzwort, namenspräfix, particule'
	),
	email:
		phrases(`email address, email, mail address, mail, emailaddress, email adresse, emailadresse, mailadresse, mail adresse, elektronische post,
		adresse email, adresse mail, adresse électronique, adresse de courriel, adresse courriel, courriel, mél, correo electrónico, correo, dirección de correo electrónico,
		dirección de correo, dirección de email, dirección email, correo e, indirizzo email, indirizzo mail, indirizzo di posta elettronica, posta elettronica, endereço de email,
		endereço email, correio eletrónico, correio eletrônico, emailadres, mailadres, email adres, adres email, adres mail, adres poczty elektronicznej, emailová adresa, emailova adresa,
		epost, e post, epostadresse, e postadresse, e post adresse, epostadress, e postadress, e post adress, mailadresse, sähköposti, sähköpostiosoite, email cím, e mail cím,
		adresă de email, adresă email, email adresa, adresa e pošte, e pošta, почта, электронная почта, эл почта, адрес электронной почты, email адрес, имейл, електронна пошта,
		ел пошта, eposta, e posta, e posta adresi, eposta adresi, ηλεκτρονικό ταχυδρομείο, e pasts, el paštas, e kiri, 邮箱, 电子邮箱, 电子邮件, 邮件地址, 電子郵件, メール, メールアドレス, eメール,
		이메일, 이메일 주소, 메일, البريد الإلكتروني, البريد الالكتروني, אימייל, דואל, דוא ל, อีเมล, thư điện tử, surel, alamat email`),
	headline:
		phrases(`job title, headline, jobtitle, job position, job role, position title, professional title, current role, role title, role, position, job,
		profession, occupation, designation, job function, function, title, job title role, role job title, title role, position role,
		berufsbezeichnung, jobtitel, stellenbezeichnung, positionsbezeichnung, beruf, funktion, position, tätigkeit, rolle, stelle, titel,
		poste, fonction, intitulé du poste, titre du poste, poste occupé, métier, titre, cargo, puesto, puesto de trabajo, profesión, ocupación, título profesional, función,
		qualifica, ruolo, professione, posizione, mansione, posizione lavorativa, função, profissão, ocupação, função cargo, functie, functietitel, beroep, rol, functienaam,
		stanowisko, zawód, funkcja, rola, pozice, pracovní pozice, profese, povolání, funkce, pozícia, stilling, stillingsbetegnelse, yrke, jobbtitel, befattning, titteli, ammatti,
		tehtävänimike, tehtävä, beosztás, foglalkozás, munkakör, funcție, funcția, ocupație, zanimanje, pozicija, radno mjesto, delovno mesto, должность, профессия, посада, професія, unvan, ünvan,
		görev, meslek, pozisyon, θέση, επάγγελμα, длъжност, amet, amats, pareigos, 职位, 职务, 職稱, 職位, 役職, 肩書, 肩書き, 職業, 직책, 직함, 직업, المسمى الوظيفي, תפקיד, ตำแหน่ง, chức vụ, chức danh, jabatan, pekerjaan`),
	organisation:
		phrases(`company name, company, organisation, organization, organisation name, organization name, company organisation, company organization,
		organisation company, organization company, employer, workplace, affiliation, institution, company institution, company affiliation, org, firm, business name, business, agency, startup, university,
		firma, firmenname, unternehmen, unternehmensname, firma organisation, firma institution, unternehmen organisation, arbeitgeber, institut, einrichtung, betrieb, verein, hochschule,
		entreprise, nom de l'entreprise, nom de la société, société, organisme, employeur, structure, établissement, raison sociale, association, empresa, nombre de la empresa, compañía, organización,
		institución, entidad, azienda, nome azienda, società, ente, organizzazione, ditta, ragione sociale, nome da empresa, organização, instituição, companhia, entidade,
		bedrijf, bedrijfsnaam, organisatie, werkgever, instelling, nazwa firmy, organizacja, przedsiębiorstwo, instytucja, pracodawca, společnost, organizace, zaměstnavatel, spoločnosť, organizácia,
		virksomhed, virksomhet, selskap, bedrift, organisasjon, arbeidsgiver, arbejdsgiver, företag, företagsnamn, arbetsgivare, yritys, organisaatio, työnantaja, cég, cégnév, szervezet, munkahely, intézmény,
		companie, firmă, compania, organizație, instituție, tvrtka, poduzeće, podjetje, organizacija, компания, организация, название компании, место работы, работодатель, компанія, організація,
		фирма, şirket, şirket adı, kurum, kuruluş, εταιρεία, οργανισμός, ettevõte, uzņēmums, įmonė, 公司, 公司名称, 单位, 機構, 机构, 组织, 会社, 会社名, 企業名, 所属, 勤務先, 団体名, 회사, 회사명, 소속, 기관, الشركة, المؤسسة,
		חברה, ארגון, บริษัท, công ty, perusahaan, instansi, organisasi`),
	ticket:
		phrases(`ticket type, type of ticket, ticket name, ticket class, ticket category, ticket kind, registration type, registration category, pass type, admission type, ticket title, ticket, pass,
		product name, product, item name, item, admission, ticketart, tickettyp, ticketkategorie, ticketname, ticket kategorie, ticket art, kartenart, kartentyp, karte, produkt, kategorie, category, tarif,
		type de billet, type billet, billet, type de ticket, catégorie, nom du billet, tipo de entrada, entrada, tipo de boleto, boleto, tipo de ticket, tipo entrada, categoría, tipo di biglietto, tipo biglietto, biglietto,
		categoria, tipologia biglietto, tipo de ingresso, tipo de bilhete, ingresso, bilhete, soort ticket, tickettype, kaartsoort, kaartje, categorie, rodzaj biletu, typ biletu, bilet, kategoria, typ vstupenky, vstupenka,
		typ lístka, billettype, billet type, billettkategori, billett, biljettyp, biljett, lipputyyppi, lippu, jegytípus, jegy, tip bilet, categorie bilet, vrsta ulaznice, ulaznica, vrsta vstopnice, тип билета, билет,
		категория билета, тип квитка, квиток, bilet türü, bilet tipi, τύπος εισιτηρίου, εισιτήριο, 票种, 票券類型, チケット種別, チケット名, チケットの種類, チケット, 티켓 종류, 티켓, نوع التذكرة, סוג כרטיס, loại vé, jenis tiket`),
	id: phrases(`ticket id, ticket number, ticket reference, ticket code, ticket no, ticket nr, ticket ref, ticket uuid, ticket identifier, attendee id, attendee number, attendee no, attendee nr, attendee reference,
		attendee code, attendee identifier, participant id, participant number, guest id, guest key, api id, registration id, registration number, registration code, registration no, registrant id, barcode, barcode number, bar code, public id,
		pseudonymization id, secret, qr code, ticket secret, ticketnummer, ticket nummer, ticketcode, teilnehmernummer, teilnehmernr, teilnehmer nr, teilnehmer number, teilnehmer id, ticketnr, kartennummer, kartennr, anmeldenr, anmeldenummer, anmelde id, numéro de billet, numéro du billet, number billet,
		code billet, code barres, code à barres, numéro de participant, número de entrada, código de entrada, código de barras, número de boleto, numero biglietto, codice biglietto, codice a barre, número do bilhete, número do ingresso,
		código do ingresso, código do bilhete, kaartnummer, deelnemersnummer, numer biletu, kod biletu, kod kreskowy, číslo vstupenky, kód vstupenky, billetnummer, billettnummer, biljettnummer, lipun numero, jegyszám,
		jegy azonosító, cod bilet, număr bilet, номер билета, код билета, номер квитка, bilet numarası, bilet no, チケット番号, 票号, 参加者id, 티켓 번호, short id, user id, member id, uuid, guid, unique id, id`),
	order:
		phrases(`order code, order number, order id, order reference, order no, order nr, order ref, booking code, booking number, booking reference, booking id, confirmation number, confirmation code, reservation number, transaction id,
		bestellnummer, bestellnr, bestellcode, bestell nr, bestellung number, bestellung, auftragsnummer, auftragsnr, buchungsnummer, buchungsnr, buchungscode, numéro de commande, code de commande, number commande, commande, número de pedido, pedido, numero ordine, codice ordine, ordine,
		número do pedido, bestelnummer, numer zamówienia, zamówienie, číslo objednávky, ordrenummer, ordernummer, tilausnumero, rendelésszám, număr comandă, номер заказа, номер замовлення, sipariş numarası, sipariş no, 注文番号, 订单号, 주문번호, order`),
	position: phrases(
		'position id, position number, positionid, position no, order position, positionsnummer, position nr, positions id, seat position id, line item, line item id, numéro de position'
	),
	quantity:
		phrases(`quantity, qty, number of tickets, ticket quantity, tickets count, ticket count, no of tickets, number of attendees, number of guests, party size, anzahl, menge, stückzahl, anzahl tickets, ticketanzahl, anzahl karten,
		anzahl personen, quantité, nombre de billets, nombre de places, nombre de participants, cantidad, número de entradas, quantità, numero biglietti, quantidade, número de ingressos, número de bilhetes, aantal, aantal tickets, ilość, liczba biletów,
		množství, počet, počet vstupenek, antal, antall, antal billetter, antal biljetter, määrä, mennyiség, darab, cantitate, număr bilete, količina, количество, кількість, adet, miktar, ποσότητα, 数量, 枚数, 수량, 인원, الكمية, כמות, số lượng, jumlah`),
	status:
		phrases(`attendee status, ticket status, registration status, guest status, approval status, rsvp status, rsvp, status, order status, booking status, payment status, order state, payment state, registration state, attendance status,
		participation status, invitation status, reservation status, response, going, attending, will you attend, will you be attending, are you attending, are you coming, kommst du, kommen sie, nimmst du teil, nehmen sie teil, viendrez vous, asistirás, parteciperai, kom je, order type, state, reply, paid, payment, ticketstatus, teilnehmerstatus, teilnahmestatus, anmeldestatus, bestellstatus, buchungsstatus, zahlungsstatus,
		zahlstatus, bezahlstatus, bezahlt, zusage, rückmeldung, antwort, teilnahme, zustand, statut, statut du billet, statut du participant, statut de la commande, statut commande, statut du paiement, statut de paiement, statut paiement, état, réponse,
		statut d'inscription, estado, estado de la entrada, estado del pedido, estado de pago, estado del pago, estado de la inscripción, estado de registro, estatus, respuesta, stato, stato ordine, stato biglietto, stato pagamento, stato dell'ordine, stato del pagamento,
		stato iscrizione, risposta, situação, estado do pedido, status do pedido, estado do bilhete, status do ingresso, estado do pagamento, status do pagamento, resposta, betaalstatus, bestelstatus, orderstatus, stan, status zamówienia,
		status płatności, status biletu, status uczestnika, stav, stav objednávky, stav platby, stav vstupenky, ordrestatus, betalingsstatus, billetstatus, betalningsstatus, biljettstatus, tila, lipun tila, maksun tila, státusz, állapot,
		fizetés állapota, stare, stare comandă, starea plății, статус, статус заказа, статус билета, статус оплаты, состояние, стан, durum, sipariş durumu, ödeme durumu, κατάσταση, 状态, 狀態, 订单状态, 审核状态, ステータス, 状態, 申込状況, 出欠, 상태, 결제 상태, 참가 상태,
		الحالة, סטטוס, สถานะ, trạng thái`)
} as const;

/** A column that says yes, or when, only for those who do not come. */
export const droppedFlags =
	phrases(`cancelled, canceled, is cancelled, is canceled, cancelled at, canceled at, cancelled on, canceled on, cancellation date, cancelled date, cancellation, void, voided, void status, voided at, refunded,
	is refunded, refunded at, refunded on, refund date, refund status, refund, deleted at, removed at, storniert, storno, storniert am, stornodatum, stornierungsdatum, stornierung, abgemeldet, abgesagt, erstattet, erstattet am, annulé, annulé le, annulation,
	date d'annulation, remboursé, remboursé le, cancelado, cancelada, cancelado el, cancelado em, fecha de cancelación, anulado, reembolsado, annullato, annullato il, cancellato, data annullamento, rimborsato, data de cancelamento, geannuleerd, geannuleerd op,
	terugbetaald, anulowano, anulowane, anulowany, data anulowania, zwrócono, zrušeno, zrušené, stornováno, annulleret, aflyst, avlyst, kansellert, avbokad, makulerad, peruttu, peruutettu, törölve, lemondva, anulat, otkazano, preklicano,
	отменен, отменён, отменено, дата отмены, скасовано, iptal, iptal edildi, iptal tarihi, 取消, キャンセル, キャンセル日, 취소, 취소일`);
