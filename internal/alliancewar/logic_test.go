package alliancewar

import (
	"strings"
	"testing"

	"casus/internal/dataset"
	"casus/internal/world"
)

// The hand-made wars are fought by states with real numbers, so that they lie
// in real regions: 200 and 220 in Europe, 160 in the Americas, 710 in Asia.
const (
	britain, france, austria, argentina, china = 200, 220, 300, 160, 710
)

func day(year, month int) world.Day { return world.MakeDay(year, month, 1) }

func part(state, side int, began bool, from world.Day, regions ...dataset.Region) Part {
	if len(regions) == 0 {
		regions = []dataset.Region{dataset.Europe}
	}
	return Part{State: state, Name: "a state", Side: side, Began: began, From: from, To: day(1902, 1), Regions: regions}
}

// bound is a member from 1890 on, without a wartime origin.
func bound(state int, owes dataset.Obligations) *dataset.MemberRow {
	return &dataset.MemberRow{ID: 1, Member: state, From: world.On(day(1890, 1)), InEffect: true, Terms: dataset.Terms{Obligations: owes}}
}

func coded(n int) dataset.Value { return dataset.Value{N: n, Known: true} }

func with(m *dataset.MemberRow, change func(*dataset.MemberRow)) *dataset.MemberRow {
	change(m)
	return m
}

var (
	franceAttacksBritain = []Part{part(france, 1, true, day(1900, 1)), part(britain, 2, false, day(1900, 1))}
	onlyDefence          = dataset.Obligations{Defense: true}
	onlyOffence          = dataset.Obligations{Offense: true}
	onlyNeutral          = dataset.Obligations{Neutral: true}
	onlyPeace            = dataset.Obligations{NonAgg: true}
)

func TestLogic(t *testing.T) {
	cases := []struct {
		name    string
		war     []Part
		members []*dataset.MemberRow
		met     bool
		reason  string // part of it
	}{
		{"an ally is attacked", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyDefence), bound(austria, onlyDefence)}, true, "is bound to help"},
		{"an ally attacks", franceAttacksBritain, []*dataset.MemberRow{bound(france, onlyDefence), bound(austria, onlyDefence)}, false, "was not attacked"},
		{"only the victim is bound", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyDefence), bound(austria, onlyPeace)}, false, "no member outside the war was bound"},
		{"an ally attacks, the pact is offensive", franceAttacksBritain, []*dataset.MemberRow{bound(france, onlyOffence), bound(austria, onlyOffence)}, true, "bound to join"},
		{"an ally attacks, the other is to keep out", franceAttacksBritain, []*dataset.MemberRow{bound(france, onlyNeutral), bound(austria, onlyNeutral)}, true, "keep out"},
		{"neutrality only for a victim", franceAttacksBritain, []*dataset.MemberRow{
			with(bound(france, onlyNeutral), func(m *dataset.MemberRow) { m.Limits.NeutralAttacked = true }),
			with(bound(austria, onlyNeutral), func(m *dataset.MemberRow) { m.Limits.NeutralAttacked = true })}, false, "was not attacked"},
		{"neutrality only for a victim, which it is", franceAttacksBritain, []*dataset.MemberRow{
			bound(britain, onlyNeutral), with(bound(austria, onlyNeutral), func(m *dataset.MemberRow) { m.Limits.NeutralAttacked = true })}, true, "keep out"},
		{"non-aggression, and no war among allies", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyPeace), bound(austria, onlyPeace)}, false, "did not fight each other"},
		{"non-aggression, and war among allies", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyPeace), bound(france, onlyPeace)}, true, "Allies fought each other"},
		{"defence, and war among allies", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyDefence), bound(france, onlyDefence)}, true, "Allies fought each other"},
		{"offence against others, and war among allies", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyOffence), bound(france, onlyOffence)}, false, ""},
		{"another adversary is named", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyDefence), with(bound(austria, onlyDefence), func(m *dataset.MemberRow) {
			m.Limits.Defense.Adversary, m.Threat1 = true, coded(china)
		})}, false, "another adversary"},
		{"this adversary is named", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyDefence), with(bound(austria, onlyDefence), func(m *dataset.MemberRow) {
			m.Limits.Defense.Adversary, m.Threat1, m.Threat2 = true, coded(china), coded(france)
		})}, true, ""},
		{"an adversary is named and the source does not say who", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyDefence),
			with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.Limits.Defense.Adversary = true })}, false, "does not spell out"},
		{"two enemies are needed and there is one", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyDefence),
			with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.Limits.Defense.Number = true })}, false, "number of enemies"},
		{"two enemies are needed and there are two", append([]Part{part(china, 1, true, day(1900, 1))}, franceAttacksBritain...), []*dataset.MemberRow{bound(britain, onlyDefence),
			with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.Limits.Defense.Number = true })}, true, ""},
		{"made against unrest at home", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyDefence),
			with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.Threat = coded(threatWithin) })}, false, "kind of threat"},
		{"ended before the war", franceAttacksBritain, []*dataset.MemberRow{
			with(bound(britain, onlyDefence), func(m *dataset.MemberRow) { m.To = world.On(day(1899, 1)) }),
			with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.To = world.On(day(1899, 1)) })}, false, "while the treaty was in force"},
		{"ended on the day of the war", franceAttacksBritain, []*dataset.MemberRow{
			with(bound(britain, onlyDefence), func(m *dataset.MemberRow) { m.To = world.On(day(1900, 1)) }),
			with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.To = world.On(day(1900, 1)) })}, true, ""},
		{"made during the war", franceAttacksBritain, []*dataset.MemberRow{
			with(bound(britain, onlyDefence), func(m *dataset.MemberRow) { m.From = world.On(day(1901, 1)) }),
			with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.From = world.On(day(1901, 1)) })}, true, "1901-01-01"},
		{"made during the war for this war, with the one who began it", franceAttacksBritain, []*dataset.MemberRow{
			with(bound(france, onlyDefence), func(m *dataset.MemberRow) { m.From = world.On(day(1901, 1)) }),
			with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.From, m.Limits.Defense.Conflict = world.On(day(1901, 1)), true })}, true, "made for this war"},
		{"made for an earlier conflict", franceAttacksBritain, []*dataset.MemberRow{bound(britain, onlyDefence),
			with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.Limits.Defense.Conflict = true })}, false, "condition"},
		{"the attack is far from home", []Part{part(argentina, 1, true, day(1900, 1), dataset.Americas), part(britain, 2, false, day(1900, 1), dataset.Americas)},
			[]*dataset.MemberRow{bound(britain, onlyDefence), with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.Limits.Defense.Place = true })}, false, "own region"},
		{"the attack is at home", franceAttacksBritain,
			[]*dataset.MemberRow{bound(britain, onlyDefence), with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.Limits.Defense.Place = true })}, true, ""},
		{"offence in a region that is not named", franceAttacksBritain, []*dataset.MemberRow{bound(france, onlyOffence),
			with(bound(austria, onlyOffence), func(m *dataset.MemberRow) { m.Limits.Offense.Place, m.Threat = true, coded(threatRegion) })}, false, "does not spell out"},
		{"the partner fights on the other side", append([]Part{part(austria, 1, false, day(1900, 1))}, franceAttacksBritain...),
			[]*dataset.MemberRow{bound(britain, onlyOffence), bound(austria, onlyOffence)}, false, ""},
		{"a joiner is not a victim", append([]Part{part(argentina, 2, false, day(1901, 6))}, franceAttacksBritain...),
			[]*dataset.MemberRow{bound(argentina, onlyDefence), bound(austria, onlyDefence)}, false, "was not attacked"},
		{"a joiner has an offensive pact", append([]Part{part(argentina, 2, false, day(1901, 6))}, franceAttacksBritain...),
			[]*dataset.MemberRow{bound(argentina, onlyOffence), bound(austria, onlyOffence)}, true, "bound to join"},
	}
	for _, c := range cases {
		d := Data{Cases: []dataset.WarAllianceRow{{Row: 1, COWWar: 1, Alliance: 1}}, wars: map[int]*War{1: {Parts: c.war}}, members: map[int][]*dataset.MemberRow{1: c.members}}
		p := Predict(d)[0]
		if p.Predicted != c.met || !strings.Contains(p.Reason, c.reason) {
			t.Errorf("%s: %v, %q; want %v, %q", c.name, p.Predicted, p.Reason, c.met, c.reason)
		}
	}
}

func TestWithoutTreatyOrWar(t *testing.T) {
	wars := map[int]*War{1: {Parts: franceAttacksBritain}}
	members := map[int][]*dataset.MemberRow{1: {bound(britain, onlyDefence), bound(austria, onlyDefence)}}
	for _, c := range []struct {
		of   dataset.WarAllianceRow
		want string
	}{
		{dataset.WarAllianceRow{Row: 1, COWWar: 1, Alliance: 1, Obligations: dataset.Obligations{Consul: true}}, "consultation alone"},
		{dataset.WarAllianceRow{Row: 1, War: 7, Alliance: 1}, "Nothing is known of this war"},
		{dataset.WarAllianceRow{Row: 1, COWWar: 1, Alliance: 2}, "not in the table of members"},
	} {
		p := Predict(Data{Cases: []dataset.WarAllianceRow{c.of}, wars: wars, members: members})[0]
		if p.Predicted || !strings.Contains(p.Reason, c.want) {
			t.Errorf("%v: %v, %q", c.of, p.Predicted, p.Reason)
		}
	}
}

func TestThreatOfAnAlliance(t *testing.T) {
	// Austria promises Britain help against an alliance: France counts where it
	// fights beside its own ally, and not where it fights alone.
	pact := []*dataset.MemberRow{bound(britain, onlyDefence), with(bound(austria, onlyDefence), func(m *dataset.MemberRow) { m.Limits.Defense.Adversary, m.Threat = true, coded(threatAlliance) })}
	other := func(m *dataset.MemberRow) *dataset.MemberRow { m.ID = 2; return m }
	d := Data{Cases: []dataset.WarAllianceRow{{Row: 1, COWWar: 1, Alliance: 1}}, wars: map[int]*War{1: {Parts: franceAttacksBritain}},
		members: map[int][]*dataset.MemberRow{1: pact, 2: {other(bound(france, onlyDefence)), other(bound(china, onlyDefence))}}}
	if p := Predict(d)[0]; p.Predicted {
		t.Errorf("alone: %v", p)
	}
	d.wars[1] = &War{Parts: append([]Part{part(china, 1, false, day(1900, 1))}, franceAttacksBritain...)}
	if p := Predict(d)[0]; !p.Predicted {
		t.Errorf("with its ally: %v", p)
	}
}

func TestWhoStrikes(t *testing.T) {
	began, later := part(france, 1, true, day(1900, 1)), part(argentina, 2, false, day(1901, 1))
	first := part(britain, 2, false, world.MakeDay(1900, 1, 4))
	for _, c := range []struct {
		name    string
		parts   []Part
		strikes map[[2]int]bool
		want    []int
	}{
		{"no source on the pair, original parties", []Part{began, first}, nil, []int{france}},
		{"no source on the pair, a joiner", []Part{began, later}, nil, []int{argentina}},
		{"the pair and the war agree", []Part{began, first}, map[[2]int]bool{{france, britain}: true, {britain, france}: false}, []int{france}},
		{"the pair says otherwise", []Part{began, first}, map[[2]int]bool{{france, britain}: false, {britain, france}: true}, []int{france, britain}},
		{"the pair says both", []Part{began, first}, map[[2]int]bool{{france, britain}: true, {britain, france}: true}, []int{france}},
		{"a joiner that was struck", []Part{began, later}, map[[2]int]bool{{france, argentina}: true, {argentina, france}: false}, []int{france}},
	} {
		w := &War{Parts: c.parts, strikes: c.strikes}
		got := w.feuds()
		if len(got) != 1 || len(got[0].strikers) != len(c.want) {
			t.Errorf("%s: %+v, want %v", c.name, got, c.want)
			continue
		}
		for _, s := range c.want {
			found := false
			for _, g := range got[0].strikers {
				found = found || g == s
			}
			if !found {
				t.Errorf("%s: %v, want %v", c.name, got[0].strikers, c.want)
			}
		}
	}
}

func TestEnemiesThatNeverMet(t *testing.T) {
	w := &War{Parts: append([]Part{part(argentina, 2, false, day(1900, 6))}, franceAttacksBritain...),
		met:     map[int]bool{france: true, britain: true, argentina: true},
		strikes: map[[2]int]bool{{france, britain}: true, {britain, france}: false, {argentina, china}: true, {china, argentina}: false}}
	if got := w.feuds(); len(got) != 1 || got[0].has(argentina) {
		t.Errorf("%+v", got)
	}
}
