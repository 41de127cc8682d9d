import { concat } from '../../core/bytes.ts';
import { writeText } from './compact-text.ts';
import { type Dictionary, prepareDictionary } from './deflate.ts';

let prepared: Dictionary | undefined;

/**
 * The preset dictionary of version 1 codes. **Frozen**: one changed letter and no printed badge can be read any more
 * (a test holds its hash). It has words that occur on many cards, the rarer first, since near matches cost fewer bits;
 * no names of people, no text of anybody's card.
 */
export function dictionary1(): Dictionary {
	prepared ??= prepareDictionary(concat(...sections.map(sectionBytes)));
	return prepared;
}

/** The words as the fields of a card would write them, so that they are found there again. */
function sectionBytes(section: string): Uint8Array {
	const bytes = writeText(`${section.replace(/\s+/g, ' ').trim()} `);
	const isMarked = bytes[0] >= 0xf5;
	return isMarked ? bytes.subarray(1) : bytes;
}

const hindi = `
संस्थापक निदेशक प्रबंधक इंजीनियर सलाहकार शिक्षक विश्वविद्यालय प्रौद्योगिकी भारत के लिए और में की का से`;

const hebrew = `
מנכ״ל מייסדת מייסד שותפה שותף מנהלת מנהל מהנדסת מהנדס מפתחת מפתח תוכנה יועצת יועץ מעצבת מעצב מוצר שיווק מחקר חוקרת חוקר
אוניברסיטת המכללה חברת קבוצת פיתוח עסקי תל אביב ירושלים ישראל של על עם את`;

const greek = `
Διευθυντής Διευθύντρια Σύμβουλος Μηχανικός Προγραμματιστής Καθηγητής Ερευνητής Σχεδιαστής Ιδρυτής Υπεύθυνος Υπεύθυνη
λογισμικού επιχειρήσεων ανάπτυξης έργων Πανεπιστήμιο Αθηνών Θεσσαλονίκης Ελλάδα Εταιρεία και για της του στην`;

const arabic = `
مديرة مدير عام المديرة المدير التنفيذي الرئيس رئيسة رئيس قسم مؤسسة مؤسس شريكة شريك مهندسة مهندس معمارية معماري برمجيات برامج تطوير مطورة مطور
مصممة مصمم منتجات المنتج المنتجات تجربة المستخدم مستشارة مستشار استشارات خبيرة خبير باحثة باحث أستاذة أستاذ دكتورة دكتور طبيبة طبيب محامية محامي محاسبة
محاسب صحفية صحفي كاتبة كاتب معلمة معلم مترجمة مترجم مبيعات المبيعات تسويق التسويق الرقمي الرقمية الموارد البشرية المالية مالية الاستثمار مستثمرة مستثمر
ريادة الأعمال أعمال البيانات بيانات الذكاء الاصطناعي الأمن السيبراني الطاقة المتجددة الصحة الصحية التعليم التعلم الآلي البحث العلمي العلوم
التكنولوجيا تقنية المعلومات الهندسة الاتصالات الإعلام الثقافة المدينة المدن المياه البيئة الزراعة المستدامة التنمية التجارة الدولية الحكومة
شركة مجموعة مكتب مركز معهد كلية جامعة جمعية منظمة وزارة بنك مستشفى مدرسة القاهرة دبي الرياض بيروت عمان تونس المغرب الإمارات السعودية مصر العربية
العالمية الوطنية الحلول للحلول خدمات الخدمات مشاريع المشاريع إدارة الإدارة في من على إلى عن مع بين أو لل وال بال ات ية ين`;

const korean = `
대표이사 대표 이사 공동창업자 창업자 부사장 본부장 팀장 부장 과장 매니저 책임 선임 수석 연구원 연구소 교수 박사 개발자 소프트웨어 엔지니어 디자이너 기획자
마케팅 영업 제품 데이터 인공지능 보안 클라우드 플랫폼 서비스 기술 경영 전략 컨설턴트 투자 변호사 회계사 기자 작가 의사 교사 대학교 대학원 대학 주식회사
그룹 전자 한국 서울 부산 판교 스타트업 커뮤니티 협력 교육 환경 에너지 의료 금융 도시 및 에서 으로 를 을`;

const japanese = `
代表取締役社長 代表取締役 取締役 執行役員 共同創業者 創業者 部長 課長 主任 係長 担当 マネージャー リーダー ディレクター プロデューサー プロジェクト プロダクト
エンジニア ソフトウェア ソリューション システム開発 開発者 デザイナー デザイン コンサルタント コンサルティング アナリスト データサイエンティスト データ
マーケティング 営業部 広報 人事 採用 企画 戦略 経営 経理 財務 研究員 研究所 研究開発 研究者 准教授 教授 博士 大学院 大学 学生 講師 弁護士 会計士 税理士 医師
看護師 記者 編集者 作家 翻訳者 通訳 建築家 株式会社 合同会社 有限会社 グループ テクノロジー テクノロジーズ ホールディングス サービス クラウド セキュリティ
ネットワーク コミュニティ スタートアップ 人工知能 機械学習 持続可能 エネルギー 環境 医療 教育 地域 国際 協会 センター 事業 支援 推進 交流 技術 情報
東京 大阪 京都 名古屋 横浜 福岡 日本 アジア しています します です ます した から まで による のための について として さん の に を は が と で も`;

const chinese = `
董事長 董事长 創始人 联合创始人 创始人 首席執行官 首席执行官 首席技术官 首席运营官 總經理 总经理 副总裁 总裁 總監 总监 主任 經理 经理 主管 负责人 合伙人
高级工程師 高级工程师 软件工程师 軟體工程師 算法工程师 架构师 工程师 工程師 产品经理 產品經理 项目经理 运营 设计师 設計師 数据科学家 数据分析师 分析师 顾问 顧問
律师 会计师 医生 教师 老师 记者 编辑 作家 翻译 建筑师 研究员 研究員 副教授 教授 博士 博士后 硕士 学生 投资人 投资 市场营销 市场部 销售 人力资源 财务 战略
合作 发展 管理 商务 咨询 服务 技术有限公司 科技有限公司 有限責任公司 股份有限公司 有限公司 公司 科技 集团 集團 大學 大学 学院 研究院 研究所 实验室 中心 协会
基金会 基金 银行 医院 学校 创业 创新 互联网 人工智能 机器学习 大数据 云计算 网络安全 信息 数字化 平台 系统 软件 开发 设计 研究 教育 医疗 健康 能源 环保 环境
可持续 城市 文化 媒体 艺术 国际 全球 中国 北京 上海 深圳 广州 杭州 成都 香港 台灣 台北 新加坡 亚洲 我们 专注 致力于 正在 寻找 希望 以及 和 与 的 在 为 是 了`;

const ukrainian = `
Засновниця Засновник Керівниця Керівник відділу Директорка Розробниця Розробник Інженерка Інженер Дослідниця Дослідник Викладачка Викладач
Менеджерка Менеджер проєктів Українська Україна України Київ Київський Львів Львівський Харків університет імені освіти громадська організація
спільнота незалежна допомога безпека їх ії ія ість`;

const russian = `
Генеральный директор Исполнительный директор Коммерческий директор Заместитель директора Директор по развитию Директор по маркетингу
Основательница Основатель Сооснователь Руководительница Руководитель отдела Руководитель проектов Руководитель направления Начальник управления
Заведующая Заведующий кафедрой Главный инженер Главный специалист Ведущий разработчик Ведущий специалист Старший разработчик Старший научный сотрудник
Младший сотрудник Разработчица Разработчик программного обеспечения Программист Архитектор Инженер Аналитик данных Бизнес-аналитик Системный администратор
Тестировщик Дизайнер интерфейсов Дизайнер Продакт-менеджер Проектный менеджер Менеджер по продажам Менеджер продукта Маркетолог Консультант
Преподавательница Преподаватель Профессор Доцент Доктор наук Кандидат наук Исследовательница Исследователь Учитель Студентка Студент Аспирант Врач Юрист
Адвокат Бухгалтер Экономист Журналистка Журналист Редактор Переводчик Писатель Художник Фотограф Предприниматель Инвестор Волонтёр Координатор
Организатор мероприятий Эксперт Специалист по работе с клиентами Общество с ограниченной ответственностью Акционерное общество Группа компаний
Компания Агентство Студия Бюро Лаборатория Институт Университет Академия Школа Центр Фонд Банк Больница Музей Библиотека Министерство Ассоциация
государственный технический национальный московский международный российский научно-исследовательский высшая школа экономики
информационные технологии информационной безопасности искусственный интеллект машинное обучение разработка обучения образования образование
здравоохранение медицина энергетика строительство транспорт логистика производство финансы продажи реклама связи общественностью культура экология
устойчивое развитие городской среды социальных проектов стартапы сообщество цифровая трансформация открытые данные новых продуктов
Москва Санкт-Петербург Новосибирск Екатеринбург Казань Россия Минск Алматы Ташкент Ереван Тбилиси Рига Белград
ищу помогаю работаю занимаюсь развиваю создаём для при над из от до как что это или также более лет через между
овский евский овна евна ович евич енко ская ский ский ова ева ина ин ов ев ость ение ание ного ному ных ный ной ная ное ые ый ий ая ое ть на по и в с`;

const turkish = `
Kurucu Ortak Genel Müdür Yardımcısı Genel Müdürü Yönetim Kurulu Başkanı Müdürü Yöneticisi Yazılım Geliştirici Yazılım Mühendisi Proje Ürün Pazarlama Satış
İnsan Kaynakları Danışman Öğretim Üyesi Araştırma Görevlisi Üniversitesi Tasarımcı Şirketi Teknoloji A.Ş. Türkiye İstanbul Ankara ve için ile`;

const polish = `
Współzałożycielka Współzałożyciel Założycielka Założyciel Prezes Zarządu Dyrektorka Dyrektor Kierowniczka Kierownik projektu Inżynier Programistka Programista
Projektantka Specjalistka Specjalista ds. Doradca Badaczka Uniwersytet Politechnika Warszawska Wydział Instytut Fundacja Spółka z o.o. Warszawa Kraków Polska
oprogramowania rozwoju sprzedaży marketingu edukacji zdrowia i w na dla oraz`;

const dutch = `
Directeur Oprichter Mede-oprichter Medewerker Ontwikkelaar Onderzoeker Hoogleraar Docent Adviseur Beleidsmedewerker Ontwerper Projectleider Hoofd van de
Universiteit Hogeschool Gemeente Stichting Vereniging duurzame ontwikkeling voor het en een bij B.V. Amsterdam Utrecht Nederland`;

const nordic = `
Grundare Utvecklare Forskare Projektledare Verksamhetsutvecklare Universitet Högskolan Stockholm Göteborg Sverige och för med AB København Danmark og til Udvikler
Leder Rådgiver Oslo Norge Perustaja Kehittäjä Tutkija Helsinki Suomi Oy`;

const italian = `
Amministratore delegato Amministratrice delegata Direttore generale Direttrice Responsabile di progetto Responsabile della comunicazione Fondatrice Fondatore
Co-fondatore Socio Ingegnere Sviluppatore Sviluppatrice Progettista Consulente Ricercatrice Ricercatore Professoressa Professore Docente Avvocato Commercialista
Giornalista Università degli Studi di Politecnico Istituto Azienda S.r.l. S.p.A. Milano Roma Torino Italia innovazione sostenibilità per la e con nella`;

const portuguese = `
Diretora executiva Diretor executivo Diretor de Gerente de projetos Gerente de produto Coordenadora Coordenador Fundadora Fundador Cofundadora Cofundador Sócia
Desenvolvedora Desenvolvedor Engenheira Engenheiro de dados Pesquisadora Pesquisador Professora Professor Consultora Consultor Advogada Jornalista
Universidade Federal de Instituto Faculdade Empresa Ltda. São Paulo Rio de Janeiro Lisboa Porto Brasil Portugal inovação educação saúde gestão soluções
transformação sustentável para com uma não em dos das da do`;

const spanish = `
Directora general Director general Director de Directora de operaciones Gerente de Responsable de Jefa de proyecto Jefe de proyecto Coordinadora Coordinador
Fundadora Cofundadora y Cofundador Socia Socio Ingeniera Ingeniero de software Desarrolladora Desarrollador Diseñadora Diseñador de producto
Investigadora Investigador Profesora Profesor Maestra Consultora Consultor Abogada Abogado Periodista Emprendedora Emprendedor Médica Enfermera Traductora
Universidad Nacional de la Universidad Autónoma de Instituto Fundación Asociación Empresa S.L. S.A. Madrid Barcelona Buenos Aires Ciudad de México Colombia Chile España
tecnología innovación desarrollo sostenible educación salud energía investigación comunicación gestión soluciones digitales datos
busco ayudo trabajo con los las del para que por una un en el y`;

const french = `
Présidente-directrice générale Président-directeur général Directrice générale Directeur général Directrice de Directeur des Directeur technique Responsable
Cheffe de projet Chef de projet Cheffe de produit Cofondatrice Cofondateur Fondatrice et Fondateur Associée Associé Ingénieure Ingénieur logiciel Développeuse
Développeur web Conceptrice Graphiste Chercheuse Chercheur Professeure Professeur Enseignante Enseignant-chercheur Maître de conférences Consultante Consultant
Chargée de mission Chargé de communication Conseillère Avocate Avocat Journaliste Médecin Architecte Étudiante Étudiant Doctorante Université de Paris
École nationale supérieure Institut Laboratoire Centre de recherche Association Société Entreprise Agence Cabinet Ministère Ville de Lyon Marseille Genève Bruxelles
Montréal France développement durable ressources humaines intelligence artificielle données numérique santé énergie éducation recherche solutions
pour les dans une avec sur par au aux et de la du l'innovation d'entreprise`;

const german = `
Geschäftsführende Gesellschafterin Geschäftsführender Gesellschafter Geschäftsführerin Geschäftsführer Vorstandsvorsitzende Vorstand Abteilungsleiterin
Abteilungsleiter Bereichsleiterin Bereichsleitung Teamleiterin Teamleitung Teamleiter Leiterin Leiter Leitung Projektleiterin Projektleiter Projektmanagerin
Produktmanagerin Produktmanager Gründerin und Mitgründerin Gründer und Mitgründer Inhaberin Inhaber Softwareentwicklerin Softwareentwickler
Softwarearchitektin Softwarearchitekt Entwicklerin Entwickler Ingenieurin Ingenieur Informatikerin Datenanalystin Wissenschaftlerin Wissenschaftlicher Mitarbeiter
Wissenschaftliche Mitarbeiterin Forscherin Forschung und Entwicklung Professorin für Professor für Dozentin Dozent Lehrerin Lehrer Doktorandin Doktorand
Studentin Student Beraterin Berater Unternehmensberatung Unternehmerin Unternehmer Gestalterin Designerin Architektin Journalistin Redakteurin Übersetzerin
Rechtsanwältin Rechtsanwalt Steuerberaterin Ärztin Arzt Referentin Referent Sachbearbeiterin Vertriebsleiter Vertrieb Einkauf Personalleiterin Personal Marketing
Öffentlichkeitsarbeit Kommunikation Nachhaltigkeit Digitalisierung Künstliche Intelligenz Informationssicherheit Datenschutz Energiewende erneuerbare Energien
Gesundheit Bildung Verwaltung Stadtentwicklung Landesamt Bundesamt Ministerium Stadtwerke Stadt Hochschule Technische Universität Universität Fachhochschule
Institut für Fraunhofer Max-Planck Gesellschaft Verein Verband Stiftung Genossenschaft Gemeinnützige Agentur Büro Werkstatt Handwerk Klinikum Krankenhaus
Unternehmen Aktiengesellschaft GmbH & Co. KG e.V. AG Berlin Hamburg München Köln Frankfurt Stuttgart Leipzig Wien Zürich Österreich Schweiz Deutschland
Ich suche Ich helfe Ich arbeite Menschen schaft lich ung heit keit für die mit dem der das von zur zum bei aus auf über eine einen oder und`;

const english = `
she/her they/them he/him she/they he/they
volunteer photographer filmmaker musician artist author translator interpreter nurse physician lawyer attorney accountant notary judge pharmacist veterinarian
Apprentice Intern Trainee Undergraduate Postdoctoral researcher PhD student Doctoral candidate Graduate student Research fellow Research associate
Research assistant Associate professor Assistant professor Professor of Lecturer in Teacher Dean Librarian Curator Scientist Biologist Chemist Physicist Psychologist
Economist Statistician Mathematician Mechanical engineer Electrical engineer Civil engineer Environmental Biomedical Structural Hardware Embedded systems
Firmware Robotics Quantum computing Semiconductor Manufacturing Supply chain Logistics Procurement Operations manager Facilities Quality assurance Safety
Human resources People operations Talent acquisition Recruiter Recruiting Hiring manager Learning and development Community manager Community organizer
Event manager Organizer Customer success manager Customer support Account executive Account manager Sales manager Business development manager
Business analyst Financial analyst Finance Controller Treasurer Auditor Investment manager Investor Venture capital partner Angel investor Private equity
Managing partner Managing director Partner Principal Associate Advisor Consultant Strategy consultant Independent consultant Freelance Self-employed
Entrepreneur in residence Social entrepreneur Founding engineer Co-founder and CEO Co-founder & CTO Founder & CEO Founder and Chief executive officer
Chief technology officer Chief operating officer Chief financial officer Chief marketing officer Chief product officer Chief of staff President Vice president of
VP of engineering VP Product Board member Chair of the Trustee Executive director Deputy director Director of engineering Director of Head of product Head of
Head of design Head of marketing Head of operations Head of people Team lead Tech lead Technical lead Engineering manager Programme manager Program manager
Project manager Project coordinator Product owner Product marketing manager Product manager Senior product manager Scrum master Agile coach
Senior software engineer Staff software engineer Principal engineer Lead developer Software architect Solutions architect Enterprise architect Software developer
Software engineer Full-stack developer Frontend developer Backend developer Mobile developer Web developer Game developer Site reliability engineer
DevOps engineer Platform engineer Cloud engineer Security engineer Security researcher Network engineer System administrator Database administrator
Data engineer Data scientist Data analyst Machine learning engineer AI researcher Technical writer Developer advocate Developer relations Open source maintainer
Senior UX designer UX researcher UI designer Product designer Graphic designer Service designer Interaction designer Industrial designer Design lead
Creative director Art director Content strategist Copywriter Editor Journalist Reporter Podcast host Producer Marketing manager Brand manager
Communications officer Public relations Policy adviser Public policy Government affairs Civil servant Urban planner Architect Landscape Interior
Doctor Surgeon Therapist Coach Trainer Facilitator Speaker Mentor Student Researcher Analyst Specialist Officer Coordinator Assistant Administrator
climate change renewable energy clean energy circular economy sustainability biodiversity agriculture food systems public health healthcare digital health
mental health medical devices biotechnology life sciences education technology accessibility inclusion diversity human rights privacy cybersecurity
blockchain fintech payments banking insurance real estate construction mobility transport automotive aerospace maritime tourism hospitality
fashion retail e-commerce logistics gaming media publishing film music culture museums heritage sports nonprofit philanthropy impact investing
artificial intelligence machine learning natural language processing computer vision large language models data science data engineering data visualisation
analytics statistics cloud infrastructure distributed systems developer tools programming languages open data open source open science
user research usability design systems information architecture product strategy pricing growth fundraising partnerships public speaking
negotiation leadership teamwork hiring mentoring coaching writing photography cooking hiking cycling running climbing reading chess board games gardening travel
Looking for a Looking to meet I help teams I help people I work on I build We build tools that for small businesses for cities working with helping people
building the future of interested in happy to talk about ask me about passionate about formerly previously based in years of experience
University of California University of Applied Sciences State University Technical University Institute of Technology School of College Academy Faculty Department of
Laboratory Labs Centre for Center for Museum Library Hospital Clinic Foundation Association Society Federation Network Alliance Council Ministry of City of Agency
Authority Commission Bank Capital Ventures Holdings Partners Group Industries International Global Technologies Technology Software Systems Solutions Services
Consulting Research Studio Collective Cooperative Community Company Corporation Limited Ltd. LLC Inc. Co. plc Europe London New York San Francisco
mentor mentee co-founder hire job client friend investor collaborator
tion ing ment ness able ive ical ity ers ies ed er al in on at by to is the with from and for & of the of a`;

const addresses = `
icloud.com yahoo.com hotmail.com live.com proton.me protonmail.com posteo.de mailbox.org web.de gmx.net gmx.de t-online.de orange.fr free.fr libero.it wanadoo.fr
qq.com 163.com 126.com naver.com mail.ru yandex.ru ukr.net outlook.com googlemail.com @gmail.com
info@ hello@ contact@ office@ kontakt@ .museum .info .tech .cloud .xyz .app .dev .eu .me .co .us .ca .au .nz .in .jp .cn .kr .tw .sg .br .mx .ar .es .pt .it .fr .be .nl .se
.dk .no .fi .pl .cz .at .ch .tr .ua .ru .gr .ie .ac.uk .edu .gov .ai .io .co.uk .co.jp .com.br .com.au .de .net .org .com
https://calendly.com/ https://scholar.google.com/ https://orcid.org/0000-000 https://www.researchgate.net/profile/ https://arxiv.org/abs/ https://doi.org/10.
https://www.xing.com/profile/ https://www.behance.net/ https://dribbble.com/ https://medium.com/@ https://www.meetup.com/ https://linktr.ee/
https://www.youtube.com/@ https://www.instagram.com/ https://www.facebook.com/ https://x.com/ https://twitter.com/ https://gitlab.com/ https://codeberg.org/
@mastodon.social https://mastodon.social/@ @fosstodon.org @hachyderm.io @chaos.social .bsky.social https://bsky.app/profile/ https://signal.me/#eu/ https://wa.me/
https://t.me/ https://github.io https://github.com/ https://linkedin.com/in/ https://www.linkedin.com/in/ https://www.
+1 +7 +20 +27 +30 +31 +32 +33 +34 +36 +39 +40 +41 +43 +44 +45 +46 +47 +48 +49 +52 +54 +55 +56 +57 +61 +62 +65 +66 +81 +82 +84 +86 +90 +91 +92 +351 +352 +353 +354
+358 +380 +420 +852 +886 +961 +962 +966 +971 +972`;

// Frozen: the order too.
const sections = [
	hindi,
	hebrew,
	greek,
	korean,
	arabic,
	japanese,
	chinese,
	ukrainian,
	russian,
	turkish,
	polish,
	dutch,
	nordic,
	italian,
	portuguese,
	spanish,
	french,
	german,
	addresses,
	english
];
