/**
 * What German and a few English compounds are made of, without linking letters and endings: only words cut whole into
 * these and the topic count as its compounds, so `Transport` holds no sport and `Bauch` no `Bau`. Words of the concepts
 * are parts as well.
 */
export const compoundParts = `
abbau alten einzel groß abfall abend abgabe ablauf absatz abteilung abwasser abwehr agent agentur agrar akademie aktie alltag alpen alter amt anbau
analyse anbieter anfang angebot angst anlage antrag anwalt anwender anwendung apotheke arbeit archäologie architekt architektur
archiv artikel arznei arzt assistent astro atom aufbau aufgabe aufnahme aufsicht auftrag ausbau ausgabe ausschuss außen
ausstatter ausstattung austausch auto autor bad bahn bakterien ball bank basis batterie bau bauer baum beamte bedarf befrager
befragung begleiter begleitung behandler behandlung behörde beirat beitrag benutzer berater beratung bereich berg bericht
beruf berufs beschaffung besitz besitzer betreiber betreuer betreuung betrieb bevölkerung bewegung bewerber bewerbung
bewerter bewertung beziehung bibliothek bild bildung bio biologe biologie blatt blog boden bogen brand branche brief brücke
buch budget bund bundes bürger büro chef chemie chemiker chirurg chor computer datei daten deck denker denkmal design designer
diagnose diagnostik dichter dienst dienstleister dienstleistung diplom direktor dolmetscher dorf druck durst ehe ehren
eigen ein einheit einkauf einrichtung einsatz eis eisen elektriker elektro elektronik eltern energie entwickler
entwicklung entwurf erbe erfahrung ergebnis erkenntnis erkennung ernährung ernte ersatz erzeuger erzeugung
erzieher erziehung essen ethik experte expertin export fabrik fach fahrer fahrrad fahrt fahrzeug faktor fall familie farbe fassade
feier feld fenster ferien fern fernseh fertigung fest feuer film filter finanz finanzen firma firmen fisch fläche fleisch flug
flughafen flucht fluss folge form format forscher forschung forst foto fotograf fotografie frage frauen freiheit freizeit freund
frieden führer führung fund funk fuß förderer förderung garten gas gast gebäude gebiet gefahr gefühl gegenwart geist geld gemeinde
gemeinschaft gemüse generation gen genossenschaft genuss gerät gericht gesang geschichte geschäft gesellschaft gesetz gesetzgebung
gespräch gestalter gestaltung gesundheit getränke gewalt gewebe gewerbe gewerkschaft gewinn gewinnung glas gremium grenze großhandel
grund gruppe gründer gründung gut güter hafen halle handel handels handwerk haus haushalt haut heilkunde heim heizung hersteller
herstellung herz hilfe hilfs himmel hirn hobby hochschule hof holz hotel hund hygiene händler idee immobilien import impf
industrie infektion info informatik informatiker information infrastruktur ingenieur initiative inhalt innen insekten insel institut
instrument integration interesse internet investition jagd jahr journalismus journalist jugend jura jurist kabel kaffee kamera kammer
kampagne kampf kapital karriere karte kasse kauf kern kette kind kinder kino kirche klasse klavier kleider klima klinik klub koch kollege
komitee kommission kommunal kommunikation konferenz konflikt kongress konsum konto kontrolle kontrolleur konzept konzern konzert
kooperation kosten kraft kraftwerk kranken krankheit kreativ krebs kredit kreis kreislauf krieg kriminal krise kritik kritiker kräfte
kräuter kultur kunde kunden kunst kurs kurse käse küche künstler küste labor lager land landes landschaft landwirt lärm leben lebensmittel
leder lehre lehrer lehrgang lehrkraft leichtbau leistung leiter leitung lern lerner liebe lieferant lieferung lied linie list liste literatur lizenz
lösung logik logistik lohn luft luftfahrt mädchen magazin maler management manager männer markt marken marketing maschine maschinenbau
masse master material mathematik mechanik mechaniker medien medizin mediziner meer mensch menschen messe messung metall methode methodik miete
mieter migration mikro milch militär minister ministerium mitarbeiter mitglied mobil mobilität mode modell moderation
moderator motor motorrad museum musik musiker muster mutter märchen nachbarschaft nachfolge nachricht nachwuchs nahrung nano natur
naturschutz netz netzwerk neuro niederlassung not nutzer nutzung oberfläche obst ökonom öl oper optik ordnung orchester
organ organisation orientierung osten pädagoge pädagogik papier park parlament partei partner partnerschaft patent patient
pause personal pferd pfleger pflanze pflege pflicht pflichtige physik physiker planer planung platte plattform platz politik politiker
politisch portal post praktikum praxis preis presse privat probe produkt produktion produzent profil prognose programm
programmierer programmierung projekt prozess prüfer prüfung psycho psychologe psychologie publikum qualität quelle quote rad radio rat raum
reaktor realität rechner recherche recht rechte rechts redakteur redaktion reform regel regie region regisseur reihe reinigung reise rennen
reparatur reporter ressource rettung risiko rohstoff rolle roman roboter rücken sache sammler sammlung sanierung satz schaden
schach schiene schiff schmuck schrift schriftsteller schule schul schüler schulung schutz schutzbeauftragte schützer schwimm see seel
seelsorge segel sektor selbst seminar senioren sensor sensorik serie service sicherheit siedlung sinn sitz skandal social software sohle
solar sonne sonder sorge sozial spende spezialist spiel spieler sport sprache sprach stadion stadt städte stahl stamm standard standort station
statistik stelle steller steuer stiftung stimme stipendium stoff strafe strategie straße straßen strecke strom strömung struktur studie studien
studium stunde style suche system systeme szene südost tag tagung tanz tarif taxi technik techniker techno technologie technologe teil telefon
tennis test tester text textil theater thema therapeut therapie tier tisch tischler ton tour tourismus trainer training transfer
transport trauma treiber tropen turn turnier übersetzer übersetzung umfeld umwelt unfall uni universität unterlagen unternehmen
unternehmer unterricht urlaub ursache vater verantwortung verarbeitung verband verbraucher verein verfahren verfassung verhalten verkauf
verkäufer verkehr verlag vermarkter vermarktung vermittler vermittlung vermögen verordnung verpackung versicherer versicherung versorger
versorgung versuch verteidiger verteidigung vertrag vertreter vertretung vertrieb verwalter verwaltung video vieh viertel virus
visualisierung vogel volk vorsorge waffen wahl wald wandel wandern wander waren warm wartung wasser web weg wein welt
wende werbe werber werbung werft werkstatt werkstoff wert wesen wettbewerb wetter winter wirkung wirtschaft wirt
wissen wissenschaft wissenschaftler woche wohn wohnung wolle wort wärme wächter zahl zahn zeichen zeichner zeichnung zeit zeitung
zeitschrift zelle zentrum ziel zoll zucht züchter zug zukunft zusammenarbeit zuschauer gast geber nehmer macher schaffende sprecher
bewältigung bekämpfung einwanderung bescheid bilanz bildner brauer brauerei bäcker bäckerei konditor metzger bindung bohrung
kommunen verkehrs folgen gerechtigkeit neutralität anpassung krisen modellierung
care tech cyber security data base health game play web site home school town law food bank sea green climate clean deep bio prop agri agro fin ed legal
insur gov crowd funding story telling fair trade water power free lance business wear child photo coach weather house hold market place
`;

/** Heads that add little: whoever asks for `Klimaforschung` is glad of somebody who only says `Klima`. */
export const lightHeads = `forschung forscher recht politik technik technologie wissenschaft wissenschaftler wesen branche sektor industrie thema frage wirtschaft
beratung berater bereich wende bildung projekt experte management schutz pädagogik`;

/** First parts that say too little alone: who asks for `Produktdesign` is not after every `Produkt`. */
export const vagueParts = `unternehmen kunde kunden projekt produkt markt personal stadt land welt arbeit haus zeit team haupt grund bau bund bundes umfeld
geschäft system prozess entwicklung teil lebens mensch menschen umwelt gesellschaft natur wirtschaft fach qualität risiko raum wert betrieb information
auto daten zug mode wissen not eigen kommunen kommunal gast hilfe hilfs volk staat recht rechts landes tier event kinder kind alter sonder privat innen jugend wasser
waren rat schiff wohn melde denkmal marken familien familie beruf berufs`;

/** Words that mean something else than their parts say. */
export const opaqueCompounds = `klimaanlage rathaus ratgeber ratschlag bauchgefühl buchhaltung buchhalter buchführung buchung kunststoff wasserstoff sauerstoff stickstoff kohlenstoff
kindergarten handbuch handwerk handwerker handschuh handlung landwirtschaft landwirt gastwirtschaft forstwirtschaft hochzeit schauspiel
schauspieler bahnhof flughafen friedhof krankenhaus vorteil werkzeug fahrzeug spielzeug flugzeug zeitung zeitschrift feuerwehr bundeswehr frühstück hauptstadt
netzwerk fußball mitarbeit raumfahrt luftfahrt weltraum marktplatz standort zusammenarbeit gesundheit grundschule hochschule
tagebuch tageszeitung vorstand gegenstand wohlstand verstand abstand feststellung bildschirm bildhauer bildhauerei
hausarzt hausaufgabe wahlkampf altersheim postkarte musterhaus geisteswissenschaft handelsregister tagung bauhaus testament
kraftsport reisepass waldorf tierkreis eigenschaft leidenschaft gastgeber arbeitgeber arbeitnehmer auftraggeber auftragnehmer
teilnehmer unternehmer unternehmen briefing finder network framework homework software hardware
workshop background playground underground facebook leadership blockchain marketplace household salesforce
javascript deadline headline pipeline roadmap laptop desktop database landscape freelance freelancer football baseball basketball
volksbank parkbank sandbank gefahrgut kraftstoff treibstoff rohstoff werkstatt klassenfahrt himmelfahrt wallfahrt
tonband grundsatz umsatz einsatz ansatz aufsatz gegensatz vorsatz zusatz
notfall zufall unfall beifall abfall ausfall überfall einfall anfall notar partei
gutschein gutachten gutachter anzeige wirtshaus gasthaus gasthof bauernhof gerichtshof`;
