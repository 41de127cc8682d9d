export type Shareable = { title?: string; text?: string; url?: string; files?: File[] };

/**
 * Hands something to the device's share sheet. `cancelled`: the person closed it. `impossible`: there is no such sheet, or
 * not for these files; offer to copy or save instead. Must be called from a tap.
 */
export async function share(what: Shareable): Promise<'shared' | 'cancelled' | 'impossible'> {
	if (!canShare(what)) return 'impossible';
	try {
		await navigator.share(what);
		return 'shared';
	} catch (error) {
		return error instanceof Error && error.name === 'AbortError' ? 'cancelled' : 'impossible';
	}
}

/** Whether `share` would open a sheet. */
export function canShare(what: Shareable): boolean {
	if (!('share' in navigator)) return false;
	return what.files === undefined || (navigator.canShare?.({ files: what.files }) ?? false);
}

/** Copies a text; false when the browser does not allow it. Works over plain http too, where the clipboard API is missing. */
export async function copyText(text: string): Promise<boolean> {
	if (navigator.clipboard) {
		return navigator.clipboard.writeText(text).then(
			() => true,
			() => false
		);
	}
	const field = document.createElement('textarea');
	field.value = text;
	field.readOnly = true;
	field.style.position = 'fixed';
	field.style.opacity = '0';
	const focused = document.activeElement;
	document.body.append(field);
	field.select();
	const isCopied = document.execCommand('copy');
	field.remove();
	if (focused instanceof HTMLElement) focused.focus();
	return isCopied;
}

/** Saves a file under a name among the person's downloads. */
export function saveFile(file: Blob, name: string): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// Safari reads the address only after the click has returned.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
