import { type Grid, every, lines } from '../catalogue.ts';

// True before the day, on it and behind it.
const wishes = every(
	lines(`
		.
		, und ich wünsche [dir|Ihnen] ein gutes Jahr.
		, und ich denke an [dich|Sie].
		, und ich wünsche [dir|Ihnen] viel Freude.
		, mit allen guten Wünschen von mir.
		, und ich wünsche [dir|Ihnen] Glück und Gesundheit.
		, und ich schicke [dir|Ihnen] einen herzlichen Gruß.
		, und ich wünsche [dir, was du dir selbst wünschst|Ihnen, was Sie sich selbst wünschen].
		 – [lass es dir|lassen Sie es sich] gut gehen.
		, und das ganze Jahr möge ein gutes werden.
	`)
);

export const birthday: Grid = {
	heads: every(
		lines(`
			alles Gute zum Geburtstag{when}
			herzlichen Glückwunsch zum Geburtstag{when}
			ich wünsche [dir|Ihnen] alles Gute zum Geburtstag{when}
			die besten Wünsche zum Geburtstag{when}
			ich gratuliere [dir|Ihnen] herzlich zum Geburtstag{when}
			von Herzen alles Gute zum Geburtstag{when}
			meine herzlichen Wünsche zum Geburtstag{when}
			zum Geburtstag wünsche ich [dir|Ihnen] alles Gute{when}
			viel Glück und alles Gute zum Geburtstag{when}
			ich sende [dir|Ihnen] meine Glückwünsche zum Geburtstag{when}
		`)
	),
	tails: wishes
};

export const anniversary: Grid = {
	heads: every(
		lines(`
			herzlichen Glückwunsch zum Arbeitsjubiläum{when}
			alles Gute zum Arbeitsjubiläum{when}
			ich gratuliere [dir|Ihnen] zum Arbeitsjubiläum{when}
			meine Glückwünsche zum Arbeitsjubiläum{when}
			die besten Wünsche zum Arbeitsjubiläum{when}
			zum Arbeitsjubiläum gratuliere ich [dir|Ihnen] herzlich{when}
			ich sende [dir|Ihnen] meine Glückwünsche zum Arbeitsjubiläum{when}
			von Herzen alles Gute zum Arbeitsjubiläum{when}
			Glückwunsch zum Arbeitsjubiläum{when}
			viel Freude und alles Gute zum Arbeitsjubiläum{when}
		`)
	),
	tails: wishes
};

/** A day of theirs that has a name of its own. */
export const day: Grid = {
	heads: every(
		lines(`
			ich denke an einen Tag, der [dir|Ihnen] wichtig ist
			einen Tag von [dir|Ihnen] habe ich nicht vergessen
			mir ist ein Tag von [dir|Ihnen] eingefallen
			ein besonderer Tag von [dir|Ihnen] steht in meinem Kalender
			ich schreibe wegen eines besonderen Tages
			heute schreibe ich wegen eines Tages von [dir|Ihnen]
			ich habe mir einen Tag von [dir|Ihnen] gemerkt
			in meinem Kalender steht ein Tag von [dir|Ihnen]
			mein Kalender erinnert mich an einen Tag von [dir|Ihnen]
			ein Tag von [dir|Ihnen] kam mir in den Sinn
		`)
	),
	tails: wishes
};

/** To a mentor: how I am getting on. */
export const update: Grid = {
	heads: every(
		lines(`
			ich wollte [dir|Ihnen] erzählen, wie es bei mir vorangeht
			hier kommt ein kurzer Zwischenstand von mir
			ich möchte [dir|Ihnen] erzählen, was sich seit unserem letzten Gespräch getan hat
			es ist Zeit für einen kurzen Zwischenstand
			einen Zwischenstand bin ich [dir|Ihnen] noch schuldig
			ich möchte [dich|Sie] auf dem Laufenden halten
			ein paar Zeilen dazu, wie es läuft
			ich möchte [dich|Sie] wissen lassen, wo ich stehe
			ich schreibe [dir|Ihnen], wie es bei mir läuft
			[du sollst|Sie sollen] hören, wie es bei mir weitergeht
			ich dachte, [du hörst|Sie hören] vielleicht gern von mir
			schon länger wollte ich [dir|Ihnen] einen Zwischenstand schicken
		`)
	),
	tails: every(
		lines(`
			, und ich hoffe, es geht [dir|Ihnen] gut.
			.
			, weil mir [dein|Ihr] Rat wichtig ist.
			, und ich bin gespannt, was [du dazu sagst|Sie dazu sagen].
			, damit [du weißt|Sie wissen], wie es steht.
			, denn [deine|Ihre] Meinung ist mir wichtig.
			, und danke für [deine|Ihre] Unterstützung.
			, denn [du hast|Sie haben] daran Anteil.
			, und danke für [deine|Ihre] Zeit.
		`)
	)
};

/** To a mentee: how they are getting on. */
export const mentee: Grid = {
	heads: every(
		lines(`
			ich wollte fragen, wie es bei [dir|Ihnen] vorangeht
			ich würde gern hören, wie es bei [dir|Ihnen] steht
			es ist Zeit, dass ich nachfrage, wie es [dir|Ihnen] geht
			ich bin neugierig, wie es bei [dir|Ihnen] läuft
			über einen Zwischenstand von [dir|Ihnen] würde ich mich freuen
			schon länger wollte ich fragen, wie es [dir|Ihnen] geht
			[erzähl|erzählen Sie] mir gern, wie es bei [dir|Ihnen] weitergeht
			ich wüsste gern, wo [du stehst|Sie stehen]
			ich möchte hören, was es bei [dir|Ihnen] Neues gibt
			mich interessiert, wie es bei [dir|Ihnen] vorangeht
			ich frage heute einmal nach, wie es steht
		`)
	),
	tails: every(
		lines(`
			.
			, und ob ich irgendwie helfen kann.
			, wie auch immer die Antwort ausfällt.
			, das Gute und das Schwierige.
			, gern in ganz wenigen Worten.
			, wann immer es [dir|Ihnen] passt.
			, daher diese kurze Nachricht.
			, und für Fragen habe ich Zeit.
			, und ich denke gern mit.
			, also [schreib|schreiben Sie] mir gern.
		`)
	)
};

/** One gentle reminder after silence. */
export const nudge: Grid = {
	heads: every(
		lines(`
			ich hatte [dir|Ihnen]{when} geschrieben
			ich habe [dir|Ihnen]{when} eine Nachricht geschickt
			vielleicht [hast du|haben Sie] meine Nachricht gesehen
			ich komme auf meine Nachricht zurück
			dies ist eine kleine Nachfrage zu meiner Nachricht
			meine Nachricht kam vielleicht in einem vollen Moment
			nur ein kurzes Wort nach meiner Nachricht
			ich möchte meine Nachricht noch einmal nach oben holen
			vielleicht ist meine Nachricht untergegangen
			hier kommt eine leise Erinnerung an meine Nachricht
		`)
	),
	tails: every(
		lines(`
			.
			, und das ganz ohne Druck.
			, und ich weiß, wie voll die Tage sein können.
			, daher frage ich noch einmal nach.
			, und ich würde mich immer noch freuen, von [dir|Ihnen] zu hören.
			, und [fühl dich|fühlen Sie sich] bitte nicht verpflichtet.
			, und ich verstehe, wenn es gerade nicht passt.
			, und ich frage nur dieses eine Mal.
			, und eine kurze Antwort genügt.
			, und es kann warten, wenn gerade viel los ist.
		`)
	)
};
