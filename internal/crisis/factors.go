package crisis

// Factor is a parameter by its name, with the range over which it is varied and
// the bounds of what has a meaning.
type Factor struct {
	Name        string
	Low, High   float64 // over which a screening varies it
	Least, Most float64 // outside of which Check refuses it
	at          func(*Parameters) *float64
}

// Get gives the value in p.
func (f Factor) Get(p *Parameters) float64 { return *f.at(p) }

// Set puts a value into p.
func (f Factor) Set(p *Parameters, v float64) { *f.at(p) = v }

// FactorNamed finds a factor; ok is false where there is none.
func FactorNamed(about Parameters, name string) (Factor, bool) {
	for _, f := range Factors(about) {
		if f.Name == name {
			return f, true
		}
	}
	return Factor{}, false
}

// Factors lists every parameter but for the pace, in the order of the structs.
// Log-odds are varied by one either way about what they are, rates and factors by
// half and by double, the effect of the war by a half either way, what others' joining
// does by the standard errors that history leaves it.
func Factors(about Parameters) []Factor {
	var out []Factor
	d := about
	add := func(name string, least, most float64, low, high func(float64) float64, at func(*Parameters) *float64) {
		v := *at(&d)
		out = append(out, Factor{name, low(v), high(v), least, most, at})
	}
	odds := func(name string, at func(*Parameters) *float64) {
		add(name, -30, 30, less(1), more(1), at)
	}
	half, double := func(v float64) float64 { return v / 2 }, func(v float64) float64 { return v * 2 }
	rate := func(name string, at func(*Parameters) *float64) { add(name, 0, 20, half, double, at) }
	joiningFactors(odds)
	add("joining.effect", 0, 6, func(v float64) float64 { return v / 2 }, func(v float64) float64 { return v * 1.5 },
		func(p *Parameters) *float64 { return &p.Joining.Effect })
	add("joining.pulled", -3, 3, less(0.3), more(0.3), func(p *Parameters) *float64 { return &p.Joining.Pulled })
	add("joining.near", -3, 3, less(0.3), more(0.3), func(p *Parameters) *float64 { return &p.Joining.Near })
	answeringFactors(odds)
	courseFactors(rate)
	none, all := func(float64) float64 { return 0 }, func(float64) float64 { return 1 }
	add("open", 0, 1, none, all, func(p *Parameters) *float64 { return &p.Open })
	add("record_of", 1, 1000, half, double, func(p *Parameters) *float64 { return &p.RecordOf })
	add("kept", 0.01, 0.99, half, double, func(p *Parameters) *float64 { return &p.Kept })
	return out
}

func less(by float64) func(float64) float64 { return func(v float64) float64 { return v - by } }

func more(by float64) func(float64) float64 { return func(v float64) float64 { return v + by } }

type addFactor func(name string, at func(*Parameters) *float64)

func joiningFactors(odds addFactor) {
	for _, f := range []struct {
		name string
		at   func(*Joining) *float64
	}{
		{"intercept", func(j *Joining) *float64 { return &j.Intercept }},
		{"pact", func(j *Joining) *float64 { return &j.Pact }},
		{"border", func(j *Joining) *float64 { return &j.Border }},
		{"border_both", func(j *Joining) *float64 { return &j.BorderBoth }},
		{"major", func(j *Joining) *float64 { return &j.Major }},
		{"pact_recent", func(j *Joining) *float64 { return &j.PactRecent }},
		{"members", func(j *Joining) *float64 { return &j.Members }},
		{"rivalry", func(j *Joining) *float64 { return &j.Rivalry }},
		{"discretion", func(j *Joining) *float64 { return &j.Discretion }},
		{"barred", func(j *Joining) *float64 { return &j.BarredBy }},
		{"side_duty", func(j *Joining) *float64 { return &j.SideDuty }},
		{"side_ally", func(j *Joining) *float64 { return &j.SideAlly }},
		{"side_border", func(j *Joining) *float64 { return &j.SideBorder }},
		{"side_began", func(j *Joining) *float64 { return &j.SideBegan }},
		{"side_stand", func(j *Joining) *float64 { return &j.SideStand }},
		{"side_balance", func(j *Joining) *float64 { return &j.SideBalance }},
	} {
		odds("joining."+f.name, func(p *Parameters) *float64 { return f.at(&p.Joining) })
	}
}

func answeringFactors(odds addFactor) {
	for _, of := range []struct {
		name string
		at   func(*Parameters) *Answering
	}{
		{"words", func(p *Parameters) *Answering { return &p.Words }},
		{"mediate", func(p *Parameters) *Answering { return &p.Mediate }},
		{"help", func(p *Parameters) *Answering { return &p.Help }},
	} {
		for _, f := range []struct {
			name string
			at   func(*Answering) *float64
		}{
			{"intercept", func(a *Answering) *float64 { return &a.Intercept }},
			{"duty", func(a *Answering) *float64 { return &a.Duty }},
			{"consult", func(a *Answering) *float64 { return &a.Consult }},
			{"border", func(a *Answering) *float64 { return &a.Border }},
			{"major", func(a *Answering) *float64 { return &a.Major }},
			{"stand", func(a *Answering) *float64 { return &a.Stand }},
			{"between", func(a *Answering) *float64 { return &a.Between }},
		} {
			odds(of.name+"."+f.name, func(p *Parameters) *float64 { return f.at(of.at(p)) })
		}
	}
}

func courseFactors(rate addFactor) {
	levels := [...]string{"incident", "clashes", "war"}
	for i := range 3 {
		if i < 2 {
			rate("course.escalate."+levels[i], func(p *Parameters) *float64 { return &p.Course.Escalate[i] })
		}
		rate("course.pause."+levels[i], func(p *Parameters) *float64 { return &p.Course.Pause[i] })
		rate("course.settle."+levels[i], func(p *Parameters) *float64 { return &p.Course.Settle[i] })
	}
	rate("course.prevail", func(p *Parameters) *float64 { return &p.Course.Prevail })
	rate("course.resume", func(p *Parameters) *float64 { return &p.Course.Resume })
	rate("course.agree", func(p *Parameters) *float64 { return &p.Course.Agree })
	rate("course.decisive", func(p *Parameters) *float64 { return &p.Course.Decisive })
	rate("effects.mediation_settles", func(p *Parameters) *float64 { return &p.Effects.MediationSettles })
	rate("effects.mediation_crowds", func(p *Parameters) *float64 { return &p.Effects.MediationCrowds })
	rate("effects.joining_escalates", func(p *Parameters) *float64 { return &p.Effects.JoiningEscalates })
	rate("effects.joining_settles", func(p *Parameters) *float64 { return &p.Effects.JoiningSettles })
	rate("effects.joining_help", func(p *Parameters) *float64 { return &p.Effects.JoiningHelp })
	rate("effects.help_pauses", func(p *Parameters) *float64 { return &p.Effects.HelpPauses })
	rate("effects.mediator_joins", func(p *Parameters) *float64 { return &p.Effects.MediatorJoins })
}
