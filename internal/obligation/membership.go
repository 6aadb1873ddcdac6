package obligation

import (
	"slices"

	"casus/internal/world"
)

// checkForce asks whether the treaty is in force on the day.
func (k *trial) checkForce() {
	holds, reason := k.force(k.t)
	text := ""
	if k.explain {
		text = k.forceText(k.t, holds, k.in.On)
	}
	k.add(holds, reason, text, k.t.Sources)
}

func (k *trial) forceText(t *world.Treaty, holds world.Tri, on world.Day) string {
	name := k.pact(t)
	switch {
	case holds == world.Yes && t.Added:
		return name + " is in force by the edit"
	case holds == world.Yes && t.InForce.Known():
		return name + " is in force since " + t.InForce.Text
	case holds == world.Yes:
		return name + " is in force"
	case holds == world.No && t.InForce.Known() && t.InForce.By(on) == world.No:
		return name + " enters into force only on " + t.InForce.Text
	case holds == world.No && t.Ended.Known():
		return name + " ended on " + t.Ended.Text
	case holds == world.No:
		return name + " is not in force: " + t.Status
	case !t.StatusReading.IsZero():
		return "whether " + name + " still counts is open: " + t.Status
	}
	return "whether " + name + " is in force on the day is not known"
}

// force tells whether a treaty is in force on the day of the incident, and the
// reason if it is not.
func (k *trial) force(t *world.Treaty) (world.Tri, string) {
	on := k.in.On
	if given := k.given("in_force", string(t.ID)); given != world.Unknown {
		return given, NotInForce
	}
	switch t.Status {
	case "signed", "initialled", "proposed", "reported", "hypothetical":
		return world.No, NotInForce
	}
	started := t.InForce
	if !started.Known() {
		started = t.Signed
	}
	holds := started.By(on)
	if t.Ended.Known() {
		holds = holds.And(t.Ended.By(on).Not())
	} else if t.Status == "ended" || t.Status == "superseded" || t.Status == "broken" {
		holds = world.No
	}
	if holds == world.No {
		return world.No, NotInForce
	}
	if holds == world.Unknown {
		k.fact("in_force", string(t.ID))
	}
	lost, reason := k.statusLost(t)
	return holds.And(lost.Not()), reason
}

// statusLost tells whether a status such as dormant or suspended has taken the
// treaty's force away.
func (k *trial) statusLost(t *world.Treaty) (world.Tri, string) {
	reason := NotInForce
	switch t.Status {
	case "dormant":
		reason = Dormant
	case "suspended", "contested", "disputed":
	default:
		return world.No, reason
	}
	since := world.Yes
	if t.StatusSince.Known() {
		since = t.StatusSince.By(k.in.On)
	}
	if since == world.No {
		return world.No, reason
	}
	if since == world.Unknown {
		k.fact("in_force", string(t.ID))
	}
	alive := world.No
	if !t.StatusReading.IsZero() {
		alive = k.read(t.StatusReading)
	} else if t.Status != "dormant" {
		alive = k.fact("in_force", string(t.ID))
	}
	return since.And(alive.Not()), reason
}

// member tells whether a state has a part in the treaty on the day, other than
// as a broker.
func (k *trial) member(t *world.Treaty, s world.StateID) world.Tri {
	if t.AllStates {
		return world.Yes
	}
	holds, before := world.No, len(k.asked)
	for i := range t.Parties {
		p := &t.Parties[i]
		if p.State != s || p.Role == "broker" || p.Status == "suspended" || p.Status == "signatory" {
			continue
		}
		in := ownSpell(t, p).Covers(k.in.On)
		if p.Notice.Known() && !p.Spell.To.Known() {
			in = in.And(lapsed(t, p, k.in.On).Not())
		}
		if in == world.Unknown {
			in = k.fact("member", string(t.ID), string(s))
		}
		if p.Status == "frozen" && in != world.No {
			in = in.And(k.fact("frozen", string(t.ID), string(s)).Not())
		}
		holds = holds.Or(in)
	}
	if holds != world.Unknown {
		k.asked = k.asked[:before]
	}
	return holds
}

// lapsed tells whether a party that gave notice is no longer bound: when the
// months of the treaty's rule have passed since. Without a rule nobody can say
// how long it stays bound, but until its notice it is.
func lapsed(t *world.Treaty, p *world.Party, on world.Day) world.Tri {
	if t.Exit.NoticeMonths == nil {
		return world.Unknown.And(p.Notice.By(on))
	}
	return p.Notice.AddMonths(*t.Exit.NoticeMonths).By(on)
}

// ownSpell is a party's spell without the bounds that are the treaty's own: if
// the month of entry into force is all that is known, that doubt is asked for
// once, as the treaty's.
func ownSpell(t *world.Treaty, p *world.Party) world.Spell {
	s := p.Spell
	if !s.From.Exact() && s.From == t.InForce {
		s.From = world.Date{}
	}
	if !s.To.Exact() && s.To == t.Ended {
		s.To = world.Date{}
	}
	return s
}

// edited tells whether the state's part in the treaty comes from an edit.
func edited(t *world.Treaty, s world.StateID) bool {
	if t.Added {
		return true
	}
	for i := range t.Parties {
		if p := &t.Parties[i]; p.Added && p.State == s {
			return true
		}
	}
	return false
}

// checkParties asks whether the bound state and the victim are both in.
func (k *trial) checkParties() {
	for _, s := range [2]world.StateID{k.bound, k.target} {
		holds := k.member(k.t, s)
		text := ""
		if k.explain {
			text = k.membershipText(s, holds)
		}
		k.add(holds, NotParty, text, k.partySources(s))
	}
}

func (k *trial) membershipText(s world.StateID, holds world.Tri) string {
	switch {
	case holds == world.Yes && edited(k.t, s):
		return k.say("%s is in %s by the edit", k.name(s), k.pact(k.t))
	case holds == world.Yes:
		if p := k.leaving(s); p != nil {
			return k.say("%s gave notice on %s and is bound for %d months more", k.name(s), p.Notice.Text, *k.t.Exit.NoticeMonths)
		}
		return k.say("%s is in %s", k.name(s), k.pact(k.t))
	case holds == world.No:
		return k.say("%s is not in %s on %s", k.name(s), k.pact(k.t), k.in.On)
	}
	return k.say("whether %s is in %s on the day is not known", k.name(s), k.pact(k.t))
}

// leaving finds the spell of a party that has given notice and is still bound.
func (k *trial) leaving(s world.StateID) *world.Party {
	for i := range k.t.Parties {
		p := &k.t.Parties[i]
		if p.State == s && p.Notice.By(k.in.On) == world.Yes && k.t.Exit.NoticeMonths != nil {
			return p
		}
	}
	return nil
}

func (k *trial) partySources(s world.StateID) []world.SourceID {
	if !k.explain {
		return nil
	}
	for _, p := range k.t.Parties {
		if p.State == s && len(p.Sources) > 0 {
			return p.Sources
		}
	}
	return k.t.Sources
}

// checkPhase asks whether this wording of the clause holds on the day.
func (k *trial) checkPhase() {
	if k.c.Spell == (world.Spell{}) {
		return
	}
	k.add(k.phase(k.t, k.c), NotInForce, k.say("this wording holds %s", spellText(k.c.Spell)), k.c.Sources)
}

// phase tells whether a clause's wording holds on the day.
func (k *trial) phase(t *world.Treaty, c *world.Clause) world.Tri {
	holds := c.Spell.Covers(k.in.On)
	if holds == world.Unknown {
		holds = k.fact("phase", string(t.ID), c.ID)
	}
	return holds
}

func spellText(s world.Spell) string {
	text := ""
	if s.From.Known() {
		text = "from " + s.From.Text
	}
	if s.To.Known() {
		if text != "" {
			text += " "
		}
		text += "until " + s.To.Text
	}
	return text
}

// bearers lists the states that a clause may bind, each once, in order.
func bearers(t *world.Treaty, c *world.Clause) []world.StateID {
	if !c.BoundEach {
		return c.Bound
	}
	return parties(t)
}

func parties(t *world.Treaty) []world.StateID {
	var out []world.StateID
	for i := range t.Parties {
		if p := &t.Parties[i]; p.Role == "party" && !slices.Contains(out, p.State) {
			out = append(out, p.State)
		}
	}
	return out
}

// binds tells whether a clause may bind a state.
func binds(t *world.Treaty, c *world.Clause, s world.StateID) bool {
	if !c.BoundEach {
		return slices.Contains(c.Bound, s)
	}
	for i := range t.Parties {
		if p := &t.Parties[i]; p.State == s && p.Role == "party" {
			return true
		}
	}
	return false
}

// serves tells whether a clause can be owed to a state.
func serves(t *world.Treaty, c *world.Clause, s world.StateID) bool {
	if !c.TowardEach {
		return slices.Contains(c.Toward, s)
	}
	for i := range t.Parties {
		if p := &t.Parties[i]; p.State == s && (p.Role == "party" || p.Role == "beneficiary") {
			return true
		}
	}
	return t.AllStates
}
