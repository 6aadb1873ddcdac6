package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"casus/internal/obligation"
	"casus/internal/statecode"
	"casus/internal/world"
)

// incidentFlags describe an attack.
type incidentFlags struct {
	Attacker  []string `help:"Who attacks: a state or a group; repeat for a coalition." required:"" placeholder:"STATE" sep:","`
	Target    []string `help:"Who is attacked; repeat for several." required:"" placeholder:"STATE" sep:","`
	On        string   `help:"The day of the attack (the dossier's date)." placeholder:"DATE"`
	Act       string   `help:"war, armed_attack, raid, blockade, militant_attack, cyber, threat or internal (armed_attack; militant_attack by a group)." placeholder:"ACT"`
	Object    string   `help:"territory, forces, vessel or infrastructure (territory)." placeholder:"OBJECT"`
	Place     string   `help:"Where: a state or a named place (the target's territory)." placeholder:"PLACE"`
	Initiator string   `help:"Who began it, if not the attacker; contested where that is disputed." placeholder:"STATE"`
	Sponsor   string   `help:"The state to which a group's attack is attributed." placeholder:"STATE"`
	Fact      []string `help:"A fact of the case, for example requested:ARM=yes." placeholder:"NAME=yes|no" sep:"none"`
	Reading   []string `help:"Answer an open question, for example smda-duty=binding." placeholder:"QUESTION=OPTION" sep:"none"`
}

// incident turns the flags into an incident; all faults come together.
func (f *incidentFlags) incident(w *world.World, asOf world.Day) (obligation.Incident, error) {
	b := incidentBuilder{w: w, in: obligation.Incident{On: asOf, Facts: map[string]world.Tri{}, Readings: map[string]string{}}}
	if f.On != "" {
		day, err := world.ParseDay(f.On)
		b.note("--on", err)
		b.in.On = day
	}
	for _, text := range f.Attacker {
		id, group := b.actor("--attacker", text)
		if a := (obligation.Actor{ID: id, Group: group}); !slices.Contains(b.in.Attackers, a) {
			b.in.Attackers = append(b.in.Attackers, a)
		}
	}
	for _, text := range f.Target { // a group may be attacked too; no treaty protects it
		id, _ := b.actor("--target", text)
		if !slices.Contains(b.in.Targets, world.StateID(id)) {
			b.in.Targets = append(b.in.Targets, world.StateID(id))
		}
	}
	b.in.Act = b.word("--act", f.Act, world.Acts)
	b.in.Object = b.word("--object", f.Object, world.Objects)
	if f.Place != "" {
		place, err := w.FindPlace(f.Place, b.in.On)
		b.note("--place", err)
		b.in.Place = place
	}
	if b.in.Disputed = f.Initiator == "contested"; !b.in.Disputed {
		b.in.Initiator = b.state("--initiator", f.Initiator)
	}
	b.in.Sponsor = b.state("--sponsor", f.Sponsor)
	for _, text := range f.Fact {
		b.fact(text)
	}
	for _, text := range f.Reading {
		b.reading(text)
	}
	b.sense()
	if len(b.faults) > 0 {
		return b.in, wrong("%s", strings.Join(b.faults, "\n"))
	}
	return b.in, nil
}

var errNobody = errors.New("names nobody; give a state or a group")

type incidentBuilder struct {
	w      *world.World
	in     obligation.Incident
	faults []string
}

func (b *incidentBuilder) note(flag string, err error) {
	if err != nil {
		b.faults = append(b.faults, flag+": "+err.Error())
	}
}

func (b *incidentBuilder) state(flag, text string) world.StateID {
	if text == "" {
		return ""
	}
	id, err := findState(b.w, text, b.in.On)
	b.note(flag, err)
	return id
}

// findState reads a state as the flags take it.
func findState(w *world.World, text string, on world.Day) (world.StateID, error) {
	text, err := coded(text, on)
	if err != nil {
		return "", err
	}
	return w.FindState(text, on)
}

func (b *incidentBuilder) actor(flag, text string) (id string, group bool) {
	text, err := coded(text, b.in.On)
	if err == nil {
		id, group, err = b.w.FindActor(text, b.in.On)
	}
	b.note(flag, err)
	return id, group
}

// coded turns a code of the Gleditsch-Ward list (gw:260, gw:AUS), which the
// record does not hold, into the id of the state that bore it on the day. Where
// several did, the last is taken.
func coded(text string, on world.Day) (string, error) {
	if !strings.HasPrefix(strings.ToLower(text), "gw:") {
		return text, nil
	}
	found, err := statecode.Find(text, statecode.OnDay(on))
	if err != nil {
		return "", err
	}
	return string(found[len(found)-1]), nil
}

func (b *incidentBuilder) word(flag, text string, vocabulary []string) string {
	if text != "" && !slices.Contains(vocabulary, text) {
		b.note(flag, fmt.Errorf("%q is not one of %s%s", text, strings.Join(vocabulary, ", "), world.DidYouMean(text, vocabulary)))
	}
	return text
}

func (b *incidentBuilder) fact(text string) {
	name, value, ok := strings.Cut(text, "=")
	truth := map[string]world.Tri{"yes": world.Yes, "no": world.No, "unknown": world.Unknown}
	v, fine := truth[value]
	if !ok || !fine {
		b.note("--fact", fmt.Errorf("%q: write NAME=yes, NAME=no or NAME=unknown, for example requested:ARM=yes", text))
		return
	}
	kind, of, _ := strings.Cut(name, ":")
	switch {
	case kind == "at_war_with" && strings.Contains(of, ":"):
		whose, enemy, _ := strings.Cut(of, ":")
		name = kind + ":" + string(b.state("--fact "+kind, whose)) + ":" + string(b.state("--fact "+kind, enemy))
	case kind == "at_war_with":
		b.note("--fact", fmt.Errorf("%q names one state; write at_war_with:STATE:ENEMY=%s", text, value))
	case slices.Contains(world.StateFacts, kind):
		name = kind + ":" + string(b.state("--fact "+kind, of))
		if of == "" {
			b.note("--fact", fmt.Errorf("%q names no state; write %s:STATE=%s", text, kind, value))
		}
	case slices.Contains(world.TreatyFacts, kind):
		id, rest, more := strings.Cut(of, ":")
		t, err := b.w.FindTreaty(id)
		b.note("--fact "+kind, err)
		if err == nil {
			name = kind + ":" + string(t.ID)
		}
		if more {
			name += ":" + rest
		}
	default:
		if known := plainFacts(b.w); !slices.Contains(known, name) {
			all := append(append(slices.Clone(world.StateFacts), world.TreatyFacts...), known...)
			b.note("--fact", fmt.Errorf("unknown fact %q%s; the facts are %s", name, world.DidYouMean(kind, all), strings.Join(all, ", ")))
		}
	}
	if old, twice := b.in.Facts[name]; twice && old != v {
		b.note("--fact", fmt.Errorf("%s is given both as %s and %s; choose one", name, old, v))
	}
	b.in.Facts[name] = v
}

// plainFacts lists the facts that clauses of the dossier ask for by name.
func plainFacts(w *world.World) []string {
	out := []string{"place", "initiator"}
	add := func(name string) {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	var conditions func([]world.Condition)
	conditions = func(list []world.Condition) {
		for _, c := range list {
			switch c.Kind {
			case "fact":
				add(c.Fact)
			case "conflict":
				add("conflict:" + c.Fact)
			}
			conditions(c.Any)
		}
	}
	for _, t := range w.Treaties {
		for i := range t.Clauses {
			conditions(t.Clauses[i].Conditions)
			for _, e := range t.Clauses[i].Exceptions {
				add(e.Fact)
				conditions(e.Conditions)
			}
		}
	}
	return out
}

func (b *incidentBuilder) reading(text string) {
	q, option, ok := strings.Cut(text, "=")
	if !ok {
		b.note("--reading", fmt.Errorf("%q: write QUESTION=OPTION, for example smda-duty=binding", text))
		return
	}
	r := b.w.Reading(q)
	if r == nil {
		b.note("--reading", fmt.Errorf("unknown question %q%s; the questions are %s", q, world.DidYouMean(q, b.w.ReadingIDs()), strings.Join(b.w.ReadingIDs(), ", ")))
		return
	}
	if _, ok := r.Option(option); !ok {
		b.note("--reading", fmt.Errorf("%s has no option %q%s; it has %s", q, option, world.DidYouMean(option, r.OptionIDs()), strings.Join(r.OptionIDs(), ", ")))
		return
	}
	if old, twice := b.in.Readings[q]; twice && old != option {
		b.note("--reading", fmt.Errorf("%s is answered both %s and %s; choose one", q, old, option))
	}
	b.in.Readings[q] = option
}

// sense refuses an incident that cannot be.
func (b *incidentBuilder) sense() {
	if len(b.in.Attackers) == 0 {
		b.note("--attacker", errNobody)
	}
	if len(b.in.Targets) == 0 {
		b.note("--target", errNobody)
	}
	for _, a := range b.in.Attackers {
		if a.ID != "" && slices.Contains(b.in.Targets, world.StateID(a.ID)) {
			b.note("--target", fmt.Errorf("%s cannot attack itself", a.ID))
		}
	}
	if s := b.in.Initiator; s != "" && s != b.in.Sponsor && !slices.Contains(b.in.Targets, s) &&
		!slices.ContainsFunc(b.in.Attackers, func(a obligation.Actor) bool { return a.ID == string(s) }) {
		b.note("--initiator", fmt.Errorf("%s is neither an attacker nor a target; name one of them, or contested", s))
	}
	group := slices.ContainsFunc(b.in.Attackers, func(a obligation.Actor) bool { return a.Group })
	switch {
	case b.in.Sponsor == "":
	case !group && len(b.in.Attackers) > 0:
		b.note("--sponsor", fmt.Errorf("only a group's attack has a sponsor; %s is a state", b.in.Attackers[0].ID))
	case slices.Contains(b.in.Targets, b.in.Sponsor):
		b.note("--sponsor", fmt.Errorf("%s cannot attack itself", b.in.Sponsor))
	}
}
