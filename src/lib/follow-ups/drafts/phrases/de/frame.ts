import { type ByTone, type Catalogue, lines } from '../catalogue.ts';

/** The whole name with Sie, since nobody knows whether it is Frau or Herr. */
export const greetings: ByTone = {
	warm: ['Hallo {name},'],
	plain: ['[Hallo|Guten Tag] {name},'],
	formal: ['Guten Tag {name},']
};

/** For somebody whose name cannot be said. */
export const nameless: ByTone = { warm: ['Hallo,'], plain: ['Hallo,'], formal: ['Guten Tag,'] };

/** Sentences with a gap: it stands behind a colon, so that anything may fill it. */
export const blanks: Catalogue['blanks'] = {
	said: lines(`
		Aus unserem Gespräch ist mir im Kopf geblieben: {blank}.
		Auf eines würde ich gern zurückkommen: {blank}.
	`),
	progress: lines(`
		Das hat sich seit unserem letzten Gespräch getan: {blank}.
		Neu ist bei mir: {blank}.
	`),
	deed: lines(`
		Dafür möchte ich [dir|Ihnen] danken: {blank}.
		Wofür ich dankbar bin: {blank}.
	`),
	why: lines(`
		Warum ich [dir|Ihnen] schreibe: {blank}.
		Der Anlass meiner Nachricht: {blank}.
	`)
};

export const steps: Catalogue['steps'] = {
	coffee: {
		warm: lines(`
			Wollen wir bald einmal einen Kaffee zusammen trinken?
			Ich würde so gern bei einem Kaffee weiterreden, wenn [du magst|Sie mögen].
			[Hast du|Haben Sie] Lust auf einen gemeinsamen Kaffee?
			Wie wäre es mit einem Kaffee? [Sag|Sagen Sie] mir gern, wann es passt.
			Über einen gemeinsamen Kaffee würde ich mich richtig freuen.
		`),
		plain: lines(`
			[Hast du|Haben Sie] Zeit für einen Kaffee?
			Wollen wir das bei einem Kaffee fortsetzen?
			Ich würde [dich|Sie] gern auf einen Kaffee treffen, wann immer es passt.
			Wenn [du magst|Sie mögen], trinken wir einen Kaffee zusammen.
			Passt [dir|Ihnen] demnächst ein gemeinsamer Kaffee?
		`),
		formal: lines(`
			[Hättest du|Hätten Sie] Zeit für einen gemeinsamen Kaffee?
			Gern würde ich unser Gespräch bei einem Kaffee fortsetzen.
			Darf ich [dich|Sie] auf einen Kaffee einladen?
			Wenn es [dir|Ihnen] recht ist, würde ich mich über einen gemeinsamen Kaffee freuen.
		`)
	},
	call: {
		warm: lines(`
			Wollen wir bald einmal kurz telefonieren?
			Ich würde so gern in einem kurzen Telefonat weiterreden, wenn [du magst|Sie mögen].
			[Hast du|Haben Sie] Lust auf ein kurzes Telefonat?
			Wie wäre es mit einem kurzen Anruf? [Sag|Sagen Sie] mir gern, wann es passt.
			Über ein kurzes Telefonat würde ich mich richtig freuen.
		`),
		plain: lines(`
			[Hast du|Haben Sie] Zeit für ein kurzes Telefonat?
			Wollen wir das in einem kurzen Anruf fortsetzen?
			Ich würde gern kurz mit [dir|Ihnen] telefonieren, wann immer es passt.
			Wenn [du magst|Sie mögen], telefonieren wir kurz.
			Passt [dir|Ihnen] demnächst ein kurzer Anruf?
		`),
		formal: lines(`
			[Hättest du|Hätten Sie] Zeit für ein kurzes Telefonat?
			Gern würde ich unser Gespräch am Telefon fortsetzen.
			Darf ich ein kurzes Telefonat vorschlagen?
			Wenn es [dir|Ihnen] recht ist, würde ich mich über ein kurzes Telefonat freuen.
		`)
	}
};

export const farewells: ByTone = {
	warm: lines(`
		Ich freue mich, von [dir|Ihnen] zu hören.
		Über eine Antwort würde ich mich sehr freuen.
		Ich freue mich auf [deine|Ihre] Antwort.
	`),
	plain: lines(`
		Ich freue mich, von [dir|Ihnen] zu hören.
		[Melde dich|Melden Sie sich] gern.
		Über eine Antwort freue ich mich.
	`),
	formal: lines(`
		Über eine Antwort würde ich mich freuen.
		Ich freue mich auf [deine|Ihre] Nachricht.
	`)
};

export const closings: ByTone = {
	warm: ['[Liebe|Herzliche] Grüße', 'Herzliche Grüße', 'Ganz herzliche Grüße', 'Mit herzlichen Grüßen'],
	plain: ['Viele Grüße', 'Beste Grüße', 'Schöne Grüße', 'Viele Grüße'],
	formal: ['Mit freundlichen Grüßen', 'Freundliche Grüße', 'Mit besten Grüßen']
};

export const subjects: Catalogue['subjects'] = {
	first: lines(`
		Unser Gespräch{at}
		Schön, [dich|Sie]{at} kennengelernt zu haben
		Danke für das Gespräch{at}
		Nach unserem Gespräch{at}
	`),
	unmet: ['Ein Gruß', 'Ein Gruß von {me}', 'Hallo von {me}'],
	thank: ['Danke', 'Ein Dankeschön', 'Danke für unser Gespräch{at}'],
	promise: ['Was ich versprochen habe', 'Wie versprochen', 'Mein Versprechen'],
	reminder: ['Eine kleine Frage zu unserem Gespräch{at}', 'Unser Gespräch{at}'],
	return: ['Wie läuft es?', 'Noch einmal zu unserem Gespräch{at}'],
	'check-in': ['Ein Gruß von {me}', 'Wie geht es [dir|Ihnen]?', 'Ein kurzer Gruß'],
	update: ['Zwischenstand', 'Ein kurzer Zwischenstand von {me}', 'Zwischenstand von {me}'],
	mentee: ['Wie geht es voran?', 'Wie läuft es bei [dir|Ihnen]?'],
	birthday: ['Alles Gute zum Geburtstag', 'Herzlichen Glückwunsch zum Geburtstag'],
	anniversary: ['Glückwunsch zum Arbeitsjubiläum', 'Zum Arbeitsjubiläum'],
	day: ['Ein Gruß zu diesem Tag', 'Ich denke an diesen Tag'],
	nudge: ['Meine Nachricht', 'Noch einmal zu meiner Nachricht']
};
