/** How to reach somebody. */
const reaching =
	'follow(?:ed)?[ -]?up|call|callback|email|e-mail|mail|linkedin|whatsapp|phone|number|card|contacts?|anrufen|rückruf|melden|visitenkarte|kontakt|nummer';
/** Where two met, and over what. */
const meeting =
	'met|meet|meeting|booth|stand|stage|hall|bar|lunch|dinner|breakfast|coffee|queue|panel|table|entrance|talk|keynote|session|getroffen|treffen|theke|eingang|mittagessen|abendessen|frühstück|kaffee|schlange|vortrag';
const when =
	'day \\d|again|later|soon|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|years?|morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|jahre?';
/** What whoever notes something writes about the note, or in place of one. */
const filling =
	'todo|notes?|test|asdf|foo|bla|blah|n/a|none|nothing|ok|okay|yes|no|thanks|thank you|hello|hi|notiz|nichts|keine|ja|nein|danke|hallo';
/** Who somebody is to somebody. */
const relation =
	'mr|mrs|dr|mutual|friends?|colleague|client|customer|partner|kundin|kunde|kollegin|kollege|freund';

const empty = new RegExp(
	`(?<![\\p{L}\\p{N}_])(?:${[reaching, meeting, when, filling, relation].join('|')})(?![\\p{L}\\p{N}_])`,
	'iu'
);

/** Whether a piece of a note is about the meeting or the note, and names nothing to talk about again. */
export function isEmpty(piece: string): boolean {
	return empty.test(piece);
}
