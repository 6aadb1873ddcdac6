package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"casus/internal/panel"
	"casus/internal/world"
)

type panelCmd struct {
	storeFlag
	Unit        string   `help:"state-year, dyad-year or directed-dyad-year." required:"" placeholder:"UNIT"`
	Years       string   `help:"The years, A-B or one year (all of the list of states)." placeholder:"A-B"`
	System      string   `help:"Who counts as a state: cow or gw." default:"cow" placeholder:"SYSTEM"`
	Microstates bool     `help:"With gw: states of fewer than 250,000 people too."`
	States      []string `help:"Only these states, or pairs with one of them, by the numbers of the system." placeholder:"NUMBER" sep:","`
	Add         []string `help:"Columns to add; casus panel --help lists them." placeholder:"NAME" sep:","`
	Output      string   `help:"The file to write: FILE.csv, and FILE.csv.manifest.json beside it; - for the terminal." short:"o" default:"-" placeholder:"FILE"`
	Cite        bool     `help:"Print the BibTeX entries of the data sets used, and no panel."`
}

// Help is shown by casus panel --help.
func (panelCmd) Help() string {
	text := `Builds a table with a row for each state or pair of states in each year, with columns from public data sets that you have imported or hold in a folder (--data DIR). A value outside the span of its data is left empty. What was used is written beside the table, with versions, checksums and citations.

Columns that can be added:
`
	for _, a := range panel.Additions {
		text += fmt.Sprintf("  %s: %s\n", a.Name, a.Help)
	}
	return text + `
Examples:
  casus panel --unit dyad-year --years 2010 --data ~/data -o dyads.csv
  casus panel --unit directed-dyad-year --years 1816-2010 --add capabilities,majors,contiguity,alliances --data ~/data -o panel.csv`
}

func (c panelCmd) Run(env Env) error {
	if !slices.Contains(panel.Units, c.Unit) {
		return usageError{fmt.Errorf("--unit %q is not one of %s%s", c.Unit, strings.Join(panel.Units, ", "), world.DidYouMean(c.Unit, panel.Units))}
	}
	if c.System == "gw" && len(c.Add) > 0 {
		return usageError{fmt.Errorf("the columns that can be added are of the cow system; leave out --add or take --system cow")}
	}
	store, err := c.store()
	if err != nil {
		return err
	}
	library := &panel.Library{Dir: store.Dir}
	system, err := library.System(c.System)
	if err != nil {
		return wrong("%v", err)
	}
	opt, err := c.options(system)
	if err != nil {
		return err
	}
	operators, err := library.Add(c.Add)
	if err != nil {
		return wrong("%v", err)
	}
	if c.Cite {
		for _, u := range library.Used {
			fmt.Fprintf(env.Out, "%s\n", u.BibTeX)
		}
		return nil
	}
	return c.write(env, library, system, operators, opt)
}

func (c panelCmd) options(system *panel.System) (*panel.Options, error) {
	opt := &panel.Options{Unit: c.Unit, First: system.First, Last: system.Last, Microstates: c.Microstates}
	var faults []string
	if c.Years != "" {
		from, to, span := strings.Cut(c.Years, "-")
		if !span {
			to = from
		}
		first, err := strconv.Atoi(from)
		last, also := strconv.Atoi(to)
		switch {
		case err != nil || also != nil || first > last:
			faults = append(faults, fmt.Sprintf("--years %q: write 1816-2010, or one year", c.Years))
		case first < system.First || last > system.Last:
			faults = append(faults, fmt.Sprintf("--years %s: the list of states covers %d to %d; of other years nothing is known", c.Years, system.First, system.Last))
		default:
			opt.First, opt.Last = first, last
		}
	}
	for _, text := range c.States {
		n, err := strconv.Atoi(text)
		if err != nil || !system.Has(n) {
			faults = append(faults, fmt.Sprintf("--states %q is no number of a state in the list", text))
		}
		opt.States = append(opt.States, n)
	}
	if len(faults) > 0 {
		return nil, wrong("%s", strings.Join(faults, "\n"))
	}
	return opt, nil
}

// write streams the panel to the terminal, or beside its file and renames it
// when it is whole.
func (c panelCmd) write(env Env, library *panel.Library, system *panel.System, operators []panel.Operator, opt *panel.Options) error {
	code := map[string]string{"cow": "ccode", "gw": "gwcode"}[c.System]
	if c.Output == "-" {
		_, err := panel.Build(system, operators, opt, panel.NewCSV(env.Out, code), nil)
		return err
	}
	if ext := filepath.Ext(c.Output); ext != ".csv" {
		return usageError{fmt.Errorf("-o %s: write to a file that ends in .csv", c.Output)}
	}
	aside, err := os.CreateTemp(filepath.Dir(c.Output), ".casus-*")
	if err != nil {
		return wrong("-o %s: the folder %s cannot be written to", c.Output, filepath.Dir(c.Output))
	}
	defer os.Remove(aside.Name()) // gone already where it was renamed
	defer aside.Close()
	rows, err := panel.Build(system, operators, opt, panel.NewCSV(aside, code), c.progress(env, opt))
	if err != nil {
		return err
	}
	if err := aside.Chmod(0o644); err != nil {
		return err
	}
	manifest, err := json.MarshalIndent(panel.NewManifest(library, c.System, opt, c.Add, rows), "", "  ")
	if err != nil {
		return err
	}
	if err := replaceFile(c.Output+".manifest.json", append(manifest, '\n')); err != nil {
		return wrong("-o %s: %w", c.Output, err)
	}
	if err := os.Rename(aside.Name(), c.Output); err != nil {
		return wrong("-o %s: %w", c.Output, err)
	}
	fmt.Fprintf(env.Out, "%s: %s\n", c.Output, count(rows, "row"))
	return nil
}

// progress tells a terminal how far the panel is.
func (c panelCmd) progress(env Env, opt *panel.Options) func(year, rows int) {
	if env.Width == 0 {
		return nil
	}
	return func(year, rows int) {
		fmt.Fprintf(env.Err, "\r%d of %d years, %d rows", year-opt.First+1, opt.Last-opt.First+1, rows)
		if year == opt.Last {
			fmt.Fprint(env.Err, "\r\033[K")
		}
	}
}
