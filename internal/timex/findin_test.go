package timex

import (
	"testing"

	"casus/internal/world"
)

// foreign are sentences of each language, with their mentions.
var foreign = []struct{ lang, text, want string }{
	{"tr", "Anlaşma 15 Ocak 2026'da imzalandı.", "15 Ocak 2026=2026-01-15"},
	{"tr", "Bakan salı günü, geçen hafta ve bugün konuştu.", "salı=2026-01-13; geçen hafta=2026-W02; bugün=2026-01-14"},
	{"tr", "Şubat 2025'te ve 3 Ağustos tarihinde", "Şubat 2025=2025-02; 3 Ağustos=2025-08-03"},
	{"ru", "Договор подписан 31 января 2026 года, вчера.", "31 января 2026=2026-01-31; вчера=2026-01-13"},
	{"ru", "В январе 2026 года и на прошлой неделе, 15-17 декабря 2025", "январе 2026=2026-01; на прошлой неделе=2026-W02; 15-17 декабря 2025=2025-12-15/2025-12-17"},
	{"de", "Am 15. Januar 2026 und gestern.", "15. Januar 2026=2026-01-15; gestern=2026-01-13"},
	{"ar", "في ١٥ يناير ٢٠٢٦ وقعت", "١٥ يناير ٢٠٢٦=2026-01-15"},
	{"ar", "في 15 كانون الثاني/يناير 2026 والثلاثاء الماضي وأمس", "15 كانون الثاني/يناير 2026=2026-01-15; والثلاثاء=2026-01-13; وأمس=2026-01-13"},
	{"ar", "الأسبوع الماضي وهذا العام", "الأسبوع الماضي=2026-W02; وهذا العام=2026"},
	{"fr", "Le 15 janvier 2026, le 1er mars 2025 et aujourd’hui, l'année dernière", "15 janvier 2026=2026-01-15; 1er mars 2025=2025-03-01; aujourd’hui=2026-01-14; l'année dernière=2025"},
	{"hi", "15 जनवरी 2026 को और पिछले साल", "15 जनवरी 2026=2026-01-15; पिछले साल=2025"},
	{"el", "Στις 15 Ιανουαρίου 2026 και χθες", "15 Ιανουαρίου 2026=2026-01-15; χθες=2026-01-13"},
	{"es", "El 15 de enero de 2026 y el miércoles, el mes pasado", "15 de enero de 2026=2026-01-15; miércoles=2026-01-14; el mes pasado=2025-12"},
	{"it", "Il 15 gennaio 2026 e ieri", "15 gennaio 2026=2026-01-15; ieri=2026-01-13"},
	{"pt", "Em 15 de janeiro de 2026 e na terça-feira", "15 de janeiro de 2026=2026-01-15; terça-feira=2026-01-13"},
	{"zh", "2026年1月15日,双方昨天签署协议。上周二", "2026年1月15日=2026-01-15; 昨天=2026-01-13; 上周二=2026-01-06"},
	{"ja", "2026年1月15日に署名した。昨日", "2026年1月15日=2026-01-15; 昨日=2026-01-13"},
	{"ko", "2026년 1월 15일에 서명했다. 어제", "2026년 1월 15일에=2026-01-15; 어제=2026-01-13"},
	{"ur", "15 جنوری 2026 کو اور گزشتہ سال", "15 جنوری 2026=2026-01-15; گزشتہ سال=2025"},
	{"he", "ב-15 בינואר 2026 ובשבוע שעבר, אתמול", "15 בינואר 2026=2026-01-15; ובשבוע שעבר=2026-W02; אתמול=2026-01-13"},
	{"fa", "در ۱۵ ژانویه ۲۰۲۶ و ۲۴ دی ۱۴۰۴ و سه\u200cشنبه", "۱۵ ژانویه ۲۰۲۶=2026-01-15; ۲۴ دی ۱۴۰۴=2026-01-14; سه\u200cشنبه=2026-01-13"},
	{"uk", "15 січня 2026 року та минулого тижня", "15 січня 2026=2026-01-15; минулого тижня=2026-W02"},
	{"pl", "15 stycznia 2026 r. i w zeszłym roku", "15 stycznia 2026=2026-01-15; w zeszłym roku=2025"},
	{"nl", "Op 15 januari 2026 en vorige maand", "15 januari 2026=2026-01-15; vorige maand=2025-12"},
	{"sr", "15. januara 2026. i juče; 15. јануара 2026. и данас", "15. januara 2026=2026-01-15; juče=2026-01-13; 15. јануара 2026=2026-01-15; данас=2026-01-14"},
	{"hr", "15. siječnja 2026. i jučer", "15. siječnja 2026=2026-01-15; jučer=2026-01-13"},
	{"bs", "15. januara 2026. i ove sedmice", "15. januara 2026=2026-01-15; ove sedmice=2026-W03"},
	{"sq", "Më 15 janar 2026 dhe dje", "15 janar 2026=2026-01-15; dje=2026-01-13"},
	{"bn", "১৫ জানুয়ারি ২০২৬ এবং গতকাল, মঙ্গলবার", "১৫ জানুয়ারি ২০২৬=2026-01-15; গতকাল=2026-01-13; মঙ্গলবার=2026-01-13"},
	{"id", "Pada 15 Januari 2026 dan hari ini, pekan lalu", "15 Januari 2026=2026-01-15; hari ini=2026-01-14; pekan lalu=2026-W02"},
	{"de", "Am 03.02.2026 und 2026-02-04", "03.02.2026=2026-02-03; 2026-02-04=2026-02-04"},
	{"de", "Heute Morgen und am kommenden Freitag. Morgen spricht er.", "Heute=2026-01-14; Freitag=2026-01-16; Morgen=2026-01-15"},
	{"es", "Por la mañana no; mañana sí.", "mañana=2026-01-15"},
	{"el", "Η τρίτη φορά ήταν την Τρίτη.", "Τρίτη=2026-01-13"},
	{"tr", "Gelecek salı toplanacaklar.", "salı=2026-01-20"},
	{"ar", "وفي اليوم التالي قال، واليوم قال", "واليوم=2026-01-14"},
	{"fa", "تا ۲۲ بهمن ۱۳۵۷", "۲۲ بهمن ۱۳۵۷=1979-02-11"},
	{"de", "Am Mittwoch, den 17. September 2025; seit 2019.", "Mittwoch, den 17. September 2025=2025-09-17; 2019=2019"},
	{"es", "El martes y el 15 de enero de 2026", "martes=2026-01-13; 15 de enero de 2026=2026-01-15"},
	{"tr", "15 Ocak 2026 Perşembe, 2024 yılında", "15 Ocak 2026 Perşembe=2026-01-15; 2024=2024"},
	{"fa", "روز سه\u200cشنبه ۲۳ دی ۱۴۰۴", "سه\u200cشنبه ۲۳ دی ۱۴۰۴=2026-01-13"},
	{"el", "της 17ης Σεπτεμβρίου 2025", "17ης Σεπτεμβρίου 2025=2025-09-17"},
	{"it", "il 1° gennaio 2026", "1° gennaio 2026=2026-01-01"},
	{"he", "ביום רביעי, 17 בספטמבר 2025, ובינואר 2026", "ביום רביעי, 17 בספטמבר 2025=2025-09-17; ובינואר 2026=2026-01"},
	{"ja", "来週火曜日に", "来週火曜日=2026-01-20"},
	{"ko", "2026년 1월부터", "2026년 1월부터=2026-01"},
	{"sq", "e 17 shtatorit 2025", "17 shtatorit 2025=2025-09-17"},
	{"ar", "في عام 2024", "2024=2024"},
	{"en", "On 15 January 2026", "15 January 2026=2026-01-15"},
}

// TestFindIn reads a sentence in each language, seen from Wednesday 14 January
// 2026.
func TestFindIn(t *testing.T) {
	dateline := world.MakeDay(2026, 1, 14)
	for _, c := range foreign {
		got := ""
		for i, m := range FindIn(c.lang, c.text, dateline) {
			if i > 0 {
				got += "; "
			}
			got += m.Text + "=" + string(m.Value)
			if c.text[m.Start:m.End] != m.Text || !m.Dated {
				t.Errorf("%s: mention %+v", c.lang, m)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.lang, c.text, got, c.want)
		}
	}
}

func TestSolarDays(t *testing.T) {
	// New year's days as Iran observed them, and days around a leap year's end.
	for _, c := range []struct {
		y, m, d int
		want    string
	}{
		{1357, 11, 22, "1979-02-11"}, {1400, 1, 1, "2021-03-21"}, {1403, 12, 30, "2025-03-20"}, {1404, 1, 1, "2025-03-21"},
		{1404, 12, 29, "2026-03-20"}, {1405, 1, 1, "2026-03-21"}, {1399, 12, 30, "2021-03-20"}, {1375, 12, 30, "1997-03-20"}, {1395, 12, 30, "2017-03-20"}, {1408, 12, 30, "2030-03-20"},
	} {
		if got, ok := solarDay(c.y, c.m, c.d); !ok || got.String() != c.want {
			t.Errorf("solarDay(%d, %d, %d) = %s, %v, want %s", c.y, c.m, c.d, got, ok, c.want)
		}
	}
	if _, ok := solarDay(1404, 12, 30); ok {
		t.Error("1404 is no leap year")
	}
}
