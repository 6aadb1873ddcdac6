package intake

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what a page says of itself in its head and its markup.
type meta struct {
	lang, title, site, canonical string

	linked    []string // datePublished in JSON-LD
	published []string // of meta elements that mean the publication
	props     []string // datePublished in the markup
	times     []string // of time elements
}

// publishedNames are the names of meta elements for the date of publication.
var publishedNames = map[string]bool{"article:published_time": true, "og:published_time": true, "article:published": true, "datepublished": true,
	"date": true, "dc.date": true, "dc.date.issued": true, "dcterms.date": true, "dcterms.issued": true, "dcterms.created": true, "pubdate": true, "publish-date": true,
	"publishdate": true, "publication_date": true, "publication-date": true, "parsely-pub-date": true, "sailthru.date": true,
	"article.published": true, "citation_publication_date": true, "cxenseparse:recs:publishtime": true}

func readMeta(tree *html.Node, l Limits) *meta {
	m := &meta{}
	m.walk(tree, l)
	if title := first(tree, atom.Title); title != nil && m.title == "" && title.FirstChild != nil {
		m.title = title.FirstChild.Data
	}
	return m
}

func (m *meta) walk(n *html.Node, l Limits) {
	if n.Type == html.ElementNode {
		m.element(n, l)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.walk(c, l)
	}
}

func (m *meta) element(n *html.Node, l Limits) {
	switch n.DataAtom {
	case atom.Html:
		m.lang = either(m.lang, either(attribute(n, "lang"), attribute(n, "xml:lang")))
	case atom.Meta:
		m.named(n)
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") && m.canonical == "" {
			m.canonical = attribute(n, "href")
		}
	case atom.Script:
		if strings.EqualFold(strings.TrimSpace(attribute(n, "type")), "application/ld+json") && n.FirstChild != nil {
			m.linkedData(n.FirstChild.Data, l)
		}
		return
	case atom.Time:
		if at := attribute(n, "datetime"); at != "" && len(m.times) < 100 {
			m.times = append(m.times, at)
		}
	}
	if strings.Contains(attribute(n, "itemprop"), "datePublished") && len(m.props) < 100 {
		if at := either(attribute(n, "content"), attribute(n, "datetime")); at != "" {
			m.props = append(m.props, at)
		}
	}
}

// named takes a meta element.
func (m *meta) named(n *html.Node) {
	name := strings.ToLower(either(attribute(n, "property"), attribute(n, "name")))
	content := attribute(n, "content")
	switch {
	case content == "":
	case publishedNames[name] && len(m.published) < 100:
		m.published = append(m.published, content)
	case name == "og:url" && m.canonical == "":
		m.canonical = content
	case name == "og:site_name":
		m.site = either(m.site, content)
	case name == "og:title":
		m.title = either(m.title, content)
	case strings.EqualFold(attribute(n, "http-equiv"), "content-language"):
		m.lang = either(m.lang, content)
	}
}

// linkedData takes datePublished out of JSON-LD: of the object, of the objects in
// a list or in @graph, and of the main thing of a page.
func (m *meta) linkedData(text string, l Limits) {
	text = unwrapped(text)
	if checkJSONDepth([]byte(text), l) != nil {
		return
	}
	var value any
	if json.Unmarshal([]byte(text), &value) == nil {
		m.thing(value, 4)
	}
}

// unwrapped takes off the marks that old pages write around a script, and makes
// spaces of line ends within texts, which JSON forbids and many pages have.
func unwrapped(text string) string {
	text = strings.TrimSpace(text)
	for _, marks := range [][2]string{{"//<![CDATA[", "//]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}, {"<![CDATA[", "]]>"}, {"<!--", "-->"}} {
		if inner, ok := strings.CutPrefix(text, marks[0]); ok {
			text = strings.TrimSpace(strings.TrimSuffix(inner, marks[1]))
		}
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
}

func (m *meta) thing(value any, depth int) {
	if depth == 0 || len(m.linked) >= 100 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			m.thing(one, depth-1)
		}
	case map[string]any:
		if date, ok := v["datePublished"].(string); ok && date != "" {
			m.linked = append(m.linked, date)
		}
		m.thing(v["@graph"], depth-1)
		m.thing(v["mainEntity"], depth-1)
	}
}

// dates are the dates of publication, the most certain first. A time element
// counts only where the page has no other day: most pages date other reports too.
func (m *meta) dates() []string {
	var out []string
	for _, of := range [][]string{m.linked, m.published, m.props} {
		if len(of) > 0 {
			out = append(out, of[0])
		}
	}
	if len(out) == 0 && len(m.times) > 0 && len(days(m.times)) == 1 {
		out = append(out, m.times[0])
	}
	return out
}

// disagreement notes that the page gives more than one day for its publication.
func (m *meta) disagreement() string {
	if got := days(m.dates()); len(got) > 1 {
		return "the page gives more than one day of publication: " + strings.Join(got, ", ") + "; the first is taken"
	}
	return ""
}

// days are the different days of dates that can be read, in order.
func days(dates []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, text := range dates {
		date, _, ok := exactDate(text)
		if !ok {
			date = head(oneLine(text), 40)
		}
		if len(date) > len(dayLayout) && ok {
			date = date[:len(dayLayout)]
		}
		if !seen[date] {
			seen[date] = true
			out = append(out, date)
		}
	}
	return out
}
