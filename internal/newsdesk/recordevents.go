package newsdesk

import (
	"fmt"

	"casus/internal/world"
)

// event adds a row for every pair of states of an event.
func (rec *recorder) event(r *Report, e *Event, date world.Date, source world.SourceID) {
	pairs := pairsOf(e)
	if len(pairs) == 0 {
		rec.leaveOut("%s %s: an event between fewer than two states: %s", r.File, e.Claim, e.Summary)
		return
	}
	if e.From == "" {
		rec.leaveOut("%s %s: its day is not known: %s", r.File, e.Claim, e.Summary)
		return
	}
	day, err := world.ParseDate(span(e.From, e.To))
	if err != nil {
		rec.leaveOut("%s %s: %v", r.File, e.Claim, err)
		return
	}
	for n, p := range pairs {
		if rec.w.State(p[0]) == nil || rec.w.State(p[1]) == nil {
			rec.leaveOut("%s %s: %s or %s is not in states.csv: %s", r.File, e.Claim, p[0], p[1], e.Summary)
			continue
		}
		row := world.Event{Date: day, KnownFrom: date, Initiator: p[0], Target: p[1], Mutual: len(e.Participants) > 0, Summary: e.Summary,
			CAMEO: e.CAMEO, Stance: stance(e.Goldstein), Provenance: world.Provenance{Sources: []world.SourceID{source}, Confidence: "medium", Note: "Promoted: " + e.Promoted + "."}}
		if e.Goldstein != nil {
			row.Intensity = *e.Goldstein
		}
		if len(pairs) > 1 {
			row.Note += fmt.Sprintf(" One event, pair %d of %d.", n+1, len(pairs))
		}
		if have := rec.knownEvent(&row); have != "" {
			rec.rows.Known = append(rec.rows.Known, fmt.Sprintf("%s %s: %s stands in the record", r.File, e.Claim, have))
			continue
		}
		rec.addCode(e)
		rec.rows.Events = append(rec.rows.Events, row)
	}
}

// pairsOf makes pairs of states: every two of a mutual event, else each source
// with each target.
func pairsOf(e *Event) [][2]world.StateID {
	var out [][2]world.StateID
	for i, a := range e.Participants {
		for _, b := range e.Participants[i+1:] {
			out = append(out, [2]world.StateID{world.StateID(a), world.StateID(b)})
		}
	}
	for _, a := range e.Source {
		for _, b := range e.Target {
			if a != b {
				out = append(out, [2]world.StateID{world.StateID(a), world.StateID(b)})
			}
		}
	}
	return out
}

func (rec *recorder) knownEvent(row *world.Event) string {
	for i := range rec.w.Events {
		e := &rec.w.Events[i]
		same := e.Initiator == row.Initiator && e.Target == row.Target || (e.Mutual || row.Mutual) && e.Initiator == row.Target && e.Target == row.Initiator
		if same && e.Date.Lo <= row.Date.Hi && row.Date.Lo <= e.Date.Hi && root(e.CAMEO) == root(row.CAMEO) {
			return e.ID + " (" + e.Summary + ")"
		}
	}
	return ""
}

func root(cameo string) string {
	if len(cameo) > 2 {
		return cameo[:2]
	}
	return cameo
}

func (rec *recorder) addCode(e *Event) {
	if e.CAMEO == "" || rec.code[e.CAMEO] {
		return
	}
	rec.code[e.CAMEO] = true
	code := world.EventCode{Code: e.CAMEO, Root: root(e.CAMEO), Class: e.Class}
	if e.Goldstein != nil {
		code.Goldstein = *e.Goldstein
	}
	rec.rows.EventCodes = append(rec.rows.EventCodes, code)
}

func stance(goldstein *float64) string {
	switch {
	case goldstein == nil || *goldstein == 0:
		return "neutral"
	case *goldstein > 0:
		return "cooperative"
	}
	return "hostile"
}
