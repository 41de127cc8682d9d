import { type Catalogue, lines } from '../catalogue.ts';

/** Everything else that may be told. */
export const tellings: Catalogue['tellings'] = {
	quoted: lines(`
		Notiert habe ich mir: „{x}“.
		Auf eines aus unserem Gespräch würde ich gern zurückkommen: „{x}“.
		Das habe ich mir aus unserem Gespräch gemerkt: „{x}“.
		Eines aus unserem Gespräch würde ich gern fortsetzen: „{x}“.
		Aus unserem Gespräch habe ich mir notiert: „{x}“.
	`),
	return: lines(`
		Wie steht es inzwischen um {x}?
		Was gibt es Neues über {x}?
		Wie ist es weitergegangen? Ich meine das: {x}.
		Was ist daraus geworden: {x}?
	`),
	'return-doing': lines(`
		[Du wolltest|Sie wollten] {x}. Wie läuft es damit?
		[Du hast|Sie haben] mir erzählt, dass [du|Sie] {x} [willst|wollen]. Wie geht es voran?
		[Du wolltest|Sie wollten] {x}: Wie weit [bist du|sind Sie] gekommen?
	`),
	'return-aim': lines(`
		Wie steht es um [dein|Ihr] Ziel: {x}?
		Wie geht es voran mit [deinem|Ihrem] Ziel: {x}?
	`),
	'return-sought': lines(`
		[Du hast|Sie haben] {x} gesucht: Wie ist es weitergegangen?
		[Suchst du|Suchen Sie] noch {x}?
	`),
	'return-needed': lines(`
		[Brauchst du|Brauchen Sie] noch {x}?
		[Du hast|Sie haben] erzählt, dass [du|Sie] {x} [brauchst|brauchen]: Wie steht es jetzt?
	`),
	'return-sought-plain': lines(`
		Das [hast du|haben Sie] gesucht: {x}. Wie ist es weitergegangen?
		[Du hast|Sie haben] mir erzählt, was [du suchst|Sie suchen]: {x}. Wie läuft es damit?
	`),
	'return-needed-plain': lines(`
		Das [hast du|haben Sie] gebraucht: {x}. Wie steht es jetzt?
		[Du hast|Sie haben] mir erzählt, was [du brauchst|Sie brauchen]: {x}. Wie läuft es damit?
	`),
	'return-plan': lines(`
		Das [hattest du dir|hatten Sie sich] vorgenommen: {x}. Wie läuft es damit?
		[Du hattest|Sie hatten] mir davon erzählt: {x}. Wie weit [bist du|sind Sie] gekommen?
	`),
	'return-quoted': lines(`
		[Du hast|Sie haben] mir davon erzählt: „{x}“. Wie ist es weitergegangen?
		Das meine ich: „{x}“. Wie läuft es inzwischen damit?
		Ich denke an das hier: „{x}“. Wie steht es jetzt?
	`),
	shared: lines(`
		Uns beide interessiert {x}: Ich würde gern hören, wie [du|Sie] dazu gekommen [bist|sind].
		Ich habe gesehen, dass uns {x} verbindet.
		Wir interessieren uns beide für {x}, und darüber würde ich gern mehr sprechen.
		Auf unseren Karten steht bei uns beiden {x}.
		Wir haben beide Interesse an diesem Thema: {x}.
	`),
	organisation: lines(`
		Auf unseren Karten steht dieselbe Organisation: {x}.
		Ich habe gesehen, dass wir zur selben Organisation gehören: {x}.
	`),
	both: lines(`
		Wir suchen beide {x}, und ich würde gern hören, was [du dir vorstellst|Sie sich vorstellen].
		Ich habe gesehen, dass [du|Sie] {x} [suchst|suchen], genau wie ich.
	`),
	'they-are': lines(`
		Ich suche {x}, und nach [deiner|Ihrer] Karte könnte das passen.
		Ich bin auf der Suche, und vielleicht passt das ja: Ich suche {x}.
	`),
	'they-offer': lines(`
		Auf [deiner|Ihrer] Karte steht, dass [du|Sie] {x} [anbietest|anbieten]: Genau das suche ich.
		Ich habe gesehen, dass [du|Sie] {x} [anbietest|anbieten], und das suche ich.
		Ich würde gern mehr über {x} hören, denn das suche ich.
	`),
	place: lines(`
		Zur Erinnerung: Wir standen {x}.
		Falls [du dich fragst|Sie sich fragen], wer schreibt: Wir haben uns {x} unterhalten.
		Wir haben uns {x} unterhalten, falls [du dich erinnerst|Sie sich erinnern].
	`),
	give: lines(`
		[Du suchst|Sie suchen] {x}, und dabei kann ich helfen.
		Auf [deiner|Ihrer] Karte steht, dass [du|Sie] {x} [suchst|suchen]: Dabei helfe ich gern.
		Ich kann etwas anbieten, das [du suchst|Sie suchen]: {x}.
		Wenn es [dir|Ihnen] nützt, helfe ich gern bei dem, was [du suchst|Sie suchen]: {x}.
	`),
	'promise-do': lines(`
		Ich habe versprochen, {x}, und daran halte ich mich.
		Ich habe nicht vergessen, dass ich versprochen habe, {x}.
		Ich habe versprochen, {x}, und das mache ich {by}.
		Ich habe zugesagt, {x}: Das mache ich {by}.
	`),
	'promise-thing': lines(`
		Ich habe nicht vergessen, was ich [dir|Ihnen] versprochen habe: {x}.
		Ich halte mein Versprechen: {x}.
		Was ich [dir|Ihnen] versprochen habe, kommt {by}: {x}.
		Mein Versprechen löse ich {by} ein: {x}.
	`),
	'promise-words': lines(`
		Ich habe nicht vergessen, was ich versprochen habe: „{x}“.
		Das habe ich versprochen, und es ist nicht vergessen: „{x}“.
	`),
	'here-send': lines(`
		Ich habe versprochen, {x}: Hier ist es.
		Ich hatte zugesagt, {x}, und hier ist es.
		Hier kommt es, denn ich habe versprochen, {x}.
	`),
	'here-thing': lines(`
		Wie versprochen: {x}.
		Hier ist, was ich [dir|Ihnen] versprochen habe: {x}.
		Das hatte ich versprochen, und hier ist es: {x}.
	`),
	'here-words': lines(`
		Das hatte ich versprochen: „{x}“.
		Hier ist, was ich versprochen habe: „{x}“.
	`),
	'theirs-do': lines(`
		[Du hattest|Sie hatten] angeboten, {x}, und darüber würde ich mich immer noch sehr freuen.
		[Du hattest|Sie hatten] freundlich zugesagt, {x}: Ist das noch möglich?
		[Du hattest|Sie hatten] angeboten, {x}, und ich freue mich immer noch darauf.
	`),
	'theirs-thing': lines(`
		[Du hattest|Sie hatten] mir das freundlich angeboten, und ich würde mich immer noch freuen: {x}.
		Es geht um das, was [du|Sie] freundlich angeboten [hattest|hatten]: {x}.
	`),
	'theirs-words': lines(`
		[Du hattest|Sie hatten] mir das freundlich angeboten, und ich würde mich immer noch freuen: „{x}“.
		Es geht um das, was [du|Sie] freundlich angeboten [hattest|hatten]: „{x}“.
	`),
	helped: lines(`
		Danke für [deine|Ihre] Hilfe: {x}.
		[Deine|Ihre] Hilfe hat mir viel bedeutet: {x}.
		Für [deine|Ihre] Hilfe bin ich dankbar: {x}.
	`),
	'helped-did': lines(`
		[Du hast|Sie haben] {x}, und dafür bin ich sehr dankbar.
		[Du hast|Sie haben] {x}, und das hat mir viel bedeutet.
		Das war sehr freundlich: [Du hast|Sie haben] {x}.
	`),
	'helped-words': lines(`
		Danke dafür: „{x}“.
		Dafür bin ich [dir|Ihnen] dankbar: „{x}“.
	`),
	wrote: lines(`
		Ich würde mich weiterhin freuen, von [dir|Ihnen] zu hören.
		Wenn es gerade nicht passt, ist das völlig in Ordnung.
		Wenn gerade viel los ist, kann es warten.
		Ein kurzes Wort reicht völlig.
	`),
	thanks: lines(`
		Vor allem aber: danke.
		Und noch einmal: danke.
		Ein besonderes Dankeschön von mir.
	`),
	'day-thing': lines(`
		Meine guten Wünsche gelten diesem Anlass: {x}.
		Alles Gute dafür: {x}.
		Dafür wünsche ich [dir|Ihnen] alles Gute: {x}.
	`),
	'day-named': lines(`
		Diesen Tag meine ich: „{x}“.
		Ich meine das hier: „{x}“.
		So habe ich ihn mir notiert: „{x}“.
	`),
	years: lines(`
		{years} Jahre sind einen Glückwunsch wert.
		Das sind nun {years} Jahre.
		{years} Jahre: Ich wünsche [dir|Ihnen] noch viele gute.
	`)
};
