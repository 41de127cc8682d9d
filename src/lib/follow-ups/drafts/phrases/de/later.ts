import { type Grid, every, lines } from '../catalogue.ts';

const tails = every(
	lines(`
		.
		, daher ein paar Zeilen.
		, und deshalb schreibe ich [dir|Ihnen].
		, also melde ich mich heute.
		, daher diese kurze Nachricht.
		, und ich wollte nicht länger warten.
		, deshalb melde ich mich.
		, und darum geht es mir heute.
		, und nun schreibe ich [dir|Ihnen].
		, also ein kurzes Wort dazu.
	`)
);

/** Thanks that were still to be said. */
export const thank: Grid = {
	heads: every(
		lines(`
			ich möchte [dir|Ihnen] noch einmal für unser Gespräch{at} danken
			ich schulde [dir|Ihnen] noch ein Dankeschön für unser Gespräch{at}
			danke noch einmal für die Zeit, die [du dir|Sie sich]{at} genommen [hast|haben]
			seit unserem Gespräch{at} wollte ich mich bei [dir|Ihnen] bedanken
			noch einmal danke, dass [du|Sie]{at} mit mir gesprochen [hast|haben]
			ich bin dankbar für unser Gespräch{at}
			dies ist ein Dankeschön für unser Gespräch{at}
			für unser Gespräch{at} will ich [dir|Ihnen] danken
			ich bin [dir|Ihnen] dankbar, dass wir{at} gesprochen haben
			ein Dankeschön für unser Gespräch{at} ist noch offen
			ich möchte mich richtig für unser Gespräch{at} bedanken
			danke, noch einmal, für unser Gespräch{at}
		`)
	),
	tails: every(
		lines(`
			.
			, und das wollte ich nicht für mich behalten.
			, und das [solltest du|sollten Sie] von mir hören.
			, und das meine ich auch so.
			, und das wollte ich [dir|Ihnen] schreiben.
			, und es war Zeit, das zu sagen.
			, und das wollte ich nicht ungesagt lassen.
			, deshalb schreibe ich [dir|Ihnen].
			, und das wollte ich einmal aussprechen.
			, und ich hoffe, wir bleiben in Kontakt.
		`)
	)
};

/** What I promised is due, or is on its way. */
export const promise: Grid = {
	heads: every(
		lines(`
			ich komme auf das zurück, was ich [dir|Ihnen]{at} versprochen habe
			ich habe nicht vergessen, was ich [dir|Ihnen]{at} versprochen habe
			ich habe [dir|Ihnen]{at} etwas versprochen
			es gibt etwas, das ich [dir|Ihnen]{at} zugesagt habe
			ich habe [dir|Ihnen]{at} mein Wort gegeben
			wir haben{at} gesprochen, und ich habe [dir|Ihnen] etwas versprochen
			was ich [dir|Ihnen]{at} zugesagt habe, ist nicht vergessen
			ich möchte einlösen, was ich [dir|Ihnen]{at} versprochen habe
			ich habe [dir|Ihnen]{at} etwas zugesagt
			ich weiß noch, was ich [dir|Ihnen]{at} versprochen habe
			mir ist noch gut im Kopf, was ich [dir|Ihnen]{at} versprochen habe
			es geht um das, was ich [dir|Ihnen]{at} versprochen habe
		`)
	),
	tails
};

/** They promised something, and its day is past: kindly. */
export const reminder: Grid = {
	heads: every(
		lines(`
			ich komme noch einmal auf unser Gespräch{at} zurück
			ich habe eine kleine Frage zu unserem Gespräch{at}
			ich darf an unser Gespräch{at} anknüpfen
			mir ist unser Gespräch{at} wieder eingefallen
			dies ist eine freundliche Erinnerung an unser Gespräch{at}
			unser Gespräch{at} kam mir wieder in den Sinn
			ich habe nachgesehen, was wir{at} besprochen haben
			aus unserem Gespräch{at} ist noch etwas offen
			ich schreibe wegen unseres Gesprächs{at}
			etwas aus unserem Gespräch{at} beschäftigt mich noch
			ich bin durchgegangen, worüber wir{at} gesprochen haben
			eine kurze Frage zu dem, was wir{at} besprochen haben
			ich habe in meine Notizen zu unserem Gespräch{at} geschaut
		`)
	),
	tails: every(
		lines(`
			.
			, und es eilt überhaupt nicht.
			, und ich weiß, wie voll die Tage sein können.
			, daher ein leises Wort dazu.
			, und ich frage ganz ohne Druck.
			, und das hier ist nur eine kleine Erinnerung.
			, und ich hoffe, die Frage ist in Ordnung.
			, und ich möchte nur freundlich nachfragen.
			, und ich habe Zeit.
		`)
	)
};

/** Coming back to what they told me. */
export const again: Grid = {
	heads: every(
		lines(`
			ich weiß noch, was [du|Sie] mir{at} erzählt [hast|haben]
			ich komme auf das zurück, was [du|Sie] mir{at} erzählt [hast|haben]
			mir ist wieder eingefallen, was [du|Sie] mir{at} erzählt [hast|haben]
			ich habe mich gefragt, wie es nach unserem Gespräch{at} weitergegangen ist
			[du hast|Sie haben] mir{at} etwas erzählt, nach dem ich fragen möchte
			ich wollte nach dem fragen, was [du|Sie] mir{at} erzählt [hast|haben]
			unser Gespräch{at} ist mir wieder eingefallen
			ich habe nicht vergessen, was [du|Sie] mir{at} erzählt [hast|haben]
			ich habe an unser Gespräch{at} zurückgedacht
			ich möchte an unser Gespräch{at} anknüpfen
			seit unserem Gespräch{at} ist etwas Zeit vergangen
			es ist eine Weile her, dass wir{at} gesprochen haben
		`)
	),
	tails
};

/** From time to time. */
export const checkIn: Grid = {
	heads: every(
		lines(`
			es ist Zeit für einen Gruß von mir
			ich wollte hören, wie es [dir|Ihnen] geht
			schon länger wollte ich [dir|Ihnen] wieder schreiben
			ein kurzer Gruß von mir
			ich würde gern hören, wie es bei [dir|Ihnen] läuft
			hier kommt ein Lebenszeichen von mir
			ich dachte, ich schreibe [dir|Ihnen] wieder einmal
			ich möchte wissen, wie es [dir|Ihnen] geht
			ich möchte den Kontakt nicht verlieren
			ich schreibe, um zu fragen, wie es [dir|Ihnen] geht
			es ist eine Weile her
			hier kommt ein Gruß zwischendurch
		`)
	),
	tails: every(
		lines(`
			.
			, daher ein paar Zeilen.
			, und ich hoffe, es geht [dir|Ihnen] gut.
			, also schreibe ich heute.
			, daher diese kurze Nachricht.
			, und ich wollte es nicht länger aufschieben.
			, ganz ohne besonderen Anlass.
			, einfach so.
			, deshalb melde ich mich.
			, und da bin ich.
		`)
	)
};
