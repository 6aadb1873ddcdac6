package intake

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// cells takes the columns of a row one after another and gathers what is wrong.
type cells struct {
	cell  [gdeltColumns]string
	at    int
	wrong []string
}

func (c *cells) split(line string) bool {
	if strings.Count(line, "\t") != gdeltColumns-1 {
		return false
	}
	i := 0
	for cell := range strings.SplitSeq(line, "\t") {
		c.cell[i] = cell
		i++
	}
	return true
}

func (c *cells) err() error {
	if len(c.wrong) == 0 {
		return nil
	}
	return refuse("%s", strings.Join(c.wrong, "; "))
}

func (c *cells) fault(name, cell, want string) {
	c.wrong = append(c.wrong, fmt.Sprintf("column %d, %s: %s is no %s", c.at, name, quote(cell), want))
}

func (c *cells) next() string {
	c.at++
	return c.cell[c.at-1]
}

func (c *cells) text() string { return oneLine(c.next()) }

func (c *cells) number(name string, most int) int {
	cell := c.next()
	n, err := strconv.Atoi(cell)
	if err != nil || n < 0 || n > most {
		c.fault(name, cell, fmt.Sprintf("whole number from 0 to %d", most))
	}
	return n
}

// decimal is nil where the cell is empty.
func (c *cells) decimal(name string, most float64) *float64 {
	cell := c.next()
	if cell == "" {
		return nil
	}
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil || math.IsNaN(x) || math.Abs(x) > most {
		c.fault(name, cell, fmt.Sprintf("number from %g to %g", -most, most))
		return nil
	}
	return &x
}

func (c *cells) moment(name, layout, out, want string) string {
	cell := c.next()
	t, err := time.Parse(layout, cell)
	if err != nil {
		c.fault(name, cell, want)
		return ""
	}
	return t.Format(out)
}

// code is a code of CAMEO: two to four digits, or --- where GDELT has none.
func (c *cells) code(name string) string {
	cell := c.next()
	if cell == "" || cell == "---" {
		return ""
	}
	if len(cell) > 4 || !digits(cell) {
		c.fault(name, cell, "CAMEO code of up to four digits")
	}
	return cell
}

// event takes the columns in their order.
func (c *cells) event() *GDELT {
	g := &GDELT{}
	if g.ID = c.next(); !digits(g.ID) || len(g.ID) > 20 {
		c.fault("GlobalEventID", g.ID, "number")
	}
	g.Day = c.moment("Day", "20060102", dayLayout, "day such as 20260114")
	c.at += 3 // month, year and fraction say the same day again
	g.Actor1, g.Actor2 = c.actor(), c.actor()
	g.IsRoot = c.number("IsRootEvent", 1) == 1
	g.Code, g.Base, g.Root = c.code("EventCode"), c.code("EventBaseCode"), c.code("EventRootCode")
	if g.Quad = c.number("QuadClass", 4); g.Quad == 0 {
		c.fault("QuadClass", "0", "class from 1 to 4")
	}
	g.Goldstein = c.decimal("GoldsteinScale", 10)
	const many = math.MaxInt32
	g.Mentions, g.Sources, g.Articles = c.number("NumMentions", many), c.number("NumSources", many), c.number("NumArticles", many)
	g.Tone = c.decimal("AvgTone", 100)
	g.Place1, g.Place2, g.Where = c.place("Actor1Geo"), c.place("Actor2Geo"), c.place("ActionGeo")
	g.Added = c.moment("DATEADDED", "20060102150405", momentLayout, "time such as 20260114170000")
	g.URL = c.text()
	return g
}

func (c *cells) actor() GDELTActor {
	a := GDELTActor{Code: c.text(), Name: c.text(), Country: c.text(), Group: c.text(), Ethnic: c.text()}
	a.Religion = c.several(2)
	a.Role = c.several(3)
	return a
}

// several takes n columns and keeps those that hold something.
func (c *cells) several(n int) []string {
	var out []string
	for range n {
		if text := c.text(); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func (c *cells) place(name string) GDELTPlace {
	p := GDELTPlace{}
	if c.cell[c.at] == "" {
		c.at++ // no place is written as 0 or as nothing
	} else {
		p.Type = c.number(name+"_Type", 5)
	}
	p.Name, p.Country, p.ADM1, p.ADM2 = c.text(), c.text(), c.text(), c.text()
	p.Lat, p.Long = c.decimal(name+"_Lat", 90), c.decimal(name+"_Long", 180)
	p.Feature = c.text()
	return p
}
