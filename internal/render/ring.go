package render

import (
	"fmt"
	"math"

	"casus/internal/document"
)

// ring draws actors on a circle with a gap between blocs. A tie that binds is a line,
// one that divides is dashed; one that fits no blocs is thick.
func ring(d document.Ring) string {
	const width, height, radius = 900, 700, 240.0
	c := &canvas{}
	c.open(width, height, d.Title)
	if len(d.Actors) == 0 {
		return c.close()
	}
	gaps := 1
	for i := 1; i < len(d.Actors); i++ {
		if d.Actors[i].Bloc != d.Actors[i-1].Bloc {
			gaps++
		}
	}
	step := 2 * math.Pi / float64(len(d.Actors)+gaps)
	angles := make([]float64, len(d.Actors))
	at := -math.Pi / 2
	for i := range d.Actors {
		if i > 0 && d.Actors[i].Bloc != d.Actors[i-1].Bloc {
			at += step
		}
		angles[i] = at
		at += step
	}
	place := func(i int, r float64) (x, y float64) {
		return width/2 + r*math.Cos(angles[i]), height/2 - 20 + r*math.Sin(angles[i])
	}
	for _, misfit := range []bool{false, true} { // the thick ones on top
		for _, t := range d.Ties {
			if t.Misfit == misfit {
				c.tie(t, place)
			}
		}
	}
	for i, a := range d.Actors {
		x, y := place(i, radius)
		fmt.Fprintf(&c.b, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>\n", x, y, ink)
		tx, ty := place(i, radius+10)
		anchor := "start"
		if math.Cos(angles[i]) < 0 {
			anchor = "end"
		}
		c.text(tx, ty+4, anchor, ink, a.Label)
	}
	c.line(40, height-28, 80, height-28, friendly, 1.5, "")
	c.text(88, height-24, "start", ink, "with")
	c.line(140, height-28, 180, height-28, hostile, 1.5, dashes)
	c.text(188, height-24, "start", ink, "against")
	c.line(260, height-28, 300, height-28, friendly, 4, "")
	c.line(310, height-28, 350, height-28, hostile, 4, dashes)
	c.text(358, height-24, "start", ink, "fits no blocs")
	return c.close()
}

const dashes = ` stroke-dasharray="6 4"`

func (c *canvas) tie(t document.RingTie, place func(int, float64) (x, y float64)) {
	const radius = 240.0
	x1, y1 := place(t.A, radius)
	x2, y2 := place(t.B, radius)
	stroke, extra, width := friendly, "", 1.2
	if t.Against {
		stroke, extra = hostile, dashes
	}
	if t.Misfit {
		width = 4
	} else {
		extra += ` stroke-opacity="0.7"`
	}
	c.line(x1, y1, x2, y2, stroke, width, extra)
}
