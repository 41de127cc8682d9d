import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a program that knows nothing of Hallway reads in the exported files. */
export type Read = {
	graphml: { nodes: string[]; edges: [string, string][]; meetings: number; declared: boolean };
	json: { nodes: number; edges: number; names: string[] };
	exchanges: { rows: number; headings: string[] };
	people: { rows: number; names: string[] };
};

// Strict parsers of Python's own library: nothing of ours, nothing of the browser's.
const program = `
import csv, json, sys, xml.etree.ElementTree as tree
graphml, whole, exchanges, people = sys.argv[1:]
ns = '{http://graphml.graphdrawing.org/xmlns}'
root = tree.parse(graphml).getroot()
keys = {key.get('id'): key.get('attr.name') for key in root.iter(ns + 'key')}
used = {data.get('key') for data in root.iter(ns + 'data')}
nodes = {}
for node in root.iter(ns + 'node'):
    about = {keys[data.get('key')]: data.text for data in node.iter(ns + 'data')}
    nodes[node.get('id')] = about.get('label') or ''
edges = [[edge.get('source'), edge.get('target')] for edge in root.iter(ns + 'edge')]
assert all(end in nodes for edge in edges for end in edge)
meetings = sum(int(data.text) for edge in root.iter(ns + 'edge') for data in edge if keys[data.get('key')] == 'meetings')
whole = json.load(open(whole, encoding='utf-8'))
ids = {node['id'] for node in whole['nodes']}
assert all(edge['source'] in ids and edge['target'] in ids for edge in whole['edges'])
def table(path):
    with open(path, encoding='utf-8-sig', newline='') as file:
        rows = list(csv.DictReader(file, strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    return rows
met, everybody = table(exchanges), table(people)
print(json.dumps({
    'graphml': {'nodes': list(nodes.values()), 'edges': edges, 'meetings': meetings, 'declared': used <= set(keys)},
    'json': {'nodes': len(whole['nodes']), 'edges': len(whole['edges']), 'names': [n['name'] for n in whole['nodes'] if 'name' in n]},
    'exchanges': {'rows': len(met), 'headings': list(met[0])},
    'people': {'rows': len(everybody), 'names': [row['name'] for row in everybody if row['name']]},
}))
`;

/** Opens the four files with Python; null where there is none on this machine. Throws when it cannot read one. */
export async function readByPython(files: {
	graphml: string;
	json: string;
	exchanges: string;
	people: string;
}): Promise<Read | null> {
	const run = promisify(execFile);
	try {
		await run('python3', ['--version']);
	} catch {
		return null;
	}
	const { graphml, json, exchanges, people } = files;
	const { stdout } = await run('python3', ['-c', program, graphml, json, exchanges, people]);
	return JSON.parse(stdout) as Read;
}
