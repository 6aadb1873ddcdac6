package accession

import "math"

// surest keeps odds finite: no chance is held to be nearer to 0 or 1.
const surest = 1e-9

func odds(p float64) float64 {
	p = min(max(p, surest), 1-surest)
	return p / (1 - p)
}

func chance(odds float64) float64 { return odds / (1 + odds) }

// moved is a chance whose odds a factor has multiplied. What is certain stays so.
func moved(p, factor float64) float64 {
	if p <= 0 || p >= 1 {
		return p
	}
	return chance(odds(p) * factor)
}

func pow(x, y float64) float64 { return math.Pow(x, y) }

// doubt is how far the log-odds may be off, upward and downward: independent
// errors, added as squares.
type doubt struct{ up, down float64 }

func (d doubt) with(up, down float64) doubt {
	return doubt{math.Hypot(d.up, max(up, 0)), math.Hypot(d.down, max(down, 0))}
}

// moves adds the errors of one thing that takes the log-odds to two other values.
func (d doubt) moves(from float64, to ...float64) doubt {
	up, down := 0.0, 0.0
	for _, x := range to {
		up, down = max(up, x-from), max(down, from-x)
	}
	return d.with(up, down)
}

// around is the range of a chance.
func (d doubt) around(p float64) (low, high float64) {
	if p <= 0 || p >= 1 {
		return p, p
	}
	return chance(odds(p) * math.Exp(-d.down)), chance(odds(p) * math.Exp(d.up))
}
