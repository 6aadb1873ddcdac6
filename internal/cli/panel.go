package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"casus/internal/panel"
	"casus/internal/recipe"
	"casus/internal/tablefile"
	"casus/internal/world"
)

type panelCmd struct {
	storeFlag
	Recipe      string         `help:"A recipe: FILE.yaml, or the name of one that comes with casus." placeholder:"FILE"`
	Unit        string         `help:"state-year, dyad-year or directed-dyad-year." placeholder:"UNIT"`
	Years       string         `help:"The years, A-B or one year (all of the list of states)." placeholder:"A-B"`
	System      string         `help:"Who counts as a state: cow or gw (cow)." placeholder:"SYSTEM"`
	Microstates bool           `help:"With gw: states of fewer than 250,000 people too."`
	States      []string       `help:"Only these states, or pairs with one of them, by the numbers of the system." placeholder:"NUMBER" sep:","`
	Pairs       []string       `help:"Only these pairs, two numbers with a hyphen between." placeholder:"A-B" sep:","`
	Add         []string       `help:"Columns to add; casus panel --help lists them." placeholder:"NAME" sep:","`
	Days        string         `help:"How the days of an alliance become a value of the year: any, jan1, dec31 or share (any)." placeholder:"RULE"`
	Join        []string       `help:"What if a state had entered an alliance of ATOP: STATE:ATOPnnnn[@DATE]." placeholder:"EDIT"`
	Leave       []string       `help:"What if it had left one." placeholder:"EDIT"`
	Bring       []string       `help:"Columns of a table of your own: a CSV file with ccode and year, or ccode1, ccode2 and year (or gwcode)." placeholder:"FILE.csv" sep:"none"`
	Relevant    bool           `help:"Only politically relevant pairs: that touch, or of which one is a major power."`
	Where       string         `help:"Only rows of which an expression over the columns is true." placeholder:"EXPR"`
	Compute     []string       `help:"A column worked out from others, as name=expression." placeholder:"NAME=EXPR" sep:"none"`
	Spells      []string       `help:"Count the years without a 1 in these columns." placeholder:"COLUMN" sep:","`
	Carry       map[string]int `help:"Let the last values of an addition hold on for some years, as capabilities=3." placeholder:"NAME=YEARS"`
	Columns     []string       `help:"Write these columns, in this order." placeholder:"COLUMN" sep:","`
	Output      string         `help:"The file to write: FILE.csv, .parquet or .arrow, and FILE.manifest.json beside it; - for CSV on the terminal." short:"o" placeholder:"FILE"`
	Cite        bool           `help:"Print the BibTeX entries of the data sets used, and no panel."`
}

// Help is shown by casus panel --help.
func (panelCmd) Help() string {
	text := `Builds a table with a row for each state or pair of states in each year, with columns from public data sets that you have imported or hold in a folder (--data DIR). A value outside the span of its data is left empty. What was used, and how each data set met the rows, is written beside the table.

Columns that can be added:
`
	for i := range recipe.Additions {
		text += additionHelp(&recipe.Additions[i])
	}
	text += "\nRecipes that come with casus:\n"
	for _, name := range recipe.Shipped() {
		r, _ := recipe.Open(name) // a test opens them all
		text += fmt.Sprintf("  %s: %s\n", name, r.Title)
	}
	return text + `
Examples:
  casus panel --unit dyad-year --years 2010 --data ~/data -o dyads.csv
  casus panel --unit directed-dyad-year --add alliances -o panel.parquet
  casus panel --unit dyad-year --relevant --add disputes --where "year > 1945"
  casus panel --recipe bremer -o bremer.parquet`
}

// additionHelp says what an addition adds.
func additionHelp(a *recipe.Addition) string {
	text := fmt.Sprintf("  %s (%s)\n", a.Name, a.From)
	if a.States == a.Pairs {
		return text + indented(a.Pairs)
	}
	for _, of := range [][2]string{{"states", a.States}, {"pairs", a.Pairs}} {
		if of[1] != "" {
			text += indented("of " + of[0] + ": " + of[1])
		}
	}
	return text
}

// helpWidth is how wide help is that kong leaves as it is; it puts four more
// columns before it.
const helpWidth = 72

func indented(text string) string {
	lines := strings.Split(ansi.Wordwrap(text, helpWidth-4, ""), "\n")
	return "    " + strings.Join(lines, "\n    ") + "\n"
}

func (c panelCmd) Run(env Env) error {
	r, err := c.recipe()
	if err != nil {
		return err
	}
	store, err := c.store()
	if err != nil {
		return err
	}
	library := &recipe.Library{Dir: store.Dir}
	p, err := library.Panel(r)
	if err != nil {
		return wrong("%v", err)
	}
	if c.Cite {
		for _, u := range library.Used {
			fmt.Fprintf(env.Out, "%s\n", u.BibTeX)
		}
		return nil
	}
	if c.Output == "" || c.Output == "-" {
		return c.print(env, r, p)
	}
	return c.write(env, library, r, p)
}

// print writes the panel to the terminal; of a recipe with a model, the model
// alone.
func (c panelCmd) print(env Env, r *recipe.Recipe, p *panel.Panel) error {
	if r.Logit == nil || c.Output == "-" {
		_, err := p.Build(tablefile.NewCSV(env.Out, r.Written(p)), nil)
		return err
	}
	sample := r.Sample(p, nil)
	account, err := p.Build(sample, c.progress(env, &p.Options))
	if err != nil {
		return err
	}
	fit, err := sample.Fit()
	if err != nil {
		return wrong("%w", err)
	}
	fmt.Fprintf(env.Out, "%s of %s\n", count(account.Rows, "row"), count(account.Made, "row"))
	return writeModel(env.Out, fit)
}

// recipe is the one of the file, with what the flags say besides or instead.
func (c panelCmd) recipe() (*recipe.Recipe, error) {
	r := &recipe.Recipe{}
	switch {
	case c.Recipe != "":
		var err error
		if r, err = recipe.Open(c.Recipe); err != nil {
			return nil, wrong("--recipe %w", err)
		}
	case c.Unit == "":
		return nil, usageError{fmt.Errorf("--unit is missing: one of %s; or --recipe", strings.Join(panel.Units, ", "))}
	}
	for _, s := range []struct {
		to   *string
		from string
	}{{&r.Unit, c.Unit}, {&r.Years, c.Years}, {&r.System, c.System}, {(*string)(&r.Days), c.Days}} {
		if s.from != "" {
			*s.to = s.from
		}
	}
	r.Microstates = r.Microstates || c.Microstates
	r.Add, r.Spells = append(r.Add, c.Add...), append(r.Spells, c.Spells...)
	r.Join, r.Leave = append(r.Join, c.Join...), append(r.Leave, c.Leave...)
	for _, file := range c.Bring {
		r.Bring = append(r.Bring, recipe.Brought{File: file})
	}
	if len(c.Columns) > 0 {
		r.Columns = c.Columns
	}
	for name, n := range c.Carry {
		if r.Carry == nil {
			r.Carry = map[string]int{}
		}
		r.Carry[name] = n
	}
	return r, c.rows(r)
}

// rows reads the flags that say which rows there are.
func (c panelCmd) rows(r *recipe.Recipe) error {
	var faults []string
	for _, text := range c.States {
		n, err := strconv.Atoi(text)
		if err != nil {
			faults = append(faults, fmt.Sprintf("--states %q is no number of a state", text))
		}
		r.States = append(r.States, n)
	}
	for _, text := range c.Pairs {
		a, b, _ := strings.Cut(text, "-")
		x, err := strconv.Atoi(a)
		y, also := strconv.Atoi(b)
		if err != nil || also != nil {
			faults = append(faults, fmt.Sprintf("--pairs %q: write two numbers of states, as 2-200", text))
		}
		r.Pairs = append(r.Pairs, [2]int{x, y})
	}
	for _, text := range c.Compute {
		name, is, ok := strings.Cut(text, "=")
		if name = strings.TrimSpace(name); !ok || !recipe.ValidName(name) {
			faults = append(faults, fmt.Sprintf("--compute %q: write name=expression, the name of letters, digits and _", text))
		}
		r.Compute = append(r.Compute, recipe.Computed{Name: name, Is: strings.TrimSpace(is)})
	}
	if c.Relevant {
		r.Relevant = true
	}
	if c.Where != "" {
		if r.Where != "" {
			r.Where = "(" + r.Where + ") && (" + c.Where + ")"
		} else {
			r.Where = c.Where
		}
	}
	if len(faults) > 0 {
		return wrong("%s", strings.Join(faults, "\n"))
	}
	return nil
}

// write streams the panel beside its file and renames it when it is whole.
func (c panelCmd) write(env Env, library *recipe.Library, r *recipe.Recipe, p *panel.Panel) error {
	if !tablefile.Known(c.Output) {
		return usageError{fmt.Errorf("-o %s: write to a file that ends in %s%s", c.Output, strings.Join(tablefile.Extensions, ", "), world.DidYouMean(filepath.Ext(c.Output), tablefile.Extensions))}
	}
	aside, err := os.CreateTemp(filepath.Dir(c.Output), ".casus-*")
	if err != nil {
		return wrong("-o %s: the folder %s cannot be written to", c.Output, filepath.Dir(c.Output))
	}
	defer os.Remove(aside.Name()) // gone already where it was renamed
	defer aside.Close()
	account, fit, err := c.build(env, library, r, p, aside)
	if err != nil {
		return err
	}
	if err := aside.Chmod(0o644); err != nil {
		return err
	}
	said := recipe.NewManifest(library, r, p, account)
	said.Model = fit
	manifest, err := json.MarshalIndent(said, "", "  ")
	if err != nil {
		return err
	}
	if err := replaceFile(c.Output+".manifest.json", append(manifest, '\n')); err != nil {
		return wrong("-o %s: %w", c.Output, err)
	}
	if err := os.Rename(aside.Name(), c.Output); err != nil {
		return wrong("-o %s: %w", c.Output, err)
	}
	fmt.Fprintf(env.Out, "%s: %s\n", c.Output, count(account.Rows, "row"))
	if fit != nil {
		return writeModel(env.Out, fit)
	}
	return nil
}

// build makes the panel into a file, and fits the model of the recipe.
func (c panelCmd) build(env Env, library *recipe.Library, r *recipe.Recipe, p *panel.Panel, out io.Writer) (panel.Account, *recipe.Fitted, error) {
	notes, err := recipe.Notes(library, r)
	if err != nil {
		return panel.Account{}, nil, err
	}
	w, err := tablefile.New(c.Output, out, r.Written(p), notes)
	if err != nil {
		return panel.Account{}, nil, err
	}
	if r.Logit == nil {
		account, err := p.Build(w, c.progress(env, &p.Options))
		return account, nil, err
	}
	sample := r.Sample(p, w)
	account, err := p.Build(sample, c.progress(env, &p.Options))
	if err != nil {
		return account, nil, err
	}
	fit, err := sample.Fit()
	if err != nil {
		return account, nil, wrong("%w", err)
	}
	return account, fit, nil
}

// progress shows on a terminal how far the panel is. A panel is made in seconds, so
// elsewhere nothing is said of it.
func (c panelCmd) progress(env Env, opt *panel.Options) func(year, rows int) {
	if env.ErrWidth == 0 {
		return nil
	}
	bar := env.progress(task{Label: "panel", Unit: "years", Total: int64(opt.Last - opt.First + 1)})
	return func(year, _ int) {
		if bar.Add(1); year == opt.Last {
			bar.Done()
		}
	}
}
