package brief

import (
	"fmt"
	"slices"

	"casus/internal/document"
	"casus/internal/obligation"
	"casus/internal/world"
)

// row is a line of a table that stands for several states with one answer, and
// for several partners and adversaries where they get the same.
type row struct {
	states  []world.StateID
	more    int // states that are not named
	towards []world.StateID
	against []string
	a       *obligation.Answer
}

// grouped merges the answers that differ only in the state, then those that
// differ only in the adversary, then those that differ only in the partner.
func grouped(answers []obligation.Answer, keep func(*obligation.Answer) bool) []row {
	var rows []row
	for i := range answers {
		if a := &answers[i]; keep(a) {
			rows = append(rows, row{states: []world.StateID{a.State}, towards: []world.StateID{a.Toward}, against: []string{a.Against}, a: a})
		}
	}
	rows = merged(rows, func(r *row) any { return []any{r.towards, r.against} }, func(r, more *row) { r.states = append(r.states, more.states...) })
	rows = merged(rows, func(r *row) any { return []any{r.towards, r.states} }, func(r, more *row) { r.against = append(r.against, more.against...) })
	return merged(rows, func(r *row) any { return []any{r.states, r.against} }, func(r, more *row) { r.towards = append(r.towards, more.towards...) })
}

// merged joins the rows of one answer that agree in what same gives.
func merged(rows []row, same func(*row) any, join func(r, more *row)) []row {
	var out []row
	at := map[string]int{}
	for i := range rows {
		r := &rows[i]
		key := fmt.Sprint(same(r), "|", r.a.Treaty, "|", r.a.Clause, "|", r.a.Duty, "|", r.a.Answer, "|", r.a.Reason, "|", r.a.DependsOn, "|", r.a.Discretion, "|",
			r.a.Weight, r.a.WeightHigh, "|", r.a.Record, "|", len(r.a.Conflicts) > 0)
		if j, ok := at[key]; ok {
			join(&out[j], r)
			continue
		}
		at[key] = len(out)
		out = append(out, *r)
	}
	return out
}

// toward says who is bound, and for whom and against whom where that is not
// plain.
func (who *Who) toward(r *row) document.Text {
	text := names(who.world, r.states)
	if r.more > 0 {
		text += fmt.Sprintf(" and %d more", r.more)
	}
	t := document.In(document.Plain, "%s", text)
	if !who.several() && slices.Contains(who.in.Targets, r.a.Toward) {
		return t
	}
	return t.And(document.In(document.Muted, " (for %s against %s)", some(who.world, r.towards, "attackers"), some(who.world, r.against, "adversaries")))
}

// some names up to three states or groups, or says how many there are.
func some[T ~string](w *world.World, ids []T, noun string) string {
	if len(ids) > 3 {
		return fmt.Sprintf("%d %s", len(ids), noun)
	}
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = w.Name(string(id))
	}
	return listed(out)
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
