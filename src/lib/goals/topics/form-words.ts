const lines = (text: string) => text.trim().split(/\s+/);

/** Words that take no ending off: what remained would be another word (poster is no post, Termin no term). */
export const rigid: ReadonlySet<string> = new Set(
	lines(`
poster posten corner flower shower tower power counter number master matter letter better butter summer winter hammer dinner
banner manner paper water border order offer other brother mother father weather whether leather feather gender tender
render wonder under ladder finger anger danger hunger tiger cancer bauer marketing training accounting networking kurs news
lens termin medizin benzin physician apartment department statement basement garment fabric fabrik steuern
steuerung zeitung messer komisch listen chicken kitchen meister charter quarter barter chapter character register
minister member timber chamber amber human humane moral morale local locale person persona rational rationale
human plane plan care note rate star stare past paste cloth clothe bath bathe state corps corpse
universe university general generation mark marke marken market bilder bildung bild boot boote organ organist
something nothing everything evening morning ceiling string during outer inner upper lower rubber
become konzern concern concert konzert modern extern intern western pattern kuchen geschichte gesicht gericht gewicht
broken garden warden heaven raven haven oven seven dozen token open even often golden hidden linen siren
sudden rocket ticket planet buffet route rout stripe slope forte finale silicone premiere collagen grade verlagern unterreden
foundation kohl kohle rechts angeln officer reisen reise weinen raten nahe nahen naehe naehen garter careen testes physical villa villain weizen reizen trance heroine pure quite posting handler handeln handlung handel ration station nation
`)
);

/** Forms that no rule makes. */
export const irregular: ReadonlyMap<string, string> = new Map(
	lines(`
children:child women:woman men:man people:people mice:mouse feet:foot teeth:tooth criteria:criterion media:media data:data
museen:museum firmen:firma themen:thema zentren:zentrum studien:studie medien:medien risiken:risiko konten:konto kinder:kind
kindern:kind bilder:bild bildern:bild felder:feld lander:land frauen:frau prinzipien:prinzip analysen:analyse wrote:write
taught:teach taughts:teach sold:sell bought:buy built:build sportler:sport sportlerin:sport musicians:music musician:music
musiker:musik musikerin:musik musikern:musik musikerinnen:musik daten:daten
`).map((pair): [string, string] => [pair.split(':')[0], pair.split(':')[1]])
);
