package panel

import (
	"cmp"
	"math"
	"slices"

	"casus/internal/world"
)

// earthRadius is that of the sphere on which distances are measured, in
// kilometres: the equatorial radius of the Earth (WGS 84).
const earthRadius = 6378.137

// Seat is a time in which a city was the capital of a state, with its place in
// degrees. To is the last day.
type Seat struct {
	State     int
	From, To  world.Day
	Lat, Long float64
}

// CapitalDistance is an operator of one column, capdist: the great-circle
// distance in kilometres between the capitals of two states, the first that each
// had in the year.
type CapitalDistance struct{ seats map[int][]Seat }

// NewCapitalDistance takes the capitals of all states.
func NewCapitalDistance(seats []Seat) *CapitalDistance {
	c := &CapitalDistance{map[int][]Seat{}}
	for _, s := range seats {
		c.seats[s.State] = append(c.seats[s.State], s)
	}
	for _, list := range c.seats {
		slices.SortStableFunc(list, func(a, b Seat) int { return cmp.Compare(a.From, b.From) })
	}
	return c
}

// first is the first capital of a state in a year.
func (c *CapitalDistance) first(state, year int) (Seat, bool) {
	begin, end := world.MakeDay(year, 1, 1), world.MakeDay(year, 12, 31)
	for _, s := range c.seats[state] {
		if s.From <= end && s.To >= begin {
			return s, true
		}
	}
	return Seat{}, false
}

// Columns measures the distances; a panel of states has none.
func (c *CapitalDistance) Columns(b *Block) []Column {
	if !b.Dyadic() {
		return nil
	}
	out := newColumn("capdist", false, b.Len())
	for row := range b.A {
		from, ok := c.first(b.A[row], b.Year)
		to, also := c.first(b.B[row], b.Year)
		if ok && also {
			out.set(row, distance(from, to))
		}
	}
	return []Column{out}
}

// distance is the great-circle distance of two places, by Vincenty's formula for
// a sphere, which is exact for near and for opposite places. It is the same to the
// last bit in both directions.
func distance(a, b Seat) float64 {
	if a.Lat > b.Lat || a.Lat == b.Lat && a.Long > b.Long {
		a, b = b, a
	}
	const degree = math.Pi / 180
	lat1, lat2, d := a.Lat*degree, b.Lat*degree, (b.Long-a.Long)*degree
	x := math.Cos(lat2) * math.Sin(d)
	y := math.Cos(lat1)*math.Sin(lat2) - math.Sin(lat1)*math.Cos(lat2)*math.Cos(d)
	z := math.Sin(lat1)*math.Sin(lat2) + math.Cos(lat1)*math.Cos(lat2)*math.Cos(d)
	return earthRadius * math.Atan2(math.Hypot(x, y), z)
}
