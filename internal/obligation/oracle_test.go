package obligation_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"codeberg.org/TauCeti/mangle-go/analysis"
	"codeberg.org/TauCeti/mangle-go/ast"
	"codeberg.org/TauCeti/mangle-go/engine"
	"codeberg.org/TauCeti/mangle-go/factstore"
	"codeberg.org/TauCeti/mangle-go/parse"
	"pgregory.net/rapid"

	"casus/internal/obligation"
	"casus/internal/world"
)

// rules is the program of testdata/duties.mg, read once.
type rules struct {
	info    *analysis.ProgramInfo
	strata  []analysis.Nodeset
	stratum map[ast.PredicateSym]int
}

var program = sync.OnceValues(func() (*rules, error) {
	f, err := os.Open("testdata/duties.mg")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unit, err := parse.Unit(f)
	if err != nil {
		return nil, err
	}
	info, err := analysis.AnalyzeOneUnit(unit, nil)
	if err != nil {
		return nil, err
	}
	strata, stratum, err := analysis.Stratify(analysis.Program{EdbPredicates: info.EdbPredicates, IdbPredicates: info.IdbPredicates, Rules: info.Rules})
	if err != nil {
		return nil, err
	}
	for _, s := range strata {
		if len(s) > 1 { // see the note on lists of conditions in the program
			return nil, fmt.Errorf("predicates that need each other: %v", s)
		}
	}
	return &rules{info, strata, stratum}, nil
})

// verdict is what the program says of one line of the answer.
type verdict struct {
	answer  string
	reasons []string // of all checks that fail, under any reading
	duties  []string // what the duty may be
}

// judge runs the program on facts and collects its verdicts by line.
func (p *rules) judge(store factstore.FactStore) (map[string]*verdict, error) {
	if _, err := engine.EvalStratifiedProgramWithStats(p.info, p.strata, p.stratum, store); err != nil {
		return nil, err
	}
	out := map[string]*verdict{}
	read := func(predicate string, put func(*verdict, string)) error {
		return store.GetFacts(ast.NewQuery(ast.PredicateSym{Symbol: predicate, Arity: 2}), func(a ast.Atom) error {
			line, _ := a.Args[0].(ast.Constant).StringValue()
			value, _ := a.Args[1].(ast.Constant).StringValue()
			if predicate == "answer" {
				out[line] = &verdict{}
			}
			if v := out[line]; v != nil {
				put(v, value)
			}
			return nil
		})
	}
	return out, errorsOf(
		read("answer", func(v *verdict, s string) { v.answer += s }),
		read("reason", func(v *verdict, s string) { v.reasons = append(v.reasons, s) }),
		read("duty_of", func(v *verdict, s string) { v.duties = append(v.duties, s) }))
}

func errorsOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// lineOf names a line of the answer to an incident.
func lineOf(incident int, state, toward world.StateID, against, clause string) string {
	return fmt.Sprintf("%d: %s owes %s against %s under %s", incident, state, toward, against, clause)
}

// most is the greatest number of ways to read the open questions that one
// incident is tried under.
const most = 6

// waysToRead answers the questions of a world in all ways, those of a group
// together; what the asker has answered stays.
func waysToRead(w *world.World, asked map[string]string) []map[string]string {
	given := map[string]string{} // by question or group
	for _, id := range w.ReadingIDs() {
		if option, ok := asked[id]; ok {
			given[w.Reading(id).Key()] = option
		}
	}
	ways := []map[string]string{given}
	for _, id := range w.ReadingIDs() {
		q := w.Reading(id)
		if _, ok := ways[0][q.Key()]; ok {
			continue
		}
		options := q.OptionIDs()
		if q.Remainder() > 0 {
			options = append(options, "")
		}
		var next []map[string]string
		for _, way := range ways {
			for _, o := range options {
				one := maps.Clone(way)
				one[q.Key()] = o
				next = append(next, one)
			}
		}
		ways = next
	}
	for i, way := range ways { // now by question
		ways[i] = map[string]string{}
		for _, id := range w.ReadingIDs() {
			ways[i][id] = way[w.Reading(id).Key()]
		}
	}
	return ways
}

// askAll lets the asker answer questions, at times one for all of its group:
// all of them in most incidents, else as few as keep the ways to read the rest
// within most.
func askAll(t *rapid.T, w *world.World, in *obligation.Incident) {
	d := &drawer{t: t}
	in.Readings = map[string]string{}
	open, once := d.chance(4, "questions stay open"), d.chance(2, "once for a group")
	given := map[string]string{}
	for _, id := range w.ReadingIDs() {
		if open && len(waysToRead(w, in.Readings)) <= most {
			return
		}
		q := w.Reading(id)
		if _, ok := given[q.Key()]; !ok {
			given[q.Key()] = pickOf(d, q.OptionIDs(), "reads "+id)
		} else if once {
			continue
		}
		in.Readings[id] = given[q.Key()]
	}
}

var oracleStats = flag.Bool("oracle.stats", false, "say what the worlds held against the program have in them")

// TestAgainstTheOracle holds the engine against an independent statement of the
// same rules: the logic program in testdata/duties.mg. Outside it are weights,
// what an answer depends on, means, conflicts, breaches, chains and ties.
func TestAgainstTheOracle(t *testing.T) {
	p, err := program()
	if err != nil {
		t.Fatal(err)
	}
	const worlds = 1000
	if !testing.Short() && flag.Lookup("rapid.checks").Value.String() == "100" {
		defer flag.Set("rapid.checks", "100")
		flag.Set("rapid.checks", fmt.Sprint(worlds))
	}
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		tables := drawWorld(t)
		compare(t, p, &tables, seen)
	})
	if *oracleStats {
		for _, k := range slices.Sorted(maps.Keys(seen)) {
			t.Logf("%7d %s", seen[k], k)
		}
	}
}

// compare holds a few attacks in one world against the program.
func compare(t *rapid.T, p *rules, tables *world.Tables, seen map[string]int) {
	w := world.New(*tables)
	facts := &asserter{store: factstore.NewMultiIndexedArrayInMemoryStore()}
	facts.world(tables)
	got, settled, struck := map[string]*obligation.Answer{}, map[string]bool{}, map[string]bool{}
	var attacks []obligation.Incident
	for i := range 1 + (&drawer{t: t}).pick(2, "attacks") {
		in := drawIncident(t, tables)
		askAll(t, w, &in)
		attacks = append(attacks, in)
		ways := waysToRead(w, in.Readings)
		for j, way := range ways {
			k := fmt.Sprintf("k%d.%d", i, j)
			facts.incident(k, &in, way)
			facts.trials(k, tables, &in, func(state, toward world.StateID, against, clause string) string {
				line := lineOf(i, state, toward, against, clause)
				settled[line], struck[line] = len(ways) == 1, slices.Contains(in.Targets, toward)
				return line
			})
		}
		r := obligation.Evaluate(w, in, obligation.Options{AttackerSide: true})
		for j := range r.Answers {
			if a := &r.Answers[j]; a.Clause != "" {
				line := lineOf(i, a.State, a.Toward, a.Against, string(a.Treaty)+"/"+a.Clause)
				if got[line] != nil {
					t.Errorf("two answers for one line: %s", line)
				}
				got[line] = a
			}
		}
	}
	want, err := p.judge(facts.store)
	if err != nil {
		t.Fatal(err)
	}
	seen["worlds"]++
	for _, line := range slices.Sorted(maps.Keys(want)) {
		v, a := want[line], got[line]
		delete(got, line)
		for _, r := range append(v.reasons, v.answer) {
			seen[r]++
		}
		if a == nil && !struck[line] && v.outside() {
			continue
		}
		if fault := disagree(v, a, settled[line]); fault != "" {
			t.Errorf("%s: %s", line, fault)
		}
	}
	for line, a := range got {
		t.Errorf("%s: the engine alone answers %s", line, writtenAnswer(a))
	}
	if t.Failed() {
		t.Logf("attacks %s\nareas %s\nplaces %s\ntreaties %s", shown(attacks), shown(tables.Areas), shown(tables.Places), strings.ReplaceAll(shown(tables.Treaties), "{ID:", "\n{ID:"))
	}
}

// outside tells whether a refusal is one that the engine leaves out on the
// attackers' side: the treaty is not in force, or one of the two is not in it.
func (v *verdict) outside() bool {
	return v.answer == obligation.NotOwed && (slices.Contains(v.reasons, obligation.NotInForce) || slices.Contains(v.reasons, obligation.NotParty))
}

// disagree says how an answer of the engine differs from the program's; "" if
// it does not. The engine keeps to the words of the clause where only a reading
// may change the duty. A refusal names checks that fail.
func disagree(v *verdict, a *obligation.Answer, settled bool) string {
	slices.Sort(v.reasons)
	told := strings.TrimSpace(v.answer + " " + strings.Join(v.reasons, " "))
	switch {
	case a == nil:
		return "the program says " + told + ", the engine nothing"
	case a.Answer != v.answer:
		return "the program says " + told + ", the engine " + writtenAnswer(a)
	case settled && !slices.Contains(v.duties, a.Duty):
		return fmt.Sprintf("the program says that the duty may be %v, the engine %s", v.duties, writtenAnswer(a))
	case a.Answer != obligation.NotOwed:
		return ""
	}
	for _, reason := range append([]string{a.Reason}, a.Failing...) {
		if !slices.Contains(v.reasons, reason) {
			return fmt.Sprintf("the program refuses for %v, the engine for %s: %s", v.reasons, reason, writtenAnswer(a))
		}
	}
	return ""
}
