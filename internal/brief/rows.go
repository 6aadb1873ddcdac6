package brief

import (
	"fmt"

	"casus/internal/document"
	"casus/internal/obligation"
	"casus/internal/world"
)

// row is a line of a table that stands for several states with one answer, and
// for several adversaries where they get the same.
type row struct {
	states  []world.StateID
	against []string
	a       *obligation.Answer
}

// grouped merges the answers that differ only in the state, and then those that
// differ only in the adversary.
func grouped(answers []obligation.Answer, keep func(*obligation.Answer) bool) []row {
	alike := func(a *obligation.Answer) string {
		return fmt.Sprint(a.Treaty, "|", a.Clause, "|", a.Toward, "|", a.Duty, "|", a.Answer, "|", a.Reason, "|", a.DependsOn, "|", a.Discretion, "|", a.Weight, a.WeightHigh, "|", a.Record, "|", len(a.Conflicts) > 0)
	}
	var rows []row
	at := map[string]int{}
	for i := range answers {
		a := &answers[i]
		if !keep(a) {
			continue
		}
		key := a.Against + "|" + alike(a)
		if j, ok := at[key]; ok {
			rows[j].states = append(rows[j].states, a.State)
			continue
		}
		at[key] = len(rows)
		rows = append(rows, row{[]world.StateID{a.State}, []string{a.Against}, a})
	}
	var out []row
	clear(at)
	for _, r := range rows {
		key := fmt.Sprint(r.states, "|", alike(r.a))
		if j, ok := at[key]; ok {
			out[j].against = append(out[j].against, r.against...)
			continue
		}
		at[key] = len(out)
		out = append(out, r)
	}
	return out
}

func (r *row) under(w *world.World) document.Text {
	t := document.Say("%s", clauseName(w, r.a.Treaty, r.a.Clause))
	if r.a.Secret {
		t = t.And(document.In(document.Muted, " (secret then)"))
	}
	if r.a.Unverified {
		t = t.From(world.Memory)
	} else if c := clauseOf(w, r.a.Treaty, r.a.Clause); c != nil && len(c.Sources) > 0 {
		t = t.From(c.Sources[0])
	}
	return t
}
