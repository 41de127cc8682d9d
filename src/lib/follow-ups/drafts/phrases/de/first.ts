import { type Grid, every, lines } from '../catalogue.ts';

// They go on behind `Hallo Maria,`, in small letters.

/** After a meeting. Every tone has more than 300 pairs. */
export const first: Grid = {
	heads: {
		warm: lines(`
			vielen Dank für unser schönes Gespräch{at}
			es war so schön, [dich|Sie]{at} kennenzulernen
			ich habe mich sehr über unser Gespräch{at} gefreut
			danke für das schöne Gespräch{at}
			danke, dass [du dir|Sie sich]{at} Zeit für mich genommen [hast|haben]
			wie schön, dass wir uns{at} begegnet sind
			unser Gespräch{at} hat mir gutgetan
			ich freue mich so, dass wir uns{at} kennengelernt haben
			es hat mir Freude gemacht, mich{at} mit [dir|Ihnen] zu unterhalten
			wie schön, dass wir{at} ins Gespräch gekommen sind
			ich habe unser Gespräch{at} sehr genossen
			ganz herzlichen Dank für unser Gespräch{at}
			ein herzliches Dankeschön für unser Gespräch{at}
			mich{at} mit [dir|Ihnen] zu unterhalten, war eine Freude
			ich wollte [dir|Ihnen] noch einmal herzlich für unser Gespräch{at} danken
			schön, dass sich unsere Wege{at} gekreuzt haben
			unser Kennenlernen{at} war mir eine Freude
			danke für die Zeit, die [du|Sie] mir{at} geschenkt [hast|haben]
			ich bin richtig froh, dass wir{at} miteinander gesprochen haben
			[dich|Sie]{at} zu treffen, war richtig schön
			ich sende [dir|Ihnen] einen herzlichen Gruß nach unserem Gespräch{at}
			über unser Gespräch{at} habe ich mich richtig gefreut
		`),
		plain: lines(`
			vielen Dank für unser Gespräch{at}
			schön, [dich|Sie]{at} kennengelernt zu haben
			es war gut, [dich|Sie]{at} kennenzulernen
			danke für das Gespräch{at}
			danke, dass [du dir|Sie sich]{at} Zeit genommen [hast|haben]
			ich freue mich, dass wir uns{at} kennengelernt haben
			gut, dass wir{at} ins Gespräch gekommen sind
			unser Gespräch{at} war gut
			danke für den Austausch{at}
			ich melde mich nach unserem Gespräch{at}
			unser Gespräch{at} hat mir gefallen
			ich habe mich über unser Gespräch{at} gefreut
			noch einmal danke für unser Gespräch{at}
			es war gut, mich{at} mit [dir|Ihnen] zu unterhalten
			ein kurzer Gruß nach unserem Gespräch{at}
			ich wollte mich für unser Gespräch{at} bedanken
			ich schreibe [dir|Ihnen] nach unserem Gespräch{at}
			schön, dass wir uns{at} unterhalten haben
			ein kurzes Dankeschön für unser Gespräch{at}
			ich bin froh, dass wir uns{at} getroffen haben
			danke für die Zeit{at}
		`),
		formal: lines(`
			[hab|haben Sie] vielen Dank für unser Gespräch{at}
			ich bedanke mich herzlich für unser Gespräch{at}
			es war mir eine Freude, [dich|Sie]{at} kennenzulernen
			ich habe unser Gespräch{at} sehr geschätzt
			für unser Gespräch{at} möchte ich [dir|Ihnen] danken
			vielen Dank für die Zeit, die [du dir|Sie sich]{at} genommen [hast|haben]
			ich habe mich gefreut, [dich|Sie]{at} kennenzulernen
			mit diesen Zeilen danke ich [dir|Ihnen] für unser Gespräch{at}
			ich danke [dir|Ihnen] für den Austausch{at}
			gern komme ich auf unser Gespräch{at} zurück
			es hat mich gefreut, [deine|Ihre] Bekanntschaft{at} zu machen
			ich danke [dir|Ihnen] sehr für das Gespräch{at}
			für die Zeit, die [du|Sie] mir{at} gewidmet [hast|haben], danke ich [dir|Ihnen]
			ich komme zurück auf unser Gespräch{at}
			es war mir eine Freude, mich{at} mit [dir|Ihnen] auszutauschen
			das Gespräch mit [dir|Ihnen]{at} habe ich sehr geschätzt
			gern denke ich an unser Gespräch{at} zurück
			ich schreibe [dir|Ihnen] im Anschluss an unser Gespräch{at}
			ich freue mich über die Gelegenheit, die wir{at} zum Gespräch hatten
			besten Dank für den Austausch{at}
			ich möchte mich für das Gespräch{at} bedanken
		`)
	},
	tails: {
		warm: lines(`
			.
			 – ich würde mich freuen, wenn wir in Kontakt bleiben.
			, und ich freue mich, dass wir unsere Karten getauscht haben.
			, und ich hoffe, es war nicht das letzte Mal.
			 – daran würde ich so gern anknüpfen.
			, und ich hoffe, wir bleiben im Gespräch.
			 – ich freue mich, von [dir|Ihnen] zu hören.
			, und ich freue mich darauf, in Verbindung zu bleiben.
			 – ich würde so gern mehr von [dir|Ihnen] hören.
			 – [lass|lassen Sie] uns in Kontakt bleiben.
			, und ich hoffe, wir sehen uns bald wieder.
			, und das wollte ich nicht ungesagt lassen.
			 – schön, jetzt mit [dir|Ihnen] in Kontakt zu sein.
			 – es wäre schön, bald wieder miteinander zu sprechen.
			, und ich freue mich schon auf das nächste Mal.
			 – hoffentlich war das erst der Anfang.
			, und das wollte ich [dir|Ihnen] gern sagen.
		`),
		plain: lines(`
			.
			 – ich würde gern in Kontakt bleiben.
			, und gut, dass wir unsere Karten getauscht haben.
			, und ich spreche gern wieder mit [dir|Ihnen].
			 – daran knüpfe ich gern an.
			, und ich hoffe, wir bleiben in Kontakt.
			 – ich freue mich, wenn ich von [dir|Ihnen] höre.
			, und ich freue mich auf den weiteren Kontakt.
			 – ich würde gern mehr von [dir|Ihnen] hören.
			, und ich hoffe, wir sehen uns wieder.
			, und das wollte ich kurz sagen.
			 – gut, dass wir jetzt in Kontakt sind.
			 – ich würde das Gespräch gern fortsetzen.
			, daher dieser kurze Gruß.
			, und deshalb melde ich mich.
		`),
		formal: lines(`
			.
			 – gern würde ich mit [dir|Ihnen] in Kontakt bleiben.
			, und ich freue mich, dass wir unsere Karten getauscht haben.
			, und ich würde mich freuen, wieder mit [dir|Ihnen] zu sprechen.
			 – daran würde ich gern anknüpfen.
			, und ich hoffe auf eine Fortsetzung.
			 – über eine Nachricht von [dir|Ihnen] würde ich mich freuen.
			, und ich freue mich auf den weiteren Austausch.
			 – gern würde ich mehr von [dir|Ihnen] erfahren.
			, und ich hoffe, dass wir uns wieder begegnen.
			, und ich freue mich auf das nächste Gespräch.
			, und das möchte ich nicht unerwähnt lassen.
			 – ich freue mich, mit [dir|Ihnen] in Kontakt zu sein.
			 – gern setze ich das Gespräch fort.
			, und ich hoffe, dass der Kontakt bestehen bleibt.
		`)
	}
};

/** Cards were swapped, and no meeting is known. */
export const unmet: Grid = {
	heads: every(
		lines(`
			schön, dass wir in Kontakt sind
			gut, [deine|Ihre] Karte zu haben
			danke für [deine|Ihre] Karte
			ich freue mich über [deine|Ihre] Karte
			danke, dass [du deine|Sie Ihre] Karte mit mir geteilt [hast|haben]
			wir haben jetzt die Karte voneinander
			gut, dass wir nun in Kontakt sind
			danke für den Tausch unserer Karten
			ich freue mich, dass wir unsere Karten haben
			[deine|Ihre] Karte ist bei mir angekommen
		`)
	),
	tails: every(
		lines(`
			.
			, und ich wüsste gern mehr über das, was [du machst|Sie machen].
			, daher ein kurzer Gruß von mir.
			, und ich freue mich darauf, [dich|Sie] kennenzulernen.
			 – ich freue mich, von [dir|Ihnen] zu hören.
			, und ich hoffe, wir finden Zeit für ein Gespräch.
			, und ich wollte kurz Hallo sagen.
			 – ich würde gern mehr von [dir|Ihnen] hören.
			, und ich hoffe, wir bleiben in Kontakt.
			, deshalb schreibe ich [dir|Ihnen].
		`)
	)
};
