/** Technology, sciences of it, climate, building and transport, for `concepts.ts`. */
export const technology = `
AI, artificial intelligence = KI, künstliche intelligenz
ML, machine learning = maschinelles lernen
LLM, large language model, language model = sprachmodell, großes sprachmodell
genAI, generative AI = generative KI
NLP, natural language processing, computational linguistics = sprachverarbeitung, computerlinguistik
deep learning, neural network = neuronales netz
computer vision, image recognition = bilderkennung, bildverarbeitung
data science, data scientist = datenwissenschaft
data analysis, data analytics, data analyst = datenanalyse, datenanalyst
data protection, privacy, data privacy = datenschutz
data protection officer, DPO = datenschutzbeauftragte, DSB
GDPR, general data protection regulation = DSGVO, datenschutzgrundverordnung
data visualisation, dataviz, data viz = datenvisualisierung
big data = massendaten
statistics = statistik
robotics, robot = robotik, roboter
IT, information technology = informationstechnik, informationstechnologie, EDV
computer science = informatik
software development, software engineering, software developer, software engineer = softwareentwicklung
programming, coding, software development = programmieren, programmierung, softwareentwicklung
developer = entwickler
web development, web developer = webentwicklung
frontend, front end
backend, back end
JavaScript, JS
TypeScript, TS
Kubernetes, K8s
golang, Go
cloud, cloud computing
speech recognition = spracherkennung
storage = speicher, speicherung
STEM = MINT
PostgreSQL, Postgres
open source, FOSS, free software, OSS = freie software
cybersecurity, information security, infosec, IT security, computer security = IT sicherheit, cybersicherheit, informationssicherheit, datensicherheit
UX, user experience = nutzererlebnis, nutzererfahrung
UI, user interface = benutzeroberfläche
usability, user friendliness = benutzerfreundlichkeit, gebrauchstauglichkeit
accessibility, A11Y = barrierefreiheit, barrierefrei
HCI, human computer interaction = mensch computer interaktion
QA, quality assurance = qualitätssicherung
software testing = softwaretest
quantum computing, quantum computer = quantencomputer, quanteninformatik
VR, virtual reality = virtuelle realität
AR, augmented reality = erweiterte realität
XR, extended reality, mixed reality
IoT, internet of things = internet der dinge
blockchain, DLT, distributed ledger
crypto, cryptocurrency = kryptowährung
API, application programming interface = schnittstelle
ERP, enterprise resource planning
CRM, customer relationship management = kundenbeziehungsmanagement
SEO, search engine optimisation = suchmaschinenoptimierung
CMS, content management system
SaaS, software as a service
DevOps, dev ops
SRE, site reliability engineering
game development, game developer = spieleentwicklung, gamedev
game = spiel
game design = spieldesign
3D printing, additive manufacturing = 3D druck, additive fertigung
semiconductor, microchip = halbleiter
drone, UAV = drohne
aerospace, spaceflight, space industry = raumfahrt, weltraum
aviation = luftfahrt
satellite = satellit
graphic design = grafikdesign
industrial design = industriedesign
architecture, architect = architektur
urban planning, city planning, urban planner, urban development = stadtplanung, stadtentwicklung, städtebau
landscape architecture = landschaftsarchitektur
civil engineering, civil engineer = bauingenieurwesen, bauingenieur
construction, building industry = bauwesen, baubranche, bauwirtschaft
mechanical engineering, mechanical engineer = maschinenbau
electrical engineering, electrical engineer = elektrotechnik
engineering, engineer = ingenieurwesen, ingenieur
science = wissenschaft, wissenschaftler
research = forschung
R&D, research and development = F&E, FuE, forschung und entwicklung
development = entwicklung
technology, tech = technologie, technik
invention, inventor, invent = erfindung, erfinder
climate = klima
climate change, global warming = klimawandel, klimakrise, erderwärmung
climate protection, climate action = klimaschutz
climate tech, climate technology, cleantech = klimatechnologie, klimatechnik
sustainability, sustainable = nachhaltigkeit, nachhaltig
environment, environmental = umwelt
environmental protection, conservation = umweltschutz
nature conservation, conservation = naturschutz
nature = natur
ESG, environmental social and governance, environmental social governance
CSR, corporate social responsibility = unternehmensverantwortung
circular economy = kreislaufwirtschaft
recycling, waste management = abfallwirtschaft, müll
biodiversity = artenvielfalt, biodiversität
ecology = ökologie
energy = energie
energy transition = energiewende
renewable energy, renewable, green energy, clean energy, renewables = erneuerbare energie, erneuerbare, grüne energie, ökostrom
solar energy, solar, photovoltaics, PV, solar power = solarenergie, photovoltaik, sonnenenergie, solarstrom
wind power, wind energy, wind farm, offshore wind = windkraft, windenergie, windpark
hydrogen = wasserstoff
heat pump = wärmepumpe
heating = heizung
nuclear energy, nuclear power = kernenergie, atomkraft, kernkraft
grid, power grid, electricity grid = stromnetz
electricity = strom, elektrizität
battery = batterie, akku
EV, electric vehicle, electric car, emobility, electric mobility, e mobility = elektroauto, e auto, e mobilität, elektromobilität
mobility = mobilität
transport, transportation = verkehr, verkehrswesen
transport planning = verkehrsplanung
public transport, public transit, mass transit = ÖPNV, nahverkehr, öffentlicher nahverkehr, öffentlicher verkehr, öffis
rail, railway, railroad = bahn, eisenbahn, schiene
cycling, bicycle, bike = fahrrad, radfahren, radverkehr
automotive, car industry, automotive industry = autoindustrie, automobilindustrie, autobranche
car = auto
autonomous driving, self driving car = autonomes fahren
logistics = logistik
supply chain = lieferkette
shipping = schifffahrt
agriculture, farming = landwirtschaft, agrar
farmer = landwirt, bauer
forestry, forest = forstwirtschaft, wald
food, nutrition = ernährung, lebensmittel
water = wasser
marine, ocean, sea = meer
air = luft
housing = wohnungsbau, wohnen, wohnraum
real estate, property development = immobilie
proptech, property technology
`;
