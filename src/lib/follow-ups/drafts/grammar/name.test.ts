import { expect, test } from 'vitest';
import { calledBy } from './name.ts';

test.each([
	['Jens', 'Jens', 'Jens', 'Jens'],
	['José Luis', 'José', 'José Luis', 'José Luis'],
	['Müller, Maria', 'Maria', 'Maria Müller', 'Maria Müller'],
	['van der Berg, Piet', 'Piet', 'Piet van der Berg', 'Piet van der Berg'],
	// Who has a first name before the comma has none behind it.
	['Eva Klein, CTO', 'Eva', 'Eva Klein', 'Eva Klein'],
	['Eva Klein, Acme GmbH', 'Eva', 'Eva Klein', 'Eva Klein'],
	['Klein, CTO', 'Klein', 'Klein', 'Klein'],
	['Ann Lee, PhD', 'Ann', 'Ann Lee', 'Ann Lee'],
	['Eva Klein M.Sc.', 'Eva', 'Eva Klein', 'Eva Klein'],
	['Yo-Yo Ma', 'Yo-Yo', 'Yo-Yo Ma', 'Yo-Yo Ma'],
	['Alex | Acme', 'Alex', 'Alex', 'Alex'],
	['Bo – designer', 'Bo', 'Bo', 'Bo'],
	['Sam (they/them)', 'Sam', 'Sam', 'Sam'],
	['von Stein', 'von Stein', 'von Stein', 'von Stein'],
	['Karl von Stein', 'Karl', 'Karl von Stein', 'Karl von Stein'],
	['Prof. Dr. Inés Groß', 'Inés', 'Inés Groß', 'Prof. Dr. Groß'],
	['Dr. med. vet. Ute Marx', 'Ute', 'Ute Marx', 'Dr. Marx'],
	['Ing. Eva Klein', 'Eva', 'Eva Klein', 'Eva Klein'],
	['Nguyễn Văn An', 'Nguyễn Văn An', 'Nguyễn Văn An', 'Nguyễn Văn An'],
	['李明', '李明', '李明', '李明'],
	['عمر بن الخطاب', 'عمر', 'عمر بن الخطاب', 'عمر بن الخطاب'],
	['https://evil.example', null, null, null]
])('%s is called %s, in full %s and formally %s', (name, given, full, formal) => {
	expect(calledBy(name)).toEqual({ given, full, formal });
});
