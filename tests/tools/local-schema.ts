import { createHash } from 'node:crypto';
import ts from 'typescript';
import { releasedUpgrades } from '../../src/lib/db/schema.ts';
import { projectFolder } from './project.ts';

/**
 * A hash of what the local database is: its stores and indexes, and the shape of their rows down to the last field. The
 * same however the code is arranged, another one for every change that a stored row could notice.
 */
export async function schemaFingerprint(): Promise<string> {
	const description = [...(await storesAndIndexes()), ...rowShapes()].join('\n');
	return createHash('sha256').update(description).digest('hex');
}

/** What the steps make, as they say it themselves. */
async function storesAndIndexes(): Promise<string[]> {
	const said: string[] = [];
	const say = (path: string): unknown =>
		new Proxy(() => undefined, {
			get: (_, name) => (name === 'then' ? undefined : say(`${path}.${String(name)}`)),
			apply: (_, __, given: unknown[]) => {
				said.push(`${path}(${JSON.stringify(given)})`);
				return say(`${path}(${JSON.stringify(given)})`);
			}
		});
	const isMade = (object: unknown): object is never => typeof object === 'function';
	const [db, tx] = [say('db'), say('tx')];
	if (!isMade(db) || !isMade(tx)) throw new Error('no stand-in');
	for (const step of releasedUpgrades) await step(db, tx);
	return said;
}

/** Every row type of src/lib/db/rows.ts, written out. */
function rowShapes(): string[] {
	const file = `${projectFolder}/src/lib/db/rows.ts`;
	const program = ts.createProgram([file], {
		strict: true,
		noEmit: true,
		allowImportingTsExtensions: true,
		module: ts.ModuleKind.ESNext,
		moduleResolution: ts.ModuleResolutionKind.Bundler,
		target: ts.ScriptTarget.ESNext,
		types: []
	});
	const checker = program.getTypeChecker();
	const source = program.getSourceFile(file);
	const rows = source?.statements.find(
		(each): each is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(each) && each.name.text === 'Rows'
	);
	if (!rows) throw new Error('src/lib/db/rows.ts has no Rows');
	return shapeOf(checker, checker.getTypeAtLocation(rows), rows, '').sort();
}

/** `path: type` for every leaf; a list's items stand under `[]`, the cases of a union beside each other. */
function shapeOf(checker: ts.TypeChecker, type: ts.Type, at: ts.Node, path: string): string[] {
	if (path.length > 200) throw new Error(`${path}: a row that contains itself`);
	if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) {
		return [...new Set(type.types.flatMap((each) => shapeOf(checker, each, at, `${path}|`)))];
	}
	const item = checker.isArrayType(type) && checker.getIndexTypeOfType(type, ts.IndexKind.Number);
	if (item) return shapeOf(checker, item, at, `${path}[]`);
	const properties = type.flags & ts.TypeFlags.Object ? checker.getPropertiesOfType(type) : [];
	if (properties.length === 0 && !type.isIntersection()) return [`${path}: ${checker.typeToString(type)}`];
	return checker.getPropertiesOfType(type).flatMap((property) => {
		const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
		return shapeOf(
			checker,
			checker.getTypeOfSymbolAtLocation(property, at),
			at,
			`${path}.${property.name}${optional}`
		);
	});
}
