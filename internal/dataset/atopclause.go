package dataset

import (
	"cmp"
	"fmt"
	"slices"

	"casus/internal/world"
)

// provision is one of the five promises, and how it becomes a clause.
type provision struct {
	id, text string
	has      func(*MemberRow) bool
	limit    func(*MemberRow) Limit
	duty     string
	trigger  *world.Trigger // nil: a standing duty
}

func acts(when string, words ...string) *world.Trigger {
	t := &world.Trigger{When: when}
	for _, w := range words {
		t.Acts = append(t.Acts, world.TriggerAct{Act: w})
	}
	return t
}

var provisions = []provision{
	{"defense", "Active military support if the territory or sovereignty of the other is attacked.", func(m *MemberRow) bool { return m.Defense },
		func(m *MemberRow) Limit { return m.Limits.Defense }, "fight", acts("", "armed_attack")},
	{"offense", "Active military support in a war that no attack on the other brought about.", func(m *MemberRow) bool { return m.Offense },
		func(m *MemberRow) Limit { return m.Limits.Offense }, "fight", acts(world.WhenAttacks, "armed_attack")},
	{"neutral", "No help to the enemy of the other.", func(m *MemberRow) bool { return m.Neutral },
		func(m *MemberRow) Limit { return m.Limits.Neutral }, "neutral", acts(world.WhenAtWar, "armed_attack")},
	{"nonagg", "No use of force against the other.", func(m *MemberRow) bool { return m.NonAgg },
		func(*MemberRow) Limit { return Limit{} }, "refrain", nil},
	{"consul", "To consult in a crisis that may lead to war.", func(m *MemberRow) bool { return m.Consul },
		func(m *MemberRow) Limit { return m.Limits.Consult }, "consult", acts("", "threat")},
}

// phase is the rows of one phase with the days that it spans.
type phase struct {
	number   int
	rows     []*MemberRow
	spell    world.Spell // empty where the alliance has one phase
	parallel bool        // another phase, with other members, holds at the same time
}

func phasesOf(a *AllianceRow, rows []*MemberRow) []phase {
	byNumber := map[int]*phase{}
	var out []*phase
	for _, r := range rows {
		p := byNumber[r.Phase]
		if p == nil {
			p = &phase{number: r.Phase, spell: world.Spell{From: r.From, To: r.To}}
			byNumber[r.Phase], out = p, append(out, p)
		}
		p.rows = append(p.rows, r)
		if r.From.Lo < p.spell.From.Lo {
			p.spell.From = r.From
		}
		if p.spell.To.Known() && (!r.To.Known() || r.To.Hi > p.spell.To.Hi) {
			p.spell.To = r.To
		}
	}
	slices.SortFunc(out, func(p, q *phase) int { return cmp.Compare(p.number, q.number) })
	phases := make([]phase, len(out))
	for i, p := range out {
		for _, q := range out {
			one, other := daysOf(p.spell), daysOf(q.spell)
			p.parallel = p.parallel || p != q && one.from < other.to && other.from < one.to
		}
		phases[i] = *p
		if len(out) == 1 {
			phases[i].spell = world.Spell{}
		}
	}
	return phases
}

// clauses makes the clauses of an alliance, phase by phase. Members that owe
// the same on the same conditions share a clause.
func (m *recorder) clauses(a *AllianceRow, rows []*MemberRow) []world.Clause {
	var out []world.Clause
	for _, ph := range phasesOf(a, rows) {
		for i := range provisions {
			p := &provisions[i]
			groups := m.groups(p, &ph)
			for n, g := range groups {
				g.ID = clauseID(p.id, ph.number, n, len(groups))
				out = append(out, g)
			}
		}
	}
	return out
}

// clauseID is the provision, the phase where there are several, and a letter
// where members owe it on different conditions: defense, defense-2, defense-2b.
func clauseID(provision string, phase, n, of int) string {
	id := provision
	if phase > 0 {
		id += fmt.Sprintf("-%d", phase)
	}
	if of > 1 {
		if phase == 0 {
			id += "-"
		}
		id += string(rune('a' + n))
	}
	return id
}

// groups gives one clause for each set of members that owe a provision on the
// same conditions.
func (m *recorder) groups(p *provision, ph *phase) []world.Clause {
	var out []world.Clause
	var keys []string
	all := states(ph.rows)
	for _, r := range ph.rows {
		if !p.has(r) {
			continue
		}
		c := m.clause(p, r)
		key := fmt.Sprintf("%+v %+v %v %v", c.Trigger, c.Conditions, c.Secret, c.Confidence)
		at := slices.Index(keys, key)
		if at < 0 {
			c.Spell, c.TowardEach = ph.spell, !ph.parallel
			if ph.parallel {
				c.Toward = all
			}
			at = len(keys)
			keys, out = append(keys, key), append(out, c)
		}
		if id := stateOf(r.Member); !slices.Contains(out[at].Bound, id) {
			out[at].Bound = append(out[at].Bound, id)
		}
	}
	for i := range out {
		if slices.Sort(out[i].Bound); len(out[i].Bound) == len(all) && !ph.parallel {
			out[i].Bound, out[i].BoundEach = nil, true
		}
	}
	return out
}

func states(rows []*MemberRow) []world.StateID {
	var out []world.StateID
	for _, r := range rows {
		out = append(out, stateOf(r.Member))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// clause makes the clause of one member's row, without who is bound.
func (m *recorder) clause(p *provision, r *MemberRow) world.Clause {
	c := world.Clause{Text: p.text, Duties: []string{p.duty}, Secret: secret(&r.Terms),
		Provenance: world.Provenance{Sources: []world.SourceID{m.source}, Confidence: confidence(r.FullText)}}
	limit := p.limit(r)
	if p.trigger != nil {
		trigger := *p.trigger
		c.Trigger = &trigger
		if p.id == "neutral" && r.Limits.NeutralAttacked {
			trigger.When = ""
		}
		if limit.Adversary {
			trigger.By = m.adversaries(r)
		}
		if limit.Adversary && len(trigger.By) == 0 {
			c.Conditions = append(c.Conditions, unstated("adversary", "against a certain adversary or kind of adversary"))
		}
	}
	c.Conditions = append(c.Conditions, conditions(p, r, limit)...)
	return c
}

// conditions turns limits into conditions.
func conditions(p *provision, r *MemberRow, limit Limit) []world.Condition {
	var out []world.Condition
	for _, l := range []struct {
		holds bool
		c     world.Condition
	}{
		{limit.Place, unstated("place", "in a certain place")},
		{limit.Conflict, world.Condition{Kind: "conflict", Fact: fmt.Sprintf("ATOP%d", r.ID), Text: "in the conflict that was going on"}},
		{limit.Number, world.Condition{Kind: "enemies", N: 2, Text: "against more than one adversary"}},
		{limit.Demands, world.Condition{Kind: "demanded", Text: "when a demand was not met"}},
		{limit.Unprovoked, world.Condition{Kind: "unprovoked"}},
		{p.id == "consul" && r.Limits.ConsultRequested, world.Condition{Kind: "requested"}},
		{r.Limits.Other, unstated("limit", "another limit, which the data do not describe")},
		{r.ObVary, unstated("partner", "toward certain members only, which the data do not name")},
	} {
		if l.holds {
			out = append(out, l.c)
		}
	}
	return out
}

func unstated(what, text string) world.Condition {
	return world.Condition{Kind: "unstated", Fact: what, Text: text}
}

// adversaries names the states against which an obligation is directed, where
// the data do: the threat that the treaty names is one of states.
func (m *recorder) adversaries(r *MemberRow) []string {
	if !r.Threat.Is(1, 3, 4) {
		return nil
	}
	var out []string
	for _, v := range []Value{r.Threat1, r.Threat2} {
		if !v.Known || v.N == 0 {
			continue
		}
		id := stateOf(v.N)
		if !slices.Contains(out, string(id)) {
			out = append(out, string(id))
		}
		m.states[id] = append(m.states[id], span{}) // it occurs, though it has no part
	}
	return out
}

// secret tells whether the obligations were hidden from others: the alliance
// was, or its secret articles hold the obligations or the targets.
func secret(t *Terms) bool {
	return t.Secrecy.Is(2) || t.Secrecy.Is(1) && t.SecretPart.Is(3, 4)
}
