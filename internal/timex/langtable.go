package timex

// language is what a language calls its months and days, and the plain words
// for days, weeks, months and years near the dateline. Words that follow each
// other are joined by "_"; alternatives stand side by side within a field;
// fields are divided by "|".
type language struct {
	months   string // January to December, in each case in which dates use them
	weekdays string // Monday to Sunday
	// near has the fields: the day before yesterday, yesterday, today, tomorrow,
	// the day after tomorrow; last, this and next week; the same of months; the
	// same of years.
	near string
	// joins may stand between day, month and year; heads may be written as one
	// word with what follows them, tails with what precedes.
	joins, heads, tails string
	coming              string // words beside a weekday that say it lies ahead
	years               string // words beside a bare year that say it is one
	unless              string // words before a near day that make it something else: "la mañana"
	// properDays is set where weekdays have a capital letter and the same word
	// without it means something else; plainDays where the plain words for near
	// days have none: "heute Morgen".
	properDays, plainDays bool
	yearFirst             bool
}

// The names are those of the Unicode CLDR and of the press; codes are those of
// ISO 639-1.
var languageTable = map[string]language{
	"ar": {
		months:   "يناير كانون_الثاني جانفي|فبراير شباط فيفري|مارس آذار|أبريل إبريل نيسان أفريل|مايو أيار ماي|يونيو حزيران جوان|يوليو تموز جويلية|أغسطس آب أوت|سبتمبر أيلول|أكتوبر تشرين_الأول|نوفمبر تشرين_الثاني|ديسمبر كانون_الأول",
		weekdays: "الاثنين الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
		near:     "أول_أمس أمس_الأول|أمس|اليوم|غدا غداً|بعد_غد|الأسبوع_الماضي|هذا_الأسبوع الأسبوع_الجاري الأسبوع_الحالي|الأسبوع_المقبل الأسبوع_القادم|الشهر_الماضي|هذا_الشهر الشهر_الجاري الشهر_الحالي|الشهر_المقبل الشهر_القادم|العام_الماضي السنة_الماضية|هذا_العام العام_الجاري العام_الحالي|العام_المقبل العام_القادم",
		joins:    "من عام سنة لعام شهر", heads: "و ب ل ف",
		coming: "المقبل القادم المقبلة",
		unless: "في وفي ذلك منذ",
		years:  "عام سنة العام لعام وعام",
	},
	"fa": {
		months:   "ژانویه|فوریه|مارس|آوریل|مه می|ژوئن|ژوئیه جولای|اوت آگوست|سپتامبر|اکتبر|نوامبر|دسامبر",
		weekdays: "دوشنبه|سه\u200cشنبه سه_شنبه|چهارشنبه|پنجشنبه پنج\u200cشنبه|جمعه|شنبه|یکشنبه یک\u200cشنبه",
		near:     "پریروز|دیروز|امروز|فردا|پس\u200cفردا|هفته_گذشته هفته_پیش|این_هفته هفته_جاری|هفته_آینده هفته_بعد|ماه_گذشته ماه_پیش|این_ماه ماه_جاری|ماه_آینده ماه_بعد|سال_گذشته پارسال|امسال سال_جاری|سال_آینده",
		joins:    "سال ماه",
		coming:   "آینده",
		years:    "سال",
	},
	"ur": {
		months:   "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
		weekdays: "پیر سوموار|منگل|بدھ|جمعرات|جمعہ جمعے|ہفتے_کے_روز|اتوار",
		near:     "|گزشتہ_روز|آج|آئندہ_روز||گزشتہ_ہفتے پچھلے_ہفتے|اس_ہفتے رواں_ہفتے|اگلے_ہفتے آئندہ_ہفتے|گزشتہ_ماہ پچھلے_ماہ گزشتہ_مہینے|اس_ماہ رواں_ماہ|اگلے_ماہ آئندہ_ماہ|گزشتہ_سال پچھلے_سال|اس_سال رواں_سال|اگلے_سال آئندہ_سال",
		joins:    "کو سن سال",
		coming:   "آئندہ اگلے",
		years:    "سال سن میں",
	},
	"he": {
		months:   "ינואר|פברואר|מרץ מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר",
		weekdays: "יום_שני|יום_שלישי|יום_רביעי|יום_חמישי|יום_שישי|שבת יום_שבת|יום_ראשון",
		near:     "שלשום|אתמול|היום|מחר|מחרתיים|בשבוע_שעבר שבוע_שעבר|השבוע|בשבוע_הבא שבוע_הבא|בחודש_שעבר חודש_שעבר|החודש|בחודש_הבא חודש_הבא|בשנה_שעברה שנה_שעברה אשתקד|השנה|בשנה_הבאה שנה_הבאה",
		heads:    "ב ל מ ה ו ש",
		coming:   "הבא הקרוב",
		years:    "בשנת שנת משנת",
	},
	"tr": {
		months:   "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
		weekdays: "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar_günü",
		near:     "önceki_gün evvelsi_gün|dün|bugün|yarın|öbür_gün|geçen_hafta geçtiğimiz_hafta|bu_hafta|gelecek_hafta önümüzdeki_hafta|geçen_ay geçtiğimiz_ay|bu_ay|gelecek_ay önümüzdeki_ay|geçen_yıl geçtiğimiz_yıl geçen_sene|bu_yıl bu_sene|gelecek_yıl önümüzdeki_yıl",
		coming:   "gelecek önümüzdeki",
		years:    "yılı yılında yılının yılından yılına",
	},
	"ru": {
		months:   "января январь январе янв|февраля февраль феврале фев|марта март марте мар|апреля апрель апреле апр|мая май мае|июня июнь июне|июля июль июле|августа август августе авг|сентября сентябрь сентябре сен|октября октябрь октябре окт|ноября ноябрь ноябре ноя|декабря декабрь декабре дек",
		weekdays: "понедельник понедельника|вторник вторника|среду|четверг четверга|пятницу пятница пятницы|субботу суббота субботы|воскресенье воскресенья",
		near:     "позавчера|вчера|сегодня|завтра|послезавтра|на_прошлой_неделе прошлой_неделе|на_этой_неделе этой_неделе|на_следующей_неделе следующей_неделе|в_прошлом_месяце прошлом_месяце|в_этом_месяце этом_месяце|в_следующем_месяце следующем_месяце|в_прошлом_году прошлом_году|в_этом_году этом_году|в_следующем_году следующем_году будущем_году",
		joins:    "г года году го",
		coming:   "следующий следующую следующее будущий",
		years:    "год году года годом",
	},
	"uk": {
		months:   "січня січень січні|лютого лютий лютому|березня березень березні|квітня квітень квітні|травня травень травні|червня червень червні|липня липень липні|серпня серпень серпні|вересня вересень вересні|жовтня жовтень жовтні|листопада листопад листопаді|грудня грудень грудні",
		weekdays: "понеділок понеділка|вівторок вівторка|середу середа середи|четвер четверга|пятницю пятниця пятниці п_'_ятницю|суботу субота суботи|неділю неділя неділі",
		near:     "позавчора|вчора учора|сьогодні|завтра|післязавтра|минулого_тижня|цього_тижня|наступного_тижня|минулого_місяця|цього_місяця|наступного_місяця|торік минулого_року|цього_року цьогоріч|наступного_року",
		joins:    "р року рік го",
		coming:   "наступний наступну наступну наступного",
		years:    "рік році року",
	},
	"pl": {
		months:   "stycznia styczeń styczniu|lutego luty lutym|marca marzec marcu|kwietnia kwiecień kwietniu|maja maj maju|czerwca czerwiec czerwcu|lipca lipiec lipcu|sierpnia sierpień sierpniu|września wrzesień wrześniu|października październik październiku|listopada listopad listopadzie|grudnia grudzień grudniu",
		weekdays: "poniedziałek poniedziałku|wtorek wtorku|środę środa środy|czwartek czwartku|piątek piątku|sobotę sobota soboty|niedzielę niedziela niedzieli",
		near:     "przedwczoraj|wczoraj|dziś dzisiaj|jutro|pojutrze|w_zeszłym_tygodniu w_ubiegłym_tygodniu zeszłym_tygodniu ubiegłym_tygodniu|w_tym_tygodniu|w_przyszłym_tygodniu przyszłym_tygodniu|w_zeszłym_miesiącu w_ubiegłym_miesiącu ubiegłym_miesiącu|w_tym_miesiącu|w_przyszłym_miesiącu|w_zeszłym_roku w_ubiegłym_roku zeszłym_roku ubiegłym_roku|w_tym_roku|w_przyszłym_roku",
		joins:    "r roku",
		coming:   "przyszły przyszłą najbliższy najbliższą",
		years:    "roku rok od",
	},
	"de": {
		months:    "januar jan jänner|februar feb|märz|april apr|mai|juni|juli|august aug|september sept|oktober okt|november nov|dezember dez",
		weekdays:  "montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag",
		near:      "vorgestern|gestern|heute|morgen|übermorgen|vergangene_woche letzte_woche vorige_woche vergangenen_woche letzten_woche|diese_woche dieser_woche|nächste_woche kommende_woche nächsten_woche kommenden_woche|vergangenen_monat letzten_monat|diesen_monat diesem_monat|nächsten_monat kommenden_monat|vergangenes_jahr letztes_jahr vergangenen_jahr letzten_jahr im_vorjahr|dieses_jahr diesem_jahr|nächstes_jahr kommendes_jahr nächsten_jahr kommenden_jahr",
		coming:    "kommenden nächsten kommender nächster",
		plainDays: true,
		years:     "jahr jahre jahres seit",
	},
	"nl": {
		months:   "januari jan|februari feb|maart mrt|april apr|mei|juni|juli|augustus aug|september sept|oktober okt|november nov|december dec",
		weekdays: "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
		near:     "eergisteren|gisteren|vandaag|morgen|overmorgen|vorige_week afgelopen_week|deze_week|volgende_week komende_week|vorige_maand afgelopen_maand|deze_maand|volgende_maand komende_maand|vorig_jaar afgelopen_jaar|dit_jaar|volgend_jaar komend_jaar",
		coming:   "komende volgende aanstaande",
		unless:   "de",
		years:    "sinds jaar",
	},
	"fr": {
		months:   "janvier janv|février févr fevrier|mars|avril|mai|juin|juillet juil|août aout|septembre sept|octobre oct|novembre nov|décembre déc decembre",
		weekdays: "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
		near:     "avant-hier avant_-_hier|hier|aujourd_'_hui|demain|après_-_demain|la_semaine_dernière semaine_dernière semaine_passée|cette_semaine|la_semaine_prochaine semaine_prochaine|le_mois_dernier mois_dernier|ce_mois ce_mois_-_ci|le_mois_prochain mois_prochain|l_'_année_dernière l_'_an_dernier année_dernière an_dernier|cette_année|l_'_année_prochaine l_'_an_prochain année_prochaine an_prochain",
		joins:    "de er",
		coming:   "prochain",
		years:    "en depuis année",
	},
	"es": {
		months:   "enero ene|febrero feb|marzo|abril|mayo|junio|julio|agosto ago|septiembre setiembre sept|octubre oct|noviembre nov|diciembre dic",
		weekdays: "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
		near:     "anteayer antier|ayer|hoy|mañana|pasado_mañana|la_semana_pasada semana_pasada|esta_semana|la_próxima_semana próxima_semana la_semana_que_viene|el_mes_pasado mes_pasado|este_mes|el_próximo_mes próximo_mes|el_año_pasado año_pasado|este_año|el_próximo_año próximo_año el_año_que_viene",
		joins:    "de del º ro",
		coming:   "próximo",
		unless:   "la esta una cada",
		years:    "en desde año",
	},
	"pt": {
		months:   "janeiro jan|fevereiro fev|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
		weekdays: "segunda_-_feira|terça_-_feira|quarta_-_feira|quinta_-_feira|sexta_-_feira|sábado|domingo",
		near:     "anteontem|ontem|hoje|amanhã|depois_de_amanhã|na_semana_passada semana_passada|esta_semana nesta_semana|próxima_semana|mês_passado|este_mês neste_mês|próximo_mês|ano_passado|este_ano neste_ano|próximo_ano ano_que_vem",
		joins:    "de do º",
		coming:   "próximo próxima",
		years:    "em desde ano",
	},
	"it": {
		months:   "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
		weekdays: "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
		near:     "l_'_altro_ieri altro_ieri|ieri|oggi|domani|dopodomani|la_settimana_scorsa la_scorsa_settimana settimana_scorsa scorsa_settimana|questa_settimana|la_prossima_settimana prossima_settimana|il_mese_scorso lo_scorso_mese mese_scorso scorso_mese|questo_mese|il_prossimo_mese prossimo_mese|l_'_anno_scorso lo_scorso_anno anno_scorso scorso_anno|quest_'_anno|il_prossimo_anno prossimo_anno",
		joins:    "di del º",
		coming:   "prossimo prossima",
		years:    "nel dal anno",
	},
	"el": {
		months:     "ιανουαρίου ιανουάριος ιανουάριο|φεβρουαρίου φεβρουάριος φεβρουάριο|μαρτίου μάρτιος μάρτιο|απριλίου απρίλιος απρίλιο|μαΐου μάιος μάιο|ιουνίου ιούνιος ιούνιο|ιουλίου ιούλιος ιούλιο|αυγούστου αύγουστος αύγουστο|σεπτεμβρίου σεπτέμβριος σεπτέμβριο|οκτωβρίου οκτώβριος οκτώβριο|νοεμβρίου νοέμβριος νοέμβριο|δεκεμβρίου δεκέμβριος δεκέμβριο",
		weekdays:   "δευτέρα δευτέρας|τρίτη τρίτης|τετάρτη τετάρτης|πέμπτη πέμπτης|παρασκευή παρασκευής|σάββατο σαββάτου|κυριακή κυριακής",
		near:       "προχθές προχτές|χθες χτες|σήμερα|αύριο|μεθαύριο|την_περασμένη_εβδομάδα περασμένη_εβδομάδα προηγούμενη_εβδομάδα|αυτή_την_εβδομάδα αυτήν_την_εβδομάδα|την_επόμενη_εβδομάδα επόμενη_εβδομάδα|τον_περασμένο_μήνα περασμένο_μήνα προηγούμενο_μήνα|αυτόν_τον_μήνα αυτό_τον_μήνα|τον_επόμενο_μήνα επόμενο_μήνα|πέρυσι πέρσι|φέτος|του_χρόνου",
		joins:      "του",
		coming:     "επόμενη επόμενο ερχόμενη ερχόμενο",
		properDays: true,
		years:      "το του από",
	},
	"hi": {
		months:   "जनवरी|फरवरी फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर",
		weekdays: "सोमवार|मंगलवार|बुधवार|गुरुवार गुरूवार|शुक्रवार|शनिवार|रविवार",
		near:     "|बीते_कल|आज|आने_वाले_कल||पिछले_सप्ताह पिछले_हफ्ते पिछले_हफ़्ते|इस_सप्ताह इस_हफ्ते इस_हफ़्ते|अगले_सप्ताह अगले_हफ्ते अगले_हफ़्ते|पिछले_महीने|इस_महीने|अगले_महीने|पिछले_साल पिछले_वर्ष|इस_साल इस_वर्ष|अगले_साल अगले_वर्ष",
		joins:    "सन",
		coming:   "अगले आगामी",
		years:    "में वर्ष सन साल",
	},
	"bn": {
		months:   "জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
		weekdays: "সোমবার|মঙ্গলবার|বুধবার|বৃহস্পতিবার|শুক্রবার|শনিবার|রবিবার রোববার",
		near:     "গত_পরশু|গতকাল|আজ|আগামীকাল|আগামী_পরশু|গত_সপ্তাহে গত_সপ্তাহ|এই_সপ্তাহে চলতি_সপ্তাহে|আগামী_সপ্তাহে|গত_মাসে|এই_মাসে চলতি_মাসে|আগামী_মাসে|গত_বছর|এই_বছর চলতি_বছর|আগামী_বছর",
		tails:    "র তে এর ে",
		coming:   "আগামী",
		years:    "সালে সালের সাল",
	},
	"id": {
		months:   "januari jan|februari feb|maret|april|mei|juni|juli|agustus|september|oktober okt|november nov|desember des",
		weekdays: "senin|selasa|rabu|kamis|jumat jum_'_at|sabtu|hari_minggu",
		near:     "kemarin_lusa|kemarin|hari_ini|besok|lusa|minggu_lalu pekan_lalu|minggu_ini pekan_ini|minggu_depan pekan_depan|bulan_lalu|bulan_ini|bulan_depan|tahun_lalu|tahun_ini|tahun_depan",
		coming:   "depan mendatang",
		years:    "tahun sejak",
	},
	"sq": {
		months:   "janar janarit|shkurt shkurtit|mars marsit|prill prillit|maj majit|qershor qershorit|korrik korrikut|gusht gushtit|shtator shtatorit|tetor tetorit|nëntor nëntorit|dhjetor dhjetorit",
		weekdays: "e_hënë të_hënën|e_martë të_martën|e_mërkurë të_mërkurën|e_enjte të_enjten|e_premte të_premten|e_shtunë të_shtunën|e_diel të_dielën",
		near:     "pardje|dje|sot|nesër|pasnesër|javën_e_kaluar|këtë_javë|javën_e_ardhshme|muajin_e_kaluar|këtë_muaj|muajin_e_ardhshëm|vitin_e_kaluar vjet|këtë_vit sivjet|vitin_e_ardhshëm",
		coming:   "ardhshme ardhshëm",
		years:    "në viti vitin",
	},
	"sr": {
		months:   "januara januar јануара јануар|februara februar фебруара фебруар|marta mart марта март|aprila april априла април|maja maj маја мај|juna jun јуна јун|jula jul јула јул|avgusta avgust августа август|septembra septembar септембра септембар|oktobra oktobar октобра октобар|novembra novembar новембра новембар|decembra decembar децембра децембар",
		weekdays: "ponedeljak ponedeljka понедељак понедељка|utorak utorka уторак уторка|sredu sreda среду среда|četvrtak četvrtka четвртак четвртка|petak petka петак петка|subotu subota суботу субота|nedelju nedelja недељу недеља",
		near:     "prekjuče прекјуче|juče јуче|danas данас|sutra сутра|prekosutra прекосутра|prošle_nedelje прошле_недеље prošle_sedmice|ove_nedelje ове_недеље ove_sedmice|sledeće_nedelje следеће_недеље|prošlog_meseca прошлог_месеца|ovog_meseca овог_месеца|sledećeg_meseca следећег_месеца|prošle_godine прошле_године lani|ove_godine ове_године|sledeće_godine следеће_године",
		joins:    "godine године",
		coming:   "sledeći sledeću sledećeg следећи следећу",
		years:    "godine godini godina године години година",
	},
	"hr": {
		months:   "siječnja siječanj|veljače veljača|ožujka ožujak|travnja travanj|svibnja svibanj|lipnja lipanj|srpnja srpanj|kolovoza kolovoz|rujna rujan|listopada listopad|studenog studenoga studeni|prosinca prosinac",
		weekdays: "ponedjeljak ponedjeljka|utorak utorka|srijedu srijeda|četvrtak četvrtka|petak petka|subotu subota|nedjelju nedjelja",
		near:     "prekjučer|jučer|danas|sutra|prekosutra|prošlog_tjedna prošli_tjedan|ovog_tjedna ovaj_tjedan|idućeg_tjedna sljedeći_tjedan sljedećeg_tjedna|prošlog_mjeseca|ovog_mjeseca|idućeg_mjeseca sljedećeg_mjeseca|prošle_godine lani|ove_godine|iduće_godine sljedeće_godine",
		joins:    "godine",
		coming:   "sljedeći sljedeću idući iduću",
		years:    "godine godini godina",
	},
	"bs": {
		months:   "januara januar|februara februar|marta mart|aprila april|maja maj|juna juni jun|jula juli jul|augusta august avgusta|septembra septembar|oktobra oktobar|novembra novembar|decembra decembar",
		weekdays: "ponedjeljak ponedjeljka|utorak utorka|srijedu srijeda|četvrtak četvrtka|petak petka|subotu subota|nedjelju nedjelja",
		near:     "prekjučer|jučer|danas|sutra|prekosutra|prošle_sedmice|ove_sedmice|sljedeće_sedmice naredne_sedmice|prošlog_mjeseca|ovog_mjeseca|sljedećeg_mjeseca narednog_mjeseca|prošle_godine|ove_godine|sljedeće_godine naredne_godine",
		joins:    "godine",
		coming:   "sljedeći sljedeću naredni narednu",
		years:    "godine godini godina",
	},
	"zh": {
		weekdays:  "星_期_一 周_一 週_一|星_期_二 周_二 週_二|星_期_三 周_三 週_三|星_期_四 周_四 週_四|星_期_五 周_五 週_五|星_期_六 周_六 週_六|星_期_日 星_期_天 周_日 週_日",
		near:      "前_天|昨_天 昨_日|今_天 今_日|明_天 明_日|后_天 後_天|上_周 上_週 上_星_期|本_周 本_週 这_周|下_周 下_週 下_星_期|上_个_月 上_個_月 上_月|本_月 这_个_月|下_个_月 下_個_月|去_年|今_年|明_年",
		yearFirst: true,
		coming:    "下",
	},
	"ja": {
		weekdays:  "月_曜_日 月_曜|火_曜_日 火_曜|水_曜_日 水_曜|木_曜_日 木_曜|金_曜_日 金_曜|土_曜_日 土_曜|日_曜_日 日_曜",
		near:      "一_昨_日|昨_日|今_日 本_日|明_日|明_後_日|先_週|今_週|来_週|先_月|今_月|来_月|昨_年 去_年|今_年|来_年",
		yearFirst: true,
		coming:    "来",
	},
	"ko": {
		weekdays:  "월요일|화요일|수요일|목요일|금요일|토요일|일요일",
		near:      "그저께|어제|오늘|내일|모레|지난주 지난_주|이번주 이번_주|다음주 다음_주|지난달 지난_달|이번달 이번_달 이달|다음달 다음_달|작년 지난해|올해|내년",
		tails:     "은 는 에 의 까지 부터",
		yearFirst: true,
		coming:    "다음",
	},
}
