package render

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"casus/internal/document"
	"casus/internal/world"
)

// SVG draws a drawing of a document; it returns nothing for one it does not
// know.
func SVG(drawing any) string {
	switch d := drawing.(type) {
	case document.Course:
		return course(d)
	case document.Bars:
		return bars(d)
	case document.Ring:
		return ring(d)
	case document.Waterfall:
		return waterfall(d)
	case document.Calibration:
		return calibration(d)
	}
	return ""
}

// canvas writes SVG elements.
type canvas struct{ b strings.Builder }

func (c *canvas) open(width, height int, title string) {
	fmt.Fprintf(&c.b, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" xmlns=\"http://www.w3.org/2000/svg\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n<title>%s</title>\n",
		width, height, html.EscapeString(title), html.EscapeString(title))
}

func (c *canvas) close() string { return c.b.String() + "</svg>\n" }

func (c *canvas) line(x1, y1, x2, y2 float64, stroke string, width float64, extra string) {
	fmt.Fprintf(&c.b, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%g\"%s/>\n", x1, y1, x2, y2, stroke, width, extra)
}

func (c *canvas) text(x, y float64, anchor, fill, s string) {
	fmt.Fprintf(&c.b, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n", x, y, anchor, fill, html.EscapeString(s))
}

// Okabe and Ito's colours, told apart by colour-blind readers; shapes and
// patterns say the same.
const (
	ink      = "#1a1a1a"
	grey     = "#767676"
	hostile  = "#D55E00"
	friendly = "#0072B2"
)

// course draws events as stems from a line of zero: filled circles above for
// cooperation, open squares below for hostility.
func course(d document.Course) string {
	const width, height, left, right, top, bottom = 900, 360, 48, 16, 16, 96
	c := &canvas{}
	c.open(width, height, d.Title)
	span := float64(d.To - d.From)
	x := func(day world.Day) float64 { return left + float64(day-d.From)/span*(width-left-right) }
	y := func(v float64) float64 { return top + (10-v)/20*(height-top-bottom) }
	for _, v := range []float64{-10, -5, 0, 5, 10} {
		c.line(left, y(v), width-right, y(v), map[bool]string{true: ink, false: "#dddddd"}[v == 0], 1, "")
		c.text(left-8, y(v)+4, "end", grey, fmt.Sprintf("%+.0f", v))
	}
	c.years(d, x, height-bottom)
	for _, p := range d.Points {
		color := friendly
		if p.Intensity < 0 {
			color = hostile
		}
		px, py := x(p.Day), y(p.Intensity)
		c.line(px, y(0), px, py, color, 1.5, "")
		label := html.EscapeString(p.Label)
		if p.Intensity < 0 {
			fmt.Fprintf(&c.b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"8\" height=\"8\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"2\"><title>%s</title></rect>\n", px-4, py-4, color, label)
		} else {
			fmt.Fprintf(&c.b, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"%s\"><title>%s</title></circle>\n", px, py, color, label)
		}
	}
	c.marks(d.Marks, x, height-bottom)
	return c.close()
}

func (c *canvas) years(d document.Course, x func(world.Day) float64, base float64) {
	first, _, _ := d.From.Civil()
	last, _, _ := d.To.Civil()
	step := max((last-first)/16+1, 1)
	for year := first; year <= last; year += step {
		day := world.MakeDay(year, 1, 1)
		if day < d.From {
			day = d.From
		}
		c.line(x(day), base, x(day), base+5, grey, 1, "")
		c.text(x(day), base+18, "start", grey, fmt.Sprint(year))
	}
}

// marks writes the named turning points under the years, each in the first row
// where it does not run into another.
func (c *canvas) marks(marks []document.Mark, x func(world.Day) float64, base float64) {
	var free [markRows]float64
	for _, m := range marks {
		px, wide := x(m.Day), float64(len(m.Text))*6.2
		from, anchor := px+4, "start"
		if px+wide > 890 {
			from, anchor = px-4-wide, "end"
		}
		row := 0
		for row < markRows-1 && from < free[row] {
			row++
		}
		free[row] = max(free[row], from+wide+8)
		at := base + 36 + markHeight*float64(row)
		c.line(px, base, px, at, grey, 1, " stroke-dasharray=\"2 3\"")
		if anchor == "end" {
			c.text(px-4, at, anchor, ink, m.Text)
		} else {
			c.text(px+4, at, anchor, ink, m.Text)
		}
	}
}

const (
	markRows   = 4
	markHeight = 16
)

// bars draws each measure as a block of horizontal bars with its scale; a
// thin line shows the range where there is one.
func bars(d document.Bars) string {
	const width, barHeight, gap, head = 900, 18, 6, 26
	const room, glyph, widest = 20, 7, 380 // letters that the usual margin holds, the width of one, the widest margin
	height, left := 8, 150.0
	for _, g := range d.Groups {
		for _, b := range g.Bars {
			left = min(widest, max(left, 150+glyph*float64(utf8.RuneCountInString(b.Label)-room)))
		}
		height += head + len(g.Bars)*(barHeight+gap) + 8
	}
	c := &canvas{}
	c.open(width, height, d.Title)
	y := 8.0
	for _, g := range d.Groups {
		c.text(0, y+16, "start", ink, g.Name)
		y += head
		top := g.Full()
		for _, b := range g.Bars {
			c.bar(b, top, left, y, width-left-230, barHeight)
			y += barHeight + gap
		}
		y += 8
	}
	return c.close()
}

func (c *canvas) bar(b document.Bar, top, left, y, length, height float64) {
	c.text(left-8, y+13, "end", ink, b.Label)
	if !b.Known || top <= 0 {
		c.text(left, y+13, "start", grey, b.Text)
		return
	}
	w := b.Value / top * length
	fmt.Fprintf(&c.b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n", left, y, max(w, 1), height, friendly)
	end := left + w
	if b.High > b.Low {
		lo, hi := left+b.Low/top*length, left+b.High/top*length
		c.line(lo, y+height/2, hi, y+height/2, ink, 2, "")
		c.line(lo, y+4, lo, y+height-4, ink, 2, "")
		c.line(hi, y+4, hi, y+height-4, ink, 2, "")
		end = max(end, hi)
	}
	c.text(end+8, y+13, "start", ink, b.Text)
}
