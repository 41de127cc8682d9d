import { type Correspondence, saidFields, saysAnything } from './between.ts';
import type { Device } from './device.ts';
import { type Person, agree } from './facts.ts';
import { type Compared, same } from './words-agreement.ts';

const iso = (at: number) => new Date(at).toISOString();

/** What the server has of what a person keeps for staying in touch, against the model. */
export function agreeOnBetween({ me, personOf, isLoose }: Compared, tables: Device['tables']): void {
	const { voice } = me.words.between;
	const voices = voice ? [{ id: 'me', voice: voice.voice, editedAt: iso(voice.at) }] : [];
	same('voices', tables.voices.all, voices);

	const due = expected(me);
	const aboutOf = (contactId: string) => personOf.get(contactId)?.id ?? 'nobody';
	const renamed = <Row extends { contactId: string }>({ contactId, ...row }: Row) => ({
		...row,
		about: aboutOf(contactId)
	});
	const here = {
		touches: tables.touches.all.map(renamed),
		milestones: tables.milestones.all.map(renamed),
		followUpAnswers: tables.followUpAnswers.all.map(renamed).map(({ id: _, ...row }) => row),
		correspondences: tables.correspondences.all.map(({ id, ...row }) => ({ ...row, about: aboutOf(id) }))
	};
	for (const table of ['touches', 'milestones', 'followUpAnswers', 'correspondences'] as const) {
		const exactly = (row: { about: string }) => !isLoose(row.about);
		same(table, here[table].filter(exactly), due[table].filter(exactly));
	}
	// Of a loose pair everything is there, and what was done is done.
	for (const table of ['touches', 'milestones'] as const)
		for (const { id, text } of due[table])
			agree(
				here[table].some((row) => row.id === id && row.text === text),
				() => `lost in ${table}: ${JSON.stringify(text)}`
			);
	// What was answered keeps nobody: after an undo it goes with who is not known any more.
	const known = new Set([...personOf.values()].map((person) => person?.id));
	for (const { about, kind, cause, doneAt } of due.followUpAnswers)
		agree(
			doneAt === null ||
				!known.has(about) ||
				here.followUpAnswers.some(
					(row) => row.about === about && row.kind === kind && row.cause === cause && row.doneAt !== null
				),
			() => `lost in followUpAnswers: ${kind}/${cause}`
		);
	for (const { about } of due.correspondences)
		agree(
			here.correspondences.some((row) => row.about === about),
			() => `lost in correspondences: ${about}`
		);
}

function expected({ words: { between } }: Person) {
	return {
		touches: [...between.touches].flatMap(([id, { isDropped, happenedAt, madeAt, at, ...touch }]) =>
			isDropped ? [] : [{ id, ...touch, happenedAt: iso(happenedAt), madeAt: iso(madeAt), editedAt: iso(at) }]
		),
		milestones: [...between.milestones].flatMap(([id, { isDropped, at, ...milestone }]) =>
			isDropped ? [] : [{ id, ...milestone, editedAt: iso(at) }]
		),
		followUpAnswers: between.answers.flatMap(({ at: _, ...answer }) =>
			answer.doneAt === null && answer.snoozedUntil === null ? [] : [answer]
		),
		correspondences: [...between.correspondences].flatMap(([about, correspondence]) =>
			saysAnything(correspondence) ? [{ about, ...whole(correspondence) }] : []
		)
	};
}

function whole({ said }: Correspondence): Record<string, unknown> {
	return Object.fromEntries([...saidFields, 'days' as const].map((field) => [field, said[field] ?? null]));
}
