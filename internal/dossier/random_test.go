package dossier

import (
	"strings"

	"pgregory.net/rapid"

	"casus/internal/world"
)

// awkwardTexts are what YAML or CSV would read as something else.
var awkwardTexts = []string{
	"yes", "No", "null", "~", "true", "0123", "1_000", "0x1F", "1e3", ".inf", "2026-01-14", "- a", "a: b", "a:", ": a", "a #b", "#a", "# a", "a#b",
	"[a]", "{a: b}", "a, b", `"a"`, `a "b" c`, "'a'", "it's", "*a", "&a", "!a", "|", ">", "> a", "%a", "@a", "`a`", "?", "? a", "-", "--- a", "...",
	"a\nb", "a\tb", "a  b", "a\u00a0b", "\u2028a", "\ufeffa", "Türkiye", "日本", "😀", "=a", "<<", "a\\b", `\n`, "a,b", "a;b", "---", "+1", "1:30",
	strings.Repeat("long text ", 30) + "end", strings.Repeat("- # : ", 30) + "end", strings.Repeat("x", 300), "NULL", "on", "1.", ".5", "a 'b", "é: ü",
}

func anyText() *rapid.Generator[string] {
	letters := []rune("ab -:#,[]{}&*!|>'\"%@`?\n\té\u00a0日\\=~0.")
	free := rapid.Map(rapid.StringOfN(rapid.SampledFrom(letters), 0, 200, -1), strings.TrimSpace)
	return rapid.OneOf(rapid.SampledFrom(awkwardTexts), free).Filter(func(s string) bool { return s == strings.TrimSpace(s) })
}

func someText() *rapid.Generator[string] {
	return anyText().Filter(func(s string) bool { return s != "" })
}

// member is a text that may stand in a list of a table.
func member() *rapid.Generator[string] {
	return someText().Filter(func(s string) bool { return !strings.Contains(s, "|") })
}

func anyDate() *rapid.Generator[world.Date] {
	texts := []string{"", "2020", "2020-05", "2020-05-17", "1914-07/1914-08", "1950/1951-02-03"}
	return rapid.Map(rapid.SampledFrom(texts), func(s string) world.Date {
		d, err := world.ParseDate(s)
		if err != nil {
			panic(err)
		}
		return d
	})
}

func wordOf(words []string) *rapid.Generator[string] {
	return rapid.SampledFrom(append([]string{""}, words...))
}

// draws makes rows out of a rapid.T with less noise at each field.
type draws struct{ *rapid.T }

func (d draws) text() string           { return anyText().Draw(d.T, "text") }
func (d draws) need() string           { return someText().Draw(d.T, "need") }
func (d draws) texts() []string        { return rapid.SliceOfN(member(), 0, 6).Draw(d.T, "texts") }
func (d draws) date() world.Date       { return anyDate().Draw(d.T, "date") }
func (d draws) flag() bool             { return rapid.Bool().Draw(d.T, "flag") }
func (d draws) word(w []string) string { return wordOf(w).Draw(d.T, "word") }
func (d draws) must(w []string) string { return rapid.SampledFrom(w).Draw(d.T, "word") }
func (d draws) number() float64        { return rapid.Float64Range(-1e12, 1e12).Draw(d.T, "number") }
func (d draws) maybe() *float64 {
	if !d.flag() {
		return nil
	}
	v := d.number()
	return &v
}

func (d draws) count() *int {
	if !d.flag() {
		return nil
	}
	n := rapid.IntRange(-3, 400).Draw(d.T, "count")
	return &n
}

func (d draws) states() []world.StateID {
	return rapid.SliceOfNDistinct(rapid.SampledFrom([]world.StateID{"ARC", "VEL"}), 1, 2, rapid.ID[world.StateID]).Draw(d.T, "states")
}

func (d draws) sources() []world.SourceID {
	return rapid.SliceOfNDistinct(rapid.SampledFrom([]world.SourceID{"s1", "memory"}), 1, 2, rapid.ID[world.SourceID]).Draw(d.T, "sources")
}

func (d draws) provenance() world.Provenance {
	return world.Provenance{Sources: d.sources(), Confidence: d.word(world.Confidences), Note: d.text()}
}

func (d draws) test() world.ReadingTest {
	if !d.flag() {
		return world.ReadingTest{}
	}
	return world.ReadingTest{Question: "q", Option: d.must([]string{"yes", "no"})}
}

// randomWorld draws a small dossier that has every table and every field.
func randomWorld(rt *rapid.T) *world.World {
	d := draws{rt}
	t := world.Tables{
		Question: d.question(),
		Sources: []world.Source{
			{ID: "s1", Title: d.need(), Kind: "press", Publisher: d.text(), Date: d.date(), URL: d.text(), Note: d.text()},
			{ID: world.Memory, Title: d.need(), Kind: "memory"},
		},
		Borders: []world.Border{{A: "ARC", B: "VEL", Valid: world.Spell{From: d.date()}, Provenance: d.provenance()}},
		Groups:  []world.Group{{ID: "G", Name: d.need(), Aliases: d.texts(), Kind: d.text(), Sponsors: d.states(), Accusers: d.states(), Provenance: d.provenance()}},
		Areas: []world.Area{{ID: "area", Name: d.need(), TerritoryOf: d.word([]string{"parties"}), States: d.states(), Places: []string{"sea"}, Except: []string{"isle"},
			Contested: []world.ContestedPlace{{Place: "isle", Reading: world.ReadingTest{Question: "q", Option: "yes"}}}, Sources: d.sources(), Note: d.text()}},
		Places:     []world.Place{{ID: "isle", Name: d.need(), Aliases: d.texts(), Of: "VEL"}, {ID: "sea", Name: d.need()}},
		EventCodes: []world.EventCode{{Code: "01", Root: d.text(), Class: d.text(), Goldstein: d.number()}},
		Treaties:   []*world.Treaty{d.treaty()},
		BaseRates: []world.BaseRate{{ID: "b", Measure: d.need(), Value: d.maybe(), Low: d.maybe(), High: d.maybe(), Unit: d.text(),
			Population: d.text(), Period: d.text(), Provenance: d.provenance()}},
		Priors: []world.Prior{{Name: "assurance", Alpha: rapid.Float64Range(.001, 100).Draw(rt, "alpha"), Beta: rapid.Float64Range(.001, 100).Draw(rt, "beta"),
			Basis: d.need(), Provenance: d.provenance()}},
	}
	for _, id := range []world.StateID{"ARC", "VEL"} {
		t.States = append(t.States, world.State{ID: id, COW: rapid.IntRange(0, 999).Draw(rt, "cow"), COWLetter: d.text(), Name: d.need(), Aliases: d.texts(),
			Valid: world.Spell{From: d.date()}, Capital: d.text(), Region: d.text(), Subregion: d.text(), Provenance: d.provenance()})
		value := d.number()
		t.Capabilities = append(t.Capabilities, world.Capability{State: id, Measure: "gdp", Year: 2020,
			Estimate: world.Estimate{Value: value, Low: value - 1, High: value, Unit: d.text()}, Provenance: d.provenance()})
	}
	someDay := world.On(world.MakeDay(2020, 5, 17))
	t.Events = []world.Event{{ID: "e", Date: someDay, KnownFrom: d.date(), Initiator: "ARC", Target: "VEL", Mutual: d.flag(), Summary: d.need(), CAMEO: "01",
		Stance: d.must(world.Stances), Intensity: rapid.Float64Range(-10, 10).Draw(rt, "intensity"), Group: d.word([]string{"G"}), InReport: d.flag(), Provenance: d.provenance()}}
	t.Claims = []world.Claim{{ID: "c", Date: someDay, KnownFrom: d.date(), Topic: "topic", Text: d.need(), Claimant: d.need(), Polarity: d.must(world.Polarities),
		Grade: d.word([]string{"B2"}), Root: "s1", Likelihood: d.text(), Later: d.text(), LaterOn: d.date(), Provenance: d.provenance()}}
	r := world.Response{ID: "r", Treaty: "T", Clause: "c", Date: someDay, KnownFrom: d.date(), Attackers: d.states(), Targets: d.states(), AllParties: d.flag(),
		Event: d.need(), Met: d.must(world.MetWords), Invoked: d.must(world.InvokedWords), Acted: d.must(world.ActedWords), Text: d.text(),
		LagLow: d.count(), LagHigh: d.count(), Provenance: d.provenance()}
	if !r.AllParties {
		r.Guarantors = d.states()
	}
	t.Responses = []world.Response{r}
	t.Cases = []world.Case{d.episode()}
	chance := rapid.Float64Range(0, 1).Draw(rt, "chance")
	t.Forecasts = []world.Forecast{{ID: "f", Made: someDay, By: d.need(), Question: d.need(), Event: d.need(), Deadline: world.On(someDay.Hi + 30), Assumed: d.flag(), Words: d.text(),
		Low: &chance, Probability: &chance, Truth: d.need(), Provenance: d.provenance()}}
	if d.flag() {
		t.Forecasts[0].Outcome, t.Forecasts[0].Resolved = d.must(world.Outcomes), world.On(someDay.Hi+20)
	}
	t.Question.Accessions = []world.Accession{{State: "ARC", Treaty: "T", Topics: []string{"topic"}, Deadline: d.date(),
		Same: []world.OneRoot{{Roots: []world.SourceID{"s1", "memory"}, Basis: d.need()}}, Judged: []world.Judged{{Claim: "c", Ratio: 2, Low: 1 + chance, High: 3, Basis: d.need()}}}}
	return world.New(t)
}

func (d draws) question() world.Question {
	q := world.Question{ID: d.need(), Title: d.need(), Text: d.text(), AsOf: world.MakeDay(2021, 1, 2), RecordEnds: world.DistantFuture, Focus: d.states(),
		Edits:     d.edits(),
		Snapshots: []world.Snapshot{{ID: "s", Title: d.need(), Date: world.MakeDay(1950, 2, 3)}},
		Scenarios: []world.Scenario{{ID: "s", Title: d.need(), Edits: d.edits()}},
		Contingencies: []world.Contingency{{ID: "c", Title: d.need(), Attackers: []string{"ARC", "G"}, Targets: d.states(), Act: d.word(world.Acts),
			Object: d.word(world.Objects), Place: d.word([]string{"sea", "VEL"})}},
		Topics: map[string][]string{},
	}
	if d.flag() {
		q.RecordEnds = world.MakeDay(2022, 12, 31)
		q.RelationA, q.RelationB, q.RelationFrom = "ARC", "VEL", d.date()
	}
	for _, section := range Sections {
		if d.flag() {
			q.Topics[section] = []string{"topic"}
		}
	}
	if d.flag() {
		q.Notes = []world.Note{{Section: d.must(Sections), Text: d.need(), From: d.date(), Sources: d.sources()}}
	}
	return q
}

func (d draws) edits() []world.Edit {
	value := d.number()
	all := []world.Edit{
		{Kind: world.Join, State: "ARC", Treaty: "T", On: world.On(world.MakeDay(2020, 1, 1))},
		{Kind: world.Leave, State: "VEL", Treaty: "T"},
		{Kind: world.Sign, Treaty: "T"},
		{Kind: world.Weigh, Question: "q", Weights: map[string]float64{"yes": 0.25, "no": rapid.Float64Range(0, 0.5).Draw(d.T, "weight")}},
		{Kind: world.Value, Measure: world.Capability{State: "ARC", Measure: d.need(), Year: 2020, Estimate: world.Estimate{Value: value, Low: value, High: value + 1, Unit: d.text()}, Provenance: d.provenance()}},
	}
	return all[:rapid.IntRange(0, len(all)).Draw(d.T, "edits")]
}

func (d draws) treaty() *world.Treaty {
	t := &world.Treaty{ID: "T", Name: d.need(), Short: d.text(), Aliases: d.texts(), Role: d.text(), Kinds: []string{d.must(world.Kinds)}, Form: d.text(),
		Status: d.must(world.Statuses), StatusSince: d.date(), StatusReading: d.test(), Binding: d.must(world.Bindings), Revocable: d.flag(),
		Text: d.word(world.TextStates), Signed: d.date(), InForce: d.date(), Ended: d.date(), Term: d.text(), Unverified: d.texts(), PartiesPartial: d.flag(),
		AllStates: d.flag(), Accession: d.rule(), Exit: d.rule(), Provenance: d.provenance()}
	if t.Signed.Known() && t.InForce.Known() && t.Signed.Lo > t.InForce.Hi {
		t.InForce = t.Signed // no treaty is in force before it is signed
	}
	if !t.AllStates {
		for _, id := range []world.StateID{"ARC", "VEL"} {
			t.Parties = append(t.Parties, world.Party{State: id, Role: d.must(world.PartyRoles), Status: d.must(world.PartyStatuses),
				Spell: world.Spell{From: d.date()}, Notice: d.date(), Sources: d.sources(), Unverified: d.flag(), Note: d.text()})
		}
	}
	t.Clauses = []world.Clause{d.clause("c"), d.clause("42")}
	t.Readings = []world.Reading{{ID: "q", Question: d.need(), Group: d.text(), Basis: d.text(), Note: d.text(), Sources: d.sources(), Options: []world.Option{
		{ID: "yes", Text: d.need(), Weight: rapid.Float64Range(0, 0.5).Draw(d.T, "weight"), Holders: d.texts(), Sources: d.sources()},
		{ID: "no", Text: d.need(), Weight: rapid.Float64Range(0, 0.5).Draw(d.T, "weight")},
	}}}
	return t
}

func (d draws) rule() world.Rule {
	return world.Rule{Text: d.text(), Consent: d.texts(), Eligible: d.texts(), NoticeMonths: d.count(), Sources: d.sources()}
}

func (d draws) clause(id string) world.Clause {
	c := world.Clause{ID: id, Article: d.text(), Text: d.need(), Unverified: d.flag(), Spell: world.Spell{From: d.date()}, Bound: d.states(), BoundEach: d.flag(),
		TowardEach: true, Duties: []string{"consult", d.must(world.Duties)}, Discretion: d.word(world.Discretions), Provenance: d.provenance(),
		Secret: d.flag(), KnownFrom: d.date(),
		Trigger: &world.Trigger{When: d.word([]string{world.WhenAttacks, world.WhenAtWar}), NotBy: []string{d.must([]string{"ARC", "G", "great_power"})}, Acts: []world.TriggerAct{{Act: d.must(world.TriggerActs)}, {Act: "raid", Reading: d.test()}}, Objects: []string{d.must(world.Objects)},
			By: []string{d.must([]string{"any", "G", "VEL"})}, Area: []string{d.must([]string{"area", "parties", "ARC"})}},
		Exceptions: []world.Exception{{ID: d.need(), Text: d.need(), Acts: []string{"raid"}, Objects: []string{"vessel"}, Area: []string{"area"}, Parties: d.states(),
			Against: []string{"G", "VEL"}, Conditions: []world.Condition{d.condition(d.must(world.ConditionKinds))},
			Fact: d.text(), Reading: d.test(), Modifies: d.flag(), Duty: d.word(world.Duties), Discretion: d.word(world.Discretions),
			Rank: rapid.IntRange(-2, 2).Draw(d.T, "rank"), Sources: d.sources()}},
		Means: []world.Means{{Name: d.need(), Reading: d.test()}},
	}
	for _, kind := range world.ConditionKinds {
		if d.flag() {
			c.Conditions = append(c.Conditions, d.condition(kind))
		}
	}
	if d.flag() {
		c.Precedence = &world.Precedence{All: d.flag(), SubjectTo: []world.TreatyID{"T"}, Reading: d.test(), Text: d.text(), Sources: d.sources()}
	}
	return c
}

func (d draws) condition(kind string) world.Condition {
	c := world.Condition{Kind: kind, Not: d.flag()}
	switch kind {
	case "enemies":
		c.N = rapid.IntRange(0, 5).Draw(d.T, "n")
	case "enemy_class":
		c.Names = []string{d.must([]string{"ARC", "non_signatory"})}
	case "supported_by", "acts", "at_war_with":
		c.Names = []string{d.must([]string{"ARC", "VEL"})}
	case "any":
		c.Any = []world.Condition{{Kind: "requested"}, {Kind: "fact", Fact: d.need(), Not: d.flag()}}
	case "decision":
		c.Body, c.Rule = d.text(), d.text()
	case "reading":
		c.Reading = world.ReadingTest{Question: "q", Option: "no"}
	case "fact", "conflict", "unstated":
		c.Fact = d.need()
	}
	if d.flag() {
		c.Text, c.Sources = d.text(), d.sources()
	}
	return c
}

// episode draws a case with every field.
func (d draws) episode() world.Case {
	facts := map[string]world.Tri{"requested:VEL": d.tri(), "decision:T": d.tri(), "at_war_with:VEL:ARC": d.tri(), "initiator": d.tri()}
	return world.Case{ID: "C1", Title: d.need(), Text: d.text(), Hypothetical: d.flag(), Focus: d.states(), Outcome: d.text(), Law: d.text(), Provenance: d.provenance(),
		Attacks: []world.Attack{{Attackers: []string{"ARC", "G"}, Targets: []world.StateID{"VEL"}, On: world.MakeDay(1914, 7, 28), Act: d.word(world.Acts),
			Object: d.word(world.Objects), Place: d.word([]string{"sea", "VEL"}), Disputed: d.flag(), Sponsor: world.StateID(d.word([]string{"ARC"})),
			AtWar: map[world.StateID][]world.StateID{"VEL": {}, "ARC": {"VEL"}}, Facts: facts, Readings: map[string]string{"q": "yes"}}},
		Views:    []world.View{{ID: d.need(), Text: d.need(), Holders: d.texts(), Attacks: []int{1}, Initiator: "ARC", Facts: facts, Readings: map[string]string{"q": "no"}, Sources: d.sources()}},
		Happened: []world.Conduct{{State: "ARC", On: d.date(), Acted: d.must(world.ActedWords), Text: d.text(), Sources: d.sources()}},
	}
}

func (d draws) tri() world.Tri {
	return rapid.SampledFrom([]world.Tri{world.Yes, world.No, world.Unknown}).Draw(d.T, "tri")
}
