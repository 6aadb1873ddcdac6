package obligation_test

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"casus/internal/dossier"
	"casus/internal/obligation"
	"casus/internal/world"
)

var embedded = sync.OnceValues(func() (*world.World, error) { return dossier.Embedded("riyadh-ankara") })

func record(t testing.TB) *world.World {
	t.Helper()
	w, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestCases runs the blocks in testdata/*.cases; testdata/README.md gives their
// form.
func TestCases(t *testing.T) {
	w := record(t)
	files, err := filepath.Glob("testdata/*.cases")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	blocks := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := parseCases(w, file, string(text))
		if err != nil {
			t.Error(err)
			continue
		}
		blocks += len(cases)
		for _, c := range cases {
			t.Run(c.name, c.run)
		}
	}
	if blocks < 40 {
		t.Errorf("only %d blocks were found", blocks)
	}
}

// duties is one block: an attack and what is expected of it.
type duties struct {
	name   string
	at     string // file and line
	w      *world.World
	in     obligation.Incident
	expect []expectation
}

type expectation struct {
	at    string
	line  string
	check func(*obligation.Result) error
}

func (c *duties) run(t *testing.T) {
	r := obligation.Evaluate(c.w, c.in, obligation.Options{Explain: true, Depth: 2})
	for _, e := range c.expect {
		if err := e.check(&r); err != nil {
			t.Errorf("%s: %s\n\t%v", e.at, e.line, err)
		}
	}
	if testing.Verbose() {
		t.Logf("%s\n%s", c.at, written(&r))
	}
}

// written writes a result in the form of the cases.
func written(r *obligation.Result) string {
	var b strings.Builder
	for i := range r.Answers {
		fmt.Fprintln(&b, " ", writtenAnswer(&r.Answers[i]))
	}
	for _, f := range r.Flags {
		fmt.Fprintf(&b, "  flag %s %s %s/%s %s against=%s toward=%s\n", f.Kind, f.State, f.Treaty, f.Clause, f.Answer, f.Against, f.Toward)
	}
	for _, l := range r.Chain {
		fmt.Fprintf(&b, "  link %d %s %s/%s toward %s\n", l.Step, l.State, l.Treaty, l.Clause, l.Toward)
	}
	return b.String()
}

func writtenAnswer(a *obligation.Answer) string {
	out := fmt.Sprintf("%s %s/%s %s", a.State, cmp.Or(string(a.Treaty), "-"), a.Clause, a.Answer)
	for _, d := range append([]string{a.Reason}, a.DependsOn...) {
		if d != "" {
			out += " " + d
		}
	}
	out += fmt.Sprintf(" toward=%s against=%s duty=%s discretion=%s weight=%g high=%g", a.Toward, a.Against, a.Duty, a.Discretion, a.Weight, a.WeightHigh)
	for _, c := range a.Conflicts {
		out += fmt.Sprintf(" conflict=%s:%s:%s", c.Treaty, c.Holds, c.Prevails)
	}
	return out
}

// parseCases reads a file of cases.
func parseCases(w *world.World, file, text string) ([]*duties, error) {
	var out []*duties
	title := ""
	for i, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		at := fmt.Sprintf("%s:%d", file, i+1)
		var err error
		switch indented := line[0] == ' ' || line[0] == '\t'; {
		case indented && len(out) == 0:
			err = fmt.Errorf("an expectation stands before the first attack")
		case indented:
			c := out[len(out)-1]
			var check func(*obligation.Result) error
			check, err = parseExpectation(words)
			c.expect = append(c.expect, expectation{at, strings.TrimSpace(line), check})
		case words[0] == "case":
			title = strings.Join(words[1:], " ")
		case words[0] == "attack":
			c := &duties{at: at, name: cmp.Or(title, at), w: w}
			title, err = "", parseAttack(c, words[1:])
			out = append(out, c)
		default:
			err = fmt.Errorf("%q begins neither a case nor an attack", words[0])
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", at, err)
		}
	}
	return out, nil
}

// parseAttack reads the attacker, the target and the pairs of words that
// follow. Edits come first, since the rest is looked up in the World they make.
func parseAttack(c *duties, words []string) error {
	if len(words) < 4 || len(words)%2 != 0 {
		return fmt.Errorf("write: attack A B on DATE [word value]...")
	}
	for i := 2; i < len(words); i += 2 {
		kind := world.EditKind(words[i])
		if kind != world.Join && kind != world.Leave && kind != world.Sign {
			continue
		}
		e, err := world.ParseEdit(kind, words[i+1])
		if err != nil {
			return err
		}
		if c.w, err = c.w.With(e); err != nil {
			return err
		}
	}
	c.in = obligation.Incident{Facts: map[string]world.Tri{}, Readings: map[string]string{}}
	for i := 2; i < len(words); i += 2 {
		if err := c.detail(words[i], words[i+1]); err != nil {
			return err
		}
	}
	for _, a := range strings.Split(words[0], ",") {
		id, group, err := c.w.FindActor(a, c.in.On)
		if err != nil {
			return err
		}
		c.in.Attackers = append(c.in.Attackers, obligation.Actor{ID: id, Group: group})
	}
	for _, target := range strings.Split(words[1], ",") {
		id, err := c.w.FindState(target, c.in.On)
		if err != nil {
			return err
		}
		c.in.Targets = append(c.in.Targets, id)
	}
	return nil
}

var tris = map[string]world.Tri{"yes": world.Yes, "no": world.No, "unknown": world.Unknown}

func (c *duties) detail(word, value string) error {
	in := &c.in
	switch word {
	case "join", "leave", "sign":
	case "on":
		d, err := world.ParseDay(value)
		in.On = d
		return err
	case "act":
		in.Act = value
		return oneOf(value, world.Acts)
	case "object":
		in.Object = value
		return oneOf(value, world.Objects)
	case "place":
		place, err := c.w.FindPlace(value, in.On)
		in.Place = place
		return err
	case "initiator":
		in.Initiator = world.StateID(value)
	case "sponsor":
		in.Sponsor = world.StateID(value)
	case "fact":
		name, v, _ := strings.Cut(value, "=")
		t, ok := tris[v]
		in.Facts[name] = t
		if !ok {
			return fmt.Errorf("fact %s is yes, no or unknown", name)
		}
	case "reading":
		q, o, _ := strings.Cut(value, "=")
		r := c.w.Reading(q)
		if r == nil {
			return fmt.Errorf("unknown reading %s", q)
		}
		in.Readings[q] = o
		return oneOf(o, r.OptionIDs())
	default:
		return fmt.Errorf("unknown word %q", word)
	}
	return nil
}

func oneOf(word string, words []string) error {
	if !slices.Contains(words, word) {
		return fmt.Errorf("%q is none of %s", word, strings.Join(words, ", "))
	}
	return nil
}

// parseExpectation reads one line under an attack.
func parseExpectation(words []string) (func(*obligation.Result) error, error) {
	switch {
	case words[0] == "flag" && (len(words) == 4 || len(words) == 5):
		return func(r *obligation.Result) error { return wantFlag(r, words[1:], true) }, nil
	case words[0] == "noflag" && len(words) == 4:
		return func(r *obligation.Result) error { return wantFlag(r, words[1:], false) }, nil
	case words[0] == "absent" && len(words) == 3:
		return func(r *obligation.Result) error {
			for i := range r.Answers {
				if a := &r.Answers[i]; string(a.State) == words[1] && names(words[2], a.Treaty, a.Clause) {
					return fmt.Errorf("there is an answer: %s", writtenAnswer(a))
				}
			}
			return nil
		}, nil
	case words[0] == "link" && len(words) == 4:
		return func(r *obligation.Result) error { return wantLink(r, words[1], words[2], words[3]) }, nil
	case words[0] == "nolink" && len(words) == 2:
		return func(r *obligation.Result) error {
			if slices.ContainsFunc(r.Chain, func(l obligation.Link) bool { return string(l.State) == words[1] }) {
				return fmt.Errorf("%s is drawn in", words[1])
			}
			return nil
		}, nil
	case len(words) < 3:
		return nil, fmt.Errorf("write: STATE TREATY/CLAUSE ANSWER [...]")
	}
	if err := oneOf(words[2], []string{obligation.Owed, obligation.NotOwed, obligation.Depends}); err != nil {
		return nil, err
	}
	for _, word := range words[3:] {
		if key, _, ok := strings.Cut(word, "="); ok {
			if err := oneOf(key, []string{"duty", "discretion", "weight", "high", "toward", "against", "conflict", "cow"}); err != nil {
				return nil, err
			}
		}
	}
	return func(r *obligation.Result) error {
		for _, state := range strings.Split(words[0], ",") {
			if err := wantAnswer(r, state, words[1], words[2:]); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// names tells whether TREATY, TREATY/CLAUSE or "-" (a not_party line, which has
// no clause) names a clause.
func names(text string, t world.TreatyID, clause string) bool {
	if text == "-" {
		return clause == ""
	}
	treaty, c, ok := strings.Cut(text, "/")
	return treaty == string(t) && (!ok || c == clause)
}

func wantAnswer(r *obligation.Result, state, clause string, want []string) error {
	var found []*obligation.Answer
	for i := range r.Answers {
		a := &r.Answers[i]
		ok := string(a.State) == state && names(clause, a.Treaty, a.Clause)
		for _, word := range want[1:] {
			ok = ok && !(strings.HasPrefix(word, "toward=") && word != "toward="+string(a.Toward)) &&
				!(strings.HasPrefix(word, "against=") && word != "against="+a.Against)
		}
		if ok {
			found = append(found, a)
		}
	}
	if len(found) != 1 {
		return fmt.Errorf("%d answers of %s fit", len(found), state)
	}
	a := found[0]
	var why []string
	for _, word := range want[1:] {
		key, value, ok := strings.Cut(word, "=")
		if !ok {
			why = append(why, word)
		} else if err := property(a, key, value); err != nil {
			return fmt.Errorf("%w; the answer is %s", err, writtenAnswer(a))
		}
	}
	got := slices.Clone(a.DependsOn)
	if a.Reason != "" {
		got = append(got, a.Reason)
	}
	slices.Sort(why)
	slices.Sort(got)
	if a.Answer != want[0] || !slices.Equal(why, got) {
		return fmt.Errorf("the answer is %s", writtenAnswer(a))
	}
	return nil
}

func property(a *obligation.Answer, key, value string) error {
	got := ""
	switch key {
	case "duty":
		got = a.Duty
	case "discretion":
		got = a.Discretion
	case "cow":
		got = strconv.Itoa(a.COW)
	case "weight", "high":
		x, err := strconv.ParseFloat(value, 64)
		if have := map[string]float64{"weight": a.Weight, "high": a.WeightHigh}[key]; err != nil || math.Abs(have-x) > 1e-6 {
			return fmt.Errorf("%s is %g, not %s", key, have, value)
		}
		return nil
	case "conflict": // TREATY or TREATY:HOLDS, or none
		for _, c := range a.Conflicts {
			if value == string(c.Treaty) || value == string(c.Treaty)+":"+c.Holds {
				return nil
			}
			got += string(c.Treaty) + ":" + c.Holds + " "
		}
		if value == "none" && len(a.Conflicts) == 0 {
			return nil
		}
	default:
		return nil // toward and against have picked the answer
	}
	if got != value {
		return fmt.Errorf("%s is %s, not %s", key, got, value)
	}
	return nil
}

// wantFlag looks for KIND STATE TREATY[/CLAUSE] [ANSWER].
func wantFlag(r *obligation.Result, want []string, there bool) error {
	found := slices.ContainsFunc(r.Flags, func(f obligation.Flag) bool {
		return f.Kind == want[0] && string(f.State) == want[1] && names(want[2], f.Treaty, f.Clause) && (len(want) < 4 || f.Answer == want[3])
	})
	if found != there {
		return fmt.Errorf("the flag is there: %v; the flags are %+v", found, r.Flags)
	}
	return nil
}

func wantLink(r *obligation.Result, step, state, treaty string) error {
	for _, l := range r.Chain {
		if string(l.State) == state && names(treaty, l.Treaty, l.Clause) && strconv.Itoa(l.Step) == step {
			return nil
		}
	}
	return fmt.Errorf("no such link; the chain is %+v", r.Chain)
}
