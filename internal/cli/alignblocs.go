package cli

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"casus/internal/alignment"
	"casus/internal/brief"
	"casus/internal/fault"
	"casus/internal/recipe"
	"casus/internal/world"
)

type alignBlocsCmd struct {
	common
	storeFlag
	Year   int      `help:"The network of a year instead: alliances of ATOP, and strategic rivalries, from imported data or those in --data." placeholder:"YEAR"`
	States []string `help:"Only these states (those in the dossier's focus)." placeholder:"STATE" sep:","`
	Groups int      `help:"How many blocs there may be." default:"2"`
	Edges  []string `help:"Networks of your own instead: CSV files of two actors and a sign, 1 or -1, a line each." placeholder:"FILE.csv" sep:","`
}

// Help is shown by casus align blocs --help.
func (alignBlocsCmd) Help() string {
	return `Finds the blocs that do most justice to who stands with whom and who against whom, proves that no others do more, and says which ties fit none, who is torn, and how an edit changes it.

Examples:
  casus align blocs
  casus align blocs --join TUR:SMDA2025 --states TUR,SAU,PAK,IND,IRN,ISR,ARE,QAT,GRC
  casus align blocs --year 1914 --data ~/data
  casus align blocs --edges tribes.csv --groups 3`
}

func (c alignBlocsCmd) Run(env Env) error {
	if c.Groups < 2 || c.Groups > mostGroups {
		return usageError{fmt.Errorf("--groups %d: from 2 to %d", c.Groups, mostGroups)}
	}
	if len(c.Edges) > 0 {
		return c.networks(env)
	}
	s, err := c.load(env)
	if err != nil {
		return err
	}
	format, err := c.common.format("text", "md", "html", "json")
	if err != nil {
		return err
	}
	if c.Year != 0 {
		return c.ofYear(env, s, format)
	}
	states := slices.Clone(s.after.Question.Focus)
	if len(c.States) > 0 {
		if states, err = findStates(s, c.States); err != nil {
			return err
		}
	}
	if len(states) < 2 {
		return usageError{errors.New("the dossier has no states in its focus, or --states names one; name two states or more")}
	}
	b, err := brief.NewBlocs(s.before, s.after, s.edits, states, c.Groups, s.on())
	if err != nil {
		return err
	}
	if format == "json" {
		return c.writeJSON(env, b)
	}
	return c.writeDocument(env, format, b.Document())
}

const mostGroups = 10

// ofYear finds the blocs of a year of the research data.
func (c alignBlocsCmd) ofYear(env Env, s *session, format string) error {
	store, err := c.store()
	if err != nil {
		return err
	}
	names, states, signed, err := (&recipe.Library{Dir: store.Dir}).SignedYear(c.Year)
	if err != nil {
		return wrong("--year %d: %w", c.Year, err)
	}
	ties := make([]brief.SignedTie, len(signed))
	for i, t := range signed {
		ties[i] = brief.SignedTie(t)
	}
	means := fmt.Sprintf("In %d, of %d states. An alliance with an obligation to fight, to stay neutral or to consult binds two (ATOP); a strategic rivalry divides them, whatever they promised (Thompson, Sakuwa and Suhas).", c.Year, len(states))
	b, err := brief.NewBlocsOf(s.after, strconv.Itoa(c.Year), states, ties, c.Groups, func(id world.StateID) string { return names[id] }, means)
	if err != nil {
		return err
	}
	if format == "json" {
		return c.writeJSON(env, b)
	}
	return c.writeDocument(env, format, b.Document())
}

func findStates(s *session, texts []string) ([]world.StateID, error) {
	var out []world.StateID
	var faults []string
	for _, text := range texts {
		id, err := s.after.FindState(text, s.on())
		switch {
		case err != nil:
			faults = append(faults, err.Error())
		case !slices.Contains(out, id):
			out = append(out, id)
		}
	}
	if len(faults) > 0 {
		return nil, wrong("%s", strings.Join(faults, "\n"))
	}
	return out, nil
}

// networks finds the blocs of networks in files, a line each.
func (c alignBlocsCmd) networks(env Env) error {
	var nets []*alignment.Network
	var faults []error
	for _, name := range c.Edges {
		n, err := readNetwork(name)
		nets, faults = append(nets, n), append(faults, err)
	}
	if err := errors.Join(faults...); err != nil {
		return wrong("%w", err)
	}
	w := tabwriter.NewWriter(env.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "network\tactors\tties\tnegative\tfrustration\tlower bound\tproven\tnodes")
	results := make([]alignment.Frustration, len(nets))
	if c.Groups == 2 {
		results = alignment.Frustrations(nets, alignment.Options{})
	}
	for i, n := range nets {
		if c.Groups != 2 {
			var err error
			if results[i], err = n.FrustrationIn(c.Groups, alignment.Options{}); err != nil {
				return err
			}
		}
		negative := 0
		for _, e := range n.Edges() {
			if e.Sign < 0 {
				negative++
			}
		}
		f := results[i]
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%v\t%d\n", filepath.Base(c.Edges[i]), n.Len(), len(n.Edges()), negative, f.Value, f.Lower, f.Proven, f.Nodes)
	}
	return w.Flush()
}

// maxEdges bounds the size of a network's file, in bytes.
const maxEdges = 16 << 20

// readNetwork reads lines of two actors and a sign, under a head or not.
func readNetwork(name string) (*alignment.Network, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: there is no such file", name)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxEdges+1))
	if err != nil || len(data) > maxEdges {
		return nil, fmt.Errorf("%s is no file of at most 16 MB", name)
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = 3
	faults := fault.Collector{Limit: 100}
	actors := map[string]int{}
	number := func(text string) int {
		if _, ok := actors[text]; !ok {
			actors[text] = len(actors)
		}
		return actors[text]
	}
	var edges []alignment.Edge
	lines := map[[2]int]int{}
	for first := true; ; first = false {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			faults.Addf(name, line, "%v; a line is two actors and a sign", err)
			break
		}
		sign, err := strconv.Atoi(strings.TrimSpace(row[2]))
		if err != nil && first {
			continue // the head
		}
		a, b := number(row[0]), number(row[1])
		key := [2]int{min(a, b), max(a, b)}
		switch {
		case err != nil || sign != 1 && sign != -1:
			faults.Addf(name, line, "%q is no sign; write 1 or -1", row[2])
		case a == b:
			faults.Addf(name, line, "%s is tied to itself", row[0])
		case lines[key] > 0:
			faults.Addf(name, line, "%s and %s are tied on line %d already", row[0], row[1], lines[key])
		default:
			lines[key] = line
			edges = append(edges, alignment.Edge{A: a, B: b, Sign: alignment.Sign(sign)})
		}
	}
	if err := faults.Listed().Err(); err != nil {
		return nil, err
	}
	return alignment.NewNetwork(len(actors), edges)
}
