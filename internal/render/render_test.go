package render_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"casus/internal/document"
	"casus/internal/render"
	"casus/internal/world"
)

func record() *world.World {
	return world.New(world.Tables{Sources: []world.Source{
		{ID: "gazette", Title: "The Gazette, 1 May 1950", Kind: "official", URL: "https://example.org/a?b=1&c=2"},
		{ID: "memory", Title: "Memory", Kind: "memory"},
	}})
}

func sample() *document.Document {
	d := document.New(record(), "A <b>title</b> & more", "under | it")
	d.Add(
		document.H2("Section *one*"),
		document.P(document.Say("Plain, "), document.Strong("strong"), document.Say(" and "), document.In(document.Owed, "owed").From("gazette"), document.Say(".")),
		document.List{Items: []document.Text{document.Say("from memory").From("memory", "gazette"), document.Say("<script>alert(1)</script>")}},
		document.Table{Caption: "Table", Head: []string{"Name", "Value"}, Numeric: []bool{false, true},
			Rows: [][]document.Text{{document.Say("a | pipe"), document.Say("12")}, {document.Say("a long cell that must be set over several lines in a narrow terminal"), document.In(document.Depends, "0.25")}}},
		document.Figure{Drawing: document.Bars{Title: "Bars <&>", Groups: []document.BarGroup{{Name: "Money", Bars: []document.Bar{{Label: "A", Value: 2, Low: 1, High: 3, Text: "2", Known: true}, {Label: "B", Text: "not known"}}}}}, Caption: "bars"},
		document.Figure{Drawing: document.Ring{Title: "Ring", Actors: []document.RingActor{{Label: "A < B", Bloc: 0}, {Label: "C", Bloc: 1}}, Ties: []document.RingTie{{A: 0, B: 1, Against: true, Misfit: true}}}, Caption: "ring"},
		document.Figure{Drawing: document.Course{Title: "Course", From: world.MakeDay(2010, 1, 1), To: world.MakeDay(2020, 1, 1), Points: []document.CoursePoint{{Day: world.MakeDay(2015, 6, 1), Intensity: -4, Label: "a < b"}}, Marks: []document.Mark{{Day: world.MakeDay(2015, 6, 1), Text: "2015-06 a & b"}}}, Caption: "course"},
		document.Figure{Drawing: document.Waterfall{Title: "Steps", Steps: []document.WaterfallStep{{Label: "base & all", After: .1, Low: .05, High: .2, Total: true}, {Label: "down", Before: .1, After: .04}, {Label: "up", Before: .04, After: .3, High: .4}}}, Caption: "waterfall"},
		document.Figure{Drawing: document.Calibration{Title: "Book", Points: []document.CalibrationPoint{{Forecast: .9, Observed: .5, Low: .2, High: .8, Count: 2, Label: "a < b"}}}, Caption: "calibration"},
		document.Break{},
	)
	return d
}

func draw(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestHTMLIsSafeAndWhole(t *testing.T) {
	out := draw(t, func(w io.Writer) error { return render.HTML(w, sample()) })
	for _, bad := range []string{"<script", "<b>title", "<link", "src=", "@import", "url("} {
		if strings.Contains(out, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for _, want := range []string{"A &lt;b&gt;title&lt;/b&gt; &amp; more", "&lt;script&gt;", `<a href="#source-1">1</a>`, `id="source-1"`, `<span class="unverified">unverified</span>`, `class="number"`, "https://example.org/a?b=1&amp;c=2"} {
		if !strings.Contains(out, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestSVGIsWellFormed(t *testing.T) {
	out := draw(t, func(w io.Writer) error { return render.HTML(w, sample()) })
	drawings := regexp.MustCompile(`(?s)<svg.*?</svg>`).FindAllString(out, -1)
	if len(drawings) != 5 {
		t.Fatalf("%d drawings, want 5", len(drawings))
	}
	for _, d := range drawings {
		for dec := xml.NewDecoder(strings.NewReader(d)); ; {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%v in %s", err, d)
			}
		}
		if !strings.Contains(d, `role="img"`) || !strings.Contains(d, "<title>") {
			t.Error("a drawing has no name for those who cannot see it")
		}
	}
	if got := render.SVG("no drawing"); got != "" {
		t.Errorf("SVG of something else = %q", got)
	}
}

func TestMarkdownKeepsItsTables(t *testing.T) {
	out := draw(t, func(w io.Writer) error { return render.Markdown(w, sample()) })
	for _, want := range []string{`| a \| pipe | 12 |`, "| Name | Value |", "| --- | ---: |", `## Section \*one\*`, "&lt;script>", `from memory \[unverified, 1]`, "**strong** and"} {
		if !strings.Contains(out, want) {
			t.Errorf("the Markdown lacks %q in\n%s", want, out)
		}
	}
}

func TestColorOnlyWhenAsked(t *testing.T) {
	plain := draw(t, func(w io.Writer) error { return render.Text(w, sample(), render.TextOptions{}) })
	if strings.Contains(plain, "\x1b") {
		t.Error("escape codes without colour")
	}
	color := draw(t, func(w io.Writer) error { return render.Text(w, sample(), render.TextOptions{Color: true}) })
	if !strings.Contains(color, "\x1b[") {
		t.Error("no escape codes with colour")
	}
	if got := ansi.Strip(color); got != plain {
		t.Errorf("colour changes the words:\n%s\n%s", got, plain)
	}
}

// TestTextKeepsItsWidth draws random tables and paragraphs: no line is wider
// than the terminal.
func TestTextKeepsItsWidth(t *testing.T) {
	word := rapid.StringMatching(`[a-zäé]{1,14}`)
	cell := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(word, 0, 12).Draw(t, "words"), " ") })
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 6).Draw(t, "columns")
		width := rapid.IntRange(60, 160).Draw(t, "width")
		d := document.New(record(), "Title", "")
		table := document.Table{}
		for range columns {
			table.Head = append(table.Head, rapid.StringMatching(`[A-Z][a-z]{0,8}`).Draw(t, "head"))
		}
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			var row []document.Text
			for range columns {
				row = append(row, document.Say("%s", cell.Draw(t, "cell")).From("gazette"))
			}
			table.Rows = append(table.Rows, row)
		}
		d.Add(table, document.P(document.Say("%s", cell.Draw(t, "paragraph"))))
		var b bytes.Buffer
		if err := render.Text(&b, d, render.TextOptions{Width: width}); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(b.String(), "\n") {
			if w := ansi.StringWidth(line); w > width {
				t.Fatalf("a line of %d columns in a terminal of %d: %q", w, width, line)
			}
		}
	})
}

// TestTerminalTakesNoOrders draws a text with escape codes of its own.
func TestTerminalTakesNoOrders(t *testing.T) {
	d := document.New(record(), "\x1b]0;owned\x07title", "sub\x1b[2J")
	d.Add(document.P(document.Say("red \x1b[31m text")), document.Table{Head: []string{"A"}, Rows: [][]document.Text{{document.Say("\x1b[5mcell")}}})
	if out := draw(t, func(w io.Writer) error { return render.Text(w, d, render.TextOptions{}) }); strings.ContainsAny(out, "\x1b\x07") {
		t.Errorf("control characters reach the terminal: %q", out)
	}
}
