package obligation

import (
	"fmt"
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

// attackerSide answers for every bound state and clause that names the state
// that strikes. A fellow attacker is asked only for promises that speak of an
// attack by the partner.
func (j *judge) attackerSide(attacker Actor, target world.StateID) []Answer {
	striker := j.in.adversary(attacker)
	if striker == "" || striker == target || attacker.Group && slices.Contains(j.in.Attackers, StateActor(striker)) {
		return nil // a sponsor that strikes itself is asked about once
	}
	var out []Answer
	for _, t := range j.w.TreatiesOf(striker) {
		over := t.Ended.By(j.in.On) == world.Yes || t.Signed.By(j.in.On) == world.No && !t.Added
		if unsigned(t) || over && j.in.Facts["in_force:"+string(t.ID)] != world.Yes {
			continue // what is over, or not yet agreed, concerns nobody here
		}
		for i := range t.Clauses {
			c := &t.Clauses[i]
			if c.Trigger == nil || !answerable(c) || j.lean && !world.ActiveDuty(c.Duty()) || !serves(t, c, striker) || c.Spell.Covers(j.in.On) == world.No {
				continue
			}
			if j.keep != nil && !j.keep(t, c) {
				continue
			}
			for _, bound := range bearers(t, c) {
				fellow := j.in.attacks(bound)
				if bound == striker || j.in.targets(bound) || fellow && !c.Trigger.Serves(false) || j.skip != nil && j.skip(bound) {
					continue
				}
				k := &trial{w: j.w, in: j.in, t: t, c: c, bound: bound, target: striker, attacker: StateActor(target),
					striker: attacker, struck: target, explain: j.explain, lean: j.lean}
				out = append(out, k.answer())
			}
		}
	}
	return out
}

// ownWar answers for the promises of the one who strikes to join the war of
// others that are at war with the state it strikes.
func (j *judge) ownWar(attacker Actor, target world.StateID) []Answer {
	striker := j.in.adversary(attacker)
	if striker == "" || attacker.Group && slices.Contains(j.in.Attackers, StateActor(striker)) {
		return nil
	}
	var out []Answer
	for _, ally := range j.in.AtWar[target] {
		if j.in.attacks(ally) || j.in.targets(ally) {
			continue // asked about as one of the sides
		}
		for _, t := range j.w.TreatiesOf(ally) {
			if unsigned(t) {
				continue
			}
			for i := range t.Clauses {
				c := &t.Clauses[i]
				if ally == striker || c.Trigger == nil || !c.Trigger.Serves(false) || !answerable(c) || !serves(t, c, ally) || !binds(t, c, striker) ||
					c.Spell.Covers(j.in.On) == world.No || j.keep != nil && !j.keep(t, c) {
					continue
				}
				if j.keep != nil && !j.keep(t, c) {
					continue
				}
				k := &trial{w: j.w, in: j.in, t: t, c: c, bound: striker, target: ally, attacker: StateActor(target),
					striker: attacker, struck: target, explain: j.explain, lean: j.lean}
				out = append(out, k.answer())
			}
		}
	}
	return out
}

// linkActs ties each answer that waits for another state's act to the strongest
// answer of that state toward the same beneficiary.
func linkActs(r *Result) {
	const prefix = "fact:acts:"
	for i := range r.Answers {
		a := &r.Answers[i]
		for _, on := range a.DependsOn {
			name, ok := strings.CutPrefix(on, prefix)
			if !ok {
				continue
			}
			link := WaitsOn{Fact: "acts:" + name, State: world.StateID(name), Answer: "none"}
			var best *Answer
			for j := range r.Answers {
				b := &r.Answers[j]
				if b.State == link.State && b.Toward == a.Toward && world.ActiveDuty(b.Duty) && (best == nil || answerRank[b.Answer] < answerRank[best.Answer]) {
					best = b
				}
			}
			if best != nil {
				link.Treaty, link.Clause, link.Answer, link.Reason = best.Treaty, best.Clause, best.Answer, best.Reason
			}
			a.WaitsOn = append(a.WaitsOn, link)
		}
	}
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

// ties lists the clauses in force that link a state to the target and promise
// no act in a war.
func ties(w *world.World, in *Incident, target world.StateID) []Tie {
	var out []Tie
	for _, t := range w.TreatiesOf(target) {
		for i := range t.Clauses {
			c := &t.Clauses[i]
			if answerable(c) || !slices.ContainsFunc(c.Duties, func(d string) bool { return d == "host" || d == "cooperate" || d == "right" }) || !serves(t, c, target) {
				continue
			}
			for _, bound := range bearers(t, c) {
				if bound == target || in.attacks(bound) {
					continue
				}
				k := &trial{w: w, in: in, t: t, c: c, bound: bound, target: target, struck: target}
				k.reset(nil)
				if k.stands(rival{t, c}, bound, target) != world.No {
					out = append(out, Tie{State: bound, Toward: target, Treaty: t.ID, Clause: c.ID, Duty: c.Duty(), Text: c.Text, Sources: c.Sources})
				}
			}
		}
	}
	return out
}

// strangers writes the not_party lines: partners of those who must answer,
// under the treaty that ties them, and every state in focus without a tie.
func strangers(w *world.World, in *Incident, attacker Actor, target world.StateID, answers []Answer, opt Options) []Answer {
	explain, focus := opt.Explain, opt.Focus
	if focus == nil {
		focus = w.Question.Focus
	}
	spoken := map[world.StateID]bool{target: true}
	for i := range answers {
		if a := &answers[i]; a.Reason != NotInForce && a.Reason != Dormant {
			spoken[a.State] = true // a dead treaty is no tie
		}
	}
	var out []Answer
	line := func(s world.StateID, t world.TreatyID, text string, sources []world.SourceID) {
		a := Answer{State: s, Toward: target, Against: attacker.ID, Treaty: t, Answer: NotOwed, Reason: NotParty,
			DependsOn: []string{}, Branches: []Branch{}, Because: []Because{}, Conflicts: []Conflict{}}
		if st := w.StateOn(s, in.On); st != nil {
			a.COW = st.COW
		}
		if explain {
			a.Because = append(a.Because, Because{Text: text, Source: first(sources), Sources: sources, Holds: world.No.String()})
		}
		out = append(out, a)
		spoken[s] = true
	}
	for i := range answers {
		a := &answers[i]
		if a.Answer == NotOwed || !world.ActiveDuty(a.Duty) || opt.NoPartners {
			continue
		}
		for _, t := range w.TreatiesOf(a.State) {
			partners(w, in, t, a.State, target, attacker, func(s world.StateID) {
				if !spoken[s] && !in.attacks(s) {
					line(s, t.ID, fmt.Sprintf("%s binds it to %s, not to %s", t.ID, w.StateName(a.State), w.StateName(target)), t.Sources)
				}
			})
		}
	}
	named, sources := pactsOf(w, in, target, explain)
	for _, s := range focus {
		if !spoken[s] && !in.attacks(s) {
			line(s, "", fmt.Sprintf("no treaty in the record binds %s to act for %s%s", w.StateName(s), w.StateName(target), named), sources)
		}
	}
	return out
}

// RecordSource stands for the record itself, as the source of what is not in it.
func RecordSource(w *world.World) world.SourceID {
	return world.SourceID("dossier:" + w.Question.ID)
}

// pactsOf names the treaties in force that promise the target help, with their
// sources: what a state without a tie is not a party to.
func pactsOf(w *world.World, in *Incident, target world.StateID, explain bool) (string, []world.SourceID) {
	if !explain {
		return "", nil
	}
	var ids []string
	var sources []world.SourceID
	for _, t := range w.TreatiesOf(target) {
		helps := slices.ContainsFunc(t.Clauses, func(c world.Clause) bool { return world.ActiveDuty(c.Duty()) && serves(t, &c, target) })
		if !helps || unsigned(t) {
			continue
		}
		k := &trial{w: w, in: in, t: t, c: &t.Clauses[0], target: target, struck: target}
		k.reset(nil)
		if force, _ := k.force(t); force != world.No && k.member(t, target) != world.No {
			ids = append(ids, string(t.ID))
			sources = append(sources, first(t.Sources))
		}
	}
	if len(ids) == 0 {
		return "; no treaty in force promises it help", []world.SourceID{RecordSource(w)}
	}
	return "; it is not in " + strings.Join(ids, ", "), sources
}

// partners calls visit for each state bound to help s by a treaty in force in
// which the target has no part.
func partners(w *world.World, in *Incident, t *world.Treaty, s, target world.StateID, attacker Actor, visit func(world.StateID)) {
	k := &trial{w: w, in: in, t: t, bound: s, target: target, attacker: attacker, striker: attacker, struck: target}
	if serving := slices.IndexFunc(t.Clauses, func(c world.Clause) bool { return world.ActiveDuty(c.Duty()) && serves(t, &c, s) }); serving >= 0 {
		k.c = &t.Clauses[serving]
	} else {
		return
	}
	k.reset(nil)
	force, _ := k.force(t)
	if force == world.No || k.member(t, s) == world.No || k.member(t, target) != world.No {
		return
	}
	for _, other := range bearers(t, k.c) {
		if other != s && k.member(t, other) != world.No {
			visit(other)
		}
	}
}

// conflictFlags raises the conflicts of answers to flags, each once.
func conflictFlags(w *world.World, answers []Answer) []Flag {
	var out []Flag
	for i := range answers {
		a := &answers[i]
		for _, c := range a.Conflicts {
			if c.Prevails == "yes" && a.Reason == Outranked {
				continue // settled: the text says which prevails
			}
			answer := Owed
			if c.Holds != world.Yes.String() || a.Answer != Owed {
				answer = Depends
			}
			f := Flag{Kind: "conflict", State: a.State, Treaty: c.Treaty, Clause: c.Clause, Duty: c.Duty, Toward: c.Toward, Against: a.Against, Versus: a.Treaty, Answer: answer}
			f.Text = conflictText(w, a, c)
			if t := w.Treaty(c.Treaty); t != nil {
				f.Sources = t.Sources
			}
			out = append(out, f)
		}
	}
	return out
}

// shortName is how a reader calls a treaty.
func shortName(w *world.World, id world.TreatyID) string {
	if t := w.Treaty(id); t != nil && t.Short != "" {
		return t.Short
	}
	return string(id)
}

func conflictText(w *world.World, a *Answer, c Conflict) string {
	help := fmt.Sprintf("%s has a duty to %s under %s", w.StateName(a.State), w.StateName(a.Toward), shortName(w, a.Treaty))
	switch c.Duty {
	case "no_conflicting_engagement":
		return fmt.Sprintf("%s, and promised under %s to enter no engagement that conflicts with it", help, shortName(w, c.Treaty))
	case "neutral":
		return fmt.Sprintf("%s, and owes %s neutrality under %s", help, w.StateName(c.Toward), shortName(w, c.Treaty))
	}
	return fmt.Sprintf("%s, and owes %s restraint from force under %s", help, w.StateName(c.Toward), shortName(w, c.Treaty))
}
