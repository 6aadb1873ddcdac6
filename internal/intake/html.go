package intake

import (
	"bytes"
	"mime"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page makes a report of a page of HTML: its main text, and what its head says
// of it.
func (in *intake) page(s source, data []byte) (Report, error) {
	r := s.report(KindHTML)
	text, note, err := decode(data, in.opt.Charset, s.charset, metaCharset(data))
	if err != nil {
		return r, err
	}
	if note != "" {
		r.note(note)
	}
	elements, err := checkDepth([]byte(text), in.lim)
	if err != nil {
		return r, err
	}
	tree, err := guarded(in, "the page", func() (*html.Node, error) { return html.Parse(strings.NewReader(text)) })
	if err != nil {
		return r, markupFault(err)
	}
	meta := readMeta(tree, in.lim)
	if r.URL == "" {
		r.setURL(meta.canonical)
	}
	article := in.article(&r, tree, elements)
	if r.Text == "" {
		return r, refuse("has no text outside its menus and scripts")
	}
	r.Title, r.Author, r.Outlet = either(article.Title(), meta.title), byline(article.Byline()), either(article.SiteName(), meta.site)
	r.Title = withoutOutlet(r.Title, r.Outlet)
	r.setLang(either(meta.lang, article.Language()), FromPage)
	r.finishLang()
	for _, date := range meta.dates() {
		r.setDate(in.opt, date, FromPage)
	}
	if note := meta.disagreement(); note != "" {
		r.note(note)
	}
	return r, r.finish(in.opt)
}

func either(a, b string) string {
	if a = oneLine(a); a != "" {
		return a
	}
	return oneLine(b)
}

// withoutOutlet takes the name of the outlet off the end of a title.
func withoutOutlet(title, outlet string) string {
	short, found := strings.CutSuffix(title, outlet)
	if short = strings.TrimRight(short, " "); !found || outlet == "" || short == "" {
		return title
	}
	for _, sign := range []string{"|", "-", "–", "—", "·", "»", "::"} {
		if rest, ok := strings.CutSuffix(short, sign); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest)
		}
	}
	return title
}

// byline is the author without the word before the name.
func byline(s string) string {
	s = oneLine(s)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return s[3:]
	}
	return s
}

// article looks for the main text; where it finds none in time, all text outside
// menus is taken, with a note.
func (in *intake) article(r *Report, tree *html.Node, elements int) readability.Article {
	var found readability.Article
	var err error
	if elements > maxElements {
		err = refuse("it has %d elements, more than %d", elements, maxElements)
	} else {
		base, _ := url.Parse(r.URL)
		found, err = guarded(in, "its main text", func() (readability.Article, error) {
			p := readability.NewParser()
			return p.ParseDocument(tree, base)
		})
	}
	captions := 0
	if err == nil && found.Node != nil {
		r.Text, captions = textOf(found.Node, false)
	}
	if r.Text == "" {
		r.Text, captions = textOf(tree, true)
		why := "no main text was found"
		if err != nil {
			why = "the main text was not looked for: " + clean(err.Error())
		}
		r.note("all text outside menus is taken, as " + why)
	}
	if note := captionNote(captions); note != "" {
		r.note(note)
	}
	return found
}

// markupFault says in our words what the parser of pages refuses.
func markupFault(err error) error {
	if strings.Contains(err.Error(), "512") {
		return refuse("has elements nested deeper than 512, when what is left open is closed as browsers do")
	}
	return err
}

// metaCharset is the encoding that the head of a page declares, in its first
// bytes as the standard has it: in a meta element or an XML declaration.
func metaCharset(data []byte) string {
	start := data[:min(len(data), 4096)]
	z := html.NewTokenizer(bytes.NewReader(start))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return xmlCharset(start)
		case html.StartTagToken, html.SelfClosingTagToken:
			if t := z.Token(); t.DataAtom == atom.Meta {
				n := &html.Node{Attr: t.Attr}
				if name := attribute(n, "charset"); name != "" {
					return name
				}
				if _, params, err := mime.ParseMediaType(attribute(n, "content")); err == nil && params["charset"] != "" {
					return params["charset"]
				}
			}
		}
	}
}
