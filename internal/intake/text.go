package intake

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// maxHeader is how many lines a header may have.
const maxHeader = 20

// headerKeys are the lines that a header may hold.
var headerKeys = []string{"url", "date", "outlet", "lang", "title", "author", "id", "charset"}

// header is the lines before the "---" of a text.
type header struct {
	value map[string]string
	notes []string
}

// splitHeader parts a header from the text below it. A text that begins
// otherwise has none: every line up to the "---" must be "name: value", and one
// name must be of a header.
func splitHeader(text string) (h header, body string) {
	rest := strings.TrimLeft(text, "\n\r \t")
	if after, ok := cutLine(rest, "---"); ok { // as front matter is written
		rest = after
	}
	h.value = map[string]string{}
	for range maxHeader + 1 {
		line, after, more := strings.Cut(rest, "\n")
		line = strings.TrimSpace(head(line, 4096))
		if line == "---" && len(h.value) > 0 {
			return h, after
		}
		if !more || !h.add(line) {
			break
		}
		rest = after
	}
	return header{}, text
}

func cutLine(text, want string) (string, bool) {
	line, after, ok := strings.Cut(text, "\n")
	return after, ok && strings.TrimSpace(line) == want
}

// add takes one line of a header; false where it is none.
func (h *header) add(line string) bool {
	if line == "" {
		return true
	}
	name, value, ok := strings.Cut(line, ":")
	name, value = strings.ToLower(strings.TrimSpace(name)), oneLine(value)
	if !ok || name == "" || len(name) > 32 || strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' }) >= 0 {
		return false
	}
	for _, known := range headerKeys {
		if name != known {
			continue
		}
		if _, twice := h.value[name]; twice {
			h.notes = append(h.notes, "the header has "+name+" twice; the first is taken")
			return true
		}
		h.value[name] = value
		return true
	}
	h.notes = append(h.notes, "the header line "+quote(line)+" is not known; known are "+strings.Join(headerKeys, ", "))
	return true
}

// declaredCharset is the charset line of a header that is still in its bytes: in
// every encoding that has such a line it is ASCII.
func declaredCharset(data []byte) string {
	h, _ := splitHeader(string(data[:min(len(data), 16<<10)]))
	return h.value["charset"]
}

// readText makes a report of a plain text.
func readText(s source, data []byte, o Options) (Report, error) {
	r := s.report(KindText)
	text, note, err := decode(data, o.Charset, s.charset, declaredCharset(data))
	if err != nil {
		return r, err
	}
	if note != "" {
		r.note(note)
	}
	h, body := splitHeader(strings.ReplaceAll(text, "\r\n", "\n"))
	r.Note = append(r.Note, h.notes...)
	r.fields(o, h.value, FromHeader)
	r.Text = paragraphs(body)
	r.finishLang()
	r.setDate(o, h.value["date"], FromHeader)
	r.firstLineDate(o)
	return r, r.finish(o)
}

// firstLineDate takes a first paragraph that is nothing but a date out of the
// text.
func (r *Report) firstLineDate(o Options) {
	first, rest, more := strings.Cut(r.Text, "\n\n")
	if !more || !isDateLine(first) {
		return
	}
	date, note, ok := o.readDate(r.Lang, first)
	if !ok {
		return
	}
	r.Text = rest
	r.note("the first line, " + quote(first) + ", is a date and no part of the text")
	if note != "" {
		r.note(note)
	}
	if r.Date == "" {
		r.Date, r.DateFrom = date, FromText
	}
}

// fields takes what a header or a line of a batch says of a report, save its
// date, for which the language should be known.
func (r *Report) fields(o Options, value map[string]string, from string) {
	r.ID = value["id"]
	r.Title, r.Outlet, r.Author = value["title"], value["outlet"], value["author"]
	r.setURL(value["url"])
	r.setLang(value["lang"], from)
}

// setURL takes an address of the web; another text is noted.
func (r *Report) setURL(address string) {
	address = strings.TrimSpace(address)
	if address == "" {
		return
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || len(address) > maxAddress {
		r.note("the address " + quote(address) + " is none of http or https and is left out")
		return
	}
	if u.User != nil {
		u.User = nil
		r.note("a user name in the address is left out")
	}
	r.URL = u.String()
}

// finish looks for what is still missing, and refuses a report without text.
func (r *Report) finish(o Options) error {
	if r.Text == "" {
		return refuse("has no text")
	}
	r.finishDate(o)
	r.finishOutlet()
	r.shorten()
	return nil
}

// maxField is how long what a source says beside the text may be, in bytes.
const maxField = 2000

func (r *Report) shorten() {
	for _, f := range []struct {
		name string
		text *string
	}{{"id", &r.ID}, {"title", &r.Title}, {"author", &r.Author}, {"outlet", &r.Outlet}} {
		if len(*f.text) > maxField {
			*f.text = head(*f.text, maxField)
			r.note("the " + f.name + " is cut after its first " + strconv.Itoa(maxField) + " bytes")
		}
	}
}

func (r *Report) finishOutlet() {
	if r.Outlet != "" || r.URL == "" {
		return
	}
	if u, err := url.Parse(r.URL); err == nil {
		r.Outlet = strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	}
}
