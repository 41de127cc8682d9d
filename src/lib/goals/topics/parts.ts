/**
 * What German and a few English compounds are made of, without linking letters and endings: only words cut whole into
 * these and the topic count as its compounds, so `Transport` holds no sport and `Bauch` no `Bau`. Words of the concepts
 * are parts as well.
 */
export const compoundParts = `
abbau abend abfall abgabe ablauf absatz abteilung abwasser abwehr agent agentur agri agro akademie aktie
alltag alpen alten alter amt analyse anbau anbieter anfang angebot angst anlage anpassung antrag anwender
anwendung apotheke arbeit archäologie architekt artikel arznei assistent astro atom aufbau aufgabe aufnahme
aufsicht auftrag ausbau ausgabe ausschuss außen ausstatter ausstattung austausch bäcker bäckerei bad
bakterien ball base basis bau baum beamte bedarf befrager befragung begleiter begleitung behandler
behandlung beirat beitrag bekämpfung benutzer bereich berg bericht beruf berufs bescheid besitz besitzer
betreiber betreuer betreuung bevölkerung bewältigung bewegung bewerber bewerbung bewerter bewertung
beziehung bilanz bild bildner bindung bio biologe blatt blog boden bogen bohrung branche brauer brauerei
brief brücke budget bund bundes bürger büro business care chef chirurg clean computer crowd cyber datei
deck deep denker denkmal design designer diagnose diagnostik dichter dienst dienstleister dienstleistung
diplom direktor druck durst ed ehe ehren eigen einheit einrichtung einsatz einzel eis eisen elektriker
elektro entwurf erbe erfahrung ergebnis erkenntnis erkennung ernte ersatz erzeuger erzeugung erzieher
erziehung essen experte expertin export fabrik fach fahrer fahrt fahrzeug fair faktor fall farbe fassade
feier feld fenster ferien fern fernseh fest feuer filter fin finanz firmen fisch fläche fleisch flucht flug
flughafen fluss folge folgen förderer form format forscher forst foto frage frauen free freiheit freizeit
führer fund funk fuß gas gast gebäude geber gebiet gefahr gefühl gegenwart geist geld gemeinschaft gemüse
gen generation genuss gerät gerechtigkeit gericht geschäft gesellschaft gespräch gestalter gestaltung
getränke gewalt gewebe gewerbe gewinn gewinnung glas gov green gremium grenze groß grund gruppe gut güter
hafen halle handels händler haus haushalt haut heilkunde heim hersteller herz hilfe hilfs himmel hirn hobby
hof hold home hotel house hygiene idee immobilien impf import impro improv infektion info informatiker
information infrastruktur inhalt initiative innen insekten insel institut instrument insur integration
interesse internet jahr journalist kabel kamera kammer kampagne kampf kapital karte käse kasse kauf kern
kette kinder kirche klasse klavier kleider klub kollege komitee kommission kommunal kommunen konditor
konflikt kongress konsum konto kontrolle kontrolleur konzept konzern konzert kosten kraft kräfte kraftwerk
kranken krankheit kräuter kreativ kredit kreis kreislauf krieg kriminal krisen kritik kritiker küche kunden
kurs kurse küste labor lager lance land landes landschaft lärm law leben leder lehrgang leichtbau leistung
leiter leitung lern lerner liebe lied lieferung linie list liste lizenz logik lohn lösung macher mädchen
magazin management manager männer märchen marken market markt maschine masse master material mechanik
mechaniker mediziner mensch menschen messung metall methode methodik metzger miete mieter mikro milch
militär minister ministerium mitarbeiter mitglied mobil modell modellierung moderation moderator motor
motorrad museum musiker muster mutter nachbarschaft nachfolge nachricht nachwuchs nahrung nano nehmer netz
netzwerk neuro neutralität niederlassung not nutzer nutzung oberfläche obst öl oper orchester ordnung organ
organisation orientierung osten pädagoge park parlament partei partner partnerschaft patient pause pflanze
pfleger pflicht pflichtige photo physiker place platte plattform platz play politiker portal post power
praxis preis privat probe produkt produzent profil prognose programm programmierer projekt prop prozess
prüfer prüfung psycho psychologe publikum qualität quelle quote rad radio rat raum reaktor realität
recherche rechner rechte rechts reform regel regie region reihe reinigung rennen reparatur reporter
ressource rettung risiko rohstoff rolle roman rücken sache sammler sammlung sanierung satz schaden
schaffende schiff schrift schul schüler schutzbeauftragte schützer schwimm see seel seelsorge segel sektor
selbst seminar serie service siedlung sinn site sitz skandal social software sohle sonder sonne sorge
sozial spende spezialist spieler sprach sprecher stadion städte stamm standard standort station stelle
steller stimme stipendium stoff story strafe straße straßen strecke strömung struktur studie studien
studium stunde style suche südost system systeme szene tag tarif taxi techniker techno technologe teil
telefon telling tennis test tester text thema tisch tischler ton tour town transfer trauma treiber tropen
turn turnier umfeld unfall uni unterlagen unterricht urlaub ursache vater verantwortung verarbeitung
verbraucher verfahren verfassung verhalten verkäufer verkehrs vermarkter vermarktung vermittler vermittlung
vermögen verordnung versicherer versorger versorgung versuch verteidiger vertreter vertretung verwalter
video vieh viertel virus visualisierung vogel volk vorsorge wächter waffen wahl wandel wander waren warm
wärme wartung wear weather web weg welt wende werbe werber werft werkstatt werkstoff wert wesen wettbewerb
wetter winter wirkung wirt wissen woche wohn wohnung wolle wort zahl zahn zeichen zeichner zeit zeitschrift
zeitung zelle zentrum ziel zoll zucht züchter zug zukunft zuschauer
`;

/** Heads that add little: whoever asks for `Klimaforschung` is glad of somebody who only says `Klima`. */
export const lightHeads = `
berater beratung bereich bildung branche community experte forscher forschung frage gesetz industrie
management pädagogik politik projekt recht schutz sektor szene technik technologie thema wende wesen
wirtschaft wissenschaft wissenschaftler
`;

/** First parts that say too little alone: who asks for `Produktdesign` is not after every `Produkt`. */
export const vagueParts = `
alter arbeit auto bau beruf berufs betrieb buch bund bundes daten denkmal eigen entwicklung essen event
fach familie familien film gast geschäft gesellschaft grund haupt haus hilfe hilfs information innen jugend
kind kinder kommunal kommunen kunde kunden kunst land landes lebens marken markt medien melde mensch
menschen mode musik natur not personal privat produkt projekt prozess qualität rat raum recht rechts reise
risiko schiff schul schule sonder spiel sport staat stadt system tanz team teil tier umfeld umwelt
unternehmen verkehr volk waren wasser welt wert wirtschaft wissen wohn zeit zug
`;

/** Words that mean something else than their parts say. */
export const opaqueCompounds = `
abfall abstand agriculture altersheim anfall ansatz anzeige apprenticeship arbeitgeber arbeitnehmer aufsatz
auftraggeber auftragnehmer ausfall background bahnhof baseball basketball bauchgefühl bauernhof bauhaus
beifall bildhauer bildhauerei bildschirm biofilm blockchain briefing buchführung buchhalter buchhaltung
buchung bundeswehr carefree cartage carton cartoon database datenbank deadline desktop eigenschaft einfall
einsatz entrepreneurship facebook fahrzeug fellowship feststellung feuerwehr finder flughafen flugzeug
football forstwirtschaft framework freelance freelancer friedhof friendship frühstück fußball gastgeber
gasthaus gasthof gastwirtschaft gefahrgut gegensatz gegenstand geisteswissenschaft gerichtshof gesundheit
grundsatz grundschule gutachten gutachter gutschein handbuch handelsregister handlung handschuh handwerk
handwerker hardware hauptstadt hausarzt hausaufgabe hausrat headline himmelfahrt hochschule hochzeit
homework household internship javascript kindergarten kindergartner klassenfahrt klimaanlage kohlenstoff
kraftsport kraftstoff krankenhaus kunststoff landscape landwirt landwirtschaft laptop laufbahn laufzeit
leadership leidenschaft luftfahrt marketplace marktplatz membership mitarbeit musterhaus network netzwerk
notar notebook notfall ownership parkbank partei partnership pipeline playground postkarte ratgeber rathaus
ratschlag raumfahrt reisepass relationship roadmap rohstoff salesforce sandbank sauerstoff schauspiel
schauspieler scholarship software spielzeug standort stickstoff tagebuch tageszeitung tagung teilnehmer
testament tierkreis tonband treibstoff überfall umsatz underground unfall unternehmen unternehmer verstand
volksbank vorsatz vorstand vorteil wahlkampf waldorf wallfahrt wasserstoff weltraum werkstatt werkzeug
wirtshaus wohlstand workshop zeitschrift zeitung zufall zusammenarbeit zusatz
`;
