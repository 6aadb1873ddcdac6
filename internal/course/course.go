package course

import (
	"cmp"
	"math"
	"slices"

	"casus/internal/world"
)

// Event is what bears on a pair: its value is from -10, hostile, to 10, friendly.
type Event struct {
	ID     string
	Day    world.Day
	Value  float64
	Weight float64       // 1, or less where it bears on the pair through a third state
	Third  world.StateID // through which state; empty: between the two themselves
	With   string        // of an event through a third state, the other's event toward it
}

// HalfLife is after how many days an event counts half.
const HalfLife = 365.0

// Point is the score on a day.
type Point struct {
	Day       world.Day
	Score     float64 // -10 to 10
	Effective float64 // number of events
}

// Course is the events of a pair in order of day.
type Course struct{ events []Event }

// New puts events in order, whatever order they come in.
func New(events []Event) *Course {
	c := &Course{slices.Clone(events)}
	slices.SortFunc(c.events, func(x, y Event) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.ID, y.ID), cmp.Compare(x.With, y.With))
	})
	return c
}

// Events are those of the course, in order.
func (c *Course) Events() []Event { return slices.Clone(c.events) }

// On is the score on a day, from the events up to it; false before the first.
func (c *Course) On(day world.Day) (Point, bool) {
	sum, weights, squares := 0.0, 0.0, 0.0
	for _, e := range c.events {
		if e.Day > day {
			break
		}
		w := e.Weight * math.Exp2(-float64(day-e.Day)/HalfLife)
		sum, weights, squares = sum+w*e.Value, weights+w, squares+w*w
	}
	if squares == 0 {
		return Point{}, false
	}
	return Point{day, sum / (weights + 1), weights * weights / squares}, true
}

// Monthly is the score at the end of each month from that of the first event to that
// of a day.
func (c *Course) Monthly(until world.Day) []Point {
	if len(c.events) == 0 {
		return nil
	}
	var out []Point
	year, month, _ := c.events[0].Day.Civil()
	for {
		month++
		if month > 12 {
			year, month = year+1, 1
		}
		end := world.MakeDay(year, month, 1) - 1
		if end > until {
			break
		}
		if p, ok := c.On(end); ok {
			out = append(out, p)
		}
	}
	if p, ok := c.On(until); ok && (len(out) == 0 || out[len(out)-1].Day < until) {
		out = append(out, p)
	}
	return out
}

// Turn is a point at which the level of a relation changes.
type Turn struct {
	Event         Event     // the first of the new level
	Before, After float64   // the levels, means of the values of the events
	Until         world.Day // the day of the last event of the new level
	Makers        []Event   // those of the new level, up to three, that did most: farthest from the level before
}

// Shortest is of how many events a level has at least.
const Shortest = 3

// Turns finds the turning points. An event that bears on the pair through a third
// state counts by its weight.
func (c *Course) Turns() []Turn {
	values := make([]float64, len(c.events))
	for i, e := range c.events {
		values[i] = e.Value * e.Weight
	}
	at := ChangePoints(values, Penalty(len(values)), Shortest)
	bounds := append(append([]int{0}, at...), len(values))
	var out []Turn
	for i, from := range at {
		before, part := mean(values[bounds[i]:from]), c.events[from:bounds[i+2]]
		t := Turn{Event: part[0], Before: before, After: mean(values[from:bounds[i+2]]), Until: part[len(part)-1].Day}
		makers := slices.Clone(part)
		slices.SortStableFunc(makers, func(x, y Event) int {
			far := func(e Event) float64 { return (e.Value*e.Weight - before) * math.Copysign(1, t.After-before) }
			return cmp.Compare(far(y), far(x))
		})
		t.Makers = makers[:min(3, len(makers))]
		out = append(out, t)
	}
	return out
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// Lowest is the month of the lowest score.
func Lowest(points []Point) (Point, bool) {
	if len(points) == 0 {
		return Point{}, false
	}
	return slices.MinFunc(points, func(x, y Point) int { return cmp.Compare(x.Score, y.Score) }), true
}
