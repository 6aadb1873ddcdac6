package intake

// The kinds of input.
const (
	KindText     = "text"
	KindHTML     = "html"
	KindRSS      = "rss"
	KindAtom     = "atom"
	KindJSONFeed = "jsonfeed"
	KindGDELT    = "gdelt"
	KindJSONL    = "jsonl"
)

// Kinds are all kinds, in the order of the documentation.
func Kinds() []string {
	return []string{KindText, KindHTML, KindRSS, KindAtom, KindJSONFeed, KindGDELT, KindJSONL}
}

// Where a date or a language was found.
const (
	FromHeader   = "header"   // header lines of a text, or fields of a batch
	FromPage     = "page"     // a page's own head or markup
	FromFeed     = "feed"     // an item of a feed or a row of an export
	FromURL      = "url"      // the path of the address
	FromDateline = "dateline" // the opening of the first paragraph
	FromText     = "text"     // a first line that is a date
	FromDetected = "detected" // the letters of the text itself
)

// Unknown is the language of a text of which it is not known (BCP 47).
const Unknown = "und"

// Report is one report as it came in.
type Report struct {
	File string // where it was read from: a path, an address, or "-"; ARCHIVE!ENTRY within an archive
	Line int    // of File, from 1, where the item begins; 0 where that is not known or File is the report
	ID   string // by which the source itself calls the item; "" where it does not

	URL      string // address of the report; "" if not known
	Outlet   string // who published it: as the source says, else the host of URL; "" if not known
	Title    string
	Author   string
	Date     string // of publication: 2026-01-14 or 2026-01-14T17:01:00Z; "" if not known
	DateFrom string // FromHeader, FromPage, FromFeed, FromURL, FromDateline or FromText; "" without a date

	Lang           string  // primary tag of BCP 47: "en", "tr", "ar"; Unknown if not known
	LangFrom       string  // FromHeader, FromPage, FromFeed or FromDetected; "" where Lang is Unknown
	LangConfidence float64 // in [0, 1]: 1 where the source says the language, else of the detection

	Kind  string   // one of Kinds
	Text  string   // plain text in UTF-8; paragraphs are separated by "\n\n"; "" for rows of GDELT
	Note  []string // what was left out, cut or changed, and why
	Event *GDELT   // the row of a GDELT export; nil for all other kinds
}

func (r *Report) note(text string) { r.Note = append(r.Note, text) }
