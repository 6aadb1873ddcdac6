package render

import (
	"fmt"
	"html"

	"casus/internal/document"
)

// waterfall draws the steps from left to right: totals as full bars, a step up
// filled, a step down hatched by an outline, so that no colour alone tells them
// apart. A thin line shows the range after each.
func waterfall(d document.Waterfall) string {
	const width, left, right, top, row = 900, 300, 90, 30, 28
	height := top + row*len(d.Steps) + 14
	c := &canvas{}
	c.open(width, height, d.Title)
	scale := d.Top()
	x := func(p float64) float64 { return left + min(p/scale, 1)*(width-left-right) }
	for k := range 6 {
		p := scale * float64(k) / 5
		c.line(x(p), top-6, x(p), float64(height-8), "#dddddd", 1, "")
		c.text(x(p), top-12, "middle", grey, fmt.Sprintf("%.0f %%", 100*p))
	}
	for i, s := range d.Steps {
		y := float64(top + row*i)
		from, to := x(s.Before), x(s.After)
		fill, stroke, extra := friendly, friendly, ""
		switch {
		case s.Total:
			from, fill, stroke = left, ink, ink
		case s.After < s.Before:
			from, to, fill, stroke, extra = to, from, "#ffffff", hostile, ` stroke-dasharray="4 2"`
		}
		c.text(left-10, y+14, "end", ink, s.Label)
		fmt.Fprintf(&c.b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"16\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"%s><title>%s</title></rect>\n",
			from, y+2, max(to-from, 1), fill, stroke, extra, html.EscapeString(fmt.Sprintf("%s: %.1f %% to %.1f %%", s.Label, 100*s.Before, 100*s.After)))
		if s.High > s.Low {
			c.line(x(s.Low), y+21, x(s.High), y+21, grey, 1.5, "")
		}
		if i+1 < len(d.Steps) {
			c.line(x(s.After), y+18, x(s.After), y+row+2, grey, 1, ` stroke-dasharray="2 2"`)
		}
		c.text(width-right+12, y+14, "start", ink, fmt.Sprintf("%.1f %%", 100*s.After))
	}
	return c.close()
}

// calibration draws the share that came true against the chance foretold; a good
// book lies on the slanting line. A circle is as large as its forecasts are many.
func calibration(d document.Calibration) string {
	const width, height, left, bottom, side = 900, 460, 70, 50, 380
	c := &canvas{}
	c.open(width, height, d.Title)
	x := func(p float64) float64 { return left + p*side }
	y := func(p float64) float64 { return height - bottom - p*side }
	for k := range 6 {
		p := float64(k) / 5
		c.line(x(p), y(0), x(p), y(1), "#dddddd", 1, "")
		c.line(x(0), y(p), x(1), y(p), "#dddddd", 1, "")
		c.text(x(p), y(0)+18, "middle", grey, fmt.Sprintf("%.0f %%", 100*p))
		c.text(x(0)-8, y(p)+4, "end", grey, fmt.Sprintf("%.0f %%", 100*p))
	}
	c.line(x(0), y(0), x(1), y(1), grey, 1.5, dashes)
	c.text(x(.5), y(0)+38, "middle", ink, "chance foretold")
	c.text(x(0), y(1)-10, "start", ink, "share that came true")
	for i, p := range d.Points {
		c.line(x(p.Forecast), y(p.Low), x(p.Forecast), y(p.High), grey, 1.5, "")
		fmt.Fprintf(&c.b, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"><title>%s</title></circle>\n", x(p.Forecast), y(p.Observed), 4+min(float64(p.Count), 8), friendly, html.EscapeString(p.Label))
		c.text(x(1)+30, y(1)+16+18*float64(i), "start", ink, p.Label)
	}
	return c.close()
}
