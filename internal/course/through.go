package course

import (
	"math"

	"casus/internal/world"
)

// ThirdWeight is how much an event through a third state counts against one between
// the two themselves.
const ThirdWeight = 0.5

// ThirdDays is within how many days of each other two states must have acted toward a
// third for it to bear on the two.
const ThirdDays = 60

// Between are the events of a record between two states; each has the value that
// the record judged, or, where it did not, the weight of its kind of event. Events of
// neither are left out.
func Between(w *world.World, a, b world.StateID) []Event {
	var out []Event
	for _, e := range w.Events {
		if v, ok := value(w, &e); ok && (e.Initiator == a && e.Target == b || e.Initiator == b && e.Target == a) {
			out = append(out, Event{ID: e.ID, Day: e.Date.Lo, Value: v, Weight: 1})
		}
	}
	return out
}

// Through are the events by which third states bear on two: both acted toward the
// third within ThirdDays, each of its own will. Who acts against the other's friend
// acts against the other, and who helps whom the other helps is on one side with it: the
// value is minus the lesser of the two where one is friendly and the other hostile,
// and plus the lesser where they are alike. The day is the later. An event of a
// third state with the pair, and one of mutual making, bears on nothing here. Of
// several events of one state toward the third within the time the strongest counts,
// once.
func Through(w *world.World, a, b world.StateID) []Event {
	toward := map[world.StateID]map[world.StateID][]Event{a: {}, b: {}}
	for _, e := range w.Events {
		v, ok := value(w, &e)
		if of := toward[e.Initiator]; ok && of != nil && e.Target != a && e.Target != b && e.Target != "" && v != 0 {
			of[e.Target] = append(of[e.Target], Event{ID: e.ID, Day: e.Date.Lo, Value: v})
		}
	}
	var out []Event
	for third, first := range toward[a] {
		out = append(out, meeting(third, first, toward[b][third])...)
	}
	return out
}

// meeting pairs the events of two states toward a third, the strongest pairs first.
func meeting(third world.StateID, first, second []Event) []Event {
	var out []Event
	used := map[string]bool{}
	for {
		best, x, y := 0.0, Event{}, Event{}
		for _, e := range first {
			for _, f := range second {
				apart := e.Day - f.Day
				if apart < -ThirdDays || apart > ThirdDays || used[e.ID] || used[f.ID] {
					continue
				}
				if lesser := math.Min(math.Abs(e.Value), math.Abs(f.Value)); lesser > best || lesser == best && (e.ID < x.ID || e.ID == x.ID && f.ID < y.ID) {
					best, x, y = lesser, e, f
				}
			}
		}
		if best == 0 {
			return out
		}
		used[x.ID], used[y.ID] = true, true
		value := best
		if x.Value*y.Value < 0 {
			value = -best
		}
		later, other := x, y
		if y.Day > x.Day {
			later, other = y, x
		}
		out = append(out, Event{ID: later.ID, Day: later.Day, Value: value, Weight: ThirdWeight, Third: third, With: other.ID})
	}
}

// value is how friendly an event is, from -10 to 10: what the record judged of this
// event, or the Goldstein weight of its kind.
func value(w *world.World, e *world.Event) (float64, bool) {
	if !e.Date.Known() {
		return 0, false
	}
	if e.Intensity != 0 {
		return e.Intensity, true
	}
	if c := w.EventCode(e.CAMEO); c != nil {
		return c.Goldstein, true
	}
	return 0, false
}
