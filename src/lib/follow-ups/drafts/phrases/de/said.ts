import { type Catalogue, lines } from '../catalogue.ts';

/** Sentences about what they said. `{x}` stands in the accusative, or brings its preposition where a note had one. */
export const frames: Catalogue['frames'] = {
	topic: lines(`
		Ich würde gern mehr über {x} hören.
		Wir haben über {x} gesprochen, und daran würde ich gern anknüpfen.
		Über {x} würde ich gern weiter mit [dir|Ihnen] sprechen.
		Ich habe mir notiert, dass wir über {x} gesprochen haben, und würde gern mehr hören.
		Gern würde ich noch einmal auf {x} zurückkommen.
		Unser Gespräch über {x} würde ich gern fortsetzen.
		Über {x} würde ich gern noch mehr von [dir|Ihnen] erfahren.
	`),
	told: lines(`
		[Du hast|Sie haben] mir {x} erzählt, und ich würde gern mehr hören.
		Ich habe mir gemerkt, dass [du|Sie] {x} erzählt [hast|haben].
	`),
	works: lines(`
		[Du hast|Sie haben] mir erzählt, dass [du|Sie] {x} [arbeitest|arbeiten]: Ich würde gern hören, wie es vorangeht.
		Ich würde gern mehr darüber hören, wie [du|Sie] {x} [arbeitest|arbeiten].
		Ich habe mir gemerkt, dass [du|Sie] {x} [arbeitest|arbeiten], und bin gespannt, wie es weitergeht.
	`),
	plans: lines(`
		[Du hast|Sie haben] mir erzählt, dass [du|Sie] {x} [planst|planen]: Ich würde gern hören, wie es vorangeht.
		Ich habe mir gemerkt, dass [du|Sie] {x} [planst|planen], und bin gespannt, wie es weitergeht.
	`),
	seeks: lines(`
		[Du hast|Sie haben] erwähnt, dass [du|Sie] {x} [suchst|suchen]: Das behalte ich im Kopf.
		Ich habe mir gemerkt, dass [du|Sie] {x} [suchst|suchen].
		Ich behalte im Kopf, dass [du|Sie] {x} [suchst|suchen].
		[Du suchst|Sie suchen] {x}: Daran denke ich.
	`),
	needs: lines(`
		[Du hast|Sie haben] erwähnt, dass [du|Sie] {x} [brauchst|brauchen]: Das behalte ich im Kopf.
		Ich habe mir gemerkt, dass [du|Sie] {x} [brauchst|brauchen].
		[Du brauchst|Sie brauchen] {x}: Daran denke ich.
	`),
	interest: lines(`
		[Du hast|Sie haben] erzählt, dass [du dich|Sie sich] {x} [interessierst|interessieren], und ich würde gern mehr darüber hören.
		Ich habe mir gemerkt, dass [du dich|Sie sich] {x} [interessierst|interessieren].
	`),
	struggles: lines(`
		[Du hast|Sie haben] erzählt, dass [du|Sie] gerade {x} [kämpfst|kämpfen]: Ich hoffe, es wird leichter.
		Ich habe mir gemerkt, dass [du|Sie] {x} [kämpfst|kämpfen], und würde gern hören, wie es weitergeht.
	`),
	challenge: lines(`
		Ich weiß noch, was [du|Sie] als Herausforderung genannt [hast|haben]: {x}.
		[Du hast|Sie haben] mir erzählt, was gerade ansteht: {x}.
		Ich hoffe, es geht voran mit dem, was [du|Sie] erzählt [hast|haben]: {x}.
	`),
	goal: lines(`
		Ich habe mir [dein|Ihr] Ziel gemerkt: {x}.
		[Du hast|Sie haben] mir erzählt, was [du dir vorgenommen hast|Sie sich vorgenommen haben]: {x}.
		Für [dein|Ihr] Ziel wünsche ich [dir|Ihnen] viel Erfolg: {x}.
	`),
	doing: lines(`
		[Du hast|Sie haben] mir erzählt, dass [du|Sie] {x} [willst|wollen]: Ich würde gern hören, wie es vorangeht.
		Ich habe mir gemerkt, dass [du|Sie] {x} [willst|wollen], und wünsche [dir|Ihnen] viel Erfolg dabei.
		Ich bin gespannt, wie es weitergeht, denn [du willst|Sie wollen] {x}.
	`),
	does: lines(`
		[Du hast|Sie haben] mir erzählt, dass [du|Sie] {x}: Ich würde gern hören, wie es läuft.
		Ich habe mir gemerkt, dass [du|Sie] {x}, und würde gern mehr darüber hören.
	`),
	'topic-plain': lines(`
		Davon würde ich gern mehr hören: {x}.
		Auf eines würde ich gern zurückkommen: {x}.
		Ich habe mir notiert, worüber wir gesprochen haben: {x}.
	`),
	'seeks-plain': lines(`
		Ich behalte im Kopf, was [du suchst|Sie suchen]: {x}.
		Ich habe mir gemerkt, was [du suchst|Sie suchen]: {x}.
		[Du hast|Sie haben] erwähnt, was [du suchst|Sie suchen]: {x}.
	`),
	'needs-plain': lines(`
		Ich behalte im Kopf, was [du brauchst|Sie brauchen]: {x}.
		Ich habe mir gemerkt, was [du brauchst|Sie brauchen]: {x}.
	`),
	'works-plain': lines(`
		Ich habe mir gemerkt, woran [du arbeitest|Sie arbeiten]: {x}.
		[Du hast|Sie haben] mir erzählt, woran [du arbeitest|Sie arbeiten]: {x}.
	`),
	'plans-plain': lines(`
		Ich habe mir gemerkt, was [du planst|Sie planen]: {x}.
		[Du hast|Sie haben] mir erzählt, was [du planst|Sie planen]: {x}.
	`),
	asked: lines(`
		[Du hast|Sie haben] gesagt, was [dir|Ihnen] helfen würde: {x}.
		Ich habe mir gemerkt, was [dir|Ihnen] helfen würde: {x}.
		Ich behalte im Kopf, was [du|Sie] gern [hättest|hätten]: {x}.
	`),
	wondered: lines(`
		[Du hast|Sie haben] {x} gefragt, und das habe ich nicht vergessen.
		Ich habe mir gemerkt, dass [du|Sie] {x} gefragt [hast|haben].
	`),
	advice: lines(`
		Danke für [deine|Ihre] Empfehlung: {x}.
		[Deine|Ihre] Empfehlung habe ich mir gemerkt: {x}.
	`),
	personal: lines(`
		Ich weiß auch noch, was [du|Sie] über [dich|sich] erzählt [hast|haben]: {x}.
		Auch das habe ich nicht vergessen: {x}.
		Schön fand ich auch, ein wenig mehr von [dir|Ihnen] zu hören: {x}.
	`)
};

/** Aims have no words of their own on a card: as they stand behind `ich suche`. */
export const aims: Catalogue['aims'] = {
	mentor: 'eine Mentorin oder einen Mentor',
	mentee: 'Mentees',
	'co-founder': 'eine Mitgründerin oder einen Mitgründer',
	hire: 'Verstärkung fürs Team',
	job: 'eine neue Stelle',
	client: 'neue Kundschaft',
	friend: 'neue Freundschaften',
	investor: 'Menschen, die investieren',
	collaborator: 'Menschen zum Zusammenarbeiten'
};
