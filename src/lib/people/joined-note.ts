/** An edit of a note, from the text that the person saw when they began (`was`) to the one they left. */
type Edit = {
	stored: string;
	was: string;
	typed: string;
	/** The edit was made before what is stored. */
	isOlder: boolean;
};

const between = '\n\n';

/**
 * What a note becomes by an edit where something else may be stored by now: whatever the person did not see stays, and
 * the same edit again adds nothing. The server does the same (hallway.joined_note).
 */
export function joinedNote({ stored, was, typed, isOlder }: Edit): string {
	// All that is stored was in front of the person: as it is, or with something of their own that was dropped meanwhile.
	if (stored === '' || partAt(stored, was) >= 0) return typed;
	const place = was === '' ? -1 : partAt(was, stored);
	const isThere = typed !== '' && partAt(typed, stored) >= 0;
	if (isThere && (place < 0 || partAt(was, typed) >= 0)) return stored;
	if (place >= 0) {
		const [before, after] = [stored.slice(0, place), stored.slice(place + was.length)];
		if (typed !== '') return before + typed + after;
		return before === '' ? after.slice(between.length) : before.slice(0, -between.length) + after;
	}
	if (typed === '') return stored;
	if (partAt(stored, typed) >= 0) return typed;
	return isOlder ? typed + between + stored : stored + between + typed;
}

/** Where a text stands in another one as a part of its own, with empty lines or its ends around it; -1 for nowhere. */
function partAt(part: string, whole: string): number {
	return (between + whole + between).indexOf(between + part + between);
}
