import type { Profile } from '../../src/lib/card/fields.ts';

export type Size = 'short' | 'typical' | 'long';

/** Three made-up people, each in a script of their own, and how much each of their cards says. */
export const people: readonly { script: string; card: Record<Size, Profile> }[] = [
	{
		script: 'Latin',
		card: cards({
			name: 'Marguerite Oyelaran',
			headline: 'Product designer for hospital wards',
			organisation: 'Kestrel & Wray Studio',
			email: 'marguerite@kestrelwray.studio',
			pronouns: 'she/her',
			linkedin: 'https://www.linkedin.com/in/moyelaran',
			interests: ['night trains', 'tactile maps', 'bread'],
			offers: ['ward walkthroughs', 'a critique of your prototype'],
			lookingFor: ['mentor', 'clinics willing to try things out'],
			pitch:
				'Nurses walk nine kilometres a shift, half of it to find things. I redraw wards so that the things come to them; three hospitals have measured an hour saved per person and day. Next I want to do this where there is no budget for building.',
			links: ['https://kestrelwray.studio/wards'],
			phone: '+44 7700 900461'
		})
	},
	{
		script: 'Cyrillic',
		card: cards({
			name: 'Василиса Горемыкина',
			headline: 'Проектирует тёплые остановки для посёлков',
			organisation: 'Бюро «Полынья»',
			email: 'vasilisa@polynya.example',
			pronouns: 'она',
			linkedin: 'https://www.linkedin.com/in/goremykina-v',
			interests: ['ледовые переправы', 'деревянные кружева', 'шахматы по переписке'],
			offers: ['чертежи в открытом доступе', 'знакомства в Якутске'],
			lookingFor: ['investor', 'завод, который гнёт клеёный брус'],
			pitch:
				'В минус пятьдесят автобус ждут сорок минут. Мы ставим павильоны, которые греются от теплотрассы и собираются за день без крана. Двенадцать уже стоят; ищу тех, кто поможет сделать из них серию и посчитать, сколько простуд они отменили.',
			links: ['https://polynya.example/ostanovki'],
			phone: '+7 999 000-18-42'
		})
	},
	{
		script: 'CJK',
		card: cards({
			name: '司徒霜晴',
			headline: '为听障观众设计剧场字幕与震动座椅',
			organisation: '鹭江无界剧场',
			email: 'shuangqing@lujiang-stage.example',
			pronouns: '她',
			linkedin: 'https://www.linkedin.com/in/situ-shuangqing',
			interests: ['皮影戏', '手语诗', '老式放映机'],
			offers: ['座椅样机试坐', '字幕排版规范'],
			lookingFor: ['collaborator', '愿意试演的小剧场'],
			pitch:
				'听不见的人也想和大家同时笑出来。我们把台词提前半拍送到座椅扶手上的小屏,把低音变成靠背里的震动。去年巡演十一座城市,场场有人第一次带着失聪的父母来看戏。今年想把整套图纸公开,让任何剧场都装得起。',
			links: ['https://lujiang-stage.example/seats'],
			phone: '+86 138 0000 2741'
		})
	}
];

/** Short: what a badge says. Typical: what is in the code unless its owner decides otherwise. Long: everything. */
function cards(whole: Profile): Record<Size, Profile> {
	const { name, headline, organisation } = whole;
	return { short: { name, headline }, typical: { name, headline, organisation }, long: whole };
}
