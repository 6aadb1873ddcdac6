package dataset_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casus/internal/dataset"
	"casus/internal/dossier"
	"casus/internal/obligation"
	"casus/internal/world"
)

// small is a set of invented alliances in the published form.
func small(t testing.TB) *dataset.ATOP {
	t.Helper()
	a, err := dataset.ReadATOP(os.DirFS("testdata/small"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func clause(t *testing.T, w world.Tables, treaty, id string) world.Clause {
	t.Helper()
	for _, x := range w.Treaties {
		for _, c := range x.Clauses {
			if string(x.ID) == treaty && c.ID == id {
				return c
			}
		}
	}
	t.Fatalf("%s has no clause %s", treaty, id)
	return world.Clause{}
}

// conditionWords writes conditions shortly.
func conditionWords(c world.Clause) string {
	var out []string
	for _, x := range c.Conditions {
		out = append(out, strings.TrimSpace(x.Kind+" "+x.Fact+strings.Repeat(strconv.Itoa(x.N), min(x.N, 1))))
	}
	return strings.Join(out, ", ")
}

func TestProvisionsBecomeClauses(t *testing.T) {
	tables, _ := small(t).Record()
	for _, c := range []struct {
		treaty, id, duty, when, by, conditions, bound string
		secret                                        bool
	}{
		{"ATOP9001", "defense", "fight", "", "RUS", "", "each", false},
		{"ATOP9001", "consul", "consult", "", "", "", "each", false},
		{"ATOP9002", "defense-a", "fight", "", "", "unprovoked, unstated partner", "GBR", true},
		{"ATOP9002", "defense-b", "fight", "", "", "unprovoked", "DEU FRA", true},
		{"ATOP9002", "nonagg", "refrain", "", "", "", "ITA", true},
		{"ATOP9003", "neutral-1", "neutral", "at_war", "", "", "each", false},
		{"ATOP9003", "consul-2", "consult", "", "", "unstated place, requested", "each", false},
		{"ATOP9004", "nonagg-3", "refrain", "", "", "", "KHM SVK", false},
		{"ATOP9005", "defense", "fight", "", "", "", "FRA", false},
		{"ATOP9006", "defense", "fight", "", "", "enemies 2, unstated limit", "each", false},
		{"ATOP9006", "offense", "fight", "attacks", "", "conflict ATOP9006, demanded, unstated limit", "each", false},
	} {
		got := clause(t, tables, c.treaty, c.id)
		when, by := "", ""
		if got.Trigger != nil {
			when, by = got.Trigger.When, strings.Join(got.Trigger.By, " ")
		}
		bound := strings.Trim(fmt.Sprint(got.Bound), "[]")
		if got.BoundEach {
			bound = "each"
		}
		if got.Duty() != c.duty || when != c.when || by != c.by || conditionWords(got) != c.conditions || bound != c.bound || got.Secret != c.secret {
			t.Errorf("%s %s: %s when %q by %q if %q bound %q secret %v", c.treaty, c.id, got.Duty(), when, by, conditionWords(got), bound, got.Secret)
		}
	}
}

func TestPhasesAreDatedAndParallelOnesKeptApart(t *testing.T) {
	tables, _ := small(t).Record()
	one, two := clause(t, tables, "ATOP9003", "neutral-1"), clause(t, tables, "ATOP9003", "neutral-2")
	if one.Spell.From.Text != "1900-01-15" || one.Spell.To.Text != "1905-06-01" || two.Spell.From.Text != "1905-06-01" {
		t.Errorf("phases span %v and %v", one.Spell, two.Spell)
	}
	if c := clause(t, tables, "ATOP9004", "nonagg-2"); c.TowardEach || !slices.Equal(c.Toward, []world.StateID{"CZE", "KHM"}) {
		t.Errorf("a phase beside another one is owed toward %v (each %v)", c.Toward, c.TowardEach)
	}
	if c := clause(t, tables, "ATOP9004", "nonagg-1"); !c.TowardEach {
		t.Error("a phase that stands alone is owed toward each")
	}
}

// Every member row is found again in the record: its state is a party on its
// first day, and a clause of each of its provisions binds it.
func TestEveryRowIsInTheRecord(t *testing.T) {
	for name, a := range map[string]*dataset.ATOP{"small": small(t), "5.1": optional(t, "atop-5.1"), "4.01": optional(t, "models", "casus-foederis-bf2018")} {
		if a == nil {
			continue
		}
		tables, report := a.Record()
		w := world.New(tables)
		if len(w.Treaties) != len(a.Alliances) || report.Members.Matched != len(a.Members) || report.Members.Unmatched != 0 {
			t.Errorf("%s: %d treaties of %d alliances, report %+v", name, len(w.Treaties), len(a.Alliances), report.Members)
		}
		for i := range a.Members {
			m := &a.Members[i]
			treaty := w.Treaty(world.TreatyID(fmt.Sprintf("ATOP%d", m.ID)))
			found := 0
			for _, p := range treaty.Parties {
				if s := w.State(p.State); s.COW == m.Member || m.Member == dataset.Annam && p.State == "ANM" || slices.ContainsFunc(w.States, func(s world.State) bool { return s.ID == p.State && s.COW == m.Member }) {
					if p.Spell.Covers(m.From.Lo) != world.No {
						found++
						checkBound(t, treaty, p.State, m)
					}
				}
			}
			if found != 1 {
				t.Errorf("%s, line %d: %d parties of %s for member %d on %s", name, m.Line, found, treaty.ID, m.Member, m.From)
			}
		}
	}
}

// optional reads research data where there are some.
func optional(t *testing.T, folder ...string) *dataset.ATOP {
	if os.Getenv("CASUS_TEST_DATA") == "" {
		return nil
	}
	return readATOP(t, folder...)
}

func checkBound(t *testing.T, treaty *world.Treaty, id world.StateID, m *dataset.MemberRow) {
	t.Helper()
	for provision, owes := range map[string]bool{"defense": m.Defense, "offense": m.Offense, "neutral": m.Neutral, "nonagg": m.NonAgg, "consul": m.Consul} {
		bound := 0
		for _, c := range treaty.Clauses {
			name, phase, _ := strings.Cut(c.ID, "-")
			if name != provision || m.Phase > 0 && strings.TrimRight(phase, "abcdefgh") != strconv.Itoa(m.Phase) {
				continue
			}
			if c.BoundEach || slices.Contains(c.Bound, id) {
				bound++
			}
		}
		if owes && bound != 1 || !owes && bound != 0 {
			t.Errorf("%s: %d clauses of %s in phase %d bind %s; the row says %v", treaty.ID, bound, provision, m.Phase, id, owes)
		}
	}
}

// What the engine answers from the record names the same allies, alliance by
// alliance, as the rows of the data do.
func TestTheEngineAsksTheAlliesOfTheDay(t *testing.T) {
	a := readATOP(t, "atop-5.1")
	tables, _ := a.Record()
	w := world.New(tables)
	for _, c := range []struct{ attacker, target, day string }{
		{"AUH", "SRB", "1914-07-28"}, {"FRA", "ITA", "1914-08-01"}, {"DEU", "POL", "1939-09-01"}, {"PRK", "KOR", "1960-01-01"},
		{"PRK", "JPN", "2018-06-01"}, {"AZE", "ARM", "2018-06-01"}, {"DEU", "BEL", "1914-08-04"}, {"IRQ", "KUW", "1990-08-02"}, {"RUS", "TUR", "1853-10-05"},
	} {
		if c.target == "KUW" {
			c.target = "KWT"
		}
		day, err := world.ParseDay(c.day)
		if err != nil {
			t.Fatal(err)
		}
		cow := w.StateOn(world.StateID(c.target), day).COW
		want := map[string]bool{}
		for _, m := range a.AlliesOn(day, cow) {
			if m.Defense || m.Offense || m.Neutral || m.Consul {
				want[fmt.Sprintf("%d ATOP%d", m.Member, m.ID)] = true
			}
		}
		got := map[string]bool{}
		in := obligation.Incident{Attackers: []obligation.Actor{{ID: c.attacker}}, Targets: []world.StateID{world.StateID(c.target)}, Act: "armed_attack", Object: "territory", On: day, Place: c.target}
		for _, x := range obligation.Evaluate(w, in, obligation.Options{}).Answers {
			if x.Reason != obligation.NotParty && x.Reason != obligation.NotInForce && string(x.Toward) == c.target {
				got[fmt.Sprintf("%d %s", x.COW, x.Treaty)] = true
			}
		}
		for k := range want {
			if !got[k] && !strings.HasPrefix(k, strconv.Itoa(w.StateOn(world.StateID(c.attacker), day).COW)+" ") {
				t.Errorf("%s on %s: the engine does not ask %s", c.target, c.day, k)
			}
		}
		for k := range got {
			if !want[k] {
				t.Errorf("%s on %s: the engine asks %s, which owes nothing by the data", c.target, c.day, k)
			}
		}
	}
}

func TestARecordIsADossier(t *testing.T) {
	for name, a := range map[string]*dataset.ATOP{"small": small(t), "5.1": optional(t, "atop-5.1"), "4.01": optional(t, "models", "casus-foederis-bf2018")} {
		if a == nil {
			continue
		}
		tables, _ := a.Record()
		dir := t.TempDir()
		if err := dossier.Write(dir, world.New(tables)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// changed reads the small set with some fields set otherwise.
func changed(t *testing.T, line int, values map[string]string) world.Tables {
	t.Helper()
	f := folder(t)
	for column, v := range values {
		set(t, f, "m.csv", line, column, v)
	}
	a, err := dataset.ReadATOP(f)
	if err != nil {
		t.Fatal(err)
	}
	tables, _ := a.Record()
	return tables
}

func TestLimitsOfOneMember(t *testing.T) {
	for _, c := range []struct {
		what       string
		line       int
		values     map[string]string
		id         string
		when, by   string
		conditions string
	}{
		{"neutrality only if attacked", 8, map[string]string{"neucoatt": "1", "neuconpr": "1"}, "ATOP9003 neutral-1a", "", "", "unprovoked"},
		{"the other stays neutral in any war", 8, map[string]string{"neucoatt": "1"}, "ATOP9003 neutral-1b", "at_war", "", ""},
		{"a threat that is no state", 2, map[string]string{"specthrt": "5"}, "ATOP9001 defense-a", "", "", "unstated adversary"},
		{"a region as the threat", 2, map[string]string{"specthrt": "2", "statthr1": "0"}, "ATOP9001 defense-a", "", "", "unstated adversary"},
		{"two states", 2, map[string]string{"statthr2": "710"}, "ATOP9001 defense-a", "", "RUS CHN", ""},
		{"an adversary of consultation", 2, map[string]string{"concoadv": "1", "concocon": "1"}, "ATOP9001 consul-a", "", "RUS", "conflict ATOP9001"},
		{"demands before defence", 2, map[string]string{"defcodem": "1", "defcoloc": "1"}, "ATOP9001 defense-a", "", "RUS", "unstated place, demanded"},
		{"varying non-aggression", 10, map[string]string{"obvary": "1"}, "ATOP9003 nonagg-2a", "", "", "unstated partner"},
	} {
		treaty, id, _ := strings.Cut(c.id, " ")
		got := clause(t, changed(t, c.line, c.values), treaty, id)
		when, by := "", ""
		if got.Trigger != nil {
			when, by = got.Trigger.When, strings.Join(got.Trigger.By, " ")
		}
		if when != c.when || by != c.by || conditionWords(got) != c.conditions {
			t.Errorf("%s: when %q by %q if %q", c.what, when, by, conditionWords(got))
		}
	}
}

// Rows that follow each other are one spell; a state that is away between two
// rows has two.
func TestSpellsOfAMember(t *testing.T) {
	spells := func(tables world.Tables, treaty, state string) string {
		var out []string
		for _, x := range tables.Treaties {
			for _, p := range x.Parties {
				if string(x.ID) == treaty && string(p.State) == state {
					out = append(out, p.Spell.From.Text+".."+p.Spell.To.Text)
				}
			}
		}
		return strings.Join(out, " ")
	}
	tables, _ := small(t).Record()
	for _, c := range []struct{ treaty, state, want string }{
		{"ATOP9003", "ESP", "1900-01-15..1910-12-31"}, {"ATOP9004", "KHM", "1960-11-27.."}, {"ATOP9002", "ITA", "1882-06..1890-05-01"}, {"ATOP9006", "BGR", "1912-09-10..1913-05"},
	} {
		if got := spells(tables, c.treaty, c.state); got != c.want {
			t.Errorf("%s in %s: %s, want %s", c.state, c.treaty, got, c.want)
		}
	}
	away := changed(t, 8, map[string]string{"yrexit": "1904"})
	if got := spells(away, "ATOP9003", "ESP"); got != "1900-01-15..1904-06-01 1905-06-01..1910-12-31" {
		t.Errorf("a state that was away: %s", got)
	}
}

// A state that is a member before the list of states has it gets a row, so that
// it can be asked about.
func TestStatesOutsideTheList(t *testing.T) {
	tables, report := small(t).Record()
	w := world.New(tables)
	if len(report.States.Added) != 0 || w.State("ANM") == nil || w.State("ANM").COW != 0 {
		t.Errorf("added %+v, Annam %+v", report.States.Added, w.State("ANM"))
	}
	early := world.New(changed(t, 3, map[string]string{"yrent": "1900"}))
	day := world.MakeDay(1910, 1, 1)
	if id, err := early.FindState("Canada", day); err != nil || id != "CAN" {
		t.Errorf("Canada in 1910: %v %v", id, err)
	}
	if s := early.StateOn("CAN", day); s.Valid.From.Text != "1900-03-10" || s.Valid.To.Text != "1920-01-10" || s.Note == "" {
		t.Errorf("Canada's added row: %+v", s)
	}
}
