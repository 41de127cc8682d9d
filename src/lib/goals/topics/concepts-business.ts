/** Founding, money, trade, words, law and leading, for `concepts.ts`. */
export const business = `
startup = gründung, jungunternehmen
founder, entrepreneur, entrepreneurship, founding = gründer, gründen, gründung, unternehmer, unternehmertum
cofounder, co founder = mitgründer
spin off, spinoff = ausgründung
business idea = geschäftsidee
business model = geschäftsmodell
business plan = geschäftsplan
social enterprise, social entrepreneurship, social business = sozialunternehmen, sozialunternehmer
SME, small business, small and medium sized enterprise, small and medium sized businesses, small and medium enterprise = KMU, mittelstand, kleine und mittlere unternehmen
family business, family company = familienunternehmen, familienbetrieb
company, enterprise = unternehmen, firma, betrieb
NGO, non governmental organisation, nongovernmental organisation = NRO, nichtregierungsorganisation
nonprofit, non profit, not for profit, charity, NPO = gemeinnützig, wohltätig
foundation = stiftung
association = verein, verband
volunteering, volunteer, voluntary work = ehrenamt, ehrenamtlich, freiwilligenarbeit, freiwillige
cooperative, co op = genossenschaft
invest, investing, investor, investment = investieren, investor, investition, geldanlage, geldgeber
business angel, angel investor, angel investing, angel investment = business angel
VC, venture capital, venture capitalist = risikokapital, wagniskapital
PE, private equity = private equity, beteiligungskapital
seed funding, early stage funding = frühphasenfinanzierung
funding, financing = finanzierung
fundraising, raise money, raising capital = spendensammeln, mittelbeschaffung
grant, funding = fördermittel, förderung, zuschuss
grant proposal, grant application = förderantrag
crowdfunding = schwarmfinanzierung
impact investing, impact investment = wirkungsorientiertes investieren
M&A, merger and acquisition, mergers and acquisitions = unternehmenskauf, fusion
finance, financial = finanzen, finanzwesen, finanzwirtschaft
fintech, financial technology = finanztechnologie
bank, banking = bank, bankwesen
insurance, insurer = versicherung
accounting, accountant, bookkeeping = buchhaltung, rechnungswesen, buchführung
audit, auditing, auditor = wirtschaftsprüfung, wirtschaftsprüfer
tax, taxation = steuer, besteuerung
tax advice, tax consulting, tax consultant, tax advisor = steuerberatung
tax law = steuerrecht
legislation, law = gesetz, gesetzgebung
economics, economist, economy = wirtschaft, ökonomie, ökonom, volkswirtschaft, VWL, wirtschaftswissenschaft
business administration, business studies = betriebswirtschaft, BWL, betriebswirtschaftslehre
trade = handel
retail, retailer = einzelhandel
ecommerce, e commerce, online retail, online shop = onlinehandel, versandhandel
wholesale = großhandel
sales, selling, sell = vertrieb, verkauf, verkaufen
business development, biz dev = geschäftsentwicklung
purchasing, procurement, sourcing = einkauf, beschaffung
marketing, marketer
advertising, advertisement = werbung
brand, branding = marke, markenführung
market research = marktforschung
PR, public relations = öffentlichkeitsarbeit, pressearbeit
communication, communications = kommunikation
corporate communications = unternehmenskommunikation
science communication, scicomm = wissenschaftskommunikation
social media = soziale medien
copywriting, copywriter = werbetext, texter
media = medien
journalism = journalismus
press = presse
editor, editing, editorial = redaktion, redakteur, lektorat, lektor
publishing, publisher = verlag, verlagswesen
book = buch
author, writer = autor, schriftsteller
writing = schreiben
translation, translator = übersetzung, übersetzer, übersetzen
interpreter = dolmetscher, dolmetschen
language = sprache
linguistics, linguist = linguistik, sprachwissenschaft
literature = literatur
philosophy = philosophie
ethics, ethical = ethik
history, historian = geschichte, historiker
sociology = soziologie
politics, political, politician = politik, politisch
policy, public policy = politik
political science = politikwissenschaft, politologie
democracy = demokratie
government, public sector, public administration, civil service = verwaltung, öffentlicher dienst, behörde, öffentliche verwaltung
egovernment, digital government, govtech = everwaltung, digitale verwaltung
local government, municipality = kommune, kommunalverwaltung, gemeinde
law, lawyer, legal, attorney, solicitor = recht, jura, jurist, anwalt, rechtsanwalt
legal tech, legaltech, legal technology
patent, intellectual property, IP rights = patent, geistiges eigentum
copyright = urheberrecht
human rights = menschenrechte
lobbying, lobbyist, advocacy = interessenvertretung, lobbyarbeit
works council = betriebsrat
trade union, labor union, labour union = gewerkschaft
leadership, leading people = führung, führungskraft, mitarbeiterführung
project management, project manager, project lead = projektmanagement, projektleitung, projektleiter
product management, product manager, product owner, PM = produktmanagement, produktmanager
product development = produktentwicklung
product design = produktdesign
change management = veränderungsmanagement
strategy, strategist = strategie
consulting, consultant, consultancy, advisory = beratung, berater, unternehmensberatung, unternehmensberater
management consulting, management consultant = unternehmensberatung
agile, scrum = agil
negotiation, negotiate = verhandlung, verhandeln
mentoring, mentor, mentorship
coaching, coach
advice, advise, adviser, advisor = beratung, berater
CEO, chief executive officer, chief executive, managing director = geschäftsführer, geschäftsführung
CTO, chief technology officer = technischer leiter
CFO, chief financial officer = finanzvorstand
COO, chief operating officer
CMO, chief marketing officer
CIO, chief information officer
CISO, chief information security officer
freelance, freelancer, self employed, self employment = freiberuflich, selbstständig, selbständig, freiberufler, selbstständigkeit, freie mitarbeit
remote work, home office, working from home, work from home, telework, WFH = homeoffice, arbeiten von zu hause, telearbeit, mobiles arbeiten
digitalisation, digital transformation, digitisation = digitalisierung, digitaler wandel, digitale transformation
automation, automate = automatisierung, automatisieren
industry 4.0 = industrie 4.0
manufacturing, production = fertigung, produktion, herstellung
industry = industrie
craft, skilled trade = handwerk
quality management = qualitätsmanagement
risk management = risikomanagement
security = sicherheit
occupational safety, workplace safety = arbeitsschutz, arbeitssicherheit
customer service, customer support = kundenservice, kundendienst, kundenbetreuung
customer = kunde
B2B, business to business
B2C, business to consumer
D2C, DTC, direct to consumer
KPI, key performance indicator = kennzahl
OKR, objectives and key results
MVP, minimum viable product
ROI, return on investment
BI, business intelligence
`;
