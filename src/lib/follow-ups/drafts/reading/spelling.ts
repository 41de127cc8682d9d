/** As one writes it: `eine Wohnung` for `ne Wohnung`, `help with labels` for `help w/ labels`, `she's moving` for `shes moving`. */
export function unclipped(piece: string): string {
	return piece
		.replace(/^(?:(?:ok|okay|so|well|anyway|basically|also|na|naja|genau|hmm?)(?:,\s*|\s+))+(?=\p{L})/iu, '')
		.replace(/^(she|he|it|they)(s|re|d|ll)(?=\s)/iu, "$1'$2")
		.replace(/^im(?=\s\p{L}+ing\s)/iu, "i'm")
		.replace(/(?<=\s)abt(?=\s)/giu, 'about')
		.replace(/(?<=\s)w\/\s?(?=\p{L}{2})/giu, 'with ')
		.replace(/(?<=\s)['’]?ne(?=\s\p{Lu})/gu, 'eine')
		.replace(/(?<=\s)['’]?nen(?=\s\p{Lu})/gu, 'einen');
}

/** Whether somebody wrote no capitals but those a keyboard makes by itself. */
export function isInSmallLetters(note: string): boolean {
	return !/[\p{L}\p{N},]\s+\p{Lu}/u.test(note);
}
