import { expect, test } from 'vitest';
import { generatedAnswer } from '../../../../tests/fixtures/generated-graph.ts';
import { netOf } from '../graph.ts';
import { figuresOf } from '../metrics.ts';
import { mostPeople, sceneOfGroups, sceneOfPeople } from '../picture/scene.ts';
import { place } from './place.ts';

function placed({ people, exchanges }: { people: number; exchanges: number }) {
	const net = netOf(generatedAnswer({ people, exchanges }));
	const figures = figuresOf(net);
	const isLarge = people > mostPeople;
	const scene = isLarge ? sceneOfGroups(net, figures.community, String) : sceneOfPeople(net, figures);
	const radii = Float32Array.from(scene.shapes, ({ radius }) => radius);
	const group = Int32Array.from(scene.shapes, (shape) => shape.group);
	const shares: number[] = [];
	const positions = place({ links: scene.links, radii, group }, (share) => shares.push(share));
	return { net, scene, figures, radii, positions, shares };
}

test.each([
	{ people: 1, exchanges: 0 },
	{ people: 2, exchanges: 1 },
	{ people: 60, exchanges: 5 },
	{ people: 60, exchanges: 0.5 },
	{ people: 300, exchanges: 8 },
	{ people: 2_000, exchanges: 10 }
])(
	'$people people with $exchanges exchanges each stand somewhere, and hardly any two on each other',
	(size) => {
		const { positions, radii, shares } = placed(size);
		expect([...positions].every(Number.isFinite)).toBe(true);
		let overlaps = 0;
		for (let i = 0; i < radii.length; i++) {
			for (let j = 0; j < i; j++) {
				const distance = Math.hypot(
					positions[2 * i] - positions[2 * j],
					positions[2 * i + 1] - positions[2 * j + 1]
				);
				if (distance < (radii[i] + radii[j]) * 0.9) overlaps++;
			}
		}
		expect(overlaps).toBeLessThanOrEqual(radii.length * 0.01);
		expect(shares.at(-1)).toBe(1);
		expect(shares).toEqual([...shares].sort((a, b) => a - b));
	}
);

test('the same graph is placed the same', () => {
	const size = { people: 80, exchanges: 5 };
	expect(placed(size).positions).toEqual(placed(size).positions);
});

test('people of one community stand nearer to each other than to others', () => {
	const { positions, figures } = placed({ people: 200, exchanges: 6 });
	const [near, far] = [[], []] as [number[], number[]];
	for (let i = 0; i < 200; i++) {
		for (let j = 0; j < i; j++) {
			const distance = Math.hypot(
				positions[2 * i] - positions[2 * j],
				positions[2 * i + 1] - positions[2 * j + 1]
			);
			(figures.community[i] === figures.community[j] ? near : far).push(distance);
		}
	}
	const mean = (all: number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
	expect(mean(near)).toBeLessThan(mean(far) * 0.6);
});

test('communities stand for everybody, each person in one of them', () => {
	const net = netOf(generatedAnswer({ people: 4_000, exchanges: 5 }));
	const { members, shapes, links } = sceneOfGroups(net, figuresOf(net).community, String);
	expect(members.flat().sort((a, b) => a - b)).toEqual(net.people.map((_, i) => i));
	expect(shapes.length).toBeLessThanOrEqual(121);
	expect(shapes.map(({ people }) => people)).toEqual(members.map(({ length }) => length));
	expect(Math.max(...links)).toBeLessThan(shapes.length);
});
