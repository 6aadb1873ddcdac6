package workbench

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"image/png"
	"io"
	"strings"
	"testing"
)

func TestFilesOfAFigureOpen(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=map&attacker=IRN&target=SAU&on=2026-02-28")
	const figure = "of Who must respond if Iran attacks Saudi Arabia"
	name, content, err := r.Saved(func() error { return r.Click("button", "PNG "+figure) })
	r.do(err)
	picture, err := png.Decode(bytes.NewReader(content))
	if err != nil || !strings.HasSuffix(name, ".png") {
		t.Fatalf("%s is no PNG: %v", name, err)
	}
	colours := map[[3]uint32]bool{}
	size := picture.Bounds()
	for y := 0; y < size.Dy(); y += 7 {
		for x := 0; x < size.Dx(); x += 7 {
			r, g, b, _ := picture.At(x, y).RGBA()
			colours[[3]uint32{r, g, b}] = true
		}
	}
	if size.Dx() < 1500 || size.Dy() < 800 || len(colours) < 20 {
		t.Errorf("%s has %d x %d points in %d colours", name, size.Dx(), size.Dy(), len(colours))
	}

	name, content, err = r.Saved(func() error { return r.Click("button", "SVG "+figure) })
	r.do(err)
	if !strings.HasSuffix(name, ".svg") {
		t.Errorf("a drawing is called %s", name)
	}
	text := wellFormed(t, content)
	for _, want := range []string{"Who must respond if Iran attacks Saudi Arabia", "Sources:", "Pakistan"} {
		if !strings.Contains(text, want) {
			t.Errorf("the drawing does not say %q", want)
		}
	}

	r.click("button", "Table "+figure)
	name, content, err = r.Saved(func() error { return r.Click("button", "CSV of") })
	r.do(err)
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll()
	if err != nil || !strings.HasSuffix(name, ".csv") {
		t.Fatalf("%s is no CSV: %v", name, err)
	}
	states := look[int](r, `fetch("/api/v1/record").then((answer) => answer.json()).then((record) => record.states.length)`)
	if len(rows) != states+1 {
		t.Errorf("%s has %d rows under its head, the record %d states", name, len(rows)-1, states)
	}
	if head := strings.Join(rows[0], ","); !strings.HasPrefix(head, "State,Answer,") || !strings.HasSuffix(head, ",Sources") {
		t.Errorf("the head of %s is %s", name, head)
	}
	for _, row := range rows {
		if row[0] == "Pakistan" && (row[1] == "" || row[len(row)-1] == "") {
			t.Errorf("Pakistan's row lacks its answer or its sources: %q", row)
		}
	}
}

// wellFormed reads XML to its end and gives its text.
func wellFormed(t *testing.T, content []byte) string {
	t.Helper()
	var text strings.Builder
	for decoder := xml.NewDecoder(bytes.NewReader(content)); ; {
		token, err := decoder.Token()
		if err == io.EOF {
			return text.String()
		}
		if err != nil {
			t.Fatalf("the drawing is no XML: %v", err)
		}
		if data, ok := token.(xml.CharData); ok {
			text.Write(data)
		}
	}
}
