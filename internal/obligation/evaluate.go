package obligation

import (
	"maps"
	"slices"
	"strings"

	"casus/internal/world"
)

// Options say how much Evaluate works out.
type Options struct {
	Explain bool // write the reasoning of each answer
	Depth   int  // steps of the chain; 0: none
	Silent  bool // leave out the not_party lines and the ties without a duty

	// AttackerSide asks also what is owed to the attackers: help in attack or in
	// any war, and promises of defence that do not serve one who begins it.
	AttackerSide bool

	// Focus names the states that get a not_party line where no clause ties
	// them; nil: those of the World's question. NoPartners leaves out the lines
	// of the partners of those who must answer.
	Focus      []world.StateID
	NoPartners bool

	// Drop, where given, leaves out the answers that it names, before it is said
	// who has no tie.
	Drop func(*Answer) bool

	// Keep, where given, says which clauses to answer for.
	Keep func(*world.Treaty, *world.Clause) bool
}

// Evaluate holds every clause that names a target against the incident.
//
// Answers come strongest first: owed, depends, not owed; duties to act before
// duties to talk. Each state in the world's focus without a duty-bearing
// clause toward a target gets a not_party line, and so does each partner of a
// state that must answer, under the treaty of that partnership.
func Evaluate(w *world.World, in Incident, opt Options) Result {
	r := Result{Answers: []Answer{}, Flags: []Flag{}, Chain: []Link{}, Ties: []Tie{}}
	in.Readings = withGroups(w, in.Readings)
	for _, target := range in.Targets {
		if !opt.Silent {
			r.Ties = append(r.Ties, ties(w, &in, target)...)
		}
		for _, attacker := range in.Attackers {
			j := judge{w: w, in: &in, explain: opt.Explain, keep: opt.Keep}
			answers := j.all(attacker, target)
			if opt.Drop != nil {
				answers = slices.DeleteFunc(answers, func(a Answer) bool { return opt.Drop(&a) })
			}
			if !opt.Silent {
				answers = append(answers, strangers(w, &in, attacker, target, answers, opt)...)
			}
			if opt.AttackerSide {
				answers = append(answers, j.attackerSide(attacker, target)...)
				answers = append(answers, j.ownWar(attacker, target)...)
			}
			r.Answers = append(r.Answers, answers...)
			r.Flags = append(r.Flags, breaches(w, &in, attacker, target)...)
		}
	}
	linkActs(&r)
	sortAnswers(r.Answers)
	r.Flags = append(r.Flags, conflictFlags(w, r.Answers)...)
	if opt.Depth > 0 {
		r.Chain = chain(w, &in, r.Answers, opt)
	}
	return r
}

// Answers gives the bare answers to an attack, strongest first: what each clause
// asks of each state, without conflicts, records, flags or reasoning.
func Answers(w *world.World, in Incident) []Answer {
	in.Readings = withGroups(w, in.Readings)
	var out []Answer
	for _, target := range in.Targets {
		for _, attacker := range in.Attackers {
			j := judge{w: w, in: &in, bare: true}
			out = append(out, j.all(attacker, target)...)
		}
	}
	sortAnswers(out)
	return out
}

// judge runs the clauses of a World against an incident.
type judge struct {
	w       *world.World
	in      *Incident
	explain bool
	lean    bool                                    // answers alone, duties to act alone
	bare    bool                                    // answers alone
	skip    func(bound world.StateID) bool          // nil: nobody
	keep    func(*world.Treaty, *world.Clause) bool // nil: all
}

// all answers for every bound state and clause that names the target.
func (j *judge) all(attacker Actor, target world.StateID) []Answer {
	var out []Answer
	for _, t := range j.w.TreatiesOf(target) {
		if unsigned(t) {
			continue
		}
		for i := range t.Clauses {
			c := &t.Clauses[i]
			if !answerable(c) || j.lean && !world.ActiveDuty(c.Duty()) || !serves(t, c, target) || c.Spell.Covers(j.in.On) == world.No {
				continue
			}
			if j.keep != nil && !j.keep(t, c) {
				continue
			}
			for _, bound := range bearers(t, c) {
				if bound == target || j.in.attacks(bound) || j.skip != nil && j.skip(bound) {
					continue
				}
				k := &trial{w: j.w, in: j.in, t: t, c: c, bound: bound, target: target, attacker: attacker,
					striker: attacker, struck: target, explain: j.explain, lean: j.lean || j.bare}
				out = append(out, k.answer())
			}
		}
	}
	return out
}

// unsigned tells whether a treaty is no more than a draft or a report of one:
// it names nobody's duty yet.
func unsigned(t *world.Treaty) bool {
	return t.Status == "proposed" || t.Status == "reported" || t.Status == "hypothetical"
}

// answerable tells whether a clause can fall due because of an incident.
func answerable(c *world.Clause) bool {
	return slices.ContainsFunc(c.Duties, world.EngagedDuty)
}

// answer works out the branches of one clause and puts them together.
func (k *trial) answer() Answer {
	tree := k.branch(nil)
	a := Answer{
		State: k.bound, Toward: k.target, Against: k.attacker.ID, Treaty: k.t.ID, Clause: k.c.ID,
		Binding: k.t.Binding, Revocable: k.t.Revocable,
		Confidence: k.c.Confidence, Unverified: k.c.Unverified || k.c.Provenance.Unverified(),
		Edited:    edited(k.t, k.bound) || edited(k.t, k.target),
		Secret:    k.c.Secret && k.c.KnownFrom.By(k.in.On) != world.Yes,
		DependsOn: []string{}, Branches: []Branch{}, Because: []Because{}, Conflicts: []Conflict{},
	}
	if s := k.w.StateOn(k.bound, k.in.On); s != nil {
		a.COW = s.COW
	}
	k.combine(&a, tree)
	if k.explain || k.forked { // say it once with every question open
		k.reset(nil)
		k.run()
	}
	a.Duty, a.Discretion = k.duty(), k.discretion
	if len(k.duties) > 1 {
		a.Sequence = k.duties
	}
	if a.Answer != NotOwed {
		a.MayChange = k.mayChange
	}
	if k.explain {
		a.Because = append([]Because{{Text: k.c.Text, Source: first(k.c.Sources), Sources: k.c.Sources, Holds: world.Yes.String(), Step: "clause"}}, k.because...)
	}
	if k.lean {
		return a
	}
	if a.Answer == NotOwed {
		a.Failing = k.failing(a.Reason)
	}
	if a.Answer != NotOwed || a.Reason == Outranked {
		a.Means = k.means()
		if world.ActiveDuty(a.Duty) {
			a.Conflicts = k.conflicts()
		}
	}
	a.Record = record(k.w, k.t, k.bound)
	return a
}

// failing lists the reasons of all checks that fail with every question open,
// the deciding one first.
func (k *trial) failing(decides string) []string {
	out := []string{decides}
	for _, reason := range k.fails {
		if !slices.Contains(out, reason) {
			out = append(out, reason)
		}
	}
	return out
}

func first(s []world.SourceID) world.SourceID {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

// branch tries the clause under the readings chosen so far and forks where an
// open question matters.
func (k *trial) branch(chosen map[string]string) []Branch {
	k.reset(chosen)
	explain := k.explain
	k.explain = false
	k.run()
	k.explain = explain
	if k.holds == world.No || k.open == nil {
		return []Branch{k.leaf()}
	}
	k.forked = true
	q := k.open
	var out []Branch
	same := true
	fork := func(option string, weight float64) {
		next := maps.Clone(chosen)
		if next == nil {
			next = map[string]string{}
		}
		next[q.Key()] = option
		for _, b := range k.branch(next) {
			b.Weight *= weight
			if b.Readings == nil {
				b.Readings = map[string]string{}
			}
			b.Readings[q.ID] = option
			out = append(out, b)
			same = same && b.Answer == out[0].Answer && b.Reason == out[0].Reason && slices.Equal(b.Needs, out[0].Needs)
		}
	}
	for _, o := range q.Options {
		fork(o.ID, o.Weight)
	}
	if rest := q.Remainder(); rest > 0 {
		fork(unread, rest)
	}
	if same && len(out) > 0 {
		one := out[0]
		one.Weight, one.Readings = 1, nil
		return []Branch{one}
	}
	return out
}

func (k *trial) leaf() Branch {
	b := Branch{Weight: 1}
	switch k.holds {
	case world.Yes:
		b.Answer = Owed
	case world.No:
		b.Answer, b.Reason = NotOwed, k.reason
	default:
		b.Answer, b.Needs = Depends, slices.Compact(slices.Sorted(slices.Values(k.asked)))
	}
	return b
}

// combine sums the branches up into one answer.
func (k *trial) combine(a *Answer, tree []Branch) {
	a.Answer, a.Reason = tree[0].Answer, tree[0].Reason
	for _, b := range tree {
		switch b.Answer {
		case Owed:
			a.Weight += b.Weight
			a.WeightHigh += b.Weight
		case Depends:
			a.WeightHigh += b.Weight
		}
		if b.Answer != a.Answer {
			a.Answer, a.Reason = Depends, ""
		} else if b.Reason != a.Reason {
			a.Reason = tree[0].Reason // all branches refuse: the first reason stands for them
		}
		for _, need := range b.Needs {
			if !slices.Contains(a.DependsOn, need) {
				a.DependsOn = append(a.DependsOn, need)
			}
		}
		for _, q := range slices.Sorted(maps.Keys(b.Readings)) {
			if on := readingPrefix + q; len(tree) > 1 && !slices.Contains(a.DependsOn, on) {
				a.DependsOn = append(a.DependsOn, on)
			}
		}
	}
	for i := range tree { // a branch says by its option that a reading is open
		tree[i].Needs = slices.DeleteFunc(tree[i].Needs, func(need string) bool { return strings.HasPrefix(need, readingPrefix) })
	}
	a.Weight, a.WeightHigh = tidy(a.Weight), tidy(a.WeightHigh)
	if len(tree) > 1 {
		for i := range tree {
			tree[i].Weight = tidy(tree[i].Weight)
		}
		a.Branches = tree
	}
	if a.Answer == NotOwed {
		a.DependsOn, a.Branches = []string{}, branchesOrNone(tree)
	}
	slices.Sort(a.DependsOn)
}

// branchesOrNone keeps the branches of a refusal only where reasons differ.
func branchesOrNone(tree []Branch) []Branch {
	if len(tree) < 2 {
		return []Branch{}
	}
	return tree
}

// tidy rounds a weight so that sums of products print as a person expects.
func tidy(x float64) float64 {
	const scale = 1e9
	return float64(int64(x*scale+0.5)) / scale
}

// means says what the promise covers.
func (k *trial) means() []MeansAnswer {
	var out []MeansAnswer
	for _, m := range k.c.Means {
		k.reset(nil)
		a := MeansAnswer{Name: m.Name}
		switch k.read(m.Reading) {
		case world.Yes:
			a.Answer, a.Weight = Owed, 1
		case world.No:
			a.Answer = NotOwed
		default:
			a.Answer, a.DependsOn = Depends, []string{readingPrefix + m.Reading.Question}
			if q := k.w.Reading(m.Reading.Question); q != nil {
				o, _ := q.Option(m.Reading.Option)
				a.Weight = o.Weight
			}
		}
		out = append(out, a)
	}
	return out
}

// record counts the occasions in the record of conduct. A row for all parties
// counts as met and invoked for each state that was a party that day; who of
// them acted, such a row does not say.
func record(w *world.World, t *world.Treaty, bound world.StateID) Record {
	var rec Record
	for i := range w.Responses {
		r := &w.Responses[i]
		if r.Treaty != t.ID {
			continue
		}
		named := slices.Contains(r.Guarantors, bound)
		others := r.AllParties && !slices.Contains(r.Targets, bound) && !slices.Contains(r.Attackers, bound)
		if !named && !(others && wasParty(t, bound, r.Date.Lo)) {
			continue
		}
		if r.WasMet() {
			rec.Met++
		}
		if r.WasInvoked() {
			rec.Invoked++
		}
		if r.WasActed() && named {
			rec.Acted++
		}
	}
	return rec
}

func wasParty(t *world.Treaty, s world.StateID, day world.Day) bool {
	return slices.ContainsFunc(t.Parties, func(p world.Party) bool {
		return p.State == s && p.Role != "broker" && p.Status != "suspended" && p.Status != "signatory" && p.Spell.Covers(day) == world.Yes
	})
}
