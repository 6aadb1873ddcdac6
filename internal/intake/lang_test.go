package intake

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// speech is the same small report in several languages.
var speech = []struct{ lang, text string }{
	{"en", "The two governments signed a treaty of mutual defence on Wednesday. Ministers said that the text would be sent to both parliaments before the summer."},
	{"tr", "İki hükümet çarşamba günü karşılıklı savunma antlaşması imzaladı. Bakanlar, metnin yaz gelmeden önce her iki meclise de gönderileceğini söyledi."},
	{"ar", "وقعت الحكومتان يوم الأربعاء معاهدة للدفاع المشترك. وقال الوزراء إن النص سيرسل إلى البرلمانين قبل فصل الصيف من هذا العام."},
	{"fa", "دو دولت روز چهارشنبه یک پیمان دفاع متقابل امضا کردند. وزیران گفتند که متن پیمان پیش از تابستان به هر دو پارلمان فرستاده می\u200cشود."},
	{"ur", "دونوں حکومتوں نے بدھ کو باہمی دفاع کے معاہدے پر دستخط کیے۔ وزراء نے کہا کہ یہ متن موسم گرما سے پہلے دونوں پارلیمانوں کو بھیجا جائے گا۔"},
	{"ru", "Правительства двух стран подписали в среду договор о взаимной обороне. Министры сообщили, что текст будет направлен в оба парламента до лета."},
	{"uk", "Уряди двох країн підписали в середу договір про взаємну оборону. Міністри повідомили, що текст буде надіслано до обох парламентів ще до літа."},
	{"fr", "Les deux gouvernements ont signé mercredi un traité de défense mutuelle. Les ministres ont déclaré que le texte serait envoyé aux deux parlements avant l'été."},
	{"de", "Die beiden Regierungen haben am Mittwoch einen Vertrag über gegenseitige Verteidigung unterzeichnet. Die Minister sagten, der Text gehe noch vor dem Sommer an beide Parlamente."},
	{"es", "Los dos gobiernos firmaron el miércoles un tratado de defensa mutua. Los ministros dijeron que el texto se enviaría a los dos parlamentos antes del verano."},
	{"it", "I due governi hanno firmato mercoledì un trattato di difesa reciproca. I ministri hanno detto che il testo sarà inviato ai due parlamenti prima dell'estate."},
	{"pl", "Oba rządy podpisały w środę traktat o wzajemnej obronie. Ministrowie powiedzieli, że tekst zostanie przesłany do obu parlamentów jeszcze przed latem."},
	{"el", "Οι δύο κυβερνήσεις υπέγραψαν την Τετάρτη συνθήκη αμοιβαίας άμυνας. Οι υπουργοί είπαν ότι το κείμενο θα σταλεί στα δύο κοινοβούλια."},
	{"he", "שתי הממשלות חתמו ביום רביעי על אמנת הגנה הדדית. השרים אמרו כי הנוסח יישלח לשני הפרלמנטים לפני הקיץ הקרוב."},
	{"zh", "两国政府星期三签署了共同防御条约。部长们表示，该文本将在夏季之前送交两国议会。"},
	{"ja", "両国政府は水曜日に相互防衛条約に署名した。閣僚らは、条文は夏までに両国の議会に送られると述べた。"},
	{"ko", "두 정부는 수요일 상호방위조약에 서명했다. 장관들은 조약문이 여름 전에 양국 의회에 보내질 것이라고 말했다."},
	{"hi", "दोनों सरकारों ने बुधवार को आपसी रक्षा संधि पर हस्ताक्षर किए। मंत्रियों ने कहा कि यह पाठ गर्मियों से पहले दोनों संसदों को भेजा जाएगा।"},
	{"ka", "ორმა მთავრობამ ოთხშაბათს ურთიერთთავდაცვის ხელშეკრულებას მოაწერა ხელი."},
}

func TestDetect(t *testing.T) {
	for _, s := range speech {
		lang, confidence := Detect(s.text)
		if lang != s.lang {
			t.Errorf("%s: found %s with confidence %.2f", s.lang, lang, confidence)
		}
		if confidence <= 0 || confidence > 1 {
			t.Errorf("%s: confidence %v", s.lang, confidence)
		}
	}
}

// TestDetectDoesNotGuess: what is short or mixed or no language has none.
func TestDetectDoesNotGuess(t *testing.T) {
	for _, text := range []string{"", "OK", "Ankara, Riyadh", "1234 5678 9012 3456 7890", "http://a.b/c?d=e", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", "Да", "中文", strings.Repeat("\xff", 100),
		strings.Repeat("xq zv kj ", 3), "وزیر اعلان", "Дві Две"} {
		if lang, confidence := Detect(text); lang != Unknown || confidence != 0 {
			t.Errorf("%q: found %s with confidence %.2f", text, lang, confidence)
		}
	}
}

// TestNeighbours: languages that the library of trigrams does not have are not
// taken for those that it has.
func TestNeighbours(t *testing.T) {
	for _, text := range []string{"دواړو حکومتونو د چهارشنبې په ورځ د ګډ دفاع تړون لاسلیک کړ او وزیرانو وویل چې متن به دواړو پارلمانونو ته واستول شي",
		"هەردوو حکوومەت ڕۆژی چوارشەممە پەیماننامەیەکی بەرگریی هاوبەشیان واژۆ کرد و وەزیرەکان گوتیان دەقەکە بۆ هەردوو پەرلەمان دەنێردرێت"} {
		if lang, _ := Detect(text); lang != "ps" && lang != "ckb" {
			t.Errorf("%q: found %s", text, lang)
		}
	}
}

func TestDetectHoldsForAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		lang, confidence := Detect(text)
		if (lang == Unknown) != (confidence == 0) || confidence < 0 || confidence > 1 {
			t.Fatalf("%s with confidence %v", lang, confidence)
		}
		if again, c := Detect(text); again != lang || c != confidence {
			t.Fatalf("%s and then %s", lang, again)
		}
	})
}

func TestPrimaryTag(t *testing.T) {
	for tag, want := range map[string]string{"en": "en", "EN-gb": "en", "pt_BR": "pt", "tur": "tr", " ar ": "ar", "und": "", "": "", "e": "", "english": "", "e1": "", "nb-NO": "no", "ckb": "ckb"} {
		if got := primaryTag(tag); got != want {
			t.Errorf("%q gives %q, want %q", tag, got, want)
		}
	}
}

// TestLanguageOfTemplate: a page of a template in English with a report in
// another language.
func TestLanguageOfTemplate(t *testing.T) {
	turkish := speech[1].text
	r := Report{Text: turkish + " " + turkish, Lang: Unknown}
	r.setLang("en-US", FromPage)
	r.finishLang()
	if r.Lang != "tr" || r.LangFrom != FromDetected || !noted(r, "the page says that the language is en") {
		t.Errorf("%+v", r)
	}
	// Of a text that is half in another language the page is believed.
	mixed := speech[9].text + " " + strings.Join(strings.Fields(speech[0].text)[:20], " ")
	r = Report{Text: mixed + " " + mixed, Lang: Unknown}
	r.setLang("en", FromPage)
	r.finishLang()
	if lang, confidence := Detect(r.Text); lang != "es" || confidence > trustConfidence || r.Lang != "en" || len(r.Note) > 0 {
		t.Errorf("%s with %.2f: %+v", lang, confidence, r)
	}
	r = Report{Text: turkish + " " + turkish, Lang: Unknown}
	r.setLang("en", FromHeader)
	r.finishLang()
	if r.Lang != "en" || r.LangFrom != FromHeader || !noted(r, "the header is believed") {
		t.Errorf("%+v", r)
	}
}
