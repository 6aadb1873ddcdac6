package warspread_test

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"

	"casus/internal/crisis"
	"casus/internal/dataset"
	"casus/internal/joining"
	"casus/internal/warspread"
	"casus/internal/world"
)

func day(t testing.TB, text string) world.Date {
	t.Helper()
	d, err := world.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// small is a war of states 1 and 2 that 3, 4 and 9 join. State 4 fights on both
// sides, and its later row comes first. State 9 is no member on the first day.
// State 3 is bound to defend 2, which is its ally but promised it nothing; 4 and 1
// part the day before the war, 5 and 1 on its first day; 6 and 2 ally a day later.
func small(t *testing.T) warspread.Tables {
	fights := func(state, side int, from string, began bool) dataset.InterStateRow {
		return dataset.InterStateRow{War: 7, Name: "Small", State: state, Side: side, Initiator: began,
			Days: []dataset.WarDays{{First: day(t, from), Last: day(t, "1901-01-01")}}}
	}
	spell := func(state int, from, to string) dataset.StateSpell {
		return dataset.StateSpell{State: state, From: day(t, from), To: day(t, to)}
	}
	border := func(low, high int, kind dataset.Contiguity, from, to string) dataset.ContiguityEpisode {
		return dataset.ContiguityEpisode{Low: low, High: high, Type: kind, From: day(t, from), To: day(t, to)}
	}
	binds := func(id, state int, from, to string, defends bool) dataset.MemberRow {
		m := dataset.MemberRow{ID: id, Member: state, From: day(t, from)}
		if m.InEffect = to == ""; !m.InEffect {
			m.To = day(t, to)
		}
		m.Defense = defends
		return m
	}
	out := warspread.Tables{
		Wars: []dataset.InterStateRow{fights(1, 1, "1900-05-10", true), fights(4, 2, "1900-09-01", false), fights(4, 1, "1900-06-01", false),
			fights(2, 2, "1900-05-12", false), fights(3, 2, "1900-05-20", false), fights(9, 1, "1900-08", false)},
		Majors: []dataset.StateSpell{spell(5, "1850-01-01", "1900-05-10"), spell(6, "1900-05-11", "1950-12-31")},
		Borders: []dataset.ContiguityEpisode{border(1, 3, dataset.ByLand, "1900-05", "1950-12"), border(2, 4, dataset.ByLand, "1850-01", "1900-04"),
			border(2, 5, dataset.Within12, "1850-01", "1950-12"), border(5, 6, dataset.ByLand, "1850-01", "1950-12")},
		Pacts: []dataset.MemberRow{
			binds(10, 2, "1890-01-01", "", false), binds(10, 3, "1890-01-01", "", true),
			binds(20, 1, "1890-01-01", "1900-05-09", true), binds(20, 4, "1890-01-01", "1900-05-09", true),
			binds(30, 1, "1890-01-01", "1900-05-10", true), binds(30, 5, "1890-01-01", "1900-05-10", true),
			binds(40, 2, "1900-05-11", "", true), binds(40, 6, "1900-05-11", "", true),
			binds(50, 1, "1890-01-01", "", false), binds(50, 7, "1890-01-01", "", false)},
	}
	for state := range 7 {
		out.States = append(out.States, spell(state+1, "1850-01-01", "1950-12-31"))
	}
	out.States = append(out.States, spell(8, "1850-01-01", "1900-05-09"), spell(9, "1900-05-11", "1950-12-31"))
	return out
}

func TestAssemble(t *testing.T) {
	got := warspread.Assemble(small(t))
	defends, ally := joining.Tie{Defense: true, Ally: true}, joining.Tie{Ally: true}
	want := []joining.War{{ID: 7, Name: "Small", Year: 1900, Originals: [2]int{1, 1}, Began: [2]bool{true, false}, Members: 7, Outside: 1,
		States: []joining.State{
			{ID: 3, Toward: [2]joining.Tie{{Border: true}, defends}, Joined: joining.Second, Last: joining.Second, Days: 10},
			{ID: 4, Joined: joining.First, Last: joining.First, Days: 22},
			{ID: 5, Toward: [2]joining.Tie{defends, {}}, Major: true},
			{ID: 6}, {ID: 7, Toward: [2]joining.Tie{ally, {}}},
		}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// What comes with casus says where it comes from, and answers.
func TestFitted(t *testing.T) {
	r := warspread.Fitted()
	if len(r.Sources) != 7 || r.Model.Wars != 95 || r.Model.States != 7664 {
		t.Errorf("%+v", r)
	}
	for _, s := range r.Sources {
		if len(s.SHA256) != 64 || s.Rows == 0 || s.Cite == "" || s.Copy != "as published" {
			t.Errorf("%+v", s)
		}
	}
	data, err := warspread.Encode(r)
	had, _ := os.ReadFile("fitted.json")
	if err != nil || !bytes.Equal(data, had) {
		t.Errorf("fitted.json is written otherwise than read (%v)", err)
	}
}

// A pact, a border and power each make joining likelier, and no ally joins mostly.
func TestFittedAnswers(t *testing.T) {
	m := warspread.Fitted().Model
	war := &joining.War{Year: 2026, Members: 195, Originals: [2]int{1, 1}}
	chance := func(s joining.State) float64 { return m.Chance(war, &s) }
	plain := chance(joining.State{})
	pact := chance(joining.State{Toward: [2]joining.Tie{{Defense: true, Ally: true}, {}}})
	border := chance(joining.State{Toward: [2]joining.Tie{{}, {Border: true}}})
	major := chance(joining.State{Major: true})
	if !(plain < border && border < pact && plain < major && pact < .1) {
		t.Errorf("plain %.4f, border %.4f, pact %.4f, major %.4f", plain, border, pact, major)
	}
}

func TestDecodeRefuses(t *testing.T) {
	data, err := warspread.Encode(warspread.Fitted())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][3]string{
		{"schema", "casus.joining-model/1", "casus.joining-model/2"},
		{"field", `"schema"`, `"scheme"`},
		{"terms", `"major power"`, `"minor power"`},
	} {
		if _, err := warspread.Decode([]byte(strings.Replace(string(data), c[1], c[2], -1))); err == nil {
			t.Errorf("%s: taken", c[0])
		}
	}
	if _, err := warspread.Decode([]byte(`{"schema": "casus.joining-model/1"}`)); err == nil {
		t.Error("nothing but the schema: taken")
	}
}

func FuzzDecode(f *testing.F) {
	data, err := warspread.Encode(warspread.Fitted())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"schema": "casus.joining-model/1", "model": {}, "leave_one_war_out": {}}`))
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := warspread.Decode(data)
		if err != nil {
			return
		}
		p := r.Model.Chance(&joining.War{Year: 2026, Members: 195}, &joining.State{Major: true})
		if !(p >= 0 && p <= 1) {
			t.Errorf("a chance of %g", p)
		}
	})
}

func TestFitNamesWhatIsMissing(t *testing.T) {
	_, err := warspread.Fit(t.TempDir(), joining.Defaults())
	if err == nil {
		t.Fatal("an empty folder was taken")
	}
	for _, part := range []string{"cow-inter-state-wars 4.0", "cow-states 2016", "contiguity 3.2", "atop 5.1", "contdir.csv"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%v does not name %s", err, part)
		}
	}
}

// What ties the states of the small war to one another: 5 and 6 are neighbours, no
// one at risk owes another anything, as the partners of 40 ally a day later.
func TestScenes(t *testing.T) {
	sc := warspread.Scenes(small(t))[0]
	if want := [][2]int{{2, 3}}; !reflect.DeepEqual(sc.Borders, want) || sc.Owes != nil || sc.Day.String() != "1900-05-10" {
		t.Errorf("borders %v, owes %v, day %s", sc.Borders, sc.Owes, sc.Day)
	}
	tables := small(t)
	for i := range tables.Pacts {
		if m := &tables.Pacts[i]; m.ID == 40 {
			m.From = day(t, "1900-05-10")
		}
	}
	if m := &tables.Pacts[6]; m.Member == 2 {
		m.Member = 5 // and so 6 and 5 are allied, both at risk
	}
	if got := warspread.Scenes(tables)[0].Owes; !reflect.DeepEqual(got, [][2]int{{2, 3}, {3, 2}}) {
		t.Errorf("owes %v", got)
	}
}

// The simulator takes the side that began for the attacker's, and a state's ties with
// it. State 3 owes the second side defence, 5 the first, which began.
func TestStage(t *testing.T) {
	sc := warspread.Scenes(small(t))[0]
	m, err := sc.Stage(crisis.Defaults(warspread.Fitted().Model))
	if err != nil {
		t.Fatal(err)
	}
	three, five := m.Ties[2], m.Ties[4]
	if m.States[2] != "3" || three.Act != [2]float64{1, 0} || three.Border != [2]bool{false, true} || five.Act != [2]float64{0, 1} || !five.Major {
		t.Errorf("%+v\n%+v", three, five)
	}
	if c := m.Chances[2]; !(c[crisis.JoinTarget] > 4*c[crisis.JoinAttacker]) {
		t.Errorf("state 3 joins %v", c)
	}
}

// The simulator, which for each war knows only the others, joins as often as history
// in every group.
func TestSimulatedAsHistory(t *testing.T) {
	s := warspread.Fitted().Simulated
	for _, f := range append(append([]joining.Foretold{s.Spread}, s.Groups...), s.Allys) {
		if rate := f.Mean / float64(f.All); !f.Inside || rate < f.Low || rate > f.High {
			t.Errorf("%s: %.4f is outside %.4f to %.4f", f.Name, rate, f.Low, f.High)
		}
	}
	if s.Scores[0].AUC < .7 || s.Scores[0].Brier > s.Scores[1].Brier {
		t.Errorf("scores %+v", s.Scores)
	}
}

// Whoever began, a joiner of the simulator mostly stands on the side of its ally, as
// the war has its sides. State 3 owes the second defence, 5 the first.
func TestSidesOfTheSimulated(t *testing.T) {
	for _, began := range [][2]bool{{true, false}, {false, true}, {false, false}} {
		sc := warspread.Scenes(small(t))[0]
		sc.Began = began
		tally, err := warspread.SimulateOne(&sc, warspread.Fitted().Model, 1)
		if err != nil {
			t.Fatal(err)
		}
		r := joining.Judge([]joining.War{sc.War}, []*joining.Tally{tally}, joining.Options{Draws: 1, Seed: 1})
		if rate := r.Allys.Mean / float64(r.Allys.All); rate < 0.6 {
			t.Errorf("began %v: %.3f of joiners with a pact on their ally's side", began, rate)
		}
	}
}
